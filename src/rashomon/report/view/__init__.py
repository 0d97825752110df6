"""The view of a report: every section as a frozen record, computed from the report and nothing else."""

from rashomon.report.view.page import ReportView, StoryView, view_report

__all__ = ["ReportView", "StoryView", "view_report"]

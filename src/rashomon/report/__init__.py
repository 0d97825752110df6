"""Stage 7: one view of a comparison, many formats.

A format is one function from a report to a text; they are listed in `FORMATS`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rashomon.errors import ConfigError
from rashomon.model import Report
from rashomon.report.to_csv import to_csv
from rashomon.report.to_html import to_html
from rashomon.report.to_json import to_json
from rashomon.report.to_terminal import terminal_text, to_terminal

type ReportFormat = str
"""The name of a format, a key of `FORMATS`."""

FORMATS: Mapping[ReportFormat, Callable[[Report], str]] = MappingProxyType(
    {"terminal": terminal_text, "html": to_html, "json": to_json, "csv": to_csv}
)


def report(report: Report, *, format: ReportFormat) -> str:  # noqa: A002
    """Show a comparison in a format.

    Raises:
        ConfigError: there is no such format.
    """
    if format not in FORMATS:
        raise ConfigError(f"no format {format!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[format](report)


__all__ = ["FORMATS", "ReportFormat", "report", "to_csv", "to_html", "to_json", "to_terminal"]

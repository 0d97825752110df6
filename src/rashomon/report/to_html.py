"""The report as one self-contained page: no script, no network, no inline style; the sheet stands in its head."""

from dataclasses import dataclass

from rashomon.model import Report
from rashomon.report import labels
from rashomon.report.pictures.attribution import draw_attribution
from rashomon.report.pictures.copies import draw_copies
from rashomon.report.pictures.map import draw_map
from rashomon.report.pictures.timeline import draw_days, draw_strip, strip_scale
from rashomon.report.pictures.toll import draw_toll
from rashomon.report.templating import render, safe_markup, sheet
from rashomon.report.view import ReportView, StoryView, view_report
from rashomon.report.view import cases as case_limits
from rashomon.report.view import grid as grid_limits
from rashomon.report.view import utterances as utterance_limits
from rashomon.report.view import wording as wording_limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The drawings of one story, as markup; empty where there is nothing to draw."""

    tolls: tuple[str, ...]
    copies: str
    attribution: str
    map: str
    days: str
    strips: tuple[str, ...]
    rest_strips: tuple[str, ...]


def to_html(report: Report) -> str:
    """The whole report as one page."""
    return html_of_view(view_report(report))


def html_of_view(view: ReportView) -> str:
    """A view that has been computed already, as one page."""
    return render("report.html.j2", {**context_of_view(view), "sheet": safe_markup(sheet())})


def context_of_view(view: ReportView) -> dict[str, object]:
    """What the templates of a report see, but for the sheet."""
    return {
        "view": view,
        "pages": [(story, draw_pictures(story)) for story in view.stories],
        "explanations": labels.table("explanations"),
        "limits": {
            "cases": case_limits.OPEN_CASES,
            "grid": grid_limits.OPEN_ROWS,
            "utterances": utterance_limits.OPEN_UTTERANCES,
            "wording": wording_limits.OPEN_OUTLETS,
        },
    }


def draw_pictures(story: StoryView) -> Pictures:
    """Every picture of a story."""
    scale = strip_scale((*story.timeline, *story.timeline_rest))
    return Pictures(
        tolls=tuple(safe_markup(draw_toll(toll)) for toll in story.tolls),
        copies=safe_markup(draw_copies(story.dots, story.copies)),
        attribution=safe_markup(draw_attribution(story.attribution)),
        map=safe_markup(draw_map(story.places.places)) if story.places and len(story.places.places) > 1 else "",
        days=safe_markup(draw_days(scale)) if scale else "",
        strips=tuple(safe_markup(draw_strip(row, scale)) for row in story.timeline) if scale else (),
        rest_strips=tuple(safe_markup(draw_strip(row, scale)) for row in story.timeline_rest) if scale else (),
    )

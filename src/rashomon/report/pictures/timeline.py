"""The strips of the timeline: a bar or a box where a thing happened, a dot where it could first be read."""

from collections.abc import Sequence
from datetime import timedelta

from rashomon.report.pictures import svg
from rashomon.report.pictures.scale import TimeScale, time_scale
from rashomon.report.view.timeline import TimelineRow

_WIDTH, _HEIGHT = 300.0, 20.0
# A thing that happened longer before the first account than this is drawn as an arrow off the scale.
_BEFORE = timedelta(days=4)


def strip_scale(rows: Sequence[TimelineRow]) -> TimeScale | None:
    """The scale that all strips share; None where nothing has a date."""
    known = [row.known for row in rows if row.known]
    if not known:
        return None
    first = min(known) - _BEFORE
    inside = [at for row in rows for at in (row.earliest, row.latest) if first <= at <= max(known) + timedelta(days=1)]
    return time_scale([*known, *inside], 6.0, _WIDTH - 6.0)


def draw_days(scale: TimeScale) -> str:
    """The days above the strips."""
    ticks = "".join(
        svg.text((x + (0 if is_first else 4), 12.0), name, "sm b")
        for x, name, is_first in scale.days(room=50.0, is_brief=True)
    )
    return f'<svg viewBox="0 0 {_WIDTH:g} 16" aria-hidden="true">{ticks}</svg>'


def draw_strip(row: TimelineRow, scale: TimeScale) -> str:
    """One row; what it shows stands in words beside it."""
    middle = _HEIGHT / 2
    parts = [
        svg.line((x, 0.0), (x, _HEIGHT), "ax")
        for x, _, is_first in scale.days(room=50.0, is_brief=True)
        if not is_first
    ]
    happened = scale.at(row.latest)
    known = scale.at(row.known) if row.known else None
    if row.latest < scale.first:
        if known is not None:
            parts.append(svg.line((4.0, middle), (known, middle), "ln hair"))
        parts.append(svg.path("M0 10l9 -4.5v9z", "fill-ink"))
    elif row.earliest > scale.last:
        if known is not None:
            parts.append(svg.line((known, middle), (_WIDTH - 4, middle), "ln hair"))
        parts.append(svg.path(f"M{_WIDTH:g} 10l-9 -4.5v9z", "fill-ink"))
    else:
        if known is not None and known > happened:
            parts.append(svg.line((happened, middle), (known, middle), "ln hair"))
        parts.append(_happened(scale.at(row.earliest), happened))
    if known is not None:
        parts.append(svg.disc((known, middle), 4.4))
    return f'<svg viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" aria-hidden="true">{"".join(parts)}</svg>'


def _happened(left: float, right: float) -> str:
    if right - left < 4:
        return svg.path(f"M{left:.1f} 2v16", "ln")
    sides = svg.path(f"M{left:.1f} 5v10M{right:.1f} 5v10", "side")
    return svg.rectangle(left, 5.0, right - left, 10.0, "open") + sides

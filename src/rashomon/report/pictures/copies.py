"""Who copies whom: outlets are lines, articles dots at their hour, a line runs from the source to the copier."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.report.pictures import svg
from rashomon.report.pictures.scale import TimeScale, time_scale
from rashomon.report.view.copying import CopiedFrom, Dot

# Outlets in one picture; beyond that only those that copy or are copied.
MOST_OUTLETS = 12


def draw_copies(dots: Sequence[Dot], copies: Sequence[CopiedFrom]) -> str:
    """Both drawings; nothing where no article has a date or none copies."""
    best = strongest(copies)
    dated = [dot for dot in dots if dot.published]
    outlets = _outlets(dated, best)
    if not best or len(outlets) < 2:
        return ""
    shown = [dot for dot in dated if dot.outlet in outlets]
    return _draw(shown, best, outlets, is_narrow=False) + _draw(shown, best, outlets, is_narrow=True)


def strongest(copies: Sequence[CopiedFrom]) -> list[CopiedFrom]:
    """For each copier the one it shares most with, where the direction is known."""
    best: dict[int, CopiedFrom] = {}
    for copy in copies:
        if copy.is_certain and (copy.article not in best or best[copy.article].share < copy.share):
            best[copy.article] = copy
    return list(best.values())


def _outlets(dots: Sequence[Dot], copies: Sequence[CopiedFrom]) -> list[str]:
    """Lines from top to bottom: sources first, each followed by those that copy it, then the others."""
    order: dict[str, None] = {}
    for copy in sorted(copies, key=lambda copy: (copy.of, copy.article)):
        order.setdefault(copy.of_outlet)
        order.setdefault(copy.outlet)
    involved = len(order)
    order.update(dict.fromkeys(dot.outlet for dot in dots))
    named = [outlet for outlet in order if any(dot.outlet == outlet for dot in dots)]
    return named if len(named) <= MOST_OUTLETS else named[: min(involved, MOST_OUTLETS)]


def _draw(dots: Sequence[Dot], copies: Sequence[CopiedFrom], outlets: Sequence[str], *, is_narrow: bool) -> str:
    pitch, top = (44.0, 56.0) if is_narrow else (40.0, 56.0)
    width = svg.NARROW if is_narrow else svg.WIDE
    height = top + pitch * len(outlets) - 10
    left = 6.0 if is_narrow else 24 + 6.6 * min(max(len(name) for name in outlets), 28)
    instants: list[datetime] = [dot.published for dot in dots if dot.published]
    times = time_scale(instants, left, width - (16.0 if is_narrow else 24.0))
    rows = {outlet: top + pitch * row for row, outlet in enumerate(outlets)}
    points = {dot.number: (times.at(dot.published), rows[dot.outlet]) for dot in dots if dot.published}
    drawn = [copy for copy in copies if copy.article in points and copy.of in points]
    parts = [
        _days(times, height, is_narrow),
        *(svg.line((times.left, y), (times.right, y), "ax") for y in rows.values()),
    ]
    parts += [_edge(copy, points) for copy in drawn]
    parts.append(_row_names(rows, is_narrow))
    labels = {copy.article: _label(copy) for copy in drawn}
    parts.append(_dots(dots, points, {} if is_narrow else labels, times.right))
    label = "Who copies whom: a line for each outlet, articles by hour. The same links stand in the table below."
    return svg.drawing((width, height), label, "narrow" if is_narrow else "wide", "".join(parts), has_links=True)


def _days(times: TimeScale, height: float, is_narrow: bool) -> str:
    parts = []
    for x, name, is_first in times.days(room=70.0 if is_narrow else 90.0):
        if not is_first:
            parts.append(svg.line((x, 26.0), (x, height - 10), "ax"))
        parts.append(svg.text((x + (0 if is_first else 5), 16.0), name, "sm b"))
    return "".join(parts)


def _row_names(rows: dict[str, float], is_narrow: bool) -> str:
    parts = []
    for outlet, y in rows.items():
        name = outlet if len(outlet) <= 28 else f"{outlet[:27]}…"
        parts.append(svg.text((0.0, y - 12 if is_narrow else y + 4), name, "sm halo" if is_narrow else ""))
    return "".join(parts)


def _edge(copy: CopiedFrom, points: dict[int, tuple[float, float]]) -> str:
    (x, y), (end_x, end_y) = points[copy.of], points[copy.article]
    weight = "w3" if copy.share >= 0.5 else ("w2" if copy.share >= 0.15 else "w1")
    if copy.is_credited:
        return svg.path(f"M{x:.1f} {y:.1f}V{end_y:.1f}H{end_x:.1f}", f"ln {weight}")
    if y == end_y:
        return svg.path(f"M{x:.1f} {y:.1f}H{end_x:.1f}", f"ln c-ochre part-y {weight}")
    return svg.line((x, y), (end_x, end_y), f"ln c-ochre part-y {weight}")


def _label(copy: CopiedFrom) -> tuple[str, bool]:
    share = f"{round(100 * copy.share)} %, " if copy.share else ""
    return f"{share}{'credited' if copy.is_credited else 'no credit'}", copy.is_credited


def _dots(
    dots: Sequence[Dot], points: dict[int, tuple[float, float]], labels: dict[int, tuple[str, bool]], right: float
) -> str:
    parts = []
    for dot in sorted(dots, key=lambda dot: dot.number):
        x, y = points[dot.number]
        shape = svg.square((x, y), 4.4) if dot.is_copy else svg.disc((x, y), 4.6)
        words, is_credited = labels.get(dot.number, ("", True))
        is_tight = _is_tight(x, y, points, 16.0 + 6.4 * len(words)) or x + 24 + 6.4 * len(words) > right + 24
        number = svg.text((x - 8, y + 4), str(dot.number), "sm b halo end")
        if words and not is_tight:
            number = svg.text((x + 9, y + 4), str(dot.number), "sm b halo")
            style = "sm halo" if is_credited else "sm halo t-ochre"
            number += svg.text((x + 13 + 7.0 * len(str(dot.number)), y + 4), words, style)
        elif _is_tight(x - 24, y, points, 22.0):
            number = svg.text((x, y - 9), str(dot.number), "sm b halo mid")
        parts.append(svg.link(f"#a{dot.number}", f"Article {dot.number}, {dot.outlet}", shape + number))
    return "".join(parts)


def _is_tight(x: float, y: float, points: dict[int, tuple[float, float]], room: float) -> bool:
    """Whether another dot lies within so many units to the right on the same line."""
    return any(top == y and x + 0.1 < left < x + room for left, top in points.values())

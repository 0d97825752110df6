"""Who copies whom: outlets are lines, articles dots at their hour, a line runs from the source to the copier."""

from collections.abc import Sequence
from datetime import datetime

from rashomon.report.pictures import svg
from rashomon.report.pictures.scale import TimeScale, time_scale
from rashomon.report.view.copying import CopiedFrom, Dot

# Outlets in one picture; beyond that only those that copy or are copied.
MOST_OUTLETS = 12
# Characters of an outlet's name on one line.
_NAME = 24


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
    left = 6.0 if is_narrow else 24 + 6.6 * max(len(row) for name in outlets for row in svg.wrapped(name, _NAME))
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
        if is_narrow:
            parts.append(svg.text((0.0, y - 12), outlet, "sm halo"))
            continue
        rows_of_name = svg.wrapped(outlet, _NAME)[:2]
        lift = 7.0 * (len(rows_of_name) - 1)
        parts += [svg.text((0.0, y + 4 - lift + 14.0 * row), words) for row, words in enumerate(rows_of_name)]
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
    taken = [(x - 5, x + 5, y) for x, y in points.values()]
    for dot in sorted(dots, key=lambda dot: (dot.number not in labels, dot.number)):
        x, y = points[dot.number]
        shape = svg.square((x, y), 4.4) if dot.is_copy else svg.disc((x, y), 4.6)
        words, is_credited = labels.get(dot.number, ("", True))
        label = shape + _number(dot.number, (x, y), (words, is_credited), taken, right)
        parts.append(svg.link(f"#a{dot.number}", f"Article {dot.number}, {dot.outlet}", label))
    return "".join(parts)


def _number(
    number: int,
    point: tuple[float, float],
    label: tuple[str, bool],
    taken: list[tuple[float, float, float]],
    right: float,
) -> str:
    """The number beside its dot and what it copies; above it or left out where there is no room."""
    x, y = point
    words, is_credited = label
    digits = 7.0 * len(str(number))
    length = digits + (4 + 6.2 * len(words) if words else 0)
    if words and x + 9 + length < right + 24 and _is_free(x + 8, x + 9 + length, y, taken):
        style = "sm halo" if is_credited else "sm halo t-ochre"
        first = svg.text((x + 9, y + 4), str(number), "sm b halo")
        return first + svg.text((x + 13 + digits, y + 4), words, style)
    if words and _is_free(x - 12 - length, x - 7, y, taken):
        style = "sm halo end" if is_credited else "sm halo t-ochre end"
        first = svg.text((x - 8, y + 4), str(number), "sm b halo end")
        return first + svg.text((x - 12 - digits, y + 4), words, style)
    if _is_free(x - 8 - digits, x - 7, y, taken):
        return svg.text((x - 8, y + 4), str(number), "sm b halo end")
    if _is_free(x + 8, x + 9 + digits, y, taken):
        return svg.text((x + 9, y + 4), str(number), "sm b halo")
    if _is_free(x - digits / 2, x + digits / 2, y - 13, taken):
        return svg.text((x, y - 9), str(number), "sm b halo mid")
    return ""


def _is_free(left: float, right: float, y: float, taken: list[tuple[float, float, float]]) -> bool:
    """Whether nothing stands there yet; what is asked for is taken then."""
    if any(y == top and left < end and start < right for start, end, top in taken):
        return False
    taken.append((left, right, y))
    return True

"""On whose word: outlets on the left, agencies in the middle, origins on the right."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.report.labels import sentence_case
from rashomon.report.pictures import svg
from rashomon.report.pictures.scale import spread
from rashomon.report.view.copying import Edge

# Characters of a name on one line.
_NAME = {"outlet": 26, "origin": 34}
_NARROW_NAME = 25


def draw_attribution(edges: Sequence[Edge]) -> str:
    """Both drawings; nothing where fewer than two outlets name an origin."""
    if len({edge.outlet for edge in edges}) < 2:
        return ""
    return _draw(edges, is_narrow=False) + _draw(edges, is_narrow=True)


def _draw(edges: Sequence[Edge], *, is_narrow: bool) -> str:
    outlets, origins = _ordered(edges)
    agencies = list(dict.fromkeys(edge.agency for edge in edges if edge.agency))
    width, pitch, top = (svg.NARROW, 40.0, 52.0) if is_narrow else (svg.WIDE, 40.0, 56.0)
    height = top + pitch * max(len(outlets), len(origins), len(agencies)) - 8
    columns = (6.0, 175.0, 344.0) if is_narrow else (180.0, 420.0, 640.0)
    ends = height - 32
    left = {name: _row(row, len(outlets), top, ends) for row, name in enumerate(outlets)}
    right = {name: _row(row, len(origins), top, ends) for row, name in enumerate(origins)}
    middle = _middle(edges, agencies, left, right, (top, ends))
    parts = [_heads(columns, bool(agencies), width, is_narrow), _lines(edges, columns, left, middle, right)]
    parts += [
        svg.disc((columns[0], y), 3.4) + _side(columns[0], y, name, "outlet", is_narrow) for name, y in left.items()
    ]
    parts += [_agency(columns[1], y, name, is_narrow) for name, y in middle.items()]
    parties = {edge.origin for edge in edges if edge.is_party}
    for name, y in right.items():
        is_party = name in parties
        at = (columns[2], y)
        parts.append(svg.square(at, 4.0, "dot hollow") if is_party else svg.disc(at, 4.6))
        parts.append(_side(columns[2], y, _origin(name, is_party), "origin", is_narrow))
    label = "On whose word each outlet speaks: outlets, agencies, origins. The same links stand in the table below."
    return svg.drawing((width, height), label, "narrow" if is_narrow else "wide", "".join(parts), has_links=False)


def _origin(name: str, is_party: bool) -> str:
    return sentence_case(name) + (" (party)" if is_party else "")


def _ordered(edges: Sequence[Edge]) -> tuple[list[str], list[str]]:
    """Outlets by how much they carry; origins at the mean height of those that name them, so that few lines cross."""
    carried: Counter[str] = Counter()
    for edge in edges:
        carried[edge.outlet] += edge.claims
    outlets = sorted(carried, key=lambda name: (-carried[name], name))
    heights: dict[str, list[int]] = {}
    for edge in edges:
        heights.setdefault(edge.origin, []).append(outlets.index(edge.outlet))
    origins = sorted(heights, key=lambda name: (sum(heights[name]) / len(heights[name]), name))
    return outlets, origins


def _row(row: int, count: int, top: float, bottom: float) -> float:
    return (top + bottom) / 2 if count == 1 else top + row * (bottom - top) / (count - 1)


def _middle(
    edges: Sequence[Edge],
    agencies: Sequence[str],
    left: Mapping[str, float],
    right: Mapping[str, float],
    limits: tuple[float, float],
) -> dict[str, float]:
    wanted = []
    for agency in agencies:
        heights = [
            height for edge in edges if edge.agency == agency for height in (left[edge.outlet], right[edge.origin])
        ]
        wanted.append(sum(heights) / len(heights))
    return dict(zip(agencies, spread(wanted, 38.0, *limits), strict=True))


def _heads(columns: tuple[float, float, float], has_agencies: bool, width: float, is_narrow: bool) -> str:
    parts = [
        svg.text((columns[0] if is_narrow else columns[0] - 8, 16.0), "Outlets", "sm b" if is_narrow else "sm b end"),
        svg.text((columns[2] if is_narrow else columns[2] + 12, 16.0), "Origins", "sm b end" if is_narrow else "sm b"),
        svg.line((0.0, 26.0), (width, 26.0), "ax0"),
    ]
    if has_agencies:
        parts.append(svg.text((columns[1], 16.0), "Agencies", "sm b mid"))
    return "".join(parts)


def _lines(
    edges: Sequence[Edge],
    columns: tuple[float, float, float],
    left: Mapping[str, float],
    middle: Mapping[str, float],
    right: Mapping[str, float],
) -> str:
    direct: Counter[tuple[str, str]] = Counter()
    inward: Counter[tuple[str, str]] = Counter()
    outward: Counter[tuple[str, str]] = Counter()
    for edge in edges:
        if edge.agency is None:
            direct[edge.outlet, edge.origin] += edge.claims
        else:
            inward[edge.outlet, edge.agency] += edge.claims
            outward[edge.agency, edge.origin] += edge.claims
    parts = [
        _curve((columns[0], left[one]), (columns[2], right[other]), f"ln gray {_weight(number)}")
        for (one, other), number in sorted(direct.items())
    ]
    for (one, other), number in sorted(inward.items()):
        parts.append(_curve((columns[0], left[one]), (columns[1] - 30, middle[other]), f"ln {_weight(number)}"))
    for (one, other), number in sorted(outward.items()):
        parts.append(_curve((columns[1] + 30, middle[one]), (columns[2], right[other]), f"ln {_weight(number)}"))
    return "".join(parts)


def _curve(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    bend = (end[0] - start[0]) * 0.45
    (x, y), (end_x, end_y) = start, end
    return svg.path(
        f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {end_x - bend:.1f} {end_y:.1f} {end_x:.1f} {end_y:.1f}", style
    )


def _weight(claims: int) -> str:
    return "w3" if claims >= 6 else ("w2" if claims >= 2 else "w1")


def _agency(x: float, y: float, name: str, is_narrow: bool) -> str:
    most = 13 if is_narrow else 26
    shown = name if len(name) <= most else f"{name[: most - 1]}…"
    half = max(22.0, 3.5 * len(shown) + 8)
    box = svg.rectangle(x - half, y - 13, 2 * half, 26.0, "fill-paper") + svg.path(
        f"M{x - half:.1f} {y - 13:.1f}h{2 * half:.1f}v26h-{2 * half:.1f}z", "ln thin"
    )
    return box + svg.text((x, y + 4), shown, "sm b mid")


def _side(x: float, y: float, name: str, side: str, is_narrow: bool) -> str:
    bold = " b" if side == "origin" else ""
    if is_narrow:
        shown = name if len(name) <= _NARROW_NAME else f"{name[: _NARROW_NAME - 1]}…"
        return svg.text((x, y - 9), shown, f"sm halo{bold}{' end' if side == 'origin' else ''}")
    rows = svg.wrapped(name, _NAME[side])[:2]
    left, style = (x - 10, "end") if side == "outlet" else (x + 12, "b")
    lift = 7.0 * (len(rows) - 1)
    return "".join(svg.text((left, y + 4 - lift + 14.0 * row), words, style) for row, words in enumerate(rows))

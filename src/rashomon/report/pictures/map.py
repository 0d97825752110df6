"""A map: places at their points over coasts and borders, a scale bar, and labels that do not cover each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.report.pictures import svg
from rashomon.report.pictures.outlines import Frame, Line, outlines_in
from rashomon.report.view.places import MapPlace

_KM_PER_DEGREE = 111.2
_BARS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# A map never shows less than this, so that one town is not drawn as a continent. Kilometres.
_LEAST_KM = 30.0
# A map narrower than this has no outlines: at 1:50 million they are some kilometres off. Kilometres.
_OUTLINED_KM = 150.0
# Points of an outline nearer to each other than this are drawn as one, units of the drawing.
_FINE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plane:
    """An equirectangular projection, true along its middle latitude."""

    lat: float
    lon: float
    km_per_unit: float
    width: float
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        across = (lon - self.lon) * math.cos(math.radians(self.lat)) * _KM_PER_DEGREE / self.km_per_unit
        down = (self.lat - lat) * _KM_PER_DEGREE / self.km_per_unit
        return self.width / 2 + across, self.height / 2 + down

    @property
    def frame(self) -> Frame:
        """The part of the earth that is drawn."""
        up = self.height / 2 * self.km_per_unit / _KM_PER_DEGREE
        across = self.width / 2 * self.km_per_unit / _KM_PER_DEGREE / math.cos(math.radians(self.lat))
        return Frame(south=self.lat - up, north=self.lat + up, west=self.lon - across, east=self.lon + across)


def draw_map(places: Sequence[MapPlace]) -> str:
    """Both drawings."""
    return _draw(places, is_narrow=False) + _draw(places, is_narrow=True)


def _draw(places: Sequence[MapPlace], *, is_narrow: bool) -> str:
    width, height = (svg.NARROW, 320.0) if is_narrow else (600.0, 380.0)
    plane = _plane(places, width, height)
    parts = [_graticule(plane), _outlines(plane)]
    parts.append(f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1:g}" class="ln hair gray"/>')
    taken: list[tuple[float, float, float, float]] = [
        (width - 170, height - 34, width, height),
        (0.0, height - 24, 140.0, height),
    ]
    points = [plane.at(place.lat, place.lon) for place in places]
    taken += [(x - 6, y - 6, x + 6, y + 6) for x, y in points]
    labels = [
        _label(place, point, taken, (width, height), number)
        for number, (place, point) in enumerate(zip(places, points, strict=True))
    ]
    parts += [svg.disc(point, 5.0 if number == 0 else 4.0) for number, point in enumerate(points)]
    parts += [*labels, _bar(plane)]
    names = ", ".join(place.name for place in places)
    label = f"Map: {names}."
    return svg.drawing((width, height), label, "narrow" if is_narrow else "wide", "".join(parts), has_links=True)


def _plane(places: Sequence[MapPlace], width: float, height: float) -> _Plane:
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    across = (max(lons) - min(lons)) * math.cos(math.radians(lat)) * _KM_PER_DEGREE
    down = (max(lats) - min(lats)) * _KM_PER_DEGREE
    # The labels need room: the points fill seven tenths of the frame.
    km_per_unit = max(across / (0.62 * width), down / (0.7 * height), _LEAST_KM / width)
    return _Plane(lat=lat, lon=lon, km_per_unit=km_per_unit, width=width, height=height)


def _outlines(plane: _Plane) -> str:
    """Coasts as lines and borders as dashes; nothing where the map shows less than the outlines are good for."""
    if plane.width * plane.km_per_unit < _OUTLINED_KM:
        return ""
    outlines = outlines_in(plane.frame)
    drawn = [
        svg.path("".join(_stroke(plane, line) for line in lines), style)
        for lines, style in ((outlines.coasts, "ln coast"), (outlines.borders, "ln border"))
        if lines
    ]
    if not drawn:
        return ""
    source = svg.text((8.0, plane.height - 9), "Outlines: Natural Earth", "sm soft halo")
    return svg.clipped((plane.width, plane.height), "".join(drawn)) + source


def _stroke(plane: _Plane, line: Line) -> str:
    points = [plane.at(*line[0])]
    for spot in line[1:]:
        point = plane.at(*spot)
        if math.dist(point, points[-1]) >= _FINE:
            points.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) if len(points) > 1 else ""


def _graticule(plane: _Plane) -> str:
    degrees = plane.width * plane.km_per_unit / _KM_PER_DEGREE
    step = next((step for step in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30) if degrees / step <= 4), 45)
    parts = []
    lat = math.ceil((plane.lat - 90) / step) * step
    while lat < plane.lat + 90:
        y = plane.at(lat, plane.lon)[1]
        if 14 < y < plane.height - 4:
            parts.append(svg.line((0.0, y), (plane.width, y), "ax"))
            parts.append(svg.text((5.0, y - 4), f"{abs(lat):g}° {'N' if lat >= 0 else 'S'}", "sm soft"))
        lat += step
    lon = math.ceil((plane.lon - 180) / step) * step
    while lon < plane.lon + 180:
        x = plane.at(plane.lat, lon)[0]
        if 30 < x < plane.width - 40:
            parts.append(svg.line((x, 0.0), (x, plane.height), "ax"))
            parts.append(svg.text((x + 4, 12.0), f"{abs(lon):g}° {'E' if lon >= 0 else 'W'}", "sm soft"))
        lon += step
    return "".join(parts)


def _label(
    place: MapPlace,
    point: tuple[float, float],
    taken: list[tuple[float, float, float, float]],
    size: tuple[float, float],
    rank: int,
) -> str:
    style, pitch = ("b big halo", 9.4) if rank == 0 else ("b halo", 7.6)
    note = place.claims[0] if place.claims else None
    for lines in (2 if note else 1, 1):
        width = max(pitch * len(place.name), 6.2 * len(note.text) if note and lines == 2 else 0.0)
        if spot := _spot(point, width, 14.0 * lines + 2, taken, size):
            x, y, end = spot
            anchor = " end" if end else ""
            words = svg.text((x, y), place.name, style + anchor)
            if note and lines == 2:
                words += svg.link(
                    note.href,
                    f"{place.name}: {note.text}, sentence {note.number}",
                    svg.text((x, y + 14), note.text, "sm halo" + anchor),
                )
            return words
    return ""


def _spot(
    point: tuple[float, float],
    width: float,
    height: float,
    taken: list[tuple[float, float, float, float]],
    size: tuple[float, float],
) -> tuple[float, float, bool] | None:
    """Right of the dot, else left, above or below it; None where every place is taken or off the map."""
    x, y = point
    for left, top, is_end in (
        (x + 9, y - 9, False),
        (x - 9 - width, y - 9, True),
        (x + 4, y - height - 6, False),
        (x + 4, y + 7, False),
        (x - 4 - width, y - height - 6, True),
        (x - 4 - width, y + 7, True),
    ):
        box = (left, top, left + width, top + height)
        inside = box[0] > 3 and box[2] < size[0] - 3 and box[1] > 3 and box[3] < size[1] - 3
        if inside and not any(_meet(box, other) for other in taken if other != (x - 6, y - 6, x + 6, y + 6)):
            taken.append(box)
            return (left + width if is_end else left, top + 13, is_end)
    return None


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bar(plane: _Plane) -> str:
    km = next((km for km in reversed(_BARS_KM) if km / plane.km_per_unit <= plane.width * 0.22), _BARS_KM[0])
    length = km / plane.km_per_unit
    x, y = plane.width - 70 - length, plane.height - 16
    return svg.path(f"M{x:.1f} {y:.1f}h{length:.1f}m0 -4v8m-{length:.1f} 0v-8", "ln hair") + svg.text(
        (x + length + 8, y + 4), f"{km:,} km", "sm soft"
    )

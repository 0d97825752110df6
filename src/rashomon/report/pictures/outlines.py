"""Coasts and borders of the world at 1:50 million, as lines of points.

The data is Natural Earth's (public domain), written by `scripts/outlines.py`. Borders are drawn as Natural Earth has
them, which is who holds the ground and not who claims it.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

type Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A part of the earth, in degrees; it does not cross the date line."""

    south: float
    north: float
    west: float
    east: float

    def meets(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        """Whether the box around two points (latitude, longitude) reaches into the frame."""
        return (
            max(one[0], other[0]) >= self.south
            and min(one[0], other[0]) <= self.north
            and max(one[1], other[1]) >= self.west
            and min(one[1], other[1]) <= self.east
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Lines of (latitude, longitude) points: where land meets water, and where two countries meet."""

    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]


def outlines_in(frame: Frame) -> Outlines:
    """The parts of the world's outlines that lie in a frame, in the order of the data."""
    world = _world()
    return Outlines(coasts=tuple(_parts(world.coasts, frame)), borders=tuple(_parts(world.borders, frame)))


def _parts(lines: Sequence[Line], frame: Frame) -> Iterator[Line]:
    """The stretches of lines whose segments reach into the frame."""
    for line in lines:
        lats, lons = [lat for lat, _ in line], [lon for _, lon in line]
        if not frame.meets((min(lats), min(lons)), (max(lats), max(lons))):
            continue
        stretch: list[tuple[float, float]] = []
        for start, end in pairwise(line):
            if frame.meets(start, end):
                stretch += [end] if stretch else [start, end]
            elif stretch:
                yield tuple(stretch)
                stretch = []
        if stretch:
            yield tuple(stretch)


@cache
def _world() -> Outlines:
    packed = (resources.files(__package__) / "outlines.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    scale, shift = data["transform"]["scale"], data["transform"]["translate"]
    return Outlines(
        coasts=tuple(_line(arc, scale, shift) for arc in data["coasts"]),
        borders=tuple(_line(arc, scale, shift) for arc in data["borders"]),
    )


def _line(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Line:
    """The points of a TopoJSON arc, which gives the first in steps of the grid and each other as a difference."""
    x = y = 0
    points = []
    for across, up in arc:
        x, y = x + across, y + up
        points.append((y * scale[1] + shift[1], x * scale[0] + shift[0]))
    return tuple(points)

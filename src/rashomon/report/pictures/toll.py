"""The toll through time: steps and open intervals, one line for each origin, marks where it was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.report.labels import short_number
from rashomon.report.pictures import svg
from rashomon.report.pictures.scale import NumberScale, TimeScale, number_scale, spread, time_scale
from rashomon.report.view.toll import Dispute, Toll, TollLine, TollMark, TollStep

# How far an open interval is drawn, units; it has no lid, so the height means nothing.
_OPEN_HEIGHT = 34.0
_MARK = 4.2
# Steps of a line up to which dotted joins are drawn; beyond that they only cover each other.
_JOINED = 4
# Marks nearer than this share a place; their codes are then written under each other.
_CODE_ROOM = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    toll: Toll
    times: TimeScale
    numbers: NumberScale
    is_narrow: bool


def draw_toll(toll: Toll) -> str:
    """Both drawings."""
    return _draw(toll, is_narrow=False) + _draw(toll, is_narrow=True)


def _draw(toll: Toll, *, is_narrow: bool) -> str:
    width, height = (svg.NARROW, 330.0) if is_narrow else (svg.WIDE, 420.0)
    label_room = 0.0 if is_narrow else 190.0
    names_room = 18.0 * len(toll.lines) + 8 if is_narrow else 0.0
    bottom = height - 46
    values = [step.level for line in toll.lines for step in line.steps]
    axis = 14 + 8.0 * max(len(short_number(value)) for value in values)
    frame = _Frame(
        toll=toll,
        times=time_scale([toll.first, toll.last], axis, width - label_room - 4),
        numbers=number_scale(values, bottom, 40.0),
        is_narrow=is_narrow,
    )
    parts = [_axes(frame), *(_intervals(frame, line) for line in toll.lines)]
    parts += [_steps(frame, line) for line in toll.lines]
    parts += [_updates(frame, line) for line in toll.lines]
    parts += [_dispute(frame, dispute) for dispute in toll.disputes]
    parts += [_marks(frame), _values(frame), _names(frame, height)]
    label = (
        f"{toll.what} through time, one line for each origin. The same figures stand in the table below the picture."
    )
    style = "narrow" if is_narrow else "wide"
    return svg.drawing((width, height + names_room), label, style, "".join(parts), has_links=True)


def _axes(frame: _Frame) -> str:
    times, numbers = frame.times, frame.numbers
    parts = [svg.text((0.0, 14.0), frame.toll.what, "sm b")]
    for y, number in numbers.ticks():
        parts.append(svg.line((times.left, y), (times.right, y), "ax0" if number == numbers.low else "ax"))
        parts.append(svg.text((times.left - 7, y + 4), short_number(number), "sm soft end"))
    day_room, hour_room = (70.0, 44.0) if frame.is_narrow else (84.0, 52.0)
    for x, name, is_first in times.days(room=day_room):
        if not is_first:
            parts.append(svg.line((x, numbers.top - 10), (x, numbers.bottom + 20), "ax"))
        parts.append(svg.text((x + (0 if is_first else 5), numbers.bottom + 34), name, "sm b"))
    for x, name in times.hours(room=hour_room) if frame.toll.has_hours else ():
        parts.append(svg.line((x, numbers.bottom), (x, numbers.bottom + 4), "ax0"))
        parts.append(svg.text((x, numbers.bottom + 16), name, "sm soft mid"))
    return "".join(parts)


def _end(line: TollLine, number: int, last: datetime) -> datetime:
    return line.steps[number + 1].start if number + 1 < len(line.steps) else last


def _intervals(frame: _Frame, line: TollLine) -> str:
    """A tinted box: without a lid for "at least", without a floor for "at most", closed for a range."""
    parts = []
    for number, step in enumerate(line.steps):
        if step.lower == step.upper:
            continue
        left, right = frame.times.at(step.start), frame.times.at(_end(line, number, frame.times.last))
        y = frame.numbers.at(step.level)
        top, bottom = _box(frame, step, y)
        parts.append(svg.rectangle(left, top, right - left, bottom - top, "open"))
        parts.append(svg.path(f"M{left:.1f} {bottom:.1f}V{top:.1f}M{right:.1f} {bottom:.1f}V{top:.1f}", "side"))
    return "".join(parts)


def _box(frame: _Frame, step: TollStep, y: float) -> tuple[float, float]:
    if step.upper is None:
        return y - _OPEN_HEIGHT, y
    if step.lower is None or step.lower <= 0:
        return y, min(y + _OPEN_HEIGHT, frame.numbers.bottom)
    return max(frame.numbers.at(step.upper), frame.numbers.top - 10), frame.numbers.at(step.lower)


def _style(line: TollLine) -> str:
    if line.is_party:
        return "ln thin part-y"
    return "ln" if line.is_named else "ln thin gray"


def _steps(frame: _Frame, line: TollLine) -> str:
    parts = []
    for number, step in enumerate(line.steps):
        y = frame.numbers.at(step.level)
        start, end = frame.times.at(step.start), frame.times.at(_end(line, number, frame.times.last))
        parts.append(svg.line((start, y), (max(end, start + 1), y), _style(line)))
    return "".join(parts)


def _updates(frame: _Frame, line: TollLine) -> str:
    parts = []
    for before, after in zip(line.steps, line.steps[1:], strict=False):
        x = frame.times.at(after.start)
        low, high = frame.numbers.at(before.level), frame.numbers.at(after.level)
        if not after.is_update:
            if line.is_named and len(line.steps) <= _JOINED:
                parts.append(svg.line((x, low), (x, high), "ln hair weak"))
        elif abs(low - high) < 12:
            parts.append(svg.line((x, low), (x, high), "ln thin c-blue"))
        elif high < low:
            parts += [svg.line((x, low), (x, high + 9), "ln thin c-blue"), svg.arrow_up((x, high + 1.5), "fill-blue")]
        else:
            parts += [svg.line((x, low), (x, high - 9), "ln thin c-blue"), svg.arrow_down((x, high - 1.5), "fill-blue")]
    return "".join(parts)


def _dispute(frame: _Frame, dispute: Dispute) -> str:
    lines = frame.toll.lines
    one = lines[dispute.left[0]].steps[dispute.left[1]]
    other = lines[dispute.right[0]].steps[dispute.right[1]]
    top, bottom = sorted((frame.numbers.at(one.level), frame.numbers.at(other.level)))
    if bottom - top < 22:
        return ""
    x = min(frame.times.at(dispute.at) + 34, frame.times.right - 14)
    bars = f"M{x - 2:.1f} {top:.1f}V{bottom:.1f}M{x + 2:.1f} {top:.1f}V{bottom:.1f}"
    ends = f"M{x - 6:.1f} {top:.1f}h12M{x - 6:.1f} {bottom:.1f}h12"
    middle = (top + bottom) / 2
    sign = svg.disc((x, middle), 9.0, "fill-paper") + svg.text((x, middle + 5), "≠", "mid big t-red")
    return svg.path(bars + ends, "ln thin c-red") + sign


def _marks(frame: _Frame) -> str:
    parts = []
    taken: list[tuple[float, float]] = []
    for line in frame.toll.lines:
        for step in line.steps:
            y = frame.numbers.at(step.level)
            for mark in _once_an_outlet(step.marks):
                parts.append(_mark(frame, mark, y, taken))
    return "".join(parts)


def _once_an_outlet(marks: Sequence[TollMark]) -> list[TollMark]:
    first: dict[str, TollMark] = {}
    for mark in marks:
        first.setdefault(mark.outlet, mark)
    return list(first.values())


def _mark(frame: _Frame, mark: TollMark, y: float, taken: list[tuple[float, float]]) -> str:
    x = frame.times.at(mark.at)
    if mark.how == "copied":
        shape = svg.square((x, y), 3.6)
    else:
        shape = svg.disc((x, y), _MARK, "dot hollow" if mark.how == "through" else "dot")
    if not frame.is_narrow and (place := _free_place(x, y, taken)):
        style = "sm mid halo t-ochre" if mark.how == "copied" else "sm mid halo"
        edge = y + 5 if place[1] > y else y - 5
        leader = svg.line((x, edge), (place[0], place[1] - 10 if place[1] > y else place[1] + 2), "ax0")
        shape = leader + shape + svg.text(place, mark.code, style)
    return svg.link(mark.link.href, f"{mark.outlet}, {mark.link.text}, sentence {mark.link.number}", shape)


def _free_place(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float] | None:
    """A place for the code below the mark, else above it, a little aside where it must be; None where all are taken."""
    for drop in (21.0, 34.0, -12.0, -25.0):
        for aside in (0.0, _CODE_ROOM, -_CODE_ROOM):
            place = (x + aside, y + drop)
            if all(abs(place[0] - left) >= _CODE_ROOM or abs(place[1] - top) >= 12 for left, top in taken):
                taken.append(place)
                return place
    return None


def _values(frame: _Frame) -> str:
    """The value of each step at its start, above the line."""
    parts = []
    taken: list[tuple[float, float, float]] = []
    said: list[tuple[str, float, float]] = []
    for line in frame.toll.lines:
        for step in line.steps:
            x, y = frame.times.at(step.start), frame.numbers.at(step.level)
            width = 8.5 * len(step.words)
            left = min(x + 5, frame.times.right - width)
            place = next((y + rise for rise in (-7.0, -23.0, 16.0) if _is_free(left, y + rise, width, taken)), None)
            is_said = any(words == step.words and abs(left - x0) < 90 and abs(y - y0) < 3 for words, x0, y0 in said)
            if place is None or is_said:
                continue
            said.append((step.words, left, y))
            taken.append((left, place, width))
            label = f"{step.words}, {line.name}, sentence {step.link.number}"
            parts.append(svg.link(step.link.href, label, svg.text((left, place), step.words, "big halo")))
    return "".join(parts)


def _is_free(left: float, y: float, width: float, taken: Sequence[tuple[float, float, float]]) -> bool:
    return all(abs(y - top) >= 14 or left + width < start or start + size < left for start, top, size in taken)


def _names(frame: _Frame, height: float) -> str:
    """Origins at the right end of their lines, spread; under the picture on a phone."""
    lines = frame.toll.lines
    if frame.is_narrow:
        return "".join(_narrow_name(line, height + 12 + 18.0 * row) for row, line in enumerate(lines))
    ends = [frame.numbers.at(line.steps[-1].level) for line in lines]
    placed = spread(ends, 30.0, frame.numbers.top, frame.numbers.bottom)
    x = frame.times.right
    parts = []
    for line, end, y in zip(lines, ends, placed, strict=True):
        parts.append(svg.path(f"M{x + 2:.1f} {end:.1f}L{x + 14:.1f} {y:.1f}", "ax0"))
        parts.append(_name(line, x + 18, y + 4))
    return "".join(parts)


def _name(line: TollLine, x: float, y: float) -> str:
    rows = svg.wrapped(line.name + (" (party)" if line.is_party else ""), 26)[:2]
    shift = -6 if len(rows) > 1 else 0
    return "".join(svg.text((x, y + shift + 13.0 * row), words, "sm b") for row, words in enumerate(rows))


def _narrow_name(line: TollLine, y: float) -> str:
    last = line.steps[-1].words
    sample = svg.line((0.0, y - 4), (22.0, y - 4), _style(line))
    return sample + svg.text((30.0, y), f"{line.name}{' (party)' if line.is_party else ''}: {last}", "sm")

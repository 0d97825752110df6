from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.pictures.attribution import draw_attribution
from rashomon.report.pictures.copies import draw_copies
from rashomon.report.pictures.map import draw_map
from rashomon.report.pictures.outlines import Frame, outlines_in
from rashomon.report.pictures.scale import number_scale, spread, time_scale
from rashomon.report.pictures.svg import text
from rashomon.report.pictures.timeline import draw_strip, strip_scale
from rashomon.report.pictures.toll import draw_toll
from rashomon.report.view import view_report
from rashomon.report.view.places import MapPlace
from tests.report import factory

START = datetime(2025, 3, 11, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def story():
    return view_report(factory.report()).stories[0]


def parsed(drawings):
    return list(ElementTree.fromstring(f"<all>{drawings}</all>"))


def test_every_picture_is_drawn_wide_and_narrow(story):
    for drawings in (
        draw_toll(story.tolls[0]),
        draw_copies(story.dots, story.copies),
        draw_attribution(story.attribution),
        draw_map(story.places.places),
    ):
        assert [svg.get("class") for svg in parsed(drawings)] == ["wide", "narrow"]


def test_a_wide_picture_has_a_name_for_those_who_cannot_see_it(story):
    assert all(svg.get("aria-label") for svg in parsed(draw_toll(story.tolls[0])))


def test_no_picture_carries_a_style_of_its_own(story):
    for element in ElementTree.fromstring(f"<all>{draw_toll(story.tolls[0])}</all>").iter():
        assert "style" not in element.attrib
        assert "fill" not in element.attrib


def test_a_strip_stands_in_words_beside_it(story):
    scale = strip_scale(story.timeline)

    assert 'aria-hidden="true"' in draw_strip(story.timeline[0], scale)


def test_without_copies_nothing_is_drawn(story):
    assert draw_copies(story.dots, ()) == ""


def test_one_place_makes_a_map():
    place = MapPlace(name="A & B", lat=0.0, lon=0.0, claims=(), more=1, articles=1)

    assert len(parsed(draw_map([place]))) == 2


def place_at(lat, lon):
    return MapPlace(name=f"{lat} {lon}", lat=lat, lon=lon, claims=(), more=0, articles=1)


def test_a_map_of_a_country_has_coasts_and_borders_with_their_source():
    wide, _ = parsed(draw_map([place_at(41.9, 12.5), place_at(46.5, 6.6)]))

    assert {"ln coast", "ln border"} <= {element.get("class") for element in wide.iter()}
    assert "Outlines: Natural Earth" in "".join(wide.itertext())


def test_a_map_of_one_town_has_no_coast():
    wide, _ = parsed(draw_map([place_at(41.9, 12.5)]))

    assert "ln coast" not in {element.get("class") for element in wide.iter()}


def test_outlines_begin_where_they_enter_the_frame():
    frame = Frame(south=45.0, north=47.0, west=6.0, east=9.0)
    found = outlines_in(frame)

    assert not found.coasts  # the Alps
    assert found.borders
    assert all(frame.meets(*pair) for line in found.borders for pair in pairwise(line))


def test_text_is_escaped():
    assert text((0.0, 0.0), "<a> & b") == '<text x="0.0" y="0.0">&lt;a&gt; &amp; b</text>'


@given(st.lists(st.floats(0, 300), min_size=1, max_size=9))
def test_spread_labels_do_not_touch(wanted):
    placed = spread(wanted, 20.0, 0.0, 400.0)

    gaps = [right - left for left, right in pairwise(sorted(placed))]
    assert all(gap >= 20.0 - 1e-6 for gap in gaps)
    assert max(placed) <= 400.0


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9))
def test_a_scale_holds_its_numbers(numbers):
    scale = number_scale(numbers, 300.0, 40.0)

    assert all(40.0 - 1e-6 <= scale.at(number) <= 300.0 + 1e-6 for number in numbers)
    assert 2 <= len(scale.ticks()) <= 13


@given(st.lists(st.integers(0, 60 * 24 * 400), min_size=1, max_size=5))
def test_days_are_named_with_room_between_them(minutes):
    scale = time_scale([START + timedelta(minutes=minute) for minute in minutes], 30.0, 700.0)
    ticks = scale.days(room=80.0)

    places = [x for x, _, _ in ticks]
    assert ticks
    assert all(right - left >= 70 for left, right in pairwise(places))

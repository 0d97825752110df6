"""The baked gazetteer: what a name can mean, and how the file is made."""

import sqlite3

import pytest

from rashomon.errors import DataError
from rashomon.extract.language import load_language
from rashomon.extract.places import PlaceWords
from rashomon.extract.places import gazetteer as module


def test_the_most_populous_place_comes_first(gazetteer):
    entries = gazetteer.lookup("Birmingham")

    populations = [entry.population for entry in entries]
    assert entries[0].country == "GB"
    assert populations == sorted(populations, reverse=True)


@pytest.mark.parametrize("name", ["São Paulo", "Sao Paulo", "SAO PAULO", "sao-paulo"])
def test_spelling_does_not_matter(gazetteer, name):
    assert gazetteer.lookup(name)[0].country == "BR"


@pytest.mark.parametrize(("name", "code"), [("Türkiye", "TR"), ("UK", "GB"), ("U.S.", "US"), ("Ivory Coast", "CI")])
def test_countries_go_by_their_names_in_the_news(gazetteer, name, code):
    entry = gazetteer.lookup(name)[0]

    assert (entry.kind, entry.country) == ("country", code)


def test_every_country_has_a_point(gazetteer):
    with sqlite3.connect(gazetteer._path) as database:
        without = database.execute("SELECT name FROM place WHERE kind = 'country' AND lat IS NULL").fetchall()

    assert without == []


@pytest.mark.parametrize(("abbreviation", "state"), [("Fla.", "Florida"), ("N.M.", "New Mexico")])
def test_states_go_by_their_abbreviations(gazetteer, abbreviation, state):
    assert gazetteer.lookup(abbreviation)[0].name == state


def test_seas_and_regions_are_known_too(gazetteer):
    assert "sea" in {entry.kind for entry in gazetteer.lookup("Red Sea")}
    assert gazetteer.lookup("the Balkans")[0].kind == "region"


def test_a_place_lists_what_contains_it(gazetteer):
    city = next(entry for entry in gazetteer.lookup("Lyon") if entry.kind == "city")

    place = gazetteer.place(city)

    france = gazetteer.country("FR")
    assert place.within[-1] == f"geonames:{france.id}"
    assert place.country == "FR"


def test_an_unknown_name_means_nothing(gazetteer):
    assert gazetteer.lookup("Qzxv") == ()
    assert gazetteer.lookup("") == ()


def test_the_file_is_baked_once_and_found_again(monkeypatch, tmp_path):
    baked = []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "bake", baked.append)
    load = module.load_gazetteer.__wrapped__

    load()
    load()

    assert len(baked) == 1
    assert [path.suffix for path in (tmp_path / "rashomon").iterdir()] == [".sqlite"]


def test_a_cache_folder_that_cannot_be_written_is_passed_over(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(module, "bake", lambda path: None)

    found = module.load_gazetteer.__wrapped__()

    assert tmp_path in found._path.parents
    assert blocked not in found._path.parents


def test_the_words_of_a_language_are_checked():
    table = {**load_language("en").section("places"), "never": "the"}

    with pytest.raises(DataError, match="never"):
        PlaceWords.from_table(table)

"""The media lexicon loads, is consistent, and is found by any of its names."""

import pytest

from rashomon.schema.media import (
    MediaType,
    ambiguous_names,
    family_of_medium,
    find_medium,
    load_media,
    media_by_name,
    unlisted_medium,
)
from rashomon.values import ActorType


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("AFP", "Agence France-Presse"),
        ("agence france presse", "Agence France-Presse"),
        ("the Associated Press", "Associated Press"),
        ("Türkiye’s paper", None),
        ("www.dailymail.co.uk", "Daily Mail"),
        ("edition.cnn.com", "CNN"),
        ("www.independent.ie", None),
        ("example.org", None),
    ],
)
def test_a_medium_is_found_by_any_name(name: str, canonical: str | None) -> None:
    """Case, article and hyphens do not count; an unknown name is None."""
    found = find_medium(name)

    assert (found.name if found else None) == canonical


def test_no_two_media_share_a_name() -> None:
    """Every name and alias leads to one medium."""
    index = media_by_name()

    assert all(index[key].name for key in index)
    assert len({medium.name for medium in load_media()}) == len(load_media())


def test_every_medium_has_a_country_and_a_family() -> None:
    """The lexicon has no gaps."""
    assert all(len(medium.country) == 2 and medium.country.isupper() for medium in load_media())
    assert all(medium.family for medium in load_media())


def test_ambiguous_names_are_names_of_the_lexicon() -> None:
    """A name listed as ambiguous that no medium has would be a slip."""
    assert all(find_medium(name) for name in ambiguous_names())


def test_titles_of_one_owner_are_one_family() -> None:
    """Two papers of one house are not independent."""
    assert family_of_medium("The Times") == family_of_medium("The Sun")
    assert family_of_medium("an unknown gazette") is None


def test_types_become_types_of_actors() -> None:
    """State agencies are agencies, stations are media, networks of users are platforms."""
    kinds = {name: medium.actor.type for name in ("TASS", "BBC", "Telegram") if (medium := find_medium(name))}

    assert kinds == {"TASS": ActorType.AGENCY, "BBC": ActorType.MEDIA, "Telegram": ActorType.PLATFORM}
    assert {medium.type for medium in load_media()} == set(MediaType)


def test_the_form_of_a_name_tells_a_medium() -> None:
    """Two words that end in one for a paper or station; its owner is itself, its country unknown."""
    found = unlisted_medium("Maren Courier")

    assert found is not None
    assert (found.family, found.country) == ("Maren Courier", "ZZ")
    assert unlisted_medium("Courier") is None
    assert unlisted_medium("Maren Council") is None

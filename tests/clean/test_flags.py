"""What is odd about a text is flagged, with what shows it."""

import pytest

from rashomon.clean.flags import find_flags


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Captain Ilse Verhane said.", []),
        ("Vеrhаnе said.", ["homoglyphs: Vеrhаnе"]),
        ("The CafÃ© Orle was closed.", ["mojibake"]),
        ("Itâ€™s closed, she said.", ["mojibake"]),
        ("The Café – “closed” – São Orle, Ångström.", []),
        ("The caf\ufffd was closed.", ["replacement characters"]),
        ("\ufeffThe café was closed.", ["byte order mark"]),
        ("The fer\u00adry burned.", ["invisible characters"]),
    ],
)
def test_oddities_are_flagged(text: str, wanted: list[str]) -> None:
    """Mixed scripts, broken encodings, stray marks; nothing for what is only foreign."""
    assert list(find_flags(text)) == wanted

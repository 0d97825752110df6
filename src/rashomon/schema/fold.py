"""A view of a text for matching: of the same length, with look-alike letters and typographic marks made plain.

Source of the look-alikes: the Cyrillic and Greek letters that Unicode Technical Standard 39 (confusables.txt) gives a
Latin letter for, those of one shape in ordinary type.
"""

import re

_QUOTES = "“”„‟«»″"
_APOSTROPHES = "‘’‚‛′`´"
_HYPHENS = "‐‑‒–—―−"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_MARKS = str.maketrans(
    {
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУЗаеѕіјорсухһԁԛԝнкмтвпгиАΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορτυχω",
    "ABESIJKMHOPCTXY3aesijopcyxhdqwhkmtbnruAABEZHIKMNOPTYXaivoptuxw",
)
# Anchored at the start of a word: tried from every letter of it, a long one would take the square of its length.
_MIXED = re.compile(r"(?<!\w)(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])\w+")


def fold(text: str) -> str:
    """The text with typographic marks made plain and look-alike letters inside Latin words made Latin.

    Offsets into the result are offsets into the text. Words wholly in another script stay as they are.

    Example:
        >>> fold("“Ignatнuk” – he said")
        '"Ignathuk" - he said'
    """
    return _MIXED.sub(lambda word: word[0].translate(_LOOK_ALIKES), text.translate(_MARKS))


def find_mixed_words(text: str) -> tuple[str, ...]:
    """The words that mix Latin with Cyrillic or Greek letters, in text order, each once."""
    return tuple(dict.fromkeys(word[0] for word in _MIXED.finditer(text)))

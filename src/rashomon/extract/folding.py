"""Names as keys: two spellings of one name become one string.

`fold` forgets case, accents, apostrophes, hyphens and points. `skeleton` also forgets what transliterations from Arabic
and Persian scripts disagree on: vowels, articles, doubled letters ("Ma`arrat an Nu`man", "Maaret al-Numan").
"""

import re
import unicodedata
from functools import lru_cache

# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "þ": "th",
        "ð": "d",
        "ə": "e",
    }
)
_DROPPED = re.compile(r"['’‘`´ʿʾʻʼʹ.]")
_SPACED = re.compile(r"[^\w]+")
ARTICLES = frozenset(
    (
        "al",
        "el",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "an",
        "en",
        "ad",
        "ed",
        "at",
        "et",
        "az",
        "ez",
        "adh",
        "ath",
        "ul",
        "the",
    )
)
_DIGRAPHS = (("sh", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"))
_SAME = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "w", "z": "z", "j": "j"})
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")

# Consonants. Shorter skeletons ("Hama", "Jobar") fit too many names.
MIN_SKELETON = 4


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes, points and hyphens: "Saint-Étienne" and "saint etienne" are one.

    Example:
        >>> fold("Türkiye"), fold("St. John’s"), fold("U.S.")
        ('turkiye', 'saint johns', 'us')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    # Twice: letters of mathematics become capitals when spread, and capitals can hold accents.
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower()).translate(_LETTERS)
    plain = "".join(char for char in spread if not unicodedata.combining(char))
    key = _SPACED.sub(" ", _DROPPED.sub("", plain)).strip()
    if key.startswith("st "):
        return f"saint {key[3:]}"
    return key


@lru_cache(maxsize=65_536)
def skeleton(key: str) -> str:
    """The consonants of a folded name, for names that were written in Arabic script; "" if they are too few.

    Example:
        >>> skeleton(fold("Ma`arrat an Nu`man")) == skeleton(fold("Maaret al-Numan"))
        True
    """
    words = [word for word in key.split() if word not in ARTICLES]
    bones: list[str] = []
    for word in words:
        single = word
        for pair, letter in _DIGRAPHS:
            single = single.replace(pair, letter)
        bare = _VOWELS.sub("", single.translate(_SAME))
        bare = bare[:1] + bare[1:].rstrip("h")
        bones.append(_DOUBLED.sub(r"\1", bare))
    joined = "".join(bones)
    return joined if len(joined) >= MIN_SKELETON else ""


# Vowels that one transliteration writes where another writes the second: "Mayadeen" and "Mayadin", "Idleb" and "Idlib".
_VOWEL_SPELLINGS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("e", "i"), ("o", "u"))


@lru_cache(maxsize=4_096)
def spellings(key: str) -> tuple[str, ...]:
    """Other spellings of a folded name that was written in Arabic script, for names too short for a skeleton.

    Example:
        >>> spellings("idleb"), "al mayadin" in spellings("mayadeen")
        (('idlib', 'al idlib'), True)
    """
    found = [key]
    for written, other in _VOWEL_SPELLINGS:
        found += [one.replace(written, other) for one in found if written in one]
    words = key.split()
    if words[0] not in ARTICLES:
        found += [f"al {one}" for one in found]
    return tuple(dict.fromkeys(one for one in found if one not in (key, f"al {key}")))

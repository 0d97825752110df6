"""An article as it is read for places, and the candidate that stands at some of its tokens."""

from dataclasses import dataclass

from rashomon.extract.annotation import Annotation
from rashomon.extract.folding import ARTICLES, fold
from rashomon.extract.places.gazetteer import Gazetteer
from rashomon.extract.places.kinds import kind_word
from rashomon.extract.places.words import PlaceTables
from rashomon.schema.media import title_words

# Letters. The shortest country whose lost apostrophe is looked for ("Irans").
MIN_COUNTRY = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may name a place, half open.

    Attributes:
        key: the folded name.
        is_certain: the parser or a sign beside it says it is a place; else only the gazetteer does.
    """

    first: int
    stop: int
    name: str
    key: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """An article being read for places, with what its words have already told.

    Attributes:
        skipped: folded names that are no places (demonyms, organisations).
        surnames: words of people's full names; places: names that are places somewhere in the article.
    """

    annotation: Annotation
    tables: PlaceTables
    gazetteer: Gazetteer
    skipped: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]


def candidate_at(reader: Reader, first: int, stop: int, *, is_certain: bool) -> Candidate | None:
    """The candidate at tokens; None where they are a newspaper's name, a weekday or another word that is no place."""
    first, name = _repaired(reader, first, stop)
    key = fold(name)
    if len(key) < 2 or key in reader.tables.never or key in reader.skipped or not _is_capitalised(name):
        return None
    if stop - first == 1 and _is_paper(reader, first, stop):
        return None
    if key in reader.tables.short_weekdays and _precedes_date(reader, stop):
        return None
    if any(char.isdigit() for char in name) or (key == "us" and not name.isupper()):
        return None
    return Candidate(first, stop, name, key, is_certain)


def _repaired(reader: Reader, first: int, stop: int) -> tuple[int, str]:
    """The name at tokens; where an apostrophe was lost, without the country before it: "Syrias Idlib", "Syrias"."""
    span = reader.annotation.span(first, stop)
    name = reader.annotation.text[span.start : span.end]
    word = reader.annotation.tokens[first].text
    if len(word) < MIN_COUNTRY or not word.endswith("s") or reader.gazetteer.lookup(name):
        return first, name
    entries = reader.gazetteer.lookup(word[:-1])
    if not entries or entries[0].kind != "country":
        return first, name
    if stop - first == 1:
        return first, word[:-1]
    rest = reader.annotation.span(first + 1, stop)
    return first + 1, reader.annotation.text[rest.start : rest.end]


def _is_paper(reader: Reader, first: int, stop: int) -> bool:
    """Whether it is a newspaper called by the last word of its name: "told the Herald"."""
    tokens = reader.annotation.tokens
    if first == 0 or tokens[first - 1].lower != "the" or tokens[first].text not in title_words()[0]:
        return False
    return not kind_word(reader.annotation, first, stop, reader.tables)


def _is_capitalised(name: str) -> bool:
    """Whether a name opens with a capital, behind an Arabic article at most: "Bab", "al-Bab"."""
    article, hyphen, rest = name.partition("-")
    return name[0].isupper() or (bool(hyphen) and article in ARTICLES and rest[:1].isupper())


def _precedes_date(reader: Reader, stop: int) -> bool:
    """Whether a month or a day follows, so that "Mon" and "Sun" are days."""
    tokens = reader.annotation.tokens
    stop += stop < len(tokens) and tokens[stop].text in {",", "."}
    if stop >= len(tokens):
        return False
    return tokens[stop].text[:1].isdigit() or tokens[stop].lower[:3] in reader.tables.short_months

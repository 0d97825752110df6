"""What an article says about which event it tells: weighted words, names, numbers and days, from the text alone.

No parser and no model: a name is a run of capitalised words that are not merely the start of a sentence, a number is
taken with the word after it, a weekday is read against the day of publication. So a text in another language still
yields names, numbers and days.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from rashomon.cluster.folding import fold, stem
from rashomon.cluster.lexicon import Calendar, calendar, document_shares
from rashomon.model import Article, ArticleId, PassageRole


class Place(IntEnum):
    """Where in an article a word stands."""

    BODY = 0
    LEAD = 1
    TITLE = 2


# Weight of a word by its place. The title and the lead tell the event; what follows tells its history.
POSITION_WEIGHTS: Mapping[Place, float] = {Place.BODY: 1.0, Place.LEAD: 2.0, Place.TITLE: 2.0}
# Words of the text that count as the lead.
LEAD_WORDS = 80
# Words of the text that are read at all: beyond lies background, and the cost of an article must have a bound.
MAX_WORDS = 1500

_TOKEN = re.compile(r"https?://\S+|www\.\S+|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.!?:;\n\"“”]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = frozenset('.!?:;\n"“”')
# What may stand between two words of one name: "Cedar Street", "al-Sham".
_JOINTS = frozenset(" -")
# A date without a year lies at most this far after publication.
_AHEAD = timedelta(days=180)


type Feature = str
"""A word, folded and stemmed ("shell"), a double name ("cedar street"), a number ("#24 people"), a day ("@738854")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of one article with their counts, weighted by position.

    Attributes:
        counts: feature → weighted count.
        names: the features that are names or parts of names.
        title: the features of the title; lead: those of the title and the first words of the text.
        day: day of publication as a proleptic ordinal; None where the article has no date.
        language: of the article, as given.
        surfaces: feature → the words as written, where they differ.
    """

    article: ArticleId
    counts: Mapping[Feature, float]
    names: frozenset[Feature]
    title: frozenset[Feature]
    lead: frozenset[Feature]
    outlet: str | None
    day: int | None
    language: str | None
    surfaces: Mapping[Feature, str]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or number: as written, folded, whether a sentence starts here, its place, the characters beside it."""

    raw: str
    folded: str
    is_start: bool
    place: Place
    before: str
    after: str


def read_features(article: Article) -> Features:
    """Read the features of one article from its title and text.

    Args:
        article: any language; passages that do not tell the event (boilerplate, credits) are left out.

    Returns:
        Weighted counts; empty for an empty text.
    """
    published = article.published.date() if article.published else None
    tokens = list(_tokens(article))
    names = _names(tokens)
    stems = frozenset(map(stem, names))
    counts: dict[Feature, float] = {}
    surfaces: dict[Feature, str] = {}
    places: dict[Feature, Place] = {}
    for feature, surface, place in _features(tokens, names, published):
        counts[feature] = counts.get(feature, 0.0) + POSITION_WEIGHTS[place]
        if feature not in places:
            # Tokens come in the order title, lead, body: the first place is the most prominent one.
            places[feature] = place
            if feature != surface:
                surfaces[feature] = surface
    return Features(
        article=article.id,
        counts=counts,
        names=frozenset(feature for feature in counts if (" " in feature and feature[0] != "#") or feature in stems),
        title=frozenset(feature for feature, place in places.items() if place is Place.TITLE),
        lead=frozenset(feature for feature, place in places.items() if place is not Place.BODY),
        outlet=article.outlet,
        day=published.toordinal() if published else None,
        language=article.language,
        surfaces=surfaces,
    )


def _tokens(article: Article) -> Iterator[_Token]:
    hidden = tuple((p.span.start, p.span.end) for p in article.passages if _is_hidden(p.role))
    yield from _read(article.title or "", (), is_title=True)
    yield from _read(article.text, hidden, is_title=False)


def _is_hidden(role: PassageRole) -> bool:
    # A dateline is no story, but its place is evidence.
    return not role.is_story and role is not PassageRole.DATELINE


def _read(text: str, hidden: tuple[tuple[int, int], ...], *, is_title: bool) -> Iterator[_Token]:
    is_start, read = True, 0
    for match in _TOKEN.finditer(text):
        raw, start = match.group(), match.start()
        if raw in _ENDS:
            is_start = True
            continue
        if raw.startswith(("http://", "https://", "www.")):
            continue
        if hidden and any(a <= start < b for a, b in hidden):
            continue
        place = Place.TITLE if is_title else Place.LEAD if read < LEAD_WORDS else Place.BODY
        before, after = text[max(0, start - 2) : start], text[match.end() : match.end() + 1]
        is_plain = not _CJK.search(raw) if not raw.isascii() else True
        for piece in (raw,) if is_plain else _bigrams(raw):
            yield _Token(piece, fold(piece), is_start or is_title, place, before, after)
            read += 1
        is_start = False
        if read > MAX_WORDS:
            return


def _bigrams(run: str) -> Iterator[str]:
    """Characters of a script without spaces, two at a time."""
    yield from (run[i : i + 2] for i in range(max(1, len(run) - 1)))


def _names(tokens: Iterable[_Token]) -> frozenset[str]:
    """Folded words that are written with a capital where no sentence starts, and not as often without."""
    capital: dict[str, int] = {}
    for token in tokens:
        if token.raw[0].islower():
            capital[token.folded] = capital.get(token.folded, 0) - 1
        elif token.raw[0].isupper() and not token.is_start:
            capital[token.folded] = capital.get(token.folded, 0) + 1
        elif token.folded not in document_shares():
            # An unknown word at the start of a sentence is a name unless it also stands without a capital.
            capital.setdefault(token.folded, 1)
    return frozenset(word for word, balance in capital.items() if balance > 0)


def _features(
    tokens: list[_Token], names: frozenset[str], published: date | None
) -> Iterator[tuple[Feature, str, Place]]:
    days = calendar()
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i < last else None
        if token.raw[0].isdigit():
            yield from _number(token, token.folded, following, days)
            continue
        if token.folded in days.numerals:
            yield from _number(token, days.numerals[token.folded], following, days)
        if (day := _day(tokens, i, published, days)) is not None:
            yield f"@{day}", token.raw, token.place
            continue
        if len(token.folded) > 1:
            yield stem(token.folded), token.raw, token.place
        if token.folded in names and token.raw[0].isupper():  # noqa: SIM102
            if (
                following
                and following.before[-1:] in _JOINTS
                and following.folded in names
                and following.raw[0].isupper()
            ):
                yield f"{token.folded} {following.folded}", f"{token.raw} {following.raw}", token.place


def _number(
    token: _Token, digits: str, following: _Token | None, days: Calendar
) -> Iterator[tuple[Feature, str, Place]]:
    number = digits.replace(",", "").rstrip(".")
    if len(number) > 2:
        yield f"#{number}", token.raw, token.place
    if token.before.startswith(",") and token.after == ",":
        yield f"#{number} year", f"aged {token.raw}", token.place
    elif following and not following.is_start and following.folded not in days.months:
        yield f"#{number} {stem(following.folded)}", f"{token.raw} {following.raw}", token.place


def _day(tokens: list[_Token], i: int, published: date | None, days: Calendar) -> int | None:
    """The ordinal of the day that a word names: a weekday, "yesterday", or a month beside a number."""
    word = tokens[i].folded
    if published and word in days.weekdays:
        return published.toordinal() - (published.weekday() - days.weekdays[word]) % 7
    if published and word in days.relative:
        return published.toordinal() - days.relative[word]
    if word not in days.months:
        return None
    near = [tokens[j].folded for j in (i + 1, i - 1) if 0 <= j < len(tokens)]
    number = next((int(n) for n in near if n.isdigit() and 0 < int(n) < 32), None)
    years = [tokens[j].folded for j in (i + 1, i + 2) if j < len(tokens)]
    year = next((int(y) for y in years if y.isdigit() and 1900 < int(y) < 2100), None)
    return _ordinal(number, days.months[word], year, published)


def _ordinal(day: int | None, month: int, year: int | None, published: date | None) -> int | None:
    if day is None or (year is None and published is None):
        return None
    try:
        found = date(year or (published.year if published else 1), month, day)
    except ValueError:
        return None
    # "December 30" read in January is the one of the year before.
    if year is None and published and found - published > _AHEAD:
        found = found.replace(year=found.year - 1) if (month, day) != (2, 29) else found
    return found.toordinal()

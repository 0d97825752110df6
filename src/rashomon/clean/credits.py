"""Whom an article credits: wires, outlets and releases, with the words that say so."""

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.passages import Marked
from rashomon.model import Credit, Span
from rashomon.schema.media import find_medium
from rashomon.values import ActorType

# Words by which a name is a newsroom's and not a person's, where nothing else tells.
_MEDIA_WORDS = re.compile(
    r"\b(?:agence|agency|agencies|associated press|bbc|broadcasting|bulletin|chronicle|cnn|courier|daily|express|"
    r"gazette|guardian|herald|journal|magazine|media|mirror|monitor|news|newspaper|observer|post|press|radio|reuters|star|sun|"
    r"telegraph|television|times|tribune|tv|wire|bloomberg|xinhua|tass|interfax|deutsche presse)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,6}")
_AND = re.compile(r"\s*(?:,\s*and\b|,|;|/|&(?=\s[A-Z])|\band\b|\+)\s*")
_AFTER = re.compile(
    r"\s+(?:from|in|writers?|journalists?|correspondents?|reporters?|staff) .*$|\s*\(.*$|,?\s+(?:19|20)\d\d\b.*$"
)

# An agency glued to the end of the last sentence: "… he said.-REUTERS", "… he said. (AFP/ec)".
_CLOSING = re.compile(
    r"(?<=[.!?\"”’)\]])\s*(?:[-–—]+\s*|\(|\[|/|\s)(?P<name>[A-Z][\w' -]{1,28}?)(?:\s*/\s*\w{1,12})*[)\]]?\.?\s*$"
)

_BASES = {
    "source line": "source line",
    "header outlet": "source line",
    "credit line": "credit line",
    "closing credit": "closing credit",
    "copyright line": "copyright line",
    "dateline": "dateline",
    "byline": "byline",
    "date stamp": "date stamp",
}

# Reasons whose name is whoever is credited; the others name a person as often as a newsroom.
_SURE = ("source line", "header outlet")


def find_credits(
    text: str, marked: Sequence[Marked], *, outlet: str | None, given: str | None, author: str | None
) -> Iterator[Credit]:
    """The credits of an article, in text order, those of the metadata first; one for each name.

    Args:
        text: the article's text.
        marked: its passages.
        outlet: its own name, which is no credit.
        given: a credit that came as metadata.
        author: the author as metadata has it, who may be an agency.
    """
    seen = {outlet.casefold()} if outlet else set()
    for credit in _all(text, marked, given, author):
        name = credit.name.casefold()
        if name not in seen:
            seen.add(name)
            yield credit


def _all(text: str, marked: Sequence[Marked], given: str | None, author: str | None) -> Iterator[Credit]:
    for name in _names(given or ""):
        yield Credit(name=name, span=None, basis="metadata")
    for name in _names(author or ""):
        if is_newsroom(name):
            yield Credit(name=name, span=None, basis="author field")
    for part in marked:
        if part.name and part.passage.reason in _BASES:
            yield from _read(part)
    last = next((part.passage for part in reversed(marked) if part.passage.role.is_story), None)
    if last and (found := _CLOSING.search(text[last.span.start : last.span.end])) and _is_agency(found["name"]):
        span = Span(start=last.span.start + found.start("name"), end=last.span.start + found.end("name"))
        yield Credit(name=found["name"], span=span, basis="closing credit")


def _read(part: Marked) -> Iterator[Credit]:
    reason = part.passage.reason
    name = part.name or ""
    if reason == "copyright line":
        name = re.split(r"[.,;|]|\ball rights\b", name, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    position = 0
    for one in _names(name):
        position = name.index(one, position)
        if not (reason in _SURE or is_newsroom(one) or _is_credited_by_its_form(part, one)):
            continue
        start = part.name_start + position
        yield Credit(name=one, span=Span(start=start, end=start + len(one)), basis=_BASES[reason])


def _is_credited_by_its_form(part: Marked, name: str) -> bool:
    """Whether the place of a name says enough: "(Norda) -" always, "With material from Norda" if it is one word."""
    is_single = " " not in name.strip()
    if part.passage.reason in ("dateline", "date stamp"):
        return True
    return part.passage.reason in ("credit line", "closing credit") and is_single


def _names(written: str) -> list[str]:
    """The names of a list ("AP, Reuters and dpa"), without what follows them."""
    parts = (_AFTER.sub("", part).strip(" .,'\"()[]-") for part in _AND.split(written))
    return [part.removeprefix("the ") for part in parts if part and part[:1].isalpha()]


def is_newsroom(name: str) -> bool:
    """Whether a name is that of an agency or outlet: in the lexicon, or by its form."""
    medium = find_medium(name)
    if medium is not None:
        return not medium.is_platform
    return bool(_ACRONYM.fullmatch(name) or _MEDIA_WORDS.search(name))


def _is_agency(name: str) -> bool:
    medium = find_medium(name)
    return (medium is not None and medium.actor.type is ActorType.AGENCY) or name.casefold() == "agencies"

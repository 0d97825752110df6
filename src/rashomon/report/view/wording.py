"""Words for the same actor: how each outlet names it, in its own voice and in the mouths of others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Layer, Mention, Voice
from rashomon.report.view.index import Index
from rashomon.values import Actor

# Actors side by side, and words of one outlet for one actor.
ACTORS, WORDS = 4, 5
OPEN_OUTLETS = 12

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word for an actor, how often, whether only in reported or quoted speech, whether no other outlet uses it."""

    text: str
    times: int
    is_quoted: bool
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """One outlet's words for each actor."""

    outlet: str
    cells: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingTable:
    """The actors and, for each outlet, its words for them."""

    actors: tuple[str, ...]
    rows: tuple[WordingRow, ...]


type _Tally = Mapping[str, Mapping[str, Counter[tuple[str, bool]]]]


def wording_table(index: Index) -> WordingTable | None:
    """Words by actor and outlet; None where no actor is named in two ways by two outlets."""
    tally: dict[str, dict[str, Counter[tuple[str, bool]]]] = {}
    shown: dict[str, Counter[str]] = {}
    for mention in index.mentions:
        if mention.layer is Layer.ACTOR and isinstance(mention.value, Actor) and mention.form != "adjective":
            surface = _surface(index, mention)
            shown.setdefault(surface.casefold(), Counter())[surface] += 1
            words = tally.setdefault(index.spelled(mention.value), {}).setdefault(
                index.outlet(mention.article), Counter()
            )
            words[surface.casefold(), _is_quoted(mention)] += 1
    chosen = _chosen(tally, index)
    if not chosen:
        return None
    spelled = {folded: _usual(counts) for folded, counts in shown.items()}
    rows = [
        WordingRow(outlet=outlet, cells=tuple(_cell(tally[actor], outlet, spelled) for actor in chosen))
        for outlet in index.outlets
    ]
    return WordingTable(actors=tuple(chosen), rows=tuple(row for row in rows if any(row.cells)))


def _usual(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], text))


def _surface(index: Index, mention: Mention) -> str:
    text = " ".join(index.by_id[mention.article].quote(mention.span).split())
    lowered = text.casefold()
    cut = next((len(head) for head in _ARTICLES if lowered.startswith(head)), 0)
    return text[cut:].removesuffix("’s").removesuffix("'s")


def _is_quoted(mention: Mention) -> bool:
    return mention.voice in (Voice.REPORTED, Voice.QUOTED)


def _chosen(tally: _Tally, index: Index) -> list[str]:
    """Actors that two outlets name, in two ways or more; first those with names unlike their own."""
    least = min(2, len(index.outlets))
    found = []
    for actor, by_outlet in tally.items():
        surfaces = {surface for words in by_outlet.values() for surface, _ in words}
        if len(by_outlet) >= least and len(surfaces) > 1 and _variety(actor, surfaces):
            total = sum(words.total() for words in by_outlet.values())
            found.append((-_variety(actor, surfaces), -len(by_outlet), -total, actor))
    return [actor for *_, actor in sorted(found)[:ACTORS]]


def _variety(actor: str, surfaces: Iterable[str]) -> int:
    """How many of the names are more than a part of the actor's own, or it with a title: "rebels", no bare surname."""
    own = set(actor.casefold().replace("-", " ").split())
    spoken = (set(surface.replace("-", " ").split()) for surface in surfaces)
    return sum(not (words <= own or own <= words) for words in spoken)


def _cell(
    by_outlet: Mapping[str, Counter[tuple[str, bool]]], outlet: str, spelled: Mapping[str, str]
) -> tuple[Word, ...]:
    words = by_outlet.get(outlet, Counter())
    others = {surface for name, used in by_outlet.items() if name != outlet for surface, _ in used}
    made = [
        Word(text=spelled[surface], times=times, is_quoted=is_quoted, is_own=surface not in others)
        for (surface, is_quoted), times in words.items()
    ]
    return tuple(sorted(made, key=lambda word: (word.is_quoted, -word.times, word.text))[:WORDS])

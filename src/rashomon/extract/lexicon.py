"""The lexicons of actors and media as one look-up over folded words, and the forces of states."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.folding import fold
from rashomon.schema.actors import ActorLexicon, State, load_actors
from rashomon.schema.media import ambiguous_names, load_media
from rashomon.values import Actor, ActorType

# Words of a text: (folded word, index of its token); punctuation breaks names apart, hyphens do not.
type Words = Sequence[tuple[str, int]]

BREAK = "|"

# Letters. A name in capitals that is no longer is an acronym.
MAX_ACRONYM = 8

_JOINERS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a known actor.

    Attributes:
        words: folded.
        actor: whose name it is.
        country: ISO code of where the actor belongs, "" if nowhere.
        is_upper: whether it is written in capitals (an acronym).
        is_ambiguous: whether it means the actor only in context.
    """

    words: tuple[str, ...]
    actor: Actor
    country: str
    is_upper: bool
    is_ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Names of one word, and longer ones by their first two, the longest first; states by code and demonym.

    `firsts` are the words with which a name begins.
    """

    firsts: frozenset[str]
    singles: Mapping[str, tuple[Name, ...]]
    pairs: Mapping[tuple[str, str], tuple[Name, ...]]
    states: Mapping[str, State]
    demonyms: Mapping[str, State]
    militaries: Mapping[str, Actor]
    by_name: Mapping[str, Actor]
    country_of: Mapping[str, str]


@cache
def load_lexicon() -> Lexicon:
    """The lexicons, indexed once."""
    known = load_actors()
    entries = [(one.actor, one.country or "") for one in known.actors]
    entries += [(medium.actor, medium.country) for medium in load_media()]
    ambiguous = ambiguous_names()
    singles: dict[str, list[Name]] = {}
    pairs: dict[tuple[str, str], list[Name]] = {}
    by_name: dict[str, Actor] = {}
    for actor, country in entries:
        for written in dict.fromkeys((actor.name, *actor.aliases)):
            words = _index_words(written)
            if not words:
                continue
            is_upper = written.isupper() and len(written) <= MAX_ACRONYM
            name = Name(words, actor, country, is_upper, written in ambiguous)
            by_name.setdefault(" ".join(words), actor)
            if len(words) == 1:
                singles.setdefault(words[0], []).append(name)
            else:
                pairs.setdefault((words[0], words[1]), []).append(name)
    return Lexicon(
        firsts=frozenset(singles) | {first for first, _ in pairs},
        singles={word: tuple(listed) for word, listed in singles.items()},
        pairs={start: tuple(sorted(listed, key=lambda name: -len(name.words))) for start, listed in pairs.items()},
        states={state.code: state for state in known.states},
        demonyms={fold(word): state for state in known.states for word in state.demonyms},
        militaries=_militaries(known),
        by_name=by_name,
        country_of={
            **{actor.name: country for actor, country in entries if country},
            **{state.name: state.code for state in known.states},
        },
    )


def _index_words(written: str) -> tuple[str, ...]:
    words = tuple(fold(written).split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _militaries(known: ActorLexicon) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for one in known.actors:
        if (
            one.actor.type is ActorType.MILITARY
            and one.country
            and one.actor.name.endswith(("Forces", "Arab Army", "Tatmadaw"))
        ):
            found.setdefault(one.country, one.actor)
    return found


def military_of(state: State, branch: str = "Armed Forces") -> Actor:
    """The armed forces of a state, or a branch of them, under one name."""
    whole = load_lexicon().militaries.get(state.code)
    adjective = state.demonyms[0] if state.demonyms else state.name
    main = whole or Actor(
        name=f"{adjective} Armed Forces", type=ActorType.MILITARY, part_of=(state.name,), is_party=True
    )
    if branch == "Armed Forces":
        return main
    name = f"{adjective} {branch}"
    known = load_lexicon().by_name.get(fold(name))
    return known or Actor(name=name, type=ActorType.MILITARY, part_of=(main.name, state.name), is_party=True)


def police_of(state: State) -> Actor:
    """The police of a state."""
    adjective = state.demonyms[0] if state.demonyms else state.name
    return Actor(name=f"{adjective} police", type=ActorType.POLICE, part_of=(state.name,))


def known_names(annotation: Annotation, lexicon: Lexicon) -> Iterator[tuple[int, int, Name]]:
    """Where names of the lexicon are written in a text, as token ranges, the longest first, not overlapping."""
    words = words_of(annotation.tokens)
    firsts, free = lexicon.firsts, 0
    for number, (word, index) in enumerate(words):
        if word not in firsts or number < free:
            continue
        name = _match(words, number, annotation.tokens, lexicon)
        if name is not None:
            free = number + len(name.words)
            yield index, words[free - 1][1] + 1, name


def _match(words: Words, number: int, tokens: Sequence[Token], lexicon: Lexicon) -> Name | None:
    start, index = words[number]
    longer = lexicon.pairs.get((start, words[number + 1][0])) if number + 1 < len(words) else None
    for name in longer or ():
        stop = number + len(name.words)
        if stop > len(words) or any(word != one[0] for word, one in zip(name.words, words[number:stop], strict=True)):
            continue
        if _is_written(name, tokens[index], tokens[words[stop - 1][1]]):
            return name
    for name in lexicon.singles.get(start, ()):
        if _is_written(name, tokens[index], tokens[index]):
            return name
    return None


def _is_written(name: Name, first: Token, last: Token) -> bool:
    """Whether the capitals of the text allow the name: acronyms need theirs, other names one at an end."""
    if name.is_upper:
        return first.text.isupper() and first.tag[:1] == "N"
    return first.text[:1].isupper() or last.text[:1].isupper()


def words_of(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    """The folded words of tokens; a hyphen joins its neighbours, other punctuation is a break."""
    words: list[tuple[str, int]] = []
    for token in tokens:
        text = token.text
        if text.isalpha() and text.isascii():
            words.append((token.lower, token.index))
        elif text in _JOINERS:
            continue
        else:
            folded = fold(text).split()
            words.extend((word, token.index) for word in folded or (BREAK,))
    return words

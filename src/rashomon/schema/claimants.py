"""Who speaks behind a claim, and when two names are one speaker: shared by the stages that align and that count.

Identity is by canonical name and alias; belonging is by the `part_of` of the actor lexicon (a spokesman, his ministry,
its government). Labels are resolved inside the story: "a war monitor" is read as the one monitor that is named, "the
Observatory" as the one longer name that holds the word. The words are in `claimants.toml`.
"""

import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

from rashomon.errors import DataError
from rashomon.model import Claim, Link
from rashomon.schema.ministries import Ministries, find_ministries, names_of, owning_state
from rashomon.values import ActorType


class Kinship(IntEnum):
    """How two speakers belong together, weakest first."""

    NONE = 0
    SIBLING = 1
    PART = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """The speaker behind a claim.

    Attributes:
        name: the name to show.
        names: folded names it goes by.
        wholes: folded names of what it belongs to.
        type: what it is; None where that is not known.
        is_named: False for "sources", "a doctor".
        is_party: whether it is a party to the conflict; None when that is not known.
        resolved_by: why a label carries a name; empty for the text's own.
    """

    name: str
    names: frozenset[str]
    wholes: frozenset[str] = frozenset()
    type: ActorType | None = None
    is_named: bool = True
    is_party: bool | None = None
    resolved_by: str = ""

    def kinship(self, other: "Claimant") -> Kinship:
        """How the two belong together; unnamed speakers are the same only by resolution."""
        if self.names & other.names:
            return Kinship.SAME
        if self.names & other.wholes or other.names & self.wholes:
            return Kinship.PART
        if self.wholes & other.wholes:
            return Kinship.SIBLING
        return Kinship.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    """The words of `claimants.toml`."""

    types: Mapping[ActorType, tuple[str, ...]]
    endings: Mapping[ActorType, tuple[str, ...]]
    bodies: tuple[str, ...]
    state_media: tuple[str, ...]
    owners: tuple[str, ...]
    particles: frozenset[str]
    offices: frozenset[str]


@cache
def _labels() -> _Labels:
    source = resources.files("rashomon.schema") / "claimants.toml"
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
        return _Labels(
            types={ActorType(name): tuple(words) for name, words in table["labels"].items()},
            endings={ActorType(name): tuple(words) for name, words in table["endings"].items()},
            bodies=tuple(table["bodies"]["labels"]),
            state_media=tuple(table["state_media"]["labels"]),
            owners=tuple(table["state_media"]["owners"]),
            particles=frozenset(table["names"]["particles"]),
            offices=frozenset(table["names"]["offices"]),
        )
    except (KeyError, TypeError, ValueError) as err:
        raise DataError(f"schema/claimants.toml is malformed: {err!r}") from err


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """A name without case, accents, articles and punctuation: "François" and "Francois" are one.

    Example:
        >>> fold("The François-Xavier Fund")
        'francois xavier fund'
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    words = "".join(char if char.isalnum() else " " for char in plain.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _folds(name: str) -> frozenset[str]:
    """A name folded, with and without the particles of personal names."""
    whole = fold(name)
    bare = " ".join(word for word in whole.split() if word not in _labels().particles)
    return frozenset({whole, bare} - {""})


# ---------------------------------------------------------------- claimants


def claimants(claims: Iterable[Claim]) -> Mapping[str, Claimant]:
    """The claimant of every claim that has an origin, by claim id; those in the outlet's own voice are left out.

    Args:
        claims: the claims of one story.
    """
    given = [(claim.id, claim, link) for claim in claims if (link := claim.origin) is not None]
    cast = _cast(given)
    ministries = find_ministries(
        (claim.article, tuple(_as_ministry(fold(one)) for one in names_of(link))) for _, claim, link in given
    )
    known: dict[tuple[str, Link], Claimant] = {}
    found: dict[str, Claimant] = {}
    for name, claim, link in given:
        key = (claim.article, replace(link, span=None))
        if key not in known:
            known[key] = _in_ministry(claim.article, _claimant(claim.article, link, cast), ministries)
        found[name] = known[key]
    wholes = _wholes_by_name(known.values())
    spelled = usual_spellings(one.name for one in found.values())
    return MappingProxyType(
        {name: replace(_with_wholes(one, wholes), name=spelled[fold(one.name)]) for name, one in found.items()}
    )


def usual_spellings(names: Iterable[str]) -> Mapping[str, str]:
    """By folded name how it is written most often; of equals the first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        seen[fold(name)][name] += 1
    return {folded: counts.most_common(1)[0][0] for folded, counts in seen.items()}


def _wholes_by_name(known: Iterable[Claimant]) -> Mapping[str, frozenset[str]]:
    """What the bearers of each full name belong to by any article: a minister here is a mere name there."""
    wholes: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one in known:
        if one.is_named:
            for name in one.names:
                if " " in name:
                    wholes[name] |= one.wholes
    return wholes


def _with_wholes(one: Claimant, wholes: Mapping[str, frozenset[str]]) -> Claimant:
    if not one.is_named:
        return one
    all_wholes = one.wholes.union(*(wholes.get(name, frozenset()) for name in one.names)) - one.names
    return one if all_wholes == one.wholes else replace(one, wholes=all_wholes)


_UNTYPED = (None, ActorType.OTHER)


def _in_ministry(article: str, one: Claimant, ministries: Ministries) -> Claimant:
    """A speaker with the one name of the ministry that it is, or that it speaks for."""
    own = frozenset(name for words in one.names if (name := ministries.name_for(article, words)))
    above = frozenset(name for words in one.wholes if (name := ministries.name_for(article, _as_ministry(words))))
    if own:
        kind = ActorType.GOVERNMENT if one.type in _UNTYPED else one.type
        states = frozenset(state for words in one.names if (state := owning_state(words)))
        return replace(one, names=one.names | own, wholes=one.wholes | (states - one.names), type=kind)
    return replace(one, wholes=one.wholes | above)


def _as_ministry(words: str) -> str:
    """What "defence" in "the defence spokesman" belongs to."""
    return f"{words} ministry" if words in _labels().offices else words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """The named speakers of a story: all, and those of each article; by folded name."""

    story: Mapping[str, Link]
    articles: Mapping[str, Mapping[str, Link]] = field(default_factory=dict)

    def named_in(self, article: str) -> Sequence[Mapping[str, Link]]:
        """Where to look a label up: first the article, then the story."""
        return (self.articles.get(article, {}), self.story)


def _cast(given: Iterable[tuple[str, Claim, Link]]) -> _Cast:
    story: dict[str, Link] = {}
    articles: dict[str, dict[str, Link]] = defaultdict(dict)
    for _, claim, link in given:
        if link.is_named and link.actor and link.actor.type is not ActorType.UNNAMED and not _is_label(link.name):
            story.setdefault(fold(link.actor.name), link)
            articles[claim.article].setdefault(fold(link.actor.name), link)
    return _Cast(story=story, articles=articles)


def _claimant(article: str, link: Link, cast: _Cast) -> Claimant:
    for resolve in (_as_longer_name, _as_only_of_type, _as_state_medium):
        if (found := resolve(article, link, cast)) is not None:
            return found
    return _of_link(link) if link.is_named else _unnamed(article, link)


def _as_longer_name(article: str, link: Link, cast: _Cast) -> Claimant | None:
    """A short name ("Observatory") is the one longer name of the story that holds its words."""
    if not link.is_named or (link.actor and link.actor.part_of):
        return None
    words = frozenset(fold(link.name).split())
    for named in cast.named_in(article):
        longer = [other for name, other in named.items() if words < frozenset(name.split())]
        if len(longer) == 1:
            return _of_link(longer[0], resolved_by=f"“{link.name}” is short for {longer[0].name}")
    return None


def _as_only_of_type(article: str, link: Link, cast: _Cast) -> Claimant | None:
    kind = next((kind for kind, words in _labels().types.items() if _ends_with(link.name, words)), None)
    if kind is None or not _is_label(link.name):
        return None
    for named in cast.named_in(article):
        found = [other for other in named.values() if other.actor and other.actor.type is kind]
        if len(found) == 1:
            reason = f"“{link.name}” is read as {found[0].name}, the only {kind.value} that is named"
            return _of_link(found[0], resolved_by=reason)
    return None


def _is_label(name: str) -> bool:
    """Whether a name ends in a common noun: "Syrian war monitor"."""
    return name.rsplit(maxsplit=1)[-1][:1].islower()


def _ends_with(name: str, words: tuple[str, ...]) -> bool:
    folded = f" {fold(name)}"
    return any(folded.endswith(f" {fold(word)}") for word in words)


def _as_state_medium(article: str, link: Link, cast: _Cast) -> Claimant | None:
    """State media without a name belong to the one government whose media the story names."""
    if not _ends_with(link.name, _labels().state_media) or (link.actor and link.actor.part_of):
        return None
    owners = {whole: other for other in cast.story.values() if other.actor for whole in _owners(other)}
    if len(owners) != 1:
        return None
    (owner,) = owners
    reason = f"“{link.name}” is read as media of the {owner}"
    own = _unnamed(article, link)
    return replace(own, wholes=own.wholes | {fold(owner)}, is_named=True, resolved_by=reason)


def _owners(link: Link) -> list[str]:
    parts = link.actor.part_of if link.actor else ()
    return [part for part in parts if part.casefold().startswith(_labels().owners)]


def _of_link(link: Link, resolved_by: str = "") -> Claimant:
    actor = link.actor
    names = _folds(link.name)
    wholes = frozenset[str]()
    if actor is not None:
        names |= frozenset(one for name in (actor.name, *actor.aliases) for one in _folds(name))
        wholes = frozenset(fold(name) for name in actor.part_of)
    return Claimant(
        name=actor.name if actor else link.name,
        names=names,
        wholes=wholes - names,
        type=_type_of(link),
        is_party=actor.is_party if actor else None,
        resolved_by=resolved_by,
    )


def _type_of(link: Link) -> ActorType | None:
    """The type that was read, or for a name of no known type the one its last words tell: "the KNA news agency"."""
    read = link.actor.type if link.actor else None
    if read not in (None, ActorType.OTHER):
        return read
    return next((kind for kind, words in _labels().endings.items() if _ends_with(link.name, words)), read)


def _unnamed(article: str, link: Link) -> Claimant:
    """An unnamed speaker is one of its article: "residents" here and "residents" there may be others.

    One of a named body ("a source at Orlen Police Command") is that of every article, and so is a body that a place has
    but one of ("the coast guard").
    """
    has_body = any(word[:1].isupper() for word in link.name.split()[1:]) or _ends_with(link.name, _labels().bodies)
    name = fold(link.name)
    return Claimant(
        name=link.name,
        names=frozenset({name if has_body else f"{article}: {name}"}),
        wholes=frozenset(fold(whole) for whole in link.actor.part_of) if link.actor else frozenset(),
        type=link.actor.type if link.actor else None,
        is_named=False,
        is_party=link.actor.is_party if link.actor else None,
    )

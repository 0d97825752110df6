"""All actors of an article: by name first, then generic words, then who they are and whether they fight."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.extract.actors.denote import Denoter
from rashomon.extract.actors.labels import LabelFinder
from rashomon.extract.actors.mention import ActorMention, Found
from rashomon.extract.actors.names import NameFinder, people
from rashomon.extract.actors.shortened import with_shortened
from rashomon.extract.actors.words import ActorTables, ActorWords, compile_words
from rashomon.extract.annotation import Annotation
from rashomon.extract.folding import fold
from rashomon.extract.lexicon import load_lexicon
from rashomon.extract.places import PlaceMention
from rashomon.model import Span
from rashomon.values import Actor, ActorType


def find_actors(
    annotation: Annotation, places: Sequence[PlaceMention], *, words: ActorWords
) -> tuple[ActorMention, ...]:
    """Who acts and speaks in an article, by name and by generic words, in text order and not overlapping.

    Args:
        annotation: the parsed article.
        places: its toponyms; those that stand for a state become actors.
        words: the [actors] section of its language.
    """
    tables, lexicon = compile_words(words), load_lexicon()
    named = NameFinder(annotation, tables, lexicon, places).find()
    named = with_shortened(annotation, named, tables.sets["shortened"])
    roles = roles_of(annotation, named, tables)
    named = _with_parts(annotation, named)
    denoter = Denoter(annotation=annotation, tables=tables, lexicon=lexicon, places=places, named=named, roles=roles)
    lands = {index: place.value.country or "" for place in places for index in range(place.first, place.stop)}
    found: dict[int, tuple[Found, Actor]] = {}
    for one in named.values():
        if one.actor is not None:
            found[one.first] = (one, one.actor)
    for label, phrase in LabelFinder(annotation, tables, lexicon, named, lands).find():
        if not any(index in named for index in range(label.first, label.stop)):
            actor = denoter.denote(label, phrase)
            if actor is not None:
                found[label.first] = (label, actor)
    fighting = _fighting_states([actor for _, actor in found.values()])
    return tuple(_mention(annotation, *found[first], fighting) for first in sorted(found))


def _mention(annotation: Annotation, found: Found, actor: Actor, fighting: frozenset[str]) -> ActorMention:
    if actor.type is ActorType.GOVERNMENT and actor.is_party is None and actor.name in fighting:
        actor = replace(actor, is_party=True)
    span = annotation.span(found.first, found.stop)
    head = annotation.head_of(span)
    return ActorMention(span=span, value=actor, form=found.form, head=head.index if head else found.stop - 1)


def _fighting_states(actors: Sequence[Actor]) -> frozenset[str]:
    """States whose forces act in the article."""
    return frozenset(name for actor in actors if actor.type is ActorType.MILITARY for name in actor.part_of)


def roles_of(
    annotation: Annotation, named: Mapping[int, Found], tables: ActorTables
) -> dict[str, list[tuple[int, Actor]]]:
    """Who bears which role: from titles before names and what stands in apposition, by noun, in text order."""
    roles: defaultdict[str, list[tuple[int, Actor]]] = defaultdict(list)
    listed = tables.sets["persons.roles"]
    for person in people(named):
        if person.actor is None:
            continue
        for index in _around(annotation, person):
            word = annotation.tokens[index].lower
            if word in listed:
                roles[word].append((person.first, person.actor))
    return dict(roles)


def _around(annotation: Annotation, person: Found) -> list[int]:
    """Tokens of the title before a name and of the phrase in commas after it."""
    tokens, found = annotation.tokens, []
    index = person.first - 1
    while index >= 0 and tokens[index].tag in {"NN", "NNP", "JJ", ",", "HYPH", "POS"} and person.first - index <= 6:
        found.append(index)
        index -= 1
    if person.stop < len(tokens) and tokens[person.stop].text == ",":
        for index in range(person.stop + 1, min(person.stop + 8, len(tokens))):
            if tokens[index].tag in {"VBD", "VBZ", "."} or tokens[index].text == ",":
                break
            found.append(index)
    return found


def _with_parts(annotation: Annotation, named: Mapping[int, Found]) -> dict[int, Found]:
    """People belong to the organisation or state beside their role: "Kremlin spokesman X", "X, head of Y"."""
    owners: dict[str, tuple[str, ...]] = {}
    lexicon = load_lexicon()
    for person in people(named):
        if person.actor is None or person.actor.part_of or person.actor.name in owners:
            continue
        for index in _around(annotation, person):
            other = named.get(index)
            if other is not None and other.actor is not None and other.actor.type is not ActorType.PERSON:
                owners[person.actor.name] = (other.actor.name, *other.actor.part_of)
                break
            state = lexicon.demonyms.get(fold(annotation.tokens[index].text))
            if state is not None:
                owners[person.actor.name] = (state.name,)
                break
    return {index: _joined(one, owners) for index, one in named.items()}


def _joined(found: Found, owners: Mapping[str, tuple[str, ...]]) -> Found:
    if found.actor is None or found.actor.name not in owners:
        return found
    return replace(found, actor=replace(found.actor, part_of=owners[found.actor.name]))


def canonical(name: str, actors: Sequence[ActorMention]) -> Actor | None:
    """The actor of an article that a name means: by name, alias or surname; None if there is none.

    Args:
        name: as written somewhere, without title.
        actors: the article's mentions.
    """
    key = fold(name)
    for mention in actors:
        if mention.form not in {"label", "role", "adjective"} and key in _names(mention.value):
            return mention.value
    for mention in actors:
        if mention.value.type is ActorType.PERSON and key == fold(mention.value.name).rpartition(" ")[2]:
            return mention.value
    return None


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(fold(name) for name in (actor.name, *actor.aliases))


def actor_at(span: Span, actors: Sequence[ActorMention]) -> Actor | None:
    """The actor whose mention shares most of a span; names before labels. None if none touches it."""
    touching = [mention for mention in actors if mention.span.overlaps(span)]

    def rank(mention: ActorMention) -> tuple[bool, int]:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        return (mention.form in {"name", "acronym", "metonym"}, shared)

    return max(touching, key=rank).value if touching else None

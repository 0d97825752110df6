"""By whom or what: the agent of a verb, the attack in which it happened, and whose attack that was.

An attack that its sentence does not ascribe ("the strikes killed nine") is that of the nearest attack of its class that
another sentence ascribes ("Norda jets struck …").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.agents import circumstances_of, doing_verbs, verbs_of
from rashomon.extract.figures.counting import Count
from rashomon.extract.figures.deeds import Deed, Doers
from rashomon.extract.figures.frames import is_passive, subject_of
from rashomon.model import Span
from rashomon.schema.actors import load_actors
from rashomon.values import Actor, ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Who or what, and the words that say so."""

    actor: Actor
    span: Span


def find_cause(cue: Token, count: Count, doers: Doers) -> Cause | None:
    """The cause of a figure: an actor where the sentence or the article names one, else the instrument.

    Args:
        cue: the word that makes the figure one of its kind.
        count: what is counted; it is never its own cause.
        doers: the attacks of the article and their actors.
    """
    instrument: int | None = None
    loser = _loser(cue, doers)
    for head, is_agent in _candidates(cue, count, doers):
        if count.first <= head < count.stop or head == loser:
            continue
        mention = doers.of_phrase(head, is_agent=is_agent)
        if mention is not None and mention.head != loser and not _is_victim(mention, count, doers.annotation):
            return Cause(actor=as_doer(mention.value), span=mention.span)
        if doers.class_of(head) is not None:
            instrument = head if instrument is None else instrument
        elif is_agent and (words := _persons(head, doers)) is not None:
            return words
    deed = _deed(cue, instrument, doers)
    if deed is not None and deed.mention.head != loser and not _is_victim(deed.mention, count, doers.annotation):
        return Cause(actor=as_doer(deed.mention.value), span=deed.mention.span)
    if instrument is None:
        return None
    span = doers.words_at(instrument)
    return Cause(actor=Actor(name=doers.annotation.text[span.start : span.end]), span=span)


def _deed(cue: Token, instrument: int | None, doers: Doers) -> Deed | None:
    """The attack of the article that a figure is of, where its own words ascribe none."""
    if instrument is None:
        return doers.deed_near(cue.index)
    # "Veldrian shelling" says whose it was, though nobody knows who that is.
    return None if doers.is_of_unknown(instrument) else doers.same_deed(instrument)


def _loser(cue: Token, doers: Doers) -> int | None:
    """The noun of who lost those counted, and so did not kill them: "the army lost 15 soldiers"."""
    if cue.lower not in doers.lexicon.lists["losing"]:
        return None
    verb = doers.annotation.tokens[cue.head] if cue.dep == "conj" else cue
    return subject_of(verb if verb.tag.startswith("VB") else cue, doers.annotation)


def _is_victim(mention: "ActorMention", count: Count, annotation: Annotation) -> bool:
    """Whether an actor is told as those counted: "killing 14 fighters from the brigade"."""
    if annotation.span(count.first, count.stop).overlaps(mention.span):
        return True
    if annotation.text[mention.span.start : mention.span.end].lower() == annotation.tokens[count.head].lower:
        # "14 policemen were killed", in a text where other policemen fired.
        return True
    for child in annotation.children(count.head):
        if child.dep == "prep" and child.lower in ("of", "from"):
            below = annotation.subtree(child.index)
            if below[0] <= mention.head <= below[-1]:
                return True
    return False


def _candidates(cue: Token, count: Count, doers: Doers) -> Iterator[tuple[int, bool]]:
    """Heads of the noun phrases that may name the cause, the likeliest first; whether they stand as agents."""
    annotation, lexicon = doers.annotation, doers.lexicon
    verbs = verbs_of(cue, annotation)
    doing = doing_verbs(cue, annotation, lexicon)
    others = {verb.index for verb in verbs if verb not in doing}
    for verb in doing:
        yield from ((head, True) for head in doers.agents(verb))
        if verb.tag.startswith("VB") and not is_passive(verb, annotation.children(verb.index)):
            subjects = _subjects(verb, count, annotation)
            yield from ((head, is_agent) for head, is_agent in subjects if annotation.tokens[head].head not in others)
    for holder in (*(verb.index for verb in verbs), count.head):
        yield from ((head, False) for head in _circumstances(holder, doers))
    for verb in circumstances_of(verbs, cue, annotation, lexicon):
        yield from _subjects(verb, count, annotation)
    sentence = annotation.sentence_of(cue.index)
    attacks = [index for index in range(*sentence[:2]) if doers.class_of(index) is not None]
    yield from ((index, False) for index in sorted(attacks, key=lambda index: _distance(index, cue.index)))


def _distance(index: int, cue: int) -> int:
    """How far an attack is told from a cue; what comes before it counts as half as far as what comes behind."""
    return cue - index if index < cue else 2 * (index - cue)


def _subjects(verb: Token, count: Count, annotation: Annotation) -> Iterator[tuple[int, bool]]:
    subject = subject_of(verb, annotation)
    if subject is not None and subject != count.head:
        yield subject, True


def _circumstances(holder: int, doers: Doers) -> Iterator[int]:
    """The objects of prepositions that tell how it came: "in a strike", "during clashes"."""
    for child in doers.annotation.children(holder):
        if child.dep == "prep" and child.lower in doers.lexicon.lists["cause_prepositions"]:
            yield from doers.objects(child)


def _persons(head: int, doers: Doers) -> Cause | None:
    """The words of an agent that is no known actor: "killed by unknown gunmen", "by a man"."""
    annotation, lexicon = doers.annotation, doers.lexicon
    token = annotation.tokens[head]
    group = lexicon.persons.get(token.lower)
    is_doer = group in lexicon.lists["armed_groups"] or token.lower in lexicon.lists["attackers"]
    is_behind_by = group is not None and annotation.tokens[token.head].lower == "by"
    if not token.tag.startswith("NN") or not (is_doer or is_behind_by):
        return None
    span = doers.words_at(head)
    return Cause(actor=Actor(name=annotation.text[span.start : span.end]), span=span)


def as_doer(actor: Actor) -> Actor:
    """An actor as somebody who kills: a state acts through its government.

    The state's own name stays an alias, so that "Norda" and "the Norda government" are one cause.
    """
    adjective = _adjectives().get(actor.name)
    if actor.type is not ActorType.GOVERNMENT or adjective is None:
        return actor
    return Actor(
        name=f"{adjective} government",
        type=ActorType.GOVERNMENT,
        aliases=(actor.name, *actor.aliases),
        part_of=(actor.name,),
        is_party=actor.is_party,
    )


@cache
def _adjectives() -> dict[str, str]:
    return {state.name: state.demonyms[0] for state in load_actors().states if state.demonyms}

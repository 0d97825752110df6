"""By whom or what: the agent of a verb, the attack in which it happened, and whose attack that was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Count
from rashomon.extract.figures.frames import is_passive, subject_of
from rashomon.extract.figures.words import FigureLexicon
from rashomon.model import Span
from rashomon.values import Actor, ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "det", "quantmod", "punct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Who or what, and the words that say so."""

    actor: Actor
    span: Span


def find_cause(
    cue: Token, count: Count, annotation: Annotation, lexicon: FigureLexicon, actors: tuple["ActorMention", ...]
) -> Cause | None:
    """The cause that the sentence of a figure names: an actor rather than an instrument."""
    instrument: Cause | None = None
    for head in _candidates(cue, count, annotation, lexicon):
        if count.first <= head < count.stop:
            continue
        cause = _cause_at(head, annotation, lexicon, actors)
        if cause is None:
            continue
        if cause.actor.type is not ActorType.OTHER or not _is_instrument(head, annotation, lexicon):
            return cause
        instrument = instrument or cause
    return instrument


def _candidates(cue: Token, count: Count, annotation: Annotation, lexicon: FigureLexicon) -> Iterator[int]:
    """Heads of the noun phrases that may name the cause, the likeliest first."""
    verbs = _verbs(cue, annotation)
    for verb in verbs:
        yield from _agents(verb, annotation)
        children = annotation.children(verb.index)
        if verb.tag.startswith("VB") and not is_passive(verb, children):
            subject = subject_of(verb, annotation)
            if subject is not None and not _is_counted(subject, count):
                yield subject
    for holder in (*(verb.index for verb in verbs), count.head):
        for child in annotation.children(holder):
            if child.dep == "prep" and child.lower in lexicon.lists["cause_prepositions"]:
                yield from _objects(child, annotation)
    sentence = annotation.sentence_of(cue.index)
    for index in range(sentence.first, sentence.stop):
        if annotation.tokens[index].lower in lexicon.lists["instruments"] and annotation.tokens[index].tag.startswith(
            "NN"
        ):
            yield index


def _is_counted(subject: int, count: Count) -> bool:
    return count.first <= subject < count.stop or subject == count.head


def _verbs(cue: Token, annotation: Annotation) -> list[Token]:
    """The cue and the verbs it hangs on, up to the clause."""
    verbs = [cue]
    current = cue
    for head in annotation.ancestors(cue.index):
        if current.dep not in ("conj", "xcomp", "advcl", "acomp", "oprd", "dobj", "pobj", "prep", "amod", "attr"):
            break
        if head.tag.startswith("VB"):
            verbs.append(head)
        current = head
        if len(verbs) > 2:
            break
    return verbs


def _agents(verb: Token, annotation: Annotation) -> Iterator[int]:
    for child in annotation.children(verb.index):
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            yield from _objects(child, annotation)


def _objects(preposition: Token, annotation: Annotation) -> Iterator[int]:
    for child in annotation.children(preposition.index):
        if child.dep == "pobj":
            yield child.index


def _is_instrument(head: int, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    return annotation.tokens[head].lower in lexicon.lists["instruments"]


def _cause_at(
    head: int, annotation: Annotation, lexicon: FigureLexicon, actors: tuple["ActorMention", ...]
) -> Cause | None:
    """The actor at or in a noun phrase, else the phrase itself if it names an instrument or persons."""
    first, stop = phrase_of(head, annotation)
    phrase = annotation.span(first, stop)
    inside = [phrase, *(annotation.span(*phrase_of(agent, annotation)) for agent in _doers(head, annotation))]
    for span in inside:
        for mention in actors:
            if span.covers(mention.span):
                return Cause(actor=mention.value, span=mention.span)
    token = annotation.tokens[head]
    is_named = any(annotation.tokens[index].tag.startswith("NNP") for index in range(first, stop))
    if not (is_named or token.lower in lexicon.lists["instruments"] or token.lower in lexicon.persons):
        return None
    while first < head and annotation.tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    span = annotation.span(first, stop)
    return Cause(actor=Actor(name=annotation.text[span.start : span.end]), span=span)


def _doers(head: int, annotation: Annotation) -> Iterator[int]:
    """Who did it, named behind a noun: "a strike by the army", "a strike blamed on the army"."""
    for child in annotation.children(head):
        if child.dep == "prep" and child.lower in ("by", "of"):
            yield from _objects(child, annotation)
        elif child.dep in ("acl", "relcl"):
            yield from _agents(child, annotation)
            for below in annotation.children(child.index):
                if below.dep == "prep" and below.lower == "on":
                    yield from _objects(below, annotation)


def phrase_of(head: int, annotation: Annotation) -> tuple[int, int]:
    """The tokens of a noun phrase up to its head, half open, without what stands behind it."""
    first = head
    for child in annotation.children(head):
        if child.index < head and child.dep in _MODIFIERS:
            first = min(first, annotation.subtree(child.index)[0])
    return first, head + 1

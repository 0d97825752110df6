"""Events as claims: the words that tell them, with names, time, place and whose words they are."""

from collections.abc import Sequence

from rashomon.extract.annotation import Annotation
from rashomon.extract.events.frames import Frame, read_frame
from rashomon.extract.events.superlatives import SUPERLATIVE, read_superlative
from rashomon.extract.events.words import EventWords, compile_words
from rashomon.extract.periods import claim_time
from rashomon.extract.reading import Reading
from rashomon.model import (
    EVENT,
    Attribution,
    Claim,
    Form,
    Link,
    LinkRole,
    RoleSpan,
    Span,
    SpanRole,
    Stance,
)
from rashomon.values import Place, Statement

# Clauses below a verb that tell another event: not part of this one's words.
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis", "csubj", "acl"})


def find_events(reading: Reading, *, words: EventWords) -> tuple[Claim, ...]:
    """Every event that the article tells, in text order.

    Args:
        reading: the article with the layers below the claims.
        words: event classes of its language.

    Returns:
        Claims of kind "event"; agent and patient are canonical where an actor or a place stands there.
    """
    lexicon = compile_words(words)
    frames = [
        frame
        for token in reading.annotation.tokens
        for read in (read_frame, read_superlative)
        if (frame := read(token, reading.annotation, lexicon))
    ]
    spoken = [cue for attribution in reading.attributions for cue in attribution.cue]
    return tuple(_claim(frame, reading) for frame in frames if not _is_cue(frame, spoken, reading.annotation))


def _is_cue(frame: Frame, spoken: Sequence[Span], annotation: Annotation) -> bool:
    """Whether a verb only says that something is said: what is said is a statement, and saying it is no other event."""
    head = annotation.span(frame.head, frame.head + 1)
    return frame.form == "verb" and any(cue.overlaps(head) for cue in spoken)


# ---------------------------------------------------------------- claims


def _claim(frame: Frame, reading: Reading) -> Claim:
    annotation = reading.annotation
    content = frame.content or _clause(frame, annotation)
    sentence = annotation.sentence_span(annotation.tokens[frame.head].sentence)
    head = annotation.span(frame.head, frame.head + 1)
    # The year since when something is the worst is not the time of which it is told.
    is_dated = frame.form != SUPERLATIVE
    time = (
        claim_time(head, sentence, reading.times, reading.article.published, reading.article.text) if is_dated else None
    )
    place, place_span = _place(content, sentence, reading)
    attribution = next(reading.attributions_of(head), None)
    spans = [RoleSpan(role=SpanRole.CONTENT, span=content), RoleSpan(role=SpanRole.VALUE, span=head)]
    if frame.agent is not None and _stands_at(subject := _phrase(frame.agent, annotation), content, annotation.text):
        spans.append(RoleSpan(role=SpanRole.SUBJECT, span=subject))
    if time:
        spans.append(RoleSpan(role=SpanRole.TIME, span=time.span))
    if place_span:
        spans.append(RoleSpan(role=SpanRole.PLACE, span=place_span))
    spans += _attribution_spans(attribution)
    return Claim(
        article=reading.article.id,
        kind=EVENT,
        spans=tuple(spans),
        value=Statement(
            text=reading.article.quote(content),
            predicate=frame.name,
            agent=_name(frame.agent, reading),
            patient=_name(_undated(frame.patient, reading), reading),
            is_negated=frame.is_negated,
            modality=frame.modality,
        ),
        when=time.value if time else None,
        where=place,
        chain=attribution.chain if attribution else _own_voice(reading),
        stance=attribution.stance if attribution else Stance.ASSERTS,
        form=attribution.form if attribution else None,
        rule=f"event.{frame.form}",
    )


def _own_voice(reading: Reading) -> tuple[Link, ...]:
    outlet = reading.article.outlet
    return (Link(role=LinkRole.OUTLET, name=outlet, basis="metadata"),) if outlet else ()


def _attribution_spans(attribution: Attribution | None) -> list[RoleSpan]:
    if attribution is None:
        return []
    spans = [RoleSpan(role=SpanRole.CUE, span=span) for span in attribution.cue]
    if attribution.speaker and attribution.form is not Form.INHERITED:
        spans.append(RoleSpan(role=SpanRole.SPEAKER, span=attribution.speaker))
    return spans


def _clause(frame: Frame, annotation: Annotation) -> Span:
    """The words of the event alone: its subtree without the clauses that tell other events, cut to one stretch."""
    inside = {frame.head}
    stack = [frame.head]
    while stack:
        for child in annotation.children(stack.pop()):
            if child.dep in _OTHER_CLAUSES and child.tag.startswith("VB"):
                continue
            if child.dep == "punct":
                continue
            inside.add(child.index)
            stack.append(child.index)
    first = last = frame.head
    while first - 1 in inside or _is_gap(first - 1, first - 2, inside, annotation):
        first -= 1
    while last + 1 in inside or _is_gap(last + 1, last + 2, inside, annotation):
        last += 1
    return annotation.span(first, last + 1)


def _stands_at(subject: Span, content: Span, text: str) -> bool:
    """Whether an agent stands in the words of its event or next before them.

    One that is taken over from a coordinated verb stands in the words of another event, so only its name is given.
    """
    return content.covers(subject) or (
        subject.end <= content.start and not any(char.isalnum() for char in text[subject.end : content.start])
    )


def _is_gap(index: int, beyond: int, inside: set[int], annotation: Annotation) -> bool:
    """Whether a single mark of punctuation stands between words of the clause."""
    return 0 <= index < len(annotation.tokens) and annotation.tokens[index].dep == "punct" and beyond in inside


def _place(content: Span, sentence: Span, reading: Reading) -> tuple[Place | None, Span | None]:
    for scope in (content, sentence):
        for place in reading.places:
            if scope.covers(place.span) and not place.is_metonym and not place.is_doer(reading.annotation):
                return place.value, place.span
    return None, None


def _undated(patient: int | None, reading: Reading) -> int | None:
    """A patient that is no time: "the offensive of Wednesday" is not done to Wednesday."""
    if patient is None:
        return None
    token = reading.annotation.tokens[patient]
    span = Span(start=token.start, end=token.end)
    return None if any(time.span.covers(span) for time in reading.times) else patient


def _phrase(index: int, annotation: Annotation) -> Span:
    """The noun phrase at a token, without clauses and what stands in apposition."""
    inside = [index]
    for child in annotation.children(index):
        if child.dep in ("compound", "amod", "det", "nummod", "poss", "quantmod") and child.index < index:
            inside.extend(annotation.subtree(child.index))
    return annotation.span(min(inside), index + 1)


def _name(index: int | None, reading: Reading) -> str | None:
    """The canonical name at a token: the actor or place whose mention holds it, else the words of the phrase."""
    if index is None:
        return None
    token = reading.annotation.tokens[index]
    span = Span(start=token.start, end=token.end)
    for actor in reading.actors:
        if actor.span.covers(span):
            return actor.value.name
    for place in reading.places:
        if place.span.covers(span):
            return place.value.name
    return reading.article.quote(_phrase(index, reading.annotation))

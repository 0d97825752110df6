"""Events as claims: verbs and nouns of an event class, with their arguments, polarity and modality.

Method: predicate–argument reading of a dependency tree. Passive subjects are patients, "by" phrases agents; a verb
without a subject of its own takes that of the verb it is coordinated with or governed by.
"""

from dataclasses import dataclass

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.events.words import EventLexicon, EventWords, compile_words
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
from rashomon.values import Modality, Place, Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr"})
# Clauses below a verb that tell another event: not part of this one's words.
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis", "csubj", "acl"})
# Prepositions whose object a verb or noun acts on.
_PATIENT_PREPOSITIONS = frozenset(
    {"on", "against", "into", "in", "through", "from", "at", "of", "near", "to", "towards"}
)
_NOUN_AGENTS = frozenset({"by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A predicate and its arguments, as token indices; the form is that of its word: verb, noun or adjective."""

    head: int
    name: str
    form: str
    agent: int | None
    patient: int | None
    is_negated: bool
    modality: Modality


def find_events(reading: Reading, *, words: EventWords) -> tuple[Claim, ...]:
    """Every event that the article tells, in text order.

    Args:
        reading: the article with the layers below the claims.
        words: event classes of its language.

    Returns:
        Claims of kind "event"; agent and patient are canonical where an actor or a place stands there.
    """
    lexicon = compile_words(words)
    frames = [frame for token in reading.annotation.tokens if (frame := _frame(token, reading.annotation, lexicon))]
    return tuple(_claim(frame, reading) for frame in frames)


# ---------------------------------------------------------------- predicates


def _frame(token: Token, annotation: Annotation, lexicon: EventLexicon) -> _Frame | None:
    if (tie := _adjective_frame(token, annotation, lexicon)) is not None:
        return tie
    if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod"):
        lemma = lexicon.lemmas.get(token.lower)
        name = _verb_class(token, lemma, annotation, lexicon) if lemma else None
        return _verb_frame(token, name, annotation, lexicon) if name else None
    if token.tag in ("NN", "NNS") and token.dep not in ("compound", "amod"):
        if _light_object(annotation.tokens[token.head], annotation, lexicon) == token:
            return None
        name = lexicon.noun_classes.get(token.lower)
        return _noun_frame(token, name, annotation) if name else None
    return None


def _verb_class(token: Token, lemma: str, annotation: Annotation, lexicon: EventLexicon) -> str | None:
    children = annotation.children(token.index)
    own = lexicon.verb_classes.get(lemma)
    if (deed := _light_object(token, annotation, lexicon)) is not None:
        return lexicon.noun_classes[deed.lower]
    is_transitive = any(child.dep in _OBJECTS for child in children)
    for child in children:
        if child.dep in ("prt", "prep", "advmod") and (name := lexicon.particles.get((lemma, child.lower))):
            # Who pushes somebody into a place does not go there.
            return own if own and is_transitive and child.dep == "prep" else name
    return own


def _light_object(verb: Token, annotation: Annotation, lexicon: EventLexicon) -> Token | None:
    """The noun that tells what a light verb only says took place ("launched air strikes")."""
    if lexicon.lemmas.get(verb.lower) not in lexicon.light:
        return None
    below = (child for child in annotation.children(verb.index) if child.dep in (*_OBJECTS, "nsubjpass"))
    return next((child for child in below if child.lower in lexicon.noun_classes), None)


def _verb_frame(token: Token, name: str, annotation: Annotation, lexicon: EventLexicon) -> _Frame:
    children = annotation.children(token.index)
    is_passive = any(child.dep in ("nsubjpass", "auxpass") for child in children) or (
        token.tag == "VBN"
        and token.dep in ("acl", "relcl")
        and not any(child.dep in ("aux", "nsubj") for child in children)
    )
    subject = _subject(token, annotation)
    if is_passive:
        agent, patient = _by_phrase(token, annotation), subject
    else:
        agent, patient = subject, _object(token, annotation)
    if (deed := _light_object(token, annotation, lexicon)) is not None:
        patient = _prepositional((*annotation.children(deed.index), *children), annotation)
    return _Frame(
        head=token.index,
        name=name,
        form="verb",
        agent=agent,
        patient=patient,
        is_negated=_is_negated(token, annotation, lexicon),
        modality=_modality(token, annotation, lexicon),
    )


def _subject(token: Token, annotation: Annotation) -> int | None:
    """The verb's own subject, the noun it modifies, or the subject of the verb it hangs on."""
    current = token
    for _ in range(4):
        for child in annotation.children(current.index):
            if child.dep in _SUBJECTS:
                return _antecedent(child, current)
        head = annotation.tokens[current.head]
        if current.dep in ("relcl", "acl") and head.tag.startswith(("NN", "PRP", "CD")):
            return head.index
        if current.dep not in ("conj", "xcomp", "advcl", "ccomp") or head.index == current.index:
            return None
        if not head.tag.startswith(("VB", "JJ")):
            return None
        current = head
    return None


def _antecedent(subject: Token, verb: Token) -> int:
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return verb.head
    return subject.index


def _by_phrase(token: Token, annotation: Annotation) -> int | None:
    for child in annotation.children(token.index):
        if child.dep == "agent" or child.lower == "by":
            return next((below.index for below in annotation.children(child.index) if below.dep == "pobj"), None)
    return None


def _object(token: Token, annotation: Annotation) -> int | None:
    children = annotation.children(token.index)
    for child in children:
        if child.dep in _OBJECTS:
            return child.index
    return _prepositional(children, annotation)


def _prepositional(children: tuple[Token, ...], annotation: Annotation) -> int | None:
    for child in children:
        if child.dep == "prep" and child.lower in _PATIENT_PREPOSITIONS:
            for below in annotation.children(child.index):
                if below.dep == "pobj":
                    return below.index
    return None


def _noun_frame(token: Token, name: str, annotation: Annotation) -> _Frame | None:
    """A noun of an event class, if it has an argument ("air strikes on Kel", "the withdrawal of the army")."""
    children = annotation.children(token.index)
    agent = next((child.index for child in children if child.dep == "poss"), None) or _by_phrase(token, annotation)
    if agent is None:
        agent = next(
            (child.index for child in children if child.dep in ("amod", "compound") and child.tag != "NN"), None
        )
    patient = _prepositional(children, annotation)
    if agent is None and patient is None:
        return None
    is_negated = any(child.lower == "no" for child in children)
    return _Frame(
        head=token.index,
        name=name,
        form="noun",
        agent=agent,
        patient=patient,
        is_negated=is_negated,
        modality=Modality.FACTUAL,
    )


def _adjective_frame(token: Token, annotation: Annotation, lexicon: EventLexicon) -> _Frame | None:
    """An adjective that ties somebody to another ("groups close to Norland", "troops are loyal to the mayor")."""
    if token.lower not in lexicon.tying:
        return None
    for child in annotation.children(token.index):
        name = lexicon.adjectives.get((token.lower, child.lower)) if child.dep == "prep" else None
        if name is None:
            continue
        return _Frame(
            head=token.index,
            name=name,
            form="adjective",
            agent=_described(token, annotation),
            patient=next((below.index for below in annotation.children(child.index) if below.dep == "pobj"), None),
            is_negated=_is_negated(token, annotation, lexicon),
            modality=_modality(token, annotation, lexicon),
        )
    return None


def _described(token: Token, annotation: Annotation) -> int | None:
    """Whom an adjective describes: the noun it stands at, or the subject of the verb it follows."""
    head = annotation.tokens[token.head]
    if head.tag.startswith("NN"):
        return head.index
    return _subject(head, annotation) if head.tag.startswith("VB") else None


# ---------------------------------------------------------------- polarity and modality


def _is_negated(token: Token, annotation: Annotation, lexicon: EventLexicon) -> bool:
    negations = sum(child.lower in lexicon.negators for child in annotation.children(token.index))
    if token.dep in ("xcomp", "pcomp", "ccomp"):
        head = annotation.tokens[token.head]
        governor = annotation.tokens[head.head] if token.dep == "pcomp" else head
        negations += lexicon.lemmas.get(governor.lower) in lexicon.negating_heads
        negations += any(child.lower in lexicon.negators for child in annotation.children(governor.index)) * (
            token.dep == "xcomp"
        )
    for child in annotation.children(token.index):
        if child.dep in _SUBJECTS or child.dep in _OBJECTS:
            negations += any(below.lower in ("no", "neither", "none") for below in annotation.children(child.index))
    return negations % 2 == 1


def _modality(token: Token, annotation: Annotation, lexicon: EventLexicon) -> Modality:
    for child in annotation.children(token.index):
        if child.dep in ("aux", "advmod", "mark") and child.lower in lexicon.modals:
            return lexicon.modals[child.lower]
    current = token
    for head in annotation.ancestors(token.index):
        if current.dep not in ("xcomp", "ccomp", "conj", "advcl"):
            break
        lemma = lexicon.lemmas.get(head.lower, head.lower)
        if current.dep in ("xcomp", "ccomp") and lemma in lexicon.modals:
            return lexicon.modals[lemma]
        if current.dep == "advcl":
            break
        current = head
    return Modality.FACTUAL


# ---------------------------------------------------------------- claims


def _claim(frame: _Frame, reading: Reading) -> Claim:
    annotation = reading.annotation
    content = _clause(frame, annotation)
    sentence = annotation.sentence_span(annotation.tokens[frame.head].sentence)
    head = annotation.span(frame.head, frame.head + 1)
    time = claim_time(head, sentence, reading.times, reading.article.published, reading.article.text)
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
            patient=_name(frame.patient, reading),
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


def _clause(frame: _Frame, annotation: Annotation) -> Span:
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
            if scope.covers(place.span) and not place.is_metonym:
                return place.value, place.span
    return None, None


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

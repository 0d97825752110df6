"""One `statement` claim for every attribution, and two for one that holds two utterances."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.words import AttributionWords, compile_words
from rashomon.extract.negation import is_none
from rashomon.model import STATEMENT, Attribution, Claim, LinkRole, RoleSpan, Span, SpanRole, Stance
from rashomon.values import Modality, Statement

if TYPE_CHECKING:
    from rashomon.extract.reading import Reading

_MODALITIES = MappingProxyType(
    {Stance.EXPECTS: Modality.EXPECTED, Stance.PROMISES: Modality.PLANNED, Stance.CLAIMS: Modality.UNCONFIRMED}
)


def find_statements(reading: "Reading", *, words: AttributionWords) -> tuple[Claim, ...]:
    """The attributions of an article as claims, in their order.

    Args:
        reading: an article with its attributions.
        words: the verbs that attribute in its language.

    Returns:
        Claims with the spans of content (main piece first), cue, speaker and of the agencies the sentence names.
    """
    verbs = frozenset(compile_words(words).verbs)
    return tuple(
        _claim(attribution, content, reading)
        for attribution in reading.attributions
        for content in _utterances(attribution.content, reading, verbs)
    )


def _utterances(content: tuple[Span, ...], reading: "Reading", verbs: frozenset[str]) -> tuple[tuple[Span, ...], ...]:
    """What is said, in two where its main piece joins two acts of thinking or saying: "views … and urges …"."""
    main, *others = content
    annotation = reading.annotation
    head = annotation.head_of(main)
    is_quoted = any(quotation.is_speech and quotation.span.overlaps(main) for quotation in reading.quotations)
    second = _second_utterance(head, main, annotation, verbs) if head and not is_quoted else None
    if second is None:
        return (content,)
    joint = annotation.tokens[second - 1]
    before = joint.start if joint.tag == "CC" else annotation.tokens[second].start
    first = Span(start=main.start, end=_trimmed(annotation.text, main.start, before))
    return (first, *others), (Span(start=annotation.tokens[second].start, end=main.end),)


def _second_utterance(head: Token, main: Span, annotation: Annotation, verbs: frozenset[str]) -> int | None:
    """Where the second utterance starts, as a token; None where there is only one."""
    for verb in annotation.children(head.index):
        if verb.dep != "conj" or not verb.tag.startswith("VB") or not main.start < verb.start < main.end:
            continue
        first = annotation.subtree(verb.index)[0]
        is_said = verb.lower in verbs and (
            _leaves_modal(head, verb, annotation) or (head.lower in verbs and _has_complement(verb, annotation))
        )
        if is_said and annotation.tokens[first].start > head.start:
            return first
    return None


def _leaves_modal(head: Token, verb: Token, annotation: Annotation) -> bool:
    """Whether a verb cannot stand under the modal of the first: "would not yield and accused" are two utterances."""
    has_modal = any(child.tag == "MD" for child in annotation.children(head.index))
    return has_modal and verb.tag in ("VBD", "VBZ", "VBP")


def _has_complement(verb: Token, annotation: Annotation) -> bool:
    """Whether a verb governs a clause: what is urged, expected or thought."""
    return any(child.dep in ("ccomp", "xcomp") for child in annotation.children(verb.index))


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a piece without the blanks and commas before what follows."""
    return start + len(text[start:end].rstrip(" ,;\n\t"))


def _claim(attribution: Attribution, content: tuple[Span, ...], reading: "Reading") -> Claim:
    spans = [RoleSpan(role=SpanRole.CONTENT, span=span) for span in content]
    spans += [RoleSpan(role=SpanRole.CUE, span=span) for span in attribution.cue]
    if attribution.speaker is not None:
        spans.append(RoleSpan(role=SpanRole.SPEAKER, span=attribution.speaker))
    own = {"relay", "citing"}
    agencies = [link.span for link in attribution.chain if link.role is LinkRole.AGENCY and link.basis in own]
    spans += [RoleSpan(role=SpanRole.AGENCY, span=span) for span in agencies if span is not None]
    return Claim(
        article=reading.article.id,
        kind=STATEMENT,
        spans=tuple(spans),
        value=_value(attribution, content[0], reading),
        chain=attribution.chain,
        stance=attribution.stance,
        form=attribution.form,
        rule=f"statement:{attribution.rule}",
    )


def _value(attribution: Attribution, main: Span, reading: "Reading") -> Statement:
    return Statement(
        text=" ".join(reading.article.text[main.start : main.end].split()),
        is_negated=is_negated(main, reading.annotation) != (attribution.stance is Stance.DENIES),
        modality=_MODALITIES.get(attribution.stance, Modality.FACTUAL),
    )


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


def is_negated(span: Span, annotation: Annotation) -> bool:
    """Whether the main verb of some words is negated: by a word of its own, or by what it is said of ("no leak")."""
    head = annotation.head_of(span)
    if head is None:
        return False
    inside = [child for child in annotation.children(head.index) if span.start <= child.start < span.end]
    negations = sum(child.dep == "neg" for child in inside)
    negations += any(is_none(child, annotation) for child in inside if child.dep in _ARGUMENTS)
    return negations % 2 == 1

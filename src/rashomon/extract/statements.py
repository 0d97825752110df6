"""One `statement` claim for every attribution, whatever else stands on the same words."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation
from rashomon.model import STATEMENT, Attribution, Claim, LinkRole, RoleSpan, Span, SpanRole, Stance
from rashomon.values import Modality, Statement

if TYPE_CHECKING:
    from rashomon.extract.reading import Reading

_MODALITIES = MappingProxyType(
    {Stance.EXPECTS: Modality.EXPECTED, Stance.PROMISES: Modality.PLANNED, Stance.CLAIMS: Modality.UNCONFIRMED}
)


def find_statements(reading: "Reading") -> tuple[Claim, ...]:
    """The attributions of an article as claims, in their order.

    Args:
        reading: an article with its attributions.

    Returns:
        Claims with the spans of content (main piece first), cue, speaker and of the agencies the sentence names.
    """
    return tuple(_claim(attribution, reading) for attribution in reading.attributions)


def _claim(attribution: Attribution, reading: "Reading") -> Claim:
    spans = [RoleSpan(role=SpanRole.CONTENT, span=span) for span in attribution.content]
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
        value=_value(attribution, reading),
        chain=attribution.chain,
        stance=attribution.stance,
        form=attribution.form,
        rule=f"statement:{attribution.rule}",
    )


def _value(attribution: Attribution, reading: "Reading") -> Statement:
    main = attribution.content[0]
    return Statement(
        text=" ".join(reading.article.text[main.start : main.end].split()),
        is_negated=is_negated(main, reading.annotation) != (attribution.stance is Stance.DENIES),
        modality=_MODALITIES.get(attribution.stance, Modality.FACTUAL),
    )


def is_negated(span: Span, annotation: Annotation) -> bool:
    """Whether the main verb of some words is negated."""
    head = annotation.head_of(span)
    return head is not None and any(
        child.dep == "neg" and span.start <= child.start < span.end for child in annotation.children(head.index)
    )

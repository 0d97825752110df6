"""Every attribution is one statement claim."""

from types import SimpleNamespace

from rashomon.extract.annotation import Annotation
from rashomon.extract.statements import find_statements
from rashomon.model import Article, ArticleId, Attribution, Form, Link, LinkRole, Span, SpanRole, Stance
from rashomon.values import Modality

_TEXT = "Officials denied the dam had burst"


def _reading(stance: Stance) -> SimpleNamespace:
    attribution = Attribution(
        content=(Span(start=17, end=34),),
        cue=(Span(start=10, end=16),),
        speaker=Span(start=0, end=9),
        chain=(Link(role=LinkRole.ORIGIN, name="officials", is_named=False),),
        stance=stance,
        form=Form.INDIRECT,
        rule="clause",
    )
    annotation = Annotation(text=_TEXT, tokens=(), sentences=(), entities=())
    return SimpleNamespace(
        article=Article(id=ArticleId("a"), text=_TEXT), annotation=annotation, attributions=(attribution,)
    )


def test_the_parts_of_the_attribution_are_its_spans() -> None:
    """Content, cue and speaker; stance, form and chain as they are."""
    (claim,) = find_statements(_reading(Stance.ASSERTS))

    assert [(part.role, _TEXT[part.span.start : part.span.end]) for part in claim.spans] == [
        (SpanRole.CONTENT, "the dam had burst"),
        (SpanRole.CUE, "denied"),
        (SpanRole.SPEAKER, "Officials"),
    ]
    assert (claim.kind, claim.form, claim.origin and claim.origin.name) == ("statement", Form.INDIRECT, "officials")


def test_what_is_denied_is_said_not_to_be_so() -> None:
    """Denying turns the polarity of what stands in the content."""
    (denied,) = find_statements(_reading(Stance.DENIES))
    (claimed,) = find_statements(_reading(Stance.CLAIMS))

    assert denied.value.is_negated
    assert not claimed.value.is_negated
    assert claimed.value.modality is Modality.UNCONFIRMED

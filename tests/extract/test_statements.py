"""Every attribution is one statement claim."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution import AttributionWords
from rashomon.extract.language import load_language
from rashomon.extract.statements import find_statements
from rashomon.model import Article, ArticleId, Attribution, Form, Link, LinkRole, Quotation, Span, SpanRole, Stance
from rashomon.values import Modality

_TEXT = "Officials denied the dam had burst"
_WORDS = AttributionWords.from_table(load_language("en").section("attribution"))


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
        article=Article(id=ArticleId("a"), text=_TEXT),
        annotation=annotation,
        attributions=(attribution,),
        quotations=(),
    )


def test_the_parts_of_the_attribution_are_its_spans() -> None:
    """Content, cue and speaker; stance, form and chain as they are."""
    (claim,) = find_statements(_reading(Stance.ASSERTS), words=_WORDS)

    assert [(part.role, _TEXT[part.span.start : part.span.end]) for part in claim.spans] == [
        (SpanRole.CONTENT, "the dam had burst"),
        (SpanRole.CUE, "denied"),
        (SpanRole.SPEAKER, "Officials"),
    ]
    assert (claim.kind, claim.form, claim.origin and claim.origin.name) == ("statement", Form.INDIRECT, "officials")


def test_what_is_denied_is_said_not_to_be_so() -> None:
    """Denying turns the polarity of what stands in the content."""
    (denied,) = find_statements(_reading(Stance.DENIES), words=_WORDS)
    (claimed,) = find_statements(_reading(Stance.CLAIMS), words=_WORDS)

    assert denied.value.is_negated
    assert not claimed.value.is_negated
    assert claimed.value.modality is Modality.UNCONFIRMED


_TREES = {
    "attitudes": "Norland/NNP/nsubj/1 considers/VBZ/ROOT/1 it/PRP/dobj/1 theft/NN/oprd/1 and/CC/cc/1 urges/VBZ/conj/1 "
    "Orlen/NNP/nsubj/7 to/TO/aux/8 pay/VB/xcomp/5",
    "marked": "that/IN/mark/2 trains/NNS/nsubj/2 stopped/VBD/ROOT/2 ,/,/punct/2 and/CC/cc/2 that/IN/mark/7 "
    "roads/NNS/nsubj/7 closed/VBD/conj/2",
    "modal": "he/PRP/nsubj/3 would/MD/aux/3 not/RB/neg/3 yield/VB/ROOT/3 and/CC/cc/3 accused/VBD/conj/3 "
    "Orlen/NNP/dobj/5 of/IN/prep/5 theft/NN/pobj/7",
    "deeds": "troops/NNS/nsubj/1 entered/VBD/ROOT/1 Orlen/NNP/dobj/1 and/CC/cc/1 took/VBD/conj/1 it/PRP/dobj/4",
}


def _said(annotation: Annotation) -> SimpleNamespace:
    """All words of a tree as one attribution."""
    reading = _reading(Stance.ASSERTS)
    reading.article = Article(id=ArticleId("a"), text=annotation.text)
    reading.annotation = annotation
    whole = Span(start=0, end=len(annotation.text))
    reading.attributions = (replace(reading.attributions[0], content=(whole,)),)
    return reading


@pytest.mark.parametrize(
    ("name", "utterances"),
    [
        ("attitudes", ["Norland considers it theft", "urges Orlen to pay"]),
        ("modal", ["he would not yield", "accused Orlen of theft"]),
    ],
)
def test_two_utterances_of_one_sentence_are_two_claims(tree, name, utterances) -> None:
    """Two verbs of thinking and saying: each can be told alone by another outlet."""
    claims = find_statements(_said(tree(_TREES[name])), words=_WORDS)

    assert [claim.value.text for claim in claims] == utterances
    assert len({claim.origin.name for claim in claims}) == 1


@pytest.mark.parametrize("name", ["deeds", "marked"])
def test_what_is_said_in_one_breath_is_one_utterance(tree, name) -> None:
    """Deeds of one subject, and two "that" clauses of one speaker, stay together."""
    annotation = tree(_TREES[name])

    (claim,) = find_statements(_said(annotation), words=_WORDS)

    assert claim.value.text == annotation.text


def test_a_quotation_is_one_utterance(tree) -> None:
    """Whoever quotes two sentences quotes one speech."""
    reading = _said(tree(_TREES["attitudes"]))
    whole = reading.attributions[0].content[0]
    reading.quotations = (Quotation(span=whole, inner=whole, is_speech=True),)

    (claim,) = find_statements(reading, words=_WORDS)

    assert claim.value.text == reading.article.text


@pytest.mark.parametrize(
    ("notation", "negated"),
    [
        ("there/EX/expl/2 had/VBD/aux/2 been/VBN/ROOT/2 no/DT/det/4 leak/NN/attr/2", True),
        ("nobody/NN/nsubjpass/2 was/VBD/auxpass/2 hurt/VBN/ROOT/2", True),
        ("they/PRP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 lose/VB/ROOT/3 no/DT/det/5 ground/NN/dobj/3", False),
        ("the/DT/det/1 dam/NN/nsubj/2 burst/VBD/ROOT/2 with/IN/prep/2 no/DT/det/5 warning/NN/pobj/3", False),
    ],
)
def test_a_statement_is_negated_by_what_it_is_said_of(tree, notation, negated) -> None:
    """No leak, nobody; two negations are none, and one beside the verb is none of it."""
    (claim,) = find_statements(_said(tree(notation)), words=_WORDS)

    assert claim.value.is_negated is negated

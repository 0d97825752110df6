"""The record format: every record survives writing and reading, and is of the published schema."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rashomon import model, values
from rashomon.errors import InputError
from rashomon.schema import decode, decode_report, document, records
from rashomon.schema.json_schema import definitions, schema_of

TEXT = "Police said at least 24 people died in Orel on Friday."
MOMENT = datetime(2024, 11, 29, 17, 31, 9, tzinfo=UTC)


def an_article(**changes):
    given_fields = {
        "id": model.ArticleId("a1"),
        "text": TEXT,
        "title": "At least 24 dead",
        "outlet": "Norda",
        "published": MOMENT,
        "language": "en",
        "passages": (
            model.Passage(span=model.Span(start=0, end=len(TEXT)), role=model.PassageRole.LEAD, reason="first"),
        ),
        "credits": (model.Credit(name="Norda", span=model.Span(start=0, end=6), basis="dateline"),),
        "flags": ("homoglyph",),
    }
    return model.Article(**(given_fields | changes))


def a_claim(value=None, **changes):
    start = TEXT.index("at least")
    given_fields = {
        "article": model.ArticleId("a1"),
        "kind": "killed",
        "spans": (
            model.RoleSpan(role=model.SpanRole.VALUE, span=model.Span(start=start, end=start + 18)),
            model.RoleSpan(role=model.SpanRole.SPEAKER, span=model.Span(start=0, end=2, field=model.TextField.TITLE)),
        ),
        "value": value or values.Quantity(lower=24, upper=float("inf"), unit="person"),
        "counted": "all",
        "accumulation": model.Accumulation.CUMULATIVE,
        "when": values.TimeExpression(
            type=values.TimeType.DATE,
            timex="2024-11-29",
            earliest=datetime(2024, 11, 29, tzinfo=UTC),
            latest=datetime(2024, 11, 29, 23, 59, 59, tzinfo=UTC),
            granularity=values.Granularity.DAY,
        ),
        "where": values.Place(name="Orel", id="geonames:1", lat=1.5, lon=2.5, country="XX", within=("geonames:2",)),
        "chain": (
            model.Link(role=model.LinkRole.OUTLET, name="Norda", basis="metadata"),
            model.Link(
                role=model.LinkRole.ORIGIN,
                name="police",
                actor=values.Actor(name="police", type=values.ActorType.POLICE, is_party=False, part_of=("Orel",)),
                span=model.Span(start=0, end=6),
                basis="subject",
            ),
        ),
        "form": model.Form.INDIRECT,
        "known_at": MOMENT,
        "rule": "killed.verb",
    }
    return model.Claim(**(given_fields | changes))


def a_finding(claim):
    return model.Finding(
        story=model.StoryId("s"),
        question=model.Question(kind="killed", counted="all", accumulation=model.Accumulation.CUMULATIVE),
        status=model.Status.SINGLE_ORIGIN,
        positions=(model.Position(value=claim.value, claims=(claim.id,), origins=("police",)),),
        counts=model.Counts(articles=1, outlets=1, families=1, wires=0, origins=1, origins_not_party=1),
        reasons=("one origin",),
        collapses=(
            model.Collapse(
                left=claim.id,
                right=model.ClaimId("other"),
                rule=model.CollapseRule.SAME_WIRE,
                reason="both credit Norda",
                span=model.Span(start=0, end=6),
            ),
        ),
    )


def a_report():
    claim = a_claim()
    comparison = model.Comparison(
        left=claim.id,
        right=model.ClaimId("other"),
        relation=values.Relation.OVERLAPS,
        verdict=model.Verdict.UPDATED,
        reasons=("later",),
    )
    finding = a_finding(claim)
    reduction = model.Reduction(
        policy="acled", value=claim.value, low=None, best=24, high=None, trace=("minimum",), dropped=((claim.id, "x"),)
    )
    return model.Report(
        articles=(an_article(),),
        rejections=(
            model.Rejection(stage=model.Stage.CLEAN, code="empty", message="the file is empty", location="b.txt"),
        ),
        stories=(model.Story(id=model.StoryId("s"), title="At least 24 dead", articles=(model.ArticleId("a1"),)),),
        memberships=(model.Membership(article=model.ArticleId("a1"), story=model.StoryId("s"), reasons=("Orel",)),),
        copies=(
            model.Copy(
                article=model.ArticleId("a2"),
                of=model.ArticleId("a1"),
                share=0.5,
                basis=model.CopyBasis.PASSAGE,
                passages=(model.SharedPassage(span=model.Span(start=0, end=5), of=model.Span(start=1, end=6)),),
            ),
        ),
        mentions=(
            model.Mention(
                article=model.ArticleId("a1"),
                layer=model.Layer.ACTOR,
                span=model.Span(start=0, end=6),
                value=values.Actor(name="police", type=values.ActorType.POLICE),
                form="label",
                voice=model.Voice.OUTLET,
            ),
            model.Mention(
                article=model.ArticleId("a1"), layer=model.Layer.QUOTATION, span=model.Span(start=0, end=6), value=None
            ),
        ),
        claims=(claim,),
        comparisons=(comparison,),
        findings=(finding,),
        policy="acled",
        reductions={finding.id: reduction},
        as_known_at=MOMENT,
    )


def test_a_whole_report_survives_writing_and_reading():
    written = json.loads(json.dumps(document.document_record(a_report())))

    assert decode_report.read_document(written) == a_report()


def test_a_written_report_is_of_the_published_schema():
    written = json.loads(json.dumps(document.document_record(a_report())))

    assert list(Draft202012Validator(schema_of("document")).iter_errors(written)) == []


def test_every_schema_is_itself_valid():
    for name in definitions():
        Draft202012Validator.check_schema(schema_of(name))


def test_a_capture_that_is_not_text_survives_writing_and_reading():
    capture = model.Capture(location="x.pdf", body=b"%PDF\xff\x00", media_type="application/pdf", metadata={"id": "x"})

    written = json.loads(json.dumps(records.capture_record(capture)))

    assert decode.read_capture(written) == capture
    assert list(Draft202012Validator(schema_of("capture")).iter_errors(written)) == []


def test_an_article_known_to_the_day_stays_known_to_the_day():
    article = an_article(published=datetime(2024, 11, 29, tzinfo=UTC), is_published_exact=False)

    written = records.article_record(article)

    assert written["published"] == "2024-11-29"
    assert decode.read_article(written) == article


bounds = st.one_of(st.integers(-(10**9), 10**9), st.just(float("inf")), st.just(float("-inf")))


@given(st.tuples(bounds, bounds).map(sorted), st.booleans())
def test_every_quantity_survives_writing_and_reading(pair, approximate):
    quantity = values.Quantity(lower=pair[0], upper=pair[1], unit="person", approximate=approximate)
    if float("inf") == quantity.lower or quantity.upper == float("-inf"):
        return  # no number at all is not a quantity that a text can give

    assert decode.read_quantity(json.loads(json.dumps(records.quantity_record(quantity)))) == quantity


@pytest.mark.parametrize(
    ("record", "names"),
    [
        ({}, "article"),
        ({"article": "a"}, "kind"),
        ({"article": "a", "kind": "killed", "spans": 3, "value": {}}, "spans"),
        ({"article": "a", "kind": "killed", "spans": [{"role": "nobody", "start": 0, "end": 1}], "value": {}}, "role"),
    ],
)
def test_a_malformed_claim_is_an_error_that_names_the_field(record, names):
    with pytest.raises(InputError, match=names):
        decode.read_claim(record)


def test_a_document_of_another_version_is_an_error():
    with pytest.raises(InputError, match="version"):
        decode_report.read_document({"version": 99})


def test_an_unknown_schema_is_an_error_that_lists_those_there_are():
    with pytest.raises(InputError, match="claim"):
        schema_of("nothing")

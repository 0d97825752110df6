"""Records are kept as columns and come back equal, in the same order."""

import json
import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import model, values
from rashomon.errors import StoreError
from rashomon.store.columns import pack_records, unpack_records

HARBOUR = values.Place(name="Maren", id="geonames:1", lat=54.5, lon=10.25, country="DK", within=("Sund", "Denmark"))
MINISTRY = values.Actor(name="Ministry of Health", type=values.ActorType.GOVERNMENT, aliases=("MoH", "ministry"))
DAY = values.TimeExpression(
    type=values.TimeType.DATE,
    timex="2031-05-06",
    earliest=datetime(2031, 5, 6, tzinfo=UTC),
    latest=datetime(2031, 5, 6, 23, 59, 59, tzinfo=UTC),
    granularity=values.Granularity.DAY,
)


def claim(start: int) -> model.Claim:
    return model.Claim(
        article=model.ArticleId("a"),
        kind="killed",
        spans=(
            model.RoleSpan(role=model.SpanRole.VALUE, span=model.Span(start=start, end=start + 9)),
            model.RoleSpan(
                role=model.SpanRole.CUE, span=model.Span(start=1, end=5, field=model.TextField.TITLE)
            ),
        ),
        value=values.Quantity(lower=24, upper=math.inf, unit="person", approximate=True),
        counted="all",
        accumulation=model.Accumulation.CUMULATIVE,
        when=DAY,
        where=HARBOUR,
        chain=(model.Link(role=model.LinkRole.ORIGIN, name="the ministry", actor=MINISTRY, is_named=False),),
        stance=model.Stance.CLAIMS,
        form=model.Form.INDIRECT,
        known_at=datetime(2031, 5, 6, 12, 30, 1, tzinfo=UTC),
        part_of=model.ClaimId("other"),
        rule="number",
    )  # fmt: skip


def mentions() -> list[model.Mention]:
    told = values.Statement(text="the quay was closed", predicate="close", is_negated=True)
    return [
        model.Mention(article=model.ArticleId("a"), layer=layer, span=model.Span(start=2, end=4), value=value)
        for layer, value in (
            (model.Layer.PLACE, HARBOUR),
            (model.Layer.ACTOR, MINISTRY),
            (model.Layer.TIME, DAY),
            (model.Layer.QUOTATION, None),
            (model.Layer.QUANTITY, told),
        )
    ]


def there_and_back(**lists):
    return unpack_records(json.loads(json.dumps(pack_records(lists))))


def test_claims_come_back_with_every_field():
    made = tuple(claim(start) for start in range(20))

    assert there_and_back(claims=made) == {"claims": made}


def test_values_of_every_type_come_back():
    made = tuple(mentions())

    assert there_and_back(mentions=made)["mentions"] == made


def test_what_is_told_twice_is_one_record_when_it_comes_back():
    first, second = there_and_back(claims=[claim(3), claim(40)])["claims"]

    assert first.where is second.where


def test_lists_keep_their_order_and_their_repetitions():
    spans = tuple(model.Span(start=start, end=start + 1) for start in (5, 3, 3, 9, 5))

    assert there_and_back(spans=spans)["spans"] == spans


def test_nothing_is_packed_and_unpacked():
    assert there_and_back(claims=(), mentions=()) == {"claims": (), "mentions": ()}


@given(
    st.lists(
        st.builds(
            model.Comparison,
            left=st.sampled_from(["c1", "c2", "c3"]),
            right=st.text(max_size=4),
            relation=st.sampled_from(values.Relation),
            verdict=st.sampled_from(model.Verdict),
            reasons=st.lists(st.sampled_from(["both allow 14", "another day", ""]), max_size=3).map(tuple),
        ),
        max_size=30,
    )
)
def test_comparisons_come_back(made):
    assert there_and_back(comparisons=made)["comparisons"] == tuple(made)


def test_a_field_that_was_not_there_yet_has_its_default():
    packed = pack_records({"claims": [claim(3)]})
    for table in packed["tables"]:
        table["fields"].pop("adds_to", None)

    assert unpack_records(packed)["claims"] == (claim(3),)


def test_a_field_that_must_be_there_is_missed():
    packed = pack_records({"claims": [claim(3)]})
    for table in packed["tables"]:
        table["fields"].pop("rule", None)
        table["fields"].pop("kind", None)

    with pytest.raises(StoreError, match="rashomon rebuild"):
        unpack_records(packed)


def test_a_word_that_the_model_no_longer_has_is_told():
    packed = pack_records({"claims": [claim(3)]})
    next(table for table in packed["tables"] if table["kind"] == "Claim")["fields"]["stance"] = ["insinuates"]

    with pytest.raises(StoreError, match="insinuates"):
        unpack_records(packed)

"""Comparisons packed into few bytes are the same comparisons again."""

import json

from sqlalchemy import text

from rashomon.model import ClaimId, Comparison, Story, StoryId, Verdict
from rashomon.schema.records import comparison_record, story_record
from rashomon.store import open_store
from rashomon.store.comparisons import pack_comparisons, unpack_comparisons
from rashomon.store.packing import pack
from rashomon.values import Relation


def comparison(left, right, *reasons, relation=Relation.EQUAL, verdict=Verdict.AGREED):
    return Comparison(left=ClaimId(left), right=ClaimId(right), relation=relation, verdict=verdict, reasons=reasons)


MADE = (
    comparison("c1", "c2", "both allow 14"),
    comparison("c2", "c3", "both allow 14", "one source"),
    comparison("c1", "c3", relation=Relation.DISJOINT, verdict=Verdict.DISPUTED),
)


def test_packing_keeps_every_comparison_in_order():
    packed = json.loads(json.dumps(pack_comparisons(MADE)))

    assert unpack_comparisons(packed) == MADE


def test_every_relation_and_verdict_can_be_packed():
    made = tuple(comparison("c1", "c2", relation=relation, verdict=one) for relation in Relation for one in Verdict)

    assert unpack_comparisons(pack_comparisons(made)) == made


def test_no_comparisons_are_none_again():
    assert unpack_comparisons(pack_comparisons(())) == ()


def test_stories_of_an_earlier_format_are_read(location, store):
    story = StoryId("s1")
    record = {
        "story": story_record(Story(id=story, title="Ferry fire", articles=())),
        "copies": [],
        "comparisons": [comparison_record(one) for one in MADE],
        "findings": [],
    }
    with store._engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO stories (id, title, articles, outlets, origins, conflicts, code, record) "
                "VALUES ('s1', 'Ferry fire', 0, 0, 0, 0, 'old', :record)"
            ),
            {"record": pack(record)},
        )
        connection.execute(text("UPDATE settings SET value = :two WHERE name = 'format'"), {"two": b"2"})

    reopened = open_store(location)

    with reopened.read() as session:
        assert session.stories.get("s1").comparisons == MADE
    reopened.close()

"""Readings and stories as earlier formats of a workspace kept them: records in the format that commands print."""

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any, cast

from rashomon.model import ArticleId, ClaimId, Comparison, Extraction, Verdict
from rashomon.schema import decode, decode_report
from rashomon.schema.fields import mapping, records
from rashomon.store.articles import pack_extraction
from rashomon.store.packing import unpack
from rashomon.store.stories import StoryResult, pack_result
from rashomon.values import Relation

WIDTH = 5
"""Numbers in a row of the shorter form of comparisons."""


def columns_of_extraction(article: str, packed: bytes) -> bytes | None:
    """What was read from an article as it is kept now; None if it is so already."""
    record = unpack(packed)
    if "tables" in record:
        return None
    return pack_extraction(
        Extraction(
            article=ArticleId(article),
            mentions=tuple(decode.read_mention(part) for part in records(record, "mentions")),
            claims=tuple(decode.read_claim(part) for part in records(record, "claims")),
        )
    )


def columns_of_story(_name: str, packed: bytes) -> bytes | None:
    """What was computed of a story as it is kept now; None if it is so already."""
    record = unpack(packed)
    if "tables" in record:
        return None
    return pack_result(
        StoryResult(
            story=decode.read_story(mapping(record["story"], "story")),
            memberships=(),
            copies=tuple(decode.read_copy(part) for part in records(record, "copies")),
            comparisons=_comparisons(record["comparisons"]),
            findings=tuple(decode_report.read_finding(part) for part in records(record, "findings")),
        )
    )


def _comparisons(record: object) -> tuple[Comparison, ...]:
    if isinstance(record, list):
        return tuple(decode_report.read_comparison(part) for part in record)
    names = cast("Mapping[str, Sequence[Any]]", record)
    return tuple(
        Comparison(
            left=ClaimId(names["claims"][left]),
            right=ClaimId(names["claims"][right]),
            relation=Relation(names["relations"][relation]),
            verdict=Verdict(names["verdicts"][verdict]),
            reasons=tuple(names["reasons"][reason]),
        )
        for left, right, relation, verdict, reason in batched(names["rows"], WIDTH)
    )

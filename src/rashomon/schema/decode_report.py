"""From JSON records back to comparisons, findings and whole reports."""

from rashomon import model, values
from rashomon.errors import InputError
from rashomon.schema import decode, fields
from rashomon.schema.fields import Json
from rashomon.schema.records import VERSION


def read_comparison(record: Json) -> model.Comparison:
    """A comparison."""
    return model.Comparison(
        left=model.ClaimId(fields.text(record, "left")),
        right=model.ClaimId(fields.text(record, "right")),
        relation=fields.choice(record, "relation", values.Relation),
        verdict=fields.choice(record, "verdict", model.Verdict),
        reasons=fields.texts(record, "reasons"),
    )


def _read_question(record: Json) -> model.Question:
    return model.Question(
        kind=fields.text(record, "kind"),
        counted=fields.text_or_none(record, "counted"),
        place=fields.text_or_none(record, "place"),
        period=fields.text_or_none(record, "period"),
        accumulation=fields.optional(record, "accumulation", model.Accumulation),
        topic=fields.text_or_none(record, "topic"),
    )


def _read_position(record: Json) -> model.Position:
    return model.Position(
        value=decode.read_value(fields.mapping(fields.field(record, "value"), "value")),
        claims=tuple(model.ClaimId(claim) for claim in fields.texts(record, "claims")),
        origins=fields.texts(record, "origins"),
    )


def _read_collapse(record: Json) -> model.Collapse:
    return model.Collapse(
        left=model.ClaimId(fields.text(record, "left")),
        right=model.ClaimId(fields.text(record, "right")),
        rule=fields.choice(record, "rule", model.CollapseRule),
        reason=fields.text(record, "reason"),
        span=fields.part(record, "span", decode.read_span),
    )


def read_finding(record: Json) -> model.Finding:
    """A finding; its id is computed anew from its content."""
    counts = ("articles", "outlets", "families", "wires", "origins", "origins_not_party")
    return model.Finding(
        story=model.StoryId(fields.text(record, "story")),
        question=_read_question(fields.mapping(fields.field(record, "question"), "question")),
        status=fields.choice(record, "status", model.Status),
        positions=tuple(_read_position(position) for position in fields.records(record, "positions")),
        counts=model.Counts(**{name: fields.whole(record, name) for name in counts}),
        reasons=fields.texts(record, "reasons"),
        collapses=tuple(_read_collapse(collapse) for collapse in fields.records(record, "collapses")),
    )


def read_reduction(record: Json) -> model.Reduction:
    """A reduction."""

    def figure(name: str) -> float | None:
        return None if record.get(name) is None else fields.bound(record, name, 0.0)

    return model.Reduction(
        policy=fields.text(record, "policy"),
        value=fields.part(record, "value", decode.read_quantity),
        low=figure("low"),
        best=figure("best"),
        high=figure("high"),
        trace=fields.texts(record, "trace"),
        dropped=tuple(
            (model.ClaimId(fields.text(part, "claim")), fields.text(part, "reason"))
            for part in fields.records(record, "dropped")
        ),
    )


def read_document(record: Json) -> model.Report:
    """A whole report from the document of `rashomon compare --json`.

    Raises:
        InputError: the document is of another version, or a record in it is malformed.
    """
    if record.get("version") != VERSION:
        raise InputError(f"this is not a report of format version {VERSION}: version is {record.get('version')!r}")
    reductions = fields.mapping(record.get("reductions") or {}, "reductions")
    return model.Report(
        articles=tuple(decode.read_article(part) for part in fields.records(record, "articles")),
        rejections=tuple(decode.read_rejection(part) for part in fields.records(record, "rejections")),
        stories=tuple(decode.read_story(part) for part in fields.records(record, "stories")),
        memberships=tuple(decode.read_membership(part) for part in fields.records(record, "memberships")),
        copies=tuple(decode.read_copy(part) for part in fields.records(record, "copies")),
        mentions=tuple(decode.read_mention(part) for part in fields.records(record, "mentions")),
        claims=tuple(decode.read_claim(part) for part in fields.records(record, "claims")),
        comparisons=tuple(read_comparison(part) for part in fields.records(record, "comparisons")),
        findings=tuple(read_finding(part) for part in fields.records(record, "findings")),
        policy=str(record.get("policy") or "show_all"),
        reductions={
            model.FindingId(name): read_reduction(fields.mapping(part, "reductions"))
            for name, part in reductions.items()
        },
        as_known_at=fields.read_instant(record.get("as_known_at")),
    )

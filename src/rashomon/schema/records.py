"""From the records of the model to the JSON records that the commands print.

An open bound is `null`, an unknown field is `null`; days are plain dates, instants ISO 8601 in UTC.
`rashomon.schema.decode` reads them back; `rashomon.schema.json_schema` describes them.
"""

import math
from base64 import b64encode
from datetime import datetime

from rashomon.model import (
    Article,
    Capture,
    Claim,
    Collapse,
    Comparison,
    Copy,
    Finding,
    Link,
    Membership,
    Mention,
    Passage,
    Position,
    Question,
    Reduction,
    Rejection,
    RoleSpan,
    Span,
    Story,
    TextField,
)
from rashomon.values import Actor, Place, Quantity, Statement, TimeExpression, Value

type Record = dict[str, object]

VERSION = 1
"""Version of the record format; it rises when a field changes its meaning or goes."""


# ---------------------------------------------------------------- values


def number(value: float) -> int | float | None:
    """A bound: whole where it is whole, `None` where it is open."""
    if math.isinf(value):
        return None
    return int(value) if value == int(value) else value


def instant(value: datetime | None, *, exact: bool = True) -> str | None:
    """An instant in UTC, or its day where only the day is known."""
    if value is None:
        return None
    return value.isoformat().replace("+00:00", "Z") if exact else value.date().isoformat()


def quantity_record(value: Quantity) -> Record:
    """`{"lower", "upper", "unit", "approximate"}`."""
    return {
        "lower": number(value.lower),
        "upper": number(value.upper),
        "unit": value.unit,
        "approximate": value.approximate,
    }


def time_record(value: TimeExpression) -> Record:
    """`{"type", "timex", "earliest", "latest", "granularity"}`."""
    exact = value.granularity is not None and not value.is_dated
    return {
        "type": value.type.value,
        "timex": value.timex,
        "earliest": instant(value.earliest, exact=exact),
        "latest": instant(value.latest, exact=exact),
        "granularity": value.granularity.value if value.granularity else None,
    }


def place_record(value: Place) -> Record:
    """`{"name", "id", "lat", "lon", "country", "within"}`."""
    return {
        "name": value.name,
        "id": value.id,
        "lat": value.lat,
        "lon": value.lon,
        "country": value.country,
        "within": list(value.within),
    }


def actor_record(value: Actor) -> Record:
    """`{"name", "type", "aliases", "part_of", "party"}`."""
    return {
        "name": value.name,
        "type": value.type.value,
        "aliases": list(value.aliases),
        "part_of": list(value.part_of),
        "party": value.is_party,
    }


def statement_record(value: Statement) -> Record:
    """`{"text", "predicate", "agent", "patient", "negated", "modality"}`."""
    return {
        "text": value.text,
        "predicate": value.predicate,
        "agent": value.agent,
        "patient": value.patient,
        "negated": value.is_negated,
        "modality": value.modality.value,
    }


def value_record(value: Value | None) -> Record:
    """A value without its type; empty for None."""
    match value:
        case Quantity():
            return quantity_record(value)
        case TimeExpression():
            return time_record(value)
        case Place():
            return place_record(value)
        case Actor():
            return actor_record(value)
        case Statement():
            return statement_record(value)
    return {}


def typed_value_record(value: Quantity | Statement) -> Record:
    """The value of a claim, with its type in front."""
    kind = "quantity" if isinstance(value, Quantity) else "statement"
    return {"type": kind, **value_record(value)}


# ---------------------------------------------------------------- articles


def span_record(span: Span, article: Article) -> Record:
    """`{"start", "end", "text"}`, with `"field": "title"` where it points into the title."""
    record: Record = {"start": span.start, "end": span.end, "text": article.quote(span)}
    if span.field is not TextField.TEXT:
        record["field"] = span.field.value
    return record


def capture_record(capture: Capture) -> Record:
    """A capture with its bytes, as text where they are UTF-8, else in base 64."""
    try:
        encoding, body = "utf-8", capture.body.decode("utf-8")
    except UnicodeDecodeError:
        encoding, body = "base64", b64encode(capture.body).decode("ascii")
    return {
        "type": "capture",
        "id": capture.id,
        "location": capture.location,
        "media_type": capture.media_type,
        "fetched": instant(capture.fetched),
        "metadata": dict(sorted(capture.metadata.items())),
        "encoding": encoding,
        "body": body,
    }


def passage_record(passage: Passage) -> Record:
    """`{"start", "end", "role", "reason"}`."""
    return {
        "start": passage.span.start,
        "end": passage.span.end,
        "role": passage.role.value,
        "reason": passage.reason,
    }


def article_record(article: Article) -> Record:
    """One article with its text, metadata, passages and credits."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": instant(article.published, exact=article.is_published_exact),
        "fetched": instant(article.fetched),
        "revised": instant(article.revised),
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "passages": [passage_record(passage) for passage in article.passages],
        "credits": [
            {
                "name": credit.name,
                "basis": credit.basis,
                "span": span_record(credit.span, article) if credit.span else None,
            }
            for credit in article.credits
        ],
        "flags": list(article.flags),
        "version_of": article.version_of,
    }


def rejection_record(rejection: Rejection) -> Record:
    """`{"type": "rejection", "stage", "code", "message", "location"}`."""
    return {
        "type": "rejection",
        "stage": rejection.stage.value,
        "code": rejection.code,
        "message": rejection.message,
        "location": rejection.location,
    }


# ---------------------------------------------------------------- stories


def membership_record(membership: Membership) -> Record:
    """`{"type": "membership", "article", "story", "passages", "reasons"}`.

    Without passages the story has all of the article that no other story takes.
    """
    return {
        "type": "membership",
        "article": membership.article,
        "story": membership.story,
        "passages": [{"start": span.start, "end": span.end} for span in membership.passages],
        "reasons": list(membership.reasons),
    }


def copy_record(copy: Copy) -> Record:
    """`{"type": "copy", "article", "of", "share", "basis", "direction", "passages"}`."""
    return {
        "type": "copy",
        "article": copy.article,
        "of": copy.of,
        "share": round(copy.share, 4),
        "basis": copy.basis.value,
        "direction": copy.direction,
        "passages": [
            {
                "start": shared.span.start,
                "end": shared.span.end,
                "of_start": shared.of.start,
                "of_end": shared.of.end,
            }
            for shared in copy.passages
        ],
    }


def story_record(story: Story) -> Record:
    """`{"id", "title", "articles"}`."""
    return {"id": story.id, "title": story.title, "articles": list(story.articles)}


# ---------------------------------------------------------------- mentions and claims


def mention_record(mention: Mention, article: Article) -> Record:
    """One line of `rashomon annotate`."""
    record: Record = {"article": mention.article, "layer": mention.layer.value}
    record |= span_record(mention.span, article)
    record["value"] = value_record(mention.value)
    record["form"] = mention.form
    record["voice"] = mention.voice.value if mention.voice else None
    return record


def link_record(link: Link, article: Article) -> Record:
    """One link of a chain: `{"role", "name", "named", "basis", "actor", "span"}`."""
    return {
        "role": link.role.value,
        "name": link.name,
        "named": link.is_named,
        "basis": link.basis,
        "actor": actor_record(link.actor) if link.actor else None,
        "span": span_record(link.span, article) if link.span else None,
    }


def _role_span_record(part: RoleSpan, article: Article) -> Record:
    return {"role": part.role.value, **span_record(part.span, article)}


def claim_record(claim: Claim, article: Article) -> Record:
    """One line of `rashomon extract`."""
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": claim.kind,
        "spans": [_role_span_record(part, article) for part in claim.spans],
        "value": typed_value_record(claim.value),
        "counted": claim.counted,
        "accumulation": claim.accumulation.value if claim.accumulation else None,
        "cause": actor_record(claim.cause) if claim.cause else None,
        "when": time_record(claim.when) if claim.when else None,
        "where": place_record(claim.where) if claim.where else None,
        "attribution": [link_record(link, article) for link in claim.chain],
        "stance": claim.stance.value,
        "form": claim.form.value if claim.form else None,
        "known_at": instant(claim.known_at),
        "part_of": claim.part_of,
        "adds_to": claim.adds_to,
        "rule": claim.rule,
    }


# ---------------------------------------------------------------- comparisons and findings


def comparison_record(comparison: Comparison) -> Record:
    """`{"left", "right", "relation", "verdict", "reasons"}`."""
    return {
        "left": comparison.left,
        "right": comparison.right,
        "relation": comparison.relation.value,
        "verdict": comparison.verdict.value,
        "reasons": list(comparison.reasons),
    }


def question_record(question: Question) -> Record:
    """`{"kind", "counted", "place", "period", "accumulation", "topic"}`."""
    return {
        "kind": question.kind,
        "counted": question.counted,
        "place": question.place,
        "period": question.period,
        "accumulation": question.accumulation.value if question.accumulation else None,
        "topic": question.topic,
    }


def _position_record(position: Position) -> Record:
    return {
        "value": typed_value_record(position.value),
        "claims": list(position.claims),
        "origins": list(position.origins),
    }


def _collapse_record(collapse: Collapse) -> Record:
    return {
        "left": collapse.left,
        "right": collapse.right,
        "rule": collapse.rule.value,
        "reason": collapse.reason,
        "span": {"start": collapse.span.start, "end": collapse.span.end, "field": collapse.span.field.value}
        if collapse.span
        else None,
    }


def finding_record(finding: Finding) -> Record:
    """What all accounts of one question amount to."""
    counts = finding.counts
    return {
        "id": finding.id,
        "story": finding.story,
        "status": finding.status.value,
        "question": question_record(finding.question),
        "positions": [_position_record(position) for position in finding.positions],
        "articles": counts.articles,
        "outlets": counts.outlets,
        "families": counts.families,
        "wires": counts.wires,
        "origins": counts.origins,
        "origins_not_party": counts.origins_not_party,
        "reasons": list(finding.reasons),
        "collapses": [_collapse_record(collapse) for collapse in finding.collapses],
    }


def reduction_record(reduction: Reduction) -> Record:
    """What a policy makes of a finding."""
    return {
        "policy": reduction.policy,
        "value": quantity_record(reduction.value) if reduction.value else None,
        "low": reduction.low,
        "best": reduction.best,
        "high": reduction.high,
        "trace": list(reduction.trace),
        "dropped": [{"claim": claim, "reason": reason} for claim, reason in reduction.dropped],
    }

"""From JSON records back to the records of the model: the inverse of `rashomon.schema.records`.

Every function raises `InputError` that names the field when a record is not of the format.
"""

import math
from base64 import b64decode
from collections.abc import Callable, Mapping

from rashomon import model, values
from rashomon.schema import fields
from rashomon.schema.fields import Json

# ---------------------------------------------------------------- values


def read_quantity(record: Json) -> values.Quantity:
    """A quantity; `null` bounds are open."""
    return values.Quantity(
        lower=fields.bound(record, "lower", -math.inf),
        upper=fields.bound(record, "upper", math.inf),
        unit=fields.text(record, "unit"),
        approximate=bool(record.get("approximate")),
    )


def read_time(record: Json) -> values.TimeExpression:
    """A time expression."""
    return values.TimeExpression(
        type=fields.choice(record, "type", values.TimeType, values.TimeType.DATE),
        timex=str(record.get("timex") or record.get("earliest") or ""),
        earliest=fields.read_instant(record.get("earliest")),
        latest=fields.read_instant(record.get("latest"), is_end=True),
        granularity=fields.optional(record, "granularity", values.Granularity),
    )


def read_place(record: Json) -> values.Place:
    """A place."""
    lat, lon = record.get("lat"), record.get("lon")
    return values.Place(
        name=fields.text(record, "name"),
        id=fields.text_or_none(record, "id"),
        lat=fields.bound(record, "lat", 0.0) if lat is not None else None,
        lon=fields.bound(record, "lon", 0.0) if lon is not None else None,
        country=fields.text_or_none(record, "country"),
        within=fields.texts(record, "within"),
    )


def read_actor(record: Json) -> values.Actor:
    """An actor."""
    party = record.get("party")
    return values.Actor(
        name=fields.text(record, "name"),
        type=fields.choice(record, "type", values.ActorType, values.ActorType.OTHER),
        aliases=fields.texts(record, "aliases"),
        part_of=fields.texts(record, "part_of"),
        is_party=None if party is None else bool(party),
    )


def read_statement(record: Json) -> values.Statement:
    """A statement."""
    return values.Statement(
        text=fields.text(record, "text"),
        predicate=fields.text_or_none(record, "predicate"),
        agent=fields.text_or_none(record, "agent"),
        patient=fields.text_or_none(record, "patient"),
        is_negated=bool(record.get("negated")),
        modality=fields.choice(record, "modality", values.Modality, values.Modality.FACTUAL),
    )


def read_value(record: Json) -> values.Quantity | values.Statement:
    """The value of a claim, by its `type`."""
    return read_quantity(record) if record.get("type") == "quantity" else read_statement(record)


# ---------------------------------------------------------------- articles and stories


def read_span(record: Json) -> model.Span:
    """A span."""
    return model.Span(
        start=fields.whole(record, "start"),
        end=fields.whole(record, "end"),
        field=fields.choice(record, "field", model.TextField) if record.get("field") else model.TextField.TEXT,
    )


def read_capture(record: Json) -> model.Capture:
    """A capture."""
    body = fields.text(record, "body")
    return model.Capture(
        location=fields.text(record, "location"),
        body=b64decode(body) if record.get("encoding") == "base64" else body.encode(),
        media_type=fields.text(record, "media_type"),
        fetched=fields.read_instant(record.get("fetched")),
        metadata={name: str(value) for name, value in fields.mapping(record.get("metadata") or {}, "metadata").items()},
    )


def _read_passage(record: Json) -> model.Passage:
    return model.Passage(
        span=read_span(record),
        role=fields.choice(record, "role", model.PassageRole),
        reason=fields.text(record, "reason"),
    )


def _read_credit(record: Json) -> model.Credit:
    return model.Credit(
        name=fields.text(record, "name"),
        span=fields.part(record, "span", read_span),
        basis=fields.text(record, "basis"),
    )


def read_article(record: Json) -> model.Article:
    """An article that has been cleaned."""
    published = record.get("published")
    version_of = fields.text_or_none(record, "version_of")
    return model.Article(
        id=model.ArticleId(fields.text(record, "id")),
        text=fields.text(record, "text"),
        title=fields.text_or_none(record, "title"),
        outlet=fields.text_or_none(record, "outlet"),
        published=fields.read_instant(published),
        is_published_exact=published is not None and not fields.is_plain_date(published),
        fetched=fields.read_instant(record.get("fetched")),
        revised=fields.read_instant(record.get("revised")),
        language=fields.text_or_none(record, "language"),
        url=fields.text_or_none(record, "url"),
        passages=tuple(_read_passage(part) for part in fields.records(record, "passages")),
        credits=tuple(_read_credit(part) for part in fields.records(record, "credits")),
        flags=fields.texts(record, "flags"),
        version_of=model.ArticleId(version_of) if version_of else None,
    )


def read_rejection(record: Json) -> model.Rejection:
    """A rejection."""
    return model.Rejection(
        stage=fields.choice(record, "stage", model.Stage),
        code=fields.text(record, "code"),
        message=fields.text(record, "message"),
        location=fields.text(record, "location"),
    )


def read_story(record: Json) -> model.Story:
    """A story."""
    return model.Story(
        id=model.StoryId(fields.text(record, "id")),
        title=fields.text(record, "title"),
        articles=tuple(model.ArticleId(article) for article in fields.texts(record, "articles")),
    )


def read_membership(record: Json) -> model.Membership:
    """A membership."""
    return model.Membership(
        article=model.ArticleId(fields.text(record, "article")),
        story=model.StoryId(fields.text(record, "story")),
        reasons=fields.texts(record, "reasons"),
        passages=tuple(read_span(passage) for passage in fields.records(record, "passages")),
    )


def _read_shared(record: Json) -> model.SharedPassage:
    return model.SharedPassage(
        span=read_span(record),
        of=model.Span(start=fields.whole(record, "of_start"), end=fields.whole(record, "of_end")),
    )


def read_copy(record: Json) -> model.Copy:
    """A copy."""
    return model.Copy(
        article=model.ArticleId(fields.text(record, "article")),
        of=model.ArticleId(fields.text(record, "of")),
        share=fields.bound(record, "share", 0.0),
        basis=fields.choice(record, "basis", model.CopyBasis),
        passages=tuple(_read_shared(part) for part in fields.records(record, "passages")),
        direction=str(record.get("direction") or "undecided"),
    )


# ---------------------------------------------------------------- mentions and claims

_MENTION_VALUES: Mapping[model.Layer, Callable[[Json], values.Value]] = {
    model.Layer.TIME: read_time,
    model.Layer.PLACE: read_place,
    model.Layer.ACTOR: read_actor,
    model.Layer.QUANTITY: read_quantity,
}


def read_mention(record: Json) -> model.Mention:
    """A mention."""
    layer = fields.choice(record, "layer", model.Layer)
    read = _MENTION_VALUES.get(layer)
    value = fields.mapping(record.get("value") or {}, "value")
    return model.Mention(
        article=model.ArticleId(fields.text(record, "article")),
        layer=layer,
        span=read_span(record),
        value=read(value) if read and value else None,
        form=fields.text_or_none(record, "form"),
        voice=fields.optional(record, "voice", model.Voice),
    )


def _read_link(record: Json) -> model.Link:
    return model.Link(
        role=fields.choice(record, "role", model.LinkRole),
        name=fields.text(record, "name"),
        actor=fields.part(record, "actor", read_actor),
        is_named=bool(record.get("named", True)),
        span=fields.part(record, "span", read_span),
        basis=str(record.get("basis") or ""),
    )


def _claim_id(record: Json, name: str) -> model.ClaimId | None:
    value = fields.text_or_none(record, name)
    return model.ClaimId(value) if value else None


def read_claim(record: Json) -> model.Claim:
    """A claim; its id is computed anew from its content."""
    return model.Claim(
        article=model.ArticleId(fields.text(record, "article")),
        kind=fields.text(record, "kind"),
        spans=tuple(
            model.RoleSpan(role=fields.choice(part, "role", model.SpanRole), span=read_span(part))
            for part in fields.records(record, "spans")
        ),
        value=read_value(fields.mapping(fields.field(record, "value"), "value")),
        counted=fields.text_or_none(record, "counted"),
        accumulation=fields.optional(record, "accumulation", model.Accumulation),
        cause=fields.part(record, "cause", read_actor),
        when=fields.part(record, "when", read_time),
        where=fields.part(record, "where", read_place),
        chain=tuple(_read_link(link) for link in fields.records(record, "attribution")),
        stance=fields.choice(record, "stance", model.Stance, model.Stance.ASSERTS),
        form=fields.optional(record, "form", model.Form),
        known_at=fields.read_instant(record.get("known_at")),
        part_of=_claim_id(record, "part_of"),
        adds_to=_claim_id(record, "adds_to"),
        rule=str(record.get("rule") or ""),
    )

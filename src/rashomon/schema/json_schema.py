"""The JSON Schema of the record format; every output of every command is held against it in the tests.

Source: JSON Schema draft 2020-12.
"""

from collections.abc import Mapping
from enum import StrEnum

from rashomon import model, values
from rashomon.errors import InputError
from rashomon.schema.records import VERSION

type Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_ID: Schema = {"type": "string", "minLength": 1}
_BOUND: Schema = {"type": ["number", "null"]}
_MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$"}


def _object(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_none(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(options: type[StrEnum]) -> Schema:
    return {"enum": [option.value for option in options]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_SPAN = {"start": _WHOLE, "end": _WHOLE, "text": _TEXT, "field": _one_of(model.TextField)}


def _values() -> dict[str, Schema]:
    quantity = {"lower": _BOUND, "upper": _BOUND, "unit": _TEXT, "approximate": _FLAG}
    statement = {
        "text": _TEXT,
        "predicate": _or_none(_TEXT),
        "agent": _or_none(_TEXT),
        "patient": _or_none(_TEXT),
        "negated": _FLAG,
        "modality": _one_of(values.Modality),
    }
    return {
        "quantity": _object(quantity),
        "time": _object(
            {
                "type": _one_of(values.TimeType),
                "timex": _TEXT,
                "earliest": _or_none(_MOMENT),
                "latest": _or_none(_MOMENT),
                "granularity": _or_none(_one_of(values.Granularity)),
            }
        ),
        "place": _object(
            {
                "name": _TEXT,
                "id": _or_none(_ID),
                "lat": {"type": ["number", "null"], "minimum": -90, "maximum": 90},
                "lon": {"type": ["number", "null"], "minimum": -180, "maximum": 180},
                "country": _or_none(_TEXT),
                "within": _list(_ID),
            }
        ),
        "actor": _object(
            {
                "name": _TEXT,
                "type": _one_of(values.ActorType),
                "aliases": _list(_TEXT),
                "part_of": _list(_TEXT),
                "party": {"type": ["boolean", "null"]},
            }
        ),
        "claim_value": {
            "anyOf": [
                _object({"type": {"const": "quantity"}, **quantity}),
                _object({"type": {"const": "statement"}, **statement}),
            ]
        },
    }


def _articles() -> dict[str, Schema]:
    span = _object(_SPAN, optional=("field",))
    return {
        "span": span,
        "capture": _object(
            {
                "type": {"const": "capture"},
                "id": _ID,
                "location": _TEXT,
                "media_type": _TEXT,
                "fetched": _or_none(_MOMENT),
                "metadata": {"type": "object", "additionalProperties": _TEXT},
                "encoding": {"enum": ["utf-8", "base64"]},
                "body": _TEXT,
            }
        ),
        "article": _object(
            {
                "id": _ID,
                "title": _or_none(_TEXT),
                "outlet": _or_none(_TEXT),
                "published": _or_none(_MOMENT),
                "fetched": _or_none(_MOMENT),
                "revised": _or_none(_MOMENT),
                "language": _or_none(_TEXT),
                "url": _or_none(_TEXT),
                "text": _TEXT,
                "passages": _list(
                    _object({"start": _WHOLE, "end": _WHOLE, "role": _one_of(model.PassageRole), "reason": _TEXT})
                ),
                "credits": _list(_object({"name": _TEXT, "basis": _TEXT, "span": _or_none(_ref("span"))})),
                "flags": _list(_TEXT),
                "version_of": _or_none(_ID),
            }
        ),
        "rejection": _object(
            {
                "type": {"const": "rejection"},
                "stage": _one_of(model.Stage),
                "code": _ID,
                "message": _ID,
                "location": _TEXT,
            }
        ),
    }


def _stories() -> dict[str, Schema]:
    shared = {"start": _WHOLE, "end": _WHOLE, "of_start": _WHOLE, "of_end": _WHOLE}
    return {
        "story": _object({"id": _ID, "title": _TEXT, "articles": _list(_ID)}),
        "membership": _object(
            {
                "type": {"const": "membership"},
                "article": _ID,
                "story": _ID,
                "passages": _list(_object({"start": _WHOLE, "end": _WHOLE})),
                "reasons": _list(_TEXT),
            }
        ),
        "copy": _object(
            {
                "type": {"const": "copy"},
                "article": _ID,
                "of": _ID,
                "share": {"type": "number", "minimum": 0, "maximum": 1},
                "basis": _one_of(model.CopyBasis),
                "direction": _TEXT,
                "passages": _list(_object(shared)),
            }
        ),
    }


def _claims() -> dict[str, Schema]:
    link = {
        "role": _one_of(model.LinkRole),
        "name": _ID,
        "named": _FLAG,
        "basis": _TEXT,
        "actor": _or_none(_ref("actor")),
        "span": _or_none(_ref("span")),
    }
    return {
        "mention": _object(
            {
                "article": _ID,
                "layer": _one_of(model.Layer),
                **_SPAN,
                "value": {"anyOf": [_object({}), *(_ref(name) for name in ("time", "place", "actor", "quantity"))]},
                "form": _or_none(_TEXT),
                "voice": _or_none(_one_of(model.Voice)),
            },
            optional=("field",),
        ),
        "claim": _object(
            {
                "id": _ID,
                "article": _ID,
                "kind": _ID,
                "spans": _list(_object({"role": _one_of(model.SpanRole), **_SPAN}, optional=("field",))),
                "value": _ref("claim_value"),
                "counted": _or_none(_TEXT),
                "accumulation": _or_none(_one_of(model.Accumulation)),
                "cause": _or_none(_ref("actor")),
                "when": _or_none(_ref("time")),
                "where": _or_none(_ref("place")),
                "attribution": _list(_object(link)),
                "stance": _one_of(model.Stance),
                "form": _or_none(_one_of(model.Form)),
                "known_at": _or_none(_MOMENT),
                "part_of": _or_none(_ID),
                "adds_to": _or_none(_ID),
                "rule": _TEXT,
            }
        ),
    }


def _findings() -> dict[str, Schema]:
    counts = ("articles", "outlets", "families", "wires", "origins", "origins_not_party")
    collapse = {
        "left": _ID,
        "right": _ID,
        "rule": _one_of(model.CollapseRule),
        "reason": _TEXT,
        "span": _or_none(_object({"start": _WHOLE, "end": _WHOLE, "field": _one_of(model.TextField)})),
    }
    return {
        "question": _object(
            {
                "kind": _ID,
                "counted": _or_none(_TEXT),
                "place": _or_none(_TEXT),
                "period": _or_none(_TEXT),
                "accumulation": _or_none(_one_of(model.Accumulation)),
                "topic": _or_none(_TEXT),
            }
        ),
        "comparison": _object(
            {
                "left": _ID,
                "right": _ID,
                "relation": _one_of(values.Relation),
                "verdict": _one_of(model.Verdict),
                "reasons": {"type": "array", "items": _ID, "minItems": 1},
            }
        ),
        "finding": _object(
            {
                "id": _ID,
                "story": _ID,
                "status": _one_of(model.Status),
                "question": _ref("question"),
                "positions": _list(
                    _object({"value": _ref("claim_value"), "claims": _list(_ID), "origins": _list(_TEXT)})
                ),
                **dict.fromkeys(counts, _WHOLE),
                "reasons": _list(_TEXT),
                "collapses": _list(_object(collapse)),
            }
        ),
        "reduction": _object(
            {
                "policy": _ID,
                "value": _or_none(_ref("quantity")),
                "low": _BOUND,
                "best": _BOUND,
                "high": _BOUND,
                "trace": _list(_TEXT),
                "dropped": _list(_object({"claim": _ID, "reason": _TEXT})),
            }
        ),
    }


def _document() -> Schema:
    lists = {
        "articles": "article",
        "rejections": "rejection",
        "stories": "story",
        "memberships": "membership",
        "copies": "copy",
        "mentions": "mention",
        "claims": "claim",
        "comparisons": "comparison",
        "findings": "finding",
    }
    return _object(
        {
            "version": {"const": VERSION},
            "policy": _ID,
            "as_known_at": _or_none(_MOMENT),
            **{name: _list(_ref(record)) for name, record in lists.items()},
            "reductions": {"type": "object", "additionalProperties": _ref("reduction")},
        }
    )


def definitions() -> dict[str, Schema]:
    """The schema of every record, by its name."""
    return {**_values(), **_articles(), **_stories(), **_claims(), **_findings(), "document": _document()}


def schema_of(name: str) -> Schema:
    """The JSON Schema of one record; "document" is what `rashomon compare --json` writes.

    Raises:
        InputError: there is no record of that name.
    """
    defined = definitions()
    if name not in defined:
        raise InputError(f"there is no record {name!r}; there are: {', '.join(sorted(defined))}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Rashomon {name}, format version {VERSION}",
        "$ref": f"#/$defs/{name}",
        "$defs": defined,
    }

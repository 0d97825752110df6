"""The whole report as one JSON document, in the record format."""

import json

from rashomon.model import Report
from rashomon.schema.document import document_record


def to_json(report: Report) -> str:
    """The document that `rashomon compare --json` writes; text is left as it is, not escaped to ASCII."""
    return json.dumps(document_record(report), ensure_ascii=False, indent=1) + "\n"

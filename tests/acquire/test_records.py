"""JSON and JSON Lines: one record a capture, under our names; a bad line costs nothing but itself."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.acquire import acquire, read_record
from rashomon.model import Capture, Rejection
from rashomon.schema.records import capture_record, rejection_record

RECORD = {"id": "a1", "text": "Nine people died.\r\n", "title": "Fire", "outlet": "Norda", "published": "2025-03-11"}


def write(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_record_becomes_a_capture(tmp_path: Path) -> None:
    """Text untouched, metadata beside it, the id in the location."""
    made = next(acquire([write(tmp_path / "a.jsonl", json.dumps(RECORD))]))

    assert isinstance(made, Capture)
    assert made.body.decode() == RECORD["text"]
    assert made.location == f"{tmp_path}/a.jsonl#a1"
    assert made.metadata == {name: value for name, value in RECORD.items() if name != "text"}


def test_news_please_names_are_known() -> None:
    """maintext, date_publish, source_domain, authors, date_modify."""
    record = {
        "maintext": "Nine people died.",
        "date_publish": "2025-03-11 09:52:00",
        "date_modify": "2025-03-11 10:00:00",
        "source_domain": "norda.example",
        "authors": ["Ilse Verhane", "Jonas Reve"],
        "language": "en",
    }

    made = read_record(record, "a.jsonl:1")

    assert isinstance(made, Capture)
    assert made.metadata == {
        "published": "2025-03-11 09:52:00",
        "revised": "2025-03-11 10:00:00",
        "outlet": "norda.example",
        "author": "Ilse Verhane, Jonas Reve",
        "language": "en",
    }


def test_source_may_be_an_object() -> None:
    """NewsAPI gives the outlet as an object with a name."""
    made = read_record({"content": "Nine died.", "source": {"id": None, "name": "Sund24"}}, "a.json:1")

    assert isinstance(made, Capture)
    assert made.metadata == {"outlet": "Sund24"}


def test_bad_lines_are_rejected_alone(tmp_path: Path) -> None:
    """Broken JSON, other JSON, a record without text and an empty text: each named with its line; the others go on."""
    lines = [json.dumps(RECORD), '{"text": "half', "[1]", '{"title": "x"}', '{"text": " "}', "", json.dumps(RECORD)]

    made = list(acquire([write(tmp_path / "a.jsonl", *lines)]))

    assert [one.code if isinstance(one, Rejection) else "ok" for one in made] == [
        "ok",
        "invalid_json",
        "not_a_record",
        "no_text",
        "empty",
        "ok",
    ]
    assert [one.location.rpartition(":")[2] for one in made if isinstance(one, Rejection)] == ["2", "3", "4", "5"]


def test_line_separators_within_a_string_end_no_line(tmp_path: Path) -> None:
    """Only a line feed ends a record."""
    text = "One\u2028two\u0085three"

    made = next(acquire([write(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False))]))

    assert isinstance(made, Capture)
    assert made.body.decode() == text


@pytest.mark.parametrize(
    "document",
    [
        [RECORD, RECORD],
        {"status": "ok", "articles": [RECORD, RECORD]},
    ],
)
def test_json_documents_hold_records(tmp_path: Path, document: object) -> None:
    """An array, or an object with `articles`."""
    made = list(acquire([write(tmp_path / "a.json", json.dumps(document))]))

    assert [isinstance(one, Capture) for one in made] == [True, True]


def test_json_lines_may_hold_an_array(tmp_path: Path) -> None:
    """A file that is called JSON Lines and begins as an array is read as one."""
    made = list(acquire([write(tmp_path / "a.jsonl", json.dumps([RECORD], indent=1))]))

    assert [isinstance(one, Capture) for one in made] == [True]


@pytest.mark.parametrize("body", ["{", "[" * 100_000, "nothing"])
def test_broken_json_document_is_rejected(tmp_path: Path, body: str) -> None:
    """However it is broken, nested beyond reason included."""
    made = list(acquire([write(tmp_path / "a.json", body)]))

    assert [one.code for one in made if isinstance(one, Rejection)] == ["invalid_json"]


def test_half_a_surrogate_pair_is_rejected(tmp_path: Path) -> None:
    """JSON can hold what is no text."""
    made = list(acquire([write(tmp_path / "a.jsonl", r'{"text": "broken \ud83d emoji"}')]))

    assert [one.code for one in made if isinstance(one, Rejection)] == ["undecodable"]


def test_record_beyond_the_limit_is_rejected_alone(tmp_path: Path) -> None:
    """The limit is that of one text, not of the file."""
    from rashomon.acquire import AcquireOptions

    lines = [json.dumps({"text": "short text"}), json.dumps({"text": "x" * 200})]

    made = list(acquire([write(tmp_path / "a.jsonl", *lines)], options=AcquireOptions(max_bytes=100)))

    assert [one.code if isinstance(one, Rejection) else "ok" for one in made] == ["ok", "too_large"]


def test_captures_that_were_written_are_read_again() -> None:
    """What `rashomon acquire` prints is read back as it was."""
    capture = Capture(location="a.txt", body=b"Nine died.", media_type="text/plain", metadata={"outlet": "Norda"})
    rejection = next(iter([read_record([], "a.jsonl:1")]))
    assert isinstance(rejection, Rejection)

    assert read_record(capture_record(capture), "x:1") == capture
    assert read_record(rejection_record(rejection), "x:1") == rejection


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_text_is_never_altered(text: str) -> None:
    """Whatever the characters are."""
    made = read_record({"text": text}, "a.jsonl:1")

    assert isinstance(made, Capture)
    assert made.body.decode() == text

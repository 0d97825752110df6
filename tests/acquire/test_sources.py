"""Inputs of every kind become captures; what cannot be used is named, and the rest goes on."""

import json
from pathlib import Path

import pytest

from rashomon.acquire import AcquireOptions, acquire
from rashomon.errors import InputError
from rashomon.model import Capture, Rejection

STORY = "Nine people died when a ferry burned off Maren, the harbour police said."


def codes(*inputs: Path | str, options: AcquireOptions | None = None) -> list[str]:
    """What became of each input: the media type of a capture, the code of a rejection."""
    made = acquire([str(one) for one in inputs], options=options)
    return [one.code if isinstance(one, Rejection) else one.media_type for one in made]


def only(path: Path) -> Capture | Rejection:
    made = list(acquire([str(path)]))
    assert len(made) == 1
    return made[0]


def test_plain_text_keeps_its_bytes(tmp_path: Path) -> None:
    """Bytes are kept as they are: carriage returns, marks and trailing blanks too."""
    path = tmp_path / "a.txt"
    body = "\ufeffFirst line\r\nSecond line  \n\n".encode()
    path.write_bytes(body)

    made = only(path)

    assert isinstance(made, Capture)
    assert made.body == body
    assert made.location == str(path)


def test_missing_file_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    """A name that does not exist is a wrong call, said at once."""
    path = tmp_path / "there.txt"
    path.write_text(STORY)

    with pytest.raises(InputError, match="no such file or folder"):
        acquire([str(path), str(tmp_path / "not-there.txt")])


@pytest.mark.parametrize("name", ["", "ftp://example.org/a.txt", "file:///etc/hosts", "a\x00b"])
def test_names_that_cannot_be_read_are_errors(name: str) -> None:
    """Empty names, other schemes and impossible paths are wrong calls."""
    with pytest.raises(InputError):
        acquire([name])


def test_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    """Sorted by path, subfolders included, hidden files left out."""
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.txt", "b/m.txt", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)

    made = list(acquire([str(tmp_path)]))

    names = [str(Path(one.location).relative_to(tmp_path)) for one in made]
    assert names == ["a.txt", "z.txt", "b/m.txt"]


def test_folder_with_a_bad_file_goes_on(tmp_path: Path) -> None:
    """Unknown types, empty files and pictures are rejected; the text beside them is read."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("   \n")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "d.xyz").write_text(STORY)

    assert codes(tmp_path) == ["text/plain", "empty", "not_text", "unknown_type"]


def test_empty_folder_is_rejected(tmp_path: Path) -> None:
    """A folder without files is named, not passed over."""
    assert codes(tmp_path) == ["empty"]


def test_unknown_ending_is_read_when_named(tmp_path: Path) -> None:
    """A file that the caller names is tried as text whatever it is called."""
    path = tmp_path / "story.article"
    path.write_text(STORY)

    assert codes(path) == ["text/plain"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"\n \t\n", "empty"),
        (b"%PDF-1.7 text", "not_text"),
        (b"PK\x03\x04rest", "not_text"),
        (b"text with \x00 in it", "not_text"),
        (bytes(range(1, 32)) * 4, "not_text"),
        ("café".encode("latin-1"), "undecodable"),
    ],
)
def test_unusable_files_are_rejected(tmp_path: Path, body: bytes, code: str) -> None:
    """Each with the code of what is wrong."""
    path = tmp_path / "a.txt"
    path.write_bytes(body)

    assert codes(path) == [code]


def test_undecodable_file_says_where_and_what_to_do(tmp_path: Path) -> None:
    """The message names the byte and the remedy."""
    path = tmp_path / "a.txt"
    path.write_bytes("Ein Café".encode("latin-1"))

    made = only(path)

    assert isinstance(made, Rejection)
    assert "byte 7" in made.message
    assert "iconv" in made.message


def test_utf16_with_its_mark_is_text(tmp_path: Path) -> None:
    """Text that some editors save is not taken for binary data."""
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode("utf-16"))

    assert codes(path) == ["text/plain"]


def test_too_large_file_is_rejected_unread(tmp_path: Path) -> None:
    """The limit is that of the options, and the message names both."""
    path = tmp_path / "a.txt"
    path.write_text("x" * 101)

    made = next(acquire([str(path)], options=AcquireOptions(max_bytes=100)))

    assert isinstance(made, Rejection)
    assert made.code == "too_large"
    assert "101 bytes" in made.message


def test_metadata_beside_a_text(tmp_path: Path) -> None:
    """JSON and TOML beside a text are its metadata, and no inputs of their own."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.meta.json").write_text(json.dumps({"id": 7, "outlet": "Norda", "language": None}))
    (tmp_path / "b.html").write_text(f"<html><body><p>{STORY}</p></body></html>")
    (tmp_path / "b.meta.toml").write_text('title = "Fire"\npublished = 2025-03-11T09:52:00+01:00\n')

    first, second = acquire([str(tmp_path)])

    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert first.metadata == {"id": "7", "outlet": "Norda"}
    assert second.metadata == {"title": "Fire", "published": "2025-03-11T09:52:00+01:00"}


def test_broken_metadata_does_not_cost_the_text(tmp_path: Path) -> None:
    """The metadata is rejected alone."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.meta.json").write_text("{")

    assert codes(tmp_path) == ["invalid_metadata", "text/plain"]


def test_urls_are_fetched_by_the_function_given() -> None:
    """The caller may bring a fetcher; what it returns is passed on."""
    page = Capture(location="https://norda.example/a", body=b"<html></html>", media_type="text/html")

    made = list(acquire(["https://norda.example/a"], fetch=lambda _: page))

    assert made == [page]


def test_files_have_no_instant_of_capture(tmp_path: Path) -> None:
    """When a file was read says nothing of it, and would make two runs differ."""
    from datetime import UTC, datetime

    now = datetime(2025, 3, 11, 9, tzinfo=UTC)
    (tmp_path / "a.txt").write_text(STORY)

    made = next(acquire([str(tmp_path)], now=now))

    assert isinstance(made, Capture)
    assert made.fetched is None


@pytest.mark.parametrize("options", [{"max_bytes": 0}, {"timeout_s": 0.0}, {"max_redirects": -1}])
def test_impossible_limits_are_refused(options: dict[str, int]) -> None:
    """Options that allow nothing are an error where they are made."""
    with pytest.raises(ValueError, match="positive"):
        AcquireOptions(**options)

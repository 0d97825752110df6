"""What `rashomon compare` makes of bad input: a clear outcome and exit status, and never a traceback."""

import json
from pathlib import Path

import pytest

from rashomon.cli.app import run

STORY = "Nine people died when fire broke out on a ferry off Maren on Tuesday, the harbour police said."
OTHER = "The council of Orle raised the price of bread by ten per cent on Monday, its mayor told reporters."


def compare(*inputs: object) -> int:
    """The exit status; anything raised fails the test."""
    return run(["compare", *map(str, inputs)])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """One usable article, without a date."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def document(folder: Path, *inputs: Path) -> tuple[int, dict[str, list[dict[str, object]]]]:
    """The exit status and the JSON document of a comparison."""
    out = folder / "out.json"
    status = compare(*inputs, "--json", out)
    return status, json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["not-there.txt", "not-there/", "ftp://norda.example/a.txt", "https:/norda.example"])
def test_missing_file_is_a_bad_call(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, the name, and what to do; nothing on standard output."""
    status = compare(name)

    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert name in printed.err
    assert printed.err.count("\n") == 1


def test_missing_file_beside_a_good_one_is_a_bad_call(story: Path, tmp_path: Path) -> None:
    """A wrong name is a mistake to mend, not an article to leave out."""
    assert compare(story, tmp_path / "not-there.txt") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "a.txt", "--no-such-option"],
        ["no-such-command"],
        ["compare", ".", "--policy", "guess"],
        ["compare", ".", "--as-known-at", "noon"],
        ["compare", ".", "--config", "not-there.toml"],
    ],
)
def test_wrong_calls_are_named(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and a message on standard error."""
    status = run(arguments)

    printed = capsys.readouterr()
    assert status == 2
    assert printed.err.strip()
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the file is empty"),
        (b"   \n\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text"),
        (bytes(range(256)) * 20, "not a text"),
        ("Im Café".encode("latin-1"), "not valid UTF-8"),
        (b"x" * 20_000_000, "20,000,000 bytes"),
        (b"Read more", "words of story"),
    ],
    ids=["empty", "blank", "picture", "binary", "latin-1", "20 MB", "boilerplate only"],
)
def test_unusable_file_is_rejected_with_its_reason(
    tmp_path: Path, body: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 0: the call was right, and the outcome says why there is nothing to compare."""
    path = tmp_path / "bad.txt"
    path.write_bytes(body)

    status = compare(path)

    printed = " ".join(capsys.readouterr().out.split())
    assert status == 0
    assert "rejected" in printed
    assert reason in printed


@pytest.mark.model
def test_invalid_json_lines_cost_only_themselves(tmp_path: Path) -> None:
    """Each bad line is a rejection with its number; the good ones are compared."""
    path = tmp_path / "mixed.jsonl"
    good = json.dumps({"id": "good", "text": STORY})
    path.write_text(f'{good}\n{{"text": "half\n[1, 2]\n{{"title": "no text"}}\n', encoding="utf-8")

    status, made = document(tmp_path, path)

    assert status == 0
    assert [article["id"] for article in made["articles"]] == ["good"]
    assert [one["code"] for one in made["rejections"]] == ["invalid_json", "not_a_record", "no_text"]
    assert [str(one["location"]).rpartition(":")[2] for one in made["rejections"]] == ["2", "3", "4"]


@pytest.mark.model
def test_folder_with_one_bad_file_goes_on(tmp_path: Path) -> None:
    """The others are compared; the bad one is listed."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"%PDF-1.7\x00")
    (folder / "c.txt").write_text(STORY, encoding="utf-8")

    status, made = document(tmp_path, folder)

    assert status == 0
    assert [Path(str(article["id"])).name for article in made["articles"]] == ["a.txt", "c.txt"]
    assert [(one["stage"], one["code"]) for one in made["rejections"]] == [("acquire", "not_text")]


@pytest.mark.model
def test_article_without_a_date_is_compared(story: Path, tmp_path: Path) -> None:
    """Its date stays unsaid; its claims have no instant at which they were known."""
    status, made = document(tmp_path, story)

    assert status == 0
    assert made["articles"][0]["published"] is None
    assert {claim.get("known_at") for claim in made["claims"]} == {None}


@pytest.mark.model
def test_one_article_alone_is_a_story(story: Path, tmp_path: Path) -> None:
    """There is nothing to compare it with, and its claims are still shown."""
    status, made = document(tmp_path, story)

    assert status == 0
    assert len(made["stories"]) == 1
    assert [claim["value"]["lower"] for claim in made["claims"] if claim["kind"] == "killed"] == [9]  # type: ignore[index]
    assert made["rejections"] == []


@pytest.mark.model
def test_unrelated_articles_are_two_stories(story: Path, tmp_path: Path) -> None:
    """Nothing is compared across them."""
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")

    status, made = document(tmp_path, story, other)

    assert status == 0
    assert len(made["stories"]) == 2
    article_of = {claim["id"]: claim["article"] for claim in made["claims"]}
    pairs = [(article_of[pair["left"]], article_of[pair["right"]]) for pair in made["comparisons"]]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


@pytest.mark.model
def test_same_article_twice_is_one(story: Path, tmp_path: Path) -> None:
    """An input that is named twice counts once."""
    status, made = document(tmp_path, story, story)

    assert status == 0
    assert len(made["articles"]) == 1


@pytest.mark.model
@pytest.mark.parametrize("stage", ["acquire", "clean", "cluster", "annotate", "extract", "match", "reconcile"])
def test_every_stage_goes_on_after_a_bad_file(stage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0, and every line on standard output is a record."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")

    status = run([stage, str(tmp_path)])

    printed = capsys.readouterr()
    assert status == 0
    assert all(isinstance(json.loads(line), dict) for line in printed.out.splitlines())
    assert "not_text" in printed.out + printed.err


def test_a_source_that_nobody_names_is_told_and_nothing_is_left_out(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = run(["compare", str(story), "--quiet", "--without", "Reuterz"])

    assert outcome == 0
    assert "no source is called “Reuterz” here" in capsys.readouterr().err

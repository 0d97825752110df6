"""Each folder here is a story: articles in, findings and pages out, as they were when somebody last read them.

`kelmar` is the bundled example; `dravno` is an explosion in a factory, with nobody who fights. A change that alters
what a reader sees alters these files: `make golden` writes them anew; the difference is read before it is committed.
"""

import re
from pathlib import Path

import pytest

from rashomon.examples import example_path
from rashomon.model import Report
from rashomon.report import report
from rashomon.run.pipeline import compare

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent
STORIES = {"kelmar": example_path(), "dravno": FOLDER / "dravno"}
FILES = {"terminal": "summary.txt", "csv": "ledger.csv", "html": "report.html"}


@pytest.fixture(scope="module", params=STORIES)
def story(request) -> tuple[str, Report]:
    inputs = STORIES[request.param]
    with pytest.MonkeyPatch.context() as patch:
        # Articles without an id of their own go by their path: the same one on every machine.
        patch.chdir(inputs.parent)
        return request.param, compare([f"{inputs.name}/{one}" for one in _inputs(inputs)])


def _inputs(folder: Path) -> list[str]:
    made = set(FILES.values())
    return sorted(one.name for one in folder.iterdir() if one.name not in made and one.suffix != ".toml")


@pytest.mark.parametrize("format_name", FILES)
def test_a_story_reads_as_it_did(story, format_name, is_writing):
    name, made = story
    path = FOLDER / name / FILES[format_name]
    shown = _as_kept(report(made, format=format_name))

    if is_writing:
        path.write_text(shown, encoding="utf-8")

    assert shown == path.read_text(encoding="utf-8"), f"{path.name} of {name} differs: make golden, then read why"


def _as_kept(shown: str) -> str:
    """Without the sheet and the script, which say nothing of the story, and without blanks at line ends."""
    told = re.sub(r"(?s)(<(style|script)\b[^>]*>).*?(</\2>)", r"\1\3", shown)
    return "".join(f"{line.rstrip()}\n" for line in told.splitlines())


def test_every_story_has_its_folder():
    assert {one.name for one in FOLDER.iterdir() if one.is_dir() and one.name != "__pycache__"} == set(STORIES)

"""The page on the store is true: its commands, its SQL and its Python run."""

import re
import shlex
import sqlite3
from pathlib import Path

import pytest

from rashomon.cli.app import run
from rashomon.examples import example_path
from rashomon.store.tables import metadata

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.model
def test_the_commands_and_queries_of_the_page_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks("sh") for line in block.splitlines()]

    for line in lines:
        capsys.readouterr()
        run(["stories", "--limit", "1"])
        story = capsys.readouterr().out.split(maxsplit=1)
        words = shlex.split(line.replace("$(rashomon example)", str(example_path())))
        assert words[0] == "rashomon"
        status = run([story[0] if word == "STORY" else word for word in words[1:]])
        printed = capsys.readouterr()
        assert (status, line, printed.out == "") == (0, line, False), printed.err

    connection = sqlite3.connect(tmp_path / "workspace" / "rashomon.db")
    queries = [one for block in blocks("sql") for one in block.split(";") if one.strip()]
    assert [query for query in queries if not connection.execute(query).fetchall()] == []
    connection.close()


@pytest.mark.model
def test_the_python_of_the_page_prints_what_stands_below_it(capsys):
    (code,) = blocks("python")
    shown = re.findall(r"^    (.*)$", PAGE.partition(code)[2].partition("## ")[0], re.MULTILINE)

    exec(compile(code, "store.md", "exec"), {})

    printed = capsys.readouterr().out.splitlines()
    assert shown[-1] == "…"
    assert printed[: len(shown) - 1] == shown[:-1]


def test_every_table_is_described():
    described = set(re.findall(r"`([a-z_]+)`", PAGE.partition("## Tables")[2].partition("## Clocks")[0]))

    assert set(metadata.tables) <= described

"""The documentation names everything there is."""

from pathlib import Path

import pytest
import typer

from rashomon import errors
from rashomon.cli.app import app
from rashomon.model import CollapseRule, Stage, Status, Verdict
from rashomon.schema.json_schema import definitions

DOCS = Path(__file__).parents[2] / "docs"


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


def commands():
    group = typer.main.get_command(app)
    return sorted(group.commands.items())


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_described(name):
    assert f"rashomon {name}" in page("commands.md")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (name, option)
        for name, command in commands()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-")
    ],
)
def test_every_option_is_described(command, option):
    assert f"`{option}" in page("commands.md") or f" {option}" in page("commands.md"), command


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_page(stage):
    assert page(f"{stage.value}.md").startswith("# ")


@pytest.mark.parametrize("record", sorted(definitions()))
def test_every_record_is_described(record):
    assert f"`{record}`" in page("record-format.md")


@pytest.mark.parametrize("word", [*Status, *Verdict])
def test_every_status_and_verdict_is_described(word):
    assert word.value.replace("_", " ") in page("statuses.md").replace("_", " ").lower()


@pytest.mark.parametrize("rule", list(CollapseRule))
def test_every_collapse_rule_is_described(rule):
    assert rule.value in page("reconcile.md")


def test_every_error_stands_in_the_drawn_tree():
    drawn = errors.__doc__

    names = [name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)]

    assert [name for name in names if name not in drawn] == []

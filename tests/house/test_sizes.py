"""The limits of the house style that no linter knows: how long a module and a function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rashomon"
MODULES = sorted(SOURCE.rglob("*.py"))

# Lines.
LONGEST_MODULE = 500
LONGEST_FUNCTION = 60

# Names that say nothing of what is in a module.
EMPTY_NAMES = frozenset({"utils", "helpers", "common", "core", "base", "manager"})


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_are_modules_to_measure():
    assert len(MODULES) > 100


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_and_its_functions_are_short(path):
    long = [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert not long


def test_no_module_is_named_for_nothing():
    names = {part for path in MODULES for part in path.relative_to(SOURCE).with_suffix("").parts}

    assert not names & EMPTY_NAMES

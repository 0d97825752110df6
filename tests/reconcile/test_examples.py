"""The examples of the documentation run, and show what they print."""

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["statuses.md"])
def test_examples_hold(name):
    """Every example prints what the page says."""
    result = doctest.testfile(str(DOCS / name), module_relative=False)

    assert result.attempted > 10
    assert result.failed == 0

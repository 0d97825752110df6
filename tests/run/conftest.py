"""Workspaces to run in, on both databases, and a light reader for tests that are not about what is read."""

import pytest

from ..store.conftest import location, postgres, store  # noqa: F401, TID252  # fixtures
from .desk import read_lightly


@pytest.fixture
def light_reading(monkeypatch):
    """Reads "12 people died" as a figure and nothing else: no parser, but the same records."""
    monkeypatch.setattr("rashomon.run.workspace.extract_all", read_lightly)

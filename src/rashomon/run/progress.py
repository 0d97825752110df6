"""Telling how far a long piece of work has come."""

from collections.abc import Callable

type Progress = Callable[[str, int, int], None]
"""Told of a stage's name, how many articles are done, and how many there are."""

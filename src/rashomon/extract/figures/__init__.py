"""Figures: the numbers of an article as claims of a kind, with who is counted, cause, place, time and chain."""

from rashomon.extract.figures.find import find_figures
from rashomon.extract.figures.words import FigureWords

__all__ = ["FigureWords", "find_figures"]

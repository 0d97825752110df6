"""How passages are handed to the parser: whole, unless they are longer than it can take."""

from rashomon.extract.annotator.stretches import MAX_RUN, MAX_STRETCH, cut_stretches
from rashomon.model import Span


def test_wrapped_passage_stays_whole() -> None:
    """A line break within a passage is a blank: its sentences run on."""
    text = "Nine people died when fire broke out\non a ferry off Maren."

    assert list(cut_stretches(text, [Span(start=0, end=len(text))])) == [Span(start=0, end=len(text))]


def test_long_passage_is_cut_at_blanks() -> None:
    """No piece is longer than the limit, none begins or ends within a word, and together they are the passage."""
    text = "ferry fire " * MAX_STRETCH

    pieces = list(cut_stretches(text, [Span(start=0, end=len(text))]))

    assert all(piece.end - piece.start <= MAX_STRETCH for piece in pieces)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert {text[piece.start : piece.end].split()[0] for piece in pieces} <= {"ferry", "fire"}
    assert {text[piece.start : piece.end].split()[-1] for piece in pieces} <= {"ferry", "fire"}


def test_run_without_blanks_is_cut_all_the_same() -> None:
    """A run of characters longer than any word ends somewhere, and nothing of it is lost."""
    text = "see " + "x" * (2 * MAX_RUN + 1) + " there"

    assert [piece.end - piece.start for piece in cut_stretches(text, [Span(start=0, end=len(text))])] == [
        len("see ") + MAX_RUN,
        MAX_RUN,
        1 + len(" there"),
    ]

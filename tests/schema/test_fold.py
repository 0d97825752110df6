"""The folded view: as long as the text, typographic marks made plain, look-alike letters made Latin."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.fold import find_mixed_words, fold


def test_marks_are_made_plain() -> None:
    """Quotes, dashes and blanks of every kind."""
    assert fold("“We’ll go”\u00a0– he said…") == '"We\'ll go" - he said…'


def test_look_alikes_are_made_latin_inside_latin_words_only() -> None:
    """A Cyrillic letter in a Latin name is folded; a Russian word and a Greek one stay."""
    assert fold("Vеrhаnе met Верхане and Ελλάς") == "Verhane met Верхане and Ελλάς"
    assert find_mixed_words("Vеrhаnе met Верхане, Vеrhаnе") == ("Vеrhаnе",)


@given(st.text())
def test_folding_keeps_length_and_settles(text: str) -> None:
    """Offsets into the view are offsets into the text, and folding twice changes nothing."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)

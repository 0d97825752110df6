"""The language of a text: the one door to py3langid, and the forms in which metadata names languages."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Letters below which a guess is not worth making; py3langid's authors measure from 140 characters up.
MIN_LETTERS = 60

# Probability below which the language is left unsaid.
MIN_PROBABILITY = 0.9


def read_language(written: str) -> str | None:
    """A language as metadata names it ("en_GB", "EN", "en-gb") in the form of BCP 47; None for what is no code."""
    language, _, region = written.strip().replace("_", "-").partition("-")
    if not (language.isalpha() and len(language) in (2, 3)):
        return None
    region = region.upper() if len(region) == 2 and region.isalpha() else ""
    return f"{language.lower()}-{region}" if region else language.lower()


def guess_language(text: str) -> str | None:
    """The language of some prose; None where it is short or in doubt."""
    letters = sum(char.isalpha() for char in text)
    if letters < MIN_LETTERS:
        return None
    # The statistics were made on ordinary case; archives in capitals look like no language.
    prose = text.lower() if sum(char.isupper() for char in text) > letters / 2 else text
    code, probability = _identifier().classify(prose[:4_000])
    return str(code) if probability >= MIN_PROBABILITY else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

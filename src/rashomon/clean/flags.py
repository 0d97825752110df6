"""What is odd about a text and could mislead whoever matches it: mixed scripts, broken encodings, stray marks."""

import re
from collections.abc import Iterator

from rashomon.schema.fold import find_mixed_words

# What UTF-8 looks like when it was read as Windows-1252 or Latin-1: a lead byte's letter and a continuation's.
_MOJIBAKE = re.compile(
    r"â€[\u0080-\u00bf™œ˜“”¢¦ž]|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1}(?=[ÐÑ])"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]")

# Words named in a flag; more of them say nothing more.
MAX_NAMED = 5


def find_flags(text: str) -> Iterator[str]:
    """One flag a kind of oddity, with what shows it."""
    if mixed := find_mixed_words(text):
        yield f"homoglyphs: {', '.join(mixed[:MAX_NAMED])}"
    if _MOJIBAKE.search(text):
        yield "mojibake"
    if "\ufffd" in text:
        yield "replacement characters"
    if text.startswith("\ufeff"):
        yield "byte order mark"
    if _INVISIBLE.search(text):
        yield "invisible characters"

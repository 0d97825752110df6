"""Stems: what the forms of one English word share, as far as comparing wordings needs it.

Method: strips the commonest inflections and a few derivations; a much shortened Porter (1980) without his measure.
"""

from functools import lru_cache

_SHORTEST = 3
_ENDINGS = (
    ("ationally", "ate"), ("izations", "ize"), ("ization", "ize"), ("ations", "ate"), ("ation", "ate"),
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""), ("ities", "ity"),
    ("ingly", ""), ("edly", ""), ("sses", "ss"), ("ying", "y"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""),
    ("ers", "er"), ("ed", ""), ("ly", ""), ("es", "e"), ("s", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word: "restoring", "restored" and "restores" give "restor"."""
    for mark in ("'s", "’s", "'", "’"):
        word = word.removesuffix(mark)
    if word.endswith("ss"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)] + instead
            break
    if len(word) > _SHORTEST + 1 and word[-1] == word[-2] and word[-1] in "bdgklmnprt":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST + 1 else word

"""Words in the form in which they are compared: without case, diacritics and the commonest endings."""

import unicodedata


def fold(word: str) -> str:
    """Casefold, drop diacritics and a possessive ending."""
    if word.isascii():
        folded = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
        folded = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return folded[:-2] if folded.endswith("'s") else folded


def stem(word: str) -> str:
    """Strip the commonest English endings, so that "attacks" meets "attacked"; short words stay as they are."""
    if len(word) > 5:
        for ending in ("ies", "ing", "ed", "es", "ly", "y", "e", "s"):
            if word.endswith(ending):
                return word[: -len(ending)]
        return word
    return word[:-1] if len(word) > 3 and word[-1] in "se" and not word.endswith("ss") else word

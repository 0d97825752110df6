"""Regular forms of English verbs and nouns, so that word lists need lemmas only; irregular forms are data."""

_VOWELS = frozenset("aeiou")


def inflect(lemma: str) -> tuple[str, ...]:
    """The regular forms of an English verb: "stop" gives stop, stops, stopped, stopping.

    Final consonants double after one short stressed vowel, which spelling shows only in words of one syllable;
    longer verbs that double ("admit") are listed as irregular.
    """
    if lemma.endswith("ee"):
        return (lemma, f"{lemma}s", f"{lemma}d", f"{lemma}ing")
    if lemma.endswith("e"):
        return (lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        stem = lemma[:-1]
        return (lemma, f"{stem}ies", f"{stem}ied", f"{lemma}ing")
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    if _doubles(lemma):
        return (lemma, third, f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
    return (lemma, third, f"{lemma}ed", f"{lemma}ing")


def _doubles(lemma: str) -> bool:
    one_vowel = sum(char in _VOWELS for char in lemma) == 1
    return one_vowel and len(lemma) > 2 and lemma[-2] in _VOWELS and lemma[-1] not in _VOWELS and lemma[-1] not in "wxy"


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x", "z")) else f"{noun}s"

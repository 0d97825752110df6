"""Those who died with somebody: "a captain was killed along with his wife and their three children"."""

from collections.abc import Iterator

from rashomon.extract.annotation import Token
from rashomon.extract.figures.counting import Basis, Count, Counter

# Tokens from a cue, or from the noun that it counts, to "along with", at most.
_REACH = 14
_VERBS = ("VBD", "VBZ", "VBP", "MD")


def company_of(cue: Token, count: Count, counter: Counter) -> tuple[Count, ...]:
    """Who is told of behind "along with", "together with" or "alongside", where one person is counted before it.

    Args:
        cue: the verb.
        count: one whom it counts; a number of persons has no company.
        counter: reads counts from the text.
    """
    if count.mention is not None or count.basis is Basis.PLURAL:
        return ()
    for preposition in _prepositions(max(cue.index + 1, count.stop), counter):
        for child in counter.annotation.children(preposition.index):
            if child.dep == "pobj":
                return tuple(other for other in counter.at(child.index) if other.value.unit == "person")
    return ()


def _prepositions(start: int, counter: Counter) -> Iterator[Token]:
    """The preposition of the first "along with" before another verb."""
    tokens, lists = counter.annotation.tokens, counter.lexicon.lists
    limit = min(counter.annotation.sentence_of(start - 1).stop, start + _REACH)
    for index in range(start, limit):
        if tokens[index].tag in _VERBS:
            return
        if tokens[index].lower in lists["alongside"]:
            yield tokens[index]
            return
        if tokens[index].lower == "with" and tokens[index - 1].lower in lists["along"]:
            yield tokens[index]
            return

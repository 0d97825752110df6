"""Totals that name no kind: "two more died on Friday, bringing the total to 21"."""

from collections.abc import Collection, Iterator

from rashomon.extract.annotation import Token
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import Counter
from rashomon.extract.figures.order import toll_number

# Tokens from "bringing" to "total", at most.
_REACH = 4


def find_totals(counter: Counter, found: Collection[Candidate]) -> Iterator[Candidate]:
    """Totals of the kind that their sentence tells before them, where it tells one kind only.

    Args:
        counter: reads counts from the text.
        found: the figures with a cue of their own.
    """
    annotation, lists = counter.annotation, counter.lexicon.lists
    for token in annotation.tokens:
        if token.lower not in lists["totals"] or not _is_brought(token, counter):
            continue
        kinds = {one.kind for one in found if one.cue.sentence == token.sentence and one.cue.index < token.index}
        mention = toll_number(token, annotation, counter.lexicon, counter.mentions, is_strict=True)
        if len(kinds) == 1 and mention is not None:
            kind = kinds.pop()
            yield Candidate(kind=kind, cue=token, count=counter.number(mention), rule=f"figure.{kind}.total")


def _is_brought(total: Token, counter: Counter) -> bool:
    before = counter.annotation.tokens[max(0, total.index - _REACH) : total.index]
    return any(token.lower in counter.lexicon.lists["totalling"] for token in before)

"""Superlatives with a reach: "the deadliest attack in years", "the first such gains since 2020".

Outlets put one event into its history in such words; the adjective, the noun and the reach are what can be compared.
A superlative without a reach ("the largest city") describes and is left alone.
"""

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.events.frames import Frame
from rashomon.extract.events.words import EventLexicon

SUPERLATIVE = "superlative"
"""The class and the form of such events."""

# Words between a superlative and the end of its reach, at most.
_FARTHEST = 16
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
# Words between "in" and the "years" that it reaches over ("in more than four years").
_LONGEST_REACH = 6


def read_superlative(token: Token, annotation: Annotation, lexicon: EventLexicon) -> Frame | None:
    """The superlative at a word, if its sentence says how far it reaches.

    Args:
        token: the word.
        annotation: of its article.
        lexicon: words of reach.
    """
    is_superlative = token.tag == "JJS" and token.lower not in lexicon.no_superlatives
    if not is_superlative and token.tag != "RBS" and token.lower not in lexicon.first:
        return None
    noun = _noun(token, annotation)
    if noun is None or noun.lower in lexicon.units or noun.lower in lexicon.no_events:
        return None
    end = _reach(noun.index, annotation, lexicon)
    if end is None:
        return None
    start = min((index for index in annotation.subtree(noun.index) if index < token.index), default=token.index)
    return Frame(
        head=token.index,
        name=SUPERLATIVE,
        form=SUPERLATIVE,
        agent=None,
        patient=noun.index if noun is not token else None,
        is_negated=any(child.lower in lexicon.negators for child in annotation.children(token.head)),
        content=annotation.span(max(start, annotation.sentence_of(token.index).first), end + 1),
    )


def _noun(token: Token, annotation: Annotation) -> Token | None:
    """What is called the first or the worst; the word itself where no noun follows ("is the fiercest since May")."""
    if token.dep not in ("amod", "advmod", "nummod", "compound"):
        return token if token.tag == "JJS" else None
    head = annotation.tokens[token.head]
    if head.tag == "JJ":  # "the most serious fighting"
        head = annotation.tokens[head.head] if head.dep == "amod" else head
    return head if head.tag.startswith(("NN", "JJ")) and head.index > token.index else None


def _reach(start: int, annotation: Annotation, lexicon: EventLexicon) -> int | None:
    """The last word of "since May", "in four years" or "ever" behind a word; None where there is none."""
    stop = min(annotation.sentence_of(start).stop, start + _FARTHEST)
    for index in range(start + 1, stop):
        word = annotation.tokens[index].lower
        if word in _BREAKS:
            return None
        if word in lexicon.ever:
            return index
        if word in lexicon.since and (last := _time_after(index, stop, annotation)) is not None:
            return last
        if word in lexicon.over and (last := _unit_after(index, stop, annotation, lexicon)) is not None:
            return last
    return None


def _time_after(index: int, stop: int, annotation: Annotation) -> int | None:
    """The end of what "since" names: a year, a month, a named event."""
    last = None
    for token in annotation.tokens[index + 1 : min(stop, index + _LONGEST_REACH)]:
        if token.tag in ("CD", "NN", "NNP", "NNPS"):
            last = token.index
        elif token.tag not in ("DT", "JJ", "IN", "POS", "PRP$"):
            break
    return last


def _unit_after(index: int, stop: int, annotation: Annotation, lexicon: EventLexicon) -> int | None:
    for token in annotation.tokens[index + 1 : min(stop, index + _LONGEST_REACH)]:
        if token.lower in lexicon.units:
            return token.index
        if not token.tag.startswith(("CD", "JJ", "IN", "DT", "RB", "NN", "PRP$")):
            return None
    return None

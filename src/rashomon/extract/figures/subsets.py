"""Parts of a figure: "including three children", "most of them civilians", "12 of them fighters", "mostly women"."""

from itertools import pairwise

from rashomon.extract.annotation import Annotation
from rashomon.extract.figures.counting import Count, number_count
from rashomon.extract.figures.words import FigureLexicon
from rashomon.extract.quantities import QuantityMention

# Tokens between a figure and the first word that tells its parts, at most.
_REACH = 14
# Tokens from a number to the name of its place, at most.
_AT_PLACE = 5
_LOCATIVE = frozenset({"in", "at", "near", "outside"})
_OPENERS = frozenset({",", ":", "(", "–", "—", "--"})
_JOINERS = frozenset({",", "and", "&", ";"})


def parts_of(
    whole: Count, annotation: Annotation, lexicon: FigureLexicon, mentions: tuple[QuantityMention, ...], number: int
) -> list[Count]:
    """The parts that the sentence names of a figure.

    Args:
        whole: the figure.
        annotation: the tokens.
        lexicon: the words of the language.
        mentions: all quantities, in text order.
        number: the index of the first quantity behind the figure.

    Returns:
        Counts with the group that the words name.
    """
    limit = annotation.sentence_of(whole.head).stop
    found: list[Count] = []
    previous = whole.stop
    for mention in mentions[number:]:
        is_far = mention.first - previous > _REACH and not _counts_members(mention, annotation, lexicon)
        if mention.first >= limit or is_far:
            break
        if is_at_place(mention, annotation):
            if not _divides(mention, whole, previous, annotation, has_parts=bool(found)):
                break
            found.append(_grouped(mention, annotation, lexicon))
        elif _is_part(mention, previous, annotation, lexicon, has_parts=bool(found)):
            found.append(_grouped(mention, annotation, lexicon))
        elif found or mention.value.unit == "person":
            break
        previous = max(mention.stop, previous)
    return found


def is_at_place(mention: QuantityMention, annotation: Annotation) -> bool:
    """Whether a bare number is told of a place: the 26 of "41 died, 26 in Brenn and 15 in Kaldo"."""
    tokens = annotation.tokens
    behind = tokens[mention.stop : min(annotation.sentence_of(mention.first).stop, mention.stop + _AT_PLACE)]
    if mention.head is not None or mention.value.unit != "item" or not behind or behind[0].lower not in _LOCATIVE:
        return False
    return any(token.tag in ("NNP", "NNPS") for token in behind[1:])


def _divides(mention: QuantityMention, whole: Count, previous: int, annotation: Annotation, *, has_parts: bool) -> bool:
    """Whether a number of a place is one of a whole that has no place of its own: not "12 in Brenn, five in Kaldo"."""
    between = annotation.tokens[previous : mention.first]
    if not between or mention.value.lower >= whole.value.upper:
        return False
    if has_parts:
        return between[-1].lower in _JOINERS
    is_placed = any(left.lower in _LOCATIVE and right.tag in ("NNP", "NNPS") for left, right in pairwise(between))
    return between[-1].text in _OPENERS and not is_placed


def _is_part(
    mention: QuantityMention, previous: int, annotation: Annotation, lexicon: FigureLexicon, *, has_parts: bool
) -> bool:
    tokens, lists = annotation.tokens, lexicon.lists
    between = [tokens[index].lower for index in range(previous, mention.first)]
    if mention.value.unit == "share" and mention.head is not None:
        # "The majority of sources" are none of the dead.
        return tokens[mention.head].lower not in lists["tellers"]
    if mention.value.unit == "share" or _counts_members(mention, annotation, lexicon):
        return True
    if mention.value.unit not in ("person", "item"):
        return False
    if has_parts:
        return bool(between) and all(word in _JOINERS or tokens[previous].tag == "VBN" for word in between)
    return (
        bool(between)
        and between[-1] in lists["including"] | lists["members"]
        and bool(set(between) & lists["including"])
    )


def _counts_members(mention: QuantityMention, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether it is "three of them": a number of the persons just told of."""
    return mention.head is not None and annotation.tokens[mention.head].lower in lexicon.lists["members"]


def _grouped(mention: QuantityMention, annotation: Annotation, lexicon: FigureLexicon) -> Count:
    """The count with the group named in it or behind it: "most of them civilians", "three of them were children"."""
    count = number_count(mention)
    if mention.group is not None and mention.group != "all":
        return count
    limit = min(annotation.sentence_of(mention.first).stop, mention.stop + 4)
    for index in range(mention.stop, limit):
        token = annotation.tokens[index]
        group = lexicon.persons.get(token.lower)
        if group is not None:
            return Count(
                first=count.first,
                stop=count.stop,
                head=count.head,
                value=count.value,
                group=group,
                basis=count.basis,
                mention=mention,
            )
        if token.tag in ("VBN", ",", ".", "CC", "CD") and token.lower not in lexicon.lists["copulas"]:
            break
    return count

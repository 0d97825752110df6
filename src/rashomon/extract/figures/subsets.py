"""Parts of a figure: "including three children", "most of them civilians", "12 of them fighters", "mostly women"."""

from rashomon.extract.annotation import Annotation
from rashomon.extract.figures.counting import Count, number_count
from rashomon.extract.figures.words import FigureLexicon
from rashomon.extract.quantities import QuantityMention

# Tokens between a figure and the first word that tells its parts, at most.
_REACH = 14
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
        if _is_part(mention, previous, annotation, lexicon, has_parts=bool(found)):
            found.append(_grouped(mention, annotation, lexicon))
        elif found or mention.value.unit == "person":
            break
        previous = max(mention.stop, previous)
    return found


def _is_part(
    mention: QuantityMention, previous: int, annotation: Annotation, lexicon: FigureLexicon, *, has_parts: bool
) -> bool:
    tokens, lists = annotation.tokens, lexicon.lists
    between = [tokens[index].lower for index in range(previous, mention.first)]
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

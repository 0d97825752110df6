"""Who the dead are: "eleven of the dead were civilians", "the figure includes 19 civilians", "the dead are 74 rebels".

These numbers have no cue of their own. They are parts of a figure told before, and of its kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Basis, Count, Counter
from rashomon.extract.figures.words import CueRole, FigureLexicon
from rashomon.extract.quantities import QuantityMention
from rashomon.schema.kinds import kind_of

# Tokens from a copula to the noun that tells who they were, at most.
_GROUP_REACH = 4
_NAMING = (CueRole.NOUN, CueRole.STATE, CueRole.TOLL, CueRole.OBJECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a figure told before: its kind (None: that of the figure), its cue and count."""

    kind: str | None
    cue: Token
    count: Count


def find_parts(counter: Counter, mentions: tuple[QuantityMention, ...]) -> Iterator[Part]:
    """Parts that a sentence of their own tells, in text order within each of the ways to tell them."""
    for mention in mentions:
        part = _partitive(mention, counter)
        if part is not None:
            yield part
    for token in counter.annotation.tokens:
        if token.lower in counter.lexicon.lists["including_verbs"] and token.tag.startswith("VB"):
            yield from _listed(token, counter)


def _partitive(mention: QuantityMention, counter: Counter) -> Part | None:
    """Read "Eleven of the dead were civilians": who they were stands behind the verb."""
    if mention.value.unit == "share" or (told := _told_of(mention, counter)) is None:
        return None
    kind, cue = told
    group = _group_behind(cue.index + 1, counter.annotation, counter.lexicon)
    if group is None:
        return None
    count = replace(counter.number(mention), group=group, value=replace(mention.value, unit="person"))
    return Part(kind=kind, cue=cue, count=count)


def _told_of(mention: QuantityMention, counter: Counter) -> tuple[str | None, Token] | None:
    """Of whom a number is a part ("of the dead", "of those killed", "of them"): their kind, and the last word."""
    tokens, lists = counter.annotation.tokens, counter.lexicon.lists
    behind = tokens[mention.number + 1 : mention.number + 4]
    if len(behind) < 3 or behind[0].lower != "of":
        return None
    if behind[1].lower in ("the", "those"):
        kind = kind_of_noun(behind[2], counter.lexicon)
        if kind is not None or behind[2].lower in lists["told_nouns"]:
            return kind, behind[2]
    opens = mention.first == counter.annotation.sentence_of(mention.first).first
    return (None, behind[1]) if opens and behind[1].lower in lists["members"] else None


def _group_behind(index: int, annotation: Annotation, lexicon: FigureLexicon) -> str | None:
    """The group that a sentence's copula gives to its subject: "were Syrian civilians"."""
    tokens, limit = annotation.tokens, annotation.sentence_of(index - 1).stop
    if index >= limit or tokens[index].lower not in ("was", "were", "is", "are"):
        return None
    for token in tokens[index + 1 : min(limit, index + 1 + _GROUP_REACH)]:
        group = lexicon.persons.get(token.lower)
        if group not in (None, "all") and token.tag.startswith("NN"):
            return group
        if not token.tag.startswith(("NN", "JJ", "DT")):
            return None
    return None


def _listed(verb: Token, counter: Counter) -> Iterator[Part]:
    """Read "The figure includes 19 civilians", "the dead are 74 rebels and 21 civilians"."""
    annotation, lexicon = counter.annotation, counter.lexicon
    children = annotation.children(verb.index)
    subject = next((child for child in children if child.dep == "nsubj" and child.index < verb.index), None)
    if subject is None or not _is_definite(subject, annotation) or subject.index in counter.mentions:
        return
    if any(child.dep in ("neg", "aux") for child in children):
        return
    kind = kind_of_noun(subject, lexicon)
    if kind is None and subject.lower not in lexicon.lists["told_nouns"]:
        return
    for child in children:
        if child.index > verb.index and child.dep in ("dobj", "attr"):
            for count in counter.at(child.index):
                if is_group(count):
                    yield Part(kind=kind, cue=subject, count=count)


def is_group(count: Count) -> bool:
    """Whether a count gives a number of a group of persons set apart."""
    return count.basis is Basis.NUMBER and count.value.unit == "person" and count.group != "all"


def _is_definite(noun: Token, annotation: Annotation) -> bool:
    return any(child.lower in ("the", "this", "that", "those", "its") for child in annotation.children(noun.index))


def kind_of_noun(noun: Token, lexicon: FigureLexicon) -> str | None:
    """The kind of persons that "the dead", "the wounded", "the toll" name."""
    for kind, role in lexicon.cues.get(noun.lower, ()):
        known = kind_of(kind)
        if known is not None and known.counts_persons and role in _NAMING:
            return kind
    return None

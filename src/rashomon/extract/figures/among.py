"""Parts told beside their whole: "six civilians were among 22 people killed", "among the dead were two nurses".

The whole is a number of the same sentence, or "the dead" of a figure told before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.counting import Count, Counter
from rashomon.extract.figures.frames import subject_of
from rashomon.extract.figures.rosters import is_group, kind_of_noun
from rashomon.extract.quantities import QuantityMention

# Tokens from "among" to the whole, at most: "among the at least 22 people".
_WHOLE_REACH = 3
# Tokens from "among the dead were" to the first part, at most, and from "among" to its verb.
_PART_REACH, _VERB_REACH = 3, 14
_JOINERS = frozenset({",", "and", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A part and its whole.

    Attributes:
        count: the part; it names a group.
        cue: the word that names the whole.
        kind: what "the dead" names; None where the whole is a number, or "the victims".
        whole: the first token of the number that holds it; None where "the dead" are told of before.
    """

    count: Count
    cue: Token
    kind: str | None = None
    whole: int | None = None


def find_members(counter: Counter, mentions: tuple[QuantityMention, ...]) -> Iterator[Member]:
    """Parts that stand before or behind "among" and its whole, in the order of "among"."""
    annotation, lists = counter.annotation, counter.lexicon.lists
    for token in annotation.tokens:
        if token.lower in lists["among"]:
            yield from _around(token, counter, mentions)
        elif token.lower in lists["rest"]:
            yield from _rest(token, counter, mentions)


def _around(among: Token, counter: Counter, mentions: tuple[QuantityMention, ...]) -> Iterator[Member]:
    whole = _whole_behind(among.index + 1, counter, mentions)
    if whole is None:
        return
    if whole[2] is not None and (part := _right_before(among, counter, mentions)) is not None:
        yield Member(count=part, cue=whole[0], kind=whole[1], whole=whole[2])
        return
    verb = _copula_before(among.index, counter)
    counts = _before(verb, counter, mentions) if verb else _inverted(whole[0], counter, mentions)
    for count in counts:
        yield Member(count=count, cue=whole[0], kind=whole[1], whole=whole[2])


def _right_before(among: Token, counter: Counter, mentions: tuple[QuantityMention, ...]) -> Count | None:
    """The number of persons that a headline puts right before "among": "family of five among 12 killed"."""
    for mention in mentions:
        if mention.stop == among.index and mention.value.unit in ("person", "item"):
            return replace(counter.number(mention), value=replace(mention.value, unit="person"))
    return None


def _rest(rest: Token, counter: Counter, mentions: tuple[QuantityMention, ...]) -> Iterator[Member]:
    """Read "four guards and 11 rebels made up the rest of the dead", "the rest of the dead were 11 rebels"."""
    tokens, first = counter.annotation.tokens, rest.index
    if tokens[first + 1 : first + 2] and tokens[first + 1].lower != "of":
        return
    told = _named(first + 2, counter)
    if told is None:
        return
    makes_up = [one.lower for one in tokens[max(0, first - 3) : first]]
    if makes_up[1:] == ["up", "the"] and makes_up[0] in counter.lexicon.lists["making"]:
        counts = _before(tokens[first - 3], counter, mentions)
    else:
        counts = _inverted(told[0], counter, mentions)
    for count in counts:
        yield Member(count=count, cue=told[0], kind=told[1])


def _whole_behind(
    index: int, counter: Counter, mentions: tuple[QuantityMention, ...]
) -> tuple[Token, str | None, int | None] | None:
    """The whole behind "among": the word that names it, its kind, and the first token of its number."""
    if (named := _named(index, counter)) is not None:
        return named[0], named[1], None
    for mention in mentions:
        if index <= mention.first <= index + _WHOLE_REACH and mention.value.unit in ("person", "item"):
            return counter.annotation.tokens[mention.stop - 1], None, mention.first
    return None


def _named(index: int, counter: Counter) -> tuple[Token, str | None] | None:
    """What "the dead", "those killed" and "the victims" name, and their kind if they have one."""
    tokens = counter.annotation.tokens[index : index + 3]
    if not tokens or tokens[0].lower not in ("the", "those"):
        return None
    noun = next((token for token in tokens[1:] if not token.tag.startswith("RB")), None)
    if noun is None:
        return None
    kind = kind_of_noun(noun, counter.lexicon)
    return (noun, kind) if kind is not None or noun.lower in counter.lexicon.lists["told_nouns"] else None


def _copula_before(index: int, counter: Counter) -> Token | None:
    """The "were" that stands right before "among", but for an adverb."""
    tokens = counter.annotation.tokens
    for token in reversed(tokens[max(0, index - 2) : index]):
        if token.lower in counter.lexicon.lists["being"]:
            return token
        if not token.tag.startswith("RB"):
            return None
    return None


def _before(verb: Token, counter: Counter, mentions: tuple[QuantityMention, ...]) -> tuple[Count, ...]:
    """The numbers that a verb's subject counts: by the tree, else the list that ends nearest before it."""
    subject = subject_of(verb, counter.annotation)
    found = () if subject is None else _groups(counter.at(subject))
    if found:
        return found
    first = counter.annotation.sentence_of(verb.index).first
    near = [one for one in mentions if first <= one.first and one.stop <= verb.index]
    if not near or _has_verb(near[-1].stop, verb.index, counter.annotation) or _is_told_of(near[-1], counter):
        return ()
    start = len(near) - 1
    while start and _are_listed(near[start - 1], near[start], counter.annotation):
        start -= 1
    return _groups(tuple(counter.number(one) for one in near[start:]))


def _inverted(named: Token, counter: Counter, mentions: tuple[QuantityMention, ...]) -> tuple[Count, ...]:
    """The list behind the verb of "among the dead were four nurses and five children"."""
    tokens, limit = counter.annotation.tokens, counter.annotation.sentence_of(named.index).stop
    reach = tokens[named.index + 1 : min(limit, named.index + 1 + _VERB_REACH)]
    verb = next((one for one in reach if one.lower in counter.lexicon.lists["being"]), None)
    if verb is None:
        return ()
    behind = [one for one in mentions if verb.index < one.first and one.stop <= limit]
    if not behind or behind[0].first - verb.index > _PART_REACH:
        return ()
    stop = 1
    while stop < len(behind) and _are_listed(behind[stop - 1], behind[stop], counter.annotation):
        stop += 1
    return _groups(tuple(counter.number(one) for one in behind[:stop]))


def _groups(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Those that count persons of a group by a number."""
    return tuple(one for one in counts if is_group(one))


def _are_listed(left: QuantityMention, right: QuantityMention, annotation: Annotation) -> bool:
    between = annotation.tokens[left.stop : right.first]
    return bool(between) and all(token.lower in _JOINERS for token in between)


def _is_told_of(mention: QuantityMention, counter: Counter) -> bool:
    """Whether a number only tells whose somebody is: "the wives of five fighters", "of the five fighters"."""
    before = [token.lower for token in counter.annotation.tokens[max(0, mention.first - 2) : mention.first]]
    return "of" in before


def _has_verb(start: int, stop: int, annotation: Annotation) -> bool:
    return any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in annotation.tokens[start:stop])

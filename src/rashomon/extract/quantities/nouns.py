"""What a number counts: the noun behind it, its unit, and for persons the group.

Read from the order of words first and from the tree second: texts that lost their punctuation are parsed badly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.quantities.numbers import Number
from rashomon.extract.quantities.words import QuantityLexicon
from rashomon.schema.actors import load_actors

PERSON, SHARE, ITEM = "person", "share", "item"

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "``", "''", "AFX", "FW"}
_MODIFIERS = frozenset({"JJ", "VBN", "VBG"})
_BRACKETS = frozenset({"[", "]"})
_OPENERS = frozenset({"DT", "PRP$", "PDT", "CD"})
POLICE, EVERYBODY = "police", "all"
# Tokens. Longer noun phrases behind a number are misreadings.
_REACH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted noun (its token index, None where there is none), its unit and, for persons, the group."""

    head: int | None
    unit: str
    group: str | None


def counted_noun(number: Number, annotation: Annotation, lexicon: QuantityLexicon) -> Counted:
    """The noun that a number counts."""
    tokens = annotation.tokens
    limit = min(annotation.sentence_of(number.first).stop, number.stop + _REACH)
    if currency := _currency(number, tokens, lexicon):
        return Counted(head=None, unit=currency, group=None)
    head = _head(number, limit, tokens, lexicon)
    if head is None:
        return Counted(head=None, unit=SHARE if number.is_share else ITEM, group=None)
    group = lexicon.persons.get(tokens[head].lower) or (EVERYBODY if _is_people(tokens[head]) else None)
    if group is not None and lexicon.persons.get(tokens[head - 1].lower) == POLICE:
        group = POLICE  # "police officers" are no soldiers
    if number.is_share:
        return Counted(head=head, unit=SHARE, group=group)
    return Counted(head=head, unit=PERSON if group else _unit(head, tokens, lexicon), group=group)


def _is_people(noun: Token) -> bool:
    """Whether a plural names people of a state: "three Norwegians"."""
    return noun.tag in ("NNS", "NNPS") and noun.text[:1].isupper() and noun.lower.removesuffix("s") in _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(people.lower() for state in load_actors().states for people in state.demonyms)


def _currency(number: Number, tokens: Sequence[Token], lexicon: QuantityLexicon) -> str | None:
    before = tokens[number.first - 1].lower if number.first > 0 else ""
    unit = lexicon.units.get(before)
    return unit if unit is not None and unit.isupper() and not before.isalpha() else None


def _head(number: Number, limit: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> int | None:
    at = number.stop
    if at < limit and tokens[at].lower in lexicon.lists["hyphens"]:
        return at + 1 if at + 1 < limit and tokens[at + 1].tag in _NOUNS else None
    if (at < limit and tokens[at].lower == "of") or tokens[at - 1].lower == "of":
        at += tokens[at - 1].lower != "of"
        while at < limit and tokens[at].tag in _OPENERS:
            at += 1
        if at < limit and tokens[at].tag in ("PRP", "WP", "WDT", "NNP"):
            return at
    run = _run(at, limit, tokens, lexicon)
    return _choose(run, number, tokens, lexicon)


def _run(at: int, limit: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> range:
    """The tokens behind a number that can belong to one noun phrase."""
    stop = at
    while stop < limit and _continues(stop, limit, tokens, lexicon):
        stop += 1
    while stop > at and tokens[stop - 1].tag == "CC":
        stop -= 1
    return range(at, stop)


def _continues(index: int, limit: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> bool:
    """Whether a token can stand in the noun phrase.

    "And" stands only between its modifiers ("regime and rebel fighters"), adverbs only before one ("badly hurt boys");
    brackets are those of an editor ("29 [members]").
    """
    token = tokens[index]
    if token.lower in lexicon.lists["day_words"]:
        return False
    if token.tag in _INSIDE:
        return token.lower not in lexicon.numbers and token.lower not in lexicon.vague
    if token.text in _BRACKETS:
        return True
    if token.tag == "RB" and token.lower.endswith("ly"):
        return index + 1 < limit and tokens[index + 1].tag in _MODIFIERS
    if token.lower not in ("and", "or") or index + 2 >= limit or tokens[index - 1].tag in ("NNS", "NNPS", "CD"):
        return False
    return tokens[index + 1].tag in _INSIDE and tokens[index + 2].tag in _INSIDE and tokens[index + 1].tag != "VBG"


def _choose(run: range, number: Number, tokens: Sequence[Token], lexicon: QuantityLexicon) -> int | None:
    """The head in a run: a plural person first, else what the number hangs on, else the last noun."""
    nouns = [index for index in run if tokens[index].tag in _NOUNS]
    if not nouns:
        return next((index for index in run if tokens[index].lower in lexicon.persons), None)
    if tokens[nouns[0]].lower in lexicon.units:
        return nouns[0]
    for index in nouns:
        if tokens[index].tag in ("NNS", "NNPS") and tokens[index].lower in lexicon.persons:
            return index
    governor = tokens[number.stop - 1].head
    if governor in nouns:
        return governor
    return next((index for index in nouns if tokens[index].tag == "NNS"), nouns[-1])


def _unit(head: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> str:
    word = tokens[head].lower
    unit = lexicon.units.get(word)
    if unit is not None:
        before = tokens[head - 1].lower if head > 0 else ""
        return f"square_{unit}" if before in lexicon.squares else unit
    return singular(word) if tokens[head].tag in ("NNS", "NNPS") else word


def singular(noun: str) -> str:
    """The regular singular of an English plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun

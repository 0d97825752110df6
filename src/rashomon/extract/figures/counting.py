"""How many a noun phrase counts: its numbers, or the single persons it names one by one.

"A boy and his mother" are two. "Three soldiers and two civilians" are two figures, not five: they count two groups.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.words import FigureLexicon
from rashomon.extract.quantities import QuantityMention
from rashomon.model import Span
from rashomon.values import Quantity


class Basis(StrEnum):
    """What a count stands on."""

    NUMBER = "number"
    INDEFINITE = "indefinite"
    DEFINITE = "definite"
    NAMED = "named"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A counted noun phrase: tokens `first` to `stop` (not included), its number and who is counted.

    Attributes:
        head: the token to look at in the tree.
        mention: the quantity it stands on; None for single persons.
        members: the counts that a sum is made of.
    """

    first: int
    stop: int
    head: int
    value: Quantity
    group: str
    basis: Basis
    mention: QuantityMention | None = None
    is_additional: bool = False
    members: tuple["Count", ...] = ()

    @property
    def is_share(self) -> bool:
        """Whether it is a part of another figure ("most of them")."""
        return self.value.unit == "share"


_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "attr", "appos"})
# Years. Who is younger counts as a child.
_ADULT_AGE = 18
_OF = frozenset({"of", "to", "among"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Reads counts from one text."""

    annotation: Annotation
    lexicon: FigureLexicon
    mentions: dict[int, QuantityMention]
    people: frozenset[int]

    def at(self, head: int) -> tuple[Count, ...]:
        """What the noun phrase at a token, with its conjuncts, counts."""
        numbers: dict[int, Count] = {}
        others: list[Count] = []
        members = tuple(self._members(head))
        if self._is_asked(self.annotation.tokens[head]):
            return ()
        for member in members:
            mention = self.mentions.get(member)
            if mention is not None:
                numbers.setdefault(mention.first, self.number(mention))
            elif (other := self._unnumbered(self.annotation.tokens[member])) is not None:
                others.append(other)
        if not numbers and len(others) > 1 and len(others) == len(members):
            return (_sum(others),)
        return (*numbers.values(), *others)

    def renamed(self, head: int) -> tuple[Count, ...]:
        """What stands beside a noun that counts nobody: "on Monday, the 3rd, 38 villagers" as the parser reads it."""
        for child in self.annotation.children(head):
            if child.dep == "appos" and child.index > head and child.tag.startswith(("NN", "CD")):
                return self.at(child.index)
        return ()

    def number(self, mention: QuantityMention) -> Count:
        """A quantity as a count; "her two sons", "Ana's two sons" and "the two sons" are definite."""
        before = self.annotation.tokens[mention.first - 1] if mention.first else None
        count = number_count(mention)
        if before is None or count.is_additional or count.is_share:
            return count
        is_definite = before.tag in ("PRP$", "POS")
        return replace(count, basis=Basis.DEFINITE) if is_definite else count

    def _members(self, head: int) -> Iterator[int]:
        stack = [head]
        while stack:
            current = stack.pop(0)
            yield current
            for child in self.annotation.children(current):
                if child.dep == "conj" and child.tag.startswith(("NN", "CD", "JJ", "DT", "PRP")):
                    if child.index in self.people and self._has_verb(current, child.index):
                        continue
                    stack.append(child.index)

    def _has_verb(self, first: int, stop: int) -> bool:
        """Whether a verb parts a name from what it seems joined to: "a man hurt at 22nd and Kress"."""
        return any(token.tag.startswith("VB") for token in self.annotation.tokens[first:stop])

    def bare_plural(self, cue: Token) -> Count | None:
        """A plural that tells victims without counting them: "deaths were reported", "martyrs and wounded"."""
        if self.is_nominal(cue):
            return self._one(cue, cue.index, group="all", basis=Basis.PLURAL)
        above = self.annotation.tokens[cue.head]
        is_adjective = cue.tag in ("JJ", "VBN") and cue.lower in self.lexicon.persons
        if (
            not (cue.tag in ("NNS", "NNPS") or is_adjective)
            or cue.dep not in _NOUN_PLACES
            or cue.index in self.mentions
        ):
            return None
        if is_adjective and (cue.dep == "ROOT" or (cue.dep == "conj" and not above.tag.startswith("NN"))):
            return None
        if cue.dep == "pobj" and above.lower in self.lexicon.lists["bystanding"] and not self._is_some_of(above):
            return None
        children = self.annotation.children(cue.index)
        if any(
            child.tag == "PRP$" or child.dep == "poss" or child.lower in _OF or child.tag == "CD" for child in children
        ):
            return None
        if self._is_told_of(cue, above) or self._is_denied(above):
            return None
        return self._one(cue, cue.index, group="all", basis=Basis.PLURAL)

    def is_nominal(self, cue: Token) -> bool:
        """Whether a verb form is a noun in a pair without numbers: the wounded of "martyrs and wounded"."""
        tokens, joiners = self.annotation.tokens, self.lexicon.lists["joiners"]
        if (
            cue.index < 2
            or cue.dep == "amod"
            or cue.tag not in ("VBD", "VBN")
            or tokens[cue.index - 1].lower not in joiners
        ):
            return False
        other = tokens[cue.index - 2]
        is_plural = other.tag in ("NNS", "NNPS") and other.index not in self.mentions
        has_own = any(child.dep in ("dobj", "auxpass", "aux") for child in self.annotation.children(cue.index))
        is_cue = other.lower in self.lexicon.cues and other.lower in self.lexicon.persons
        return is_plural and is_cue and not has_own

    def _is_told_of(self, cue: Token, above: Token) -> bool:
        """Whether a plural is told of nobody, of those told before, or in a name: "any injuries or deaths"."""
        lists, tokens = self.lexicon.lists, self.annotation.tokens
        first = above if cue.dep == "conj" else cue
        words = {child.lower for child in self.annotation.children(first.index) if child.index < first.index}
        is_name = cue.tag == "NNPS" and cue.index > 0 and tokens[cue.index - 1].tag == "NNP"
        return is_name or bool(words & (lists["negative_determiners"] | lists["definite_determiners"]))

    def _is_denied(self, verb: Token) -> bool:
        """Whether a verb says that there were none, or asks: "did not report injuries", "whether deaths occurred"."""
        lists = self.lexicon.lists
        return verb.tag.startswith("VB") and any(
            child.dep == "neg" or (child.dep == "mark" and child.lower in lists["unreal_governors"])
            for child in self.annotation.children(verb.index)
        )

    def _unnumbered(self, token: Token) -> Count | None:
        """One person, or a plural without a number: two at least."""
        if token.lower in self.lexicon.lists["tellers"]:
            return None
        if token.index in self.people and token.tag == "NNP":
            return self._one(token, token.index, group="all", basis=Basis.NAMED)
        if token.lower in self.lexicon.lists["number_nouns"]:
            return self._number_of(token)
        return self._aged(token) or self._person(token)

    def _person(self, token: Token) -> Count | None:
        lexicon, annotation = self.lexicon, self.annotation
        group = lexicon.persons.get(token.lower)
        if group is None or token.tag not in ("NN", "NNS", "JJ"):
            return None
        is_plural = token.tag == "NNS" or token.lower in lexicon.lists["plurals"]
        if not is_plural and (token.tag != "NN" or token.lower in lexicon.lists["collectives"]):
            return None
        first, basis = token.index, Basis.PLURAL if is_plural else Basis.INDEFINITE
        if token.lower in lexicon.lists["kin"] and not is_plural:
            basis = Basis.DEFINITE
        for child in annotation.children(token.index):
            if child.index > token.index:
                continue
            first = min(first, child.index)
            if child.lower in lexicon.lists["negative_determiners"]:
                return None
            is_definite = child.dep == "poss" or child.lower in lexicon.lists["definite_determiners"]
            if is_definite and not is_plural:
                basis = Basis.DEFINITE
        return self._one(token, first, group=group, basis=basis)

    def _aged(self, old: Token) -> Count | None:
        """The person that "a 2-year-old" is."""
        tokens, lists = self.annotation.tokens, self.lexicon.lists
        number, unit = tokens[max(0, old.index - 4)], tokens[max(0, old.index - 2)]
        is_age = old.lower == "old" and number.text.isdecimal() and unit.lower in lists["age_units"]
        if not is_age or any(token.tag.startswith("NN") for token in tokens[old.index + 1 : old.index + 2]):
            return None
        opener = tokens[max(0, number.index - 1)].lower
        is_child = unit.lower != "year" or int(number.text) < _ADULT_AGE
        is_definite = opener in lists["definite_determiners"]
        return self._one(
            old,
            number.index if opener not in ("a", "an") and not is_definite else number.index - 1,
            group="children" if is_child else "all",
            basis=Basis.DEFINITE if is_definite else Basis.INDEFINITE,
        )

    def _is_asked(self, token: Token) -> bool:
        """Whether nobody says how many: "it was not known how many were killed"."""
        tokens = self.annotation.tokens
        many = [one for one in (token, *self.annotation.children(token.index)) if one.lower == "many"]
        return any(one.index and tokens[one.index - 1].lower == "how" for one in many)

    def _is_some_of(self, preposition: Token) -> bool:
        """Whether it is the "of" of "a number of deaths"."""
        noun = self.annotation.tokens[preposition.head]
        is_indefinite = any(child.lower in ("a", "an") for child in self.annotation.children(noun.index))
        return preposition.lower == "of" and noun.lower in self.lexicon.lists["number_nouns"] and is_indefinite

    def _number_of(self, token: Token) -> Count | None:
        """What "a number of civilians" counts: a plural without a number. "The number of civilians" counts nothing."""
        children = self.annotation.children(token.index)
        if not any(child.lower in ("a", "an") for child in children):
            return None
        for child in children:
            if child.lower == "of":
                for below in self.annotation.children(child.index):
                    if below.dep == "pobj" and (group := self.lexicon.persons.get(below.lower)) is not None:
                        return replace(self._one(below, token.index, group=group, basis=Basis.PLURAL), head=token.index)
        return self._one(token, token.index, group="all", basis=Basis.PLURAL)

    def _one(self, token: Token, first: int, *, group: str, basis: Basis) -> Count:
        number = 2 if token.lower in self.lexicon.lists["pairs"] else 1
        return Count(
            first=first,
            stop=token.index + 1,
            head=token.index,
            value=_PAIR if basis is Basis.PLURAL else Quantity(lower=number, upper=number, unit="person"),
            group=group,
            basis=basis,
        )

    def span(self, count: Count) -> Span:
        """The characters of a count."""
        return self.annotation.span(count.first, count.stop)


# A plural without a number allows every number from two.
_PAIR = Quantity(lower=2, upper=math.inf, unit="person")


def _sum(parts: list[Count]) -> Count:
    groups = {part.group for part in parts}
    bases = [part.basis for part in parts]
    return Count(
        first=min(part.first for part in parts),
        stop=max(part.stop for part in parts),
        head=parts[0].head,
        value=Quantity(
            lower=sum(part.value.lower for part in parts), upper=sum(part.value.upper for part in parts), unit="person"
        ),
        group=groups.pop() if len(groups) == 1 else "all",
        basis=Basis.PLURAL if Basis.PLURAL in bases else bases[0],
    )


def number_count(mention: QuantityMention) -> Count:
    """A quantity as a count."""
    return Count(
        first=mention.first,
        stop=mention.stop,
        head=mention.number if mention.head is None else mention.head,
        value=mention.value,
        group=mention.group or "all",
        basis=Basis.NUMBER,
        mention=mention,
        is_additional=mention.is_additional,
    )


def mentions_by_token(mentions: tuple[QuantityMention, ...]) -> dict[int, QuantityMention]:
    """Every token of a quantity, with the quantity."""
    return {index: mention for mention in mentions for index in range(mention.first, mention.stop)}


def people_of(annotation: Annotation) -> frozenset[int]:
    """The tokens inside names of persons, as the entity recogniser sees them."""
    return frozenset(
        index
        for entity in annotation.entities
        if entity.label == "PERSON"
        for index in range(entity.first, entity.stop)
    )

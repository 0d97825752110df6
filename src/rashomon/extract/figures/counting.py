"""How many a noun phrase counts: its numbers, or the single persons it names one by one.

"A boy and his mother" are two. "Three soldiers and two civilians" are two figures, not five: they count two groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A counted noun phrase: tokens `first` to `stop` (not included), its number and who is counted.

    Attributes:
        head: the token to look at in the tree.
        mention: the quantity it stands on; None for single persons.
    """

    first: int
    stop: int
    head: int
    value: Quantity
    group: str
    basis: Basis
    mention: QuantityMention | None = None
    is_additional: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a part of another figure ("most of them")."""
        return self.value.unit == "share"


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
        singles: list[Count] = []
        for member in self._members(head):
            mention = self.mentions.get(member)
            if mention is not None:
                numbers.setdefault(mention.first, number_count(mention))
            elif (single := self._single(self.annotation.tokens[member])) is not None:
                singles.append(single)
        if not numbers and len(singles) > 1 and len(singles) == len(tuple(self._members(head))):
            return (_sum(singles),)
        return (*numbers.values(), *singles)

    def _members(self, head: int) -> Iterator[int]:
        stack = [head]
        while stack:
            current = stack.pop(0)
            yield current
            for child in self.annotation.children(current):
                if child.dep == "conj" and child.tag.startswith(("NN", "CD", "JJ", "DT", "PRP")):
                    stack.append(child.index)

    def _single(self, token: Token) -> Count | None:
        lexicon, annotation = self.lexicon, self.annotation
        if token.index in self.people and token.tag == "NNP":
            return self._one(token, token.index, group="all", basis=Basis.NAMED)
        group = lexicon.persons.get(token.lower)
        if group is None or token.tag != "NN" or token.lower in lexicon.lists["collectives"]:
            return None
        first, basis = token.index, Basis.INDEFINITE
        for child in annotation.children(token.index):
            if child.index > token.index:
                continue
            first = min(first, child.index)
            if child.lower in lexicon.lists["negative_determiners"]:
                return None
            if child.dep == "poss" or child.lower in lexicon.lists["definite_determiners"]:
                basis = Basis.DEFINITE
        return self._one(token, first, group=group, basis=basis)

    def _one(self, token: Token, first: int, *, group: str, basis: Basis) -> Count:
        return Count(
            first=first,
            stop=token.index + 1,
            head=token.index,
            value=Quantity(lower=1, upper=1, unit="person"),
            group=group,
            basis=basis,
        )

    def span(self, count: Count) -> Span:
        """The characters of a count."""
        return self.annotation.span(count.first, count.stop)


def _sum(singles: list[Count]) -> Count:
    groups = {single.group for single in singles}
    bases = [single.basis for single in singles]
    return Count(
        first=min(single.first for single in singles),
        stop=max(single.stop for single in singles),
        head=singles[0].head,
        value=Quantity(lower=len(singles), upper=len(singles), unit="person"),
        group=groups.pop() if len(groups) == 1 else "all",
        basis=next((basis for basis in (Basis.NAMED, Basis.DEFINITE) if basis == bases[0]), Basis.INDEFINITE),
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

"""Attacks and who carried them out: "Norda air strikes", "a raid by the army", "claimed responsibility"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.figures.frames import is_passive, subject_of
from rashomon.extract.figures.words import FigureLexicon
from rashomon.model import Span
from rashomon.schema.actors import load_actors
from rashomon.values import ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention
    from rashomon.extract.places import PlaceMention

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "det", "quantmod", "punct", "npadvmod"})
# Types of actors that attack; a person or an actor of unknown type only where it stands as the agent.
_ARMED = frozenset(
    {ActorType.GOVERNMENT, ActorType.MILITARY, ActorType.POLICE, ActorType.ARMED_GROUP, ActorType.COALITION}
)
_ALONE = _ARMED | {ActorType.PERSON, ActorType.PARTY}
# Where a gerund stands as a noun: "fighting left 12 dead".
_NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "pobj"})
# Endings of adjectives of nations.
_OF_NATIONS = ("ian", "ean", "ese", "ish")
# Classes that an attack of any other class may be called by.
_GENERIC, _BOMB = "attack", "bomb"
# Sentences between two attacks of one class that count as one. 4, 5, 8, 12 and no limit tried on two thirds of FA-KES:
# the blamed actor is right in 65.7, 65.0, 66.0, 67.0 and 67.0 % of the articles.
_SENTENCES_APART = 12
# "The attack" is any attack, if it was told of near. 1, 2, 3, 6 tried: 65.1, 66.6, 66.9, 67.6 %.
_GENERIC_APART = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An attack: the token that names it, its class and whose it is."""

    index: int
    kind: str
    mention: "ActorMention"


class Doers:
    """The attacks of one article and their actors, found once and asked for every figure."""

    __slots__ = ("_actors", "_deeds", "_places", "annotation", "lexicon")

    def __init__(
        self,
        annotation: Annotation,
        lexicon: FigureLexicon,
        actors: tuple["ActorMention", ...],
        places: tuple["PlaceMention", ...],
    ) -> None:
        """Index actors and places by token; attacks are looked for when first needed."""
        self.annotation = annotation
        self.lexicon = lexicon
        self._actors: dict[int, list[ActorMention]] = {}
        for mention in actors:
            for index in annotation.tokens_in(mention.span):
                self._actors.setdefault(index, []).append(mention)
        self._places = frozenset(
            index for place in places if not place.is_metonym for index in annotation.tokens_in(place.span)
        )
        self._deeds: tuple[Deed, ...] | None = None

    def class_of(self, index: int) -> str | None:
        """The class of attack that a noun names ("strike" is "air"); None for other words."""
        token = self.annotation.tokens[index]
        is_noun = token.tag.startswith("NN") or (token.tag == "VBG" and token.dep in _NOMINAL)
        if not is_noun or self._names_office(token) or self.is_place(index):
            return None
        kind = self.lexicon.instruments.get(token.lower)
        return self._narrowed(index) if kind == _GENERIC else kind

    def _narrowed(self, attack: int) -> str:
        """The class that the words before "attack" give it: "a suicide attack", "a barrel bomb attack"."""
        tokens, first = self.annotation.tokens, attack
        while first and tokens[first - 1].lower in self.lexicon.instruments:
            first -= 1
        if first == attack:
            is_bomb = attack > 0 and tokens[attack - 1].lower in self.lexicon.lists["bomb_modifiers"]
            return _BOMB if is_bomb else _GENERIC
        return self.lexicon.instruments[tokens[first].lower]

    def _names_office(self, token: Token) -> bool:
        """Whether a noun only says whose office it is: the fire of "fire chief", the mine of "mine operator"."""
        return token.dep == "compound" and self.annotation.tokens[token.head].lower in self.lexicon.lists["offices"]

    def is_of_unknown(self, index: int) -> bool:
        """Whether a nation's adjective stands before an attack that no known actor has ("Veldrian shelling")."""
        if not self.annotation.tokens[index].text.islower():
            return False
        return any(
            child.dep == "amod" and child.text[:1].isupper() and child.lower.endswith(_OF_NATIONS)
            for child in self.annotation.children(index)
            if not self.is_place(child.index) and child.lower not in _known_nations()
        )

    def is_place(self, index: int) -> bool:
        """Whether a token is part of the name of a place."""
        return index in self._places

    def words_at(self, head: int) -> Span:
        """The noun phrase at a token, without article and number."""
        first, stop = phrase_of(head, self.annotation)
        tokens = self.annotation.tokens
        while first < head and tokens[first].tag in ("DT", "PRP$", "CD") and tokens[first + 1].tag != "HYPH":
            first += 1
        return self.annotation.span(first, stop)

    def of_phrase(self, head: int, *, is_agent: bool) -> "ActorMention | None":
        """The actor that a noun phrase names: itself if it stands as agent, or whose attack it is."""
        kind = self.class_of(head)
        if kind is None:
            if not is_agent:
                return None
            own = self._among(range(*phrase_of(head, self.annotation)), _ALONE)
            return own or next(self._belonging(head), None)
        own = self._among(range(*phrase_of(head, self.annotation)), _ARMED)
        if own is not None:
            return own
        for doer in self._doers(head, kind):
            found = self._among(range(*phrase_of(doer, self.annotation)), _ALONE)
            if found is not None:
                return found
        return None

    def _belonging(self, head: int) -> Iterator["ActorMention"]:
        """Whose people an agent's noun tells of: "members of the brigade", "its armed wing, the Sarn Guard"."""
        lists, children = self.lexicon.lists, self.annotation.children(head)
        noun = self.annotation.tokens[head].lower
        if any(child.lower in lists["former"] for child in children):
            return
        is_of_persons = noun in self.lexicon.persons or noun in lists["attackers"]
        for child in children:
            if child.dep == "appos" or (child.dep == "acl" and child.lower in lists["naming"]):
                types, first = _ALONE, self.annotation.subtree(child.index)[0]
                found = self._among(range(first, self.annotation.subtree(child.index)[-1] + 1), types)
            elif is_of_persons and child.dep == "prep" and child.lower in ("of", "from"):
                below = (self._among(range(*phrase_of(one, self.annotation)), _ARMED) for one in self.objects(child))
                found = next((one for one in below if one is not None), None)
            else:
                continue
            if found is not None:
                yield found

    def _among(self, indices: range, types: frozenset[ActorType]) -> "ActorMention | None":
        """The actor of a phrase: the longest mention, the one nearest to the head among equals."""
        found = [mention for index in indices for mention in self._actors.get(index, ()) if mention.value.type in types]
        return max(found, key=lambda mention: (mention.span.end - mention.span.start, mention.span.start), default=None)

    def agents(self, verb: Token) -> Iterator[int]:
        """The objects of "by" below a verb."""
        for child in self.annotation.children(verb.index):
            if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
                yield from self.objects(child)

    def objects(self, preposition: Token) -> Iterator[int]:
        """The objects of a preposition."""
        for child in self.annotation.children(preposition.index):
            if child.dep == "pobj":
                yield child.index

    def _doers(self, head: int, kind: str) -> Iterator[int]:
        """Who carried out what a noun names: behind "by", in a clause on it, or as subject of its verb."""
        lists = self.lexicon.lists
        prepositions = lists["opponent_prepositions"] if kind == "clash" else lists["doer_prepositions"]
        for child in self.annotation.children(head):
            if child.dep == "prep" and child.lower in prepositions:
                yield from self.objects(child)
            elif child.dep in ("acl", "relcl"):
                yield from self.agents(child)
                for below in self.annotation.children(child.index):
                    if below.dep == "prep" and below.lower in lists["blame_prepositions"]:
                        yield from self.objects(below)
        token = self.annotation.tokens[head]
        verb = self.annotation.tokens[token.head]
        if token.dep == "dobj" and verb.tag.startswith("VB") and verb.lower in lists["carrying_out"]:
            subject = subject_of(verb, self.annotation)
            if subject is not None:
                yield subject
        elif token.dep == "nsubjpass":
            yield from self.agents(verb)

    # ---------------------------------------------------------------- the attacks of the article

    def same_deed(self, index: int) -> Deed | None:
        """The nearest attack of the same class that the article ascribes; before rather than behind."""
        kind = self.class_of(index)
        tokens = self.annotation.tokens
        same = [
            deed
            for deed in self._all()
            if abs(tokens[deed.index].sentence - tokens[index].sentence) <= _reach(deed.kind, kind)
        ]
        return _nearest(same, index)

    def deed_near(self, index: int) -> Deed | None:
        """The nearest ascribed attack of the sentence, where a figure names no instrument."""
        sentence = self.annotation.tokens[index].sentence
        near = [deed for deed in self._all() if self.annotation.tokens[deed.index].sentence == sentence]
        return _nearest([deed for deed in near if deed.index != index], index)

    def _all(self) -> tuple[Deed, ...]:
        if self._deeds is None:
            self._deeds = tuple(self._find_deeds())
        return self._deeds

    def _find_deeds(self) -> Iterator[Deed]:
        for token in self.annotation.tokens:
            kind = self.class_of(token.index)
            if kind is not None and self._is_repelled(token):
                continue
            if kind is not None:
                mention = self.of_phrase(token.index, is_agent=False)
            elif (kind := self.lexicon.attack_verbs.get(token.lower)) and token.tag.startswith("VB"):
                mention = self._attacker(token)
            else:
                continue
            if mention is not None:
                yield Deed(index=token.index, kind=kind, mention=mention)

    def _is_repelled(self, attack: Token) -> bool:
        """Whether an attack was beaten back: those who died in it were often the attackers."""
        return attack.dep in ("dobj", "nsubjpass") and (
            self.annotation.tokens[attack.head].lower in self.lexicon.lists["repelling"]
        )

    def _attacker(self, verb: Token) -> "ActorMention | None":
        """The subject of a verb of attack, or the object of its "by"; "claimed" needs "responsibility"."""
        children = self.annotation.children(verb.index)
        if verb.lower.startswith("claim") and not any(child.lower == "responsibility" for child in children):
            return None
        if is_passive(verb, children):
            heads = tuple(self.agents(verb))
        else:
            subject = subject_of(verb, self.annotation)
            heads = () if subject is None else (subject,)
        for head in heads:
            mention = self.of_phrase(head, is_agent=True)
            if mention is not None:
                return mention
        return None


def _nearest(deeds: list[Deed], index: int) -> Deed | None:
    """The nearest attack; what was told before goes twice as far as what comes."""
    return min(deeds, key=lambda deed: abs(deed.index - index) * (1 if deed.index < index else 2), default=None)


def _reach(deed: str, instrument: str | None) -> int:
    """How many sentences an ascribed attack may lie from an instrument and still be it; -1 where it never is."""
    if instrument == _GENERIC:
        return _GENERIC_APART
    if deed == instrument:
        return _SENTENCES_APART
    return 0 if deed == _GENERIC else -1


def phrase_of(head: int, annotation: Annotation) -> tuple[int, int]:
    """The tokens of a noun phrase up to its head, half open, without what stands behind it."""
    first = head
    for child in annotation.children(head):
        if child.index < head and child.dep in _MODIFIERS:
            first = min(first, annotation.subtree(child.index)[0])
    return first, head + 1


@cache
def _known_nations() -> frozenset[str]:
    return frozenset(adjective.lower() for state in load_actors().states for adjective in state.demonyms)

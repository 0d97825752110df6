"""Generic words for actors: "jihadist militants", "government troops", "the group", "Russian and Syrian warplanes"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.extract.actors.mention import Found
from rashomon.extract.actors.words import ActorTables
from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.folding import fold
from rashomon.extract.lexicon import Lexicon
from rashomon.values import ActorType

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "RB", "ADD", "AFX", "VBD"}
)
_HYPHENS = frozenset({"-", "–", "‑"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_INNER = frozenset({"amod", "compound", "nmod", "npadvmod", "conj", "punct", "quantmod", "poss"})
_QUOTES = frozenset("\"“”„'‘’") | {"``", "''"}
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OWNING = frozenset({"its", "their", "his", "her", "whose", "'s", "’s", "'", "’"})
_PLACED = frozenset({"sources", "media", "groups", "governments"})
_AUTHORITIES = frozenset({"authorities", "regime", "junta"})

# Tokens. No label in news is longer to the left ("Iranian-backed Shia militia forces" is six).
MAX_MODIFIERS = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around a generic noun.

    Attributes:
        first: index of its first modifier; `head` that of the noun.
        modifiers: its words before the noun, folded to lower case.
        states: ISO codes its adjectives and names speak of, in order.
        determiner: "the", "its", "'s", … before it; "" if none.
    """

    first: int
    head: int
    modifiers: tuple[str, ...]
    states: tuple[str, ...]
    determiner: str


@dataclass(frozen=True, slots=True)
class LabelFinder:
    """Finds labels in one article, among tokens that no name has.

    `lands` are the countries of literal toponyms, by token.
    """

    annotation: Annotation
    tables: ActorTables
    lexicon: Lexicon
    named: Mapping[int, Found]
    lands: Mapping[int, str]

    def find(self) -> Iterator[tuple[Found, Phrase]]:
        """Labels and adjectival agents in text order, each with its phrase."""
        for token in self.annotation.tokens:
            kind = self.tables.noun_class.get(token.lower)
            if (
                kind is not None
                and token.index not in self.named
                and (token.tag in _NOUNS or (token.tag == "JJ" and kind == "fighters"))
            ):
                phrase = self.phrase(token.index)
                if self._is_modifier(token):
                    if found := self._adjective(token, kind, phrase):
                        yield found, phrase
                elif token.tag in _NOUNS and self._is_label(token, kind, phrase):
                    stop = self._with_place(token.index + 1, kind)
                    yield Found(phrase.first, stop, _form(kind), kind=kind, noun=token.index), phrase
            elif (found := self._national(token)) is not None:
                yield found, self.phrase(token.index)

    def _with_place(self, stop: int, kind: str) -> int:
        """The end of a label with the place that tells it from others: "military sources in Syria"."""
        tokens = self.annotation.tokens
        start = stop
        if stop < len(tokens) and tokens[stop].text in _QUOTES:
            stop += 1
        if kind not in _PLACED or stop + 1 >= len(tokens) or tokens[stop].lower not in {"in", "of"}:
            return start
        index = stop + 1 + (tokens[stop + 1].lower == "the")
        if index not in self.lands or index in self.named:
            return start
        while index in self.lands and index not in self.named:
            index += 1
        return index

    # ---------------------------------------------------------------- the noun phrase

    def phrase(self, head: int) -> Phrase:
        """The noun phrase that a noun heads, without determiner, possessor and number."""
        tokens = self.annotation.tokens
        first = head
        while first > 0 and head - first < MAX_MODIFIERS and self._belongs(tokens[first - 1], first, head):
            first -= 1
        while first < head and (tokens[first].text in _HYPHENS | _QUOTES or tokens[first].lower == "and"):
            first += 1
        modifiers = tuple(tokens[index].lower for index in range(first, head))
        return Phrase(first, head, modifiers, self._states(first, head), self._determiner(first))

    def _belongs(self, token: Token, first: int, head: int) -> bool:
        if token.index in self.named:
            return False
        if token.text in _QUOTES:
            return True
        if token.sentence != self.annotation.tokens[head].sentence:
            return False
        if token.lower == "and":
            return token.index > 0 and self._is_nation(token.index - 1) and self._is_nation(first)
        if token.lower in self.tables.sets["role_words"] or token.tag not in _MODIFIERS:
            return False
        if token.tag in _PARTICIPLES:
            before = self.annotation.tokens[token.index - 1].text if token.index else ""
            return token.dep == "amod" or before in _HYPHENS
        return token.tag in {"HYPH", "RB"} or token.dep in _INNER

    def _is_nation(self, index: int) -> bool:
        return fold(self.annotation.tokens[index].text) in self.lexicon.demonyms

    def _states(self, first: int, head: int) -> tuple[str, ...]:
        codes: list[str] = []
        for index in range(first, head + 1):
            token = self.annotation.tokens[index]
            state = self.lexicon.demonyms.get(fold(token.text)) if token.text[:1].isupper() else None
            code = state.code if state else self.lands.get(index, "")
            if code in self.lexicon.states and code not in codes:
                codes.append(code)
        return tuple(codes)

    def _determiner(self, first: int) -> str:
        token = self.annotation.tokens[first - 1] if first else None
        if token is None or token.sentence != self.annotation.tokens[first].sentence:
            return ""
        return token.lower if token.tag in {"DT", "PRP$", "POS", "WP$", "CD"} else ""

    # ---------------------------------------------------------------- what counts

    def _is_modifier(self, token: Token) -> bool:
        """Whether a noun only modifies the next one: "rebel assault", "government forces"."""
        tokens = self.annotation.tokens
        after = token.index + 1
        if after < len(tokens) and tokens[after].text in _HYPHENS:
            return tokens[after].start == token.end
        head = tokens[token.head]
        return token.dep in {"compound", "amod", "nmod"} and head.index > token.index and head.tag in _NOUNS

    def _is_label(self, token: Token, kind: str, phrase: Phrase) -> bool:
        if token.text[:1].isupper() and not token.text.isupper() and not self._may_be_capitalised(token, kind, phrase):
            return False
        return _RULES[kind](self, token, phrase)

    def _may_be_capitalised(self, token: Token, kind: str, phrase: Phrase) -> bool:
        """Generic words have capitals at the start of a sentence, after "the", and after a nation's adjective."""
        if self.annotation.sentence_of(phrase.first).first == phrase.first:
            return kind not in {"roles"} or phrase.first == token.index
        if kind == "anaphors":
            return phrase.determiner == "the" and phrase.first == token.index
        return bool(phrase.states)

    def _is_always(self, _token: Token, _phrase: Phrase) -> bool:
        return True

    def _is_group(self, token: Token, phrase: Phrase) -> bool:
        fighting = self.tables.sets["fighting_words"]
        if any(word in fighting or self.tables.noun_class.get(word) == "fighters" for word in phrase.modifiers):
            return True
        if phrase.states or self._is_backed(token):
            return True
        if self._joins_fighters(token):
            return True
        return phrase.determiner in _POINTING and token.lower in self.tables.sets["group_anaphors"]

    def _joins_fighters(self, token: Token) -> bool:
        """As in "X and other groups" after the name of an armed group."""
        one = self.named.get(token.head) if token.dep == "conj" else None
        return one is not None and one.actor is not None and one.actor.type is ActorType.ARMED_GROUP

    def _is_backed(self, token: Token) -> bool:
        """As in "factions backed by Turkey"."""
        return any(
            child.index > token.index
            and child.lower in self.tables.sets["backings"]
            and any(index in self.named for index in range(child.index + 1, child.index + 4))
            for child in self.annotation.children(token.index)
        )

    def _is_anaphor(self, token: Token, phrase: Phrase) -> bool:
        """As in "the center", "the UK-based NGO", "a Syrian war monitor"."""
        sets = self.tables.sets
        if any(word in sets["fighting_words"] for word in phrase.modifiers):
            return True
        known = all(
            word in sets["organisation_words"] or word in _HYPHENS or fold(word) in self.lexicon.demonyms
            for word in phrase.modifiers
        )
        described = any(word in sets["organisation_words"] for word in phrase.modifiers)
        if any(child.lower in {"of", "in"} for child in self.annotation.children(token.index)):
            return False
        return known and (phrase.determiner in _POINTING or described)

    def _is_force(self, token: Token, phrase: Phrase) -> bool:
        sets = self.tables.sets
        if phrase.states or token.lower in sets["bare_forces"]:
            return True
        if any(word in sets["state_words"] or word in sets["fighting_words"] for word in phrase.modifiers):
            return True
        if any(self.tables.noun_class.get(word) in {"fighters", "governments"} for word in phrase.modifiers):
            return True
        return token.lower == "forces" and phrase.determiner in _OWNING | {"these"}

    def _is_government(self, token: Token, phrase: Phrase) -> bool:
        return bool(phrase.states) or phrase.determiner in _POINTING | _OWNING or token.lower in _AUTHORITIES

    def _is_media(self, _token: Token, phrase: Phrase) -> bool:
        return bool(phrase.states) or any(word in self.tables.sets["media_words"] for word in phrase.modifiers)

    def _is_role(self, token: Token, phrase: Phrase) -> bool:
        return phrase.determiner == "the" and phrase.first == token.index and not self._has_name(token)

    def _has_name(self, token: Token) -> bool:
        """Whether a role stands beside its bearer: "President X", "the director, X", "the head of Y"."""
        after = token.index + 1
        tokens = self.annotation.tokens
        if after < len(tokens) and (after in self.named or tokens[after].tag in {"NNP", "NN", "NNS"}):
            return True
        return any(
            child.dep == "appos" or (child.dep == "prep" and child.lower == "of")
            for child in self.annotation.children(token.index)
        )

    def _is_ally(self, token: Token, phrase: Phrase) -> bool:
        before = self.annotation.tokens[phrase.first - 1] if phrase.first else token
        return phrase.determiner in _OWNING or before.lower == "and" or bool(phrase.states)

    # ---------------------------------------------------------------- adjectives

    def _adjective(self, token: Token, kind: str, phrase: Phrase) -> Found | None:
        head = self.annotation.tokens[token.head]
        if kind in {"fighters", "governments", "forces"} and head.lower in self.tables.sets["deeds.nouns"]:
            return Found(phrase.first, token.index + 1, "adjective", kind=kind, noun=token.index)
        return None

    def _national(self, token: Token) -> Found | None:
        """A nation's adjective before a deed: "Russian air strikes"."""
        if token.dep not in {"amod", "compound", "nmod"} or not token.text[:1].isupper() or token.index in self.named:
            return None
        if fold(token.text) not in self.lexicon.demonyms:
            return None
        head = self.annotation.tokens[token.head]
        if head.lower in self.tables.sets["deeds.nouns"] and head.index > token.index:
            return Found(token.index, token.index + 1, "adjective", kind="national", noun=token.index)
        return None


def _form(kind: str) -> str:
    return "role" if kind == "roles" else "label"


# Whether a noun of a class is a label in its phrase.
_RULES: Mapping[str, Callable[[LabelFinder, Token, Phrase], bool]] = MappingProxyType(
    {
        "fighters": LabelFinder._is_always,
        "police": LabelFinder._is_always,
        "sources": LabelFinder._is_always,
        "groups": LabelFinder._is_group,
        "anaphors": LabelFinder._is_anaphor,
        "forces": LabelFinder._is_force,
        "air_forces": LabelFinder._is_force,
        "governments": LabelFinder._is_government,
        "media": LabelFinder._is_media,
        "roles": LabelFinder._is_role,
        "allies": LabelFinder._is_ally,
    }
)

"""Names in a text: where they begin and end, the full name behind a surname, the wording of a source without a name."""

from collections.abc import Container, Mapping

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Range
from rashomon.extract.attribution.words import AttributionLexicon

_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART", "EVENT", "LAW"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_ENDINGS = frozenset({"POS", ",", "."})
# Prepositions whose phrase belongs to the wording: "the head of the town", "sources in Syria".
_KEPT_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "with", "on"})
_TAILS = frozenset({",", "(", "who", "which", "–", "—"})


class Names:
    """The names of one article."""

    def __init__(self, annotation: Annotation, lexicon: AttributionLexicon, persons: Mapping[str, str]) -> None:
        """Index the entities by token."""
        self.annotation, self.lexicon, self.persons = annotation, lexicon, persons
        self.entity_at = {
            index: entity
            for entity in annotation.entities
            if entity.label in _NAME_LABELS
            for index in range(entity.first, entity.stop)
        }

    def name_at(self, head: Token, part: Range | None = None) -> tuple[str, bool]:
        """The name that a token heads, without title and article, and whether it is a person's.

        Args:
            head: a token of the name.
            part: the speaker's tokens, which the name does not leave.
        """
        entity = self.entity_at.get(head.index)
        first, stop = (entity.first, entity.stop) if entity else self._proper(head)
        if part is not None:
            first, stop = max(first, part[0]), min(stop, part[1])
        if first >= stop:
            # The name lies outside the part: an odd tree.
            first, stop = head.index, head.index + 1
        tokens = self.annotation.tokens
        while first < stop - 1 and (tokens[first].tag in ("DT", "PRP$", "CD") or self._is_title(tokens[first])):
            first += 1
        while stop - 1 > first and tokens[stop - 1].tag in _ENDINGS:
            stop -= 1
        text = " ".join(self.annotation.text[tokens[first].start : tokens[stop - 1].end].split())
        full = self.persons.get(text.split()[-1])
        is_person = (entity is not None and entity.label == "PERSON") or (full is not None and text in full)
        if is_person and full is not None and full.endswith(text):
            text = full
        return text, is_person

    def _is_title(self, token: Token) -> bool:
        return self.lexicon.has("titles", token.lower.rstrip("."))

    def _proper(self, head: Token) -> Range:
        first = head.index
        tokens = self.annotation.tokens
        while first > 0 and tokens[first - 1].tag in _NAME_TAGS and tokens[first - 1].sentence == head.sentence:
            first -= 1
        return first, head.index + 1

    def last_person(self, index: int, others: Container[int] = ()) -> Token | None:
        """The head of the last person's name before a token; `others` are tokens of names that are none."""
        for entity in reversed(self.annotation.entities):
            if entity.stop <= index and entity.label == "PERSON" and entity.stop - 1 not in others:
                return self.annotation.tokens[entity.stop - 1]
        return None

    def called_later(self, part: Range, others: Container[int] = ()) -> Token | None:
        """The one person whom the article calls so further on: "the army spokesman … Ann Lee, the army spokesman".

        Args:
            part: a role without a name.
            others: tokens of names that are no person's.

        Returns:
            The head of the name; None if nobody or several are called so.
        """
        tokens = self.annotation.tokens
        wanted = {token.lower for token in tokens[part[0] : part[1]] if token.tag[:2] in ("NN", "JJ")}
        found: dict[str, Token] = {}
        for entity in self.annotation.entities:
            head = tokens[entity.stop - 1]
            if entity.label != "PERSON" or entity.first < part[1] or head.index in others:
                continue
            if wanted and wanted <= self._roles_of(entity.first, head):
                found.setdefault(self.name_at(head)[0], head)
        return next(iter(found.values())) if len(found) == 1 else None

    def _roles_of(self, first: int, head: Token) -> set[str]:
        """The words of the title before a name and of what stands in apposition to it."""
        tokens, start = self.annotation.tokens, first
        while start > 0 and tokens[start - 1].tag[:2] in ("NN", "JJ") and tokens[start - 1].sentence == head.sentence:
            start -= 1
        words = {token.lower for token in tokens[start : head.index]}
        for kid in self.annotation.children(head.index):
            if kid.dep == "appos":
                words |= {tokens[index].lower for index in self.annotation.subtree(kid.index)}
        return words

    def modifiers(self, part: Range, head: Token) -> set[str]:
        """The words before a head that tell one of its kind from another; "UK-based" does not."""
        tokens = self.annotation.tokens[part[0] : head.index]
        joined = {i + step for i, token in enumerate(tokens) if token.text == "-" for step in (-1, 1)}
        return {
            token.lower
            for i, token in enumerate(tokens)
            if i not in joined
            and token.text[0].isalnum()
            and "-" not in token.text
            and token.tag not in ("DT", "PRP$", "CD")
            and not self.lexicon.has("empty_modifiers", token.lower)
        }


def full_names(annotation: Annotation) -> dict[str, str]:
    """The longest form of each person's name, by its last word."""
    found: dict[str, str] = {}
    for entity in annotation.entities:
        if entity.label != "PERSON":
            continue
        tokens = annotation.tokens[entity.first : entity.stop]
        while tokens and tokens[-1].tag in _ENDINGS:
            tokens = tokens[:-1]
        if not tokens:
            continue
        text = " ".join(annotation.text[tokens[0].start : tokens[-1].end].split())
        if len(text.split()) > len(found.get(tokens[-1].text, "").split()):
            found[tokens[-1].text] = text
    return found


def described(annotation: Annotation, part: Range, head: Token) -> str:
    """The wording of a source without article and without what trails behind its head and its prepositional phrase."""
    tokens = annotation.tokens
    first = part[0]
    while first < head.index and tokens[first].tag in ("DT", "PRP$", "RB", "RBR", "CC"):
        first += 1
    stop = max(head.index + 1, first + 1)
    for kid in annotation.children(head.index):
        if kid.dep == "prep" and kid.index == stop and kid.lower in _KEPT_PREPOSITIONS:
            stop = max(stop, min(part[1], annotation.subtree(kid.index)[-1] + 1))
    after = tokens[head.index + 1] if head.index + 1 < part[1] else None
    if after is not None and after.tag == "JJ" and after.head == head.index:
        # "A source close to the talks".
        stop = max(stop, min(part[1], annotation.subtree(after.index)[-1] + 1))
    stop = next((i for i in range(first + 1, stop) if tokens[i].text in _TAILS and tokens[i].tag != "HYPH"), stop)
    return " ".join(annotation.text[tokens[first].start : tokens[stop - 1].end].split())

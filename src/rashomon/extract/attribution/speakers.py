"""Who a speaker is: names made whole, pronouns and roles traced to those who spoke before, unnamed sources kept as such."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Range
from rashomon.extract.attribution.mentions import media_in
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Span
from rashomon.values import Actor, ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention

_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART", "EVENT", "LAW"})
_COLLECTIVES = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved speaker.

    Attributes:
        name: canonical name, or the words of an unnamed source.
        basis: the rule that told who it is: "name", "actor", "media", "pronoun", "role", "words".
        words: lower-case words of the wording that introduced it, for later roles ("the spokesman").
        is_anaphor: whether the wording here only points back.
    """

    name: str
    actor: Actor | None
    is_named: bool
    span: Span | None
    basis: str
    words: frozenset[str] = frozenset()
    is_person: bool = False
    is_plural: bool = False
    is_medium: bool = False
    is_anaphor: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether only a pronoun is left of it."""
        return self.basis == "unresolved"


class Speakers:
    """Resolves speakers of one article in text order."""

    def __init__(self, annotation: Annotation, actors: Sequence["ActorMention"], lexicon: AttributionLexicon) -> None:
        """Index names and actors by token."""
        self.annotation, self.lexicon = annotation, lexicon
        self.history: list[Speaker] = []
        self.actor_at: dict[int, ActorMention] = {}
        for mention in actors:
            for index in annotation.tokens_in(mention.span):
                self.actor_at.setdefault(index, mention)
        self.entity_at = {
            index: entity
            for entity in annotation.entities
            if entity.label in _NAME_LABELS
            for index in range(entity.first, entity.stop)
        }
        self.persons = _full_names(annotation)

    def resolve(self, part: Range, subject: int) -> Speaker:
        """Who the words of a speaker mean; remembered for those that follow."""
        speaker = self._resolve(part, subject)
        speaker = replace(speaker, span=self.annotation.span(*part))
        self.history.append(speaker)
        return speaker

    def _resolve(self, part: Range, subject: int) -> Speaker:
        token = self.annotation.tokens[subject]
        if token.tag in ("PRP", "PRP$") or (self.lexicon.has("pronouns", token.lower) and part[1] - part[0] == 1):
            return self._pronoun(token)
        words = frozenset(t.lower for t in self.annotation.tokens[part[0] : part[1]])
        head = self._named_head(part, token)
        if head is not None and (medium := media_in(self.annotation, part, whole=True)):
            return Speaker(
                name=medium[0][0].name,
                actor=medium[0][0].actor,
                is_named=True,
                span=None,
                basis="media",
                words=words,
                is_medium=True,
            )
        if head is not None and head.index in self.actor_at:
            return self._actor(self.actor_at[head.index], words)
        if medium := media_in(self.annotation, part, whole=True):
            return Speaker(
                name=medium[0][0].name,
                actor=medium[0][0].actor,
                is_named=True,
                span=None,
                basis="media",
                words=words,
                is_medium=True,
            )
        if head is not None:
            return self._name(head, words)
        return self._described(part, token, words)

    # ------------------------------------------------------------ names

    def _named_head(self, part: Range, token: Token) -> Token | None:
        """The name in a noun phrase: its head, or what stands in apposition to it."""
        inside = range(*part)
        if token.index in inside and (
            token.index in self.entity_at or token.index in self.actor_at or token.tag in ("NNP", "NNPS")
        ):
            return token
        for kid in self.annotation.children(token.index):
            if (
                kid.dep == "appos"
                and kid.index in inside
                and (kid.tag in ("NNP", "NNPS") or kid.index in self.actor_at)
            ):
                return kid
        following = [index for index in inside if index > token.index and self.annotation.tokens[index].tag == "NNP"]
        if following and self.annotation.tokens[token.index].tag == "NN" and following[0] == token.index + 1:
            return self.annotation.tokens[following[-1]] if self.entity_at.get(following[-1]) else None
        return None

    def _actor(self, mention: "ActorMention", words: frozenset[str]) -> Speaker:
        actor = mention.value
        return Speaker(
            name=actor.name,
            actor=actor,
            is_named=actor.type not in (ActorType.UNNAMED, ActorType.WITNESS),
            span=None,
            basis="actor",
            words=words,
            is_person=actor.type is ActorType.PERSON,
            is_medium=actor.type in (ActorType.AGENCY, ActorType.MEDIA),
        )

    def _name(self, head: Token, words: frozenset[str]) -> Speaker:
        entity = self.entity_at.get(head.index)
        first, stop = (entity.first, entity.stop) if entity else self._proper(head)
        tokens = self.annotation.tokens
        while first < stop - 1 and (
            tokens[first].tag in ("DT", "PRP$", "CD") or self.lexicon.has("titles", tokens[first].lower.rstrip("."))
        ):
            first += 1
        while stop - 1 > first and tokens[stop - 1].tag in ("POS", ",", "."):
            stop -= 1
        text = self.annotation.text[tokens[first].start : tokens[stop - 1].end]
        text = " ".join(text.split())
        full = self.persons.get(text.split()[-1])
        label = entity.label if entity else ""
        is_person = label == "PERSON" or (full is not None and (text in full or text == full))
        if is_person and full and full.endswith(text):
            text = full
        return Speaker(
            name=text,
            actor=Actor(name=text, type=ActorType.PERSON if is_person else ActorType.OTHER),
            is_named=True,
            span=None,
            basis="name",
            words=words,
            is_person=is_person,
            is_plural=tokens[head.index].tag == "NNPS",
        )

    def _proper(self, head: Token) -> Range:
        first = head.index
        while (
            first > 0
            and self.annotation.tokens[first - 1].tag in ("NNP", "NNPS")
            and self.annotation.tokens[first - 1].sentence == head.sentence
        ):
            first -= 1
        return first, head.index + 1

    # ------------------------------------------------------------ those who point back

    def _pronoun(self, token: Token) -> Speaker:
        kind = token.lower
        for speaker in reversed(self.history):
            if speaker.is_unknown:
                continue
            if self.lexicon.has("person_pronouns", kind) and not (speaker.is_person or self._is_person_word(speaker)):
                continue
            if self.lexicon.has("thing_pronouns", kind) and speaker.is_person:
                continue
            return replace(speaker, basis="pronoun", is_anaphor=True)
        if self.lexicon.has("person_pronouns", kind):
            person = self._last_person(token.index)
            if person is not None:
                return replace(person, basis="pronoun", is_anaphor=True)
        return Speaker(name=token.text, actor=None, is_named=False, span=None, basis="unresolved")

    def _is_person_word(self, speaker: Speaker) -> bool:
        return not speaker.is_named and any(self.lexicon.has("person_nouns", word) for word in speaker.words)

    def _last_person(self, index: int) -> Speaker | None:
        for entity in reversed(self.annotation.entities):
            if entity.stop <= index and entity.label == "PERSON":
                return self._name(self.annotation.tokens[entity.stop - 1], frozenset())
        return None

    def _described(self, part: Range, token: Token, words: frozenset[str]) -> Speaker:
        """A role, a group or an unnamed source: the one that was meant before, if the wording points back."""
        first = self.annotation.tokens[part[0]]
        if self.lexicon.has("definites", first.lower):
            back = self._role(token, words)
            if back is not None:
                return replace(back, basis="role", is_anaphor=True)
        text = self._phrase(part, token)
        has_name = any(
            t.tag in ("NNP", "NNPS", "JJ") and t.text[:1].isupper()
            for t in self.annotation.tokens[part[0] : token.index]
            if t.index > part[0]
        )
        is_named = (has_name and not self.lexicon.has("unnamed", token.lower)) or self.lexicon.has(
            "institutions", token.lower
        )
        person = any(self.lexicon.has("person_nouns", word) for word in (token.lower,))
        return Speaker(
            name=text,
            actor=Actor(name=text, type=ActorType.OTHER if is_named else ActorType.UNNAMED),
            is_named=is_named,
            span=None,
            basis="words",
            words=words,
            is_person=person and token.tag not in _COLLECTIVES,
            is_plural=token.tag in _COLLECTIVES,
        )

    def _role(self, token: Token, words: frozenset[str]) -> Speaker | None:
        noun = token.lower
        if self.lexicon.has("sources", noun) and "same" in words:
            return self.history[-1] if self.history else None
        for speaker in reversed(self.history):
            if speaker.is_unknown:
                continue
            if noun in speaker.words or noun in {word.lower() for word in speaker.name.split()}:
                return speaker
            if self.lexicon.has(f"anaphors_{noun}", speaker.actor.type.value if speaker.actor else ""):
                return speaker
            if any(self.lexicon.has(f"anaphors_{noun}", word.lower()) for word in speaker.name.split()):
                return speaker
        return None

    def _phrase(self, part: Range, token: Token) -> str:
        """The wording without article and what trails behind the head."""
        tokens = self.annotation.tokens
        first = part[0]
        while first < token.index and tokens[first].tag in ("DT", "PRP$"):
            first += 1
        stop = token.index + 1
        for kid in self.annotation.children(token.index):
            if kid.dep == "prep" and kid.index == stop and kid.lower in ("of", "for", "in", "at", "from"):
                stop = min(part[1], self.annotation.subtree(kid.index)[-1] + 1)
        stop = max(stop, first + 1)
        for index in range(first, stop):
            if tokens[index].text in (",", "(", "who", "which") and index > first:
                stop = index
                break
        return " ".join(self.annotation.text[tokens[first].start : tokens[stop - 1].end].split())


def _full_names(annotation: Annotation) -> dict[str, str]:
    """The longest form of each person's name, by its last word."""
    found: dict[str, str] = {}
    for entity in annotation.entities:
        if entity.label != "PERSON":
            continue
        tokens = annotation.tokens[entity.first : entity.stop]
        while tokens and tokens[-1].tag in ("POS",):
            tokens = tokens[:-1]
        if not tokens:
            continue
        text = " ".join(token.text for token in tokens)
        last = tokens[-1].text
        if len(text.split()) > len(found.get(last, "").split()):
            found[last] = text
    return found

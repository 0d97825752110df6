"""Who a speaker is: names made whole, pronouns and roles traced back, unnamed sources kept as such."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.arguments import SUBJECTS
from rashomon.extract.attribution.drafts import Range, edges
from rashomon.extract.attribution.mentions import media_in
from rashomon.extract.attribution.naming import Names, described, full_names
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Span
from rashomon.schema.media import Medium
from rashomon.values import Actor, ActorType

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NAMING_FORMS = frozenset({"name", "acronym", "metonym"})
_UNNAMED_TYPES = frozenset({ActorType.UNNAMED, ActorType.WITNESS})
_MEDIA_TYPES = frozenset({ActorType.AGENCY, ActorType.MEDIA})


# Letters. A shorter word is no name by itself.
MIN_WORD = 4
_ORGANISATION_TYPES = frozenset(
    {
        ActorType.MONITOR,
        ActorType.NGO,
        ActorType.INTERNATIONAL,
        ActorType.RESCUE,
        ActorType.COALITION,
        ActorType.UNION,
        ActorType.PARTY,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved speaker.

    Attributes:
        name: canonical name, or the words of an unnamed source.
        basis: the rule that told who it is: "name", "actor", "media", "pronoun", "role", "words"; "unresolved" for a
            pronoun that nothing stands behind.
        head: lower-case head of an unnamed source's wording.
        words: lower-case words of the wording that introduced it, for later roles ("the spokesman").
        is_anaphor: whether the wording here only points back.
    """

    name: str
    actor: Actor | None
    is_named: bool
    basis: str
    span: Span | None = None
    words: frozenset[str] = frozenset()
    head: str = ""
    is_person: bool = False
    is_plural: bool = False
    is_medium: bool = False
    is_anaphor: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether only a pronoun is left of it."""
        return self.basis == "unresolved"


class Speakers:
    """Resolves the speakers of one article in text order."""

    def __init__(
        self,
        annotation: Annotation,
        actors: Sequence["ActorMention"],
        lexicon: AttributionLexicon,
        speech: Sequence[Span] = (),
    ) -> None:
        """Index names and actors by token; whoever is spoken of in `speech` is not who says it."""
        self.annotation, self.lexicon = annotation, lexicon
        self.history: list[Speaker] = []
        # Tokens of what somebody is said to say: who does something there is spoken of, and does not speak.
        self.told: frozenset[int] = frozenset()
        self.actor_at: dict[int, ActorMention] = {}
        for mention in actors:
            for index in annotation.tokens_in(mention.span):
                self.actor_at.setdefault(index, mention)
        self.no_people = frozenset(
            index
            for index, mention in self.actor_at.items()
            if mention.form == "name" and mention.value.type is not ActorType.PERSON
        )
        self.organisations = [
            mention for mention in actors if mention.form == "name" and mention.value.type in _ORGANISATION_TYPES
        ]
        self.subjects = [
            mention
            for mention in actors
            if mention.value.type is ActorType.PERSON
            and mention.form == "name"
            and not any(span.covers(mention.span) for span in speech)
            and (annotation.tokens[mention.head].dep in SUBJECTS or _stands_beside_subject(annotation, mention.head))
        ]
        self.subject_starts = [mention.span.start for mention in self.subjects]
        self.names = Names(annotation, lexicon, full_names(annotation))

    def resolve(self, part: Range, subject: int) -> Speaker:
        """Who the words of a speaker mean; remembered for those that follow.

        Args:
            part: the speaker's tokens.
            subject: its syntactic head.
        """
        speaker = replace(self._resolve(part, subject), span=self.annotation.span(*part))
        self.history.append(speaker)
        return speaker

    def trace(self, part: Range, subject: int) -> Speaker:
        """Who some words mean, without taking them for the last speaker."""
        return self._resolve(part, subject)

    def _resolve(self, part: Range, subject: int) -> Speaker:
        token = self.annotation.tokens[subject]
        if token.tag in ("PRP", "PRP$") or (self.lexicon.has("pronouns", token.lower) and part[1] - part[0] == 1):
            return self._pronoun(token)
        words = frozenset(t.lower for t in self.annotation.tokens[part[0] : part[1]])
        if (issuer := self._issuer(part, token)) is not None:
            return issuer
        if media := self._media_at(part, token):
            return self._medium(media, words)
        head = self._named_head(part, token)
        if head is not None:
            mention = self._mention_in(part, head)
            return self._actor(mention, words) if mention is not None else self._name(head, words, part)
        if self.lexicon.has("definites", self.annotation.tokens[part[0]].lower):
            back = self._role(part, token, words)
            if back is not None:
                return replace(back, basis="role", is_anaphor=True)
        mention = self._mention_in(part, token)
        if mention is not None and self._is_resolved(mention):
            return self._actor(mention, words)
        return self._described(part, token, words, mention)

    def _issuer(self, part: Range, token: Token) -> Speaker | None:
        """Who stands behind a statement or a post: "a statement by the ministry", "the governor's letter"."""
        if not self.lexicon.has("vessels", token.lower):
            return None
        for kid in self.annotation.children(token.index):
            if not part[0] <= kid.index < part[1]:
                continue
            if kid.dep == "poss" and kid.tag != "PRP$":
                first, stop = edges(self.annotation, kid.index)
                return self._resolve((first, stop - (self.annotation.tokens[stop - 1].tag == "POS")), kid.index)
            if kid.dep == "prep" and self.lexicon.has("issuing", kid.lower):
                for below in self.annotation.children(kid.index):
                    if below.dep == "pobj" and (below.lower in self.lexicon.lists["vessels"] or kid.lower != "on"):
                        return self._resolve(edges(self.annotation, below.index), below.index)
        return None

    def _media_at(self, part: Range, token: Token) -> Medium | None:
        """The medium that a speaker is; "a Facebook account" is not Facebook, "the Centre and the Guardian" not one."""
        for medium, (first, stop) in media_in(self.annotation, part, whole=True):
            is_head = first <= token.index < stop
            if is_head or (not medium.is_platform and token.tag not in _NAME_TAGS):
                return medium
        return None

    def _mention_in(self, part: Range, token: Token) -> "ActorMention | None":
        """The actor mention at a token, if it does not reach beyond the speaker's words."""
        mention = self.actor_at.get(token.index)
        return mention if mention is not None and self.annotation.span(*part).covers(mention.span) else None

    # ------------------------------------------------------------ names

    def _named_head(self, part: Range, token: Token) -> Token | None:
        """The name in a noun phrase: its head, or what stands in apposition to it."""
        if self._names(token, part):
            return token
        for kid in self.annotation.children(token.index):
            if kid.dep == "appos" and part[0] <= kid.index < part[1] and self._names(kid, part):
                return kid
        following = token.index + 1
        last = following
        while last < part[1] and self.annotation.tokens[last].tag in _NAME_TAGS:
            last += 1
        if token.tag == "NN" and last > following and self.names.entity_at.get(last - 1):
            return self.annotation.tokens[last - 1]
        return None

    def _names(self, token: Token, part: Range) -> bool:
        mention = self.actor_at.get(token.index)
        if mention is not None:
            return mention.form in _NAMING_FORMS and not self.lexicon.has("unnamed", token.lower)
        if not token.text[0].isupper():
            return False
        return (token.index in self.names.entity_at or token.tag in _NAME_TAGS) and not self._is_kind_word(token, part)

    def _is_kind_word(self, token: Token, part: Range) -> bool:
        """Whether a capital word is a role or a kind of group all the same ("the NGO", "Videos")."""
        first = self.annotation.tokens[part[0]].lower
        is_kind = f"anaphors_{token.lower}" in self.lexicon.lists and self.lexicon.has("definites", first)
        entity = self.names.entity_at.get(token.index)
        is_alone = entity is None or entity.stop - entity.first == 1
        return is_alone and (is_kind or self.lexicon.has("unnamed", token.lower))

    def _medium(self, medium: Medium, words: frozenset[str]) -> Speaker:
        return Speaker(
            name=medium.name,
            actor=medium.actor,
            is_named=True,
            basis="media",
            words=words,
            is_medium=not medium.is_platform,
        )

    def _is_resolved(self, mention: "ActorMention") -> bool:
        """Whether generic words were traced to a named actor."""
        span = mention.span
        words = self.annotation.text[span.start : span.end].casefold()
        is_name = any(char.isupper() for char in mention.value.name)
        return is_name and mention.value.type not in _UNNAMED_TYPES and mention.value.name.casefold() != words

    def _actor(self, mention: "ActorMention", words: frozenset[str]) -> Speaker:
        actor = mention.value
        return Speaker(
            name=actor.name,
            actor=actor,
            is_named=actor.type not in _UNNAMED_TYPES,
            basis="actor",
            words=words,
            is_person=actor.type is ActorType.PERSON,
            is_medium=actor.type in _MEDIA_TYPES,
        )

    def _name(self, head: Token, words: frozenset[str], part: Range | None = None) -> Speaker:
        name, is_person = self.names.name_at(head, part)
        longer = None if is_person else self._longer(name)
        if longer is not None:
            return replace(longer, words=words | longer.words)
        return Speaker(
            name=name,
            actor=Actor(name=name, type=ActorType.PERSON if is_person else ActorType.OTHER),
            is_named=True,
            basis="name",
            words=words,
            is_person=is_person,
            is_plural=head.tag == "NNPS",
        )

    def _longer(self, name: str) -> Speaker | None:
        """The organisation of the article whose full name a shorter one ends or begins: "the Observatory"."""
        short = name.casefold().split()
        for speaker in self._known():
            if not speaker.head and not speaker.is_person and _is_short_for(short, speaker.name):
                return speaker
        for mention in self.organisations:
            if _is_short_for(short, mention.value.name):
                return self._actor(mention, frozenset())
        return None

    def _described(self, part: Range, token: Token, words: frozenset[str], mention: "ActorMention | None") -> Speaker:
        name = described(self.annotation, part, token)
        capitals = self.annotation.tokens[part[0] + 1 : token.index]
        has_name = any(t.text[0].isupper() for t in capitals) or self.annotation.tokens[part[0]].tag == "NNP"
        is_named = self.lexicon.has("institutions", token.lower) or (
            has_name and not self.lexicon.has("unnamed", token.lower) and token.tag not in _PLURAL_TAGS
        )
        kind = mention.value.type if mention is not None else ActorType.OTHER
        if not is_named and kind is ActorType.OTHER:
            kind = ActorType.UNNAMED
        return Speaker(
            name=name,
            actor=Actor(name=name, type=kind),
            is_named=is_named,
            basis="words",
            words=words,
            head=token.lower,
            is_person=self.lexicon.has("person_nouns", token.lower) and token.tag not in _PLURAL_TAGS,
            is_plural=token.tag in _PLURAL_TAGS,
            is_medium=kind in _MEDIA_TYPES,
        )

    # ------------------------------------------------------------ those who point back

    def _known(self) -> list[Speaker]:
        return [speaker for speaker in reversed(self.history) if not speaker.is_unknown]

    def _pronoun(self, token: Token) -> Speaker:
        # Outside quotation marks nobody can tell who "I" is.
        found = None
        if self.lexicon.has("person_pronouns", token.lower):
            found = self._he_or_she(token)
        elif not self.lexicon.has("first_persons", token.lower):
            found = self._it_or_they(token)
        if found is None:
            return Speaker(name=token.text, actor=None, is_named=False, basis="unresolved")
        return replace(found, basis="pronoun", is_anaphor=True)

    def _he_or_she(self, token: Token) -> Speaker | None:
        known = self._known()
        return (
            self._teller(token)
            or self._last_subject(token)
            or self._newcomer(token)
            or next((one for one in known if one.is_person and self._agrees(one, token.lower)), None)
            or self._last_person(token)
            or next((one for one in known if self._is_one_source(one)), None)
        )

    def _it_or_they(self, token: Token) -> Speaker | None:
        is_thing = self.lexicon.has("thing_pronouns", token.lower)
        return (
            self._around(token)
            or self._last_issuer(token)
            or next((one for one in self._known() if not (is_thing and one.is_person)), None)
        )

    def _last_person(self, token: Token) -> Speaker | None:
        person = self.names.last_person(token.index, self.no_people)
        return self._name(person, frozenset()) if person is not None else None

    def _is_one_source(self, speaker: Speaker) -> bool:
        """Whether it is a single person without a name: "a military source"."""
        noun = speaker.name.lower().rpartition(" ")[2]
        return not speaker.is_named and not noun.endswith("s") and self.lexicon.has("unnamed", noun)

    def _teller(self, token: Token) -> Speaker | None:
        """Who tells what a pronoun stands in, in the same sentence: "a doctor told the paper he had counted 31"."""
        for above in self.annotation.ancestors(token.index):
            verb = self.lexicon.verbs.get(above.lower) if above.tag.startswith("VB") else None
            if verb is None or "clause" not in verb.frames:
                continue
            for kid in self.annotation.children(above.index):
                if kid.dep == "nsubj" and kid.tag.startswith("NN") and kid.index < above.index < token.index:
                    speaker = self._resolve(edges(self.annotation, kid.index), kid.index)
                    return speaker if speaker.is_person and self._agrees(speaker, token.lower) else None
        return None

    def _newcomer(self, token: Token) -> Speaker | None:
        """Somebody without a name whom the sentence before brings in: "A woman lives next door. She said …"."""
        number = token.sentence - 1
        if (
            number < 0
            or self.annotation.sentences[number].paragraph != self.annotation.sentence_of(token.index).paragraph
        ):
            return None
        before = self.annotation.sentences[number]
        spoken = self.history[-1].span if self.history else None
        for index in range(before.first, before.stop):
            one = self.annotation.tokens[index]
            if one.dep != "nsubj" or one.tag != "NN" or self.annotation.tokens[one.head].dep != "ROOT":
                continue
            first, stop = edges(self.annotation, index)
            is_new = self.annotation.tokens[first].lower in ("a", "an") and (spoken is None or spoken.end <= one.start)
            if is_new and self.lexicon.has("person_nouns", one.lower):
                speaker = self._resolve((first, stop), index)
                return speaker if self._agrees(speaker, token.lower) else None
        return None

    def _last_issuer(self, token: Token) -> Speaker | None:
        """What put something out in the sentence before: "The council's page posted a photo. It said …"."""
        number = token.sentence - 1
        if number < 0 or token.lower != "it":
            return None
        before = self.annotation.sentences[number]
        for index in range(before.first, before.stop):
            one = self.annotation.tokens[index]
            verb = self.annotation.tokens[one.head]
            is_issuing = verb.dep == "ROOT" and self.lexicon.has("issuing_verbs", verb.lower)
            if one.dep == "nsubj" and is_issuing and one.tag in ("NN", "NNP"):
                speaker = self._resolve(edges(self.annotation, index), index)
                return None if speaker.is_person else speaker
        return None

    def _around(self, token: Token) -> Speaker | None:
        """Who does what a relative clause stands in: "police arrested a man they said is armed"."""
        above = next((one for one in self.annotation.ancestors(token.index) if one.dep == "relcl"), None)
        if above is None:
            return None
        for verb in self.annotation.ancestors(above.index):
            for kid in self.annotation.children(verb.index):
                if kid.dep in SUBJECTS and kid.tag.startswith("NN") and kid.index < token.index:
                    speaker = self._resolve(edges(self.annotation, kid.index), kid.index)
                    is_many = kid.tag in _PLURAL_TAGS or self.lexicon.has("institutions", kid.lower)
                    fits = is_many if token.lower == "they" else kid.tag not in _PLURAL_TAGS and not speaker.is_person
                    return speaker if fits else None
        return None

    def _last_subject(self, token: Token) -> Speaker | None:
        """The person who was the subject of a clause of this paragraph after the last one who spoke."""
        paragraph = self.annotation.sentence_of(token.index).paragraph
        spoken = self.history[-1].span.start if self.history and self.history[-1].span else -1
        for mention in reversed(self.subjects[: bisect_left(self.subject_starts, token.start)]):
            head = self.annotation.tokens[mention.head]
            if head.index in self.told:
                continue
            if mention.span.start <= spoken or self.annotation.sentence_of(head.index).paragraph != paragraph:
                return None
            speaker = self._actor(mention, frozenset())
            if self._agrees(speaker, token.lower):
                return speaker
        return None

    def _agrees(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a person can be "he" or "she", by title, role and first name; unknown ones can be both."""
        words = {*speaker.words, *(word.lower() for word in speaker.name.split()[:1])}
        other = "male" if pronoun == "she" else "female"
        same = "female" if pronoun == "she" else "male"
        return not any(self.lexicon.has(other, word) for word in words) or any(
            self.lexicon.has(same, word) for word in words
        )

    def _role(self, part: Range, token: Token, words: frozenset[str]) -> Speaker | None:
        """The earlier speaker whom a definite role or kind means: "the spokesman", "the UK-based NGO"."""
        noun, known = token.lower, self._known()
        if self.lexicon.has("sources", noun) and "same" in words:
            return known[0] if known else None
        modifiers = self.names.modifiers(part, token)
        for speaker in known:
            names = {word.lower() for word in speaker.name.split()}
            if speaker.is_person and not self.lexicon.has("person_nouns", noun):
                # "The agency" is not its coordinator.
                continue
            fits = self._is_kind(noun, speaker) or noun in ({speaker.head} if speaker.head else names | speaker.words)
            if fits and modifiers <= speaker.words | names:
                return speaker
        if (bearer := self._bearer(part, token, modifiers)) is not None:
            return bearer
        later = self.names.called_later(part, self.no_people) if self.lexicon.has("person_nouns", noun) else None
        if later is not None:
            return self._name(later, frozenset())
        is_open = known and known[0].basis == "name" and not known[0].is_person and not modifiers
        return known[0] if is_open and f"anaphors_{noun}" in self.lexicon.lists else None

    def _bearer(self, part: Range, token: Token, modifiers: set[str]) -> Speaker | None:
        """The one person called so before, whose state is told only now: "President Olin … the Veldrian president"."""
        tokens = self.annotation.tokens[part[0] : token.index]
        states = {one.lower for one in tokens if one.text[0].isupper()}
        called = [one for one in self._known() if one.is_person and one.is_named and token.lower in one.words]
        is_one = len({one.name for one in called}) == 1
        return called[0] if is_one and modifiers and modifiers <= states else None

    def _is_kind(self, noun: str, speaker: Speaker) -> bool:
        kinds = [speaker.actor.type.value] if speaker.actor else []
        return any(self.lexicon.has(f"anaphors_{noun}", word.lower()) for word in (*kinds, *speaker.name.split()))


def _stands_beside_subject(annotation: Annotation, head: int) -> bool:
    """Whether a name is in apposition to a subject: "its director, Ana Lee, …"."""
    token = annotation.tokens[head]
    return token.dep == "appos" and annotation.tokens[token.head].dep in SUBJECTS


def _is_short_for(short: list[str], name: str) -> bool:
    """Whether some words are a part of a longer name, in its order, and end in a word long enough to be a name."""
    words = name.casefold().split()
    if not short or len(short) >= len(words) or len(short[-1]) <= MIN_WORD:
        return False
    return any(words[i : i + len(short)] == short for i in range(len(words) - len(short) + 1))

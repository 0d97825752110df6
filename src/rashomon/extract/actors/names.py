"""Actors by name: the lexicon's, organisations and people of the parser, and acronyms that the text introduces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.extract.actors.mention import Found
from rashomon.extract.actors.words import ActorTables
from rashomon.extract.annotation import Annotation, Entity
from rashomon.extract.folding import fold, skeleton
from rashomon.extract.lexicon import Lexicon, Name, known_names
from rashomon.extract.places import PlaceMention
from rashomon.values import Actor, ActorType

_PROPER = frozenset({"NNP", "NNPS"})
_OPENING = frozenset({"(", "["})
# Letters. A first name this short is initials: "J.P. Morgan".
MAX_INITIALS = 2

# Letters. Many bodies have an acronym this short: "PA" is the Palestinian Authority only where Palestinians are named.
SHORT_ACRONYM = 2
_MEDIA = frozenset({ActorType.AGENCY, ActorType.MEDIA, ActorType.PLATFORM})

_QUOTES = frozenset("\"“”„'‘’")

_PARTICLES = ("al", "el", "de", "bin", "ibn", "van", "von")

# Words after or before an ambiguous name that make it a medium or platform.
_MEDIUM_VERBS = frozenset(
    {"reported", "reports", "said", "quoted", "cited", "news", "agency", "television", "newspaper", "posted"}
)
_MEDIUM_BEFORE = frozenset({"told", "on", "by", "newspaper", "agency", "daily", "channel", "via"})


@dataclass(slots=True)
class NameFinder:
    """Finds names in one article; `surnames` grow as they are introduced, `institutions` are those of the parser."""

    annotation: Annotation
    tables: ActorTables
    lexicon: Lexicon
    places: Sequence[PlaceMention]
    taken: dict[int, Found] = field(default_factory=dict)
    surnames: dict[str, Actor] = field(default_factory=dict)
    institutions: list[tuple[int, str]] = field(default_factory=list)

    def find(self) -> dict[int, Found]:
        """All names by the index of each token they cover."""
        self.institutions = [
            (first, self._text(first, stop))
            for entity in self.annotation.entities
            if entity.label in {"ORG", "FAC"}
            for first, stop in [self._clean(entity.first, entity.stop)]
            if first < stop
        ]
        self._lexicon_names()
        self._metonyms()
        literal = {index for place in self.places if not place.is_metonym for index in range(place.first, place.stop)}
        people = [entity for entity in self.annotation.entities if entity.label == "PERSON"]
        for entity in sorted(people, key=lambda one: (one.first - one.stop, one.first)):
            self._person(entity, literal)
        for entity in self.annotation.entities:
            if entity.label in {"ORG", "FAC"} or (entity.label == "PRODUCT" and self._is_acronym(entity)):
                self._organisation(entity, literal)
        self._titled(literal)
        self._bare_surnames(literal)
        self._acronyms()
        return self.taken

    def take(self, found: Found) -> None:
        """Claim tokens for a mention, unless one of them is taken."""
        if found.first < found.stop and all(index not in self.taken for index in range(found.first, found.stop)):
            for index in range(found.first, found.stop):
                self.taken[index] = found

    def _replace(self, found: Found) -> None:
        for index in range(found.first, found.stop):
            old = self.taken.get(index)
            if old is not None:
                for one in range(old.first, old.stop):
                    self.taken.pop(one, None)
        self.take(found)

    # ---------------------------------------------------------------- the lexicon

    def _lexicon_names(self) -> None:
        entity_at = {index: one for one in self.annotation.entities for index in range(one.first, one.stop)}
        for first, stop, name in known_names(self.annotation, self.lexicon):
            if self._accepts(name, first, stop, entity_at):
                form = "acronym" if name.is_upper and stop - first == 1 else "name"
                self.take(Found(first, stop, form, name.actor))
                if name.actor.type is ActorType.PERSON:
                    self._remember(name.actor)

    def _accepts(self, name: Name, first: int, stop: int, entity_at: Mapping[int, Entity]) -> bool:
        tokens = self.annotation.tokens
        if name.is_ambiguous and not self._has_medium_sign(first, stop):
            return False
        if name.is_upper and len(name.words[0]) <= SHORT_ACRONYM and not self._tells_of_country(name):
            return False
        if self._is_cut(stop):
            return False
        if name.actor.type is ActorType.PERSON and self._has_other_first_name(name, first):
            return False
        entity = entity_at.get(first)
        if entity is None or entity.stop - entity.first <= stop - first:
            return True
        longer = entity.stop - entity.first - (tokens[entity.first].lower == "the")
        if entity.label == "PERSON" and stop - first == 1 and longer > 1:
            return self._is_end_of_own_name(first, entity)
        is_institution = any(tokens[entity.stop - 1].lower in kind for kind, _ in self.tables.kinds)
        inside = entity.stop > stop and tokens[stop].tag in _PROPER
        return not (inside and is_institution)

    def _tells_of_country(self, name: Name) -> bool:
        """Whether the text names the state that an actor belongs to; media and bodies of no state need none."""
        state = self.lexicon.states.get(name.country)
        if state is None or name.actor.type in _MEDIA:
            return True
        words = {fold(word) for word in (state.name, *state.demonyms, *state.seats)}
        return any(token.lower in words for token in self.annotation.tokens)

    def _has_other_first_name(self, name: Name, first: int) -> bool:
        """Whether a bare surname of the lexicon follows a first name: another person's, most likely."""
        before = self.annotation.tokens[first - 1] if first else None
        is_full = fold(name.actor.name).split()[0] == name.words[0]
        if before is None or is_full or before.tag not in _PROPER:
            return False
        return before.lower.rstrip(".") not in self.tables.sets["persons.titles"]

    def _is_cut(self, stop: int) -> bool:
        """Whether a lower-case noun of force goes on: "Russian military" in "Russian military aircraft"."""
        tokens = self.annotation.tokens
        if stop >= len(tokens) or not tokens[stop - 1].text.islower() or tokens[stop].tag not in {"NN", "NNS"}:
            return False
        return self.tables.noun_class.get(tokens[stop].lower) in {"forces", "air_forces", "sources"}

    def _is_end_of_own_name(self, first: int, entity: Entity) -> bool:
        """As in "Assad" at the end of "President Assad" is his, at the end of "Asma Assad" another's."""
        tokens = self.annotation.tokens
        titles = self.tables.sets["persons.titles"]
        before = [tokens[index].lower.rstrip(".") for index in range(entity.first, first)]
        return all(word in titles for word in before) and entity.stop == first + 1

    def _has_medium_sign(self, first: int, stop: int) -> bool:
        tokens = self.annotation.tokens
        before = tokens[first - 1].lower if first else ""
        if before == "the" and first > 1:
            before = tokens[first - 2].lower
        after = tokens[stop].lower if stop < len(tokens) else ""
        return before in _MEDIUM_BEFORE or after in _MEDIUM_VERBS

    def _metonyms(self) -> None:
        for place in self.places:
            state = self.lexicon.states.get(place.value.country or "")
            if place.is_metonym and state is not None:
                self.take(Found(place.first, place.stop, "metonym", state.actor))

    # ---------------------------------------------------------------- people

    def _person(self, entity: Entity, literal: set[int]) -> None:
        first, stop = self._clean(*self._without_title(entity.first, entity.stop))
        if first >= stop or any(index in literal or index in self.taken for index in range(first, stop)):
            return
        name = self._text(first, stop)
        if not self._may_name_person(name, first, stop):
            return
        if (hospital := self._hospital_called(name, first)) is not None:
            self.take(Found(first, stop, "name", hospital))
            return
        kind = self._kind_before(first)
        if kind is not None:
            self.take(Found(first, stop, "name", Actor(name=name, type=kind)))
            return
        known = self._known_person(name)
        if known is not None and (stop - first == 1 or _is_variant(name, known.name)):
            self.take(Found(first, stop, "name", known))
            return
        actor = Actor(name=name, type=ActorType.PERSON)
        self._remember(actor)
        self.take(Found(first, stop, "name", actor))

    def _may_name_person(self, name: str, first: int, stop: int) -> bool:
        if not name[:1].isupper() and not name.lower().startswith(_PARTICLES):
            return False
        titles = self.tables.sets["persons.titles"]
        words = [token.lower.rstrip(".") for token in self.annotation.tokens[first:stop]]
        return fold(name) not in self.lexicon.demonyms and not all(word in titles for word in words)

    def _kind_before(self, first: int) -> ActorType | None:
        """What a noun right before a name says it is, where that is no person: "the law firm X"."""
        noun = self.annotation.tokens[first - 1].lower if first else ""
        return self.tables.anaphors[noun][0] if noun in self.tables.anaphors else None

    def _known_person(self, name: str) -> Actor | None:
        """Who bears a surname in this article; a lost apostrophe ("Assads") is forgiven."""
        key = _surname(name)
        return self.surnames.get(key) or self.surnames.get(key.removesuffix("s"))

    def _remember(self, actor: Actor) -> None:
        """Let later bare surnames mean this person; a full name is not overwritten."""
        for name in (actor.name, *actor.aliases):
            key = _surname(name)
            if key and (key not in self.surnames or " " not in self.surnames[key].name):
                self.surnames[key] = actor

    def _without_title(self, first: int, stop: int) -> tuple[int, int]:
        tokens, titles = self.annotation.tokens, self.tables.sets["persons.titles"]
        while first < stop - 1 and tokens[first].lower.rstrip(".") in titles:
            first += 1
        return first, stop

    def _titled(self, literal: set[int]) -> None:
        """Names after a title that the parser missed: "Colonel Ivan Petrov"."""
        tokens, titles = self.annotation.tokens, self.tables.sets["persons.titles"]
        for token in tokens:
            index = token.index + 1
            if token.tag not in _PROPER or token.lower.rstrip(".") not in titles or index >= len(tokens):
                continue
            stop = index
            while stop < len(tokens) and tokens[stop].tag in _PROPER and stop not in self.taken and stop not in literal:
                stop += 1
            is_name = 2 <= stop - index <= 4 and tokens[index].lower.rstrip(".") not in titles
            if is_name and not any(word.lower in kind for word in tokens[index:stop] for kind, _ in self.tables.kinds):
                self._person(Entity(index, stop, "PERSON"), literal)

    def _bare_surnames(self, literal: set[int]) -> None:
        for token in self.annotation.tokens:
            if token.tag in _PROPER and token.index not in self.taken and token.index not in literal:
                actor = self._known_person(token.text)
                if actor is not None and " " in actor.name and token.text[:1].isupper():
                    self.take(Found(token.index, token.index + 1, "name", actor))

    # ---------------------------------------------------------------- organisations

    def _organisation(self, entity: Entity, literal: set[int]) -> None:
        first, stop = self._clean(entity.first, entity.stop)
        if first >= stop or any(index in self.taken for index in range(first, stop)):
            return
        if all(index in literal for index in range(first, stop)):
            return
        name = self._text(first, stop)
        folded = fold(name)
        if not any(char.isupper() for char in name) or folded in self.tables.sets["organisations.never"]:
            return
        if folded in self.lexicon.demonyms or self._is_generic(first, stop):
            return
        person = self._known_person(name) if stop - first == 1 else None
        if person is not None and " " in person.name and not name.isupper():
            self.take(Found(first, stop, "name", person))
            return
        known = self.lexicon.by_name.get(folded)
        kind = self._kind_before(first) or self.kind_of(folded)
        if entity.label == "FAC" and kind not in {ActorType.HOSPITAL, ActorType.GOVERNMENT}:
            return
        form = "acronym" if stop - first == 1 and name.isupper() else "name"
        actor = known or Actor(name=_plain(name), type=kind, part_of=self._owner(first, stop))
        self.take(Found(first, stop, form, actor))

    def _hospital_called(self, name: str, first: int) -> Actor | None:
        """The hospital that a person's name means behind its full name: "St Oda" after "St Oda Hospital"."""
        key = f"{fold(name)} "
        for start, full in self.institutions:
            if start >= first:
                return None
            folded = fold(full)
            if folded.startswith(key) and self.kind_of(folded[len(key) :]) is ActorType.HOSPITAL:
                return Actor(name=_plain(full), type=ActorType.HOSPITAL)
        return None

    def _is_generic(self, first: int, stop: int) -> bool:
        """A generic noun in capitals, alone or after a nation's adjective: "Rebels", "Lebanese Movement"."""
        tokens = self.annotation.tokens
        nations = all(fold(token.text) in self.lexicon.demonyms for token in tokens[first : stop - 1])
        return nations and tokens[stop - 1].lower in self.tables.noun_class

    def _owner(self, first: int, stop: int) -> tuple[str, ...]:
        for token in self.annotation.tokens[first:stop]:
            state = self.lexicon.demonyms.get(fold(token.text))
            if state is not None:
                return (state.name,)
        return ()

    def kind_of(self, folded: str) -> ActorType:
        """What the words of an organisation's name say it is."""
        padded = f" {folded} "
        for words, kind in self.tables.kinds:
            if any(f" {word} " in padded for word in words):
                return kind
        return ActorType.OTHER

    def _is_acronym(self, entity: Entity) -> bool:
        return entity.stop - entity.first == 1 and self.annotation.tokens[entity.first].text.isupper()

    # ---------------------------------------------------------------- acronyms

    def _acronyms(self) -> None:
        """As in "Long Name (LN)": the letters in brackets stand for the name, everywhere in the article."""
        tokens = self.annotation.tokens
        introduced: dict[str, Actor] = {}
        for token in tokens:
            if token.text not in _OPENING or token.index + 1 >= len(tokens):
                continue
            short = tokens[token.index + 1]
            named = self._before(token.index)
            if named is None or named.actor is None or not _is_short(short.text):
                continue
            if _abbreviates(short.text, self._text(named.first, named.stop), named.actor):
                introduced.setdefault(short.text, named.actor)
        if introduced:
            self._use(introduced)

    def _before(self, index: int) -> Found | None:
        index -= 1
        while index >= 0 and self.annotation.tokens[index].text in _QUOTES:
            index -= 1
        return self.taken.get(index)

    def _use(self, introduced: Mapping[str, Actor]) -> None:
        for token in self.annotation.tokens:
            actor = introduced.get(token.text)
            if actor is not None:
                old = self.taken.get(token.index)
                if old is None or old.stop - old.first == 1:
                    self._replace(Found(token.index, token.index + 1, "acronym", actor))

    # ---------------------------------------------------------------- words

    def _clean(self, first: int, stop: int) -> tuple[int, int]:
        tokens = self.annotation.tokens
        while first < stop and (tokens[first].tag in {"DT", "POS", ",", "``", "''"} or tokens[first].text in _QUOTES):
            first += 1
        while stop > first and (
            tokens[stop - 1].tag in {"POS", ",", "."} or tokens[stop - 1].text in _QUOTES | {"-", "("}
        ):
            stop -= 1
        return first, stop

    def _text(self, first: int, stop: int) -> str:
        span = self.annotation.span(first, stop)
        return " ".join(self.annotation.text[span.start : span.end].split())


def _surname(name: str) -> str:
    words = fold(name).split()
    return words[-1] if words else ""


def _is_variant(name: str, full: str) -> bool:
    """Whether a name can be the same person's: first names alike as far as both are given."""
    ours, theirs = fold(name).split()[0], fold(full).split()[0]
    if min(len(ours), len(theirs)) <= MAX_INITIALS:
        return ours[:1] == theirs[:1]
    return ours == theirs or bool(skeleton(ours) and skeleton(ours) == skeleton(theirs))


def _is_short(text: str) -> bool:
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and sum(char.isupper() for char in letters) >= len(letters) - 2


def _abbreviates(short: str, name: str, actor: Actor) -> bool:
    """Whether the letters stand in the name in that order, or the lexicon says so."""
    if short in actor.aliases:
        return True
    letters = iter(fold(name).replace(" ", ""))
    return all(char in letters for char in fold(short).replace(" ", "")) and fold(name)[:1] == fold(short)[:1]


def _plain(name: str) -> str:
    return name.strip("\"“”„'‘’ ")


def people(found: Mapping[int, Found]) -> Iterator[Found]:
    """The mentions of people, each once, in text order."""
    seen: set[int] = set()
    for index in sorted(found):
        one = found[index]
        if one.first not in seen and one.actor is not None and one.actor.type is ActorType.PERSON:
            seen.add(one.first)
            yield one

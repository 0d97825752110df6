"""Whom generic words denote in this article: the wording stays, the actor is looked for in what stands around it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.extract.actors.labels import Phrase
from rashomon.extract.actors.mention import Found
from rashomon.extract.actors.words import ActorTables
from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.folding import fold
from rashomon.extract.lexicon import MAX_ACRONYM, Lexicon, military_of, police_of
from rashomon.extract.places import PlaceMention
from rashomon.schema.actors import State
from rashomon.values import Actor, ActorType

_FIGHTING = frozenset({ActorType.ARMED_GROUP, ActorType.COALITION})
_TELLING = frozenset(
    {ActorType.MONITOR, ActorType.NGO, ActorType.AGENCY, ActorType.MEDIA, ActorType.UNNAMED, ActorType.WITNESS}
)
_BACKED = frozenset({"backed", "supported", "sponsored", "trained", "funded", "aligned", "affiliated"})
_OWNERS = frozenset({"its", "their", "his", "her", "whose"})

# Tokens. A name this near to a group noun is in apposition to it: "the militant group “X”".
APPOSITION = 2


@dataclass(slots=True, kw_only=True)
class Denoter:
    """Resolves the labels of one article.

    Attributes:
        named: mentions by name, by token.
        actors: what has been resolved so far, in text order.
    """

    annotation: Annotation
    tables: ActorTables
    lexicon: Lexicon
    places: Sequence[PlaceMention]
    named: Mapping[int, Found]
    roles: Mapping[str, Sequence[tuple[int, Actor]]]
    country: str = ""
    principal: Actor | None = None
    actors: list[tuple[int, Actor]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the country the story is set in and the armed group it is about."""
        self.country = self._story_country()
        self.principal = self._principal_group()

    def denote(self, found: Found, phrase: Phrase) -> Actor | None:
        """The actor of a label: one of the article, else one of the label's own words.

        Returns:
            None for a word that points back to an organisation ("the center") where none has been named.
        """
        actor = _RULES[found.kind](self, found, phrase)
        if actor is not None:
            self.actors.append((found.first, actor))
        return actor

    def _media(self, found: Found, phrase: Phrase) -> Actor:
        return Actor(name=self._words(found), type=ActorType.MEDIA, part_of=self._state_names(phrase))

    def _source(self, found: Found, phrase: Phrase) -> Actor:
        """Those who tell without a name keep their words; "the same source" is the one before."""
        if "same" in phrase.modifiers and (back := self._last(_TELLING, found.first)):
            return back
        noun = self.annotation.tokens[found.noun].lower
        return Actor(name=self._words(found), type=ActorType.WITNESS if "witness" in noun else ActorType.UNNAMED)

    # ---------------------------------------------------------------- those who fight

    def _fighters(self, found: Found, phrase: Phrase) -> Actor | None:
        beside = self._beside(found)
        if beside is not None:
            return beside
        if (branch := self._branch_of(found, phrase)) is not None:
            return branch
        if self._is_other(found, phrase) or self._is_backed(found) or self._is_placed(found):
            return self._descriptive(found)
        if phrase.states and set(phrase.states) != {self.country}:
            return self._of_country(phrase.states[0]) or self._descriptive(found)
        if found.kind == "groups" and phrase.determiner in {"the", "this", "that"} and not phrase.modifiers:
            return self._organisation_before(found)
        if self.principal is None or not self._suits(found, phrase):
            return self._descriptive(found)
        return self.principal

    def _suits(self, found: Found, phrase: Phrase) -> bool:
        """Whether the words can mean the article's armed group.

        One unknown gunman is not yet its man, and no outlet calls those of Islamic State or al-Qaeda "rebels".
        """
        noun = self.annotation.tokens[found.noun]
        if found.kind == "fighters" and noun.tag in {"NN", "NNP"} and phrase.determiner not in _OWNERS:
            return False
        words = {noun.lower, *phrase.modifiers}
        names = {self.principal.name, *self.principal.part_of} if self.principal else set()
        return not (words & self.tables.sets["rebel_words"] and names & self.tables.sets["never_rebels"])

    def _is_placed(self, found: Found) -> bool:
        """As in "opposition groups in Syria": those of a whole country, not only the ones told of."""
        return found.stop > found.noun + 1

    def _is_other(self, found: Found, phrase: Phrase) -> bool:
        others = self.tables.sets["other_words"]
        before = self.annotation.tokens[found.first - 1].lower if found.first else ""
        return before in others or any(word in others for word in phrase.modifiers)

    def _of_country(self, code: str) -> Actor | None:
        """The armed group of a country that the article names: "the Lebanese movement"."""
        for index in sorted(self.named):
            actor = self._fights(index)
            if actor is not None and self.lexicon.country_of.get(actor.name) == code:
                return actor
        return None

    def _branch_of(self, found: Found, phrase: Phrase) -> Actor | None:
        """The group that is another's branch in a country: "al-Qaeda's Syrian branch"."""
        if self.annotation.tokens[found.noun].lower not in {"branch", "offshoot", "affiliate", "wing"}:
            return None
        nearby = range(max(0, found.first - 3), min(len(self.named) and found.stop + 4, len(self.annotation.tokens)))
        owner = next((actor for index in nearby if (actor := self._fights(index)) is not None), None)
        codes = phrase.states or tuple(code for index in nearby if (code := self._land_at(index)))
        if owner is None:
            return None
        for actor in self.lexicon.by_name.values():
            if owner.name in actor.part_of and self.lexicon.country_of.get(actor.name, "") in (
                codes or (self.country,)
            ):
                return actor
        return self._descriptive(found)

    def _land_at(self, index: int) -> str:
        return next((place.value.country or "" for place in self.places if place.first <= index < place.stop), "")

    def _beside(self, found: Found) -> Actor | None:
        """The name in apposition: "the militant group X", "the X terrorist group", "X gunmen", "X, an armed group"."""
        after = found.noun + 1
        for index in range(after, min(after + APPOSITION, len(self.annotation.tokens))):
            if self._fights(index):
                return self._fights(index)
            if self.annotation.tokens[index].tag in {"IN", "CC", "VBD", "VBZ"}:
                break
        if found.first and self.annotation.tokens[found.first - 1].text in {")", "“", '"', "”"}:
            return self._fights(found.first - 2)
        return self._fights(found.first - 1) if found.first else None

    def _fights(self, index: int) -> Actor | None:
        one = self.named.get(index)
        return one.actor if one is not None and one.actor is not None and one.actor.type in _FIGHTING else None

    def _is_backed(self, found: Found) -> bool:
        tokens = self.annotation.tokens
        after = tokens[found.noun + 1].lower if found.noun + 1 < len(tokens) else ""
        before = {tokens[index].lower for index in range(found.first, found.stop)}
        return after in _BACKED or bool(before & _BACKED)

    def _descriptive(self, found: Found) -> Actor:
        """An actor of its own words, with its backer: "factions backed by Turkey", "US-supported armed groups"."""
        kind = ActorType.ARMED_GROUP if found.kind == "fighters" else ActorType.COALITION
        tokens, name, stop = self.annotation.tokens, self._words(found), found.stop
        if stop + 2 < len(tokens) and tokens[stop].lower in _BACKED and tokens[stop + 1].lower == "by":
            name = f"{name} {tokens[stop].text} by {tokens[stop + 2].text}"
        if found.first >= 2 and tokens[found.first - 1].text == "-" and found.first - 2 in self.named:
            name = f"{tokens[found.first - 2].text}-{name}"
        return Actor(name=name, type=kind, is_party=True)

    def _allies(self, found: Found, phrase: Phrase) -> Actor:
        if phrase.states:
            return self.lexicon.states[phrase.states[0]].actor
        owner = self.principal or self._last(_FIGHTING, found.first)
        if owner is None:
            return Actor(name=self._words(found), type=ActorType.COALITION)
        return Actor(name=f"allies of {owner.name}", type=ActorType.COALITION, is_party=True)

    def _principal_group(self) -> Actor | None:
        """The armed group the article is about.

        Of the groups named at least half as often as the most frequent one, it is the only one, or the first of those
        that the article itself calls a group of fighters ("the militant group X"); None where neither tells.
        """
        counts: Counter[str] = Counter()
        actors: dict[str, Actor] = {}
        called: list[str] = []
        for one in dict.fromkeys(self.named[index] for index in sorted(self.named)):
            if one.actor is None or one.actor.type is not ActorType.ARMED_GROUP:
                continue
            counts[one.actor.name] += 1
            actors.setdefault(one.actor.name, one.actor)
            if self._is_called_group(one):
                called.append(one.actor.name)
        most = max(counts.values(), default=0)
        candidates = [name for name in actors if 2 * counts[name] >= most]
        named = [name for name in dict.fromkeys(called) if name in candidates]
        chosen = candidates if len(candidates) == 1 else named[:1]
        return actors[chosen[0]] if chosen else None

    def _is_called_group(self, one: Found) -> bool:
        """Whether a word for a group stands right beside a name: "the militant group X", "factions led by X"."""
        tokens = self.annotation.tokens
        near = [*range(max(0, one.first - 3), one.first), *range(one.stop, min(one.stop + 4, len(tokens)))]
        return any(self.tables.noun_class.get(tokens[index].lower) == "groups" for index in near)

    # ---------------------------------------------------------------- states and their forces

    def _story_country(self) -> str:
        """The country most of the places lie in; else the one whose people are named most."""
        counts: Counter[str] = Counter()
        for place in self.places:
            if place.value.country and not place.is_metonym:
                counts[place.value.country] += 1
        if not counts:
            for token in self.annotation.tokens:
                state = self.lexicon.demonyms.get(token.lower) if token.text[:1].isupper() else None
                if state is not None:
                    counts[state.code] += 1
        return counts.most_common(1)[0][0] if counts else ""

    def _state(self, found: Found, phrase: Phrase) -> State | None:
        if phrase.states:
            return self.lexicon.states[phrase.states[0]]
        if self.tables.sets["local_words"].intersection(phrase.modifiers):
            return None
        code = self._place_below(found) or self._owner_country(found, phrase) or self._country_at(found.first - 1)
        if not code and any(word in {"foreign", "international"} for word in phrase.modifiers):
            return None
        return self.lexicon.states.get(code or self.country)

    def _place_below(self, found: Found) -> str:
        """As in "the government of Syria", "the government in Damascus": the country named after the noun."""
        for child in self.annotation.children(found.noun):
            if child.dep == "prep" and child.lower in {"of", "in"}:
                for place in self.places:
                    if child.index < place.first <= child.index + 2 and place.value.country:
                        return place.value.country
        return ""

    def _owner_country(self, found: Found, phrase: Phrase) -> str:
        if phrase.determiner in {"'s", "’s", "'", "’"}:
            return self._country_at(found.first - 2)
        if phrase.determiner in _OWNERS:
            for index in range(found.first - 2, self.annotation.sentence_of(found.first).first - 1, -1):
                if code := self._country_at(index):
                    return code
        return ""

    def _country_at(self, index: int) -> str:
        one = self.named.get(index)
        if one is not None and one.actor is not None:
            for name in (one.actor.name, *one.actor.part_of):
                if code := self.lexicon.country_of.get(name, ""):
                    return code
        return self._land_at(index)

    def _forces(self, found: Found, phrase: Phrase) -> Actor | None:
        words = set(phrase.modifiers) - {"fighter"} if found.kind == "air_forces" else set(phrase.modifiers)
        fighting = words & self.tables.sets["fighting_words"] - {"armed", "allied"} | words & {"anti"}
        fighting |= {word for word in words if self.tables.noun_class.get(word) == "fighters"}
        if fighting and found.kind != "police":
            return self._fighters(found, phrase)
        if phrase.determiner in _OWNERS | {"these"} and not phrase.states and (group := self._owning_group(found)):
            return group
        if found.kind == "police":
            return self._police(found, phrase)
        state = self._state(found, phrase)
        if state is None:
            return Actor(name=self._words(found), type=ActorType.MILITARY)
        return military_of(state, self._branch(found, phrase))

    def _police(self, found: Found, phrase: Phrase) -> Actor:
        """The police of a state whose name or people stand before it; "Ruhn police" are those of a town."""
        modifiers = f" {' '.join(fold(word) for word in phrase.modifiers)} "
        for state in (self.lexicon.states[code] for code in phrase.states):
            names = (state.name, state.code, *state.aliases, *state.demonyms)
            if any(f" {fold(name)} " in modifiers for name in names):
                return police_of(state)
        words = self._words(found)
        return Actor(name=words if phrase.states else words.lower(), type=ActorType.POLICE)

    def _branch(self, found: Found, phrase: Phrase) -> str:
        noun = self.annotation.tokens[found.noun].lower
        if found.kind == "air_forces" or phrase.modifiers[-1:] == ("air",):
            return "Air Force"
        return "Navy" if noun == "navy" or phrase.modifiers[-1:] == ("naval",) else "Armed Forces"

    def _owning_group(self, found: Found) -> Actor | None:
        """The armed group that "its", "their" means: the last actor before, if it is one."""
        before = [actor for first, actor in self._timeline(found.first) if actor.type is not ActorType.AGENCY]
        return before[-1] if before and before[-1].type in _FIGHTING else None

    def _nation(self, _found: Found, phrase: Phrase) -> Actor:
        state = self.lexicon.states[phrase.states[-1]] if phrase.states else None
        head = self.annotation.tokens[phrase.head]
        if state is None:
            return Actor(name=head.text)
        deed = self.annotation.tokens[head.head].lower
        between = {token.lower for token in self.annotation.tokens[head.index : head.head]}
        if "air" in between or deed.startswith("air"):
            return military_of(state, "Air Force")
        return military_of(state)

    def _government(self, found: Found, phrase: Phrase) -> Actor:
        if self.annotation.tokens[found.noun].lower == "opposition":
            return self._descriptive(found)
        if any(
            word in {"self-proclaimed", "proclaimed", "rebel", "salvation", "shadow", "interim"}
            for word in phrase.modifiers
        ):
            return Actor(name=self._words(found), type=ActorType.GOVERNMENT)
        is_bare = self.annotation.tokens[found.noun].lower == "authorities" and not phrase.determiner
        if is_bare and not phrase.states and not phrase.modifiers and not self._place_below(found):
            # "Authorities said …" may be a sheriff's office: only "the authorities" are those of the land told of.
            return Actor(name=self._words(found), type=ActorType.GOVERNMENT)
        state = self._state(found, phrase)
        if state is None:
            return Actor(name=self._words(found), type=ActorType.GOVERNMENT)
        return state.actor

    def _state_names(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(self.lexicon.states[code].name for code in phrase.states)

    # ---------------------------------------------------------------- organisations and people

    def _organisation(self, found: Found, phrase: Phrase) -> Actor | None:
        noun = self.annotation.tokens[found.noun].lower
        if any(word in self.tables.sets["fighting_words"] for word in phrase.modifiers):
            return self._fighters(found, phrase)
        if back := self._organisation_before(found):
            return back
        if "war" in phrase.modifiers and (usual := self._war_monitor(phrase)):
            return usual
        types = self.tables.anaphors.get(noun, ())
        return Actor(name=self._words(found), type=types[0]) if phrase.modifiers and types else None

    def _war_monitor(self, phrase: Phrase) -> Actor | None:
        """The monitor that the press means by "war monitor" in a country: the first of the lexicon's, by convention."""
        country = phrase.states[0] if phrase.states else self.country
        for actor in self.lexicon.by_name.values():
            if actor.type is ActorType.MONITOR and self.lexicon.country_of.get(actor.name) == country:
                return actor
        return None

    def _organisation_before(self, found: Found) -> Actor | None:
        noun = self.annotation.tokens[found.noun].lower
        wanted = set(self.tables.anaphors.get(noun, ()))
        if noun in self.tables.sets["group_anaphors"]:
            wanted |= _FIGHTING
        return self._last(wanted, found.first)

    def _last(self, types: set[ActorType] | frozenset[ActorType], before: int) -> Actor | None:
        return next((actor for _, actor in reversed(self._timeline(before)) if actor.type in types), None)

    def _timeline(self, before: int) -> list[tuple[int, Actor]]:
        names = [
            (index, one.actor) for index, one in self.named.items() if one.actor is not None and index == one.first
        ]
        return sorted((item for item in (*names, *self.actors) if item[0] < before), key=lambda item: item[0])

    def _role(self, found: Found, _phrase: Phrase) -> Actor:
        noun = self.annotation.tokens[found.noun].lower
        bearers = [actor for _, actor in self.roles.get(noun, ())]
        before = [actor for index, actor in self.roles.get(noun, ()) if index < found.first]
        if before:
            return before[-1]
        if len({actor.name for actor in bearers}) == 1:
            return bearers[0]
        return Actor(name=self._words(found), type=ActorType.UNNAMED)

    def _words(self, found: Found) -> str:
        span = self.annotation.span(found.first, found.stop)
        text = " ".join(self.annotation.text[span.start : span.end].split())
        first: Token = self.annotation.tokens[found.first]
        opens = self.annotation.sentence_of(found.first).first == found.first
        if text.isupper() and len(text) > MAX_ACRONYM:
            return text.lower()
        return text[:1].lower() + text[1:] if opens and fold(first.text) not in self.lexicon.demonyms else text


# How a label of each class is resolved.
_RULES: Mapping[str, Callable[[Denoter, Found, Phrase], Actor | None]] = MappingProxyType(
    {
        "fighters": Denoter._fighters,
        "groups": Denoter._fighters,
        "forces": Denoter._forces,
        "air_forces": Denoter._forces,
        "police": Denoter._forces,
        "governments": Denoter._government,
        "national": Denoter._nation,
        "anaphors": Denoter._organisation,
        "roles": Denoter._role,
        "media": Denoter._media,
        "allies": Denoter._allies,
        "sources": Denoter._source,
    }
)

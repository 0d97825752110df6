"""The words of attribution as data: verbs by construction, prepositions, nouns, adverbs, roles, and their stances."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache

from rashomon.errors import DataError
from rashomon.extract.inflection import inflect, plural
from rashomon.model import Stance

_FRAMES = (
    "clause",
    "marked_only",
    "quote",
    "object",
    "infinitive",
    "gerund",
    "passive",
    "complex",
    "raising",
    "participles",
    "relaying",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionWords:
    """The [attribution] section of a language file.

    Attributes:
        frames: (construction, lemmas) pairs; the constructions are those of `_FRAMES`.
        prepositional: "call for": verb and preposition or particle whose object is what is said.
        according: prepositions that attribute.
        adverbs: adverbs that attribute to nobody named.
        nouns: nouns that take what is said as a clause.
        stances: (stance, words) pairs; a word that is not listed asserts.
        irregular: (form, lemma) pairs of verbs.
        lists: (name, words) pairs of all other word lists of the section.
    """

    frames: tuple[tuple[str, tuple[str, ...]], ...]
    prepositional: tuple[str, ...]
    according: tuple[str, ...]
    adverbs: tuple[str, ...]
    nouns: tuple[str, ...]
    stances: tuple[tuple[Stance, tuple[str, ...]], ...]
    irregular: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "AttributionWords":
        """Build the record from a section.

        Raises:
            DataError: a key is missing or of another shape.
        """
        plain = {part.name for part in fields(cls)} | set(_FRAMES)
        try:
            return cls(
                frames=tuple((name, _strings(table[name])) for name in _FRAMES),
                prepositional=_strings(table["prepositional"]),
                according=_strings(table["according"]),
                adverbs=_strings(table["adverbs"]),
                nouns=_strings(table["nouns"]),
                stances=tuple((Stance(name), _strings(words)) for name, words in _table(table["stances"]).items()),
                irregular=tuple((form, str(lemma)) for form, lemma in _table(table["irregular"]).items()),
                lists=tuple((name, _strings(words)) for name, words in table.items() if name not in plain),
            )
        except KeyError as err:
            raise DataError(f"[attribution] has no key {err}") from err
        except ValueError as err:
            raise DataError(f"[attribution] stances: {err}") from err


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"[attribution] expects a list of strings, not {value!r}")
    return tuple(value)


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise DataError(f"[attribution] expects a table, not {value!r}")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb that can attribute: its lemma, the constructions in which it does, its stance."""

    lemma: str
    frames: frozenset[str]
    particles: frozenset[str]
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLexicon:
    """The same words as look-up tables, every form written out."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, str]
    adverbs: frozenset[str]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    stances: Mapping[str, Stance]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def stance_of(self, word: str) -> Stance:
        """The stance of a cue word; words that are not listed assert."""
        return self.stances.get(word, Stance.ASSERTS)

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands in one of the plain lists of the section."""
        return word in self.lists.get(name, frozenset())


@cache
def compile_words(words: AttributionWords) -> AttributionLexicon:
    """Write out the forms; done once for a language."""
    stances: dict[str, Stance] = {}
    for stance, listed in words.stances:
        for word in listed:
            stances.setdefault(word, stance)
    frames: dict[str, set[str]] = {}
    for name, lemmas in words.frames:
        for lemma in lemmas:
            frames.setdefault(lemma, set()).add(name)
    particles: dict[str, set[str]] = {}
    for phrase in words.prepositional:
        lemma, _, particle = phrase.partition(" ")
        particles.setdefault(lemma, set()).add(particle)
        frames.setdefault(lemma, set()).add("prepositional")
    according: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.according:
        first, *rest = phrase.split()
        according.setdefault(first, []).append(tuple(rest))
    lemma_of = dict(words.irregular)
    for lemma in sorted({*frames, *particles}):
        for form in inflect(lemma):
            lemma_of.setdefault(form, lemma)
    made = {
        lemma: Verb(
            lemma=lemma,
            frames=frozenset(frames.get(lemma, ())),
            particles=frozenset(particles.get(lemma, ())),
            stance=stances.get(lemma, Stance.ASSERTS),
        )
        for lemma in sorted({*frames, *particles})
    }
    return AttributionLexicon(
        verbs={form: made[lemma] for form, lemma in lemma_of.items() if lemma in made},
        nouns={form: noun for noun in words.nouns for form in (noun, plural(noun))},
        adverbs=frozenset(words.adverbs),
        according={first: tuple(rests) for first, rests in according.items()},
        stances=stances,
        lists={name: frozenset(listed) for name, listed in words.lists},
    )

"""The words of events as data: verbs and nouns by class, and the words that bend them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.errors import DataError
from rashomon.extract.inflection import inflect, plural
from rashomon.values import Modality

_LISTS = (
    "leaving",
    "staying",
    "left_places",
    "rescued",
    "taking",
    "taken",
    "willed",
    "will_less",
    "transitive",
    "unaccusative",
)
_REACHES = ("first", "since", "over", "units", "ever", "no_superlatives", "no_events")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """The [events] section of a language file.

    Attributes:
        verbs: (class, lemmas) pairs: what "entered", "moved into" have in common is their class, "enter".
        nouns: (class, nouns) pairs: "withdrawal" is of the class "withdraw".
        irregular: (form, lemma) pairs of verbs.
        particles: (lemma and particle, class) pairs: "move into" is "enter", "shut down" is "close".
        intransitive: (lemma, class) pairs: what a verb tells where it has no object.
        adjectives: (adjective and preposition, class) pairs: "loyal to" is "support".
        light: verbs whose object tells the event ("launched air strikes").
        reaches: (name, words) pairs of what superlatives need: first, since, over, units, ever and
            the words that are none.
        lists: (name, words) pairs that settle a verb's sense and sides; the language file says what each is for.
        negators: words that negate a verb.
        negating_heads: lemmas that negate the verb they govern ("fail to").
        modals: (word, modality) pairs for auxiliaries and governing verbs.
    """

    verbs: tuple[tuple[str, tuple[str, ...]], ...]
    nouns: tuple[tuple[str, tuple[str, ...]], ...]
    irregular: tuple[tuple[str, str], ...]
    particles: tuple[tuple[str, str], ...]
    intransitive: tuple[tuple[str, str], ...]
    adjectives: tuple[tuple[str, str], ...]
    light: tuple[str, ...]
    reaches: tuple[tuple[str, tuple[str, ...]], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    negators: tuple[str, ...]
    negating_heads: tuple[str, ...]
    modals: tuple[tuple[str, Modality], ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "EventWords":
        """Build the record from a section.

        Raises:
            DataError: a key is missing or of another shape.
        """
        try:
            return cls(
                verbs=_classes(table["verbs"]),
                nouns=_classes(table["nouns"]),
                irregular=_pairs(table["irregular"]),
                particles=_pairs(table["particles"]),
                intransitive=_pairs(table["intransitive"]),
                adjectives=_pairs(table["adjectives"]),
                light=tuple(_strings(table["light"])),
                reaches=tuple((name, tuple(_strings(table[name]))) for name in _REACHES),
                lists=tuple((name, tuple(_strings(table[name]))) for name in _LISTS),
                negators=tuple(_strings(table["negators"])),
                negating_heads=tuple(_strings(table["negating_heads"])),
                modals=tuple(
                    (word, Modality(modality)) for modality, words in _classes(table["modals"]) for word in words
                ),
            )
        except KeyError as err:
            raise DataError(f"[events] has no key {err}") from err
        except ValueError as err:
            raise DataError(f"[events] modals: {err}") from err


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"[events] expects a list of strings, not {value!r}")
    return value


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise DataError(f"[events] expects a table, not {value!r}")
    return value


def _classes(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(_strings(words))) for name, words in _table(value).items())


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(word)) for name, word in _table(value).items())


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """The same words as look-up tables, every form of every verb written out."""

    lemmas: Mapping[str, str]
    verb_classes: Mapping[str, str]
    noun_classes: Mapping[str, str]
    particles: Mapping[tuple[str, str], str]
    intransitive: Mapping[str, str]
    adjectives: Mapping[tuple[str, str], str]
    tying: frozenset[str]
    light: frozenset[str]
    first: frozenset[str]
    since: frozenset[str]
    over: frozenset[str]
    units: frozenset[str]
    ever: frozenset[str]
    no_superlatives: frozenset[str]
    no_events: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    negators: frozenset[str]
    negating_heads: frozenset[str]
    modals: Mapping[str, Modality]


@cache
def compile_words(words: EventWords) -> EventLexicon:
    """Write out the forms; done once for a language."""
    verb_classes = {lemma: name for name, lemmas in words.verbs for lemma in lemmas}
    particles = {
        (lemma, particle): name for key, name in words.particles for lemma, _, particle in [key.partition(" ")]
    }
    adjectives = {
        (word, follower): name for key, name in words.adjectives for word, _, follower in [key.partition(" ")]
    }
    lemmas = dict(words.irregular)
    governing = {word for word, _ in words.modals} | set(words.negating_heads) | set(words.light)
    for lemma in sorted({*verb_classes, *(lemma for lemma, _ in particles), *governing}):
        for form in inflect(lemma):
            lemmas.setdefault(form, lemma)
    noun_classes = {form: name for name, nouns in words.nouns for noun in nouns for form in (noun, plural(noun))}
    return EventLexicon(
        lemmas=lemmas,
        verb_classes=verb_classes,
        noun_classes=noun_classes,
        particles=particles,
        intransitive=dict(words.intransitive),
        adjectives=adjectives,
        tying=frozenset(word for word, _ in adjectives),
        light=frozenset(words.light),
        **{name: frozenset(listed) for name, listed in words.reaches},
        lists={name: frozenset(listed) for name, listed in words.lists},
        negators=frozenset(words.negators),
        negating_heads=frozenset(words.negating_heads),
        modals=dict(words.modals),
    )

"""The words that matching knows, read once from `words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.errors import DataError
from rashomon.match.stems import stem
from rashomon.schema.actors import load_actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words by what they do in matching; see the remarks in the file.

    Attributes:
        notions: stem to the notion it stands for.
        nations: a people or another name of a state to the state: "russian" to "russia".
        opposites: pairs of event classes that undo each other.
        alike: event class to the first of the classes that tell one event.
        sides, targets, polarity, counts: words by side, by kind of target, by what they say of a fact or a count.
        clauses: words by what they do in a clause.
        irregular: irregular form of a verb to its first form.
        places: notions of what can be entered or held: two accounts may call one place by two of them.
        counted: counted group to the groups that hold it.
    """

    common: frozenset[str]
    of_figures: frozenset[str]
    notions: Mapping[str, str]
    nations: Mapping[str, str]
    opposites: frozenset[tuple[str, str]]
    alike: tuple[frozenset[str], ...]
    sides: Mapping[str, frozenset[str]]
    targets: Mapping[str, frozenset[str]]
    polarity: Mapping[str, frozenset[str]]
    clauses: Mapping[str, frozenset[str]]
    irregular: Mapping[str, str]
    places: frozenset[str]
    counts: Mapping[str, frozenset[str]]
    counted: Mapping[str, frozenset[str]]
    manners: Mapping[str, frozenset[str]]

    def manners_in(self, words: frozenset[str]) -> tuple[str, ...]:
        """The manners of killing that words tell of."""
        return tuple(manner for manner, known in self.manners.items() if words & known)

    def wholes_of(self, group: str) -> frozenset[str]:
        """The groups that hold a counted group."""
        return self.counted.get(group, frozenset())

    def notion(self, word: str) -> str:
        """The notion of a lower-case word: that of its group, the state of its people, else its stem."""
        found = self.notions.get(word) or self.nations.get(word)
        if found is None:
            root = stem(word)
            found = self.notions.get(root, root)
        return found

    def side_of(self, text: str | None) -> str | None:
        """The side that words name, if they name only one."""
        if not text:
            return None
        words = frozenset(text.casefold().replace("-", " ").split())
        found = [side for side, known in self.sides.items() if words & known]
        return found[0] if len(found) == 1 else None

    def tell_alike(self, left: str | None, right: str | None) -> bool:
        """Whether two event classes may tell one event."""
        if left is None or right is None or left == right:
            return left == right and left is not None
        return any(left in group and right in group for group in self.alike)

    def are_opposite(self, left: str | None, right: str | None) -> bool:
        """Whether two event classes undo each other."""
        return (left, right) in self.opposites or (right, left) in self.opposites


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package.

    Raises:
        DataError: the file is malformed.
    """
    try:
        table = tomllib.loads((files("rashomon.match") / "words.toml").read_text(encoding="utf-8"))
        return Lexicon(
            common=frozenset(table["common"].split()),
            of_figures=frozenset(table["of_figures"].split()),
            notions=_notions(table["notions"]),
            nations=_nations(),
            opposites=frozenset((first, second) for first, second in table["opposites"]),
            alike=tuple(frozenset(group) for group in table["alike"]),
            sides=_sets(table["sides"]),
            targets=_sets(table["targets"]),
            polarity=_sets(table["polarity"]),
            clauses=_sets(table["clauses"]),
            irregular={form: line.split()[0] for line in table["irregular"] for form in line.split()},
            places=frozenset(table["places"].split()),
            counts=_sets(table["counts"]),
            counted=_sets(table["counted"]),
            manners=_sets(table["manners"]),
        )
    except (KeyError, AttributeError, TypeError, ValueError, tomllib.TOMLDecodeError) as err:
        raise DataError(f"match/words.toml is malformed: {err}") from err


def _notions(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
            found.setdefault(stem(word), words[0])
    return found


# Shorter names ("us") are words of another kind once they stand in lower case.
_SHORTEST_NATION = 4


def _nations() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in load_actors().states:
        for name in (state.name, *state.demonyms, *state.aliases):
            if len(name) >= _SHORTEST_NATION and name.isalpha():
                found.setdefault(name.casefold(), state.name.casefold())
    return found


def _sets(table: Mapping[str, str | list[str]]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(words.replace("_", " ").split() if isinstance(words, str) else words)
        for name, words in table.items()
    }

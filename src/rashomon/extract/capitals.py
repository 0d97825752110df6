"""Texts in capitals, as old wires sent them: the case that an editor would write, so that parser and rules can read.

Every letter keeps its place, so a span of the restored text is the same span of the text as it was given. Names get a
capital where a lexicon or the gazetteer has them, or where a dictionary lacks them. Method: truecasing by lexicon
(Lita et al. 2003, "tRuEcasIng"), without its language model.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.errors import DataError
from rashomon.extract.folding import fold
from rashomon.extract.lexicon import Lexicon
from rashomon.extract.places import Gazetteer
from rashomon.extract.places.candidates import KNOWN_CITY
from rashomon.model import Span

# Share of capitals among the letters of a stretch in capitals. News that writes its acronyms stays below a third,
# headlines that give every word a capital below a half.
MIN_SHARE = 0.8
# A stretch has to have so many letters and words to be judged: "NATO, UN, EU" is no sentence in capitals.
MIN_LETTERS, MIN_WORDS = 20, 4
# Words of the longest names that are looked up.
MAX_WORDS = 6
# Letters of the longest acronym that is known by its brackets.
MAX_ACRONYM = 8

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"(?: |\n|-|['’`])\Z")
_STARTS = re.compile(r"(?:[.!?]['\"”’)\]]*\s|[“\"]|\n\s*\n)\W*\Z")
# After a dateline, which is no longer than so many characters.
_AFTER_DATELINE, _DATELINE = re.compile(r"--\s+(?:\[[^\]]*\]\s*)*\W*\Z"), 200
_NEAR_DIGIT = re.compile(r"\d[ ,]{1,2}\Z"), re.compile(r"[ ,]{1,2}\d")
_BRACKETED = re.compile(rf"[(\[]([^\W\d_]{{2,{MAX_ACRONYM}}})[)\]]")
_VOWELS = frozenset("aeiouy")
_LARGE_KINDS = frozenset({"country", "admin1", "region"})


class Vocabulary(Protocol):
    """The words a dictionary of the language lists."""

    def has(self, word: str) -> bool:
        """Whether it lists a word, in lower case, inflected or not."""
        ...

    def has_only_as_noun(self, word: str) -> bool:
        """Whether it lists a word as a noun and as nothing else: so it lists the best-known names too."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalWords:
    """The [capitals] section of a language file, and the words of time that have a capital.

    Attributes:
        proper: words that always have one ("monday").
        doubtful: those that only have one beside a number ("may 5").
        lower: words that have none within a name ("of").
    """

    proper: frozenset[str]
    doubtful: frozenset[str]
    lower: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> "CapitalWords":
        """Read and check the section.

        Raises:
            DataError: a list is missing or holds something else than words.
        """
        lists: dict[str, frozenset[str]] = {}
        for name in ("proper", "doubtful", "lower"):
            words = table.get(name)
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise DataError(f"[capitals] {name} must be a list of words, not {words!r}")
            lists[name] = frozenset(words)
        return cls(**lists)


def capital_stretches(text: str, stretches: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches that are in capitals: long enough to tell, or short ones of a text that is so as a whole."""
    capital = tuple(span for span in stretches if _share(text[span.start : span.end]) >= MIN_SHARE)
    if not capital:
        return ()
    whole = " ".join(text[span.start : span.end] for span in stretches)
    if _is_telling(whole) and _share(whole) >= MIN_SHARE:
        return capital
    return tuple(span for span in capital if _is_telling(text[span.start : span.end]))


def _share(text: str) -> float:
    """The share of capitals among the letters that have two cases."""
    upper = sum(map(str.isupper, text))
    return upper / (upper + sum(map(str.islower, text))) if upper else 0.0


def _is_telling(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= MIN_LETTERS and sum(1 for _ in _WORD.finditer(text)) >= MIN_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Caser:
    """What tells names from other words."""

    words: CapitalWords
    vocabulary: Vocabulary
    lexicon: Lexicon
    gazetteer: Gazetteer

    def restored(self, text: str, stretches: Sequence[Span]) -> str:
        """A text, those of its stretches that are in capitals written as in a newspaper."""
        acronyms = frozenset(
            name[1].lower() for name in _BRACKETED.finditer(text) if not self.vocabulary.has(name[1].lower())
        )
        pieces: list[str] = []
        done = 0
        for span in stretches:
            pieces += (text[done : span.start], self._restored(text[span.start : span.end], acronyms))
            done = span.end
        return "".join((*pieces, text[done:]))

    def _restored(self, text: str, acronyms: frozenset[str]) -> str:
        letters = [_lower(char) for char in text]
        words = list(_WORD.finditer("".join(letters)))
        number = 0
        while number < len(words):
            start, end = words[number].span()
            stop = number + 1
            if self._is_acronym(words[number][0], acronyms):
                letters[start:end] = text[start:end]
            elif longer := self._name(text, words, number):
                stop = longer
                self._capitalise(letters, text, words[number:stop])
            elif _is_first(text[:start]) or self._is_proper(text, words[number]):
                letters[start] = text[start]
            number = stop
        return "".join(letters)

    def _capitalise(self, letters: list[str], text: str, name: Sequence[re.Match[str]]) -> None:
        for word in name:
            if word is name[0] or word[0] not in self.words.lower:
                letters[word.start()] = text[word.start()]

    # ---------------------------------------------------------------- single words

    def _is_acronym(self, word: str, acronyms: frozenset[str]) -> bool:
        if word in acronyms:
            return True
        is_listed = self.vocabulary.has(word)
        if any(name.is_upper for name in self.lexicon.singles.get(word, ())):
            return not is_listed or self.vocabulary.has_only_as_noun(word)
        return not is_listed and 1 < len(word) <= MAX_ACRONYM and not _VOWELS.intersection(word)

    def _is_proper(self, text: str, word: re.Match[str]) -> bool:
        key = word[0]
        if key in self.words.lower:
            return False
        if key in self.words.proper or key in self.lexicon.demonyms:
            return True
        if key in self.words.doubtful:
            before, after = text[max(0, word.start() - 3) : word.start()], text[word.end() : word.end() + 3]
            return bool(_NEAR_DIGIT[0].search(before) or _NEAR_DIGIT[1].match(after))
        return len(key) > 1 and not self.vocabulary.has(key)

    # ---------------------------------------------------------------- names

    def _name(self, text: str, words: Sequence[re.Match[str]], number: int) -> int | None:
        """The word after the longest known name that begins at a word; None if none does."""
        if words[number][0] in self.words.lower and words[number][0] not in ("la", "el", "los", "las"):
            return None
        for stop in range(self._reach(text, words, number), number, -1):
            key = fold(text[words[number].start() : words[stop - 1].end()].replace("\n", " "))
            if self._is_name(key, [word[0] for word in words[number:stop]]):
                return stop
        return None

    def _reach(self, text: str, words: Sequence[re.Match[str]], number: int) -> int:
        stop = number + 1
        while (
            stop < len(words)
            and stop - number < MAX_WORDS
            and _BETWEEN.fullmatch(text[words[stop - 1].end() : words[stop].start()])
        ):
            stop += 1
        return stop

    def _is_name(self, key: str, words: Sequence[str]) -> bool:
        unlisted = any(not self.vocabulary.has(word) and word not in self.words.lower for word in words)
        if len(words) > 1 and key in self.lexicon.by_name:
            return True
        entries = self.gazetteer.lookup(key)
        if not entries:
            return False
        best = entries[0]
        is_large = best.kind in _LARGE_KINDS or (best.is_main and best.population >= KNOWN_CITY)
        if len(words) > 1:
            return unlisted or is_large
        return unlisted or (is_large and self.vocabulary.has_only_as_noun(words[0]))


def _is_first(before: str) -> bool:
    """Whether a sentence begins after these words."""
    is_after_dateline = len(before) < _DATELINE and _AFTER_DATELINE.search(before)
    return not before.strip() or bool(is_after_dateline or _STARTS.search(before[-8:]))


def _lower(char: str) -> str:
    """A letter in lower case, if that is one letter too."""
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char

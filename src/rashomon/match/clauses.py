"""Clauses read off the words: what a negation reaches, what is still ahead, and where a text tells something as a fact.

Method: a cue reaches to the right until its clause ends, past helping words, to the first word of content, which is
what it negates or puts ahead (NegEx: Chapman et al. 2001, "A simple algorithm for identifying negated findings"). A few
cues reach nothing of the event: "not only", "could not be reached for comment", "it was not clear".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.match.lexicon import Lexicon

_NOT = re.compile(r"(?<=\w)n[’']t\b|(?<=\bcan)not\b", re.IGNORECASE)
_SHORT = re.compile(r"[’'](?:s|re|ve|m|d)\b", re.IGNORECASE)
_WILL = re.compile(r"[’']ll\b", re.IGNORECASE)
_NONE = re.compile(r"\bnot (?:a single|one|any|a)\b", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:failed|fails) to\b", re.IGNORECASE)
_HAPPENS = re.compile(r"\b(?:take|takes|took|taken|taking) place\b", re.IGNORECASE)
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
def _tokens(text: str) -> tuple[str, ...]:
    plain = _WILL.sub(" will", _SHORT.sub("", _NOT.sub(" not", text)))
    plain = _FAILED.sub(
        "did not", _NONE.sub("no", plain.replace(" wo not", " will not").replace(" ca not", " can not"))
    )
    return tuple(_TOKEN.findall(plain))


def clauses_of(text: str, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a text, in their order."""
    tokens = _tokens(text)
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
        return words[:1] == ("when",) and not _is_past(words, lexicon)
    return True


def _is_past(words: tuple[str, ...], lexicon: Lexicon) -> bool:
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
    if _is_passive(clause, number, lexicon):
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
        is_done=_is_past(clause.words[number : number + 1], lexicon) or bool(set(leading) & lexicon.clauses["helping"]),
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


def _is_passive(clause: Clause, number: int, lexicon: Lexicon) -> bool:
    verb = clause.words[number]
    if not (verb.endswith(("ed", "en")) or verb in lexicon.irregular):
        return False
    for word in reversed(clause.words[:number]):
        if word in lexicon.clauses["being"]:
            return True
        if not (_is_adverb(word, lexicon) or word in lexicon.polarity["negations"]):
            return False
    return False


# ---------------------------------------------------------------- negations


def has_negation(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word that negates, whatever it reaches."""
    return any(word.casefold() in lexicon.polarity["negations"] for word in _tokens(text))


def negated_in(text: str, lexicon: Lexicon) -> tuple[Proposition, ...]:
    """What the negations of a text say is not so; nothing for idioms, conditions and what is only not yet so."""
    return tuple(found for clause in clauses_of(text, lexicon) for found in _negated(clause, lexicon))


def _negated(clause: Clause, lexicon: Lexicon) -> Iterator[Proposition]:
    cues = [number for number, word in enumerate(clause.words) if word in lexicon.polarity["negations"]]
    passing = lexicon.clauses["unsettled"] | lexicon.clauses["further"] | lexicon.clauses["pointing"]
    if clause.is_open or len(cues) != 1 or passing & set(clause.words) or clause.ends in lexicon.clauses["focus"]:
        return
    (cue,) = cues
    pair = " ".join(clause.words[cue : cue + 2])
    if (
        pair in lexicon.clauses["no_negations"]
        or clause.words[cue] == "without"
        or lexicon.clauses["modals"] & set(clause.words[max(0, cue - 3) : cue])
    ):
        return
    if clause.words[cue] in lexicon.clauses["none"]:
        yield from _none(clause, cue, lexicon)
    elif (number := _reached(clause, cue + 1, lexicon)) is not None:
        yield proposition(clause, number, lexicon)


def _reached(clause: Clause, start: int, lexicon: Lexicon) -> int | None:
    """The first word of content that a cue reaches; None where it is an idiom of those who report."""
    known = lexicon.clauses
    for number in range(start, len(clause.words)):
        word = clause.words[number]
        if word in known["withheld"] or word in known["modals"] or word[0].isdigit():
            return None
        if word in known["prepositions"] and word in lexicon.common:
            return None
        if word in known["raising"] or not is_content(word, lexicon):
            continue
        return None if _is_reticence(clause, number, lexicon) else number
    return None


def _is_reticence(clause: Clause, number: int, lexicon: Lexicon) -> bool:
    """Whether something is only not told: "names were not released", "could not be reached"."""
    word, known = clause.words[number], lexicon.clauses
    if word in known["telling"]:
        return bool(known["information"] & set(clause.words))
    return word == "reached" and _is_passive(clause, number, lexicon)


def _none(clause: Clause, cue: int, lexicon: Lexicon) -> Iterator[Proposition]:
    """What "no", "nobody" and "none" negate: that somebody is there, what a subject does, or the object behind them."""
    first = _reached(clause, cue + 1, lexicon)
    if first is None or clause.words[first] in lexicon.clauses["information"]:
        return
    leading = set(clause.words[:cue])
    if not any(is_content(word, lexicon) or word in lexicon.clauses["auxiliaries"] for word in leading):
        if (verb := _verb_of(clause, cue, first, lexicon)) is not None:
            yield proposition(clause, verb, lexicon)
        return
    yield proposition(clause, first, lexicon, is_presence="there" in leading)


def _verb_of(clause: Clause, cue: int, first: int, lexicon: Lexicon) -> int | None:
    """The verb of a subject that is none: the word of content behind a helping verb, else behind the subject."""
    if clause.words[cue] in lexicon.clauses["nobody"] or clause.words[cue + 1] == "one":
        return first
    helped = helping_in(clause, first, lexicon)
    return _reached(clause, (first if helped is None else helped) + 1, lexicon)


def helping_in(clause: Clause, start: int, lexicon: Lexicon) -> int | None:
    """The first helping verb from a word on."""
    words = enumerate(clause.words)
    return next((at for at, word in words if at >= start and word in lexicon.clauses["auxiliaries"]), None)


def _has_pronoun(clause: Clause, number: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun is the subject of a word: "it hit a rock"."""
    return bool(lexicon.clauses["subjects"] & set(clause.words[:number]))


def denied_in(text: str, lexicon: Lexicon) -> tuple[Proposition, ...]:
    """What a speaker says is not so whose words are all denied ("denied that …"): the verb of the first clause.

    It is what the first helping verb reaches, the word that opens a gerund, else any word behind the subject.
    """
    for clause in clauses_of(text, lexicon)[:1]:
        if clause.words[0] == "to" or lexicon.clauses["pointing"] & set(clause.words):
            return ()
        helped = helping_in(clause, 0, lexicon)
        content = [at for at, word in enumerate(clause.words) if is_content(word, lexicon)]
        if helped is not None:
            content = [at for at in content if at > helped][:1]
        elif content and (clause.words[content[0]].endswith("ing") or _has_pronoun(clause, content[0], lexicon)):
            content = content[:1]
        else:
            content = [at for at in content[1:] if notion_of(clause.words[at], lexicon) not in clause.names]
        return tuple(proposition(clause, number, lexicon) for number in content)
    return ()


# ---------------------------------------------------------------- what is ahead, and what is told as a fact


def ahead_in(text: str, lexicon: Lexicon, *, is_infinitive: bool) -> tuple[Proposition, ...]:
    """What a text expects, plans or promises: what "will" or "expected to" reach.

    Args:
        text: the words.
        lexicon: the words that matching knows.
        is_infinitive: whether a bare "to" is enough, since the words around say that it is expected.
    """
    found = []
    for clause in clauses_of(text, lexicon):
        words = set(clause.words)
        if clause.is_open or words & lexicon.polarity["negations"] or words & lexicon.clauses["further"]:
            continue
        for number, word in enumerate(clause.words):
            leads = clause.words[max(0, number - 2) : number]
            is_due = bool(lexicon.clauses["due"] & set(leads))
            is_due = is_due or (is_infinitive and not lexicon.clauses["unreal"] & set(leads))
            is_cue = word in lexicon.clauses["future"] or (word == "to" and is_due)
            if is_cue and (reached := _reached(clause, number + 1, lexicon)) is not None:
                found.append(proposition(clause, reached, lexicon))
                break
    return tuple(found)


def told_in(text: str, predicate: str, lexicon: Lexicon, *, is_noun: bool = False) -> tuple[Proposition, ...]:
    """Where a text tells a predicate as a fact: not negated, not ahead, no purpose, no condition, no mere mention.

    Args:
        text: the words.
        predicate: a notion.
        lexicon: the words that matching knows.
        is_noun: whether it is a thing that must be said to be there, to be found or to cause: "there was a leak".
    """
    unlike = lexicon.polarity["negations"] | lexicon.polarity["denials"] | lexicon.clauses["others"]
    return tuple(
        proposition(clause, number, lexicon)
        for clause in clauses_of(text, lexicon)
        if not clause.is_open and not set(clause.words) & unlike
        for number, word in enumerate(clause.words)
        if word not in lexicon.common
        and notion_of(word, lexicon) == predicate
        and _has_subject(clause, number, lexicon)
        and _is_real(clause, number, lexicon, is_noun=is_noun)
    )


def _has_subject(clause: Clause, number: int, lexicon: Lexicon) -> bool:
    """Whether a word is said of something before it; a clause that is cut off from its subject tells nothing."""
    leading = clause.words[:number]
    return any(word in lexicon.clauses["saying_of"] or is_content(word, lexicon) for word in leading)


def _is_real(clause: Clause, number: int, lexicon: Lexicon, *, is_noun: bool) -> bool:
    """Whether the word of a clause is told as so: no modal, no "to" before it, and no noun that only names it."""
    known, is_named, is_copula = lexicon.clauses, False, False
    for word in reversed(clause.words[:number]):
        if word in known["modals"] or word in known["unreal"] or word == "to":
            return False
        if is_content(word, lexicon):
            break
        is_copula = is_copula or word in known["being"] or word == "there"
        is_named = is_named or word in known["determiners"] or word in known["prepositions"]
    is_there = is_copula or (is_noun and bool(known["finding"] & set(clause.words)))
    return is_there or not (is_named or is_noun)

"""What a negation or a word of the future reaches, and where a text tells something as a fact.

Method: a cue reaches to the right until its clause ends, past helping words, to the first word of content, which is
what it negates or puts ahead (NegEx: Chapman et al. 2001, "A simple algorithm for identifying negated findings"). A few
cues reach nothing of the event: "not only", "could not be reached for comment", "it was not clear".
"""

from collections.abc import Iterator

from rashomon.match.clauses import (
    Clause,
    Proposition,
    clauses_of,
    is_content,
    is_passive,
    notion_of,
    proposition,
    tokens_of,
)
from rashomon.match.lexicon import Lexicon


def has_negation(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word that negates, whatever it reaches."""
    return any(word.casefold() in lexicon.polarity["negations"] for word in tokens_of(text))


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
        return number == len(clause.words) - 1 or bool(known["information"] & set(clause.words))
    return word == "reached" and is_passive(clause, number, lexicon)


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

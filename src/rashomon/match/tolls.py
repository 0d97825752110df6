"""What an article says of its toll: that it grows, that it is a new one, that the attacker is in it."""

import re
from collections.abc import Mapping, Sequence

from rashomon.match.lexicon import Lexicon
from rashomon.match.sentences import Sentences, words_in
from rashomon.model import TextField

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def growth_word(sentences: str, lexicon: Lexicon) -> str:
    """The word by which sentences say that a toll has grown: "the toll rose through the night"; empty elsewhere."""
    counts, words = lexicon.counts, words_in(sentences)
    return next(iter(sorted(words & counts["grown"])), "") if words & counts["tolls"] else ""


def tells_growth(fields: Mapping[TextField, Sentences], lexicon: Lexicon) -> bool:
    """Whether an article says that its toll still grows, or that victims are still searched for."""
    counts = lexicon.counts
    pairs = ((counts["tolls"], counts["grow"]), (counts["searches"], counts["buried"]))
    bags = (frozenset(_WORD.findall(text.casefold())) for sentences in fields.values() for text in sentences.texts)
    return any(bag & first and bag & second for bag in bags for first, second in pairs)


# Words from an attacker to his death, at most: "the gunman was shot and killed".
_DEATH_REACH = 4


def tells_attackers_death(fields: Mapping[TextField, Sentences], lexicon: Lexicon) -> bool:
    """Whether an article says that the attacker is among the dead: a toll may count him or not."""
    bags = (_WORD.findall(text.casefold()) for sentences in fields.values() for text in sentences.texts)
    return any(_tells_death(words, lexicon.counts) for words in bags)


def _tells_death(words: Sequence[str], counts: Mapping[str, frozenset[str]]) -> bool:
    if set(words) & counts["self"] and set(words) & counts["killing"]:
        return True
    for at, word in enumerate(words):
        if word in counts["attackers"]:
            before, behind = set(words[max(0, at - 3) : at]), words[at + 1 : at + 1 + _DEATH_REACH]
            is_killed = behind[:1] and behind[0] in counts["being"] and set(behind) & counts["killing"]
            if before & counts["including"] or set(behind[:2]) & counts["dying"] or is_killed:
                return True
    return False


def tells_new_toll(fields: Mapping[TextField, Sentences], lexicon: Lexicon) -> bool:
    """Whether an article calls a toll new: "the updated toll", "a new death toll"."""
    counts = lexicon.counts
    for sentences in fields.values():
        for text in sentences.texts:
            words = _WORD.findall(text.casefold())
            behind = (set(words[at + 1 : at + 3]) for at, word in enumerate(words) if word in counts["renewing"])
            if any(found & counts["counting"] for found in behind):
                return True
    return False

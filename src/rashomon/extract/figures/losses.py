"""What a side says of its own dead: "put its own losses at 41", "the army's losses at 12 soldiers".

Who is counted follows from whose losses they are, where the number does not say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.annotation import Token
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import mentions_by_token, number_count
from rashomon.extract.figures.deeds import Doers
from rashomon.extract.figures.frames import is_unreal, subject_of
from rashomon.extract.quantities import QuantityMention
from rashomon.values import ActorType

_KIND = "killed"
_GROUPS = {
    ActorType.ARMED_GROUP: "militants",
    ActorType.GOVERNMENT: "soldiers",
    ActorType.MILITARY: "soldiers",
    ActorType.POLICE: "police",
}
# Tokens between the losses and the number put at them, at most.
_REACH = 4
# Bare numbers from here on are of money.
_MOST_PERSONS = 1_000_000


def find_losses(doers: Doers, mentions: Sequence[QuantityMention]) -> Iterator[Candidate]:
    """The losses that armed sides and governments put at a number; those of others may be of money."""
    lists, tokens = doers.lexicon.lists, doers.annotation.tokens
    numbers = mentions_by_token(tuple(mentions))
    for token in tokens:
        verb = tokens[token.head]
        is_put = token.lower in lists["loss_nouns"] and verb.lower in lists["loss_verbs"]
        if not is_put or is_unreal(verb, doers.annotation, doers.lexicon):
            continue
        mention = _number_behind(token, doers, numbers)
        if mention is None or not _counts_persons(mention):
            continue
        named = mention.group if mention.group != "all" else None
        group = named or _group_of_owner(token, verb, doers)
        if group is None:
            continue
        count = number_count(mention)
        count = replace(count, group=group, value=replace(count.value, unit="person"))
        yield Candidate(kind=_KIND, cue=token, count=count, rule=f"figure.{_KIND}.losses")


def _number_behind(losses: Token, doers: Doers, numbers: dict[int, QuantityMention]) -> QuantityMention | None:
    """The number behind "at" or "to"."""
    tokens, limit = doers.annotation.tokens, doers.annotation.sentence_of(losses.index).stop
    for index in range(losses.index + 1, min(limit - 1, losses.index + _REACH)):
        if tokens[index].lower in ("at", "to"):
            return numbers.get(index + 1)
    return None


def _counts_persons(mention: QuantityMention) -> bool:
    return mention.value.unit == "person" or (mention.value.unit == "item" and mention.value.lower < _MOST_PERSONS)


def _group_of_owner(losses: Token, verb: Token, doers: Doers) -> str | None:
    """Who is counted among the losses of a side; None where nobody is named who has soldiers or fighters."""
    owner = next((child for child in doers.annotation.children(losses.index) if child.dep == "poss"), None)
    if owner is None:
        return None
    index = subject_of(verb, doers.annotation) if owner.tag == "PRP$" else owner.index
    mention = None if index is None else doers.of_phrase(index, is_agent=True)
    return None if mention is None else _GROUPS.get(mention.value.type)

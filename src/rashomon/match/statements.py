"""Statements and events side by side: which wordings tell one thing, and whether they assert or deny it.

Method: each claim is held against the earlier ones that share its rarest notions (an inverted index); the most alike is
joined if words, speaker, predicate, actors and place make it likely. Polarity is left out of the likeness: an assertion
and its denial are alike.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.match.options import MatchOptions
from rashomon.match.profile import Profile, Profiles
from rashomon.model import EVENT, Stance
from rashomon.schema.claimants import Kinship
from rashomon.values import Relation, Statement, relate

# Points added to the likeness of words, 0–1.
_SAME_SPEAKER, _KIN_SPEAKER, _OTHER_SPEAKER = 0.15, 0.08, -0.05
_SAME_CLASS, _OTHER_CLASS = 0.12, -0.06
_SAME_SIDE, _OTHER_SIDE = 0.06, -0.25
_SAME_PLACE, _OTHER_PLACE = 0.06, -0.25
_SAME_DAYS, _OTHER_DAYS = 0.05, -0.15
# Notions that more claims than this share are no keys of the index.
_LONGEST_POSTING = 60


@dataclass(slots=True)
class _Topic:
    """Claims that tell one thing, as they gather."""

    members: list[Profile] = field(default_factory=list)


def gather_topics(profiles: Sequence[Profile], among: Profiles, options: MatchOptions) -> list[list[Profile]]:
    """Gather statements and events into topics, in the story's order.

    Args:
        profiles: statements and events of one story.
        among: all its profiles, for the weights.
        options: the least similarity, and how many candidates are looked at.

    Returns:
        Every profile in exactly one topic; topics in the order of their first member.
    """
    index: dict[str, list[int]] = defaultdict(list)
    topic_of: list[int] = []
    topics: list[_Topic] = []
    for number, profile in enumerate(profiles):
        best, topic = 0.0, -1
        for other in _candidates(profile, index, among, options.candidates):
            if (found := likeness(profile, profiles[other], among)) > best:
                best, topic = found, topic_of[other]
        if best < options.statement_similarity or not _fits(profile, topics[topic], among, options):
            topics.append(_Topic())
            topic = len(topics) - 1
        topics[topic].members.append(profile)
        topic_of.append(topic)
        for notion in profile.words:
            index[notion].append(number)
    return [topic.members for topic in topics]


def _candidates(profile: Profile, index: dict[str, list[int]], among: Profiles, most: int) -> list[int]:
    """Earlier claims that share the most telling notions, most shared first."""
    shared: dict[int, int] = defaultdict(int)
    for notion in profile.words:
        weight = among.weights.get(notion, 0)
        for other in index.get(notion, ())[-_LONGEST_POSTING:]:
            shared[other] += weight
    return [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most]]


def _fits(profile: Profile, topic: _Topic, among: Profiles, options: MatchOptions) -> bool:
    """Whether a claim is alike enough to a topic's members on the whole: chains of likenesses drift."""
    likes = [likeness(profile, member, among) for member in topic.members[:8]]
    return sum(likes) / len(likes) >= 0.7 * options.statement_similarity


def likeness(left: Profile, right: Profile, among: Profiles) -> float:
    """How likely two claims tell one thing, 0–1, whether they assert or deny it."""
    words = among.similarity_of_words(left, right)
    if words == 0.0:
        return 0.0
    return max(0.0, words + _speakers(left, right) + _acts(left, right, among) + _where_and_when(left, right))


def _speakers(left: Profile, right: Profile) -> float:
    if left.claimant is None or right.claimant is None:
        return 0.0
    kinship = left.claimant.kinship(right.claimant)
    if kinship >= Kinship.PART:
        return _SAME_SPEAKER
    return _KIN_SPEAKER if kinship is Kinship.SIBLING else _OTHER_SPEAKER


def _acts(left: Profile, right: Profile, among: Profiles) -> float:
    first, second = statement_of(left), statement_of(right)
    points = 0.0
    if first.predicate and second.predicate and EVENT in (left.claim.kind, right.claim.kind):
        points += _SAME_CLASS if among.lexicon.tell_alike(first.predicate, second.predicate) else _OTHER_CLASS
    if left.side and right.side:
        points += _SAME_SIDE if left.side == right.side else _OTHER_SIDE
    return points


def _where_and_when(left: Profile, right: Profile) -> float:
    points = 0.0
    if left.claim.where and right.claim.where:
        relation = relate(left.claim.where, right.claim.where)
        points += _OTHER_PLACE if relation is Relation.DISJOINT else _SAME_PLACE
    if left.day_from is not None and right.day_from is not None and left.day_to and right.day_to:
        apart = left.day_to + 1 < right.day_from or right.day_to + 1 < left.day_from
        points += _OTHER_DAYS if apart else _SAME_DAYS
    return points


def statement_of(profile: Profile) -> Statement:
    """The statement of a profile that is known to hold one."""
    value = profile.claim.value
    if not isinstance(value, Statement):
        raise TypeError(f"claim {profile.id} holds no statement")
    return value


def is_negative(profile: Profile) -> bool:
    """Whether a claim says that something is not so: by its own negation or by a denying speaker, not by both."""
    return statement_of(profile).is_negated != (profile.claim.stance is Stance.DENIES)

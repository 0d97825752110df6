"""Statements and events side by side: which wordings tell one thing, and whether they assert or deny it.

Method: each claim is held against the earlier ones that share its rarest notions (an inverted index); the most alike is
joined if words, speaker, predicate, actors and place make it likely. Polarity is left out of the likeness: an assertion
and its denial are alike.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.match.acts import Act
from rashomon.match.options import MatchOptions
from rashomon.match.profile import Profile, Profiles
from rashomon.model import Stance
from rashomon.schema.claimants import Kinship
from rashomon.values import Relation, Statement, relate

# One utterance: points added to the likeness of words, 0–1.
_SAME_SPEAKER, _KIN_SPEAKER, _OTHER_SPEAKER = 0.15, 0.08, -0.15
# One event: points for class (times how telling it is), agent, patient; likeness of words counts half.
_SAME_CLASS, _ALIKE_CLASS = 0.30, 0.20
_SAME_AGENT, _SAME_SIDE, _OTHER_AGENT, _OTHER_SIDE = 0.15, 0.08, -0.15, -0.30
_SAME_PATIENT, _OTHER_PATIENT = 0.12, -0.05
_WORDS_OF_EVENTS = 0.5
# Both: where and when.
_SAME_PLACE, _OTHER_PLACE = 0.08, -0.25
_SAME_DAYS, _OTHER_DAYS, _OTHER_TIMES = 0.06, -0.15, -0.40
# What lies further back than this is history to the news of the day. Days.
_LONG_AGO = 60.0
# Weight of an act as a key, beside those of notions (1000 · the logarithm of their rareness).
_ACT_WEIGHT = 2500
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
        alike: dict[int, list[float]] = defaultdict(list)
        for other in _candidates(profile, index, among, options.candidates):
            alike[topic_of[other]].append(likeness(profile, profiles[other], among))
        topic = _choose(alike, topics, options.statement_similarity)
        if topic is None or not _fits(profile, topics[topic], among, options):
            topics.append(_Topic())
            topic = len(topics) - 1
        topics[topic].members.append(profile)
        topic_of.append(topic)
        for key in _keys(profile):
            index[key].append(number)
    return [topic.members for topic in topics]


# Of the members of a topic, so many of the most alike decide how near a claim is to it.
_MOST_ALIKE = 3


def _choose(alike: Mapping[int, Sequence[float]], topics: Sequence[_Topic], least: float) -> int | None:
    """The topic whose most alike members are nearest on average, if one of them is near enough."""
    best, chosen = 0.0, None
    for topic, likes in alike.items():
        if max(likes) < least:
            continue
        nearest = sorted(likes, reverse=True)[:_MOST_ALIKE]
        average = sum(nearest) / min(_MOST_ALIKE, len(topics[topic].members))
        if average > best:
            best, chosen = average, topic
    return chosen


def _candidates(profile: Profile, index: dict[str, list[int]], among: Profiles, most: int) -> list[int]:
    """Earlier claims that share the most telling notions, most shared first."""
    shared: dict[int, int] = defaultdict(int)
    for key in _keys(profile):
        weight = among.weights.get(key, _ACT_WEIGHT)
        for other in index.get(key, ())[-_LONGEST_POSTING:]:
            shared[other] += weight
    return [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most]]


def _keys(profile: Profile) -> list[str]:
    """What a claim is looked up by: its notions, and its act with the place."""
    keys = list(profile.words)
    if profile.act.predicate:
        where = profile.claim.where.name if profile.claim.where else ""
        keys += [f"act {profile.act.predicate}", f"act {profile.act.predicate} {where}"]
    return keys


def _fits(profile: Profile, topic: _Topic, among: Profiles, options: MatchOptions) -> bool:
    """Whether a claim is alike enough to a topic's members on the whole: chains of likenesses drift."""
    likes = [likeness(profile, member, among) for member in topic.members[:8]]
    return sum(likes) / len(likes) >= 0.7 * options.statement_similarity


def likeness(left: Profile, right: Profile, among: Profiles) -> float:
    """How likely two claims tell one thing, whether they assert or deny it: as one utterance, or as one event."""
    if left.article == right.article and left.claim.anchor.overlaps(right.claim.anchor):
        return _of_one_passage(left, right)
    words = among.similarity_of_words(left, right)
    setting = _where_and_when(left, right)
    utterance = words + _speakers(left, right) + setting if words else 0.0
    event = _acts(left.act, right.act, among)
    return max(utterance, event + _WORDS_OF_EVENTS * words + setting if event else 0.0)


def _of_one_passage(left: Profile, right: Profile) -> float:
    """A statement and an event in its words: one thing only if the event is what the statement is about."""
    if left.claim.kind == right.claim.kind:
        return 0.0
    return 1.0 if left.act == right.act and left.act.predicate else 0.0


def _speakers(left: Profile, right: Profile) -> float:
    if left.claimant is None or right.claimant is None:
        return 0.0
    kinship = left.claimant.kinship(right.claimant)
    if kinship >= Kinship.PART:
        return _SAME_SPEAKER
    if kinship is Kinship.SIBLING:
        return _KIN_SPEAKER
    if not left.claimant.is_named or not right.claimant.is_named or is_negative(left) != is_negative(right):
        return 0.0  # a denial has another speaker by its nature
    return _OTHER_SPEAKER


def _acts(first: Act, second: Act, among: Profiles) -> float:
    """Points for two acts of alike classes; 0 where the classes differ."""
    if not first.predicate or not second.predicate:
        return 0.0
    if first.predicate != second.predicate and not among.lexicon.tell_alike(first.predicate, second.predicate):
        return 0.0
    base = _SAME_CLASS if first.predicate == second.predicate else _ALIKE_CLASS
    telling = min(among.class_weights.get(name, 1.0) for name in (first.predicate, second.predicate))
    points = base * telling * telling
    if first.side and second.side and first.side != second.side:
        points += _OTHER_SIDE
    elif first.has_agent_of(second):
        points += _SAME_AGENT
    elif first.side and first.side == second.side:
        points += _SAME_SIDE
    elif first.agent and second.agent:
        points += _OTHER_AGENT
    if first.patient and second.patient:
        points += _SAME_PATIENT if _share_patient(first, second, among) else _OTHER_PATIENT
    return max(0.0, points)


def _share_patient(first: Act, second: Act, among: Profiles) -> bool:
    left, right = (
        {among.lexicon.notion(word) for word in (act.patient or "").casefold().split()} - among.lexicon.common
        for act in (first, second)
    )
    return bool(left & right)


def _where_and_when(left: Profile, right: Profile) -> float:
    points = 0.0
    if left.claim.where and right.claim.where:
        relation = relate(left.claim.where, right.claim.where)
        points += _OTHER_PLACE if relation is Relation.DISJOINT else _SAME_PLACE
    return points + _when(left, right)


def _when(left: Profile, right: Profile) -> float:
    """Points for the days two claims speak of; one that goes far back is not of the day's news."""
    first, second = _days(left), _days(right)
    if first is None or second is None:
        return _OTHER_DAYS if _is_history(left) != _is_history(right) else 0.0
    gap = max(first[0] - second[1], second[0] - first[1])
    if gap <= 1:
        return _SAME_DAYS
    return _OTHER_DAYS if gap < _LONG_AGO else _OTHER_TIMES


def _days(profile: Profile) -> tuple[float, float] | None:
    if profile.day_from is None or profile.day_to is None:
        return None
    return profile.day_from, profile.day_to


def _is_history(profile: Profile) -> bool:
    """Whether a claim speaks of what was long before it was known."""
    if profile.day_to is None or profile.known_day is None:
        return False
    return profile.day_to < profile.known_day - _LONG_AGO


def statement_of(profile: Profile) -> Statement:
    """The statement of a profile that is known to hold one."""
    value = profile.claim.value
    if not isinstance(value, Statement):
        raise TypeError(f"claim {profile.id} holds no statement")
    return value


def is_negative(profile: Profile) -> bool:
    """Whether a claim says that something is not so: by its own words or by a speaker who denies it."""
    return statement_of(profile).is_negated or profile.claim.stance is Stance.DENIES

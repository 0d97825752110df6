"""Statements and events side by side: which wordings tell one thing, and whether they assert or deny it.

Method: each claim is held against the earlier ones that share its rarest notions (an inverted index); the most alike is
joined if words, speaker, predicate, actors and place make it likely. Polarity is left out of the likeness: an assertion
and its denial are alike.
"""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.match.acts import Act, share_patient
from rashomon.match.options import MatchOptions
from rashomon.match.profile import Profile, Profiles
from rashomon.model import EVENT, Stance
from rashomon.schema.claimants import Kinship
from rashomon.values import Relation, Statement, relate

# One utterance: points added to the likeness of words, 0–1.
_SAME_SPEAKER, _KIN_SPEAKER, _OTHER_SPEAKER = 0.15, 0.08, -0.15
# Nobody asserts and denies one thing: what one speaker negates is another thing, unless the words are all but the same.
_CONTRADICTS_ITSELF = -0.30
# One event: points for class (times how telling it is), agent, patient; likeness of words counts half.
_SAME_CLASS, _ALIKE_CLASS, _OTHER_CLASS = 0.30, 0.15, -0.15
_SAME_AGENT, _SAME_SIDE, _OTHER_AGENT, _OTHER_SIDE = 0.15, 0.08, -0.30, -0.30
_SAME_PATIENT, _OTHER_PATIENT = 0.12, -0.05
_WORDS_OF_EVENTS = 0.5
# A superlative judges an event and does not tell it.
_JUDGING, _OTHER_FORM = "superlative", -0.40
# Both: wanted by one and told as done by another; where and when.
_OTHER_MOOD = -0.15
_SAME_PLACE, _OTHER_PLACE = 0.08, -0.25
_SAME_DAYS, _OTHER_DAYS, _OTHER_TIMES = 0.06, -0.15, -0.40
# What lies further back than this is history to the news of the day. Days.
_LONG_AGO = 60.0
# Weight of an act as a key, beside those of notions (1000 · the logarithm of their rareness).
_ACT_WEIGHT = 2500
# Notions that more claims than this share are no keys of the index.
_LONGEST_POSTING = 60


# Of two topics, so many members of each are held against each other before they become one.
_SAMPLE = 6
# Two topics are alike on the whole from this share of the least similarity of a pair: chains of likenesses drift.
_ON_THE_WHOLE = 0.9


def gather_topics(profiles: Sequence[Profile], among: Profiles, options: MatchOptions) -> list[list[Profile]]:
    """Gather statements and events into topics: the most alike pairs first, as long as the topics are alike as a whole.

    Args:
        profiles: statements and events of one story, in its order.
        among: all its profiles, for the weights.
        options: the least similarity, and how many candidates are looked at.

    Returns:
        Every profile in exactly one topic; topics and their members in the story's order.

    Source: average-link clustering (Sokal & Michener 1958) over the pairs that an inverted index proposes.
    """
    index: dict[str, list[int]] = defaultdict(list)
    pairs: list[tuple[float, int, int]] = []
    least = _ON_THE_WHOLE * options.statement_similarity
    for number, profile in enumerate(profiles):
        for other in _candidates(profile, index, among, options.candidates):
            alike = likeness(profile, profiles[other], among)
            if alike >= options.statement_similarity:
                pairs.append((-alike, other, number))
        for key in _keys(profile):
            index[key].append(number)
    known = {(left, right): -alike for alike, left, right in pairs}
    topics = [[number] for number in range(len(profiles))]
    for _, left, right in sorted(pairs):
        first, second = topics[left], topics[right]
        if first is second or _on_the_whole(first, second, profiles, among, known) < least:
            continue
        merged = sorted((*first, *second))
        for member in merged:
            topics[member] = merged
    return [[profiles[member] for member in topic] for number, topic in enumerate(topics) if topic[0] == number]


def _on_the_whole(
    first: Sequence[int],
    second: Sequence[int],
    profiles: Sequence[Profile],
    among: Profiles,
    known: dict[tuple[int, int], float],
) -> float:
    """How alike two topics are on average, by a sample of each; `known` keeps the likenesses of pairs."""
    total = 0.0
    pairs = [(min(one, other), max(one, other)) for one in first[:_SAMPLE] for other in second[:_SAMPLE]]
    for pair in pairs:
        if pair not in known:
            known[pair] = likeness(profiles[pair[0]], profiles[pair[1]], among)
        total += known[pair]
    return total / len(pairs)


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


def likeness(left: Profile, right: Profile, among: Profiles) -> float:
    """How likely two claims tell one thing, whether they assert or deny it: as one utterance, or as one event."""
    if left.article == right.article and left.claim.anchor.overlaps(right.claim.anchor):
        return _of_one_passage(left, right)
    words = among.similarity_of_words(left, right)
    event = _acts(left.act, right.act, among)
    if not words and not event:
        return 0.0
    speakers = _speakers(left, right)
    setting = _where_and_when(left, right) + _moods(left, right, is_one_speaker=speakers > 0)
    utterance = words + speakers + _deeds(left, right, among) + setting if words else 0.0
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


def _moods(left: Profile, right: Profile, *, is_one_speaker: bool) -> float:
    """What one speaker wants is not what another tells as done; one speaker is handed on in either mood."""
    if is_one_speaker and is_negative(left) != is_negative(right):
        return _CONTRADICTS_ITSELF
    return 0.0 if is_one_speaker or left.is_wished == right.is_wished else _OTHER_MOOD


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
        points += _SAME_PATIENT if share_patient(first, second, among.lexicon) else _OTHER_PATIENT
    return max(0.0, points)


def _deeds(left: Profile, right: Profile, among: Profiles) -> float:
    """What speaks against one event in alike words: acts of other classes, or of other agents."""
    first, second = left.act, right.act
    if (first.predicate == _JUDGING) != (second.predicate == _JUDGING):
        return _OTHER_FORM
    if left.claim.kind != EVENT or right.claim.kind != EVENT:
        return 0.0
    points = 0.0
    lexicon = among.lexicon
    if not lexicon.tell_alike(first.predicate, second.predicate) and not lexicon.are_opposite(
        first.predicate, second.predicate
    ):
        points += _OTHER_CLASS
    if first.agent and second.agent and not first.has_agent_of(second):
        points += _OTHER_AGENT
    return points


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

"""Two figures of one kind meet: the evidence that they speak of one event, and what stands against it.

Evidence is counted in points (place, time, words, speaker, value); what sets the two apart is said in words.
"""

import math
from dataclasses import dataclass, replace

from rashomon.match.profile import Profile, Profiles
from rashomon.match.scope import Scope, relate_scopes
from rashomon.schema.claimants import Kinship
from rashomon.values import Quantity, Relation, relate

# Points of evidence. Set on two sets of hand-made links; each was moved by half and back.
_SAME_PLACE, _PLACE_HOLDS, _OTHER_PLACE = 1.5, 0.5, -3.0
_SAME_TIME, _OTHER_TIME = 1.0, -1.0
_TWIN = _OTHER_PLACE + _OTHER_TIME
_SAME_WORDS = 5.0
_SAME_SPEAKER = 0.75
# An equal number says more the greater it is: so much for 1, and so much more each time it doubles.
_SAME_VALUE, _SAME_VALUE_DOUBLED, _SAME_VALUE_MOST = 0.5, 0.5, 3.0
_OTHER_CAUSE, _OTHER_MANNER = -0.5, -4.0
_FAR_APART_IN_TIME = -1.5
_OTHER_PERIOD = -1.0
FAR_DAYS = 3.0
# Counts of one event rarely differ by more than this factor.
_LIKELY_FACTOR = 12.0
# Nor does an open bound ("more than 250") reach this much further: half a million is the whole war's.
_OPEN_FACTOR, _OTHER_SIZE, _UNLIKELY_SIZE = 100.0, -6.0, -2.0
# "About 70" allows what a rounder would round to it; "dozens" what another would call dozens.
ROUNDING = 0.1
_VAGUENESS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two figures of one kind, with all that was found out about the pair; `words`: what their contexts share, 0-1."""

    left: Profile
    right: Profile
    scope: Scope
    relation: Relation
    points: float
    words: float
    against: tuple[str, ...]

    @property
    def kinship(self) -> Kinship:
        """How closely any two of their speakers belong together."""
        pairs = ((first, second) for first in self.left.speakers for second in self.right.speakers)
        return max((first.kinship(second) for first, second in pairs), default=Kinship.NONE)


def meet(left: Profile, right: Profile, profiles: Profiles) -> Meeting:
    """Weigh whether two figures of one kind speak of one event."""
    scope = relate_scopes(left, right, profiles.lexicon)
    relation = relate_figures(quantity_of(left), quantity_of(right))
    meeting = Meeting(left=left, right=right, scope=scope, relation=relation, points=0.0, words=0.0, against=())
    place, place_reason = _weigh_place(meeting)
    time, time_reason = _weigh_time(meeting)
    words = profiles.similarity_of_context(left, right)
    value, value_reason = _weigh_value(meeting)
    speaker = _SAME_SPEAKER if meeting.kinship >= Kinship.PART else 0.0
    cause, cause_reason = _weigh_cause(meeting, profiles)
    manner, manner_reason = _weigh_manner(left, right)
    found = (place_reason, time_reason, value_reason, cause_reason, manner_reason)
    reasons = tuple(reason for reason in found if reason)
    points = place + time + _SAME_WORDS * words + value + speaker + cause + manner
    return Meeting(left=left, right=right, scope=scope, relation=relation, points=points, words=words, against=reasons)


def quantity_of(profile: Profile) -> Quantity:
    """The figure of a profile that is known to hold one, as its article bounds it."""
    value = profile.bounds or profile.claim.value
    if not isinstance(value, Quantity):
        raise TypeError(f"claim {profile.id} holds no quantity")
    return value


def relate_figures(left: Quantity, right: Quantity) -> Relation:
    """The relation of two figures, with the leeway of round numbers: "about 70" and 72 overlap."""
    relation = relate(left, right)
    if relation is not Relation.DISJOINT or not (left.approximate or right.approximate):
        return relation
    wide_left, wide_right = _with_leeway(left), _with_leeway(right)
    return Relation.DISJOINT if relate(wide_left, wide_right) is Relation.DISJOINT else Relation.OVERLAPS


def _with_leeway(value: Quantity) -> Quantity:
    if not value.approximate:
        return value
    if value.lower == value.upper or math.isinf(value.lower):
        return replace(value, lower=value.lower * (1 - ROUNDING), upper=value.upper * (1 + ROUNDING))
    return replace(value, lower=value.lower / _VAGUENESS, upper=value.upper * _VAGUENESS)


# ---------------------------------------------------------------- evidence


def _weigh_place(meeting: Meeting) -> tuple[float, str]:
    left, right = meeting.left.claim.where, meeting.right.claim.where
    if left and right and are_twins(meeting):
        return _TWIN, f"one counts in {left.name}, the other in {right.name} at another time"
    match meeting.scope.place:
        case Relation.EQUAL:
            return _SAME_PLACE, ""
        case Relation.WITHIN | Relation.CONTAINS:
            return _PLACE_HOLDS, ""
        case Relation.DISJOINT if left and right:
            return _OTHER_PLACE, f"one counts in {left.name}, the other in {right.name}"
    return 0.0, ""


def are_twins(meeting: Meeting) -> bool:
    """Equal numbers by other speakers, of another place at another time: four dead here, four there the day after."""
    is_equal = point_of(quantity_of(meeting.left)) == point_of(quantity_of(meeting.right))
    return is_equal and meeting.scope.is_elsewhere and meeting.kinship is Kinship.NONE


def _weigh_time(meeting: Meeting) -> tuple[float, str]:
    scope, left, right = meeting.scope, meeting.left, meeting.right
    points, reason = 0.0, ""
    is_next_day = scope.days_between > 0 and not are_one_number(quantity_of(left), quantity_of(right))
    if scope.as_of in (Relation.EQUAL, Relation.OVERLAPS) and not is_next_day:
        points = _SAME_TIME
    elif scope.as_of is Relation.DISJOINT or is_next_day:
        points, reason = _OTHER_TIME, "they speak of other days"
    elif left.known_day is not None and right.known_day is not None:
        points = _FAR_APART_IN_TIME if abs(left.known_day - right.known_day) > FAR_DAYS else 0.0
    if scope.period in (Relation.WITHIN, Relation.CONTAINS):
        return points + _OTHER_PERIOD, reason or "one counts a shorter period than the other"
    return points, reason


def _weigh_value(meeting: Meeting) -> tuple[float, str]:
    left, right = quantity_of(meeting.left), quantity_of(meeting.right)
    low, high = sorted((point_of(left), point_of(right)))
    if low == high:
        return min(_SAME_VALUE_MOST, _SAME_VALUE + _SAME_VALUE_DOUBLED * math.log2(max(1.0, low))), ""
    if low > 0 and high / low > _OPEN_FACTOR:
        return _OTHER_SIZE, "the numbers are too far apart for one event"
    if low > 0 and are_of_other_size(meeting):
        points = _OTHER_SIZE if meeting.kinship is Kinship.NONE else _UNLIKELY_SIZE
        return points, "the numbers are too far apart for one event"
    return 0.0, ""


def are_of_other_size(meeting: Meeting) -> bool:
    """Whether two numbers that exclude each other are too far apart for one event."""
    low, high = sorted((point_of(quantity_of(meeting.left)), point_of(quantity_of(meeting.right))))
    return meeting.relation is Relation.DISJOINT and high > _LIKELY_FACTOR * low


def point_of(value: Quantity) -> float:
    """The number a figure names: its lower bound, else its upper."""
    return value.lower if math.isfinite(value.lower) and value.lower > 0 else value.upper


def are_one_number(left: Quantity, right: Quantity) -> bool:
    """Whether two figures name one number, bounded or not: "at least 20" and 20, not "tens"."""
    return point_of(left) == point_of(right) and left.is_range == right.is_range


def _weigh_cause(meeting: Meeting, profiles: Profiles) -> tuple[float, str]:
    left, right = meeting.left.claim.cause, meeting.right.claim.cause
    if left is None or right is None or left.name == right.name:
        return 0.0, ""
    sides = {profiles.lexicon.side_of(left.name), profiles.lexicon.side_of(right.name)}
    if len(sides - {None}) == 2:
        return _OTHER_CAUSE, f"one names {left.name} as the cause, the other {right.name}"
    return 0.0, ""


def _weigh_manner(left: Profile, right: Profile) -> tuple[float, str]:
    """How the victims were hurt, where both sentences tell of one manner only: shells here, an execution there."""
    if len(left.manners) != 1 or len(right.manners) != 1 or left.manners == right.manners:
        return 0.0, ""
    return _OTHER_MANNER, f"one tells of {_plain(left.manners[0])}, the other of {_plain(right.manners[0])}"


def _plain(manner: str) -> str:
    return manner.replace("_", " ")


def part_points(meeting: Meeting) -> float:
    """What a shorter period took from the evidence: for a part it is no objection."""
    return _OTHER_PERIOD if meeting.scope.period in (Relation.WITHIN, Relation.CONTAINS) else 0.0

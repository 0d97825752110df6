"""Two figures side by side: do they answer one question, and if so, what are they to each other?

Evidence that they speak of one event is counted in points (place, time, words, speaker, value); what sets them
apart is said in words. Figures that meet are agreed, sharpened, updated or disputed by the relation of their intervals.
"""

import math
from dataclasses import dataclass, replace

from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile, Profiles
from rashomon.match.scope import Scope, relate_scopes
from rashomon.match.sums import sum_with_base
from rashomon.model import Comparison, Verdict
from rashomon.schema.claimants import Kinship
from rashomon.schema.kinds import kind_of
from rashomon.values import ActorType, Quantity, Relation, caption, relate

# Points of evidence. Set on two sets of hand-made links; each was moved by half and back.
_SAME_PLACE, _PLACE_HOLDS, _OTHER_PLACE = 1.5, 0.5, -3.0
_SAME_TIME, _OTHER_TIME = 1.0, -1.0
_TWIN = _OTHER_PLACE + _OTHER_TIME
_SAME_WORDS = 5.0
_SAME_SPEAKER = 0.75
# An equal number says more the greater it is: so much for 1, and so much more each time it doubles.
_SAME_VALUE, _SAME_VALUE_DOUBLED, _SAME_VALUE_MOST = 0.5, 0.5, 3.0
_OTHER_CAUSE = -0.5
_FAR_APART_IN_TIME = -1.5
_OTHER_PERIOD = -1.0
_FAR_DAYS = 3.0
# Counts of one event rarely differ by more than this factor.
_LIKELY_FACTOR = 12.0
# Nor does an open bound ("more than 250") reach this much further: half a million is the whole war's.
_OPEN_FACTOR, _OTHER_SIZE, _UNLIKELY_SIZE = 100.0, -6.0, -2.0
# A part and its whole are told in other words: little more than no word against it is asked of them.
_LEAST_FOR_WHOLE = 0.0
# "About 70" allows what a rounder would round to it; "dozens" what another would call dozens.
_ROUNDING = 0.1
_VAGUENESS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two figures of one kind, with all that was found out about the pair."""

    left: Profile
    right: Profile
    scope: Scope
    relation: Relation
    points: float
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
    meeting = Meeting(left=left, right=right, scope=scope, relation=relation, points=0.0, against=())
    place, place_reason = _weigh_place(meeting)
    time, time_reason = _weigh_time(meeting)
    words = _SAME_WORDS * profiles.similarity_of_context(left, right)
    value, value_reason = _weigh_value(meeting)
    speaker = _SAME_SPEAKER if meeting.kinship >= Kinship.PART else 0.0
    cause, cause_reason = _weigh_cause(meeting, profiles)
    reasons = tuple(reason for reason in (place_reason, time_reason, value_reason, cause_reason) if reason)
    return replace(meeting, points=place + time + words + value + speaker + cause, against=reasons)


def quantity_of(profile: Profile) -> Quantity:
    """The figure of a profile that is known to hold one."""
    value = profile.claim.value
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
        return replace(value, lower=value.lower * (1 - _ROUNDING), upper=value.upper * (1 + _ROUNDING))
    return replace(value, lower=value.lower / _VAGUENESS, upper=value.upper * _VAGUENESS)


# ---------------------------------------------------------------- evidence


def _weigh_place(meeting: Meeting) -> tuple[float, str]:
    left, right = meeting.left.claim.where, meeting.right.claim.where
    if left and right and _are_twins(meeting):
        return _TWIN, f"one counts in {left.name}, the other in {right.name} at another time"
    match meeting.scope.place:
        case Relation.EQUAL:
            return _SAME_PLACE, ""
        case Relation.WITHIN | Relation.CONTAINS:
            return _PLACE_HOLDS, ""
        case Relation.DISJOINT if left and right:
            return _OTHER_PLACE, f"one counts in {left.name}, the other in {right.name}"
    return 0.0, ""


def _are_twins(meeting: Meeting) -> bool:
    """Equal numbers by other speakers, of another place at another time: four dead here, four there the day after."""
    is_equal = point_of(quantity_of(meeting.left)) == point_of(quantity_of(meeting.right))
    return is_equal and meeting.scope.is_elsewhere and meeting.kinship is Kinship.NONE


def _weigh_time(meeting: Meeting) -> tuple[float, str]:
    scope, left, right = meeting.scope, meeting.left, meeting.right
    points, reason = 0.0, ""
    if scope.as_of in (Relation.EQUAL, Relation.OVERLAPS):
        points = _SAME_TIME
    elif scope.as_of is Relation.DISJOINT:
        points, reason = _OTHER_TIME, "they speak of other days"
    elif left.known_day is not None and right.known_day is not None:
        points = _FAR_APART_IN_TIME if abs(left.known_day - right.known_day) > _FAR_DAYS else 0.0
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
    if low > 0 and high / low > _LIKELY_FACTOR and meeting.relation is Relation.DISJOINT:
        points = _OTHER_SIZE if meeting.kinship is Kinship.NONE else _UNLIKELY_SIZE
        return points, "the numbers are too far apart for one event"
    return 0.0, ""


def point_of(value: Quantity) -> float:
    """The number a figure names: its lower bound, else its upper."""
    return value.lower if math.isfinite(value.lower) and value.lower > 0 else value.upper


def _weigh_cause(meeting: Meeting, profiles: Profiles) -> tuple[float, str]:
    left, right = meeting.left.claim.cause, meeting.right.claim.cause
    if left is None or right is None or left.name == right.name:
        return 0.0, ""
    sides = {profiles.lexicon.side_of(left.name), profiles.lexicon.side_of(right.name)}
    if len(sides - {None}) == 2:
        return _OTHER_CAUSE, f"one names {left.name} as the cause, the other {right.name}"
    return 0.0, ""


# ---------------------------------------------------------------- verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A comparison with the evidence it rests on.

    `is_one_count` is False where two counted groups meet (a part and its whole); `is_set_apart` is True where something
    told of both shows that they answer two questions, and not only a lack of evidence.
    """

    comparison: Comparison
    is_one_count: bool
    is_set_apart: bool


def judge(meeting: Meeting, profiles: Profiles, *, least_points: float) -> Judged:
    """Judge a meeting: what the two figures are to each other, and on what it rests."""
    comparison = _judge(meeting, profiles, least_points=least_points)
    is_one_count = meeting.scope.counted is Relation.EQUAL or _may_be_one_group(meeting)
    is_elsewhere = meeting.scope.place is Relation.DISJOINT or _are_twins(meeting)
    is_other_time = meeting.scope.is_other_stretch or _are_long_apart(meeting.left, meeting.right)
    is_within = meeting.left.article == meeting.right.article
    return Judged(
        comparison=comparison,
        is_one_count=is_one_count,
        is_set_apart=comparison.verdict is Verdict.DIFFERENT_QUESTION
        and (not is_one_count or is_elsewhere or is_other_time or is_within),
    )


def _judge(meeting: Meeting, profiles: Profiles, *, least_points: float) -> Comparison:
    """What two figures of one kind are to each other."""
    scope = meeting.scope
    if exceeds := _part_exceeds_whole(meeting, profiles):
        return _comparison(meeting, Verdict.DISPUTED, exceeds)
    if scope.counted is Relation.DISJOINT:
        return _comparison(meeting, Verdict.DIFFERENT_QUESTION, _counted_reason(meeting))
    if scope.counted is not Relation.EQUAL and not _may_be_one_group(meeting):
        return _comparison(meeting, Verdict.DIFFERENT_QUESTION, _part_reason(meeting))
    if meeting.points < least_points + _evidence_beyond(meeting):
        reasons = meeting.against or ("nothing shows that they count one event",)
        return _comparison(meeting, Verdict.DIFFERENT_QUESTION, *reasons)
    if meeting.relation is Relation.DISJOINT and _is_blow_in_whole(meeting, profiles):
        return _comparison(meeting, Verdict.DIFFERENT_QUESTION, "one counts a single blow, the other all the fighting")
    if meeting.left.article == meeting.right.article and not _are_set_against(meeting, profiles):
        return _comparison(meeting, Verdict.DIFFERENT_QUESTION, "one article gives both, without setting them at odds")
    return _judge_met(meeting, profiles)


# More evidence is asked of different numbers of different days; figures of a day and a week never meet.
_OF_OTHER_DAYS, _NEVER = 1.0, math.inf


def _evidence_beyond(meeting: Meeting) -> float:
    if _are_long_apart(meeting.left, meeting.right):
        return _NEVER
    if point_of(quantity_of(meeting.left)) == point_of(quantity_of(meeting.right)):
        return 0.0
    if meeting.scope.is_other_stretch:
        return _NEVER
    return _OF_OTHER_DAYS if meeting.scope.as_of is Relation.DISJOINT and meeting.kinship is Kinship.NONE else 0.0


# What lies further apart is of two events, whatever the numbers. Days.
_LONG_APART = 60.0


def _are_long_apart(left: Profile, right: Profile) -> bool:
    """Whether one tells of days long before the other's; a figure without a day is of the time of its report."""
    first, second = _days_told(left), _days_told(right)
    if first is None or second is None:
        return False
    return max(first[0] - second[1], second[0] - first[1]) > _LONG_APART


def _days_told(profile: Profile) -> tuple[float, float] | None:
    if profile.day_from is not None and profile.day_to is not None:
        return profile.day_from, profile.day_to
    return None if profile.known_day is None else (profile.known_day, profile.known_day)


def _is_blow_in_whole(meeting: Meeting, profiles: Profiles) -> bool:
    """Whether the greater number is that of the whole fighting, the lesser that of one attack in it."""
    counts = profiles.lexicon.counts
    lesser, greater = meeting.left, meeting.right
    if point_of(quantity_of(lesser)) > point_of(quantity_of(greater)):
        lesser, greater = greater, lesser
    if meeting.kinship >= Kinship.PART:
        return False
    few, many = _words(lesser.around), _words(greater.around)
    return bool(many & counts["whole_event"]) and bool(few & counts["one_blow"]) and not few & counts["whole_event"]


def _are_set_against(meeting: Meeting, profiles: Profiles) -> bool:
    """Whether an article sets two of its figures against each other: by two speakers, or by words that weigh counts."""
    if point_of(quantity_of(meeting.left)) == point_of(quantity_of(meeting.right)):
        return True
    left, right = meeting.left, meeting.right
    if _is_part_of(left, right) or _is_part_of(right, left) or left.claim.adds_to or right.claim.adds_to:
        return False
    if left.claim.part_of and left.claim.part_of == right.claim.part_of:
        return False
    words = _words(left.sentence) | _words(right.sentence)
    weighs = bool(words & profiles.lexicon.counts["weighs"]) and _are_near(left, right)
    if left.claimant and right.claimant:
        return meeting.kinship is Kinship.NONE or weighs
    return weighs and bool(left.claimant or right.claimant)


def _are_near(left: Profile, right: Profile) -> bool:
    """Whether two claims of one article stand in one sentence or in neighbouring ones."""
    return left.sentence in right.around or right.sentence in left.around


def _is_part_of(part: Profile, whole: Profile) -> bool:
    return part.claim.part_of == whole.id


def _words(sentence: str) -> frozenset[str]:
    return frozenset(sentence.casefold().replace(",", " ").split())


def _may_be_one_group(meeting: Meeting) -> bool:
    """Whether "16 people" and "16 civilians" may be one count: not where an article sets them apart."""
    left, right = meeting.left, meeting.right
    groups = {left.claim.counted or "all", right.claim.counted or "all"}
    if left.article == right.article or "all" not in groups or left.claim.part_of or right.claim.part_of:
        return False
    one, other = quantity_of(left), quantity_of(right)
    if meeting.relation is not Relation.DISJOINT and (point_of(one) == point_of(other) or _round_alike(one, other)):
        return True
    return groups == {"all", "civilians"} and not (_has_own_part(left) or _has_own_part(right))


def _has_own_part(profile: Profile) -> bool:
    """Whether an article counts civilians and all by itself: then each number is what it says."""
    number = point_of(quantity_of(profile))
    if (profile.claim.counted or "all") == "civilians":
        return any(group == "all" and other >= number for group, other in profile.beside)
    return any(group == "civilians" and other <= number for group, other in profile.beside)


def _judge_met(meeting: Meeting, profiles: Profiles) -> Comparison:
    left, right = quantity_of(meeting.left), quantity_of(meeting.right)
    pair = f"{caption(left)} and {caption(right)}"
    match meeting.relation:
        case Relation.EQUAL:
            return _comparison(meeting, Verdict.AGREED, f"both give {caption(left)}")
        case Relation.WITHIN | Relation.CONTAINS | Relation.OVERLAPS:
            if point_of(left) == point_of(right) or _round_alike(left, right):
                return _comparison(meeting, Verdict.AGREED, f"{pair} allow the same number")
            if _rose_on_a_later_day(meeting):
                return _comparison(meeting, Verdict.UPDATED, f"{pair}: the higher count became known on a later day")
            return _comparison(meeting, Verdict.SHARPENED, f"{pair} do not exclude each other")
    return _judge_disjoint(meeting, profiles, f"{pair} exclude each other")


def _rose_on_a_later_day(meeting: Meeting) -> bool:
    """Whether two running tolls of one kind, "at least 17" and "at least 20", are an older and a newer one."""
    low, high = meeting.left, meeting.right
    if point_of(quantity_of(low)) > point_of(quantity_of(high)):
        low, high = high, low
    kind = kind_of(low.claim.kind)
    if kind is None or not kind.is_monotone or _is_range(quantity_of(low)) or _is_range(quantity_of(high)):
        return False
    return low.article != high.article and _days_between(low, high) >= 1


def _round_alike(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are one but for rounding."""
    low, high = sorted((point_of(left), point_of(right)))
    if _is_range(left) or _is_range(right):
        return False
    return (left.approximate or right.approximate) and high <= low * (1 + _ROUNDING)


def _is_range(value: Quantity) -> bool:
    """Whether a figure names two numbers, or a vague word."""
    return value.lower != value.upper and math.isfinite(value.lower) and math.isfinite(value.upper)


def _judge_disjoint(meeting: Meeting, profiles: Profiles, pair: str) -> Comparison:
    low, high = meeting.left, meeting.right
    if point_of(quantity_of(low)) > point_of(quantity_of(high)):
        low, high = high, low
    if low.article == high.article:
        return _judge_inside(meeting, low, high, pair)
    if (kind := kind_of(low.claim.kind)) and not kind.is_monotone and (later := _later(low, high)):
        return _comparison(meeting, Verdict.UPDATED, pair, f"{_name_of(later)} counts later, and such a count may fall")
    days = _days_between(low, high)
    if meeting.kinship >= Kinship.SIBLING and days >= -_FAR_DAYS:
        return _comparison(meeting, Verdict.UPDATED, pair, f"{_name_of(high)} gives the higher count later")
    if days >= 0 and (cue := _newer_cue(low, high, profiles)):
        return _comparison(meeting, Verdict.UPDATED, pair, f"the higher count is said to be newer: “{cue}”")
    if days >= 0 and _grows(meeting) and not _are_rivals(meeting):
        return _comparison(meeting, Verdict.UPDATED, pair, "the toll is said to grow still")
    if days >= 1:
        return _comparison(meeting, Verdict.UPDATED, pair, "the higher count became known on a later day")
    return _comparison(meeting, Verdict.DISPUTED, pair, _speakers_reason(meeting))


def _judge_inside(meeting: Meeting, low: Profile, high: Profile, pair: str) -> Comparison:
    """Two numbers that one article sets against each other: by two speakers, or as an older and a newer one."""
    if meeting.kinship is Kinship.NONE and low.claimant and high.claimant:
        return _comparison(meeting, Verdict.DISPUTED, pair, _speakers_reason(meeting))
    return _comparison(meeting, Verdict.UPDATED, pair, "one article gives both, as an older and a newer count")


# Tolls that grow rarely do so by more than this within a day.
_MOST_GROWTH = 5.0


def _grows(meeting: Meeting) -> bool:
    low, high = sorted((point_of(quantity_of(meeting.left)), point_of(quantity_of(meeting.right))))
    return (meeting.left.is_growing or meeting.right.is_growing) and high <= _MOST_GROWTH * low


# Those who hand on a count, rather than make one.
_RELAYS = frozenset({ActorType.MEDIA, ActorType.AGENCY, ActorType.PLATFORM})


def _are_rivals(meeting: Meeting) -> bool:
    """Whether both counts have a named speaker who counts for itself, and the two do not belong together."""
    left, right = (
        [one for one in profile.speakers if one.is_named and one.type not in _RELAYS]
        for profile in (meeting.left, meeting.right)
    )
    return bool(left) and bool(right) and meeting.kinship is Kinship.NONE


def _days_between(low: Profile, high: Profile) -> float:
    """Days from the lower to the higher count, by what they speak of, else by when they were known."""
    if low.known_day is not None and high.known_day is not None and low.known_day != high.known_day:
        return math.floor(high.known_day) - math.floor(low.known_day)
    if low.day_to is not None and high.day_to is not None:
        return math.floor(high.day_to) - math.floor(low.day_to)
    return 0.0


# Counts that became known so much apart are an earlier and a later one. Days.
_LATER = 1 / 24


def _later(left: Profile, right: Profile) -> Profile | None:
    """Which of two became known later, by an hour at least; None where that is not known."""
    if left.known_day is None or right.known_day is None or abs(left.known_day - right.known_day) < _LATER:
        return None
    return left if left.known_day > right.known_day else right


def _newer_cue(low: Profile, high: Profile, profiles: Profiles) -> str:
    """The word that says the higher count is newer; weak ones only beside a word for the count itself."""
    counts = profiles.lexicon.counts
    later, earlier = _words(high.sentence), _words(low.sentence)
    found = sorted(later & counts["grow"] if later & counts["tolls"] else ())
    found = found or sorted(later & counts["newer"] if later & counts["tolls"] else ())
    return next(iter(found or sorted(earlier & counts["earlier"])), "")


def _name_of(profile: Profile) -> str:
    claimant = profile.claimant or (profile.speakers[0] if profile.speakers else None)
    return claimant.name if claimant else "the outlet itself"


def _speakers_reason(meeting: Meeting) -> str:
    left, right = _name_of(meeting.left), _name_of(meeting.right)
    return f"{left} and {right} speak of one event on one day" if left != right else f"{left} gives both"


def _counted_reason(meeting: Meeting) -> str:
    left, right = meeting.left.claim.counted or "all", meeting.right.claim.counted or "all"
    return f"one counts {left}, the other {right}"


def _part_reason(meeting: Meeting) -> str:
    part, whole = (
        (meeting.left, meeting.right) if meeting.scope.counted is Relation.WITHIN else (meeting.right, meeting.left)
    )
    low, high = caption(quantity_of(part)), caption(quantity_of(whole))
    return f"{low} ({part.claim.counted}) are a part of {high} ({whole.claim.counted or 'all'})"


def _part_exceeds_whole(meeting: Meeting, profiles: Profiles) -> str:
    """The arithmetic where a part is greater than its whole; empty where it is not, or where the two are unrelated.

    The whole must be told as one: of the fighting, the battle, in all.
    """
    part, whole = meeting.left, meeting.right
    if meeting.scope.is_whole:
        part, whole = whole, part
    elif not meeting.scope.is_part:
        return ""
    greater, lesser, arithmetic = quantity_of(part), quantity_of(whole), ""
    if added := sum_with_base(part, profiles.by_id):
        greater, arithmetic = added[0], f" = {added[1]}"
    if greater.lower <= lesser.upper or meeting.points - _part_points(meeting) < _LEAST_FOR_WHOLE:
        return ""
    if meeting.scope.as_of is Relation.DISJOINT and (part.day_to or 0) > (whole.day_to or 0):
        return ""
    if not tells_whole(whole, profiles.lexicon):
        return ""
    return (
        f"a part exceeds its whole: {caption(greater)}{arithmetic} {part.claim.counted or 'all'} "
        f"> {caption(lesser)} {whole.claim.counted or 'all'}"
    )


def tells_whole(profile: Profile, lexicon: Lexicon) -> bool:
    """Whether a figure is told as that of the whole event: of the fighting, the battle, in all."""
    return profile.claim.part_of is None and bool(_words(profile.sentence) & lexicon.counts["whole"])


def _part_points(meeting: Meeting) -> float:
    """What a shorter period took from the evidence: for a part it is no objection."""
    return _OTHER_PERIOD if meeting.scope.period in (Relation.WITHIN, Relation.CONTAINS) else 0.0


def _comparison(meeting: Meeting, verdict: Verdict, *reasons: str) -> Comparison:
    return Comparison(
        left=meeting.left.id,
        right=meeting.right.id,
        relation=meeting.relation,
        verdict=verdict,
        reasons=tuple(reason for reason in reasons if reason),
    )

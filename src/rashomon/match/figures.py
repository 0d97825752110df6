"""Two figures side by side: do they answer one question, and if so, what are they to each other?

The evidence is weighed in `meeting`, a part and its whole in `wholes`, figures of one event in `verdicts`.
"""

import math
from dataclasses import dataclass

from rashomon.match.meeting import FAR_DAYS, Meeting, are_one_number, point_of, quantity_of
from rashomon.match.profile import Profile, Profiles
from rashomon.match.sentences import words_in
from rashomon.match.telling import why_no_count, why_part
from rashomon.match.verdicts import compared, judge_met, round_alike
from rashomon.match.wholes import part_exceeds_whole
from rashomon.model import Accumulation, Comparison, Verdict
from rashomon.schema.claimants import Kinship
from rashomon.values import Relation, caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A comparison with the meeting it rests on.

    `is_one_count` is False where two counted groups meet (a part and its whole).
    """

    meeting: Meeting
    comparison: Comparison
    is_one_count: bool


def judge(meeting: Meeting, profiles: Profiles, *, least_points: float) -> Judged:
    """Judge a meeting: what the two figures are to each other, and on what it rests."""
    return Judged(
        meeting=meeting,
        comparison=_judge(meeting, profiles, least_points=least_points),
        is_one_count=meeting.scope.counted is Relation.EQUAL or _may_be_one_group(meeting),
    )


def _judge(meeting: Meeting, profiles: Profiles, *, least_points: float) -> Comparison:
    """What two figures of one kind are to each other."""
    scope = meeting.scope
    if exceeds := part_exceeds_whole(meeting, profiles):
        return compared(meeting, Verdict.DISPUTED, exceeds)
    if scope.counted is Relation.DISJOINT:
        return compared(meeting, Verdict.DIFFERENT_QUESTION, _counted_reason(meeting))
    if scope.counted is not Relation.EQUAL and not _may_be_one_group(meeting):
        return compared(meeting, Verdict.DIFFERENT_QUESTION, _part_reason(meeting))
    if reason := why_told_apart(meeting):
        return compared(meeting, Verdict.DIFFERENT_QUESTION, reason)
    if meeting.points < least_points + _evidence_beyond(meeting):
        reasons = meeting.against or ("nothing shows that they count one event",)
        return compared(meeting, Verdict.DIFFERENT_QUESTION, *reasons)
    if reason := _why_apart(meeting, profiles):
        return compared(meeting, Verdict.DIFFERENT_QUESTION, reason)
    return judge_met(meeting, profiles)


def _why_apart(meeting: Meeting, profiles: Profiles) -> str:
    """What makes two numbers of one event two questions all the same; empty where nothing does."""
    if meeting.relation is Relation.DISJOINT and is_blow_in_whole(meeting, profiles):
        return "one counts a single blow, the other all the fighting"
    if meeting.left.is_of_one_place != meeting.right.is_of_one_place:
        return "one counts a single place alone"
    if meeting.left.article == meeting.right.article and not _are_set_against(meeting, profiles):
        return "one article gives both, without setting them at odds"
    return "each counts what its own days brought" if _count_periods_of_their_own(meeting) else ""


def why_told_apart(meeting: Meeting) -> str:
    """What sets two numbers apart by how they are told: a single person, some of a row, the seriously hurt."""
    left, right = meeting.left.telling, meeting.right.telling
    is_named_group = meeting.scope.counted is Relation.EQUAL and meeting.left.claim.counted not in (None, "all")
    if meeting.relation is not Relation.EQUAL and (reason := why_part(left, right, is_named_group=is_named_group)):
        return reason
    least, most = sorted((point_of(quantity_of(meeting.left)), point_of(quantity_of(meeting.right))))
    if most == least + 1 and meeting.relation is Relation.DISJOINT and _may_count_attacker(meeting):
        return "one may count the attacker, who died, and the other not"
    is_at_odds = meeting.relation is Relation.DISJOINT and (least > 0 or left.is_of_rest or right.is_of_rest)
    return why_no_count(left, right) if is_at_odds else ""


def _may_count_attacker(meeting: Meeting) -> bool:
    left, right = meeting.left, meeting.right
    return left.claim.kind == "killed" and (left.is_attacker_dead or right.is_attacker_dead)


def _count_periods_of_their_own(meeting: Meeting) -> bool:
    """Whether two numbers that exclude each other tell what the days of two reports brought: strikes of last night."""
    left, right = meeting.left, meeting.right
    are_increments = {left.claim.accumulation, right.claim.accumulation} == {Accumulation.INCREMENTAL}
    if not are_increments or meeting.relation is not Relation.DISJOINT or meeting.scope.as_of is not _UNKNOWN:
        return False
    if left.known_day is None or right.known_day is None:
        return False
    return math.floor(left.known_day) != math.floor(right.known_day)


# One of two claims speaks of no day.
_UNKNOWN = Relation.INCOMPARABLE


# More evidence is asked of different numbers of different days; figures of a day and a week never meet.
_OF_OTHER_DAYS, _NEVER = 1.0, math.inf
# Different numbers of different speakers need words in common, 0-1. Of links between accounts of Syria, those of one
# event share .10 and more; held on both halves.
_LEAST_WORDS = 0.08


def _evidence_beyond(meeting: Meeting) -> float:
    if are_long_apart(meeting.left, meeting.right):
        return _NEVER
    if point_of(quantity_of(meeting.left)) == point_of(quantity_of(meeting.right)):
        return 0.0
    if meeting.scope.is_other_stretch or (meeting.scope.days_between > FAR_DAYS and _tell_their_times(meeting)):
        return _NEVER
    if meeting.kinship is not Kinship.NONE:
        return 0.0
    if meeting.words < _LEAST_WORDS and meeting.left.article != meeting.right.article:
        return _NEVER
    return _OF_OTHER_DAYS if meeting.scope.days_between > 0 else 0.0


def _tell_their_times(meeting: Meeting) -> bool:
    """Whether both sentences say when; a time taken over from a sentence before is a weaker word."""
    return meeting.left.tells_time and meeting.right.tells_time


# What lies further apart is of two events, whatever the numbers. Days.
_LONG_APART = 60.0


def are_long_apart(left: Profile, right: Profile) -> bool:
    """Whether one tells of days long before the other's; a figure without a day is of the time of its report."""
    first, second = _days_told(left), _days_told(right)
    if first is None or second is None:
        return False
    return max(first[0] - second[1], second[0] - first[1]) > _LONG_APART


def _days_told(profile: Profile) -> tuple[float, float] | None:
    if profile.day_from is not None and profile.day_to is not None:
        return profile.day_from, profile.day_to
    return None if profile.known_day is None else (profile.known_day, profile.known_day)


def is_blow_in_whole(meeting: Meeting, profiles: Profiles) -> bool:
    """Whether the greater number is that of the whole fighting, the lesser that of one attack in it."""
    counts = profiles.lexicon.counts
    lesser, greater = meeting.left, meeting.right
    if point_of(quantity_of(lesser)) > point_of(quantity_of(greater)):
        lesser, greater = greater, lesser
    if meeting.kinship >= Kinship.PART:
        return False
    few, many = words_in(lesser.around), words_in(greater.around)
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
    if meeting.scope.as_of is Relation.DISJOINT and _tell_their_times(meeting):
        return False
    words = words_in(left.sentence) | words_in(right.sentence)
    weighs = bool(words & profiles.lexicon.counts["weighs"]) and _are_near(left, right)
    if left.claimant and right.claimant:
        return meeting.kinship is Kinship.NONE or weighs
    return weighs and bool(left.claimant or right.claimant)


def _are_near(left: Profile, right: Profile) -> bool:
    """Whether two claims of one article stand in one sentence or in neighbouring ones."""
    return left.sentence in right.around or right.sentence in left.around


def _is_part_of(part: Profile, whole: Profile) -> bool:
    return part.claim.part_of == whole.id


def _may_be_one_group(meeting: Meeting) -> bool:
    """Whether "16 people" and "16 civilians" may be one count: not where an article sets them apart."""
    left, right = meeting.left, meeting.right
    groups = {left.claim.counted or "all", right.claim.counted or "all"}
    if _are_fighters_of_both(meeting):
        return True
    if left.article == right.article or "all" not in groups or left.claim.part_of or right.claim.part_of:
        return False
    one, other = quantity_of(left), quantity_of(right)
    if meeting.relation is not Relation.DISJOINT and (point_of(one) == point_of(other) or round_alike(one, other)):
        return True
    return groups == {"all", "civilians"} and not (_has_own_part(left) or _has_own_part(right))


def _are_fighters_of_both(meeting: Meeting) -> bool:
    """Whether two accounts pick one number of fighters in other words: 14 of the dead are combatants, or rebels."""
    left, right = meeting.left.claim, meeting.right.claim
    is_nested = meeting.scope.counted in (Relation.WITHIN, Relation.CONTAINS) and "combatants" in (
        left.counted,
        right.counted,
    )
    is_pair = bool(left.part_of and right.part_of) and left.article != right.article
    return is_nested and is_pair and are_one_number(quantity_of(meeting.left), quantity_of(meeting.right))


# All the dead of one event are rarely more than so many times its civilians: beyond, an article tells of a whole war.
_MOST_TIMES = 12.0


def _has_own_part(profile: Profile) -> bool:
    """Whether an article counts more of all than civilians: then each number is what it says."""
    number = point_of(quantity_of(profile))
    if (profile.claim.counted or "all") == "civilians":
        return any(group == "all" and number < other <= _MOST_TIMES * number for group, other in profile.beside)
    return any(group == "civilians" and other < number <= _MOST_TIMES * other for group, other in profile.beside)


def _counted_reason(meeting: Meeting) -> str:
    left, right = meeting.left.claim.counted or "all", meeting.right.claim.counted or "all"
    return f"one counts {left}, the other {right}"


def _part_reason(meeting: Meeting) -> str:
    part, whole = (
        (meeting.left, meeting.right) if meeting.scope.counted is Relation.WITHIN else (meeting.right, meeting.left)
    )
    low, high = caption(quantity_of(part)), caption(quantity_of(whole))
    return f"{low} ({part.claim.counted}) are a part of {high} ({whole.claim.counted or 'all'})"

"""What two figures of one event are to each other: agreed, sharpened, updated or disputed, by their intervals."""

import math

from rashomon.match.meeting import FAR_DAYS, ROUNDING, Meeting, are_one_number, point_of, quantity_of
from rashomon.match.profile import Profile, Profiles
from rashomon.match.sentences import words_in
from rashomon.match.tolls import growth_word
from rashomon.model import Accumulation, Comparison, Verdict
from rashomon.schema.claimants import Kinship
from rashomon.schema.kinds import kind_of
from rashomon.values import ActorType, Quantity, Relation, caption


def judge_met(meeting: Meeting, profiles: Profiles) -> Comparison:
    """What two figures that answer one question are to each other."""
    left, right = quantity_of(meeting.left), quantity_of(meeting.right)
    pair = f"{caption(left)} and {caption(right)}"
    match meeting.relation:
        case Relation.EQUAL:
            return compared(meeting, Verdict.AGREED, f"both give {caption(left)}")
        case Relation.WITHIN | Relation.CONTAINS | Relation.OVERLAPS:
            if are_one_number(left, right) or round_alike(left, right):
                return compared(meeting, Verdict.AGREED, f"{pair} allow the same number")
            if _rose_on_a_later_day(meeting):
                return compared(meeting, Verdict.UPDATED, f"{pair}: the higher count became known on a later day")
            return compared(meeting, Verdict.SHARPENED, f"{pair} do not exclude each other")
    return _judge_disjoint(meeting, profiles, f"{pair} exclude each other")


def _rose_on_a_later_day(meeting: Meeting) -> bool:
    """Whether two running tolls of one kind, "at least 17" and "at least 20", are an older and a newer one."""
    low, high = meeting.left, meeting.right
    if point_of(quantity_of(low)) > point_of(quantity_of(high)):
        low, high = high, low
    kind = kind_of(low.claim.kind)
    if kind is None or not kind.is_monotone or quantity_of(low).is_range or quantity_of(high).is_range:
        return False
    return low.article != high.article and _days_between(low, high) >= 1


def round_alike(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are one but for rounding."""
    low, high = sorted((point_of(left), point_of(right)))
    if left.is_range or right.is_range:
        return False
    return (left.approximate or right.approximate) and high <= low * (1 + ROUNDING)


def _judge_disjoint(meeting: Meeting, profiles: Profiles, pair: str) -> Comparison:
    low, high = meeting.left, meeting.right
    if point_of(quantity_of(low)) > point_of(quantity_of(high)):
        low, high = high, low
    if low.article == high.article:
        return _judge_inside(meeting, low, high, profiles, pair)
    kind = kind_of(low.claim.kind)
    if kind and not (kind.is_monotone or kind.is_fixed) and (later := _later(low, high)):
        return compared(meeting, Verdict.UPDATED, pair, f"{_name_of(later)} counts later, and such a count may fall")
    days = _days_between(low, high)
    if meeting.kinship >= Kinship.SIBLING and days >= -FAR_DAYS:
        return compared(meeting, Verdict.UPDATED, pair, f"{_name_of(high)} gives the higher count later")
    if days >= 0 and (reason := _why_newer(meeting, low, high, profiles)):
        return compared(meeting, Verdict.UPDATED, pair, reason)
    if (reason := _why_outgrown(low, profiles)) and _may_grow(meeting) and not _are_rivals(meeting):
        return compared(meeting, Verdict.UPDATED, pair, reason)
    if days <= 0 and (cue := _first_cue(low, high, profiles)) and not _are_rivals(meeting):
        return compared(meeting, Verdict.UPDATED, pair, f"the higher count is said to be the first one: “{cue}”")
    return compared(meeting, Verdict.DISPUTED, pair, _speakers_reason(meeting))


def _why_newer(meeting: Meeting, low: Profile, high: Profile, profiles: Profiles) -> str:
    """Why the higher of two counts is the newer one; empty where nothing shows it."""
    are_rivals = _are_rivals(meeting)
    if cue := _newer_cue(low, high, profiles, are_rivals=are_rivals):
        return f"the higher count is said to be newer: “{cue}”"
    kind = kind_of(low.claim.kind)
    if kind and kind.is_fixed:
        return ""
    if high.is_renewed and not low.is_renewed and not are_rivals:
        return "the account of the higher count calls its toll a new one"
    if _days_between(low, high) >= 1:
        return "the higher count became known on a later day"
    if _grows(meeting) and not are_rivals:
        return "the toll is said to grow still"
    hours = _hours_of_growth(low, high)
    return f"the higher count is {hours:.0f} hours later on both clocks" if hours else ""


def _judge_inside(meeting: Meeting, low: Profile, high: Profile, profiles: Profiles, pair: str) -> Comparison:
    """Two numbers that one article sets against each other: by two speakers, or as an older and a newer one."""
    if _grows_between(low, high, profiles) and not _are_rivals(meeting):
        return compared(meeting, Verdict.UPDATED, pair, "the article tells both of a toll that grows")
    if meeting.kinship is Kinship.NONE and low.claimant and high.claimant:
        return compared(meeting, Verdict.DISPUTED, pair, _speakers_reason(meeting))
    return compared(meeting, Verdict.UPDATED, pair, "one article gives both, as an older and a newer count")


# Tolls that grow rarely do so by more than this within a day.
_MOST_GROWTH = 5.0


def _grows(meeting: Meeting) -> bool:
    return (meeting.left.is_growing or meeting.right.is_growing) and _may_grow(meeting)


def _may_grow(meeting: Meeting) -> bool:
    low, high = sorted((point_of(quantity_of(meeting.left)), point_of(quantity_of(meeting.right))))
    kind = kind_of(meeting.left.claim.kind)
    return kind is not None and kind.is_monotone and high <= _MOST_GROWTH * low


def _grows_between(low: Profile, high: Profile, profiles: Profiles) -> bool:
    """Whether the sentences of two counts of one article say that the toll grows."""
    counts, words = profiles.lexicon.counts, words_in(low.around) | words_in(high.around)
    return bool(words & counts["tolls"]) and bool(words & counts["grow"])


# Those who hand on a count, rather than make one.
_RELAYS = frozenset({ActorType.MEDIA, ActorType.AGENCY, ActorType.PLATFORM})
# Those who count as they are told: what one of them says later is a later count, unless it is a party.
_OFFICIALS = frozenset({ActorType.PERSON, ActorType.GOVERNMENT, ActorType.POLICE, ActorType.RESCUE, ActorType.HOSPITAL})


def _are_rivals(meeting: Meeting) -> bool:
    """Whether both counts have a named speaker who counts for itself, and the two do not belong together.

    Officials of a place where nobody fights hand a growing toll from one to the next: they are no rivals.
    """
    left, right = (
        [one for one in profile.speakers if one.is_named and one.type not in _RELAYS]
        for profile in (meeting.left, meeting.right)
    )
    if not left or not right or meeting.kinship is not Kinship.NONE:
        return False
    return any(one.is_party or one.type not in _OFFICIALS for one in (*left, *right))


def _days_between(low: Profile, high: Profile) -> float:
    """Days from the lower to the higher count, by what they speak of, else by when they were known."""
    if low.known_day is not None and high.known_day is not None and low.known_day != high.known_day:
        return math.floor(high.known_day) - math.floor(low.known_day)
    if low.day_to is not None and high.day_to is not None and low.tells_time and high.tells_time:
        return math.floor(high.day_to) - math.floor(low.day_to)
    return 0.0


# Counts that became known so much apart are an earlier and a later one. Days.
_LATER = 1 / 24


def _later(left: Profile, right: Profile) -> Profile | None:
    """Which of two became known later, by an hour at least; None where that is not known."""
    if left.known_day is None or right.known_day is None or abs(left.known_day - right.known_day) < _LATER:
        return None
    return left if left.known_day > right.known_day else right


def _hours_of_growth(low: Profile, high: Profile) -> float:
    """Hours by which a running toll is newer, both by what it speaks of and by when it was known; 0 where it is not.

    That one outlet only published later tells nothing: both accounts must say of which hour they speak.
    """
    first, second = _hour_of(low), _hour_of(high)
    if first is None or second is None or low.known_day is None or high.known_day is None:
        return 0.0
    if Accumulation.INCREMENTAL in (low.claim.accumulation, high.claim.accumulation):
        return 0.0
    hours = min(high.known_day - low.known_day, second - first) * _HOURS
    return hours if hours >= 1 else 0.0


_HOURS = 24


def _hour_of(profile: Profile) -> float | None:
    """The hour a count speaks of, as a day's part; None where it tells no more than a day."""
    if profile.day_from is None or profile.day_to is None or profile.day_to - profile.day_from > _LONGEST_HOUR:
        return None
    return profile.day_from


# What is narrower than a part of a day tells an hour. Days.
_LONGEST_HOUR = 0.2


def _newer_cue(low: Profile, high: Profile, profiles: Profiles, *, are_rivals: bool) -> str:
    """The word that says the higher count is newer; weak ones only beside a word for the count itself.

    That a count is preliminary makes no rival's count a newer one.
    """
    counts = profiles.lexicon.counts
    later, earlier = words_in(high.sentence), words_in(low.sentence)
    found = sorted(later & counts["grow"] if later & counts["tolls"] else ())
    found = found or sorted(later & counts["newer"] if later & counts["tolls"] else ())
    found = found or sorted(() if are_rivals else earlier & counts["earlier"])
    return next(iter(found), "")


def _why_outgrown(low: Profile, profiles: Profiles) -> str:
    """Why a toll has passed a count, whenever its account was published; empty where no account says so."""
    if cue := growth_word(low.around, profiles.lexicon):
        return f"the account of the lower count says that the toll “{cue}”"
    is_outgrown = (low.claim.kind, point_of(quantity_of(low))) in profiles.outgrown
    return "another account tells the lower count of a toll that has grown" if is_outgrown else ""


def _first_cue(low: Profile, high: Profile, profiles: Profiles) -> str:
    """The word that says that the higher count is an early one, which the lower one corrects: "initial reports"."""
    earlier = profiles.lexicon.counts["earlier"]
    found = sorted(words_in(high.sentence) & earlier - words_in(low.sentence))
    return next(iter(found), "")


def _name_of(profile: Profile) -> str:
    claimant = profile.claimant or (profile.speakers[0] if profile.speakers else None)
    return claimant.name if claimant else "the outlet itself"


def _speakers_reason(meeting: Meeting) -> str:
    left, right = _name_of(meeting.left), _name_of(meeting.right)
    return f"{left} and {right} speak of one event on one day" if left != right else f"{left} gives both"


def compared(meeting: Meeting, verdict: Verdict, *reasons: str) -> Comparison:
    """The comparison of a meeting with its verdict; empty reasons are left out."""
    return Comparison(
        left=meeting.left.id,
        right=meeting.right.id,
        relation=meeting.relation,
        verdict=verdict,
        reasons=tuple(reason for reason in reasons if reason),
    )

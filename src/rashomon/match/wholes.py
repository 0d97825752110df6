"""A part and its whole: where a part is greater than what holds it, with the arithmetic."""

from rashomon.match.lexicon import Lexicon
from rashomon.match.meeting import Meeting, part_points, quantity_of
from rashomon.match.profile import Profile, Profiles
from rashomon.match.sentences import words_in
from rashomon.match.sums import sum_with_base
from rashomon.values import Relation, caption

# A part and its whole are told in other words: little more than no word against it is asked of them.
_LEAST_FOR_WHOLE = 0.0


def part_exceeds_whole(meeting: Meeting, profiles: Profiles) -> str:
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
    if (
        greater.lower <= lesser.upper
        or part.telling.is_uncounted
        or meeting.points - part_points(meeting) < _LEAST_FOR_WHOLE
    ):
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
    """Whether a figure is told as that of the whole event: of the fighting, the battle, in all; by its number."""
    telling = profile.telling
    if telling.is_single or telling.is_of_rest or telling.is_uncounted:
        return False
    return profile.claim.part_of is None and bool(words_in(profile.sentence) & lexicon.counts["whole"])

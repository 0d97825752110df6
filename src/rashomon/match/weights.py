"""How much two figures speak for one question, or against it: what `joining` makes classes of.

For: the evidence beyond the least that is asked, and more where both give one number. Against: each thing told that
sets the two apart; where nothing is told and only evidence is missing, a pair says nothing. The sizes were set on the
bundled example and on two sets of hand-made links, all in view.
"""

from rashomon.match.figures import Judged, are_long_apart, is_blow_in_whole, why_told_apart
from rashomon.match.meeting import Meeting, are_of_other_size, are_one_number, are_twins, quantity_of
from rashomon.match.profile import Profiles
from rashomon.model import Verdict
from rashomon.values import Relation

_LEAST, _FOR_A_POINT, _MOST, _FOR_EQUAL = 0.5, 0.5, 2.5, 2.0
_OTHER_GROUP, _TWIN, _APART = 2.0, 3.0, 1.0
_OTHER_TELLING = 2.0


def weigh(judged: Judged, verdict: Verdict, profiles: Profiles, *, least_points: float) -> float:
    """The weight of a pair: above zero for one question, below it against.

    Args:
        judged: the pair.
        verdict: the verdict on it once counterparts are known.
        profiles: those of the story.
        least_points: the evidence that is asked for one question.
    """
    meeting = judged.meeting
    if verdict is Verdict.DIFFERENT_QUESTION:
        return 0.0 if judged.comparison.verdict is not verdict else -_against(judged, profiles)
    if not judged.is_one_count:
        return 0.0  # a part that exceeds its whole
    evidence = min(_MOST, _LEAST + _FOR_A_POINT * max(0.0, meeting.points - least_points))
    return evidence + (_FOR_EQUAL if meeting.relation is Relation.EQUAL else 0.0)


def _against(judged: Judged, profiles: Profiles) -> float:
    meeting = judged.meeting
    told = (
        meeting.scope.place is Relation.DISJOINT,
        meeting.scope.is_other_stretch or are_long_apart(meeting.left, meeting.right),
        meeting.left.article == meeting.right.article,
        are_of_other_size(meeting),
        meeting.left.is_of_one_place != meeting.right.is_of_one_place,
        _is_blow(meeting, profiles),
    )
    # "26 people" and "26 civilians" of one article are as likely one count in two words as a part and its whole.
    is_other_group = not judged.is_one_count and not are_one_number(
        quantity_of(meeting.left), quantity_of(meeting.right)
    )
    is_told_apart = bool(why_told_apart(meeting))
    return (
        _OTHER_TELLING * is_told_apart + _OTHER_GROUP * is_other_group + _TWIN * are_twins(meeting) + _APART * sum(told)
    )


def _is_blow(meeting: Meeting, profiles: Profiles) -> bool:
    return meeting.relation is Relation.DISJOINT and is_blow_in_whole(meeting, profiles)

"""How the scopes of two figures lie to each other: who is counted, where, and over which period."""

from dataclasses import dataclass

from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile
from rashomon.model import Accumulation
from rashomon.values import Place, Relation, relate

# Of two stretches of time, one is a period of its own when it is this much longer. Days.
_LONGER_BY_DAYS = 1.5
# Reports of one day differ by less than this: zones and late editions. Days.
_SAME_DAY = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The relations of two figures' scopes, left to right; INCOMPARABLE where the texts leave it open.

    `is_other_stretch`: one speaks of a day, the other of a week. `is_elsewhere`: two places of other names, neither of
    which is known to lie in the other, at times that do not meet. `days_between`: from the end of the days that one
    speaks of to the start of the other's; 0 where they meet, or a text does not say.
    """

    counted: Relation
    place: Relation
    period: Relation
    as_of: Relation
    is_other_stretch: bool
    is_elsewhere: bool = False
    days_between: float = 0.0

    @property
    def is_part(self) -> bool:
        """Whether left counts a part of what right counts: within in whom or when it counts, apart in nothing."""
        parts = {self.counted, self.period}
        return Relation.WITHIN in parts and not {Relation.CONTAINS, Relation.DISJOINT} & (parts | {self.place})

    @property
    def is_whole(self) -> bool:
        """Whether left counts a whole of which right counts a part."""
        return self.converse.is_part

    @property
    def converse(self) -> "Scope":
        """The scopes seen from the right."""
        return Scope(
            counted=self.counted.converse,
            place=self.place.converse,
            period=self.period.converse,
            as_of=self.as_of.converse,
            is_other_stretch=self.is_other_stretch,
            is_elsewhere=self.is_elsewhere,
            days_between=self.days_between,
        )


def relate_scopes(left: Profile, right: Profile, lexicon: Lexicon) -> Scope:
    """Relate who is counted, where, over which period and as of when."""
    return Scope(
        counted=relate_counted(left.claim.counted, right.claim.counted, lexicon),
        place=_relate_where(left, right),
        period=_relate_periods(left, right),
        as_of=_relate_days(left, right),
        is_other_stretch=_is_other_stretch(left, right),
        is_elsewhere=_is_elsewhere(left, right),
        days_between=_days_between(left, right),
    )


def relate_counted(left: str | None, right: str | None, lexicon: Lexicon) -> Relation:
    """Relate two counted groups by the table of groups; an unknown group is a part of all and apart from others."""
    left, right = left or "all", right or "all"
    if left == right:
        return Relation.EQUAL
    if right == "all" or right in lexicon.wholes_of(left):
        return Relation.WITHIN
    if left == "all" or left in lexicon.wholes_of(right):
        return Relation.CONTAINS
    return Relation.DISJOINT


def _relate_where(left: Profile, right: Profile) -> Relation:
    """Relate the places; a whole country sets nothing apart, since it is where the story plays."""
    first, second = left.claim.where, right.claim.where
    if first is None or second is None or _is_country(first) or _is_country(second):
        return Relation.INCOMPARABLE
    return relate(first, second)


def _is_elsewhere(left: Profile, right: Profile) -> bool:
    first, second = left.claim.where, right.claim.where
    if first is None or second is None or _is_country(first) or _is_country(second) or first.name == second.name:
        return False
    if relate(first, second) not in (Relation.DISJOINT, Relation.INCOMPARABLE):
        return False
    one, other = _days(left), _days(right)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _is_country(place: Place) -> bool:
    return place.id is not None and not place.within


def _is_other_stretch(left: Profile, right: Profile) -> bool:
    """Whether one speaks of a stretch of time that is much longer than the other's."""
    long, short = left.days_spanned, right.days_spanned
    return long is not None and short is not None and abs(long - short) > _LONGER_BY_DAYS


def _relate_periods(left: Profile, right: Profile) -> Relation:
    """A day's count is within a running total; a stretch of days holds one that is much shorter."""
    first, second = left.claim.accumulation, right.claim.accumulation
    if _is_other_stretch(left, right):
        return Relation.CONTAINS if (left.days_spanned or 0) > (right.days_spanned or 0) else Relation.WITHIN
    if first is second or first is None or second is None:
        return Relation.EQUAL if first is second else Relation.INCOMPARABLE
    return Relation.WITHIN if first is Accumulation.INCREMENTAL else Relation.CONTAINS


def _relate_days(left: Profile, right: Profile) -> Relation:
    first, second = _days(left), _days(right)
    if first is None or second is None:
        return Relation.INCOMPARABLE
    if _days_between(left, right) > _SAME_DAY:
        return Relation.DISJOINT
    return Relation.EQUAL if first == second else Relation.OVERLAPS


def _days_between(left: Profile, right: Profile) -> float:
    first, second = _days(left), _days(right)
    return 0.0 if first is None or second is None else max(0.0, second[0] - first[1], first[0] - second[1])


def _days(profile: Profile) -> tuple[float, float] | None:
    if profile.day_from is None and profile.day_to is None:
        return None
    start = profile.day_from if profile.day_from is not None else profile.day_to
    end = profile.day_to if profile.day_to is not None else profile.day_from
    assert start is not None
    assert end is not None
    return start, end

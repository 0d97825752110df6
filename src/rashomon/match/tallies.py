"""Sums across accounts: parts that add up to more than their whole, whoever tells them; the arithmetic is the reason.

Two sums are made. The fates that one article tells (so many killed, missing, rescued) are held against who was aboard
by anybody's count. Groups that share nobody (soldiers here, civilians there) are held against the whole event's toll.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from rashomon.match.meeting import meet, quantity_of
from rashomon.match.profile import Profile, Profiles
from rashomon.match.scope import Scope, relate_counted, relate_scopes
from rashomon.match.wholes import tells_whole
from rashomon.model import ArticleId, Comparison, Verdict
from rashomon.schema.kinds import kind_of
from rashomon.values import Relation, caption, relate

# Fates that exclude one another; the injured are among the rescued, and the casualties are killed or injured.
_FATES = ("killed", "missing", "rescued")
_ABOARD = "aboard"
# Parts of other accounts that a whole is held against, at most, the latest before it.
_MOST_PARTS = 40


def check_tallies(
    kinds: Mapping[tuple[str, str], Sequence[Profile]], profiles: Profiles, *, least_points: float
) -> list[Comparison]:
    """Comparisons of a whole with the greatest of the parts that exceed it together.

    Args:
        kinds: the figures of a story by kind and unit.
        profiles: those of the story.
        least_points: the evidence that is asked for one event.
    """
    persons = {kind: members for (kind, unit), members in sorted(kinds.items()) if unit == "person"}
    groups = (_check_groups(members, profiles, least_points) for kind, members in persons.items() if _may_sum(kind))
    return [*_check_fates(persons, profiles), *chain.from_iterable(groups)]


def _may_sum(kind: str) -> bool:
    known = kind_of(kind)
    return known is not None and known.counts_persons and known.is_monotone


# ---------------------------------------------------------------- who was aboard


def _check_fates(persons: Mapping[str, Sequence[Profile]], profiles: Profiles) -> list[Comparison]:
    told: dict[ArticleId, dict[str, Profile]] = defaultdict(dict)
    for kind in _FATES:
        for profile in persons.get(kind, ()):
            known = told[profile.article].get(kind)
            if _is_whole(profile) and (known is None or _least(known) < _least(profile)):
                told[profile.article][kind] = profile
    found = []
    for whole in persons.get(_ABOARD, ()):
        for fates in told.values():
            if _is_whole(whole) and (one := _exceeds(whole, list(fates.values()), profiles)) is not None:
                found.append(one)
    return found


def _exceeds(whole: Profile, fates: Sequence[Profile], profiles: Profiles) -> Comparison | None:
    scopes = [relate_scopes(fate, whole, profiles.lexicon) for fate in fates]
    if len(fates) < 2 or any(scope.place is Relation.DISJOINT for scope in scopes):
        return None
    words = [f"{caption(quantity_of(fate))} {fate.claim.kind}" for fate in fates]
    return _compare(whole, fates, words, f"{caption(quantity_of(whole))} {_ABOARD}")


# ---------------------------------------------------------------- groups of one toll


def _check_groups(members: Sequence[Profile], profiles: Profiles, least_points: float) -> list[Comparison]:
    found, parts = [], list[Profile]()
    for profile in members:
        if (profile.claim.counted or "all") != "all" and not quantity_of(profile).is_range:
            parts.append(profile)
        elif _is_whole(profile) and tells_whole(profile, profiles.lexicon):
            near = [one for one in parts[-_MOST_PARTS:] if _is_part(one, profile, profiles, least_points)]
            apart = _apart(near, profiles)
            if len({one.article for one in apart}) > 1:
                words = [f"{caption(quantity_of(one))} {one.claim.counted}" for one in apart]
                found.append(_compare(profile, apart, words, caption(quantity_of(profile))))
    return [one for one in found if one is not None]


def _is_part(part: Profile, whole: Profile, profiles: Profiles, least_points: float) -> bool:
    """Whether a group told by anybody, no later than a whole, is surely counted in it."""
    if _least(part) > quantity_of(whole).upper:
        return False
    meeting = meet(part, whole, profiles)
    return _are_of_one_scope(meeting.scope) and meeting.points >= least_points


def _are_of_one_scope(scope: Scope) -> bool:
    is_inside = scope.place in (Relation.EQUAL, Relation.WITHIN)
    return is_inside and not scope.days_between and not scope.is_other_stretch


def _apart(parts: Sequence[Profile], profiles: Profiles) -> list[Profile]:
    """The greatest part of each group, without groups that share somebody with a greater one."""
    taken: list[Profile] = []
    for part in sorted(parts, key=lambda one: (-_least(one), one.number)):
        groups = [relate_counted(part.claim.counted, other.claim.counted, profiles.lexicon) for other in taken]
        if all(group is Relation.DISJOINT for group in groups):
            taken.append(part)
    return taken


# ---------------------------------------------------------------- sums


def _is_whole(profile: Profile) -> bool:
    """Whether a figure counts everybody by a number of its own: not a row of groups, not the crew alone."""
    telling = profile.telling
    is_all = (profile.claim.counted or "all") == "all" and not (telling.is_in_row or telling.is_of_some_aboard)
    return is_all and not (profile.claim.part_of or profile.claim.adds_to or quantity_of(profile).is_range)


def _least(profile: Profile) -> float:
    return max(0.0, quantity_of(profile).lower)


def _compare(whole: Profile, parts: Sequence[Profile], words: Sequence[str], total: str) -> Comparison | None:
    least = sum(_least(part) for part in parts)
    if least <= quantity_of(whole).upper or quantity_of(whole).approximate:
        return None
    greatest = max(parts, key=lambda part: (_least(part), -part.number))
    return Comparison(
        left=whole.id,
        right=greatest.id,
        relation=relate(whole.claim.value, greatest.claim.value),
        verdict=Verdict.DISPUTED,
        reasons=(f"the parts exceed their whole: {' + '.join(words)} = {least:g} > {total}",),
    )

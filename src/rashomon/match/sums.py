"""Sums inside one article: an increment with what it adds to, and parts with their whole; the arithmetic is shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile
from rashomon.match.scope import relate_counted
from rashomon.model import ClaimId, Comparison, Verdict
from rashomon.values import Quantity, Relation, caption, relate

# A sum of parts of one whole: beyond this many, an article lists events, not parts.
_MOST_PARTS = 8


def sum_with_base(profile: Profile, figures: Mapping[ClaimId, Profile]) -> tuple[Quantity, str] | None:
    """An increment and what it adds to, as one quantity, with the arithmetic; None for other figures.

    "Another 400" beside "at least 200" gives at least 600 and "400 + at least 200".
    """
    base = figures.get(profile.claim.adds_to) if profile.claim.adds_to else None
    if base is None or base.claim.kind != profile.claim.kind:
        return None
    added, before = profile.claim.value, base.claim.value
    if not isinstance(added, Quantity) or not isinstance(before, Quantity):
        return None
    both = replace(added, lower=added.lower + before.lower, upper=added.upper + before.upper)
    return both, f"{caption(added)} + {caption(before)}"


def check_sums(figures: Sequence[Profile], lexicon: Lexicon) -> list[Comparison]:
    """Comparisons of a whole with its greatest part, where an article's disjoint parts exceed their whole.

    Args:
        figures: figure claims of one kind.
        lexicon: the table of counted groups.
    """
    by_id = {profile.id: profile for profile in figures}
    parts: dict[ClaimId, list[Profile]] = defaultdict(list)
    for profile in figures:
        if profile.claim.part_of in by_id and profile.claim.part_of is not None:
            parts[profile.claim.part_of].append(profile)
    found = [_check(by_id[whole], members, lexicon) for whole, members in parts.items()]
    return [one for one in found if one is not None]


def _check(whole: Profile, parts: Sequence[Profile], lexicon: Lexicon) -> Comparison | None:
    apart = _apart(parts, lexicon)
    quantities = [profile.claim.value for profile in apart if isinstance(profile.claim.value, Quantity)]
    total = whole.claim.value
    if not isinstance(total, Quantity) or not 2 <= len(quantities) <= _MOST_PARTS:
        return None
    least = sum(quantity.lower for quantity in quantities)
    if least <= total.upper:
        return None
    arithmetic = " + ".join(caption(quantity) for quantity in quantities)
    greatest = max(apart, key=lambda profile: (_lower(profile), -profile.number))
    return Comparison(
        left=whole.id,
        right=greatest.id,
        relation=relate(total, greatest.claim.value),
        verdict=Verdict.DISPUTED,
        reasons=(f"the parts exceed their whole: {arithmetic} = {least:g} > {caption(total)}",),
    )


def _lower(profile: Profile) -> float:
    return profile.claim.value.lower if isinstance(profile.claim.value, Quantity) else 0.0


def _apart(parts: Sequence[Profile], lexicon: Lexicon) -> list[Profile]:
    """The parts that share nobody: one for each counted group that is apart from those taken before."""
    taken: list[Profile] = []
    for part in sorted(parts, key=lambda profile: (-_lower(profile), profile.number)):
        groups = [relate_counted(part.claim.counted, other.claim.counted, lexicon) for other in taken]
        if all(group is Relation.DISJOINT for group in groups):
            taken.append(part)
    return taken

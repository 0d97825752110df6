"""What accounts are at odds over in other words: blows, by what they hit, and what one side won and lost in one period.

One account tells of fighters and arms, the other of homes and civilians; one says that an army lost control in a year,
the other that it regained it. Words do not bring such accounts together, so they are looked for over all statements of
a story, by who acted and when.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from rashomon.match.acts import share_patient
from rashomon.match.lexicon import Lexicon
from rashomon.match.profile import Profile
from rashomon.match.statements import statement_of
from rashomon.model import EVENT, Comparison, Verdict
from rashomon.values import Relation, caption, relate

_WORD = re.compile(r"[^\W\d_]+")
# A word of place, with at most four words up to the names.
_WHERE = re.compile(r"\b(?:in|near|at|outside|over|around)((?: [^\W\d_]+){0,4}?(?: [A-Z][^\W\d_]+)+)")
# Two names of one people or state share the start of a word: "Syria", "Syrian".
_SHARED_START = 5
# Claims of one side that another claim is held against at most; days between two accounts of one blow.
_MOST, _MOST_DAYS = 20, 3.0
_REASON = "one account says that fighters and their arms were hit, the other homes and civilians"


def find_contests(profiles: Sequence[Profile], lexicon: Lexicon) -> list[Comparison]:
    """Pairs of accounts of one side's blows that differ on what was hit.

    Args:
        profiles: statements and events of one story, in its order.
        lexicon: words of targets and blows.
    """
    seen: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    found: list[Comparison] = []
    for profile in profiles:
        striker, target = striker_of(profile, lexicon), target_of(profile, lexicon)
        if striker is None or target is None:
            continue
        other = "civilian" if target == "military" else "military"
        near = [one for one in seen[(striker, other)][-_MOST:] if _are_near(one, profile, lexicon)]
        found += [_contest(one, profile) for one in near]
        seen[(striker, target)].append(profile)
    return found


def find_reversals(profiles: Sequence[Profile], lexicon: Lexicon) -> list[Comparison]:
    """Pairs of events by which one side won and lost one thing in one period.

    Args:
        profiles: statements and events of one story, in its order.
        lexicon: classes of events that undo each other.
    """
    undoing = frozenset(name for pair in lexicon.opposites for name in pair)
    seen: dict[tuple[float | None, float | None], list[Profile]] = defaultdict(list)
    found: list[Comparison] = []
    for profile in profiles:
        if profile.claim.kind != EVENT or profile.day_from is None or profile.act.predicate not in undoing:
            continue
        period = (profile.day_from, profile.day_to)
        found += [
            Comparison(
                left=one.id, right=profile.id, relation=Relation.DISJOINT, verdict=Verdict.DISPUTED, reasons=(reason,)
            )
            for one in seen[period][-_MOST:]
            if one.article != profile.article
            and share_patient(one.act, profile.act, lexicon)
            and (reason := undone(one, profile, lexicon))
        ]
        seen[period].append(profile)
    return found


def undone(left: Profile, right: Profile, lexicon: Lexicon) -> str:
    """What one agent won on a day by one account and lost on the same day by the other."""
    first, second = left.act, right.act
    if not lexicon.are_opposite(first.predicate, second.predicate):
        return ""
    if not first.has_agent_of(second) or left.claim.when is None or right.claim.when is None:
        return ""
    if left.day_from != right.day_from or left.day_to != right.day_to:
        return ""
    day = caption(left.claim.when)
    return f"of one side and {day}, one tells “{first.predicate}”, the other “{second.predicate}”"


def striker_of(profile: Profile, lexicon: Lexicon) -> str | None:
    """The start of the name that stands next before the first word of a blow; None where there is none."""
    words: list[str] = _WORD.findall(statement_of(profile).text)
    blows = [number for number, word in enumerate(words) if word.casefold() in lexicon.counts["one_blow"]]
    if not blows:
        return None
    for word in reversed(words[: blows[0]]):
        if word[0].isupper() and len(word) >= _SHARED_START and _is_name(word.casefold(), lexicon):
            return word.casefold()[:_SHARED_START]
    return None


def _is_name(word: str, lexicon: Lexicon) -> bool:
    return word not in lexicon.common and lexicon.side_of(word) is None and word not in lexicon.notions


def target_of(profile: Profile, lexicon: Lexicon) -> str | None:
    """The one kind of target that the words name; None where they name none or both."""
    words = frozenset(word.casefold() for word in _WORD.findall(statement_of(profile).text))
    named = [kind for kind, known in lexicon.targets.items() if words & known]
    return named[0] if len(named) == 1 else None


def _are_near(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    if left.article == right.article or _are_apart(left, right, lexicon):
        return False
    if left.known_day is None or right.known_day is None:
        return True
    return abs(left.known_day - right.known_day) <= _MOST_DAYS


def _are_apart(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether both tell where the blow fell, and name no place in common."""
    if left.claim.where and right.claim.where:
        return relate(left.claim.where, right.claim.where) is Relation.DISJOINT
    first, second = (_places(one.sentence, lexicon) for one in (left, right))
    return bool(first and second) and not first & second


def _places(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names that stand behind words of place, without states and peoples: "near the village of Orlen"."""
    return frozenset(
        name.casefold()
        for found in _WHERE.finditer(text)
        for name in _WORD.findall(found.group(1))
        if name[0].isupper() and name.casefold() not in lexicon.nations
    )


def _contest(left: Profile, right: Profile) -> Comparison:
    return Comparison(
        left=left.id, right=right.id, relation=Relation.DISJOINT, verdict=Verdict.DISPUTED, reasons=(_REASON,)
    )

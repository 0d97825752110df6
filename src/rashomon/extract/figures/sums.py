"""One toll told by age and sex: "ten children and five women were killed" are 15, "a woman and nine others" ten.

Soldiers and civilians, or the dead of two sides, are tolls of their own. So are relatives of somebody told of: "his
wife and five children" are some of the family's dead, not all.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import Basis, Count
from rashomon.extract.figures.words import FigureLexicon
from rashomon.values import Quantity

_TOLD = (Basis.NUMBER, Basis.INDEFINITE, Basis.NAMED)


def with_sums(found: Sequence[Candidate], annotation: Annotation, lexicon: FigureLexicon) -> list[Candidate]:
    """Figures in text order, with rows of parts of one toll replaced by their sum, which keeps them as members."""
    made: list[Candidate] = []
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and _goes_on(found[stop - 1], found[stop], annotation, lexicon):
            stop += 1
        made.append(_sum(found[at:stop]) if stop > at + 1 else found[at])
        at = stop
    return made


def _goes_on(left: Candidate, right: Candidate, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a figure is the next part of the toll that the one before is a part of."""
    ages, one, other = lexicon.lists["toll_splits"], left.count, right.count
    if (left.kind, left.cue.index) != (right.kind, right.cue.index) or not (_counts(left) and _counts(right)):
        return False
    between = {token.lower for token in annotation.tokens[one.stop : other.first]}
    if not between or not between <= {",", "and"}:
        return False
    if other.is_additional and one.basis is Basis.NAMED and one.value.upper == 1:
        # "Ana Keel and nine others": whoever is named before "others" is one of them.
        return True
    if _is_of_all(one, annotation, lexicon) and _is_of_all(other, annotation, lexicon):
        return True
    return one.group in ages and (other.group in ages or (other.group == "all" and other.is_additional))


def _is_of_all(count: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether persons of no side and no group are counted: "ten passengers and two crew members" are twelve."""
    head = annotation.tokens[count.head]
    is_plain = head.text[:1].islower() and head.lower not in lexicon.lists["attackers"]
    return count.group == "all" and is_plain and count.basis in (Basis.NUMBER, Basis.INDEFINITE)


def _counts(part: Candidate) -> bool:
    """Whether a figure tells some number of persons, and is no part of a whole told elsewhere."""
    is_number = part.count.value.unit == "person" and part.count.basis in _TOLD and part.count.value.upper > 0
    return is_number and not part.is_of_told and part.whole is None


def _sum(parts: Sequence[Candidate]) -> Candidate:
    counts = [part.count for part in parts]
    groups = {count.group for count in counts}
    total = Count(
        first=counts[0].first,
        stop=counts[-1].stop,
        head=counts[0].head,
        value=Quantity(
            lower=sum(count.value.lower for count in counts),
            upper=sum(count.value.upper for count in counts),
            unit="person",
            approximate=any(count.value.approximate for count in counts),
        ),
        group=groups.pop() if len(groups) == 1 else "all",
        basis=Basis.NUMBER,
        members=tuple(counts),
    )
    return replace(parts[0], count=total, rule=f"figure.{parts[0].kind}.sum")

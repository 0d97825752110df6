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

_TOLD = (Basis.NUMBER, Basis.INDEFINITE)


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
    if not between or not between <= {",", "and"} or one.group not in ages:
        return False
    return other.group in ages or (other.group == "all" and other.is_additional)


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

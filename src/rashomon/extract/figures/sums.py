"""One toll told in parts: "ten children and five women were killed" are 15, "a woman and nine others" ten.

So are one person and those who died beside: "the mayor and two others", "a man and his two sons", "a woman, along with
her four children". Soldiers and civilians, or the dead of two sides, are tolls of their own. So are relatives of
somebody told of: "his wife and five children" are some of the family's dead, not all.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation
from rashomon.extract.figures.candidate import Candidate
from rashomon.extract.figures.counting import Basis, Count
from rashomon.extract.figures.words import FigureLexicon
from rashomon.values import Quantity

_COMPANY = ".company"
_TOLD = (Basis.NUMBER, Basis.INDEFINITE, Basis.NAMED)


def with_sums(found: Sequence[Candidate], annotation: Annotation, lexicon: FigureLexicon) -> list[Candidate]:
    """Figures in text order, with rows of parts of one toll replaced by their sum, which keeps them as members."""
    made: list[Candidate] = []
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and _goes_on(found[stop - 1], found[stop], annotation, lexicon):
            stop += 1
        made.append(_sum(found[at:stop], lexicon) if stop > at + 1 else found[at])
        at = stop
    return made


def _goes_on(left: Candidate, right: Candidate, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether a figure is the next part of the toll that the one before is a part of."""
    if (left.kind, left.cue.index) != (right.kind, right.cue.index) or not (_counts(left) and _counts(right)):
        return False
    one, other = left.count, right.count
    if is_company(right):
        return (is_one(one) or is_company(left)) and _are_of_one_side(one, other, lexicon)
    if _is_beside(one, other, annotation, lexicon):
        return True
    between = {token.lower for token in annotation.tokens[one.stop : other.first]}
    if one.first <= left.cue.index < one.stop and one.group == "all":
        # "Four wounded men and two nurses": the cue is of the first alone.
        return False
    return bool(between) and between <= {",", "and"} and _are_of_one_row(one, other, annotation, lexicon)


def is_company(part: Candidate) -> bool:
    """Whether a figure tells of those who died beside somebody, alone or in a sum."""
    return part.rule.endswith(_COMPANY)


def is_one(count: Count) -> bool:
    """Whether one person is told of, or a couple, without a number."""
    return count.mention is None and count.basis is not Basis.PLURAL and count.value.upper > 0


def _counts(part: Candidate) -> bool:
    """Whether a figure tells some number of persons, and is no part of a whole told elsewhere."""
    is_some = part.count.value.unit == "person" and part.count.value.upper > 0
    return is_some and not part.is_of_told and part.whole is None


def _are_of_one_row(one: Count, other: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether two figures next to each other are of one toll."""
    if one.basis not in _TOLD or other.basis not in _TOLD:
        return False
    if other.is_additional and one.basis is Basis.NAMED and one.value.upper == 1:
        # "Ana Keel and nine others": whoever is named before "others" is one of them.
        return True
    if _is_of_all(one, annotation, lexicon) and _is_of_all(other, annotation, lexicon):
        return True
    ages = lexicon.lists["toll_splits"]
    is_grown = annotation.tokens[one.head].lower in lexicon.lists["grown"]
    is_open = other.is_additional or annotation.tokens[other.head].lower in lexicon.lists["anybody"]
    return (one.group in ages or is_grown) and (other.group in ages or (other.group == "all" and is_open))


def _is_of_all(count: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether persons of no side and no group are counted: "ten passengers and two crew members" are twelve."""
    head = annotation.tokens[count.head]
    is_plain = head.text[:1].islower() and head.lower not in lexicon.lists["attackers"]
    return count.group == "all" and is_plain and count.basis in (Basis.NUMBER, Basis.INDEFINITE)


def _is_beside(one: Count, other: Count, annotation: Annotation, lexicon: FigureLexicon) -> bool:
    """Whether one person is told with others, or with own kin: "the mayor and two others", "a man and his two sons"."""
    head = annotation.tokens[other.head]
    if not is_one(one) or other.mention is None or (head.dep, head.head) != ("conj", one.head):
        return False
    if annotation.tokens[other.first - 1].tag == "PRP$":
        return one.basis is Basis.NAMED or annotation.tokens[one.first].lower in ("a", "an")
    return other.is_additional and _are_of_one_side(one, other, lexicon)


def _are_of_one_side(one: Count, other: Count, lexicon: FigureLexicon) -> bool:
    """Whether two counts can be of one toll: not fighters and those they fought, nor soldiers and civilians."""
    armed = lexicon.lists["armed_groups"]
    is_civil_beside_armed = one.group in armed and other.group == "civilians"
    return one.group == other.group or (other.group not in armed and not is_civil_beside_armed)


def _sum(parts: Sequence[Candidate], lexicon: FigureLexicon) -> Candidate:
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
    has_one = is_company(parts[-1]) or any(
        is_one(count) and count.group not in lexicon.lists["toll_splits"] for count in counts
    )
    rule = _COMPANY if has_one else ".sum"
    return replace(parts[0], count=total, rule=f"figure.{parts[0].kind}{rule}")

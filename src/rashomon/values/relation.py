"""The relations between two values of one type: how the sets of possibilities they allow lie to each other.

Source: RCC-5 (Randell, Cui & Cohn 1992, "A spatial logic based on regions and connection"); `INCOMPARABLE` is ours.
"""

from enum import StrEnum


class Relation(StrEnum):
    """How the possibilities of a left value lie to those of a right one."""

    EQUAL = "EQUAL"
    WITHIN = "WITHIN"
    CONTAINS = "CONTAINS"
    OVERLAPS = "OVERLAPS"
    DISJOINT = "DISJOINT"
    INCOMPARABLE = "INCOMPARABLE"

    @property
    def converse(self) -> "Relation":
        """The relation of right to left."""
        return _CONVERSE.get(self, self)


_CONVERSE = {Relation.WITHIN: Relation.CONTAINS, Relation.CONTAINS: Relation.WITHIN}


def relate_intervals[T: (int, float, str)](left: tuple[T, T], right: tuple[T, T]) -> Relation:
    """The relation of two closed intervals, each given as (lower, upper)."""
    (left_lower, left_upper), (right_lower, right_upper) = left, right
    if left == right:
        return Relation.EQUAL
    if left_upper < right_lower or right_upper < left_lower:
        return Relation.DISJOINT
    if right_lower <= left_lower and left_upper <= right_upper:
        return Relation.WITHIN
    if left_lower <= right_lower and right_upper <= left_upper:
        return Relation.CONTAINS
    return Relation.OVERLAPS

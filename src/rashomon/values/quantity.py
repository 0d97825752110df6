"""A quantity: every number the text allows, as a closed interval."""

import math
from dataclasses import dataclass

from rashomon.values.relation import Relation, relate_intervals


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The set of numbers an expression allows; both ends are included.

    "At least 24" is 24 to infinity, "more than 255" 256 to infinity, "up to 9" minus infinity to 9.

    Attributes:
        lower: least number allowed; -inf when the text sets no lower bound.
        upper: greatest number allowed; inf when the text sets no upper bound.
        unit: what is counted, singular ("person", "square_kilometre", "share").
        approximate: whether the text hedges a point value ("some 400").
    """

    lower: float
    upper: float
    unit: str
    approximate: bool = False

    def __post_init__(self) -> None:
        """Reject intervals that allow no number."""
        if math.isnan(self.lower) or math.isnan(self.upper) or self.lower > self.upper:
            raise ValueError(f"a quantity needs lower <= upper, not {self.lower} and {self.upper}")

    @property
    def is_exact(self) -> bool:
        """Whether exactly one number is allowed and the text does not hedge it."""
        return self.lower == self.upper and not self.approximate

    @property
    def is_range(self) -> bool:
        """Whether it has two different ends: "30 to 40", "dozens"."""
        return self.lower != self.upper and math.isfinite(self.lower) and math.isfinite(self.upper)


def relate_quantities(left: Quantity, right: Quantity) -> Relation:
    """The relation of two quantities; `INCOMPARABLE` when their units differ."""
    if left.unit != right.unit:
        return Relation.INCOMPARABLE
    return relate_intervals((left.lower, left.upper), (right.lower, right.upper))


def caption_quantity(quantity: Quantity) -> str:
    """The quantity in a few plain words, without its unit: "at least 24", "about 400", "30 to 40"."""
    lower, upper = _number(quantity.lower), _number(quantity.upper)
    if quantity.lower == quantity.upper:
        return f"about {lower}" if quantity.approximate else lower
    if math.isinf(quantity.lower) and math.isinf(quantity.upper):
        return "an unknown number"
    if math.isinf(quantity.upper):
        return f"at least {lower}"
    if math.isinf(quantity.lower) or quantity.lower == 0:
        return f"at most {upper}"
    return f"about {lower} to {upper}" if quantity.approximate else f"{lower} to {upper}"


def _number(value: float) -> str:
    if math.isinf(value):
        return "∞"
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")

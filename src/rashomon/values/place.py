"""A place: a named region of the earth and what contains it."""

from dataclasses import dataclass

from rashomon.values.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym, resolved as far as the gazetteer reaches.

    Attributes:
        name: the place's usual name.
        id: gazetteer id, "geonames:170063"; None when it was not found.
        lat: WGS84 degrees; None when not known.
        lon: WGS84 degrees; None when not known.
        country: ISO 3166-1 alpha-2; None when not known.
        within: ids of the places that contain this one, nearest first.
    """

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    within: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Reject half a point and points off the globe."""
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"{self.name}: a point needs both lat and lon")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.name}: no such point: {self.lat}, {self.lon}")


def relate_places(left: Place, right: Place) -> Relation:
    """The relation of two places by id and containment; by name and containment where one is not in the gazetteer."""
    is_known = left.id is not None and right.id is not None
    if left.id == right.id if is_known else left.name.casefold() == right.name.casefold():
        return Relation.EQUAL
    if right.id is not None and right.id in left.within:
        return Relation.WITHIN
    if left.id is not None and left.id in right.within:
        return Relation.CONTAINS
    return Relation.DISJOINT if is_known else Relation.INCOMPARABLE


def caption_place(place: Place) -> str:
    """The place's name."""
    return place.name

"""The places the claims speak of, with what is claimed there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Claim
from rashomon.report.labels import figure_phrase, is_figure, kind_rank, said_quantity
from rashomon.report.view.index import Index
from rashomon.report.view.links import ClaimLink, claim_link
from rashomon.values import Place, Quantity

# Places on one map, and claims named beside one place.
ON_MAP, NAMED = 14, 3
# A place further off than this many times the usual distance is named beside the map.
_FAR_OFF = 5.0
# Places nearer than this to the centre are always on the map, kilometres.
_ALWAYS_KM = 60.0
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place with its point and its claims."""

    name: str
    lat: float
    lon: float
    claims: tuple[ClaimLink, ...]
    more: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The places of the story, the most told first, and those too far off to be drawn with them."""

    places: tuple[MapPlace, ...]
    far: tuple[MapPlace, ...]


def map_view(index: Index) -> MapView | None:
    """The map; None where no claim names a place whose point is known."""
    by_point: dict[tuple[str, float, float], list[Claim]] = {}
    whole: dict[tuple[str, float, float], Place] = {}
    for claim in index.claims.values():
        where = claim.where
        if where is not None and where.lat is not None and where.lon is not None:
            key = (where.name, where.lat, where.lon)
            by_point.setdefault(key, []).append(claim)
            whole.setdefault(key, where)
    if not by_point:
        return None
    places = [
        _place(index, _told_apart(whole[key], whole.values()), key[1], key[2], claims)
        for key, claims in by_point.items()
    ]
    places.sort(key=lambda place: (-place.articles, -len(place.claims) - place.more, place.name))
    near = _near(places)
    return MapView(
        places=tuple(place for place in places if place in near)[:ON_MAP],
        far=tuple(place for place in places if place not in near),
    )


def _told_apart(place: Place, others: Iterable[Place]) -> str:
    """The name, with "(region)" where a town of that name lies in it, as Aleppo does in Aleppo."""
    holds_namesake = any(other.name == place.name and place.id in other.within for other in others)
    return f"{place.name} (region)" if holds_namesake else place.name


def _place(index: Index, name: str, lat: float, lon: float, claims: Sequence[Claim]) -> MapPlace:
    ordered = sorted(
        claims, key=lambda claim: (not is_figure(claim.kind), kind_rank(claim.kind), index.claim_order(claim))
    )
    links: dict[str, ClaimLink] = {}
    for claim in ordered:
        if isinstance(claim.value, Quantity):
            words = said_quantity(claim.value, index.by_id[claim.article].quote(claim.anchor))
            text = figure_phrase(words, claim.kind, claim.counted, None)
            links.setdefault(text, claim_link(index, claim, text))
    shown = tuple(links.values())[:NAMED]
    articles = len({claim.article for claim in claims})
    return MapPlace(name=name, lat=lat, lon=lon, claims=shown, more=len(claims) - len(shown), articles=articles)


def _near(places: Sequence[MapPlace]) -> list[MapPlace]:
    """Places around the one most told of, without those far off."""
    centre = places[0]
    distances = {place: distance_km(centre, place) for place in places}
    others = sorted(distance for place, distance in distances.items() if place is not centre)
    usual = others[len(others) // 2] if others else 0.0
    limit = max(_ALWAYS_KM, min(_FAR_OFF * usual, 1500.0))
    return [place for place in places if distances[place] <= limit]


def distance_km(left: MapPlace, right: MapPlace) -> float:
    """Distance on a plane that is true at their latitude; good enough for a map of one story."""
    across = (left.lon - right.lon) * math.cos(math.radians((left.lat + right.lat) / 2))
    return math.hypot(left.lat - right.lat, across) * _KM_PER_DEGREE

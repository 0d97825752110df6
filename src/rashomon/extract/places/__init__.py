"""Places: toponyms found, told from people and institutions, and resolved against the gazetteer."""

from rashomon.extract.places.find import PlaceMention, find_places
from rashomon.extract.places.gazetteer import Gazetteer, load_gazetteer
from rashomon.extract.places.words import PlaceWords

__all__ = ["Gazetteer", "PlaceMention", "PlaceWords", "find_places", "load_gazetteer"]

"""The kind that words beside a name give it: "Aleppo province", "the provinces of Aleppo and Idlib"."""

from rashomon.extract.annotation import Annotation
from rashomon.extract.places.words import PlaceTables

# Tokens. How far "Aleppo, Hama and Latakia" may reach to "provinces".
MAX_LIST = 10

_PROPER = frozenset({"NNP", "NNPS"})


def kind_word(annotation: Annotation, first: int, stop: int, tables: PlaceTables) -> str:
    """The kind a word beside a name gives it; "" if none.

    "Aleppo province", "the province of Aleppo", "Aleppo and Idlib provinces" all give "admin1".
    """
    tokens = annotation.tokens
    if stop < len(tokens) and tokens[stop].text.islower() and (kind := tables.kinds.get(tokens[stop].lower)):
        return kind
    if first >= 2 and tokens[first - 1].lower == "of" and (kind := tables.kinds.get(tokens[first - 2].lower)):
        # "The Kessel district of Bremen" makes Bremen no district.
        is_of_other = first >= 3 and tokens[first - 3].tag in _PROPER and tokens[first - 2].lower in tables.part_words
        return "" if is_of_other else kind
    return _kind_after(annotation, stop, tables) or kind_before(annotation, first, tables)


def kind_before(annotation: Annotation, first: int, tables: PlaceTables) -> str:
    """As in "the provinces of Aleppo, Hama and Latakia": from the name back to the noun."""
    tokens = annotation.tokens
    index = first - 1
    limit = max(0, first - MAX_LIST)
    while index > limit and (tokens[index].text in {",", "and", "or"} or tokens[index].text[:1].isupper()):
        index -= 1
    if index < first - 1 and index > 0 and tokens[index].lower == "of" and tokens[index - 1].lower.endswith("s"):
        noun = tokens[index - 1].lower
        return tables.kinds.get(noun, "") or tables.kinds.get(noun[:-1], "")
    return ""


def _kind_after(annotation: Annotation, stop: int, tables: PlaceTables) -> str:
    tokens = annotation.tokens
    index = stop
    limit = min(len(tokens), stop + MAX_LIST)
    while index < limit and (tokens[index].text in {",", "and", "or", "&"} or tokens[index].text[:1].isupper()):
        index += 1
    if stop < index < limit and tokens[index].lower.endswith("s") and tokens[index].text.islower():
        return tables.kinds.get(tokens[index].lower, "") or tables.kinds.get(tokens[index].lower[:-1], "")
    return ""

"""Names of media in a stretch of tokens, by the media lexicon."""

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Range
from rashomon.schema.media import Medium, ambiguous_names, find_medium

# Tokens. No name of a medium is longer.
MAX_NAME = 6
_HEADS = frozenset(
    {
        "agency",
        "channel",
        "network",
        "newspaper",
        "paper",
        "daily",
        "website",
        "site",
        "tv",
        "television",
        "radio",
        "correspondent",
        "correspondents",
        "journalist",
        "journalists",
        "reporter",
        "reporters",
        "report",
        "reports",
        "broadcaster",
        "outlet",
        "magazine",
        "editor",
    }
)


def media_in(
    annotation: Annotation, part: Range, *, in_context: bool = False, whole: bool = False
) -> tuple[tuple[Medium, Range], ...]:
    """The media that a stretch names, longest names first at each place.

    Args:
        annotation: of the article.
        part: the tokens to read.
        in_context: the context makes a medium of it ("told …", "on …"), so that ambiguous names count.
        whole: the stretch must be the medium itself ("the AFP news agency", "an AFP correspondent"), not only name it.
    """
    found: list[tuple[Medium, Range]] = []
    first, stop = part
    tokens = annotation.tokens
    while first < stop:
        hit = _longest(annotation, first, stop)
        if hit is None:
            first += 1
            continue
        medium, end = hit
        text = annotation.text[tokens[first].start : tokens[end - 1].end]
        if in_context or whole or text not in ambiguous_names():
            found.append((medium, (first, end)))
        first = end
    if whole:
        found = [one for one in found if _is_whole(annotation, part, one[1])]
    return tuple(found)


def _longest(annotation: Annotation, first: int, stop: int) -> tuple[Medium, int] | None:
    tokens = annotation.tokens
    if not tokens[first].text[0].isupper() or tokens[first].tag in ("DT", "PRP", "IN"):
        return None
    for end in range(min(stop, first + MAX_NAME), first, -1):
        medium = find_medium(annotation.text[tokens[first].start : tokens[end - 1].end])
        if medium is not None and any(token.text[0].isupper() for token in tokens[first:end]):
            return medium, end
    return None


def _is_whole(annotation: Annotation, part: Range, name: Range) -> bool:
    """Whether the stretch is led by the name or by a word for what it is."""
    head = annotation.head_of(annotation.span(*part))
    if head is None:
        return False
    return name[0] <= head.index < name[1] or (
        head.lower in _HEADS and name[0] - part[0] <= 3 and name[1] <= head.index + 3
    )

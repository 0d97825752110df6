"""Names of media in a stretch of tokens, by the media lexicon."""

from collections.abc import Container, Iterator

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Range, edges
from rashomon.schema.media import (
    Medium,
    ambiguous_names,
    find_medium,
    first_words,
    fold_medium,
    media_nouns,
    named_medium,
    station_nouns,
    title_words,
    unlisted_medium,
)

# Tokens. No name of a medium is longer.
MAX_NAME = 6


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
        if (longer := _longer_title(annotation, part[0], (first, end))) is not None:
            # "The Las Vegas Sun" is not the Sun.
            found.append((named_medium(annotation.text[tokens[longer].start : tokens[end - 1].end]), (longer, end)))
            first = end
            continue
        text = annotation.text[tokens[first].start : tokens[end - 1].end]
        if in_context or whole or text not in ambiguous_names():
            found.append((medium, (first, end)))
        first = end
    if whole:
        taken = {index for _, name in found for index in range(*name)}
        found += [one for one in _unlisted(annotation, part) if not taken.intersection(range(*one[1]))]
    if whole:
        found = [one for one in found if _is_whole(annotation, part, one[1])]
    return tuple(found)


def is_called_medium(annotation: Annotation, part: Range) -> bool:
    """Whether a speaker is called a medium by what it is, whoever it is: "state television", "the KNA agency"."""
    head = annotation.head_of(annotation.span(*part))
    return head is not None and _is_noun(head.lower)


def reporters_in(annotation: Annotation, part: Range, participles: Container[str]) -> tuple[Range, ...]:
    """Who first passed on what a speaker says: "the monitor, whose count was first reported by Norda".

    Args:
        annotation: of the article.
        part: the speaker's tokens.
        participles: of verbs of reporting.
    """
    return tuple(
        edges(annotation, name.index)
        for token in annotation.tokens[part[0] : part[1]]
        if token.tag == "VBN" and token.dep in ("relcl", "acl") and token.lower in participles
        for agent in annotation.children(token.index)
        if agent.dep == "agent"
        for name in annotation.children(agent.index)
        if name.dep == "pobj"
    )


def addressed_in(annotation: Annotation, part: Range, speaking: Container[str]) -> tuple[Range, ...]:
    """Whom a speaker is said to have spoken to: "a doctor who spoke to Norda"; `speaking` are forms of such verbs."""
    return tuple(
        edges(annotation, named.index)
        for token in annotation.tokens[part[0] : part[1]]
        if token.dep in ("relcl", "acl") and token.lower in speaking
        for preposition in annotation.children(token.index)
        if preposition.dep == "prep"
        for named in annotation.children(preposition.index)
        if named.dep == "pobj"
    )


def _unlisted(annotation: Annotation, part: Range) -> Iterator[tuple[Medium, Range]]:
    """Media that no lexicon has: "the Maren Courier", "state broadcaster KTV", "Kelmar radio"."""
    tokens = annotation.tokens
    first, stop = part
    while first < stop:
        end = first
        while end < stop and tokens[end].tag in ("NNP", "NNPS"):
            end += 1
        if end > first and (medium := _by_form(annotation, (first, end), part)):
            yield medium
        first = max(end, first + 1)


def _by_form(annotation: Annotation, name: Range, part: Range) -> tuple[Medium, Range] | None:
    tokens = annotation.tokens
    first, end = name
    text = annotation.text[tokens[first].start : tokens[end - 1].end]
    before = tokens[first - 1] if first > part[0] else None
    if before is not None and before.tag == "NN" and before.lower in media_nouns():
        # "The agency Norda", but not "in a report Tuesday".
        is_day = any(entity.label == "DATE" and entity.first <= first < entity.stop for entity in annotation.entities)
        return None if is_day else (named_medium(text), name)
    if end < part[1] and tokens[end].tag == "NN" and tokens[end].lower in station_nouns():
        return named_medium(annotation.text[tokens[first].start : tokens[end].end]), (first, end + 1)
    medium = unlisted_medium(text)
    # The parser takes "Safa News" for a person at times.
    is_said_so = tokens[end - 1].lower in media_nouns() | {"news"}
    return (medium, name) if medium is not None and (is_said_so or not _is_person(annotation, name)) else None


def _is_person(annotation: Annotation, name: Range) -> bool:
    return any(e.label == "PERSON" and e.first < name[1] and name[0] < e.stop for e in annotation.entities)


def _longest(annotation: Annotation, first: int, stop: int) -> tuple[Medium, int] | None:
    tokens = annotation.tokens
    if not tokens[first].text[0].isupper() or tokens[first].tag in ("DT", "PRP", "IN"):
        return None
    if not _may_begin(tokens[first].lower):
        return None
    for end in range(min(stop, first + MAX_NAME), first, -1):
        medium = find_medium(annotation.text[tokens[first].start : tokens[end - 1].end])
        if medium is not None and not _is_part(annotation, first, end):
            return medium, end
    return None


def _longer_title(annotation: Annotation, start: int, name: Range) -> int | None:
    """Where the longer title of a paper begins that ends in the title of another one; None if it is that one."""
    tokens, first = annotation.tokens, name[0]
    medium = find_medium(tokens[first].text)
    is_title = tokens[first].text in title_words()[0] or (medium is not None and medium.name.startswith("The "))
    if name[1] - first > 1 or not is_title:
        return None
    while first > start and tokens[first - 1].tag == "NNP" and tokens[first - 1].head in range(first, name[1]):
        first -= 1
    return first if first < name[0] else None


def _may_begin(word: str) -> bool:
    return fold_medium(word).split(" ")[0] in first_words()


def _is_part(annotation: Annotation, first: int, end: int) -> bool:
    """Whether a name goes on beyond what was looked up: "the Times-Herald", "Time Warner"."""
    tokens = annotation.tokens
    if end >= len(tokens):
        return False
    after = tokens[end]
    if after.start == tokens[end - 1].end:
        return after.text in ("-", "/")
    return end - first == 1 and after.tag == "NNP" and not _is_noun(after.lower)


def _is_noun(word: str) -> bool:
    return word in media_nouns()


def _is_whole(annotation: Annotation, part: Range, name: Range) -> bool:
    """Whether the stretch is led by the name or by a word for what it is ("the AFP news agency", "an AFP reporter")."""
    head = annotation.head_of(annotation.span(*part))
    while head is not None:
        if name[0] <= head.index < name[1]:
            return True
        if _is_noun(head.lower) and abs(name[0] - head.index) <= MAX_NAME:
            return True
        # One of several: "told Reuters and the BBC".
        head = next((kid for kid in annotation.children(head.index) if kid.dep in ("conj", "appos")), None)
    return False

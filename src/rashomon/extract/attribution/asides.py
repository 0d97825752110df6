"""What the outlet adds at the end of what somebody says: ", which was built in 1950", ", who died last year".

The parser ends a content where its clause ends, so a relative clause behind a comma stays in it. Readers of PolNeAR
give most of those that tell who somebody is, or what was before, to the outlet.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft, Marks, Range, edges, trim

_PERSONAL = frozenset({"who", "whom"})
_OTHER = frozenset({"which", "where", "when"})
_PAST = frozenset({"VBD", "VBN"})


def without_asides(annotation: Annotation, drafts: Sequence[Draft], marks: Marks) -> list[Draft]:
    """Drafts without relative clauses at their ends that only describe a name, a person or the past.

    Args:
        annotation: of the article.
        drafts: in any order.
        marks: what stands in quotation marks is the speaker's to the last word.

    Returns:
        The drafts in the order given.
    """
    return [replace(draft, content=_shortened(annotation, draft, marks)) for draft in drafts]


def _shortened(annotation: Annotation, draft: Draft, marks: Marks) -> tuple[Range, ...]:
    pieces = []
    for first, stop in draft.content:
        aside = _aside(annotation, (first, stop), marks)
        kept = trim(annotation, (first, aside)) if aside is not None and aside > first else None
        pieces.append(kept or (first, stop))
    return tuple(pieces)


def _aside(annotation: Annotation, part: Range, marks: Marks) -> int | None:
    """Where the describing clause at the end of a stretch begins."""
    tokens = annotation.tokens
    for index in range(part[0] + 2, part[1]):
        token = tokens[index]
        if tokens[index - 1].text != "," or token.lower not in _PERSONAL | _OTHER or marks.around(index):
            continue
        verb = next((above for above in annotation.ancestors(index) if above.dep == "relcl"), None)
        if verb is None or edges(annotation, verb.index) != (index, part[1]):
            continue
        if _describes(annotation, token, verb) and not _counts(annotation, (index, part[1])):
            return index - 1
    return None


def _describes(annotation: Annotation, opener: Token, verb: Token) -> bool:
    """Whether a clause tells who somebody is, what a name stands for, or what was before."""
    described = annotation.tokens[verb.head]
    if opener.lower in _PERSONAL:
        return described.tag in ("NN", "NNP")
    return described.tag == "NNP" or (opener.lower == "which" and verb.tag in _PAST and described.tag[:2] == "NN")


def _counts(annotation: Annotation, part: Range) -> bool:
    """Whether a clause gives a number that the speaker may have given: "the blast, which killed 12"."""
    return any(entity.label == "CARDINAL" and part[0] <= entity.first < part[1] for entity in annotation.entities)

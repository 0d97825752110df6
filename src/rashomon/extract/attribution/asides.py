"""What the outlet adds at the end of what somebody says: ", which was built in 1950", ", who died last year".

The parser ends a content where its clause ends, so a relative clause behind a comma stays in it. Readers of PolNeAR
give most of those that tell who somebody is, or what was before, to the outlet.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft, Marks, Range, edges, trim
from rashomon.extract.attribution.stances import refined_stance
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance

_PERSONAL = frozenset({"who", "whom"})
_OTHER = frozenset({"which", "where"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
# Rules by which something is told, not wanted or judged.
_TELLING = frozenset({"clause", "clause_before", "after_clause", "parenthesis", "according", "adverb", "noun", "label"})


def without_asides(
    annotation: Annotation, drafts: Sequence[Draft], lexicon: AttributionLexicon, marks: Marks
) -> list[Draft]:
    """Drafts without relative clauses at their ends that only describe a name, a person or the past.

    Args:
        annotation: of the article.
        drafts: in any order.
        lexicon: tells who asserts from who hopes or denies.
        marks: what stands in quotation marks is the speaker's to the last word.

    Returns:
        The drafts in the order given.
    """
    return [replace(draft, content=_shortened(annotation, draft, lexicon, marks)) for draft in drafts]


def _shortened(annotation: Annotation, draft: Draft, lexicon: AttributionLexicon, marks: Marks) -> tuple[Range, ...]:
    # Whoever hopes, warns or denounces asserts nothing of what a name stands for; whoever says something may do so.
    asserts = draft.rule in _TELLING and refined_stance(draft, annotation, lexicon) is Stance.ASSERTS
    pieces = []
    for first, stop in draft.content:
        aside = _aside(annotation, (first, stop), marks, only_lasting=asserts)
        kept = trim(annotation, (first, aside)) if aside is not None and aside > first else None
        pieces.append(kept or (first, stop))
    return tuple(pieces)


def _aside(annotation: Annotation, part: Range, marks: Marks, *, only_lasting: bool) -> int | None:
    """Where the describing clause at the end of a stretch begins."""
    tokens = annotation.tokens
    for index in range(part[0] + 2, part[1]):
        token = tokens[index]
        if tokens[index - 1].text != "," or token.lower not in _PERSONAL | _OTHER or marks.around(index):
            continue
        verb = next((above for above in annotation.ancestors(index) if above.dep == "relcl"), None)
        if verb is None or edges(annotation, verb.index) != (index, part[1]):
            continue
        clause = (index, part[1])
        if only_lasting and not _is_lasting(annotation, verb, clause):
            continue
        if _describes(annotation, token, verb) and not _has(annotation, clause, "CARDINAL"):
            return index - 1
    return None


def _describes(annotation: Annotation, opener: Token, verb: Token) -> bool:
    """Whether a clause tells who somebody is, what a name stands for, or what a thing did before."""
    described = annotation.tokens[verb.head]
    if opener.lower in _PERSONAL:
        return described.tag in ("NN", "NNP")
    return described.tag == "NNP" or (opener.lower == "which" and verb.tag in _PAST and described.tag[:2] == "NN")


def _is_lasting(annotation: Annotation, verb: Token, clause: Range) -> bool:
    """Whether a clause tells what is so, or what was in a year that it names: no news that somebody may have told."""
    kids = annotation.children(verb.index)
    is_present = verb.tag in _PRESENT or any(kid.dep in ("aux", "auxpass") and kid.tag in _PRESENT for kid in kids)
    return is_present or any(_is_year(annotation.tokens[index].text) for index in range(*clause))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")


def _has(annotation: Annotation, part: Range, label: str) -> bool:
    """Whether a clause gives a number that the speaker may have given: "the blast, which killed 12"."""
    return any(entity.label == label and part[0] <= entity.first < part[1] for entity in annotation.entities)

"""Attributions inside attributions: which words of one belong to another, and which are no attribution of their own."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Draft, Range, cut, trimmed
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance

# Rules by which somebody is said to say something, not only to think or want it.
_SAYING = frozenset({"clause", "clause_before", "parenthesis", "quote_before", "quote_after"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})


def settled(annotation: Annotation, drafts: Sequence[Draft], lexicon: AttributionLexicon) -> list[Draft]:
    """Drafts that stand on their own, each without the words of those around it.

    Args:
        annotation: of the article.
        drafts: what the rules found, each on its own.
        lexicon: says which verbs tell of a speech within a speech.

    Returns:
        Drafts in the order given. Dropped are those whose cue lies within what another one reports, unless they name
        another speaker of their own ("The ministry said that the army claims …").
    """
    drafts = _without_epithets(_distinct(drafts))
    covering: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for first, stop in draft.content:
            for index in range(first, stop):
                covering.setdefault(index, []).append(number)
    outer_of: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for other in covering.get(draft.head, ()):
            if other == number:
                continue
            inner, outer = (number, other) if _is_outer(annotation, drafts[other], draft) else (other, number)
            outer_of.setdefault(inner, []).append(outer)
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        outers = [drafts[other] for other in outer_of.get(number, ())]
        if any(_swallows(outer, draft) and not _keeps(annotation, draft, outer, lexicon) for outer in outers):
            continue
        found.append(_without(annotation, draft, [_group(outer) for outer in outers]))
    return found


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Of drafts whose cues share a word ("declined to comment on", "comment on") the one with the longer cue."""
    owner: dict[int, int] = {}
    dropped: set[int] = set()
    order = sorted(range(len(drafts)), key=lambda n: (-sum(stop - first for first, stop in drafts[n].cue), n))
    for number in order:
        indices = [index for first, stop in drafts[number].cue for index in range(first, stop)]
        if any(index in owner for index in indices):
            dropped.add(number)
        else:
            owner.update(dict.fromkeys(indices, number))
    return [draft for number, draft in enumerate(drafts) if number not in dropped]


def _without_epithets(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts but those that only describe a speaker: "the monitor, whose count was first reported by Norda"."""
    speakers = [draft.speaker for draft in drafts if draft.speaker]
    return [
        draft
        for draft in drafts
        if draft.rule != "passive" or not any(first <= draft.first and draft.stop <= stop for first, stop in speakers)
    ]


def _is_outer(annotation: Annotation, outer: Draft, inner: Draft) -> bool:
    """Whether one draft reports another whose cue its content holds: not where each holds the other's cue below it."""
    if not _swallows(inner, outer):
        return True
    return any(token.index == outer.head for token in annotation.ancestors(inner.head))


def _swallows(outer: Draft, inner: Draft) -> bool:
    return any(first <= inner.head < stop for first, stop in outer.content)


def _keeps(annotation: Annotation, draft: Draft, outer: Draft, lexicon: AttributionLexicon) -> bool:
    """Whether an attribution within another one is kept beside it."""
    if draft.rule == "according" or (draft.rule == "noun" and draft.stance is Stance.CLAIMS):
        return True
    if draft.rule not in _SAYING or draft.subject is None:
        return False
    tokens = annotation.tokens
    citing = lexicon.verbs.get(tokens[outer.head].lower)
    is_citing = outer.rule == "object" and citing is not None and "relaying" in citing.frames
    if is_citing and tokens[draft.head].dep == "relcl" and tokens[draft.head].head == draft.subject:
        # "The agency cited doctors who said …".
        return True
    if outer.rule not in _SAYING | {"according"} and not _is_aside(annotation, draft):
        return False
    verb = lexicon.verbs.get(tokens[draft.head].lower)
    return verb is not None and lexicon.has("nesting", verb.lemma) and tokens[draft.subject].tag not in _PRONOUNS


def _is_aside(annotation: Annotation, draft: Draft) -> bool:
    """Whether it is told in passing of a noun: "vowed to answer an attack that a monitor says has cost 46 lives"."""
    verb = annotation.tokens[draft.head]
    return verb.dep == "relcl" and verb.tag in ("VBZ", "VBP", "VBD") and draft.subject != verb.head


def _group(draft: Draft) -> Range:
    """Cue and speaker of a draft, where they stand side by side."""
    first, stop = draft.cue[0] if draft.cue else (draft.head, draft.head + 1)
    if draft.speaker is not None and (draft.speaker[1] >= first - 1 and draft.speaker[0] <= stop + 1):
        return min(first, draft.speaker[0]), max(stop, draft.speaker[1])
    return first, stop


def _without(annotation: Annotation, draft: Draft, holes: Sequence[Range]) -> Draft:
    """A draft whose content leaves out the cue groups of those that report it."""
    if not any(low < stop and first < high for first, stop in draft.content for low, high in holes):
        return draft
    pieces = trimmed(annotation, [piece for part in draft.content for piece in cut(part, holes)])
    return replace(draft, content=pieces) if pieces else draft

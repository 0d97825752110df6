"""What follows an attribution without a cue of its own: quotations and sentences that go on in its voice."""

from collections.abc import Container, Sequence
from dataclasses import replace

from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.drafts import Draft, Marks, Range, edges, trim, trim_name
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.model import Stance

# Rules whose content may be continued by the next sentence; paraphrase of a thought or a wish is not.
_CONTINUED = frozenset({"clause", "clause_before", "according", "quote_before", "after_clause"})
# Sentences between a quotation and the cue that its speaker comes from.
MAX_GAP = 6


def with_quotations(annotation: Annotation, drafts: Sequence[Draft], marks: Marks) -> list[Draft]:
    """Give each speech quotation that no rule reached to the attribution it continues, or to a free one."""
    found = list(drafts)
    covered = {index for draft in found for first, stop in draft.content for index in range(first, stop)}
    covered |= {index for draft in found for first, stop in draft.cue for index in range(first, stop)}
    for quote in marks.ranges:
        if any(index in covered for index in range(*quote)):
            continue
        before = _last_before(found, quote[0])
        if before is not None and _continues(annotation, found[before], quote, marks):
            found[before] = replace(found[before], content=(*found[before].content, quote))
            covered.update(range(*quote))
        elif _stands_alone(annotation, quote):
            found.append(_introduced(annotation, quote, covered) or _free(quote))
            covered.update(range(*quote))
    return sorted(found, key=lambda draft: draft.head)


def _end(draft: Draft) -> int:
    parts = [*draft.content, *draft.cue, *([draft.speaker] if draft.speaker else [])]
    return max(stop for _, stop in parts)


def _last_before(drafts: Sequence[Draft], index: int) -> int | None:
    ends = [
        (_end(draft), number) for number, draft in enumerate(drafts) if _end(draft) <= index and draft.rule != "noun"
    ]
    return max(ends)[1] if ends else None


def _continues(annotation: Annotation, draft: Draft, quote: Range, marks: Marks) -> bool:
    """Whether a quotation follows the sentence of a quoted attribution directly, in its paragraph."""
    if not any(index in marks.of for first, stop in draft.content for index in (first, stop - 1)):
        return False
    tokens = annotation.tokens
    end = _end(draft)
    last = annotation.sentence_of(end - 1)
    first = annotation.sentence_of(quote[0])
    if last.paragraph != first.paragraph:
        return False
    between = tokens[end : quote[0]]
    return (
        all(not any(char.isalnum() for char in token.text) for token in between)
        or (tokens[quote[0]].sentence == tokens[end - 1].sentence and len(between) <= MAX_GAP)
        or (quote[0] == first.first and quote[0] == last.stop)
    )


def _stands_alone(annotation: Annotation, quote: Range) -> bool:
    """Whether a quotation makes up whole sentences."""
    first = annotation.sentence_of(quote[0])
    last = annotation.sentence_of(quote[1] - 1)
    rest = annotation.tokens[quote[1] : last.stop]
    return quote[0] == first.first and quote[1] - quote[0] > MAX_GAP and len(rest) <= 2


def _introduced(annotation: Annotation, quote: Range, covered: Container[int]) -> Draft | None:
    """A quotation behind a sentence that ends in a colon: "The union released a statement:" and its next paragraph."""
    tokens, number = annotation.tokens, annotation.tokens[quote[0]].sentence
    before = annotation.sentences[number - 1] if number else None
    if (
        before is None
        or tokens[before.stop - 1].text != ":"
        or any(i in covered for i in range(before.first, before.stop))
    ):
        return None
    root = next(
        (i for i in range(before.first, before.stop) if tokens[i].head == i and tokens[i].tag[:2] == "VB"), None
    )
    if root is None:
        return None
    subject = next((kid for kid in annotation.children(root) if kid.dep == "nsubj" and kid.index < root), None)
    speaker = trim_name(annotation, edges(annotation, subject.index)) if subject is not None else None
    if subject is None or speaker is None:
        return None
    return Draft(
        head=root,
        cue=((root, root + 1),),
        speaker=speaker,
        subject=subject.index,
        content=(quote,),
        stance=Stance.ASSERTS,
        rule="introduced",
    )


def _free(quote: Range) -> Draft:
    return Draft(
        head=quote[0],
        cue=(),
        speaker=None,
        subject=None,
        content=(quote,),
        stance=Stance.ASSERTS,
        rule="free_quotation",
    )


def inherited(annotation: Annotation, drafts: Sequence[Draft], lexicon: AttributionLexicon) -> list[Draft]:
    """Sentences that go on in the voice of the one before: only where a word ties them to it.

    "At least 24 civilians have also been killed" behind a count by a monitor; "These attacks resulted in …".
    """
    taken = {
        annotation.tokens[index].sentence
        for draft in drafts
        for first, stop in (*draft.content, *draft.cue)
        for index in range(first, stop)
    }
    ends = {annotation.tokens[_end(draft) - 1].sentence: draft for draft in drafts if draft.rule in _CONTINUED}
    found = list(drafts)
    for number, sentence in enumerate(annotation.sentences[1:], start=1):
        before = annotation.sentences[number - 1]
        if number in taken or number - 1 not in ends or before.paragraph != sentence.paragraph:
            continue
        if not _is_tied(annotation, sentence.first, sentence.stop, lexicon):
            continue
        content = trim(annotation, (sentence.first, sentence.stop))
        if content:
            found.append(
                Draft(
                    head=sentence.first,
                    cue=(),
                    speaker=None,
                    subject=None,
                    content=(content,),
                    stance=Stance.ASSERTS,
                    rule="inherited",
                )
            )
    return sorted(found, key=lambda draft: draft.head)


def _is_tied(annotation: Annotation, first: int, stop: int, lexicon: AttributionLexicon) -> bool:
    tokens = annotation.tokens[first:stop]
    root = next((token for token in tokens if token.head == token.index), tokens[0])
    if root.tag in ("VBZ", "VBP") or any(kid.lower in ("is", "are") for kid in annotation.children(root.index)):
        # What is so in general is the outlet's own background.
        return False
    has_figure = any(token.tag == "CD" for token in tokens)
    has_tie = any(lexicon.has("ties", token.lower) for token in tokens)
    opens_back = (
        lexicon.has("back_pointers", tokens[0].lower) and len(tokens) > 1 and lexicon.has("happenings", tokens[1].lower)
    )
    return has_figure and (has_tie or opens_back)

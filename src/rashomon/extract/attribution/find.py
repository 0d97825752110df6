"""All attributions of an article: the rules one by one, then quotations they left, then whom it goes back to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.extract.actors import ActorMention
from rashomon.extract.annotation import Annotation
from rashomon.extract.attribution.asides import without_asides
from rashomon.extract.attribution.chains import Chains
from rashomon.extract.attribution.drafts import Draft, Marks
from rashomon.extract.attribution.follow import inherited, with_quotations
from rashomon.extract.attribution.phrases import (
    according_draft,
    adverb_draft,
    label_drafts,
    noun_draft,
    signature_drafts,
)
from rashomon.extract.attribution.scope import settled
from rashomon.extract.attribution.verbs import verb_draft
from rashomon.extract.attribution.words import AttributionLexicon, AttributionWords, compile_words
from rashomon.model import Article, Attribution, Quotation


def find_attributions(
    article: Article,
    annotation: Annotation,
    quotations: Sequence[Quotation],
    actors: Sequence["ActorMention"],
    *,
    words: AttributionWords,
) -> tuple[Attribution, ...]:
    """Who says what in an article.

    Args:
        article: its outlet and credits are the links of the chain that the sentence does not name.
        annotation: of its story passages.
        quotations: of the same annotation.
        actors: its actor mentions, for canonical names; may be empty.
        words: cues of its language.

    Returns:
        Attributions in the order of their contents.
    """
    lexicon = compile_words(words)
    marks = Marks(annotation, quotations)
    drafts = drafts_of(annotation, lexicon, marks)
    drafts = with_quotations(annotation, drafts, marks)
    drafts = inherited(annotation, drafts, lexicon)
    return Chains(article, annotation, actors, lexicon, quotations).attributions(drafts)


def drafts_of(annotation: Annotation, lexicon: AttributionLexicon, marks: Marks) -> list[Draft]:
    """What the rules find, each on its own, in the order of the cues."""
    found = [*label_drafts(annotation, lexicon, marks), *signature_drafts(annotation, marks)]
    for token in annotation.tokens:
        if token.index in marks.of:
            # What the quoted speaker says of others is part of the quotation.
            continue
        lower = token.lower
        draft = None
        if lower in lexicon.according:
            draft = according_draft(token, annotation, lexicon, marks)
        if draft is None and lower in lexicon.verbs:
            draft = verb_draft(token, annotation, lexicon, marks)
        elif draft is None and lower in lexicon.adverbs:
            draft = adverb_draft(token, annotation, lexicon)
        if draft is None and lower in lexicon.nouns:
            draft = noun_draft(token, annotation, lexicon, marks)
        if draft is not None:
            found.append(draft)
    found = settled(annotation, sorted(found, key=lambda draft: draft.head), lexicon)
    return without_asides(annotation, found, lexicon, marks)

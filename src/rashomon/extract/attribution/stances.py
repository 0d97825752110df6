"""How a speaker stands to what is said, where the cue alone does not tell: announcements of what is to come."""

from rashomon.extract.annotation import Annotation, Token
from rashomon.extract.attribution.drafts import Draft
from rashomon.extract.attribution.words import AttributionLexicon
from rashomon.extract.negation import is_none
from rashomon.model import Stance

# Rules by which words are spoken, not wanted: a question asked is no expectation.
_SPOKEN = frozenset({"clause", "clause_before", "quote_before", "quote_after", "parenthesis", "after_clause", "colon"})

# Rules by which a thing is called something, and not called for.
_NAMED = frozenset({"object", "complex"})


def _is_asking(draft: Draft, annotation: Annotation, lexicon: AttributionLexicon) -> bool:
    """Whether a verb of wishing only tells how something is said ("called it a breach", "“When?” she asked")."""
    verb = lexicon.verbs.get(annotation.tokens[draft.head].lower)
    if verb is None:
        return False
    return lexicon.has("asking", verb.lemma) if draft.rule in _SPOKEN else lexicon.has("naming", verb.lemma)


def refined_stance(draft: Draft, annotation: Annotation, lexicon: AttributionLexicon) -> Stance:
    """The stance of the cue; what it puts in the future is expected, or promised if it is the speaker's own act."""
    withheld = _withheld(draft, annotation, lexicon)
    if withheld is not None:
        return withheld
    is_spoken = draft.rule in _SPOKEN or draft.rule in _NAMED
    if draft.stance is Stance.EXPECTS and is_spoken and _is_asking(draft, annotation, lexicon):
        return Stance.ASSERTS
    if draft.stance is not Stance.ASSERTS:
        return draft.stance
    first, stop = max(draft.content, key=lambda part: part[1] - part[0])
    head = annotation.head_of(annotation.span(first, stop))
    if head is None or head.tag[:2] not in ("VB", "MD"):
        return draft.stance
    kids = annotation.children(head.index)
    verb = lexicon.verbs.get(head.lower)
    is_active = not any(kid.dep in ("auxpass", "nsubjpass") for kid in kids)
    is_stance = verb is not None and verb.stance is not Stance.ASSERTS and is_active
    if verb is not None and is_stance and _is_own_act(kids, draft, annotation, lexicon):
        # "Said it hoped that …", "said they rejected the offer".
        return verb.stance
    if lexicon.has("future_heads", head.lower) and any(kid.dep in ("auxpass", "xcomp", "aux") for kid in kids):
        return Stance.EXPECTS
    if any(kid.dep == "aux" and lexicon.has("future_auxiliaries", kid.lower) for kid in kids):
        return Stance.PROMISES if _is_own_act(kids, draft, annotation, lexicon) else Stance.EXPECTS
    return draft.stance


def _withheld(draft: Draft, annotation: Annotation, lexicon: AttributionLexicon) -> Stance | None:
    """The stance of who does not say, or does not think, something: "has not confirmed", "neither side believes"."""
    verb = lexicon.verbs.get(annotation.tokens[draft.head].lower)
    if verb is None or draft.subject is None:
        return None
    is_negated = any(kid.dep == "neg" for kid in annotation.children(draft.head))
    if not is_negated and not is_none(annotation.tokens[draft.subject], annotation):
        return None
    if lexicon.has("withholding", verb.lemma):
        return Stance.DECLINES_TO_COMMENT
    return Stance.DENIES if lexicon.has("believing", verb.lemma) else None


def _is_own_act(kids: tuple[Token, ...], draft: Draft, annotation: Annotation, lexicon: AttributionLexicon) -> bool:
    subject = next((kid for kid in kids if kid.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or draft.subject is None:
        return False
    return lexicon.has("own_pronouns", subject.lower) or subject.lower == annotation.tokens[draft.subject].lower

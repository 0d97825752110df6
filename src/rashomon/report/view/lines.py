"""Which claims are worth a line of a list: figures, and acts that a reader understands without their sentence."""

from collections.abc import Sequence

from rashomon.model import Claim
from rashomon.report.labels import is_figure, sentence_case, word_list
from rashomon.report.view.index import Index
from rashomon.report.view.links import claim_words
from rashomon.values import Modality, Statement

# Words that make an act worth a line.
LEAST_WORDS = 4


def is_worth_a_line(index: Index, claims: Sequence[Claim]) -> bool:
    """Whether the first of these claims may stand alone; what a figure tells is not told twice."""
    if not claims:
        return False
    return is_figure(claims[0].kind) or (_is_whole(claims[0]) and not any(map(index.holds_figure, claims)))


def _is_whole(claim: Claim) -> bool:
    """An act that was done, with who did it or to whom: no aim ("to find shelter"), no bare verb ("went on")."""
    value = claim.value
    if not isinstance(value, Statement) or value.modality is not Modality.FACTUAL:
        return False
    words = claim_words(claim).split()
    has_party = value.agent is not None or value.patient is not None
    return len(words) >= LEAST_WORDS and has_party and words[0].casefold() != "to"


def told_act(claim: Claim) -> str:
    """An act in words that stand alone: who did it (or whom it befell) in front where its own words do not say so."""
    words = claim_words(claim)
    who = (claim.value.agent or claim.value.patient or "") if isinstance(claim.value, Statement) else ""
    names = {word.casefold() for word in who.split()}
    is_said = names.issubset(word_list("stopwords", "words")) or not names.isdisjoint(words.casefold().split())
    return sentence_case(words if is_said else f"{who}: {words}")

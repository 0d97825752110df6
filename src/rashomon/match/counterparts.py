"""Counterparts: a number answers one question, so of another article's numbers it meets one.

An article that repeats a wire's "11 on Friday" and its "68 since Saturday" has a counterpart for each; 11 here and 68
there are no conflict, however alike the sentences. Where no number is the same, the likeliest pair is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.match.figures import Judged
from rashomon.model import ArticleId, ClaimId, Comparison, Verdict

_AT_ODDS = frozenset({Verdict.UPDATED, Verdict.DISPUTED, Verdict.SHARPENED})

# A pair with this many points more is the likelier one; below it both are shown.
_CLEARLY_LIKELIER = 0.75

type _Side = tuple[ClaimId, ArticleId]
type _Found = tuple[bool, float, ClaimId]


def keep_counterparts(judged: Sequence[Judged], article_of: Mapping[ClaimId, ArticleId]) -> list[Comparison]:
    """Turn differences into `different_question` where one has a likelier counterpart in the other's article.

    A number stays at odds with another article's if that article itself sets the counterpart against it.

    Args:
        judged: the figures of one story, pair by pair.
        article_of: the article of each claim.
    """
    met = [one for one in judged if one.comparison.verdict is not Verdict.DIFFERENT_QUESTION and one.is_one_count]
    joined = {frozenset((one.comparison.left, one.comparison.right)) for one in met}
    partners = _partners(met, article_of)
    return [_kept(one, article_of, partners, joined) if one.is_one_count else one.comparison for one in judged]


def _partners(met: Sequence[Judged], article_of: Mapping[ClaimId, ArticleId]) -> dict[_Side, _Found]:
    """For each claim and other article, the claim there that it meets: of the same number, else with most evidence."""
    best: dict[_Side, _Found] = {}
    for one in met:
        left, right = one.comparison.left, one.comparison.right
        is_same = one.comparison.verdict is Verdict.AGREED
        for claim, other in ((left, right), (right, left)):
            side, found = (claim, article_of[other]), (is_same, round(one.points, 6), other)
            if side not in best or found > best[side]:
                best[side] = found
    return best


def _kept(
    judged: Judged,
    article_of: Mapping[ClaimId, ArticleId],
    partners: Mapping[_Side, _Found],
    joined: set[frozenset[ClaimId]],
) -> Comparison:
    one = judged.comparison
    if one.verdict not in _AT_ODDS or article_of[one.left] == article_of[one.right]:
        return one
    for claim, other in ((one.left, one.right), (one.right, one.left)):
        is_same, points, partner = partners.get((claim, article_of[other]), (False, judged.points, other))
        is_likelier = is_same or points > judged.points + _CLEARLY_LIKELIER
        if partner != other and is_likelier and frozenset((partner, other)) not in joined:
            reason = "the other account has a likelier counterpart of this number"
            return replace(one, verdict=Verdict.DIFFERENT_QUESTION, reasons=(*one.reasons, reason))
    return one

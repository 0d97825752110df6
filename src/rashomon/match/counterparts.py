"""Counterparts: a number answers one question, so of another article's numbers it meets one.

An article that repeats a wire's "11 on Friday" and its "68 since Saturday" has a counterpart for each; 11 here and 68
there are no conflict, however alike the sentences.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.match.figures import Judged
from rashomon.model import ArticleId, ClaimId, Comparison, Verdict
from rashomon.values import Relation

_AT_ODDS = frozenset({Verdict.UPDATED, Verdict.DISPUTED, Verdict.SHARPENED})

_SAME_NUMBER = frozenset({Relation.EQUAL, Relation.WITHIN, Relation.CONTAINS})

type _Side = tuple[ClaimId, ArticleId]


def keep_counterparts(judged: Sequence[Judged], article_of: Mapping[ClaimId, ArticleId]) -> list[Comparison]:
    """Turn differences into `different_question` where one of the two has its equal in the other's article.

    A number stays at odds with another article's if that article itself sets the equal against it.

    Args:
        judged: the figures of one story, pair by pair.
        article_of: the article of each claim.
    """
    met = [
        one.comparison
        for one in judged
        if one.comparison.verdict is not Verdict.DIFFERENT_QUESTION and one.is_one_count
    ]
    joined = {frozenset((one.left, one.right)) for one in met}
    equals: dict[_Side, list[ClaimId]] = defaultdict(list)
    for one in met:
        if one.verdict is Verdict.AGREED and one.relation in _SAME_NUMBER:
            equals[(one.left, article_of[one.right])].append(one.right)
            equals[(one.right, article_of[one.left])].append(one.left)
    return [_kept(one.comparison, article_of, equals, joined) if one.is_one_count else one.comparison for one in judged]


def _kept(
    one: Comparison,
    article_of: Mapping[ClaimId, ArticleId],
    equals: Mapping[_Side, Sequence[ClaimId]],
    joined: set[frozenset[ClaimId]],
) -> Comparison:
    if one.verdict not in _AT_ODDS or article_of[one.left] == article_of[one.right]:
        return one
    for claim, other in ((one.left, one.right), (one.right, one.left)):
        found = equals.get((claim, article_of[other]), ())
        if found and not any(frozenset((equal, other)) in joined for equal in found):
            reason = "the other account gives the same number elsewhere"
            return replace(one, verdict=Verdict.DIFFERENT_QUESTION, reasons=(*one.reasons, reason))
    return one

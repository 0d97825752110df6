"""From matches to findings: positions, origins, counts, status and reasons, of all accounts or without some of them."""

from collections.abc import Mapping, Sequence

from rashomon.model import (
    Article,
    Claim,
    ClaimId,
    Copy,
    Counts,
    Finding,
    Match,
    Story,
    Verdict,
)
from rashomon.reconcile.options import ReconcileOptions
from rashomon.reconcile.origins import Origin, Sources, find_origins, wires_of
from rashomon.reconcile.positions import find_positions
from rashomon.reconcile.recount import kept_claims
from rashomon.reconcile.statuses import Accounts, find_status
from rashomon.schema.claimants import claimants
from rashomon.schema.families import family_of
from rashomon.schema.parties import with_parties


def reconcile(
    story: Story,
    matches: Sequence[Match],
    articles: Sequence[Article],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    *,
    options: ReconcileOptions | None = None,
) -> tuple[Finding, ...]:
    """Say what all accounts of each question amount to.

    Args:
        story: the story.
        matches: its matches.
        articles: its articles.
        claims: their claims.
        copies: who shares whose words.
        options: sources, families or parties to leave out of the count.

    Returns:
        A finding for each match that still has a claim, in the order of the matches.
    """
    options = options or ReconcileOptions()
    speakers = with_parties(claimants(claims), claims)
    sources = Sources(
        articles={article.id: article for article in articles},
        claimants=speakers,
        copies={(copy.article, copy.of): copy for copy in copies},
    )
    known = {claim.id: claim for claim in claims}
    kept = {claim.id: claim for claim in kept_claims(claims, sources, options)}
    return tuple(
        _finding(story, one, known, kept, sources) for one in matches if any(claim in kept for claim in one.claims)
    )


def _finding(
    story: Story, match: Match, known: Mapping[ClaimId, Claim], kept: Mapping[ClaimId, Claim], sources: Sources
) -> Finding:
    claims = [kept[claim] for claim in match.claims if claim in kept]
    own = {claim.id for claim in claims}
    comparisons = tuple(
        one
        for one in match.comparisons
        if one.verdict is not Verdict.DIFFERENT_QUESTION and one.left in kept and one.right in kept
    )
    inside = tuple(one for one in comparisons if one.left in own and one.right in own)
    all_claims = [known[claim] for claim in match.claims if claim in known]
    origins, collapses = find_origins(all_claims, sources, kept)
    counts = count(claims, origins, sources)
    accounts = Accounts(comparisons=comparisons, origins=origins, collapses=collapses, counts=counts)
    status, reasons = find_status(accounts)
    return Finding(
        story=story.id,
        question=match.question,
        status=status,
        positions=find_positions(claims, inside, origins),
        counts=counts,
        reasons=reasons,
        collapses=collapses,
    )


def count(claims: Sequence[Claim], origins: Sequence[Origin], sources: Sources) -> Counts:
    """Articles, outlets, families, wires, origins, and origins that are no party to the conflict.

    An article without an outlet counts as an outlet and a family of its own; claims that nobody is said to say
    are no origin.
    """
    articles = [sources.articles[name] for name in dict.fromkeys(claim.article for claim in claims)]
    outlets = {article.outlet or article.id for article in articles}
    attributed = [origin for origin in origins if origin.is_attributed]
    return Counts(
        articles=len(articles),
        outlets=len(outlets),
        families=len({family_of(outlet) for outlet in outlets}),
        wires=len({wire for claim in claims for wire in wires_of(claim, sources.articles[claim.article])}),
        origins=len(attributed),
        origins_not_party=sum(not origin.is_party for origin in attributed),
    )

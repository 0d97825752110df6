"""What still stands without some sources, families or the parties: which claims are left."""

from collections.abc import Iterable, Sequence

from rashomon.model import Article, Claim, Mention
from rashomon.reconcile.options import ReconcileOptions
from rashomon.reconcile.origins import Sources, wires_of
from rashomon.schema.claimants import claimants, fold
from rashomon.schema.families import family_of
from rashomon.schema.media import canonical_name
from rashomon.schema.parties import with_parties
from rashomon.values import Actor, Quantity


def still_standing(
    claims: Sequence[Claim], articles: Sequence[Article], options: ReconcileOptions
) -> tuple[Claim, ...]:
    """The claims of one story that do not rest on anything that is left out; all of them if nothing is.

    Args:
        claims: of the story, all of them: who is a party shows in how they speak of each other.
        articles: of the story.
        options: what is left out.
    """
    if not (options.without or options.without_families or options.without_party):
        return tuple(claims)
    sources = Sources(
        articles={article.id: article for article in articles},
        claimants=with_parties(claimants(claims), claims),
        copies={},
    )
    return tuple(kept_claims(claims, sources, options))


def unknown_names(
    articles: Sequence[Article], mentions: Sequence[Mention], options: ReconcileOptions
) -> tuple[str, ...]:
    """The names of sources and families to leave out that nothing bears here, most likely misspelt.

    Args:
        articles: all that are compared: their outlets and credits are known names.
        mentions: whom they mention.
        options: what is left out.
    """
    names = {name for article in articles for name in (article.outlet or article.id, *_credited(article))}
    families = {family_of(name) for name in names}
    actors = [mention.value for mention in mentions if isinstance(mention.value, Actor)]
    names |= {name for actor in actors for name in (actor.name, *actor.aliases)}
    known = {fold(name) for name in names}
    return (
        *(name for name in options.without if not {fold(name), fold(canonical_name(name))} & known),
        *(name for name in options.without_families if family_of(name) not in families),
    )


def _credited(article: Article) -> tuple[str, ...]:
    return tuple(credit.name for credit in article.credits)


def kept_claims(claims: Sequence[Claim], sources: Sources, options: ReconcileOptions) -> list[Claim]:
    """The claims that do not rest on anything that is left out.

    A claim rests on its outlet, on every link of its chain, and, where it names no source, on the wires its article
    credits. A party's claim rests on the party. A figure without a source, as headlines are, rests on those whom its
    article names for the same number.
    """
    without = frozenset(fold(one) for name in options.without for one in (name, canonical_name(name)))
    families = frozenset(family_of(name) for name in options.without_families)
    kept = [
        claim
        for claim in claims
        if claim.article in sources.articles
        and not without & _names(claim, sources)
        and not families & _families(claim, sources.articles[claim.article])
        and not (options.without_party and _is_of_party(claim, sources))
    ]
    told = {_number(claim) for claim in claims if claim.origin}
    standing = {_number(claim) for claim in kept if claim.origin}
    return [one for one in kept if one.origin or _number(one) not in told or _number(one) in standing]


def _number(claim: Claim) -> tuple[object, ...]:
    """The article, kind and number of a figure; other claims by themselves."""
    if not isinstance(claim.value, Quantity):
        return (claim.id,)
    return claim.article, claim.kind, claim.value.lower


def _names(claim: Claim, sources: Sources) -> frozenset[str]:
    article = sources.articles[claim.article]
    names = set(_outlets(claim, article))
    for link in claim.chain:
        names.add(link.name)
        if link.actor:
            names |= {link.actor.name, *link.actor.aliases}
    if claim.origin is None:
        names |= wires_of(claim, article)
    claimant = sources.claimants.get(claim.id)
    resolved = claimant.names if claimant else frozenset[str]()
    return frozenset(fold(name) for name in names) | resolved


def _outlets(claim: Claim, article: Article) -> Iterable[str]:
    return (article.outlet,) if article.outlet else (claim.article,)


def _families(claim: Claim, article: Article) -> frozenset[str]:
    return frozenset(family_of(name) for name in (*_outlets(claim, article), *(link.name for link in claim.chain)))


def _is_of_party(claim: Claim, sources: Sources) -> bool:
    claimant = sources.claimants.get(claim.id)
    return claimant is not None and claimant.is_party is True

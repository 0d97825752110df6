"""Laws of independence, on stories made at random: what may and what may never change the number of origins."""

from dataclasses import replace

from accounts import FRONT, MINISTRY, MONITOR, SPOKESMAN, agency, article, figure, origin, span_of, story
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import (
    Article,
    Claim,
    Copy,
    CopyBasis,
    Credit,
    Match,
    Question,
    SharedPassage,
)
from rashomon.reconcile import ReconcileOptions, reconcile
from rashomon.values import Actor, ActorType

TEXT = "Shells struck the market of Orlen on Tuesday and killed 12 people, it was said."
RESIDENTS = Actor(name="residents", type=ActorType.WITNESS)
NAVY = Actor(name="Norland Navy", type=ActorType.MILITARY, part_of=("Norland",))
JOINT = Actor(name="Joint Command", type=ActorType.MILITARY, part_of=("Norland", "Free Front"))
HERALD = Actor(name="Herald", type=ActorType.MEDIA)
OUTLETS = ("Herald", "Courier", "Herald Online", None)
SPEAKERS = (None, MONITOR, MINISTRY, SPOKESMAN, FRONT, NAVY, JOINT, RESIDENTS, HERALD)

# One account: outlet, speaker, whether it came through the wire, whether the article credits the wire, the number.
accounts_of = st.lists(
    st.tuples(
        st.sampled_from(OUTLETS), st.sampled_from(SPEAKERS), st.booleans(), st.booleans(), st.sampled_from((12, 19))
    ),
    min_size=1,
    max_size=7,
)
type Told = tuple[Article, Claim]


def tell(name, account) -> Told:
    """One article with one claim."""
    outlet, speaker, is_relayed, is_credited, number = account
    wires = (Credit(name="Norda", span=None, basis="byline"),) if is_credited else ()
    one = article(name, TEXT, outlet=outlet, credits=wires)
    chain = (agency("Norda"),) if is_relayed else ()
    if speaker:
        chain += (origin(speaker, is_named=speaker is not RESIDENTS),)
    return one, replace(figure(one, "12 people", number), chain=chain)


def tell_all(accounts) -> list[Told]:
    return [tell(f"article {number}", account) for number, account in enumerate(accounts)]


def reprint(told: Told, outlet: str) -> tuple[Told, Copy]:
    """The same words in another outlet."""
    one, claim = told
    again = replace(one, id=f"reprint of {one.id}", outlet=outlet)
    passage = SharedPassage(span=span_of(again, TEXT), of=span_of(one, TEXT))
    copy = Copy(article=again.id, of=one.id, share=1.0, basis=CopyBasis.PASSAGE, passages=(passage,))
    return (again, replace(claim, article=again.id)), copy


def find(told, copies=(), **options):
    """The finding of one question; None where no claim is left."""
    articles, claims = [one for one, _ in told], [claim for _, claim in told]
    one = story(*articles)
    question = Question(kind="killed", counted="all", place=None, period=None, accumulation=None, topic=None)
    asked = Match(story=one.id, question=question, claims=tuple(claim.id for claim in claims), comparisons=())
    found = reconcile(one, (asked,), articles, claims, copies, options=ReconcileOptions(**options))
    return found[0] if found else None


def origins_of(finding) -> int:
    return finding.counts.origins if finding else 0


@given(accounts_of)
def test_no_more_origins_than_speakers_and_than_articles_that_name_one(accounts):
    """A chain that ends nowhere adds none."""
    finding = find(tell_all(accounts))

    attributed = [
        (speaker, number) for number, (_, speaker, is_relayed, *_) in enumerate(accounts) if speaker or is_relayed
    ]
    assert finding.counts.origins <= len(attributed)
    assert finding.counts.origins_not_party <= finding.counts.origins
    assert finding.counts.families <= finding.counts.outlets <= finding.counts.articles


@given(accounts_of, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(accounts, chance):
    """Who came first tells nothing about who rests on whom."""
    told = tell_all(accounts)
    shuffled = list(told)
    chance.shuffle(shuffled)

    first, second = find(told), find(shuffled)

    assert first.counts == second.counts
    assert first.status is second.status


@given(accounts_of, st.integers(min_value=0, max_value=6), st.sampled_from(("Gazette", "Herald")))
def test_an_exact_reprint_adds_no_origin(accounts, number, outlet):
    """Neither a source that it names, nor one that it leaves unnamed, is a second one; it can show who cites whom."""
    told = tell_all(accounts)
    again, copy = reprint(told[number % len(told)], outlet)

    before, after = find(told), find([*told, again], (copy,))

    assert after.counts.origins <= before.counts.origins
    assert after.counts.articles == before.counts.articles + 1


@given(accounts_of, st.sampled_from(OUTLETS), st.sampled_from((12, 19)))
def test_an_account_without_a_source_does_not_corroborate(accounts, outlet, number):
    """However many tell it in their own voice."""
    told = tell_all(accounts)
    own = tell("own voice", (outlet, None, False, False, number))

    assert find([*told, own]).counts.origins == find(told).counts.origins


@given(
    accounts_of,
    st.sampled_from(
        (
            {"without": ("River Monitor",)},
            {"without": ("Defence Ministry",)},
            {"without": ("Joint Command",)},
            {"without": ("Norda",)},
            {"without": ("Herald",)},
            {"without_families": ("Courier",)},
            {"without_party": True},
        )
    ),
)
def test_leaving_a_source_out_never_adds_an_origin(accounts, options):
    """What stands without it stood with it."""
    told = tell_all(accounts)

    assert origins_of(find(told, **options)) <= find(told).counts.origins


@given(accounts_of)
def test_every_collapse_is_recorded_with_its_words(accounts):
    """So many firings as it takes to join the claims, each in words of the left one's article."""
    told = tell_all(accounts)
    finding = find(told)
    articles = {claim.id: one for one, claim in told}

    assert len(finding.collapses) <= len(told) - max(1, finding.counts.origins)
    for collapse in finding.collapses:
        assert collapse.reason
        assert articles[collapse.left].quote(collapse.span)

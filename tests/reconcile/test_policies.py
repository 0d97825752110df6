"""The policies: pure, traced, and true to what is published."""

import pytest
from accounts import FRONT, MINISTRY, MONITOR, OPEN, article, day_of, figure, said, story

from rashomon.match import match
from rashomon.reconcile import POLICIES, reconcile, reduce

TEXT = "Shells struck the market of Orlen and killed {} people, {} said."


def reduction(policy, *specs):
    """What a policy makes of figures given as (lower, upper, speaker, day, other fields)."""
    articles, claims = [], []
    for number, (lower, upper, by, day, *rest) in enumerate(specs):
        one = article(f"a{number}", TEXT.format(lower, "somebody"), outlet=f"Outlet {number}", day=day)
        articles.append(one)
        claims.append(figure(one, f"{lower} people", lower, upper, by=by, **(rest[0] if rest else {})))
    whole = story(*articles)
    matches = match(whole, articles, claims, ())
    findings = reconcile(whole, matches, articles, claims, ())
    finding = max(findings, key=lambda one: sum(len(position.claims) for position in one.positions))
    return reduce(finding, {claim.id: claim for claim in claims}, policy=policy)


def test_show_all_keeps_the_range():
    """Lowest and highest, nothing dropped."""
    made = reduction("show_all", (12, 12, MONITOR, 0), (19, 19, MINISTRY, 0))

    assert (made.low, made.best, made.high, made.dropped) == (12, None, 19, ())


def test_acled_takes_the_least_of_the_latest():
    """The monitor's first figure is replaced by its second before the least is taken."""
    made = reduction("acled", (12, 12, MONITOR, 0), (19, 19, MONITOR, 1), (25, 25, MINISTRY, 1))

    assert made.best == 19
    assert [reason for _, reason in made.dropped] == ["an earlier figure of the same origin"]
    assert any("our reading" in step for step in made.trace)


@pytest.mark.parametrize(("lower", "upper", "coded"), [(20, 99, 10), (24, 99, 12), (200, 999, 100)])
def test_acled_codes_vague_words(lower, upper, coded):
    """Tens, dozens, hundreds."""
    assert reduction("acled", (lower, upper, MONITOR, 0)).best == coded


def test_acled_sets_counts_of_enemies_aside():
    """A ministry's count of dead rebels goes where another count is there."""
    rebels = {"counted": "militants"}

    made = reduction("acled", (12, 12, MINISTRY, 0, rebels), (19, 19, MONITOR, 0, rebels))

    assert made.best == 19
    assert "enemy" in made.dropped[0][1]


def test_acled_keeps_the_only_figure():
    """A party's count counts where nothing else does."""
    assert reduction("acled", (12, 12, MINISTRY, 0, {"counted": "militants"})).best == 12


def test_ucdp_prefers_reliable_then_lower():
    """The monitor's figure is best; the rebels' count of dead soldiers only raises the high estimate."""
    soldiers = {"counted": "soldiers"}

    made = reduction("ucdp", (12, 12, MONITOR, 0, soldiers), (30, 30, FRONT, 0, soldiers))

    assert (made.low, made.best, made.high) == (12, 12, 30)


def test_ucdp_keeps_low_best_high_in_order():
    """Low is at most best, best at most high."""
    made = reduction("ucdp", (19, 19, MONITOR, 0), (12, 12, MINISTRY, 0), (25, OPEN, None, 0))

    assert made.low <= made.best <= made.high


def test_ibc_counts_no_combatants():
    """Only civilians are recorded."""
    made = reduction("ibc_minmax", (12, 12, MONITOR, 0, {"counted": "soldiers"}))

    assert (made.low, made.high) == (None, None)
    assert len(made.dropped) == 1


def test_ibc_has_a_minimum_of_nobody_where_civilian_status_is_open():
    """People who may all be fighters."""
    made = reduction("ibc_minmax", (12, 12, MONITOR, 0))

    assert (made.low, made.high) == (0, 12)


def test_latest_as_of_does_not_mix_issuers():
    """The newest figure, of one issuer; the others are dropped by name."""
    made = reduction(
        "latest_as_of",
        (12, 12, MONITOR, 0, {"when": day_of(0)}),
        (19, 19, MONITOR, 1, {"when": day_of(1)}),
        (25, 25, MINISTRY, 0, {"when": day_of(0)}),
    )

    assert made.best == 19
    assert {reason for _, reason in made.dropped} == {"another issuer", "an earlier figure of the issuer"}


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_says_what_it_did(policy):
    """Its id, a trace, and only figures that exist."""
    made = reduction(policy, (12, 12, MONITOR, 0), (19, 19, MINISTRY, 0))

    assert made.policy == policy
    assert made.trace


@pytest.mark.parametrize("policy", POLICIES)
def test_statements_have_no_reduction(policy):
    """There is no number in a sentence."""
    one = article("a", "The bridge is closed.")
    claim = said(one, "The bridge is closed")
    whole = story(one)
    (finding,) = reconcile(whole, match(whole, (one,), (claim,), ()), (one,), (claim,), ())

    assert reduce(finding, {claim.id: claim}, policy=policy) is None


def test_a_headline_is_of_the_origin_that_its_text_names():
    """The ministry's first count in a headline is no other origin's latest."""
    early = article("early", "Quake kills 12. The quake at Orlen killed 12 people, the ministry said.")
    late = article("late", "The quake at Orlen killed 41 people, the ministry said.", day=1)
    claims = (
        figure(early, "12", 12),
        figure(early, "12 people", 12, OPEN, by=MINISTRY),
        figure(late, "41 people", 41, by=MINISTRY),
    )
    matches = match(story(early, late), (early, late), claims, ())
    [finding] = reconcile(story(early, late), matches, (early, late), claims, ())

    made = reduce(finding, {claim.id: claim for claim in claims}, policy="acled")

    assert made is not None
    assert made.best == 41

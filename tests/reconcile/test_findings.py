"""Findings: status, positions, independent origins, counts, and what is left without some sources."""

from dataclasses import replace

import pytest
from accounts import FRONT, MINISTRY, MONITOR, OPEN, SPOKESMAN, agency, article, figure, origin, said, span_of, story

from rashomon.match import match
from rashomon.model import CollapseRule, Copy, CopyBasis, Credit, SharedPassage, Span, Stance, Status
from rashomon.reconcile import ReconcileOptions, reconcile
from rashomon.values import Actor, ActorType

TEXT = "Shells struck the market of Orlen on Tuesday and killed {} people, {} said."


def findings_of(articles, claims, *, copies=(), **options):
    one = story(*articles)
    matches = match(one, articles, claims, copies)
    return reconcile(one, matches, articles, claims, copies, options=ReconcileOptions(**options))


def only(articles, claims, **rest):
    (finding,) = findings_of(articles, claims, **rest)
    return finding


def two(first="12", second="12", **rest):
    return (
        article("a", TEXT.format(first, "somebody"), outlet="Herald", **rest),
        article("b", TEXT.format(second, "somebody"), outlet="Courier", **rest),
    )


def test_five_outlets_with_one_monitor_are_one_origin():
    """Corroboration counts origins, not outlets."""
    articles = tuple(article(name, TEXT.format(12, "the monitor"), outlet=name.upper()) for name in "abcde")
    claims = [figure(one, "12 people", 12, by=MONITOR) for one in articles]

    finding = only(articles, claims)

    assert finding.status is Status.SINGLE_ORIGIN
    assert (finding.counts.articles, finding.counts.outlets, finding.counts.origins) == (5, 5, 1)
    assert [one.rule for one in finding.collapses] == [CollapseRule.SAME_CLAIMANT] * 4
    assert finding.positions[0].origins == ("River Monitor",)


def test_two_independent_origins_agree():
    """Two speakers who do not belong together."""
    a, b = two()

    finding = only((a, b), [figure(a, "12 people", 12, by=MONITOR), figure(b, "12 people", 12, by=MINISTRY)])

    assert finding.status is Status.AGREED
    assert finding.counts.origins == 2
    assert finding.counts.origins_not_party == 1


def test_a_paper_that_prints_two_sources_does_not_make_them_one():
    """Its own headlines are one voice; what the two say stays two."""
    a = article("a", "12 killed. Shells killed 12 people in Orlen, the monitor said.", outlet="Herald")
    b = article("b", "15 killed. Shells killed 15 people in Orlen, the ministry said.", outlet="Herald")
    claims = [
        figure(a, "12 killed", 12),
        figure(a, "12 people", 12, by=MONITOR),
        figure(b, "15 killed", 15),
        figure(b, "15 people", 15, by=MINISTRY),
    ]

    finding = only((a, b), claims)

    assert [part.origins for part in finding.positions] == [("River Monitor",), ("Defence Ministry",)]
    assert finding.counts.origins == 2


def test_what_nobody_says_does_not_corroborate():
    """An account without a source adds no origin."""
    a, b = two()

    finding = only((a, b), [figure(a, "12 people", 12, by=MONITOR), figure(b, "12 people", 12)])

    assert finding.status is Status.SINGLE_ORIGIN
    assert finding.counts.origins == 1
    assert any("do not count as a second" in reason for reason in finding.reasons)


def test_accounts_without_any_source_are_unattributed():
    """However many tell it."""
    a, b = two()

    finding = only((a, b), [figure(a, "12 people", 12), figure(b, "12 people", 12)])

    assert finding.status is Status.UNATTRIBUTED
    assert finding.counts.origins == 0


def test_a_copied_passage_is_one_text():
    """The passage that two articles share word for word is the span of the collapse."""
    a, b = two()
    shared = SharedPassage(span=span_of(b, b.text), of=span_of(a, a.text))
    copy = Copy(article=b.id, of=a.id, share=1.0, basis=CopyBasis.PASSAGE, passages=(shared,))

    finding = only((a, b), [figure(a, "12 people", 12), figure(b, "12 people", 12)], copies=(copy,))

    assert finding.status is Status.COPIED
    assert finding.collapses[0].rule is CollapseRule.COPIED_PASSAGE
    assert finding.collapses[0].span == shared.span


def test_a_copy_inherits_the_source_it_leaves_out():
    """A reprint that drops the monitor still rests on the monitor."""
    a, b = two()
    shared = SharedPassage(span=span_of(b, b.text), of=span_of(a, a.text))
    copy = Copy(article=b.id, of=a.id, share=1.0, basis=CopyBasis.PASSAGE, passages=(shared,))

    finding = only((a, b), [figure(a, "12 people", 12, by=MONITOR), figure(b, "12 people", 12)], copies=(copy,))

    assert finding.positions[0].origins == ("River Monitor",)


def test_a_shared_passage_elsewhere_is_no_copy_of_the_claim():
    """Quotation alone is not copying: the claim must stand in the passage."""
    a, b = two()
    shared = SharedPassage(span=span_of(b, "Shells struck"), of=span_of(a, "Shells struck"))
    copy = Copy(article=b.id, of=a.id, share=0.1, basis=CopyBasis.PASSAGE, passages=(shared,))

    finding = only((a, b), [figure(a, "12 people", 12), figure(b, "12 people", 12)], copies=(copy,))

    assert finding.status is Status.UNATTRIBUTED


def test_one_credited_wire_is_one_text():
    """Two reprints of an agency that both credit it."""
    credit = Credit(name="Norda", span=None, basis="byline")
    a, b = two(credits=(credit,))

    finding = only((a, b), [figure(a, "12 people", 12), figure(b, "12 people", 12)])

    assert finding.collapses[0].rule is CollapseRule.SAME_WIRE
    assert finding.counts.wires == 1


def test_an_outlet_that_cites_an_outlet_rests_on_it():
    """What Herald tells in its own voice, Courier hands on."""
    a, b = two()
    cites = replace(figure(b, "12 people", 12), chain=(origin(Actor(name="Herald", type=ActorType.MEDIA)),))

    finding = only((a, b), [figure(a, "12 people", 12), cites])

    assert finding.collapses[0].rule is CollapseRule.OUTLET_CITES_OUTLET
    assert finding.counts.origins == 1


def test_an_outlet_that_cites_an_outlet_rests_on_its_source():
    """Herald tells what the monitor says; Courier, which cites Herald, has no source of its own."""
    a, b = two()
    cites = replace(figure(b, "12 people", 12), chain=(origin(Actor(name="Herald", type=ActorType.MEDIA)),))

    finding = only((a, b), [figure(a, "12 people", 12, by=MONITOR), cites])

    assert finding.positions[0].origins == ("River Monitor",)


def test_who_is_cited_ties_no_two_sources():
    """Herald printed the monitor and the front; who cites Herald rests on one of them and makes them not one."""
    a, b = two()
    c = article("c", TEXT.format(12, "the front"), outlet="Herald")
    cites = replace(figure(b, "12 people", 12), chain=(origin(Actor(name="Herald", type=ActorType.MEDIA)),))

    finding = only((a, b, c), [figure(a, "12 people", 12, by=MONITOR), cites, figure(c, "12 people", 12, by=FRONT)])

    assert finding.counts.origins == 2


def test_a_wire_has_one_name():
    """What one outlet credits to AFP, another takes from Agence France-Presse."""
    credit = Credit(name="AFP", span=None, basis="dateline")
    a, b = two()
    b = replace(b, credits=(credit,))
    through = replace(figure(a, "12 people", 12), chain=(agency("Agence France-Presse"), origin(MONITOR)))

    finding = only((a, b), [through, figure(b, "12 people", 12)])

    assert finding.collapses[0].rule is CollapseRule.SAME_WIRE
    assert finding.counts.wires == 1
    assert findings_of((a, b), [through, figure(b, "12 people", 12)], without=("AFP",)) == ()


def test_a_spokesman_and_his_ministry_are_one_origin():
    """Belonging collapses speakers, and says so."""
    a, b = two()

    finding = only((a, b), [figure(a, "12 people", 12, by=MINISTRY), figure(b, "12 people", 12, by=SPOKESMAN)])

    assert finding.counts.origins == 1
    assert "belongs to the other" in finding.collapses[0].reason


def test_unnamed_speakers_of_two_articles_stay_two():
    """Residents here and residents there may be others; they are shown as unnamed."""
    a, b = two()
    residents = origin(Actor(name="residents", type=ActorType.WITNESS), is_named=False)
    claims = [replace(figure(one, "12 people", 12), chain=(residents,)) for one in (a, b)]

    finding = only((a, b), claims)

    assert finding.counts.origins == 2
    assert finding.positions[0].origins == ("residents (unnamed, in Herald)", "residents (unnamed, in Courier)")
    assert "none of these origins is named, so they may be one" in finding.reasons


def test_one_unnamed_speaker_beside_a_named_one_is_told():
    """The reasons say how many of the origins have no name."""
    a, b = two()
    residents = origin(Actor(name="residents", type=ActorType.WITNESS), is_named=False)
    claims = [figure(a, "12 people", 12, by=MONITOR), replace(figure(b, "12 people", 12), chain=(residents,))]

    assert "1 of these origins is not named" in only((a, b), claims).reasons


def test_the_only_monitor_of_a_story_is_meant_by_a_monitor():
    """A label resolves to the one name it can mean, and the collapse says so."""
    a, b = two()
    label = origin(Actor(name="a war monitor", type=ActorType.MONITOR), is_named=False)
    claims = [figure(a, "12 people", 12, by=MONITOR), replace(figure(b, "12 people", 12), chain=(label,))]

    finding = only((a, b), claims)

    assert finding.counts.origins == 1
    assert "the only monitor" in finding.collapses[0].reason


@pytest.mark.parametrize(
    ("first", "second", "by", "status"),
    [
        (12, 19, (MONITOR, MINISTRY), Status.DISPUTED),
        (12, 19, (MONITOR, MONITOR), Status.UPDATED),
        (12, 12, (MONITOR, MINISTRY), Status.AGREED),
    ],
)
def test_status_follows_the_comparisons(first, second, by, status):
    """Exclusion before agreement."""
    a, b = two(str(first), str(second))
    claims = [figure(a, f"{first} people", first, by=by[0]), figure(b, f"{second} people", second, by=by[1])]

    assert only((a, b), claims).status is status


def test_open_bounds_of_two_origins_sharpen():
    """At least 12 and 19 can both hold."""
    a, b = two("at least 12", "19")

    finding = only(
        (a, b),
        [figure(a, "at least 12 people", 12, OPEN, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY)],
    )

    assert finding.status is Status.SHARPENED


def test_a_denial_makes_two_positions():
    """Who says it and who denies it stand apart."""
    a = article("a", "The Front said its fighters had entered the city of Orlen.")
    b = article("b", "The ministry denied that rebel fighters had entered the city of Orlen.")
    claims = [
        said(a, "its fighters had entered the city of Orlen", by=FRONT),
        said(b, "rebel fighters had entered the city of Orlen", by=MINISTRY, stance=Stance.DENIES),
    ]

    finding = only((a, b), claims)

    assert finding.status is Status.DENIED
    assert [position.origins for position in finding.positions] == [("Free Front",), ("Defence Ministry",)]
    assert "every origin is a party to the conflict" in finding.reasons


# ---------------------------------------------------------------- recount


def test_without_a_source_its_claims_do_not_count():
    """The other origin still stands."""
    a, b = two("12", "19")
    claims = [figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY)]

    finding = only((a, b), claims, without=("the River Monitor",))

    assert finding.status is Status.SINGLE_ORIGIN
    assert [position.value.lower for position in finding.positions] == [19]


def test_without_a_source_the_headline_that_repeats_it_goes_too():
    """A headline names nobody, but its number is the one that the text attributes."""
    a, b = two("12", "19")
    headline = figure(a, "12 people", 12)
    headline = replace(headline, spans=(replace(headline.spans[0], span=Span(start=0, end=2)),))
    claims = [headline, figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY)]

    finding = only((a, b), claims, without=("River Monitor",))

    assert [position.value.lower for position in finding.positions] == [19]


def test_without_a_wire_what_came_through_it_does_not_count():
    """An agency in the chain is a source too."""
    a, b = two()
    through = replace(figure(a, "12 people", 12), chain=(agency("Norda"), origin(MONITOR)))

    finding = only((a, b), [through, figure(b, "12 people", 12, by=MINISTRY)], without=("Norda",))

    assert finding.counts.articles == 1


def test_without_the_parties_only_others_count():
    """Armed groups and armies are parties."""
    a, b = two("12", "19")
    claims = [figure(a, "12 people", 12, by=MONITOR), figure(b, "19 people", 19, by=MINISTRY)]

    finding = only((a, b), claims, without_party=True)

    assert [position.origins for position in finding.positions] == [("River Monitor",)]


def test_without_a_family_its_outlets_do_not_count():
    """An outlet that belongs to no family is its own."""
    a, b = two()

    finding = only((a, b), [figure(a, "12 people", 12), figure(b, "12 people", 12)], without_families=("Herald",))

    assert finding.counts.outlets == 1


def test_a_finding_without_any_claim_left_is_gone():
    """Nothing stands."""
    a = article("a", TEXT.format(12, "the monitor"), outlet="Herald")

    assert findings_of((a,), [figure(a, "12 people", 12, by=MONITOR)], without=("Herald",)) == ()

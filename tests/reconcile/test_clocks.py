"""The second clock: what was known when, what versions changed, what an outlet could have known and left out."""

from dataclasses import replace
from datetime import timedelta

from accounts import DAY, MONITOR, article, figure, said, story

from rashomon.match import match
from rashomon.reconcile import Change, claim_events, known_at, omissions, reconcile

TEXT = "Shells struck the market of Orlen and killed {} people, the monitor said."


def test_what_is_published_later_is_not_known_yet():
    """Articles and claims of another day are left out."""
    a, b = article("a", TEXT.format(12)), article("b", TEXT.format(19), day=2)
    claims = (figure(a, "12 people", 12), figure(b, "19 people", 19))

    articles, told = known_at((a, b), claims, DAY + timedelta(days=1))

    assert articles == (a,)
    assert told == claims[:1]


def test_the_version_of_then_is_read():
    """Until the correction comes, the first version stands."""
    old = article("old", TEXT.format(12))
    new = article("new", TEXT.format(19), day=1, version_of=old.id)

    before, _ = known_at((old, new), (), DAY)
    after, _ = known_at((old, new), (), DAY + timedelta(days=1))

    assert (before, after) == ((old,), (new,))


def test_articles_without_a_date_are_kept():
    """Leaving them out would hide them."""
    undated = replace(article("a", TEXT.format(12)), published=None)

    assert known_at((undated,), (), DAY)[0] == (undated,)


def test_a_corrected_number_is_a_change():
    """One claim changed, one withdrawn, one added."""
    old = article("old", "The monitor counted 12 people dead and 5 people injured.")
    new = article("new", "The monitor counted 19 people dead and 3 people missing.", day=1, version_of=old.id)
    claims = (
        figure(old, "12 people", 12, by=MONITOR),
        figure(old, "5 people", 5, kind="injured", by=MONITOR),
        figure(new, "19 people", 19, by=MONITOR),
        figure(new, "3 people", 3, kind="missing", by=MONITOR),
    )

    events = claim_events((old, new), claims)

    assert {event.change: (event.before, event.after) for event in events} == {
        Change.CHANGED: (claims[0], claims[2]),
        Change.ADDED: (None, claims[3]),
        Change.WITHDRAWN: (claims[1], None),
    }
    assert {event.at for event in events} == {new.published}


def test_a_version_that_says_the_same_changes_nothing():
    """No events."""
    old = article("old", TEXT.format(12))
    new = article("new", TEXT.format(12) + " More follows.", day=1, version_of=old.id)

    assert claim_events((old, new), (figure(old, "12 people", 12), figure(new, "12 people", 12))) == ()


def test_a_statement_put_otherwise_is_a_change_and_another_one_is_not():
    """Half of the words shared: one statement; none: one withdrawn, one added."""
    old = article("old", "The monitor said shells fell on the market of Orlen. It said the road was open.")
    new = article("new", "The monitor said shells fell on the square of Orlen. It said nobody fled.", version_of=old.id)
    market, road = said(old, "shells fell on the market of Orlen"), said(old, "the road was open")
    square, nobody = said(new, "shells fell on the square of Orlen"), said(new, "nobody fled")

    events = claim_events((old, new), (market, road, square, nobody))

    assert [(event.before, event.after) for event in events] == [(market, square), (None, nobody), (road, None)]


def test_a_claim_that_stays_is_not_taken_for_the_earlier_form_of_another():
    """Twelve stays twelve though nineteen now stands before it."""
    old = article("old", "The monitor counted 12 people dead.")
    new = article("new", "The monitor counted 19 people dead, after 12 people on Monday.", version_of=old.id)
    before, after, added = figure(old, "12 people", 12), figure(new, "12 people", 12), figure(new, "19 people", 19)

    events = claim_events((old, new), (before, added, after))

    assert [(event.before, event.after) for event in events] == [(None, added)]


def told_by(*specs):
    """Findings of outlets given as (outlet, day, number of dead or None)."""
    articles, claims = [], []
    for outlet, day, dead in specs:
        text = TEXT.format(dead) if dead else "The trams of Orlen have stopped."
        articles.append(article(f"{outlet}-{day}", text, day=day, outlet=outlet))
        if dead:
            claims.append(figure(articles[-1], f"{dead} people", dead, by=MONITOR))
    whole = story(*articles)
    findings = reconcile(whole, match(whole, articles, claims, ()), articles, claims, ())
    return omissions(findings, articles, {claim.id: claim for claim in claims})


def test_an_outlet_that_could_have_known_leaves_it_out():
    """It wrote after others told it."""
    found = told_by(("Herald", 0, 12), ("Courier", 0, 12), ("Lantern", 2, None))

    assert [omission.outlet for omission in found] == ["Lantern"]


def test_an_outlet_that_wrote_before_omits_nothing():
    """It could not know."""
    assert told_by(("Herald", 1, 12), ("Courier", 1, 12), ("Lantern", 0, None)) == ()


def test_what_only_one_outlet_carries_is_nobody_elses_omission():
    """One outlet's own story is no standard for the others."""
    assert told_by(("Herald", 0, 12), ("Lantern", 2, None)) == ()

"""The sections, each computed from the invented ferry fire."""

from dataclasses import replace

import pytest

from rashomon.model import Comparison, CopyBasis, Counts, Position, SpanRole, Status, Verdict
from rashomon.report.view import view_report
from rashomon.values import Place, Relation
from tests.report import factory


@pytest.fixture(scope="module")
def story():
    return view_report(factory.report()).stories[0]


def rows_of(story, what):
    return [row for row in story.ledger if row.what == what]


def test_a_disputed_figure_has_a_row_for_each_side(story):
    rows = rows_of(story, "Killed")

    assert [row.value.text for row in rows] == ["17", "more than 20"]
    assert [row.is_more for row in rows] == [False, True]


def test_earlier_values_stand_beneath_the_last_one(story):
    assert [link.text for link in rows_of(story, "Killed")[0].before] == ["9"]


def test_a_copied_claim_is_no_origin_of_its_own(story):
    sayings = rows_of(story, "Killed")[0].sayings

    assert [saying.origin for saying in sayings] == ["Harbour police"]
    assert sayings[0].through == ("Norda", "Kanal 6")


def test_a_party_is_named_as_one(story):
    assert [row.parties for row in rows_of(story, "Aboard")] == [1, 1]


def test_a_figure_links_to_its_sentence(story):
    link = rows_of(story, "Killed")[0].value

    assert link.number == "4.1"
    assert link.href.startswith("#a4-c")


def test_disputes_come_before_denials(story):
    assert [case.status.id for case in story.cases] == ["disputed", "disputed", "denied"]


def test_the_sides_of_a_case_show_whole_sentences(story):
    side = story.cases[0].sides[1]

    assert "".join(piece.text for piece in side.sentence).endswith("said at 20:00 on Tuesday.")
    assert [piece.text for piece in side.sentence if piece.link] == ["More than 20"]


def test_reasons_are_sentences_those_of_the_sides_first(story):
    assert story.cases[0].reasons[:2] == ("No value satisfies both.", "17 and more than 20 exclude each other.")


def test_alike_figures_of_different_questions_have_a_card(story):
    assert [case.title for case in story.different] == ["4 injured (children, Lisk), and 4 injured (children, Maren)"]


def test_a_cell_of_the_grid_holds_the_values_in_order(story):
    row = story.grids[0].rows[0]
    cell = row.cells[story.grids[0].outlets.index("Norda")]

    assert [link.sign for link in cell.values] == ["9", "17"]
    assert cell.is_side


def test_a_silent_outlet_has_an_empty_cell(story):
    aboard = next(row for row in story.grids[0].rows if row.what == "Aboard")

    assert aboard.cells[story.grids[0].outlets.index("Sund24")].values == ()


def test_copied_words_are_marked_in_the_grid(story):
    assert story.grids[0].rows[0].cells[story.grids[0].outlets.index("Sund24")].is_copied


def test_a_copy_shows_what_was_lost(story):
    (copy,) = story.copies

    assert (copy.article, copy.of, copy.is_credited, copy.dropped) == (2, 1, False, ("Harbour police",))


def test_a_credited_copy_is_not_marked_as_taken():
    made = factory.copies()[0]
    credited = replace(made, direction="credited", basis=CopyBasis.CREDIT)

    (copy,) = view_report(factory.report(copies=(credited,))).stories[0].copies

    assert copy.is_credited


def test_one_utterance_has_its_wordings(story):
    (utterance,) = story.utterances

    assert utterance.speaker == "Ilse Verhane"
    assert len(utterance.wordings) == 2
    shared = [stretch.text for stretch in utterance.wordings[0].stretches if stretch.is_shared]
    assert shared == ["until", "last", "name"]


def test_words_for_an_actor_are_counted_by_outlet(story):
    cells = {row.outlet: row.cells[story.wording.actors.index("Vessa Lines")] for row in story.wording.rows}

    assert [(word.text, word.is_own) for word in cells["Quayside"]] == [("owners", True)]


def test_words_of_a_source_are_told_from_the_outlets_own(story):
    cells = {row.outlet: row.cells[story.wording.actors.index("Seafarers’ Union")] for row in story.wording.rows}

    assert [(word.text, word.is_quoted) for word in cells["Kanal 6"]] == [("union bosses", True)]


def test_what_only_one_outlet_says_is_listed(story):
    only = {row.outlet: [link.text for link in row.only] for row in story.only}

    assert "4 injured (children, Lisk)" in only["Norda"]


def test_an_outlet_can_only_leave_out_what_was_known_before_its_last_article():
    made = factory.report()
    left_out = {row.outlet: [one.text for one in row.left_out] for row in view_report(made).stories[0].only}

    assert not any("killed" in text for texts in left_out.values() for text in texts)


def test_the_timeline_is_in_order(story):
    assert [row.earliest for row in story.timeline] == sorted(row.earliest for row in story.timeline)


def test_places_carry_their_claims(story):
    assert [place.name for place in story.places.places] == ["Maren", "Lisk"]


def test_a_region_is_told_from_the_town_of_its_name():
    town = Place(name="Maren", id="x:2", lat=54.2, lon=10.1, within=("x:1",))
    region = Place(name="Maren", id="x:1", lat=54.9, lon=10.4)
    made = factory.report()
    first, second, *others = made.claims
    apart = replace(made, claims=(replace(first, where=town), replace(second, where=region), *others))

    names = [place.name for place in view_report(apart).stories[0].places.places]

    assert {"Maren", "Maren (region)"} <= set(names)


def test_the_toll_has_a_line_for_each_origin(story):
    toll = story.tolls[0]

    assert [line.name for line in toll.lines] == ["Harbour police", "Seafarers’ Union"]
    assert [step.words for step in toll.lines[0].steps] == ["9", "17"]
    assert len(toll.disputes) == 1


def test_every_character_of_an_article_is_printed_once(story):
    for article in story.articles:
        source = story.index.articles[article.number - 1].text
        printed = "".join(piece.text for sentence in article.sentences for piece in sentence.pieces)
        assert printed.replace(" ", "") == source.replace("\n", "").replace(" ", "")


def test_a_figure_is_marked_and_leads_back(story):
    pieces = [piece for sentence in story.articles[3].sentences for piece in sentence.pieces if piece.is_figure]

    assert (pieces[0].text, pieces[0].home) == ("17", story.ledger[0].id)


def test_who_speaks_is_marked(story):
    spoken = [piece.text for sentence in story.articles[0].sentences for piece in sentence.pieces if piece.is_speaker]

    assert spoken == ["the harbour police"]


def test_shared_words_are_marked_in_the_copier_only(story):
    copied = [any(piece.is_copied for one in article.sentences for piece in one.pieces) for article in story.articles]

    assert copied == [False, True, False, False, False]


def test_what_is_no_part_of_the_account_has_no_number(story):
    assert story.articles[0].sentences[0].is_aside
    assert story.articles[0].sentences[0].number == ""


def test_an_article_of_no_shared_story_is_set_aside():
    assert [one.title for one in view_report(factory.report()).set_aside] == ["Ferry timetables"]


def test_a_lone_article_is_a_story_of_its_own():
    view = view_report(factory.lone_report())

    assert len(view.stories) == 1
    assert view.set_aside == ()


def test_the_counts_are_those_of_the_story(story):
    head = story.header

    assert (head.articles, head.outlets, head.wires, head.origins, head.origins_not_party) == (5, 4, ("Norda",), 4, 2)


def test_a_story_without_a_party_says_so(story):
    assert story.header.parties == f"{story.header.origins_not_party} not known as party to the conflict"

    alone = replace(story.header, origins=3, origins_not_party=3)
    assert alone.parties == "none known as a party to a conflict"


def test_a_long_ledger_is_ordered_by_weight():
    made = factory.report()
    lone = replace(made.findings[2], status=Status.SINGLE_ORIGIN)

    view = view_report(replace(made, findings=(lone, made.findings[0])))

    assert view.stories[0].ledger[0].what == "Killed"


def test_a_finding_whose_claims_are_gone_is_left_out():
    made = factory.report()
    ghost = replace(
        made.findings[2], positions=(Position(value=made.findings[2].positions[0].value, claims=("gone",), origins=()),)
    )

    assert view_report(replace(made, findings=(ghost,))).stories[0].ledger == ()


def test_overlapping_claims_share_no_character():
    made = factory.report()
    claim = factory.claims()["fire"]
    twin = replace(claim, rule="twin")

    view = view_report(replace(made, claims=(*made.claims, twin)))

    marks = [piece.mark for one in view.stories[0].articles[0].sentences for piece in one.pieces if piece.mark]
    assert len(marks) == len(set(marks))
    assert twin.spans_of(SpanRole.CONTENT)


def test_a_part_that_exceeds_its_whole_stands_beside_it_with_its_group():
    made = factory.report()
    claims = factory.claims()
    whole = claims["seventeen"]
    part = replace(claims["children maren"], kind="killed", value=replace(whole.value, lower=30.0, upper=30.0))
    kept = tuple(one for one in made.claims if one.id not in (claims["children maren"].id, part.id))
    finding = next(one for one in made.findings if any(whole.id in p.claims for p in one.positions))
    alone = replace(
        finding,
        status=Status.DISPUTED,
        positions=tuple(p for p in finding.positions if whole.id in p.claims),
    )
    at_odds = Comparison(
        left=whole.id,
        right=part.id,
        relation=Relation.DISJOINT,
        verdict=Verdict.DISPUTED,
        reasons=("a part exceeds its whole: 30 children > 17 all",),
    )
    apart = replace(
        finding,
        status=Status.SINGLE_ORIGIN,
        positions=(Position(value=part.value, claims=(part.id,), origins=("x",)),),
        counts=Counts(articles=1, outlets=1, families=1, wires=0, origins=0, origins_not_party=0),
    )
    crossed = replace(made, claims=(*kept, part), findings=(alone, apart), comparisons=(at_odds,))

    [case] = view_report(crossed).stories[0].cases

    assert sorted(side.head.text for side in case.sides) == ["17", "30 children"]
    assert case.reasons == ("A part exceeds its whole: 30 children > 17 all.",)
    # Each side answers a question of its own: who stands behind it is said beside it, not of both together.
    assert case.counts == ""
    assert {side.head.text: side.counts for side in case.sides} == {
        "17": "5 articles, 4 outlets, 4 publishers, 1 wire, 2 origins; 1 not party to the conflict",
        "30 children": "1 article, 1 outlet, 1 publisher, 0 wires; no source named",
    }


def test_an_update_keeps_its_own_card_beside_the_part_that_exceeds_it():
    made = factory.report()
    claims = factory.claims()
    old, new = claims["nine"], claims["seventeen"]
    part = replace(claims["children maren"], kind="killed", value=replace(new.value, lower=30.0, upper=30.0))
    kept = tuple(one for one in made.claims if one.id not in (claims["children maren"].id, part.id))
    finding = next(one for one in made.findings if any(new.id in p.claims for p in one.positions))
    both = replace(
        finding,
        status=Status.DISPUTED,
        positions=tuple(p for p in finding.positions if {old.id, new.id} & set(p.claims)),
        reasons=("it grew", "30 > 17"),
    )
    growth = Comparison(
        left=old.id, right=new.id, relation=Relation.DISJOINT, verdict=Verdict.UPDATED, reasons=("it grew",)
    )
    excess = Comparison(
        left=new.id, right=part.id, relation=Relation.DISJOINT, verdict=Verdict.DISPUTED, reasons=("30 > 17",)
    )
    told = replace(made, claims=(*kept, part), findings=(both,), comparisons=(growth, excess))

    disputed, updated = view_report(told).stories[0].cases
    assert (disputed.status.id, updated.status.id) == ("disputed", "updated")
    assert updated.reasons == ("It grew.",)


def test_one_difference_told_in_two_sentences_has_one_card():
    made = factory.report()
    claims = factory.claims()
    denial, other = claims["not failed"], claims["search"]
    disputed = [(claims["failed"], denial), (other, denial)]
    finding = next(one for one in made.findings if any(denial.id in p.claims for p in one.positions))
    told = replace(
        made,
        findings=tuple(
            replace(
                finding,
                status=Status.DISPUTED,
                reasons=("odds",),
                positions=tuple(Position(value=one.value, claims=(one.id,), origins=("x",)) for one in pair),
            )
            for pair in disputed
        ),
        comparisons=tuple(
            Comparison(
                left=one.id, right=two.id, relation=Relation.DISJOINT, verdict=Verdict.DISPUTED, reasons=("odds",)
            )
            for one, two in disputed
        ),
    )

    [case] = view_report(told).stories[0].cases

    assert len(case.others) == 1


def test_a_figure_that_shares_its_words_with_a_weightier_one_is_told_by_its_time():
    made = factory.report()
    claims = factory.claims()
    killed = next(one for one in made.findings if any(claims["nine"].id in p.claims for p in one.positions))
    position = Position(value=claims["twenty"].value, claims=(claims["twenty"].id,), origins=("x",))
    other = replace(killed, positions=(position,), counts=replace(killed.counts, articles=1))
    rest = tuple(
        replace(p, claims=tuple(name for name in p.claims if name != claims["twenty"].id)) for p in killed.positions
    )
    told = replace(made, findings=(replace(killed, positions=tuple(p for p in rest if p.claims)), other))

    details = {row.detail for row in view_report(told).stories[0].ledger}

    assert any(detail.endswith(", Tue 20:00") for detail in details)
    assert len(details) == 2

"""Reviews change what is shown, beside the machine's own; they are undone, survive a rebuild, and are exported."""

import pytest

from rashomon.run.amending import SPOTS
from rashomon.run.workspace import Workspace
from rashomon.serve.app import create_app
from rashomon.store import open_store

from .conftest import csrf_of


@pytest.fixture
def say(client):
    """Puts a review on record; returns its number, or the answer if it was refused."""
    csrf = csrf_of(client)

    def put(action, target, **fields):
        answer = client.post("/reviews", data={"csrf": csrf, "action": action, "target": target, **fields})
        return int(answer.headers["location"].partition("#r")[2]) if answer.status_code == 303 else answer

    return put


@pytest.fixture
def undo(client):
    csrf = csrf_of(client)
    return lambda number: client.post(f"/reviews/{number}/undo", data={"csrf": csrf})


def story(client, query=""):
    return client.get(f"/stories/5707.json{query}").json()


def values_of(data):
    return sorted(
        (position["value"]["lower"], position["value"]["upper"])
        for finding in data["findings"]
        for position in finding["positions"]
    )


def test_the_list_of_reviews_leads_to_what_each_is_about(client, claims, say):
    say("note", "5707", note="two of the outlets belong together")
    say("note", claims["kanal"].id, note="ask again")

    page = client.get("/reviews").text

    assert '<a href="/stories/5707">the story</a>' in page
    assert f'<a href="/claims/{claims["kanal"].id}">the claim</a>' in page


# ---------------------------------------------------------------- claims


def test_a_rejected_claim_counts_no_more_but_stands_in_the_machines_view(client, claims, say):
    say("reject", claims["kanal"].id, note="another ferry")

    assert (14, None) not in values_of(story(client))
    assert (14, None) in values_of(story(client, "?reviews=false"))
    assert client.get(f"/claims/{claims['kanal'].id}").status_code == 200


def test_a_corrected_claim_is_shown_with_its_new_figure_beside_the_machines(client, claims, say):
    say("correct", claims["kanal"].id, lower="16", upper="16", origin="the coast guard")

    data = story(client)
    assert (16, 16) in values_of(data)
    assert "the coast guard" in {name for f in data["findings"] for p in f["positions"] for name in p["origins"]}
    assert data["reviewed"]["claims"][claims["kanal"].id]["machine"] == "at least 14"
    page = client.get(f"/claims/{claims['kanal'].id}").text
    assert "read as 16" in page
    assert "The machine read at least 14" in page


def test_the_page_tells_which_answers_reviews_change(client, claims, say):
    say("correct", claims["kanal"].id, lower="16", upper="16")

    changed = story(client)["reviewed"]["differences"]
    assert any("at least 14" in str(one["machine"]) and "16" in str(one["reviewed"]) for one in changed)
    assert "Answers that reviews change" in client.get("/stories/5707").text


def test_a_confirmation_changes_nothing_but_is_told(client, claims, say):
    before = story(client)

    say("confirm", claims["norda"].id)

    after = story(client)
    assert after["findings"] == before["findings"]
    assert after["reviewed"]["claims"][claims["norda"].id]["happened"] == "confirmed"


def test_the_last_word_on_a_claim_counts(client, claims, say):
    say("reject", claims["kanal"].id)
    say("confirm", claims["kanal"].id)

    assert (14, None) in values_of(story(client))


def test_undoing_a_review_restores_what_was_shown_and_undoing_that_brings_it_back(client, claims, say, undo):
    before = story(client)["findings"]
    number = say("reject", claims["kanal"].id)

    undo(number)
    assert story(client)["findings"] == before

    undo(number + 1)
    assert (14, None) not in values_of(story(client))


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("correct", {}),
        ("correct", {"lower": "many"}),
        ("correct", {"lower": "9", "upper": "3"}),
        ("correct", {"lower": "nan"}),
        ("link", {}),
        ("link", {"other": "nothing"}),
        ("merge", {"other": "nothing"}),
        ("split", {"article": "norda"}),
        ("note", {}),
        ("undo", {}),
        ("praise", {}),
    ],
)
def test_what_cannot_be_followed_is_refused_and_not_kept(client, claims, say, action, fields):
    answer = say(action, claims["norda"].id, **fields)

    assert answer.status_code == 422
    assert client.get("/reviews.json").json()["reviews"] == []


def test_a_review_of_what_is_not_there_is_refused(client, claims, say):
    assert say("confirm", "nothing").status_code == 422


# ---------------------------------------------------------------- matches


def questions(data):
    return sorted(
        sorted(claim for position in finding["positions"] for claim in position["claims"])
        for finding in data["findings"]
    )


def test_unlinked_claims_answer_two_questions_and_linked_ones_one(client, claims, say, undo):
    norda, sund = claims["norda"].id, claims["sund"].id
    # A review that changes nothing about matches makes the machine match anew: what it says is the base.
    say("correct", claims["kanal"].id, counted="all", lower="14")
    together = any({norda, sund} <= set(one) for one in questions(story(client)))
    assert together

    number = say("unlink", norda, other=sund)

    assert not any({norda, sund} <= set(one) for one in questions(story(client)))
    meets = client.get(f"/claims/{norda}.json").json()["comparisons"]
    assert any(one["other"] == sund and "different questions" in one["reasons"][0] for one in meets)

    undo(number)
    assert any({norda, sund} <= set(one) for one in questions(story(client)))


def test_linking_brings_claims_together_that_the_machine_kept_apart(client, claims, say):
    norda, kanal = claims["norda"].id, claims["kanal"].id
    say("unlink", kanal, other=norda)
    assert not any({norda, kanal} <= set(one) for one in questions(story(client)))

    say("link", kanal, other=norda)

    assert any({norda, kanal} <= set(one) for one in questions(story(client)))


# ---------------------------------------------------------------- stories


def names(client, address="/stories.json"):
    return {one["id"]: one["articles"] for one in client.get(address).json()["stories"]}


def test_a_split_shows_two_stories_and_the_machines_one_view_away(client, claims, say, undo):
    number = say("split", "5707", article="kanal")

    shown = names(client)
    assert sorted(shown.values()) == [1, 2]
    assert names(client, "/stories.json?reviews=false") == {"5707": 3}
    made = next(one for one in shown if one != "5707")
    assert [one["id"] for one in client.get(f"/stories/{made}.json").json()["articles"]] == ["kanal"]
    assert [one["id"] for one in story(client)["articles"]] == ["norda", "sund"]
    assert len(story(client, "?reviews=false")["articles"]) == 3

    undo(number)
    assert names(client) == {"5707": 3}
    assert client.get(f"/stories/{made}.json").status_code == 404


def test_merged_stories_are_one_and_the_old_address_leads_there(client, claims, say):
    say("split", "5707", article="kanal")
    made = next(one for one in names(client) if one != "5707")

    number = say("merge", "5707", other=made)

    assert names(client) == {"5707": 3}
    moved = client.get(f"/stories/{made}")
    assert (moved.status_code, moved.headers["location"]) == (307, "/stories/5707")
    assert client.get("/reviews.json").json()["reviews"][0]["seq"] == number


# ---------------------------------------------------------------- keeping


def test_reviews_find_their_claim_by_its_place_when_its_id_has_changed(client, store, claims, say):
    number = say("reject", claims["kanal"].id)
    with store.read() as session:
        (spot,) = session.reviews.all()[0].detail[SPOTS]
    assert (spot["article"], spot["kind"]) == ("kanal", "killed")

    from dataclasses import replace

    from rashomon.model import Extraction

    again = replace(claims["kanal"], rule="a better rule")
    assert again.id != claims["kanal"].id
    with store.write() as session:
        article = session.articles.get(["kanal"])[0].article
        session.articles.set_extraction(Extraction(article="kanal", mentions=(), claims=(again,)), article, code="2")
        session.set_setting("rebuilt", {"at": "later"})

    assert (14, None) not in values_of(story(client))
    assert number in {one["seq"] for one in story(client)["reviewed"]["reviews"]}


@pytest.mark.model
def test_reviews_survive_a_rebuild_and_count_after_it(tmp_path):
    from fastapi.testclient import TestClient

    from rashomon.acquire import acquire
    from rashomon.examples import example_path

    store = open_store(tmp_path / "workspace")
    space = Workspace(store)
    space.keep(acquire([str(example_path())]))
    space.process()
    client = TestClient(create_app(store), base_url="http://127.0.0.1", follow_redirects=False)
    with store.read() as session:
        largest = max(session.stories.list(), key=lambda one: one.articles).id
    data = client.get(f"/stories/{largest}.json").json()
    finding = max(data["findings"], key=lambda one: one["articles"])
    claim = finding["positions"][0]["claims"][0]
    leaving = data["articles"][-1]["id"]
    csrf = csrf_of(client)
    client.post("/reviews", data={"csrf": csrf, "action": "reject", "target": claim})
    client.post("/reviews", data={"csrf": csrf, "action": "split", "target": largest, "article": leaving})
    before = client.get(f"/stories/{largest}.json").json()
    machine = client.get(f"/stories/{largest}.json?reviews=false").json()

    space.rebuild()

    after = client.get(f"/stories/{largest}.json").json()
    assert after["findings"] == before["findings"]
    assert claim not in {one["id"] for one in after["claims"]}
    assert leaving not in {one["id"] for one in after["articles"]}
    again = client.get(f"/stories/{largest}.json?reviews=false").json()
    assert again["findings"] == machine["findings"]
    assert claim in {one["id"] for one in again["claims"]}
    store.close()


def test_reviews_are_part_of_an_export_and_count_where_it_is_imported(client, store, claims, say):
    import json

    from rashomon.run.transfer import export

    say("correct", claims["kanal"].id, lower="16", upper="16", note="the list")

    (record,) = [one for one in export(store) if one["type"] == "review"]
    assert record["detail"] | {SPOTS: None} == {"lower": "16", "upper": "16", "note": "the list", SPOTS: None}
    assert json.loads(json.dumps(record)) == record

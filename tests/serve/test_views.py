"""Every view is a page and a JSON twin, with a stable address and an ETag."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from rashomon import model

VIEWS = [
    "/stories",
    "/stories/5707",
    "/article?id=norda",
    "/beside?left=norda&right=sund",
    "/source?name=harbour+police",
    "/search?q=ferry",
    "/changes",
    "/feeds",
    "/reviews",
    "/audit",
]


def twin(address):
    path, _, query = address.partition("?")
    return f"{path}.json" + (f"?{query}" if query else "")


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_is_a_page(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "<main" in answer.text


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_has_a_json_twin_by_suffix_and_by_header(client, address):
    by_suffix = client.get(twin(address))
    by_header = client.get(address, headers={"accept": "application/json"})

    assert by_suffix.status_code == by_header.status_code == 200
    assert by_suffix.json() == by_header.json()


@pytest.mark.parametrize("address", VIEWS)
def test_what_has_not_changed_is_not_sent_again(client, address):
    tag = client.get(address).headers["etag"]

    answer = client.get(address, headers={"if-none-match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_the_front_page_leads_to_the_stories(client):
    assert client.get("/").headers["location"] == "/stories"


def test_a_story_shows_its_figures_with_their_source(client):
    page = client.get("/stories/5707").text

    assert "at least 14" in page.lower()
    assert "harbour police" in page


def test_an_earlier_instant_changes_the_ledger(client):
    then = client.get("/stories/5707.json?at=2031-03-11T13:30:00Z").json()
    now = client.get("/stories/5707.json").json()

    assert [article["id"] for article in then["articles"]] == ["norda", "sund"]
    assert len(now["articles"]) == 3


def test_before_the_first_article_nothing_was_known(client):
    answer = client.get("/stories/5707?at=2031-03-10")

    assert answer.status_code == 200
    assert "Nothing was known yet" in answer.text


def test_a_recount_without_a_source_changes_the_origins(client):
    everybody = client.get("/stories/5707.json").json()
    without = client.get("/stories/5707.json?without=harbour+police").json()

    assert max(finding["origins"] for finding in everybody["findings"]) == 1
    assert all(finding["origins"] == 0 for finding in without["findings"])


def test_a_policy_is_applied(client):
    answer = client.get("/stories/5707.json?policy=acled").json()

    assert answer["policy"] == "acled"
    assert all(reduction["policy"] == "acled" for reduction in answer["reductions"].values())


@pytest.mark.parametrize("query", ["policy=nonsense", "at=yesterday"])
def test_what_cannot_be_understood_is_said(client, query):
    answer = client.get(f"/stories/5707?{query}")

    assert answer.status_code == 422
    assert "Not understood" in answer.text


@pytest.mark.parametrize(
    "address", ["/stories/nothing", "/article?id=nothing", "/claims/nothing", "/source?name=nobody", "/nowhere"]
)
def test_what_is_not_there_is_a_clear_answer(client, address):
    page, record = client.get(address), client.get(address, headers={"accept": "application/json"})

    assert (page.status_code, record.status_code) == (404, 404)
    assert "Not found" in page.text
    assert record.json()["error"]


def test_side_by_side_tells_what_became_of_a_claim(client):
    data = client.get("/beside.json?left=norda&right=sund").json()

    assert data["fates"][0]["happened"] == "the source is gone"
    assert any(piece["is_lost"] for row in data["rows"] for piece in row["left"])


def test_side_by_side_tells_how_much_later_and_whether_it_is_credited(client):
    data = client.get("/beside.json?left=norda&right=sund").json()
    page = client.get("/beside?left=norda&right=kanal").text

    assert (data["later"], data["is_credited"]) == ("60 minutes later", False)
    assert "Not in <bdi>Norda</bdi>" in page


def test_the_likely_source_stands_on_the_left(client):
    data = client.get("/beside.json?left=sund&right=norda").json()

    assert (data["left"]["id"], data["right"]["id"]) == ("norda", "sund")


def test_a_claim_shows_its_words_and_what_it_meets(client, claims):
    page = client.get(f"/claims/{claims['kanal'].id}").text

    assert "<mark>At least 14 people</mark>" in page
    assert "six hours later" in page


def test_a_source_is_listed_with_what_it_said(client):
    data = client.get("/source.json?name=harbour+police").json()

    said = [claim for part in ("originated", "quoted", "said") for claim in data[part]]
    assert {claim["article"] for claim in said} == {"norda", "kanal"}


def test_search_finds_and_says_what_it_does_not_understand(client):
    found = client.get("/search.json?q=boats&number=9").json()
    wrong = client.get("/search.json?number=many")

    assert {hit["article"] for hit in found["hits"]} == {"norda", "sund"}
    assert wrong.status_code == 422
    assert "many" in wrong.json()["problems"][0]


def test_lists_come_in_pages(client):
    first = client.get("/stories.json?page=1").json()
    beyond = client.get("/stories.json?page=7").json()

    assert (first["previous"], first["next"]) == (None, None)
    assert beyond["stories"] == []


def test_changes_are_a_valid_feed(client):
    answer = client.get("/changes.atom?story=5707")
    root = ET.fromstring(answer.content)
    namespace = "{http://www.w3.org/2005/Atom}"

    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{namespace}title") for entry in root.iter(f"{namespace}entry")] == [
        "killed: 9 → at least 14"
    ]


def test_the_live_stream_ends_by_itself(client):
    answer = client.get("/live?seconds=0")

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.startswith("retry:")


def test_a_browser_that_comes_again_misses_nothing(client, monkeypatch):
    """The stream goes on after the event that the browser names, not from now."""
    monkeypatch.setattr("rashomon.serve.stories.POLL_SECONDS", 1)

    fresh = client.get("/live?seconds=1").text
    again = client.get("/live?seconds=1", headers={"last-event-id": "0"}).text

    assert "data:" not in fresh
    assert "event: figure_updated\ndata: killed: 9 → at least 14\n" in again


@pytest.mark.parametrize("named", ["", "x", "-1", "²", "9" * 30])
def test_an_event_that_was_never_sent_is_as_good_as_none(client, named):
    answer = client.get("/live?seconds=0", headers={"last-event-id": named.encode()})

    assert answer.status_code == 200


def test_changes_come_in_pages_the_newest_first(client, store):
    with store.write() as session:
        (one,) = session.stories.changes()
        session.stories.add_changes([replace(one, summary=f"change {number}") for number in range(120)])

    first, second = (client.get(f"/changes.json?page={page}").json() for page in (1, 2))
    page = client.get("/changes?story=5707&page=2").text

    assert [change["summary"] for change in first["changes"]] == [f"change {number}" for number in range(20, 120)]
    assert [change["summary"] for change in second["changes"]][-1] == "change 19"
    assert (first["next"], second["previous"], second["next"]) == (2, 1, None)
    assert "/changes?story=5707&amp;page=1" in page or "/changes?story=5707&page=1" in page


def test_every_twin_is_described_by_openapi(client):
    paths = client.get("/openapi.json").json()["paths"]

    assert {"/stories.json", "/stories/{story}.json", "/claims/{claim}.json", "/search.json"} <= set(paths)


def test_an_article_says_why_it_stands_in_each_of_its_stories(client, store):
    with store.write() as session:
        words = model.Span(start=0, end=11)
        why = ("told in a part of the article", "evidence +2.0 with the story, nearest article sund")
        part = model.Membership(article="norda", story="elsewhere", reasons=why, passages=(words,))
        session.memberships.divide("norda", [part])
        text = session.articles.get(["norda"])[0].article.quote(words)

    places = client.get("/article.json?id=norda").json()["places"]
    page = client.get("/article?id=norda").text

    assert [(one["title"], [passage["text"] for passage in one["passages"]]) for one in places] == [
        ("Ferry fire", []),
        ("elsewhere", [text]),
    ]
    assert places[0]["why"] == ["Lady Orsin"]
    assert places[1]["why"][1].startswith("evidence +2.0 with the story, nearest ")
    assert "nearest article sund" not in page
    assert "told in a part of the article" in page

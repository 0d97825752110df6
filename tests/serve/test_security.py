"""Who may do what, and what hostile input can not do."""

import pytest
from fastapi.testclient import TestClient

from rashomon.errors import ConfigError
from rashomon.serve.app import create_app
from rashomon.serve.guard import COOKIE
from rashomon.serve.options import ServeOptions

from .conftest import HOSTILE, PASSWORD, an_article, csrf_of, fill


def test_off_loopback_it_refuses_to_start_without_users(store):
    with pytest.raises(ConfigError, match="user add"):
        create_app(store, options=ServeOptions(host="0.0.0.0"))


def test_off_loopback_it_starts_with_users(team, store):
    assert create_app(store, options=ServeOptions(host="0.0.0.0"))


@pytest.mark.parametrize("address", ["/stories", "/stories/5707", "/article?id=norda", "/search", "/add", "/audit"])
def test_nobody_sees_anything_before_logging_in(team, address):
    page = team.visitor().get(address)
    record = team.visitor().get(address, headers={"accept": "application/json"})

    assert page.status_code == 303
    assert page.headers["location"].startswith("/log-in?to=")
    assert record.status_code == 401


def test_a_wrong_password_opens_nothing(team):
    answer = team.visitor().post("/log-in", data={"name": "admin", "password": "wrong wrong wrong"})

    assert answer.status_code == 401
    assert COOKIE not in answer.cookies


def test_too_many_wrong_passwords_are_stopped_even_with_the_right_one(team):
    client = team.visitor()
    for _ in range(8):
        client.post("/log-in", data={"name": "admin", "password": "wrong wrong wrong"})

    assert client.post("/log-in", data={"name": "admin", "password": PASSWORD}).status_code == 429


def test_a_session_cookie_is_not_for_scripts_or_other_sites(team):
    answer = team.visitor().post("/log-in", data={"name": "reader", "password": PASSWORD})

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_session_planted_before_the_log_in_is_worth_nothing(team):
    client = team.visitor()
    client.cookies.set(COOKIE, "planted")
    answer = client.post("/log-in", data={"name": "reader", "password": PASSWORD})

    assert answer.cookies[COOKIE] != "planted"
    thief = team.visitor()
    thief.cookies.set(COOKIE, "planted")
    assert thief.get("/stories").status_code == 303


def test_logging_out_ends_the_session(team):
    client = team.logged_in("analyst")
    secret = client.cookies[COOKIE]

    client.post("/log-out", data={"csrf": csrf_of(client)})

    again = team.visitor()
    again.cookies.set(COOKIE, secret)
    assert again.get("/stories").status_code == 303


@pytest.mark.parametrize(
    ("name", "address", "status"),
    [("reader", "/add", 403), ("analyst", "/add", 200), ("analyst", "/audit", 403), ("admin", "/audit", 200)],
)
def test_roles_bound_what_is_seen(team, name, address, status):
    assert team.logged_in(name).get(address).status_code == status


def test_a_reader_cannot_review_even_with_a_token(team, claims):
    answer = team.visitor().post(
        "/reviews",
        data={"action": "reject", "target": claims["norda"].id},
        headers={"authorization": "Bearer token-reader", "accept": "application/json"},
    )

    assert answer.status_code == 403


def test_a_token_needs_no_form_token_and_no_cookie(team, claims):
    answer = team.visitor().post(
        "/reviews",
        data={"action": "confirm", "target": claims["norda"].id},
        headers={"authorization": "Bearer token-analyst"},
    )

    assert answer.status_code == 303


@pytest.mark.parametrize("address", ["/reviews", "/add/text", "/add/page", "/log-out"])
@pytest.mark.parametrize("token", ["", "forged"])
def test_a_form_from_elsewhere_is_refused(team, address, token):
    client = team.logged_in("admin")
    data = {"csrf": token, "action": "confirm", "target": "x", "text": "x", "url": "https://x.example"}

    assert client.post(address, data=data).status_code == 403


def test_a_form_from_elsewhere_is_refused_on_loopback_too(client, claims):
    answer = client.post("/reviews", data={"action": "confirm", "target": claims["norda"].id})

    assert answer.status_code == 403


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_after_logging_in_nobody_is_led_elsewhere(team, target):
    answer = team.visitor().post("/log-in", data={"name": "reader", "password": PASSWORD, "to": target})

    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("address", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/etc/passwd"])
def test_no_path_leads_out_of_the_static_files(client, address):
    answer = client.get(address)

    assert answer.status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.0.2.7", "localhost.evil.example:8700"])
def test_a_page_that_gives_its_own_name_our_address_reads_nothing(client, claims, host):
    """DNS rebinding: without users anybody on this machine may do everything, a foreign page may not."""
    answer = client.get("/stories.json", headers={"host": host})

    assert answer.status_code == 421
    assert "stories" not in answer.json()


@pytest.mark.parametrize("host", ["localhost:8700", "127.0.0.1", "[::1]:8700"])
def test_this_machine_is_answered_by_each_of_its_names(client, host):
    assert client.get("/stories.json", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_security_headers(client):
    for address in ("/stories", "/nowhere", "/static/app.js", "/stories.json"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.fixture
def hostile(store):
    article = an_article(
        "evil", text=f"Nine people died. {HOSTILE}", title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)"
    )
    fill(store, extra=[article])
    return TestClient(create_app(store), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.mark.parametrize(
    "address", ["/stories/5707", "/article?id=evil", "/beside?left=norda&right=evil", "/search?q=alert", "/stories"]
)
def test_what_an_article_says_is_never_markup(hostile, address):
    page = hostile.get(address).text.lower()

    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    "query", ["/search?q=", "/article?id=", "/source?name=", "/stories/5707?at=", "/stories/5707?without="]
)
def test_what_an_address_says_is_never_markup(client, query):
    page = client.get(f"{query}%3Cscript%3Ealert(1)%3C/script%3E").text

    assert "<script>alert" not in page


def test_a_review_is_put_on_record_undone_and_kept(client, claims):
    target = claims["norda"].id
    data = {"csrf": csrf_of(client), "action": "correct", "target": target, "lower": "10", "note": "see the list"}

    added = client.post("/reviews", data=data)
    number = client.get(f"/reviews.json?target={target}").json()["reviews"][0]["seq"]
    client.post(f"/reviews/{number}/undo", data={"csrf": data["csrf"]})

    entries = client.get(f"/reviews.json?target={target}").json()["reviews"]
    assert added.status_code == 303
    assert [(entry["action"], entry["stands"]) for entry in entries] == [("undo", True), ("correct", False)]
    assert {"lower": "10", "note": "see the list"}.items() <= entries[1]["detail"].items()
    assert client.post(f"/reviews/{number}/undo", data={"csrf": data["csrf"]}).status_code == 409


def test_what_people_do_stands_in_the_audit_trail(team, claims):
    client = team.logged_in("admin")
    client.post("/reviews", data={"csrf": csrf_of(client), "action": "confirm", "target": claims["norda"].id})

    entries = client.get("/audit.json").json()["entries"]

    assert [entry["action"] for entry in entries] == ["review: confirm", "log in"]


@pytest.mark.model
def test_an_uploaded_name_leads_nowhere(store, tmp_path):
    client = TestClient(create_app(store), base_url="http://127.0.0.1", follow_redirects=False)
    name = "../../../../escaped.txt"

    client.post("/add/file", data={"csrf": csrf_of(client)}, files={"file": (name, b"Nine people died on Tuesday.")})

    assert not list(tmp_path.rglob("escaped.txt"))
    with store.read() as session:
        assert [capture.location for _, capture in session.captures.all()][-1] == "escaped.txt"


@pytest.mark.parametrize("action", ["confirm", "reject", "merge", "split", "note"])
def test_a_reader_puts_nothing_on_record(team, claims, action):
    client = team.logged_in("reader")
    # The token of the reader's own log-out form is a good one: it is the role that forbids it.
    csrf = csrf_of(client, "/stories")

    answer = client.post("/reviews", data={"csrf": csrf, "action": action, "target": claims["norda"].id})

    assert answer.status_code == 403
    assert client.post("/reviews/1/undo", data={"csrf": csrf}).status_code == 403
    assert client.post("/add/text", data={"csrf": csrf, "text": "x"}).status_code == 403


def test_a_kept_page_shows_each_visitor_its_own_name_and_form_token(team):
    one, other = team.logged_in("analyst"), team.logged_in("admin")
    again = team.logged_in("analyst")

    assert "analyst, analyst" in one.get("/stories/5707").text
    assert "admin, admin" in other.get("/stories/5707").text
    assert csrf_of(one, "/stories/5707") == csrf_of(one, "/add")
    assert csrf_of(again, "/stories/5707") != csrf_of(one, "/stories/5707")

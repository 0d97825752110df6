"""No request that the OpenAPI description allows, and none that it does not, makes the app fail.

`RASHOMON_API_CASES` sets how many requests are made on each database (`make api` makes 2,000).
"""

import os
from collections import Counter

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from rashomon.serve.app import create_app
from rashomon.store import open_store

from ..store.conftest import postgres  # noqa: F401, TID252  # a fixture
from .conftest import csrf_of, fill

ROOT = "http://127.0.0.1"
HOST = {"host": "127.0.0.1"}
CASES = int(os.environ.get("RASHOMON_API_CASES", "120"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(request, tmp_path_factory):
    location = (
        tmp_path_factory.mktemp("api") / "workspace"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres")
    )
    store = open_store(location)
    claims = fill(store)
    made = create_app(store)
    client = TestClient(made, base_url=ROOT, raise_server_exceptions=False)
    target = claims["kanal"].id
    client.post("/reviews", data={"csrf": csrf_of(client), "action": "reject", "target": target})
    yield made, [*(claim.id for claim in claims.values())]
    store.close()


def operations(app):
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    return [one.ok() for one in schema.get_all_operations()]


def test_no_request_makes_the_app_fail(app):
    made, _ = app
    found = operations(made)
    each = max(2, -(-CASES // len(found)))
    seen: Counter[int] = Counter()
    failures: list[str] = []
    client = TestClient(made, base_url=ROOT, raise_server_exceptions=False)

    for operation in found:
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

            @seed(7)
            @settings(
                max_examples=each // 2 + 1,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case):
                answer = case.call(session=client, headers=HOST)
                seen[answer.status_code] += 1
                if answer.status_code >= 500:
                    failures.append(f"{answer.status_code} {case.method} {case.formatted_path} {case.query}")

            try:
                ask()
            except schemathesis.errors.InvalidSchema:
                continue
            except Exception as err:
                if "Unsatisfiable" not in type(err).__name__ and "negat" not in str(err).lower():
                    raise

    assert failures == []
    assert sum(seen.values()) >= CASES * 0.8
    assert seen[200] > 0


NAMES = st.sampled_from(["5707", "norda", "sund", "kanal", "harbour police", "Norda", "nothing", "", "a b", "5707 x"])


@settings(max_examples=max(20, CASES // 4), deadline=None, suppress_health_check=list(HealthCheck))
@seed(7)
@given(
    action=st.sampled_from(["confirm", "reject", "correct", "link", "unlink", "merge", "split", "note", "undo", "x"]),
    target=st.integers(0, 2) | NAMES,
    other=st.integers(0, 2) | NAMES,
    text=st.text(max_size=30),
    number=st.sampled_from(["", "3", "-1", "1e400", "nan", "1,200", "x", "0"]),
    undo=st.integers(-3, 2**70),
)
def test_no_review_makes_the_app_fail(app, action, target, other, text, number, undo):
    made, claims = app
    client = TestClient(made, base_url=ROOT, raise_server_exceptions=False)
    names = [claims[one] if isinstance(one, int) else one for one in (target, other)]
    csrf = csrf_of(client)
    data = {"csrf": csrf, "action": action, "target": names[0], "other": names[1], "note": text, "lower": number}

    answers = [
        client.post("/reviews", data={**data, "article": ["kanal"]}, follow_redirects=False),
        client.post(f"/reviews/{undo}/undo", data={"csrf": csrf}, follow_redirects=False),
        client.get("/stories/5707"),
        client.get("/stories.json"),
        client.get(f"/claims/{claims[0]}"),
    ]

    assert [one.status_code for one in answers if one.status_code >= 500] == []


def test_a_nul_in_an_address_or_a_form_is_refused(app):
    made, claims = app
    client = TestClient(made, base_url=ROOT, raise_server_exceptions=False)
    data = {"csrf": csrf_of(client), "action": "note", "target": claims[0], "note": "a\x00b"}

    assert client.get("/stories/a%00b").status_code == 422
    assert client.get("/search?q=a%00b").status_code == 422
    assert client.post("/reviews", data=data).status_code == 422
    assert client.post("/add/text", data={"csrf": data["csrf"], "text": "a\x00b"}).status_code == 422

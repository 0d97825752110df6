"""Webhooks: signed, in order, at least once, never to a private address."""

import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from rashomon.config import NotifyOptions
from rashomon.errors import ConfigError
from rashomon.model import StoryId
from rashomon.run.notify import Notifier, sign
from rashomon.store.stories import Change, ChangeKind

NOON = datetime(2031, 3, 11, 12, tzinfo=UTC)
SECRET = "a secret of some length"


class Receiver:
    """A webhook that answers as it is told and remembers what it was sent."""

    def __init__(self):
        self.answers = []
        self.deliveries = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.deliveries.append((dict(self.headers), body))
                self.send_response(outer.answers.pop(0) if outer.answers else 204)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def told(self):
        return [change["summary"] for _, body in self.deliveries for change in json.loads(body)["changes"]]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def slept():
    return []


@pytest.fixture
def notifier(store, receiver, slept):
    options = NotifyOptions(urls=(receiver.url,), allow_loopback=True, max_tries=3, max_changes=2)
    return Notifier(store, options=options, secret=SECRET, sleep=slept.append, clock=lambda: NOON)


def change(store, *summaries):
    with store.write() as session:
        session.stories.add_changes(
            [
                Change(at=NOON, known_at=NOON, story=StoryId("s"), kind=ChangeKind.DENIAL, summary=one,
                       spans=(("a1", 3, 8, "nobody"),))
                for one in summaries
            ]
        )  # fmt: skip


def test_a_delivery_is_signed_over_its_time_and_body(store, notifier, receiver):
    change(store, "one")

    notifier.deliver()

    headers, body = receiver.deliveries[0]
    moment = headers["X-Rashomon-Timestamp"]
    assert headers["X-Rashomon-Signature"] == f"sha256={sign(body, secret=SECRET.encode(), moment=moment)}"
    assert json.loads(body)["changes"][0]["spans"] == [{"article": "a1", "start": 3, "end": 8, "text": "nobody"}]


def test_the_signature_is_hmac_sha256():
    # printf '1.{}' | openssl dgst -sha256 -hmac key
    assert sign(b"{}", secret=b"key", moment="1") == (
        "1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224"
    )


def test_changes_are_told_once_and_in_order(store, notifier, receiver):
    change(store, "one", "two", "three")
    notifier.deliver()
    change(store, "four")
    notifier.deliver()
    notifier.deliver()

    assert receiver.told() == ["one", "two", "three", "four"]


def test_a_failure_is_tried_again_after_longer_and_longer_waits(store, notifier, receiver, slept):
    receiver.answers = [500, 503]
    change(store, "one")

    notifier.deliver()

    assert receiver.told() == ["one", "one", "one"]
    assert slept == [1.0, 2.0]
    assert notifier.troubles() == ()
    assert len({headers["X-Rashomon-Delivery"] for headers, _ in receiver.deliveries}) == 1


def test_what_could_not_be_delivered_waits_for_the_next_occasion(store, notifier, receiver):
    receiver.answers = [500, 500, 500]
    change(store, "one")
    notifier.deliver()
    assert notifier.troubles() == ((receiver.url, "the webhook answered 500 Internal Server Error"),)

    notifier.deliver()

    assert receiver.told() == ["one"] * 4
    assert notifier.troubles() == ()


def test_a_redirect_is_no_delivery(store, notifier, receiver):
    receiver.answers = [302, 302, 302]
    change(store, "one")

    notifier.deliver()

    assert "302" in notifier.troubles()[0][1]


def test_a_new_webhook_hears_what_changes_from_then_on(store, receiver):
    change(store, "before")
    options = NotifyOptions(urls=(receiver.url,), allow_loopback=True)
    made = Notifier(store, options=options, secret=SECRET)
    change(store, "after")

    made.deliver()

    assert receiver.told() == ["after"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/hook", "http://169.254.169.254/hook", "http://10.0.0.1/hook"])
def test_a_private_address_is_never_called(store, url, slept):
    made = Notifier(store, options=NotifyOptions(urls=(url,)), secret=SECRET, sleep=slept.append)
    change(store, "one")

    made.deliver()

    assert "private address" in made.troubles()[0][1]
    assert slept == []


@pytest.mark.parametrize("secret", [None, "", "short"])
def test_a_webhook_needs_a_secret(store, secret):
    with pytest.raises(ConfigError, match="RASHOMON_WEBHOOK_SECRET"):
        Notifier(store, options=NotifyOptions(urls=("https://desk.example/hook",)), secret=secret)

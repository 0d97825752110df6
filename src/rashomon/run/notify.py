"""Webhooks: changes posted as signed JSON, at least once and in order, with retries and longer and longer waits.

What has been delivered is kept in the workspace for each address, so that neither a crash nor an outage of the receiver
loses a change; after one of the two a receiver may see a delivery twice, under the same id.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import httpx

from rashomon.acquire.fetch import GuardedTransport
from rashomon.config import NotifyOptions
from rashomon.errors import ConfigError, InputError
from rashomon.run.changes import change_record
from rashomon.store import Store
from rashomon.store.stories import Change

SECRET_VARIABLE = "RASHOMON_WEBHOOK_SECRET"

# Shortest secret that is taken: 128 bits as 16 bytes.
MIN_SECRET_BYTES = 16


class Notifier:
    """Tells the changes of a workspace to its webhooks."""

    def __init__(
        self,
        store: Store,
        *,
        options: NotifyOptions,
        secret: str | None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Begin: a webhook that is new hears what changes from now on.

        Raises:
            ConfigError: there are webhooks but no secret of some length.
        """
        if options.urls and len((secret or "").encode()) < MIN_SECRET_BYTES:
            raise ConfigError(f"webhooks are signed: set {SECRET_VARIABLE} to {MIN_SECRET_BYTES} characters or more")
        self._store = store
        self._options = options
        self._secret = (secret or "").encode()
        self._sleep = sleep
        self._clock = clock
        for url in options.urls:
            with store.write() as session:
                if session.setting(_key(url)) is None:
                    session.set_setting(_key(url), {"seq": session.stories.last_change(), "error": None})

    def deliver(self) -> int:
        """Post what has not been delivered, address by address; returns the deliveries that were taken."""
        if not self._options.urls:
            return 0
        # No proxies from the environment: behind one we could not check which address is asked. No redirects.
        with httpx.Client(
            transport=GuardedTransport(allow_loopback=self._options.allow_loopback),
            timeout=self._options.timeout_s,
            trust_env=False,
            follow_redirects=False,
        ) as client:
            return sum(self._deliver_to(url, client) for url in self._options.urls)

    def troubles(self) -> tuple[tuple[str, str], ...]:
        """The webhooks whose last delivery failed, each with the reason."""
        with self._store.read() as session:
            found = [(url, (session.setting(_key(url)) or {}).get("error")) for url in self._options.urls]
        return tuple((url, str(error)) for url, error in found if error)

    def _deliver_to(self, url: str, client: httpx.Client) -> int:
        delivered = 0
        while True:
            with self._store.read() as session:
                seq = int(str((session.setting(_key(url)) or {"seq": 0})["seq"]))
                changes = session.stories.changes_after(seq, limit=self._options.max_changes)
            if not changes:
                return delivered
            error = self._post(url, changes, client)
            with self._store.write() as session:
                session.set_setting(_key(url), {"seq": seq if error else changes[-1].seq, "error": error})
            if error:
                return delivered
            delivered += 1

    def _post(self, url: str, changes: Sequence[Change], client: httpx.Client) -> str | None:
        """Post one delivery, more than once if need be; returns the last trouble, None if it was taken."""
        body = json.dumps({"changes": [change_record(change) for change in changes]}, ensure_ascii=False).encode()
        error: str | None = None
        for attempt in range(self._options.max_tries):
            if attempt:
                self._sleep(self._options.first_wait_s * 2 ** (attempt - 1))
            try:
                answer = client.post(url, content=body, headers=self._headers(body))
            except InputError as err:
                # An address that must not be asked will not become another one in a second.
                return str(err)
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as err:
                error = str(err) or type(err).__name__
                continue
            if answer.is_success:
                return None
            error = f"the webhook answered {answer.status_code} {answer.reason_phrase}"
        return error

    def _headers(self, body: bytes) -> Mapping[str, str]:
        moment = str(int(self._clock().timestamp()))
        return {
            "Content-Type": "application/json",
            "User-Agent": "rashomon (changes)",
            "X-Rashomon-Delivery": hashlib.sha256(body).hexdigest(),
            "X-Rashomon-Timestamp": moment,
            "X-Rashomon-Signature": f"sha256={sign(body, secret=self._secret, moment=moment)}",
        }


def sign(body: bytes, *, secret: bytes, moment: str) -> str:
    """HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal: what a receiver computes to compare.

    Args:
        body: as sent.
        secret: known to both sides.
        moment: the content of X-Rashomon-Timestamp; a receiver refuses an old one, so that no delivery is replayed.
    """
    return hmac.new(secret, moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def _key(url: str) -> str:
    return f"webhook {hashlib.sha256(url.encode()).hexdigest()}"

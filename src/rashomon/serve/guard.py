"""Who may do what: sessions, tokens, roles, forged requests, and how often a log-in may be tried."""

import hmac
import secrets
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from fastapi import HTTPException, Request

from rashomon.errors import ConfigError
from rashomon.serve.options import ServeOptions, is_loopback_name
from rashomon.serve.passwords import is_password
from rashomon.store import Store
from rashomon.store.users import AuditEntry, CredentialKind, Role, User

COOKIE = "rashomon_session"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who makes a request.

    Attributes:
        name: the user's name; "local" on loopback without users; "" for nobody.
        role: None for nobody.
        csrf: what a form must send back; empty where no cookie is used.
    """

    name: str
    role: Role | None
    csrf: str = ""

    @property
    def may_review(self) -> bool:
        """Whether the visitor may put something on record."""
        return self.may(Role.ANALYST)

    def may(self, needed: Role) -> bool:
        """Whether the visitor's role covers another."""
        return self.role is not None and self.role.may(needed)


class Guard:
    """Decides about every request of one app."""

    def __init__(self, store: Store, options: ServeOptions) -> None:
        self._store = store
        self._options = options
        self._failures: dict[str, deque[datetime]] = defaultdict(deque)
        # Without users (loopback only) forms still carry a token, so that another page cannot post to us.
        self._local_secret = secrets.token_urlsafe(32)
        with store.read() as session:
            self.has_users = bool(session.users.all())
        if not options.is_loopback and not self.has_users:
            raise ConfigError(
                f"{options.host} can be reached from other machines, and there are no users: "
                "add one with `rashomon user add NAME --role admin`, or serve on 127.0.0.1"
            )

    def is_addressed(self, host: str | None) -> bool:
        """Whether a request was meant for us, by the host that its sender named.

        Without users whoever reaches this machine may do everything. A page on the web can give its own name our
        address (DNS rebinding) and would then be asked as one site with us; its name betrays it.
        """
        return self.has_users or host == self._options.host or is_loopback_name(host or "")

    # ------------------------------------------------------------ who

    def visitor(self, request: Request) -> Visitor:
        """Who makes a request: by token, by session cookie, or anybody on this machine while there are no users."""
        if not self.has_users:
            return Visitor(name="local", role=Role.ADMIN, csrf=_csrf(self._local_secret))
        now = datetime.now(UTC)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        with self._store.read() as session:
            if scheme.lower() == "bearer":
                user = session.users.holder(token.strip(), kind=CredentialKind.TOKEN, now=now)
                return Visitor(name=user.name, role=user.role) if user else Visitor(name="", role=None)
            secret = request.cookies.get(COOKIE, "")
            user = session.users.holder(secret, kind=CredentialKind.SESSION, now=now) if secret else None
        return Visitor(name=user.name, role=user.role, csrf=_csrf(secret)) if user else Visitor(name="", role=None)

    def require(self, request: Request, needed: Role) -> Visitor:
        """The visitor, if allowed.

        Raises:
            HTTPException: 401 for nobody, 403 for a role that does not cover it.
        """
        visitor = self.visitor(request)
        if visitor.role is None:
            raise HTTPException(401, "log in first")
        if not visitor.may(needed):
            raise HTTPException(403, f"this needs the role {needed}; yours is {visitor.role}")
        return visitor

    def check_form(self, visitor: Visitor, sent: str) -> None:
        """Refuse a form that did not come from our own page; requests with a token carry no cookie to abuse.

        Raises:
            HTTPException: 403.
        """
        if visitor.csrf and not hmac.compare_digest(visitor.csrf, sent):
            raise HTTPException(403, "the form is out of date: go back, reload the page, and send it again")

    # ------------------------------------------------------------ logging in and out

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """A new session's secret, or None if name or password are wrong.

        Raises:
            HTTPException: 429 after too many failures by this name or address.
        """
        now = datetime.now(UTC)
        keys = (f"name {name.casefold()}", f"address {address}")
        if any(self._is_blocked(key, now) for key in keys):
            raise HTTPException(429, f"too many failed log-ins: wait {self._options.log_in_window_minutes} minutes")
        with self._store.read() as session:
            user = session.users.get(name)
        if not is_password(password, user.password if user else None) or user is None or user.is_disabled:
            for key in keys:
                self._failures[key].append(now)
            self._log(name, "log-in refused", address, now)
            return None
        return self._open_session(user, address, now)

    def _open_session(self, user: User, address: str, now: datetime) -> str:
        # Always a fresh secret: a session that was planted before the log-in is worth nothing.
        secret = secrets.token_urlsafe(32)
        with self._store.write() as session:
            session.users.grant(
                secret,
                user=user.name,
                kind=CredentialKind.SESSION,
                label=address,
                now=now,
                expires=now + self._options.session_length,
            )
            session.users.log(AuditEntry(at=now, user=user.name, action="log in", target=address))
        return secret

    def log_out(self, request: Request) -> None:
        """End the session of a request."""
        visitor = self.visitor(request)
        with self._store.write() as session:
            session.users.revoke(request.cookies.get(COOKIE, ""))
            session.users.log(AuditEntry(at=datetime.now(UTC), user=visitor.name, action="log out", target=""))

    def _is_blocked(self, key: str, now: datetime) -> bool:
        failures = self._failures[key]
        while failures and failures[0] < now - timedelta(minutes=self._options.log_in_window_minutes):
            failures.popleft()
        return len(failures) >= self._options.log_in_attempts

    def _log(self, name: str, action: str, target: str, now: datetime) -> None:
        with self._store.write() as session:
            session.users.log(AuditEntry(at=now, user=name, action=action, target=target))


def _csrf(secret: str) -> str:
    return hmac.new(secret.encode(), b"form", sha256).hexdigest()


SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""Sent with every answer: only our own sheet and script, nothing from elsewhere, no frames."""

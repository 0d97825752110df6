"""Users, their sessions and tokens, and the audit trail. Secrets are kept as hashes only."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from rashomon.errors import InputError
from rashomon.schema.fields import read_instant
from rashomon.store import tables
from rashomon.store.packing import stamp, stamp_or_none


class Role(StrEnum):
    """What a user may do; each may do all that those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role covers another."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class CredentialKind(StrEnum):
    """A session of a browser, or a token of a program."""

    SESSION = "session"
    TOKEN = "token"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A user; `password` is an argon2 hash."""

    name: str
    role: Role
    password: str
    created: datetime
    is_disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what, when."""

    at: datetime
    user: str
    action: str
    target: str


class Users:
    """The users of a workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, user: User) -> None:
        """Add a user.

        Raises:
            InputError: the name is taken.
        """
        if self.get(user.name):
            raise InputError(f"there is a user {user.name!r} already")
        self._connection.execute(
            tables.users.insert().values(
                name=user.name,
                role=user.role.value,
                password=user.password,
                created=stamp(user.created),
                is_disabled=user.is_disabled,
            )
        )

    def get(self, name: str) -> User | None:
        """A user by name."""
        return next((user for user in self.all() if user.name == name), None)

    def all(self) -> tuple[User, ...]:
        """All users, by name."""
        found = []
        for row in self._connection.execute(select(tables.users).order_by(tables.users.c.name)):
            created = read_instant(row.created)
            if created is not None:
                found.append(
                    User(
                        name=row.name,
                        role=Role(row.role),
                        password=row.password,
                        created=created,
                        is_disabled=row.is_disabled,
                    )
                )
        return tuple(found)

    def set_password(self, name: str, password: str) -> None:
        """Set a password hash; every session and token of the user ends.

        Raises:
            InputError: there is no such user.
        """
        self._update(name, password=password)
        self._connection.execute(tables.credentials.delete().where(tables.credentials.c.user == name))

    def disable(self, name: str) -> None:
        """Lock a user out; what the user did stays on record.

        Raises:
            InputError: there is no such user.
        """
        self._update(name, is_disabled=True)
        self._connection.execute(tables.credentials.delete().where(tables.credentials.c.user == name))

    def set_role(self, name: str, role: Role) -> None:
        """Change what a user may do.

        Raises:
            InputError: there is no such user.
        """
        self._update(name, role=role.value)

    def _update(self, name: str, **values: object) -> None:
        if not self.get(name):
            raise InputError(f"there is no user {name!r}")
        self._connection.execute(tables.users.update().where(tables.users.c.name == name).values(**values))

    # ------------------------------------------------------------ sessions and tokens

    def grant(
        self, secret: str, *, user: str, kind: CredentialKind, label: str, now: datetime, expires: datetime | None
    ) -> None:
        """Remember a session or token by the hash of its secret."""
        self._connection.execute(
            tables.credentials.insert().values(
                hash=_hash(secret),
                user=user,
                kind=kind.value,
                label=label,
                created=stamp(now),
                expires=stamp_or_none(expires),
            )
        )

    def holder(self, secret: str, *, kind: CredentialKind, now: datetime) -> User | None:
        """Who holds a session or token; None if it is unknown, has expired, or its user is locked out."""
        query = select(tables.credentials).where(
            tables.credentials.c.hash == _hash(secret), tables.credentials.c.kind == kind.value
        )
        row = self._connection.execute(query).first()
        if row is None or (row.expires is not None and row.expires <= stamp(now)):
            return None
        user = self.get(row.user)
        return user if user and not user.is_disabled else None

    def revoke(self, secret: str) -> None:
        """End a session or token."""
        self._connection.execute(tables.credentials.delete().where(tables.credentials.c.hash == _hash(secret)))

    # ------------------------------------------------------------ audit

    def log(self, entry: AuditEntry) -> None:
        """Append to the audit trail."""
        self._connection.execute(
            tables.audit.insert().values(at=stamp(entry.at), user=entry.user, action=entry.action, target=entry.target)
        )

    def trail(self, *, limit: int = 200, offset: int = 0) -> tuple[AuditEntry, ...]:
        """The audit trail, newest first."""
        query = select(tables.audit).order_by(tables.audit.c.seq.desc()).limit(limit).offset(offset)
        found = []
        for row in self._connection.execute(query):
            at = read_instant(row.at)
            if at is not None:
                found.append(AuditEntry(at=at, user=row.user, action=row.action, target=row.target))
        return tuple(found)


def _hash(secret: str) -> str:
    # Secrets are 256 random bits: a fast hash is enough, unlike for passwords.
    return hashlib.sha256(secret.encode()).hexdigest()

"""Users, sessions, tokens, audit and reviews, on every database."""

from datetime import UTC, datetime, timedelta

import pytest

from rashomon.errors import InputError
from rashomon.store.reviews import Review, ReviewAction, standing
from rashomon.store.users import AuditEntry, CredentialKind, Role, User

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def a_user(name="ines", role=Role.ANALYST):
    return User(name=name, role=role, password="$argon2id$x", created=NOW)


def grant(session, secret, *, kind=CredentialKind.SESSION, expires=NOW + timedelta(hours=8)):
    session.users.grant(secret, user="ines", kind=kind, label="browser", now=NOW, expires=expires)


@pytest.mark.parametrize(
    ("role", "needed", "is_allowed"),
    [
        (Role.READER, Role.READER, True),
        (Role.READER, Role.ANALYST, False),
        (Role.ANALYST, Role.READER, True),
        (Role.ANALYST, Role.ADMIN, False),
        (Role.ADMIN, Role.ANALYST, True),
    ],
)
def test_a_role_covers_those_below_it(role, needed, is_allowed):
    assert role.may(needed) is is_allowed


def test_a_name_is_taken_once(store):
    with store.write() as session:
        session.users.add(a_user())

        with pytest.raises(InputError, match="ines"):
            session.users.add(a_user())


def test_a_session_is_held_until_it_expires(store):
    with store.write() as session:
        session.users.add(a_user())
        grant(session, "secret")

    with store.read() as session:
        held = session.users.holder("secret", kind=CredentialKind.SESSION, now=NOW)
        later = session.users.holder("secret", kind=CredentialKind.SESSION, now=NOW + timedelta(hours=9))
        assert (held, later) == (a_user(), None)


def test_a_token_is_no_session(store):
    with store.write() as session:
        session.users.add(a_user())
        grant(session, "secret", kind=CredentialKind.TOKEN, expires=None)

    with store.read() as session:
        assert session.users.holder("secret", kind=CredentialKind.SESSION, now=NOW) is None
        assert session.users.holder("secret", kind=CredentialKind.TOKEN, now=NOW) == a_user()


@pytest.mark.parametrize("end", ["disable", "set_password", "revoke"])
def test_a_session_ends_with_its_user_password_or_log_out(store, end):
    with store.write() as session:
        session.users.add(a_user())
        grant(session, "secret")
        if end == "disable":
            session.users.disable("ines")
        elif end == "set_password":
            session.users.set_password("ines", "$argon2id$y")
        else:
            session.users.revoke("secret")

    with store.read() as session:
        assert session.users.holder("secret", kind=CredentialKind.SESSION, now=NOW) is None


def test_no_secret_stands_in_the_database(store):
    from rashomon.store import tables

    with store.write() as session:
        session.users.add(a_user())
        grant(session, "secret")

    with store._engine.connect() as connection:
        rows = connection.execute(tables.credentials.select()).all()
    assert all("secret" not in str(value) for row in rows for value in row)


def test_the_audit_trail_is_newest_first(store):
    entries = [AuditEntry(at=NOW + timedelta(minutes=n), user="ines", action="log in", target=str(n)) for n in range(3)]
    with store.write() as session:
        for entry in entries:
            session.users.log(entry)

    with store.read() as session:
        assert session.users.trail(limit=2) == (entries[2], entries[1])


def a_review(action=ReviewAction.CONFIRM, **changes):
    return Review(at=NOW, author="ines", action=action, target="c1", **changes)


def test_reviews_are_kept_in_order_with_what_was_said(store):
    with store.write() as session:
        session.reviews.add(a_review(detail={"note": "seen the list"}))
        session.reviews.add(a_review(ReviewAction.REJECT))

    with store.read() as session:
        kept = session.reviews.all(target="c1")
        assert [review.action for review in kept] == [ReviewAction.CONFIRM, ReviewAction.REJECT]
        assert kept[0].detail == {"note": "seen the list"}


def test_an_undone_review_does_not_stand_but_stays_on_record(store):
    with store.write() as session:
        first = session.reviews.add(a_review())
        session.reviews.undo(first, author="ines", at=NOW)

    with store.read() as session:
        kept = session.reviews.all()
        assert len(kept) == 2
        assert standing(kept) == ()


def test_an_undoing_can_be_undone(store):
    with store.write() as session:
        first = session.reviews.add(a_review())
        undoing = session.reviews.undo(first, author="ines", at=NOW)
        session.reviews.undo(undoing, author="ines", at=NOW)

    with store.read() as session:
        assert [review.seq for review in standing(session.reviews.all())] == [first]


def test_a_review_is_undone_once(store):
    with store.write() as session:
        first = session.reviews.add(a_review())
        session.reviews.undo(first, author="ines", at=NOW)

        with pytest.raises(InputError, match="already"):
            session.reviews.undo(first, author="ines", at=NOW)
        with pytest.raises(InputError, match="99"):
            session.reviews.undo(99, author="ines", at=NOW)

"""The one door to argon2: passwords are kept as argon2id hashes with the library's recommended costs.

Source: RFC 9106.
"""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.errors import InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# NIST SP 800-63B asks for at least 8 characters and no rules of composition; we ask for a few more.
MIN_LENGTH = 10


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415  (only where passwords are handled)

    return PasswordHasher()


def hash_password(password: str) -> str:
    """The hash to keep.

    Raises:
        InputError: the password is too short.
    """
    if len(password) < MIN_LENGTH:
        raise InputError(f"a password needs at least {MIN_LENGTH} characters")
    return _hasher().hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed; takes as long when there is no such user."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher().hash("no user has this password")

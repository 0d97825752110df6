"""What can go wrong with a call or a set-up; a bad article is a `Rejection` instead.

    RashomonError
    ├── InputError          what the caller named cannot be read: no such file, no such story, a malformed time
    ├── ConfigError         the configuration file or an option says something impossible
    ├── DataError           a data file of the package is broken: a language, a claim kind, a lexicon
    └── StoreError          the workspace cannot be opened, is of another version, or is damaged

Every message says what was wrong, with the value, and what to do next.
"""


class RashomonError(Exception):
    """Root of everything this package raises on purpose."""


class InputError(RashomonError):
    """The caller named something that cannot be read or understood."""


class ConfigError(RashomonError):
    """The configuration file or an option says something impossible."""


class DataError(RashomonError):
    """A data file that ships with the package is malformed."""


class StoreError(RashomonError):
    """The workspace cannot be opened or does not hold what it should."""

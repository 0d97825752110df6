"""A language as data: one TOML file of words, one section a topic; loaded and checked here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language.

    Attributes:
        code: BCP 47.
        sections: the tables of the file, by topic ("times", "quantities", "attribution", …).
    """

    code: str
    sections: Mapping[str, Mapping[str, object]]

    def section(self, name: str) -> Mapping[str, object]:
        """One section of the file.

        Raises:
            DataError: the file has no such section.
        """
        if name not in self.sections:
            raise DataError(f"languages/{self.code}.toml has no section [{name}]; add it, as in languages/en.toml")
        return self.sections[name]


def languages() -> tuple[str, ...]:
    """The codes of all languages there is a file for, sorted."""
    folder = resources.files("rashomon.extract") / "languages"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_language(code: str) -> Language:
    """Read a language file.

    Raises:
        DataError: there is no such file, or it is not TOML.
    """
    source = resources.files("rashomon.extract") / "languages" / f"{code}.toml"
    if not source.is_file():
        raise DataError(f"no language file for {code!r}; there are: {', '.join(languages())}")
    try:
        sections = tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as err:
        raise DataError(f"languages/{code}.toml is not valid TOML: {err}") from err
    return Language(code=code, sections={name: part for name, part in sections.items() if isinstance(part, dict)})

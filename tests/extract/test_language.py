"""Language files: every word list that stands in one is read, so that no list is edited in vain.

The section [actors] is loaded whole, so a list of it counts as read here.
"""

import pytest

from rashomon.extract import claims
from rashomon.extract.language import Language, languages, load_language


class Watched(dict):
    """A table that notes which of its keys were asked for, in tables below it too."""

    def __init__(self, table, path, read):
        super().__init__(
            {
                key: Watched(value, f"{path}.{key}", read) if isinstance(value, dict) else value
                for key, value in table.items()
            }
        )
        self.path, self.read = path, read

    def __getitem__(self, key):
        self.read.add(f"{self.path}.{key}")
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.read.add(f"{self.path}.{key}")
        return super().get(key, default)

    def items(self):
        self.read.update(f"{self.path}.{key}" for key in self)
        return super().items()

    def values(self):
        self.read.update(f"{self.path}.{key}" for key in self)
        return super().values()


def paths(table, path):
    for key, value in table.items():
        yield f"{path}.{key}"
        if isinstance(value, dict):
            yield from paths(value, f"{path}.{key}")


@pytest.mark.parametrize("code", languages())
def test_every_list_of_a_language_file_is_read(code, monkeypatch):
    language, read = load_language(code), set()
    watched = Language(
        code=code, sections={name: Watched(table, name, read) for name, table in language.sections.items()}
    )
    monkeypatch.setattr(claims, "load_language", lambda code: watched)

    claims.load_words.__wrapped__(code)

    written = {path for name, table in language.sections.items() for path in paths(table, name)}
    assert written - read == set()

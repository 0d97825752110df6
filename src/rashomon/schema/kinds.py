"""The kinds of figures as data: one TOML file a kind in `kinds/`, loaded and checked here."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.errors import DataError
from rashomon.model import Accumulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a kind of figure counts and how it behaves.

    Attributes:
        id: the `kind` of its claims; also the name of its file.
        description: one sentence for readers.
        unit: what is counted, singular.
        singular, plural: words behind the number in reports ("12 killed").
        is_monotone: whether a later running total can only be greater.
        is_fixed: whether the number itself never changes, so that a later count is only a better or another one.
        counts_persons: whether persons are counted (of any group).
        accumulation: what a figure is when the text does not say.
        part_of: kinds of which a figure of this kind is a part, within one incident.
    """

    id: str
    description: str
    unit: str
    singular: str
    plural: str
    is_monotone: bool
    counts_persons: bool
    accumulation: Accumulation
    part_of: tuple[str, ...] = ()
    is_fixed: bool = False

    def label(self, count: float) -> str:
        """The words behind a number: singular for one."""
        return self.singular if count == 1 else self.plural


@cache
def load_kinds() -> tuple[Kind, ...]:
    """Every kind there is a file for, by id.

    Raises:
        DataError: a file is malformed, or its id is not its name.
    """
    folder = resources.files("rashomon.schema") / "kinds"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    kinds = tuple(_read(name, (folder / name).read_text(encoding="utf-8")) for name in names)
    known = {kind.id for kind in kinds}
    for kind in kinds:
        if unknown := set(kind.part_of) - known:
            raise DataError(f"kinds/{kind.id}.toml: part_of names no kind: {', '.join(sorted(unknown))}")
    return kinds


def kind_of(id_: str) -> Kind | None:
    """The kind of an id; None for statements, events and unknown ids."""
    return next((kind for kind in load_kinds() if kind.id == id_), None)


def _read(name: str, source: str) -> Kind:
    try:
        table = tomllib.loads(source)
        kind = Kind(
            id=table["id"],
            description=table["description"],
            unit=table["unit"],
            singular=table["singular"],
            plural=table["plural"],
            is_monotone=table["is_monotone"],
            counts_persons=table["counts_persons"],
            accumulation=Accumulation(table["accumulation"]),
            part_of=tuple(table["part_of"]),
            is_fixed=table.get("is_fixed", False),
        )
    except tomllib.TOMLDecodeError as err:
        raise DataError(f"kinds/{name} is not valid TOML: {err}") from err
    except (KeyError, ValueError) as err:
        raise DataError(f"kinds/{name}: missing or wrong: {err}") from err
    if f"{kind.id}.toml" != name:
        raise DataError(f"kinds/{name} has the id {kind.id!r}; a kind's file is named after it")
    return kind

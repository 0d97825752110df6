"""What all commands share at the terminal: reading inputs, printing records, progress, written files."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

import typer

from rashomon.config import Config, load_config
from rashomon.errors import ConfigError, InputError
from rashomon.model import EVENT, STATEMENT, Article, Rejection
from rashomon.run.progress import Progress
from rashomon.schema.kinds import load_kinds


def read_config(path: Path | None) -> Config:
    """The configuration at a path, else that of `rashomon.toml` here, else the defaults."""
    if path is None:
        here = Path("rashomon.toml")
        return load_config(here) if here.is_file() else Config()
    return load_config(path)


def read_moment(written: str | None) -> datetime | None:
    """An instant given as an option: "2024-11-29T14:00", "2024-11-29" (its last second); no zone means UTC.

    Raises:
        InputError: it is neither.
    """
    from rashomon.schema.fields import is_plain_date, read_instant  # noqa: PLC0415

    return read_instant(written, is_end=is_plain_date(written))


def expand_inputs(inputs: Sequence[str]) -> list[object]:
    """The inputs as given; "-" becomes the records (one a line) that come in on standard input.

    Raises:
        InputError: a line on standard input is not a JSON object.
    """
    given: list[object] = []
    for one in inputs:
        if one != "-":
            given.append(one)
            continue
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                given.append(_parse_line(line, number))
    return given


def _parse_line(line: str, number: int) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as err:
        raise InputError(f"line {number} of standard input is not JSON: {err.msg}") from err
    if not isinstance(record, dict):
        raise InputError(f"line {number} of standard input is not a JSON object")
    return record


def read_articles(inputs: Sequence[str], config: Config) -> tuple[list[Article], list[Rejection]]:
    """Acquire and clean the inputs of a command, and say on standard error what was turned away."""
    from rashomon.run.pipeline import read_inputs  # noqa: PLC0415

    articles, rejections = read_inputs(expand_inputs(inputs), config=config, now=datetime.now(UTC))  # type: ignore[arg-type]  # checked there
    print_rejections(rejections)
    return articles, rejections


def print_rejections(rejections: Iterable[Rejection]) -> None:
    """One line each on standard error."""
    for rejection in rejections:
        typer.echo(f"rejected {rejection.location}: {rejection.message} [{rejection.stage}/{rejection.code}]", err=True)


def when(moment: datetime) -> str:
    """A day and its hour, in one width; a day of which no hour is known is kept as its midnight, and told as a day."""
    is_day = moment.timetz().replace(tzinfo=None) == time.min
    return f"{moment:%Y-%m-%d}      " if is_day else f"{moment:%Y-%m-%d %H:%M}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def check_kind(kind: str) -> None:
    """Whether there are claims of a kind.

    Raises:
        InputError: there are none; the message names those there are.
    """
    known = (*(one.id for one in load_kinds()), STATEMENT, EVENT)
    if kind not in known:
        raise InputError(f"no claims are of the kind {kind!r}; there are: {', '.join(known)}")


def print_lines(records: Iterable[Mapping[str, object]]) -> None:
    """JSON Lines on standard output."""
    for record in records:
        typer.echo(json.dumps(record, ensure_ascii=False))


def write_file(path: Path, content: str | Iterable[str]) -> None:
    """Write a file whole or not at all, in one piece or in parts.

    Raises:
        ConfigError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.writelines((content,) if isinstance(content, str) else content)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as err:
        raise ConfigError(f"cannot write {path}: {err.strerror}") from err


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def progress_bar(*, is_quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error while something long runs; none when quiet or when that is not a terminal."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=None)
        yield lambda stage, done, total: bars.update(task, description=stage, completed=done, total=total)

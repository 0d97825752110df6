"""One command a stage; each reads inputs (or the records of an earlier stage on "-") and prints records."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import terminal

Inputs = Annotated[list[str], typer.Argument(metavar="PATH|URL…", help='Files, folders, URLs; "-" reads records.')]
ConfigPath = Annotated[Path | None, typer.Option("--config", help="A TOML file with a section a stage.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress bar and no summary; rejections are still told.")
]


class RecordFormat(StrEnum):
    """Formats of the stage commands."""

    JSONL = "jsonl"


Lines = Annotated[RecordFormat, typer.Option("--format", help="One JSON record a line.")]


def acquire(inputs: Inputs, config: ConfigPath = None, format: Lines = RecordFormat.JSONL) -> None:  # noqa: A002
    """Bring captures in: what was read, from where, with its metadata."""
    del format
    from rashomon.acquire import acquire as bring_in  # noqa: PLC0415
    from rashomon.model import Rejection  # noqa: PLC0415
    from rashomon.schema.records import capture_record, rejection_record  # noqa: PLC0415

    options = terminal.read_config(config).acquire
    terminal.print_lines(
        rejection_record(made) if isinstance(made, Rejection) else capture_record(made)
        for made in bring_in(inputs, options=options)
    )


def clean(inputs: Inputs, config: ConfigPath = None, format: Lines = RecordFormat.JSONL) -> None:  # noqa: A002
    """Turn captures into articles: text, metadata, passages, marked boilerplate; or a rejection with a reason."""
    del format
    from rashomon.schema.records import article_record, rejection_record  # noqa: PLC0415

    articles, rejections = terminal.read_articles(inputs, terminal.read_config(config))
    terminal.print_lines(article_record(article) for article in articles)
    terminal.print_lines(rejection_record(rejection) for rejection in rejections)


def cluster(inputs: Inputs, config: ConfigPath = None, format: Lines = RecordFormat.JSONL) -> None:  # noqa: A002
    """Group articles into stories, and say who shares whose words."""
    del format
    from rashomon.cluster import cluster as group  # noqa: PLC0415
    from rashomon.schema.records import copy_record, membership_record  # noqa: PLC0415

    settings = terminal.read_config(config)
    articles, _ = terminal.read_articles(inputs, settings)
    clustering = group(articles, options=settings.cluster)
    terminal.print_lines(membership_record(membership) for membership in clustering.memberships)
    terminal.print_lines(copy_record(copy) for copy in clustering.copies)


def annotate(
    inputs: Inputs,
    config: ConfigPath = None,
    quiet: Quiet = False,
    format: Lines = RecordFormat.JSONL,  # noqa: A002
) -> None:
    """Print the mentions below the claims: times, places, actors, quantities, quotations."""
    del format
    from rashomon.run.local import extract_all, failures  # noqa: PLC0415
    from rashomon.schema.records import mention_record  # noqa: PLC0415

    settings = terminal.read_config(config)
    articles, _ = terminal.read_articles(inputs, settings)
    with terminal.progress_bar(is_quiet=quiet) as progress:
        extractions = extract_all(articles, workers=settings.extract.workers, progress=progress)
    terminal.print_rejections(failures(extractions))
    for article, extraction in zip(articles, extractions, strict=True):
        terminal.print_lines(mention_record(mention, article) for mention in extraction.mentions)


def extract(
    inputs: Inputs,
    config: ConfigPath = None,
    quiet: Quiet = False,
    format: Lines = RecordFormat.JSONL,  # noqa: A002
) -> None:
    """Read the claims: figures, statements and events, each with its spans, chain, time and place."""
    del format
    from rashomon.run.local import extract_all, failures  # noqa: PLC0415
    from rashomon.schema.records import claim_record  # noqa: PLC0415

    settings = terminal.read_config(config)
    articles, _ = terminal.read_articles(inputs, settings)
    with terminal.progress_bar(is_quiet=quiet) as progress:
        extractions = extract_all(articles, workers=settings.extract.workers, progress=progress)
    terminal.print_rejections(failures(extractions))
    for article, extraction in zip(articles, extractions, strict=True):
        terminal.print_lines(claim_record(claim, article) for claim in extraction.claims)


def match(
    inputs: Inputs,
    config: ConfigPath = None,
    quiet: Quiet = False,
    format: Lines = RecordFormat.JSONL,  # noqa: A002
) -> None:
    """Put claims that answer the same question side by side: one comparison a line."""
    del format
    from rashomon.run.pipeline import compare  # noqa: PLC0415
    from rashomon.schema.records import comparison_record  # noqa: PLC0415

    with terminal.progress_bar(is_quiet=quiet) as progress:
        made = compare(terminal.expand_inputs(inputs), config=terminal.read_config(config), progress=progress)  # type: ignore[arg-type]  # checked there
    terminal.print_rejections(made.rejections)
    terminal.print_lines(comparison_record(comparison) for comparison in made.comparisons)


def reconcile(
    inputs: Inputs,
    config: ConfigPath = None,
    quiet: Quiet = False,
    format: Lines = RecordFormat.JSONL,  # noqa: A002
) -> None:
    """Say what all accounts of each question amount to: one finding a line."""
    del format
    from rashomon.run.pipeline import compare  # noqa: PLC0415
    from rashomon.schema.records import finding_record  # noqa: PLC0415

    with terminal.progress_bar(is_quiet=quiet) as progress:
        made = compare(terminal.expand_inputs(inputs), config=terminal.read_config(config), progress=progress)  # type: ignore[arg-type]  # checked there
    terminal.print_rejections(made.rejections)
    terminal.print_lines(finding_record(finding) for finding in made.findings)


def report(
    document: Annotated[Path, typer.Argument(help="A document written by `rashomon compare --json`.")],
    format: Annotated[str, typer.Option("--format", help="terminal, html, json or csv.")] = "terminal",  # noqa: A002
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to the terminal.")] = None,
) -> None:
    """Show a comparison that was written as JSON in any format."""
    from rashomon.errors import InputError  # noqa: PLC0415
    from rashomon.report import report as render  # noqa: PLC0415
    from rashomon.schema.decode_report import read_document  # noqa: PLC0415

    try:
        record = json.loads(document.read_text(encoding="utf-8"))
    except OSError as err:
        raise InputError(f"cannot read {document}: {err.strerror}") from err
    except (json.JSONDecodeError, UnicodeDecodeError) as err:
        raise InputError(f"{document} is not JSON: {err}; write it with `rashomon compare … --json FILE`") from err
    content = render(read_document(record), format=format)
    if output:
        terminal.write_file(output, content)
    else:
        typer.echo(content, nl=not content.endswith("\n"))

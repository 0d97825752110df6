"""The commands of a workspace: add, watch, stories, show, search, changes, feeds, rebuild, check, export, import."""

import json
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli import terminal
from rashomon.cli.stages import ConfigPath, Inputs, Quiet
from rashomon.errors import InputError, StoreError
from rashomon.model import StoryId

if TYPE_CHECKING:
    from rashomon.config import Config
    from rashomon.run.workspace import Workspace
    from rashomon.store import Session

Location = Annotated[
    str,
    typer.Option(
        "--workspace", "-w", envvar="RASHOMON_WORKSPACE", help="A folder, or a PostgreSQL URL (postgresql://…)."
    ),
]
HERE = "workspace"


@contextmanager
def opened(location: str, config: Path | None = None, *, must_exist: bool = False) -> Iterator["Workspace"]:
    """A workspace for the time of a command; one that only looks must find it."""
    from rashomon.run.workspace import Workspace  # noqa: PLC0415
    from rashomon.store import open_store  # noqa: PLC0415

    store = open_store(location, must_exist=must_exist)
    try:
        yield Workspace(store, config=terminal.read_config(config))
    finally:
        store.close()


def _notifier(space: "Workspace", settings: "Config") -> Callable[[], None]:
    """What tells the webhooks; their trouble is shown and stops nothing. Without webhooks it does nothing."""
    if not settings.notify.urls:
        return lambda: None
    from rashomon.run.notify import SECRET_VARIABLE, Notifier  # noqa: PLC0415

    notifier = Notifier(space.store, options=settings.notify, secret=os.environ.get(SECRET_VARIABLE))

    def tell() -> None:
        notifier.deliver()
        for url, error in notifier.troubles():
            typer.echo(f"webhook {url}: {error}", err=True)

    return tell


def add(inputs: Inputs, workspace: Location = HERE, config: ConfigPath = None, quiet: Quiet = False) -> None:
    """Add texts, pages, archives or records to the workspace; the same twice changes nothing."""
    from rashomon.acquire import acquire  # noqa: PLC0415

    settings = terminal.read_config(config)
    with opened(workspace, config) as space:
        tell = _notifier(space, settings)
        kept = space.keep(acquire(inputs, options=settings.acquire, now=datetime.now(UTC)))
        with terminal.progress_bar(is_quiet=quiet) as progress:
            made = space.process(progress)
        tell()
        with space.store.read() as session:
            rejected = kept.rejected + made.rejected
            turned_away = session.captures.rejections(limit=rejected + made.unread)
    terminal.print_rejections(turned_away)
    typer.echo(
        f"{terminal.counted(kept.captures, 'new capture')}: {terminal.counted(made.articles, 'article')}, "
        f"{made.unchanged} unchanged; {rejected} rejected" + (f"; {made.unread} not read" if made.unread else "")
    )


def watch(
    feeds: Annotated[Path | None, typer.Argument(help="OPML, or a URL a line; those followed already stay.")] = None,
    workspace: Location = HERE,
    once: Annotated[bool, typer.Option("--once", help="One look at every feed that is due, then stop.")] = False,
    config: ConfigPath = None,
) -> None:
    """Follow feeds: what is new or changed is kept, read and compared, until stopped."""
    from rashomon.acquire.fetch import Fetcher  # noqa: PLC0415
    from rashomon.acquire.opml import read_subscriptions  # noqa: PLC0415
    from rashomon.run.watch import Watcher  # noqa: PLC0415

    settings = terminal.read_config(config)
    with opened(workspace, config) as space, Fetcher(options=settings.acquire) as fetcher:
        watcher = Watcher(space.store, fetcher, options=settings.watch)
        tell = _notifier(space, settings)
        if feeds:
            watcher.subscribe(read_subscriptions(feeds))
        if watcher.next_due() is None:
            raise InputError("no feed is followed: name a list, `rashomon watch FEEDS.opml`")
        # What an earlier run kept but did not get to comes first.
        space.process()
        while True:
            kept = watcher.look()
            made = space.process()
            tell()
            typer.echo(
                f"{datetime.now(UTC):%Y-%m-%d %H:%M} {terminal.counted(kept, 'new capture')}, "
                f"{terminal.counted(made.articles, 'article')}"
            )
            if once:
                return
            due = watcher.next_due() or datetime.now(UTC)
            time.sleep(max(1.0, (due - datetime.now(UTC)).total_seconds()))


def stories(
    workspace: Location = HERE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 30,
) -> None:
    """List the stories, the last changed first."""
    with opened(workspace, must_exist=True) as space, space.store.read() as session:
        for story in session.stories.list(limit=limit):
            changed = terminal.when(story.updated) if story.updated else "no date"
            parts = (
                terminal.counted(story.articles, "article"),
                terminal.counted(story.origins, "origin"),
                terminal.counted(story.conflicts, "conflict"),
            )
            typer.echo(f"{story.id}  {changed}  {parts[0]:>13} {parts[1]:>12} {parts[2]:>13}  {story.title}")


def _story_named(session: "Session", beginning: str) -> StoryId:
    found = session.stories.ids(prefix=beginning)
    if len(found) != 1:
        how_many = f"{len(found)} stories begin" if found else "no story begins"
        raise InputError(f"{how_many} with {beginning!r}; see `rashomon stories`")
    return found[0]


def show(
    story: Annotated[str, typer.Argument(help="Its id, or the beginning of it; see `rashomon stories`.")],
    workspace: Location = HERE,
    as_known_at: Annotated[
        str | None, typer.Option("--as-known-at", metavar="TIME", help="Only what was known then.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="SOURCE", help="Recount without a source; repeatable.")
    ] = None,
    without_party: Annotated[bool, typer.Option("--without-party", help="Recount without the parties.")] = False,
    policy: Annotated[str, typer.Option("--policy", help="How figures are reduced.")] = "show_all",
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as one page.")] = None,
    without_reviews: Annotated[
        bool, typer.Option("--without-reviews", help="The machine's own reading, without what people put on record.")
    ] = False,
    config: ConfigPath = None,
) -> None:
    """Show a story of the workspace."""
    from rich.console import Console  # noqa: PLC0415

    from rashomon.report import report, to_terminal  # noqa: PLC0415
    from rashomon.run.pipeline import View  # noqa: PLC0415
    from rashomon.run.views import story_report  # noqa: PLC0415
    from rashomon.store.reviews import standing  # noqa: PLC0415

    settings = terminal.read_config(config)
    recount = replace(settings.reconcile, without=tuple(without or ()), without_party=without_party)
    view = View(policy=policy, as_known_at=terminal.read_moment(as_known_at))
    with opened(workspace, config, must_exist=True) as space, space.store.read() as session:
        found = _story_named(session, story)
        reviews = () if without_reviews else standing(session.reviews.all())
        chosen = replace(settings, reconcile=recount)
        made = story_report(session, found, config=chosen, view=view, reviews=reviews)
    if made is None:
        raise InputError(f"there is no story {story!r}")
    if html:
        terminal.write_file(html, report(made, format="html"))
    to_terminal(made, console=Console())


def search(
    query: Annotated[list[str] | None, typer.Argument(help="Words; '\"a phrase\"' in quotation marks.")] = None,
    workspace: Location = HERE,
    actor: Annotated[str | None, typer.Option("--actor", help="Articles that name it.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Articles with a figure there.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Articles with a figure of this kind.")] = None,
    number: Annotated[float | None, typer.Option("--number", help="Articles with a figure that allows it.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Articles of an outlet.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 20,
) -> None:
    """Search the workspace by words and by what was read; the newest first."""
    from rashomon.store.search import Query  # noqa: PLC0415

    if kind is not None:
        terminal.check_kind(kind)
    if number is not None and not math.isfinite(number):
        raise InputError(f"--number must be a number, not {number}")
    wanted = Query(words=" ".join(query or ()), actor=actor, place=place, kind=kind, number=number, outlet=outlet)
    if wanted == Query():
        raise InputError("search for what? Name words, --actor, --place, --kind, --number or --outlet")
    with opened(workspace, must_exist=True) as space, space.store.read() as session:
        hits = session.search(wanted, limit=limit)
    for hit in hits:
        known = terminal.when(datetime.fromisoformat(hit.known_at))
        home = f"  [story {hit.story}]" if hit.story else ""
        typer.echo(f"{known}  {hit.outlet or 'unknown outlet'}: {hit.title or hit.article}{home}")
        typer.echo(f"    {hit.excerpt}")
    if not hits:
        typer.echo("nothing found", err=True)


def changes(
    workspace: Location = HERE,
    since: Annotated[str | None, typer.Option("--since", metavar="TIME", help="Only what changed after.")] = None,
    story: Annotated[str | None, typer.Option("--story", help="Only of one story.")] = None,
) -> None:
    """Tell what changed: new origins, tolls, conflicts, denials, copies, versions."""
    with opened(workspace, must_exist=True) as space, space.store.read() as session:
        moment = terminal.read_moment(since)
        chosen = _story_named(session, story) if story else None
        found = session.stories.changes(since=moment, story=chosen, limit=None if moment else 200)
    for change in found:
        typer.echo(f"{change.at:%Y-%m-%d %H:%M:%S}  {change.kind:<18} {change.story}  {change.summary}")
    if not found:
        typer.echo("nothing has changed", err=True)


def feeds(workspace: Location = HERE) -> None:
    """Show the feeds and how they are doing."""
    with opened(workspace, must_exist=True) as space, space.store.read() as session:
        followed = session.feeds.all()
    if not followed:
        typer.echo("no feed is followed: name a list, `rashomon watch FEEDS.opml`", err=True)
    for feed in followed:
        looked = f"{feed.checked:%Y-%m-%d %H:%M}" if feed.checked else "never"
        failed = f"{terminal.counted(feed.failures, 'failure')}: " if feed.failures else ""
        trouble = f"  {failed}{feed.error}" if feed.error else ""
        typer.echo(f"{feed.status:<10} {looked:<16}  {feed.url}{trouble}")


def rebuild(workspace: Location = HERE, config: ConfigPath = None, quiet: Quiet = False) -> None:
    """Read every article anew and work out every story anew; reviews and captures stay."""
    with opened(workspace, config, must_exist=True) as space, terminal.progress_bar(is_quiet=quiet) as progress:
        space.process()
        count = space.rebuild(progress)
    typer.echo(f"{terminal.counted(count, 'article')} read anew")


def check(workspace: Location = HERE) -> None:
    """Check that what is stored hangs together: hashes, spans, references."""
    from rashomon.run.checking import check as problems_of  # noqa: PLC0415

    with opened(workspace, must_exist=True) as space:
        problems = list(problems_of(space.store))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise StoreError(f"{terminal.counted(len(problems), 'problem')} found in {workspace}")
    typer.echo("all is well")


def export(
    file: Annotated[Path, typer.Argument(help="Where to write: JSON Lines.")], workspace: Location = HERE
) -> None:
    """Write the whole workspace (captures, feeds, reviews) to one file."""
    from rashomon.run.transfer import export as records_of  # noqa: PLC0415

    with opened(workspace, must_exist=True) as space:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records_of(space.store))
        terminal.write_file(file, lines)
    typer.echo(f"the workspace is in {file}")


def import_(
    file: Annotated[Path, typer.Argument(help="What `rashomon export` wrote.")], workspace: Location = HERE
) -> None:
    """Take an exported workspace in; what is there already stays."""
    from rashomon.run.transfer import mark_withdrawn, restore  # noqa: PLC0415

    if not file.is_file():
        raise InputError(f"cannot read {file}: there is no such file")
    with opened(workspace) as space:
        try:
            with file.open(encoding="utf-8", newline="\n") as lines:
                restored = restore(lines, space.store)
        except OSError as err:
            raise InputError(f"cannot read {file}: {err.strerror}") from err
        except UnicodeDecodeError as err:
            raise InputError(f"cannot read {file}: it is not UTF-8") from err
        made = space.process()
        mark_withdrawn(restored, space.store)
    typer.echo(f"{terminal.counted(restored.captures, 'new capture')}: {terminal.counted(made.articles, 'article')}")

"""All sections of all stories of a report, put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Article, ClaimId, Rejection, Report, Story
from rashomon.report.labels import StatusLabel
from rashomon.report.view.alike import different_questions
from rashomon.report.view.cases import cases, statuses_shown
from rashomon.report.view.copying import CopiedFrom, Dot, Edge, attribution, copied_from, dots
from rashomon.report.view.grid import Grid, grids
from rashomon.report.view.header import Header, header
from rashomon.report.view.index import Index, index_story, published_order
from rashomon.report.view.ledger import LedgerRow, ledger_rows, split_rows
from rashomon.report.view.omissions import OnlyRow, only_rows
from rashomon.report.view.places import MapView, map_view
from rashomon.report.view.reader import ReaderArticle, reader
from rashomon.report.view.sides import Case
from rashomon.report.view.timeline import TimelineRow, timeline
from rashomon.report.view.toll import Toll, tolls
from rashomon.report.view.utterances import Utterance, utterances
from rashomon.report.view.wording import WordingTable, wording_table


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """The page of one story; `prefix` goes before the fragments of its sections."""

    index: Index
    prefix: str
    header: Header
    ledger: tuple[LedgerRow, ...]
    ledger_rest: tuple[LedgerRow, ...]
    tolls: tuple[Toll, ...]
    cases: tuple[Case, ...]
    different: tuple[Case, ...]
    statuses: tuple[StatusLabel, ...]
    grids: tuple[Grid, ...]
    copies: tuple[CopiedFrom, ...]
    dots: tuple[Dot, ...]
    attribution: tuple[Edge, ...]
    utterances: tuple[Utterance, ...]
    wording: WordingTable | None
    only: tuple[OnlyRow, ...]
    timeline: tuple[TimelineRow, ...]
    timeline_rest: tuple[TimelineRow, ...]
    places: MapView | None
    articles: tuple[ReaderArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An article of no shared story."""

    outlet: str
    title: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything a report shows."""

    stories: tuple[StoryView, ...]
    set_aside: tuple[SetAside, ...]
    rejections: tuple[Rejection, ...]
    as_known_at: str
    policy: str


def story_indexes(report: Report) -> tuple[Index, ...]:
    """The stories that are shown, each with everything looked up; articles are numbered through."""
    shown, _ = _sorted_out(report)
    indexes: list[Index] = []
    first_number = 1
    for number, story in enumerate(shown, start=1):
        prefix = f"s{number}-" if len(shown) > 1 else ""
        indexes.append(index_story(report, story, prefix=prefix, first_number=first_number))
        first_number += len(indexes[-1].articles)
    return tuple(indexes)


def view_report(report: Report) -> ReportView:
    """Compute everything a report shows."""
    _, aside = _sorted_out(report)
    known_at = report.as_known_at
    return ReportView(
        stories=tuple(view_story(index) for index in story_indexes(report)),
        set_aside=tuple(_set_aside(article) for article in aside),
        rejections=report.rejections,
        as_known_at=f"{known_at:%A %-d %B %Y, %H:%M}" if known_at else "",
        policy=report.policy,
    )


def view_story(index: Index) -> StoryView:
    """Compute every section of one story."""
    rows, shown, spoken = ledger_rows(index), cases(index), utterances(index)
    shown_rows, rest = split_rows(rows)
    happened, happened_rest = timeline(index)
    homes = _homes(rows, shown, spoken)
    different = different_questions(index)
    return StoryView(
        index=index,
        prefix=index.prefix,
        header=header(index, rows, shown),
        ledger=shown_rows,
        ledger_rest=rest,
        tolls=tolls(index),
        cases=shown,
        different=different,
        statuses=statuses_shown((*shown, *different)),
        grids=grids(index),
        copies=copied_from(index),
        dots=dots(index),
        attribution=attribution(index),
        utterances=spoken,
        wording=wording_table(index),
        only=only_rows(index),
        timeline=happened,
        timeline_rest=happened_rest,
        places=map_view(index),
        articles=reader(index, homes),
    )


def _homes(rows: Iterable[LedgerRow], shown: Iterable[Case], spoken: Iterable[Utterance]) -> dict[ClaimId, str]:
    """The row or card each claim is shown in, so that its mark can lead back there."""
    homes: dict[ClaimId, str] = {}
    for row in rows:
        homes.update((claim.id, row.id) for claim in row.claims if claim.id not in homes)
    for case in shown:
        homes.update((side.claim.id, case.id) for side in case.sides if side.claim.id not in homes)
    for utterance in spoken:
        for wording in utterance.wordings:
            homes.update((claim.id, utterance.id) for claim in wording.claims if claim.id not in homes)
    return homes


def _sorted_out(report: Report) -> tuple[list[Story], list[Article]]:
    """Shared stories, the largest first, and the articles beside them; all stories where none is shared."""
    ordered = sorted(report.stories, key=lambda story: (-len(story.articles), story.id))
    shared = [story for story in ordered if len(story.articles) > 1] or ordered
    told = {article for story in shared for article in story.articles}
    return shared, sorted((one for one in report.articles if one.id not in told), key=published_order)


def _set_aside(article: Article) -> SetAside:
    published = f"{article.published:%-d %B %Y}" if article.published else ""
    title = article.title or " ".join(article.text.split()[:12])
    return SetAside(outlet=article.outlet or article.id, title=title, published=published)

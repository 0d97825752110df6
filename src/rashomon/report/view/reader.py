"""The articles themselves: every sentence numbered, every span marked and linked back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Article, ArticleId, Claim, ClaimId, PassageRole, Span, SpanRole, TextField
from rashomon.report.labels import is_figure
from rashomon.report.view.belonging import belonging
from rashomon.report.view.index import Index
from rashomon.report.view.sentences import Sentence, title_sentence

_SPEAKS = (SpanRole.SPEAKER, SpanRole.AGENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """A stretch of text.

    Attributes:
        mark: fragment of the claim that begins here; None within a claim or outside of one.
        is_claim, is_figure: whether it belongs to a claim, and to one with a figure.
        home: fragment of the row that shows the claim; None without one.
        is_speaker: whether it names who speaks.
        is_copied: whether it stands in an earlier article too.
    """

    text: str
    mark: str | None = None
    is_claim: bool = False
    is_figure: bool = False
    home: str | None = None
    is_speaker: bool = False
    is_copied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSentence:
    """A numbered sentence; `number` is "8.1", empty for what is no part of the account.

    Attributes:
        is_elsewhere: whether it tells another story.
    """

    id: str
    number: str
    is_aside: bool
    is_elsewhere: bool
    pieces: tuple[MarkedPiece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderArticle:
    """An article as it is printed; `why` says what ties it to the story."""

    id: str
    number: int
    outlet: str
    hour: str
    url: str | None
    title: tuple[MarkedPiece, ...]
    sentences: tuple[ReaderSentence, ...]
    notes: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layers:
    """The edges and the marks of one field of one article."""

    owners: Sequence[tuple[int, int, ClaimId]]
    speakers: Sequence[tuple[int, int]]
    copied: Sequence[tuple[int, int]]
    starts: Mapping[ClaimId, int]

    def edges(self, start: int, end: int) -> list[int]:
        bounds = {start, end}
        for left, right in (*((left, right) for left, right, _ in self.owners), *self.speakers, *self.copied):
            bounds.update(edge for edge in (left, right) if start < edge < end)
        return sorted(bounds)


def reader(index: Index, homes: Mapping[ClaimId, str]) -> tuple[ReaderArticle, ...]:
    """All articles of the story in order of publication."""
    return tuple(_article(index, article, homes) for article in index.articles)


def _article(index: Index, article: Article, homes: Mapping[ClaimId, str]) -> ReaderArticle:
    number = index.numbers[article.id]
    text, title = _layers(index, article.id, TextField.TEXT), _layers(index, article.id, TextField.TITLE)
    head, place = title_sentence(article), belonging(index, article)
    return ReaderArticle(
        id=f"a{number}",
        number=number,
        outlet=index.outlet(article.id),
        hour=index.clock.long(article.published, exact=article.is_published_exact),
        url=article.url if article.url and article.url.startswith(("http://", "https://")) else None,
        title=_pieces(index, article.title or "", head, title, homes) if head else (),
        sentences=tuple(
            ReaderSentence(
                id=f"a{number}-s{sentence.number}" if sentence.number else "",
                number=f"{number}.{sentence.number}" if sentence.number else "",
                is_aside=sentence.is_aside,
                is_elsewhere=not place.tells_here(sentence.span),
                pieces=_pieces(index, article.text, sentence, text, homes),
            )
            for sentence in index.sentences[article.id]
            if not _repeats_title(article, sentence, text)
        ),
        notes=(*_notes(index, article), *place.parts),
        why=place.why,
    )


def _repeats_title(article: Article, sentence: Sentence, layers: _Layers) -> bool:
    """Whether it is the title once more, without a mark of its own."""
    words = article.quote(sentence.span)
    is_marked = any(left < sentence.span.end and sentence.span.start < right for left, right, _ in layers.owners)
    return sentence.role is PassageRole.HEADLINE and words == (article.title or "").strip() and not is_marked


def _notes(index: Index, article: Article) -> tuple[str, ...]:
    notes = []
    if article.credits:
        notes.append("credits " + ", ".join(dict.fromkeys(credit.name for credit in article.credits)))
    if article.revised:
        notes.append(f"revised {index.clock.instant(article.revised)}")
    if article.version_of in index.numbers:
        notes.append(f"a later version of article {index.numbers[ArticleId(str(article.version_of))]}")
    return tuple(notes)


def _layers(index: Index, article: ArticleId, field: TextField) -> _Layers:
    owners = index.owners.get((article, field), ())
    starts: dict[ClaimId, int] = {}
    for start, _, claim in owners:
        starts.setdefault(claim, start)
    spoken = [
        (span.start, span.end)
        for claim in index.claims_of.get(article, ())
        for span in _speaker_spans(claim)
        if span.field is field
    ]
    copied = [
        (passage.span.start, passage.span.end)
        for copy in index.copies
        if copy.article == article and copy.direction != "undecided"
        for passage in copy.passages
        if passage.span.field is field
    ]
    return _Layers(owners=owners, speakers=sorted(set(spoken)), copied=sorted(set(copied)), starts=starts)


def _speaker_spans(claim: Claim) -> list[Span]:
    return [part.span for part in claim.spans if part.role in _SPEAKS]


def _pieces(
    index: Index, source: str, sentence: Sentence, layers: _Layers, homes: Mapping[ClaimId, str]
) -> tuple[MarkedPiece, ...]:
    edges = layers.edges(sentence.span.start, sentence.span.end)
    made: list[MarkedPiece] = []
    for start, end in pairwise(edges):
        claim = next((name for left, right, name in layers.owners if left <= start < right), None)
        is_first = claim is not None and layers.starts[claim] == start
        made.append(
            MarkedPiece(
                text=source[start:end],
                mark=index.anchors.get(claim) if claim and is_first else None,
                is_claim=claim is not None,
                is_figure=claim is not None and is_figure(index.claims[claim].kind),
                home=homes.get(claim) if claim and source[start:end].strip() else None,
                is_speaker=any(left <= start < right for left, right in layers.speakers),
                is_copied=any(left <= start < right for left, right in layers.copied),
            )
        )
    return tuple(made)

"""Stories, and who shares whose words."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.text import ArticleId, Span, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An article's place in a story; `reasons` say which names, places, words and dates tie it."""

    article: ArticleId
    story: StoryId
    reasons: tuple[str, ...] = ()


class CopyBasis(StrEnum):
    """What shows that one article rests on another."""

    PASSAGE = "passage"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """The same words in two articles: `span` in the copier, `of` in the other."""

    span: Span
    of: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article that shares another's words.

    Attributes:
        article: the likely copier.
        of: the likely source.
        share: part of the copier's words that stand in shared passages, 0–1.
        direction: why the one is taken for the source: "earlier", "credited", "wire", "undecided".
    """

    article: ArticleId
    of: ArticleId
    share: float
    basis: CopyBasis
    passages: tuple[SharedPassage, ...] = ()
    direction: str = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell of one event, in order of publication."""

    id: StoryId
    title: str
    articles: tuple[ArticleId, ...]

"""Stories, and who shares whose words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.claims import Claim
from rashomon.model.text import ArticleId, Span, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An article's place in a story.

    Attributes:
        reasons: which names, places, words and dates tie it.
        passages: of an article that tells of several stories, the parts that tell this one. Empty for its own story,
            which has all that no other one takes.
    """

    article: ArticleId
    story: StoryId
    reasons: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()


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


def visitors(story: StoryId, memberships: Iterable[Membership]) -> frozenset[ArticleId]:
    """The articles of other stories that tell of this one in a part."""
    return frozenset(one.article for one in memberships if one.story == story and one.passages)


def claims_told(story: Story, claims: Iterable[Claim], memberships: Iterable[Membership]) -> tuple[Claim, ...]:
    """The claims that the articles of a story make of it.

    Args:
        story: the story; claims of other articles are passed over.
        claims: in any order, which is kept.
        memberships: of an article that tells of several stories only the parts that tell this one count.
    """
    divided: dict[ArticleId, list[Membership]] = {}
    for membership in memberships:
        if membership.passages:
            divided.setdefault(membership.article, []).append(membership)
    members = frozenset(story.articles)
    return tuple(
        claim
        for claim in claims
        if claim.article in members and _is_told(story.id, claim, divided.get(claim.article, ()))
    )


def _is_told(story: StoryId, claim: Claim, parts: Sequence[Membership]) -> bool:
    takers = [one.story for one in parts if any(passage.covers(claim.anchor) for passage in one.passages)]
    return story in takers if takers else all(one.story != story for one in parts)

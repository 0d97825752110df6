"""Why each article is in a story, and which of its sentences tell of another one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model import Article, ArticleId, Membership, Span
from rashomon.report.labels import table
from rashomon.report.view.index import Index

_NEAREST = re.compile(r"nearest article (?P<id>.+?)(?=;|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """An article's place in the story.

    Attributes:
        why: what ties it to the story, in words; empty where nothing is on record.
        parts: what is to be said where it tells of several stories.
        inside: the passages that tell this story; empty where all does that stands in none of `outside`.
        outside: the passages that tell another story.
    """

    why: tuple[str, ...]
    parts: tuple[str, ...]
    inside: tuple[Span, ...]
    outside: tuple[Span, ...]

    def tells_here(self, span: Span) -> bool:
        """Whether a sentence of the text tells this story."""
        if self.inside:
            return any(passage.overlaps(span) for passage in self.inside)
        return not any(passage.overlaps(span) for passage in self.outside)


def belonging(index: Index, article: Article) -> Belonging:
    """Where an article stands, by its memberships."""
    found = index.memberships.get(article.id, ())
    here = next((one for one in found if one.story == index.story.id), None)
    others = [one for one in found if one.passages and one.story != index.story.id]
    inside = here.passages if here else ()
    return Belonging(
        why=tuple(reason_words(reason, lambda name: _named(name, index)) for reason in here.reasons) if here else (),
        parts=(("tells of this story in a part",) if inside else tuple(_told(one, index) for one in others)),
        inside=inside,
        outside=() if inside else tuple(passage for one in others for passage in one.passages),
    )


def _told(membership: Membership, index: Index) -> str:
    title = index.titles.get(membership.story)
    return f"a part tells of another story: “{title}”" if title else "a part tells of another story"


def reason_words(reason: str, name: Callable[[str], str]) -> str:
    """A reason of the grouping as it is shown.

    Args:
        reason: as it stands in a membership.
        name: what to call an article, by its id.
    """
    return _NEAREST.sub(lambda found: name(found["id"]), table("belonging").get(reason, reason))


def _named(article: str, index: Index) -> str:
    """The nearest article by its number in the report; one of another story has none."""
    number = index.numbers.get(ArticleId(article))
    return f"nearest article {number}" if number else "nearest an article of another story"

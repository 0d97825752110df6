"""What changed from one version of an article to the next: the words that went, and those that came."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.model import Article

# Words and what lies between them; paragraphs are compared first, their words after that.
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Paragraphs less alike than this are shown as one that went and one that came.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One stretch of a changed paragraph; `happened` is "kept", "gone" or "new"."""

    happened: str
    text: str


def revisions(before: Article, after: Article) -> tuple[tuple[Revision, ...], ...]:
    """The paragraphs that differ between two versions, title included, in the order of the newer one."""
    old, new = _paragraphs(before), _paragraphs(after)
    made: list[tuple[Revision, ...]] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            made += _changed(old[first:last], new[start:end])
    return tuple(made)


def _paragraphs(article: Article) -> list[str]:
    lines = (article.title or "", *article.text.split("\n"))
    return [line.strip() for line in lines if line.strip()]


def _changed(old: list[str], new: list[str]) -> Iterable[tuple[Revision, ...]]:
    """Paragraphs that took each other's place, each with the likest that is left."""
    left = list(old)
    for paragraph in new:
        likest = max(left, key=lambda one: _likeness(one, paragraph), default=None)
        if likest is None or _likeness(likest, paragraph) < _ALIKE:
            yield (Revision(happened="new", text=paragraph),)
            continue
        for gone in left[: left.index(likest)]:
            yield (Revision(happened="gone", text=gone),)
        left = left[left.index(likest) + 1 :]
        yield _words(likest, paragraph)
    for gone in left:
        yield (Revision(happened="gone", text=gone),)


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, _TOKEN.findall(old), _TOKEN.findall(new), autojunk=False).ratio()


def _words(old: str, new: str) -> tuple[Revision, ...]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    made: list[Revision] = []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(Revision(happened="kept", text="".join(after[start:end])))
            continue
        made += [Revision(happened="gone", text="".join(before[first:last]))] if last > first else []
        made += [Revision(happened="new", text="".join(after[start:end]))] if end > start else []
    return tuple(made)

"""The check that what is stored hangs together: hashes, spans, and what points at what."""

from collections.abc import Iterator

from rashomon.model import Article, ClaimId, Extraction, StoryId
from rashomon.store import Session, Store
from rashomon.store.articles import StoredArticle, text_hash
from rashomon.store.stories import StoryResult

# Articles looked at in one piece: bounds memory.
BATCH = 500


def check(store: Store) -> Iterator[str]:
    """Everything in a workspace that does not hang together, one line each; nothing if all is well."""
    with store.read() as session:
        for name, capture in session.captures.all():
            if capture.id != name:
                yield f"capture {name}: its bytes do not give its id"
        seq = 0
        while part := session.articles.since(seq, limit=BATCH):
            seq = part[-1].seq
            yield from _check_articles(session, part)
        populated = set(session.memberships.populated())
        for story in sorted(populated | set(session.stories.ids())):
            yield from _check_story(session, story)


def _check_articles(session: Session, part: tuple[StoredArticle, ...]) -> Iterator[str]:
    extractions = {one.article: one for one in session.articles.extractions([one.article.id for one in part])}
    for stored in part:
        article = stored.article
        if session.articles.hash_of(article.id) != text_hash(article):
            yield f"article {article.id}: its text does not give its hash"
        if article.version_of and not session.articles.get([article.version_of]):
            yield f"article {article.id}: the version before it, {article.version_of}, is not there"
        yield from _check_memberships(session, article)
        if article.id in extractions:
            yield from _check_extraction(article, extractions[article.id])
        else:
            yield f"article {article.id}: it was never read; run `rashomon rebuild`"


def _check_memberships(session: Session, article: Article) -> Iterator[str]:
    homes, parts = session.memberships.of_article(article.id), session.memberships.parts_of([article.id])
    if len(homes) - len(parts) != 1:
        yield f"article {article.id}: it stands in {len(homes) - len(parts)} stories as its own; run `rashomon rebuild`"
    for part in parts:
        if any(span.end > len(article.text) for span in part.passages):
            yield f"article {article.id}: what it tells of the story {part.story} points outside the text"
        if not session.memberships.members(part.story, own_only=True):
            yield f"article {article.id}: it tells of the story {part.story}, which has no articles of its own"


def _check_extraction(article: Article, extraction: Extraction) -> Iterator[str]:
    limits = {"text": len(article.text), "title": len(article.title or "")}
    ids = {claim.id for claim in extraction.claims}
    for claim in extraction.claims:
        if any(part.span.end > limits[part.span.field.value] for part in claim.spans):
            yield f"article {article.id}: claim {claim.id} points outside the text"
        for link in (claim.part_of, claim.adds_to):
            if link and link not in ids:
                yield f"article {article.id}: claim {claim.id} points at the claim {link}, which is not there"
    for mention in extraction.mentions:
        if mention.span.end > limits[mention.span.field.value]:
            yield f"article {article.id}: a mention at {mention.span.start} points outside the text"


def _check_story(session: Session, story: StoryId) -> Iterator[str]:
    members = session.memberships.members(story)
    result = session.stories.get(story)
    if result is None:
        yield f"story {story}: it has members but was never worked out; run `rashomon rebuild`"
        return
    if not members:
        yield f"story {story}: it has no articles; run `rashomon rebuild`"
    there = {stored.article.id for stored in session.articles.get(members)}
    yield from (f"story {story}: its article {name} is not there" for name in members if name not in there)
    for name in result.story.articles:
        if name not in members:
            yield f"story {story}: it was worked out with the article {name}, which stands elsewhere"
    claims = {claim.id for one in session.articles.extractions(members) for claim in one.claims}
    for claim in sorted(_claims_of(result) - claims):
        yield f"story {story}: it points at the claim {claim}, which is not there; run `rashomon rebuild`"


def _claims_of(result: StoryResult) -> set[ClaimId]:
    compared = {claim for one in result.comparisons for claim in (one.left, one.right)}
    return compared | {claim for one in result.findings for position in one.positions for claim in position.claims}

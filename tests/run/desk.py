"""What tests of a running workspace share: small articles, a light reader, all of a state to compare."""

import re
from datetime import UTC, datetime, timedelta

from rashomon import model, values

NOON = datetime(2031, 3, 11, 12, tzinfo=UTC)
DEAD = re.compile(r"(\d+) people died")


def capture(name, text, *, outlet="Norda", title=None, minutes=0, url=None, **metadata):
    found = {
        "outlet": outlet,
        "title": title or text.partition(".")[0],
        "published": (NOON + timedelta(minutes=minutes)).isoformat(),
        **({"url": url} if url else {"id": name}),
        **metadata,
    }
    fetched = NOON + timedelta(hours=1, minutes=minutes)
    return model.Capture(
        location=f"{name}.txt", body=text.encode(), media_type="text/plain", fetched=fetched, metadata=found
    )


def read_lightly(articles, *, workers, progress=None):
    return [_read(article) for article in articles]


def _read(article):
    claims = []
    for found in DEAD.finditer(article.text):
        number = int(found[1])
        link = model.Link(role=model.LinkRole.OUTLET, name=article.outlet or "unknown")
        claims.append(
            model.Claim(
                article=article.id,
                kind="killed",
                spans=(
                    model.RoleSpan(role=model.SpanRole.VALUE, span=model.Span(start=found.start(), end=found.end())),
                ),
                value=values.Quantity(lower=number, upper=number, unit="person"),
                counted="all",
                chain=(link,),
                known_at=article.known_from,
                rule="test",
            )
        )
    return model.Extraction(article=article.id, mentions=(), claims=tuple(claims))


def state_of(store):
    """All that a workspace has made of its captures; two workspaces with equal states are the same to every reader."""
    with store.read() as session:
        stored = session.articles.since(0)
        ids = [one.article.id for one in stored]
        return {
            "articles": {one.article.id: (one.article, one.lineage, one.version, one.known_at) for one in stored},
            "read": {one.article: one for one in session.articles.extractions(ids)},
            "members": {story: session.memberships.members(story) for story in session.memberships.populated()},
            "stories": {story: session.stories.get(story) for story in session.stories.ids()},
            "glances": {one.id: one for one in session.stories.list(limit=10_000)},
        }

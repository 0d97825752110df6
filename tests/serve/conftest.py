"""A workspace with a small invented story, made without the language model, and the app on it."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from rashomon import model, values
from rashomon.serve.app import create_app
from rashomon.serve.options import ServeOptions
from rashomon.serve.passwords import hash_password
from rashomon.store import open_store
from rashomon.store.articles import lineage_of
from rashomon.store.captures import Outcome
from rashomon.store.stories import Change, ChangeKind, StoredStory, StoryResult
from rashomon.store.users import CredentialKind, Role, User

NOON = datetime(2031, 3, 11, 12, tzinfo=UTC)
PASSWORD = "correct horse battery"
HOSTILE = "<script>alert(1)</script><svg onload=alert(2)>\"'&\u202e"

TEXTS = {
    "norda": "Nine people died on the ferry Lady Orsin, the harbour police said on Tuesday. Boats searched the sound.",
    "sund": "Nine people died on the ferry Lady Orsin. Boats searched the sound.",
    "kanal": "At least 14 people died on the Lady Orsin, the harbour police said at 18:00.",
}


def an_article(name, hours=0, text=None, **changes):
    given = {"title": f"Ferry fire, {name}", "outlet": name.title(), "url": f"https://{name}.example/1"} | changes
    return model.Article(
        id=model.ArticleId(name),
        text=text or TEXTS[name],
        published=NOON + timedelta(hours=hours),
        language="en",
        **given,
    )


def a_claim(article, words, lower, upper, origin="harbour police"):
    start = article.text.index(words)
    chain = [model.Link(role=model.LinkRole.OUTLET, name=article.outlet or "", basis="metadata")]
    if origin:
        police = values.Actor(name=origin, type=values.ActorType.POLICE, is_party=False)
        chain.append(model.Link(role=model.LinkRole.ORIGIN, name=origin, actor=police, basis="cue"))
    return model.Claim(
        article=article.id,
        kind="killed",
        spans=(
            model.RoleSpan(role=model.SpanRole.VALUE, span=model.Span(start=start, end=start + len(words))),
            model.RoleSpan(role=model.SpanRole.CONTENT, span=model.Span(start=0, end=len(article.text) - 1)),
        ),
        value=values.Quantity(lower=lower, upper=upper, unit="person"),
        counted="all",
        accumulation=model.Accumulation.CUMULATIVE,
        where=values.Place(name="Maren", lat=55.1, lon=10.2, country="XX"),
        chain=tuple(chain),
        known_at=article.published,
        rule="test",
    )


def fill(store, extra=()):
    """Three articles of one story, two of which share words."""
    articles = [an_article("norda"), an_article("sund", 1), an_article("kanal", 6), *extra]
    claims = {
        "norda": a_claim(articles[0], "Nine people", 9, 9),
        "sund": a_claim(articles[1], "Nine people", 9, 9, origin=None),
        "kanal": a_claim(articles[2], "At least 14 people", 14, float("inf")),
    }
    story = model.Story(
        id=model.StoryId("5707"), title="Ferry fire", articles=tuple(article.id for article in articles)
    )
    length = TEXTS["sund"].index(".")
    copy = model.Copy(
        article=model.ArticleId("sund"),
        of=model.ArticleId("norda"),
        share=0.7,
        basis=model.CopyBasis.PASSAGE,
        passages=(model.SharedPassage(span=model.Span(start=0, end=length), of=model.Span(start=0, end=length)),),
        direction="earlier",
    )
    comparison = model.Comparison(
        left=claims["norda"].id,
        right=claims["kanal"].id,
        relation=values.Relation.DISJOINT,
        verdict=model.Verdict.UPDATED,
        reasons=("The same source, six hours later.",),
    )
    finding = model.Finding(
        story=story.id,
        question=model.Question(kind="killed", counted="all", accumulation=model.Accumulation.CUMULATIVE),
        status=model.Status.UPDATED,
        positions=(
            model.Position(
                value=claims["norda"].value,
                claims=(claims["norda"].id, claims["sund"].id),
                origins=("harbour police",),
            ),
            model.Position(value=claims["kanal"].value, claims=(claims["kanal"].id,), origins=("harbour police",)),
        ),
        counts=model.Counts(articles=3, outlets=3, families=3, wires=0, origins=1, origins_not_party=1),
        reasons=("The same source, six hours later.",),
    )
    with store.write() as session:
        for article in articles:
            capture = model.Capture(location=f"{article.id}.txt", body=article.text.encode(), media_type="text/plain")
            session.captures.add(capture, now=NOON)
            session.captures.settle(capture.id, Outcome.ARTICLE)
            session.articles.add(
                article, lineage=lineage_of(article), version=1, capture=capture.id, known_at=article.published
            )
            told = (claims[article.id],) if article.id in claims else ()
            session.articles.set_extraction(
                model.Extraction(article=article.id, mentions=(), claims=told), article, code="1"
            )
        session.memberships.move([article.id for article in articles], story.id, ["Lady Orsin"])
        glance = StoredStory(
            id=story.id,
            title=story.title,
            opened=NOON,
            updated=NOON + timedelta(hours=6),
            articles=len(articles),
            outlets=3,
            origins=1,
            conflicts=0,
        )
        result = StoryResult(
            story=story, memberships=(), copies=(copy,), comparisons=(comparison,), findings=(finding,)
        )
        session.stories.put(result, glance, code="1")
        session.stories.add_changes(
            [
                Change(
                    at=NOON,
                    known_at=NOON,
                    story=story.id,
                    kind=ChangeKind.FIGURE_UPDATED,
                    summary="killed: 9 → at least 14",
                    article=model.ArticleId("kanal"),
                    spans=(("kanal", 0, 18, "At least 14 people"),),
                )
            ]
        )
    return claims


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def claims(store):
    return fill(store)


@pytest.fixture
def client(store, claims):
    """The app on loopback, without users."""
    return TestClient(create_app(store), base_url="http://127.0.0.1", follow_redirects=False)


class Team:
    """The app with a reader, an analyst and an admin."""

    def __init__(self, store, **options):
        with store.write() as session:
            for role in Role:
                session.users.add(User(name=role.value, role=role, password=hash_password(PASSWORD), created=NOON))
                session.users.grant(
                    f"token-{role.value}",
                    user=role.value,
                    kind=CredentialKind.TOKEN,
                    label="test",
                    now=NOON,
                    expires=None,
                )
        self.app = create_app(store, options=ServeOptions(**options))

    def visitor(self):
        return TestClient(self.app, base_url="http://127.0.0.1", follow_redirects=False)

    def logged_in(self, name):
        client = self.visitor()
        answer = client.post("/log-in", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303
        return client


@pytest.fixture
def team(store, claims):
    return Team(store)


def csrf_of(client, path="/add"):
    """The token that the forms of a page carry."""
    page = client.get(path).text
    return page.partition('name="csrf" value="')[2].partition('"')[0]

"""Nothing that an article, its outlet, its address or a query says is ever executed."""

import pytest

from rashomon.model import Capture
from rashomon.run.workspace import Workspace
from rashomon.store import open_store

from .conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.model]

ATTACKS = (
    "<script>window.owned=1</script>",
    "<svg onload=window.owned=2><a xlink:href=javascript:window.owned=3>x</a></svg>",
    "<img src=x onerror=window.owned=4>",
    "\"'><iframe srcdoc='<script>parent.owned=5</script>'></iframe>",
    "{{7*7}}{% raw %}</title><body onpageshow=window.owned=6>",
    "\u202e\u2066gnp.exe\u2069",
)
ALL = " ".join(ATTACKS)


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("hostile") / "workspace")
    space = Workspace(store)
    # As records: the text stands as it is, markup and all, and so do title, outlet and address.
    for number, attack in enumerate(ATTACKS):
        space.keep(
            [
                Capture(
                    location=f"{number}.txt",
                    body=f"{number + 3} people died on the bridge at Orlen, {attack} said. {ALL}".encode(),
                    media_type="text/plain",
                    metadata={
                        "id": f"hostile-{number}",
                        "title": f"Bridge at Orlen falls {attack}",
                        "outlet": f"Outlet {number} {attack}",
                        "published": "2031-03-11T12:00:00Z",
                        "url": f"javascript:window.owned={number + 10}",
                    },
                )
            ]
        )
    space.process()
    server = Server(store)
    with store.read() as session:
        articles = [one.article.id for one in session.articles.since(0)]
        stories = list(session.stories.ids())
        claims = [claim.id for one in session.articles.extractions(articles) for claim in one.claims]
    yield server, articles, stories, claims
    server.stop()
    store.close()


def test_nothing_executes_on_any_page(browser, hostile_server):
    server, articles, stories, claims = hostile_server
    context = browser.new_context()
    page = context.new_page()
    dialogs, elsewhere = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: elsewhere.append(request.url) if server.root not in request.url else None)
    addresses = [
        "/stories",
        *(f"/stories/{one}" for one in stories),
        *(f"/article?id={one}" for one in articles),
        f"/beside?left={articles[0]}&right={articles[1]}",
        *(f"/claims/{one}" for one in claims[:6]),
        "/search?q=people",
        "/changes",
        f"/search?q={ATTACKS[0]}&actor={ATTACKS[1]}",
        f"/source?name={ATTACKS[3]}",
        f"/nowhere/{ATTACKS[2]}",
        f"/log-in?to={ATTACKS[0]}",
    ]

    for address in addresses:
        page.goto(f"{server.root}{address}")
        assert page.evaluate("window.owned") is None, address
        assert page.locator("iframe, object, embed, main script").count() == 0, address
        assert page.locator("[onload], [onerror], [onpageshow]").count() == 0, address
        assert page.evaluate("[...document.links].every(a => a.protocol.startsWith('http'))"), address

    assert claims
    assert dialogs == []
    assert elsewhere == []
    context.close()


def test_a_reversed_title_does_not_reverse_what_follows_it(browser, hostile_server):
    server, _, stories, _ = hostile_server
    context = browser.new_context()
    page = context.new_page()

    page.goto(f"{server.root}/stories")

    titles = page.locator(".headline a > bdi")
    assert titles.count() == page.locator(".headline a").count() == len(stories)
    context.close()


def test_every_control_is_reached_by_the_keyboard(browser, hostile_server):
    server, _, stories, _ = hostile_server
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.root}/stories/{stories[0]}")
    reached = set()

    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 40)")
        )

    assert "Skip to the content" in reached
    assert {"at", "policy", "Recount without …", "Show"} <= reached
    page.keyboard.press("?")
    assert page.locator("dialog.keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.keys").is_visible()
    context.close()

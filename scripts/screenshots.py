"""Pictures of every page of the app at desktop and phone width, light and dark, and of the report for the README.

Usage: python scripts/screenshots.py [FOLDER]

The app runs on a workspace of the bundled example with a revised article, a hostile one, feeds and reviews. The
pictures are for looking at: what you would not publish is to be mended.
"""

import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import socket

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.acquire import acquire
from rashomon.cli.app import run
from rashomon.examples import example_path
from rashomon.model import Capture
from rashomon.run.workspace import Workspace
from rashomon.serve.app import create_app
from rashomon.store import Store, open_store
from rashomon.store.feeds import FeedState

README_PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "report.png"
FOLDER = Path(__file__).parent.parent / "out" / "screenshots"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
NOON = datetime(2025, 3, 13, 18, tzinfo=UTC)
RTL = "\u202e"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
HOSTILE = f"<script>document.title='owned'</script> \"{RTL}gnp.exe\" {LONG}"


# ---------------------------------------------------------------- a workspace that shows everything


def fill(store: Store) -> None:
    """The bundled example; a second version of one of its articles; a hostile article; feeds."""
    space = Workspace(store)
    captures = [one for one in acquire([str(example_path())]) if isinstance(one, Capture)]
    space.keep(captures)
    space.process()
    first = captures[0]
    later = {**first.metadata, "revised": (NOON + timedelta(days=1)).isoformat()}
    body = re.sub(rb"\b(nine|eleven|twelve|fourteen|seventeen|\d+)\b", b"eighteen", first.body, count=1)
    hostile = Capture(
        location="hostile.txt",
        body=f"Three people died when the bridge fell, the police said on Friday. {HOSTILE} Nobody knows why.".encode(),
        media_type="text/plain",
        metadata={"title": HOSTILE, "outlet": f"Out{RTL}let <b>", "published": NOON.isoformat(), "url": "javascript:1"},
    )
    space.keep([replace(first, body=body, metadata=later), hostile])
    space.process()
    with store.write() as session:
        for number, (status, failures, error) in enumerate(
            [("ok", 0, None), ("failing", 4, "the server answered 503 Service Unavailable"), ("gone", 1, "410 Gone")]
        ):
            session.feeds.put(
                FeedState(
                    url=f"https://outlet-{number}.example/a/rather/long/path/to/the/feed/of/world/news.rss",
                    title=["Harbour Post", None, "Valley Courier: all that happens in the upper valley"][number],
                    status=status,
                    failures=failures,
                    error=error,
                    checked=NOON,
                    next_check=NOON + timedelta(hours=1),
                )
            )


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The app on a free port of this machine."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(store), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


# ---------------------------------------------------------------- the pages


def addresses(page: Page, root: str, store: Store) -> dict[str, str]:
    """Every page of the app by the name of its picture."""
    with store.read() as session:
        listed = session.stories.list()
        largest = max(listed, key=lambda one: one.articles).id
        members = session.articles.get(session.stories.members(largest))
        hostile = session.articles.since(0)[-1].article.id
        revised = next((one.article.id for one in session.articles.since(0) if one.version > 1), members[0].article.id)
        result = session.stories.get(largest)
    copy = max(result.copies, key=lambda one: one.share) if result and result.copies else None
    left, right = (copy.of, copy.article) if copy else (members[0].article.id, members[-1].article.id)
    page.goto(f"{root}/stories/{largest}.json")
    page.goto(f"{root}/stories/{largest}")
    claim = page.locator(".to-claim a").first.get_attribute("href") or ""
    source = page.evaluate("document.querySelector('.chain b, .ledger b')?.textContent || ''")
    origin = next(o for f in (result.findings if result else ()) for p in f.positions for o in p.origins)
    return {
        "stories": "/stories",
        "story": f"/stories/{largest}",
        "story-then": f"/stories/{largest}?at={members[1].known_at.isoformat().replace('+', '%2B')}&policy=ucdp",
        "story-recount": f"/stories/{largest}?without={origin}",
        "article": f"/article?id={members[0].article.id}",
        "versions": f"/article?id={revised}",
        "hostile": f"/article?id={hostile}",
        "beside": f"/beside?left={left}&right={right}",
        "claim": claim,
        "source": f"/source?name={origin}",
        "outlet": f"/source?name={members[0].article.outlet}",
        "search": "/search?q=people",
        "search-nothing": "/search?q=zeppelin&kind=killed",
        "search-wrong": "/search?number=many",
        "changes": "/changes",
        "feeds": "/feeds",
        "add": "/add",
        "reviews": "/reviews",
        "audit": "/audit",
        "log-in": "/log-in",
        "nowhere": f"/nowhere/{source[:3]}",
    }


def review(page: Page, root: str, story: str, claim: str) -> None:
    """Put a correction and a note on record, so that the pages show both readings."""
    page.goto(f"{root}{claim}")
    page.locator("#action").select_option("correct")
    page.locator("#lower").fill("40")
    page.locator("#note").fill("The list of names that the harbour office put up has forty.")
    page.get_by_role("button", name="Put on record").click()
    page.goto(f"{root}{story}")
    page.locator("summary", has_text="Note something").click()
    page.locator("#note").fill("Two of the outlets belong together.")
    page.get_by_role("button", name="Put on record").click()


def shoot(browser: Browser, root: str, pages: dict[str, str], folder: Path, schemes: Sequence[str]) -> list[str]:
    """Picture every page; returns what scrolls sideways."""
    wide = []
    for scheme in schemes:
        for size, (width, height) in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1
            )
            page = context.new_page()
            for name, address in pages.items():
                page.goto(f"{root}{address}")
                page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=True)
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    wide.append(f"{name} at {size} width")
            context.close()
    return wide


def picture_report(browser: Browser, folder: Path) -> None:
    """The picture of the README: the top of the bundled example's report."""
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    file = folder / "report.html"
    run(["compare", str(example_path()), "--quiet", "--html", str(file)])
    page = browser.new_page(viewport={"width": 1180, "height": 1400})
    page.goto(file.as_uri())
    page.screenshot(path=README_PICTURE)


def main() -> None:
    """Write the pictures; fails if a page scrolls sideways."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        picture_report(browser, Path(work))
        empty, store = open_store(f"{work}/empty"), open_store(f"{work}/full")
        fill(store)
        with served(empty) as root:
            wide = shoot(browser, root, {"stories-empty": "/stories", "changes-empty": "/changes"}, folder, ["light"])
        with served(store) as root:
            page = browser.new_page()
            pages = addresses(page, root, store)
            review(page, root, pages["story"], pages["claim"])
            wide += shoot(browser, root, pages, folder, ["light"])
            main_pages = {name: pages[name] for name in ("stories", "story", "beside", "claim", "search")}
            wide += shoot(browser, root, main_pages, folder, ["dark"])
        browser.close()
    sys.stdout.write(f"Pictures in {folder}\n")
    if wide:
        sys.exit("these scroll sideways: " + ", ".join(wide))


if __name__ == "__main__":
    main()

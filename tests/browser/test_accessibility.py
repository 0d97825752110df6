"""An accessibility engine finds nothing serious on any page, light or dark, wide or narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from rashomon.cli.app import run
from rashomon.examples import example_path

pytestmark = [pytest.mark.browser, pytest.mark.model]

PAGES = [
    "/stories",
    "STORY",
    "/article?id=norda-1",
    "/beside?left=norda-1&right=vesper-1",
    "CLAIM",
    "/source?name=Norda",
    "/search?q=hospital",
    "/changes",
    "/feeds",
    "/add",
    "/reviews",
    "/audit",
    "/log-in",
    "/nowhere",
]


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], one["impact"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def address(name, root, page):
    if name == "STORY":
        page.goto(f"{root}/stories")
        return root + page.locator(".headline a").first.get_attribute("href")
    if name == "CLAIM":
        page.goto(f"{root}/article?id=norda-1")
        return root + page.locator("article mark a").first.get_attribute("href")
    return root + name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_on_a_page_of_the_app(browser, example_server, name, scheme):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()

    page.goto(address(name, example_server.root, page))

    assert serious(page) == []
    context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_serious_in_the_report(browser, tmp_path, width):
    file = tmp_path / "report.html"
    assert run(["compare", str(example_path()), "-q", "--html", str(file)]) == 0
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()

    page.goto(file.as_uri())

    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
    context.close()

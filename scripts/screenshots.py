"""Renew the pictures of the README: the top of the bundled example's report, at desktop width."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from rashomon.cli.app import run
from rashomon.examples import example_path

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        run(["compare", str(example_path()), "--quiet", "--html", str(page_file)])
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1180, "height": 1400})
        page.goto(page_file.as_uri())
        page.screenshot(path=PICTURES / "report.png")
        browser.close()


if __name__ == "__main__":
    main()

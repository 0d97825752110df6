"""A real browser on a real server with the bundled example in its workspace."""

import shutil
import socket
import threading
import time

import pytest
import uvicorn

from rashomon.acquire import acquire
from rashomon.examples import example_path
from rashomon.run.workspace import Workspace
from rashomon.serve.app import create_app
from rashomon.store import open_store

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    assert found, "the browser tests need Chromium: run them with `make test`, which installs it"
    return found


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


class Server:
    """The app on a port of this machine, in a thread of its own."""

    def __init__(self, store):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}"
        config = uvicorn.Config(create_app(store), host="127.0.0.1", port=port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        end = time.monotonic() + 20
        while not self._server.started:
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.05)

    def stop(self):
        self._server.should_exit = True
        self._thread.join(timeout=10)


@pytest.fixture(scope="session")
def example_server(tmp_path_factory):
    """A workspace that holds the bundled example; its tests may not depend on each other's reviews."""
    store = open_store(tmp_path_factory.mktemp("browser") / "workspace")
    workspace = Workspace(store)
    workspace.keep(acquire([str(example_path())]))
    workspace.process()
    server = Server(store)
    yield server
    server.stop()
    store.close()


@pytest.fixture
def empty_server(tmp_path):
    store = open_store(tmp_path / "workspace")
    server = Server(store)
    yield server
    server.stop()
    store.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request, browser):
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()

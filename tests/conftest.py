"""What tests share: the real plans, a browser, and a server for a built site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Each of these keeps Chromium from talking to its maker's hosts.
QUIET = ("background-networking", "component-update", "sync", "quic", "gpu")


def absent(what: str) -> NoReturn:
    """Skips the test, but where nobody reads of skipped tests, fails it."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = ROOT.parent / "shared" / "seeds"
    return folder if folder.is_dir() else absent("The five real plans are not here: put them in ../shared/seeds.")


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """The browser found on the PATH, None where there is none."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        yield None
        return
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = [*sandbox, "--no-first-run", *(f"--disable-{name}" for name in QUIET)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found or absent("No browser on the PATH: apt-get install chromium")


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Requests are no news in a test run."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address that a folder is served at."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders until the session ends."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))

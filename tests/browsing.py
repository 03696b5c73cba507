"""A site built, a browser found on this machine, and a server for a folder on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from danchieu.cli import main

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Each of these keeps Chromium from talking to its maker's hosts, but for the last: there is nothing to draw on.
WITHOUT = ("background-networking", "component-update", "sync", "quic", "gpu")


def build(root: Path, content: Path, site: Path) -> None:
    """Builds a content folder with the project's configuration."""
    options = {"--content": content, "--config": root / "mkdocs.yml", "--site": site}
    result = CliRunner().invoke(main, ["build", *(str(part) for option in options.items() for part in option)])
    assert result.exit_code == 0, result.output


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """The browser found on the PATH, None where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        yield None
        return
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = [*sandbox, "--no-first-run", *(f"--disable-{name}" for name in WITHOUT)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


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

"""What tests share: the real plans, a browser, and a server for a built site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from browsing import build, chromium, serving

# Machines are shared and noisy: speed is measured in tests/bench, never in a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


def absent(what: str) -> NoReturn:
    """Skips the test, but where nobody reads of skipped tests, fails it."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real plans."""
    folder = ROOT.parent / "shared" / "seeds"
    return folder if folder.is_dir() else absent("The five real plans are not here: put them in ../shared/seeds.")


@pytest.fixture(scope="session")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content, built."""
    site = tmp_path_factory.mktemp("published") / "site"
    build(root, root / "content", site)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests; each opens pages of its own."""
    with chromium() as found:
        yield found or absent("No browser on the PATH: apt-get install chromium")


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders until the session ends: folder in, address out."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))

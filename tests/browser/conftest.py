"""The published site and the papers, served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from page_types import PAPER_TYPES
from playwright.sync_api import Browser, Page

from browsing import build


@pytest.fixture(scope="session")
def address(published: Path, serve: Callable[[Path], str]) -> str:
    """Where the site of content/ is served; ends with a slash."""
    return serve(published)


@pytest.fixture(scope="session")
def papers(root: Path, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the site of tests/papers is served."""
    site = tmp_path_factory.mktemp("papers") / "site"
    build(root, root / "tests" / "papers", site)
    return serve(site)


@pytest.fixture(scope="session")
def crowded(papers: str) -> str:
    """The address of a plan that has everything at once."""
    return papers + PAPER_TYPES["toan-van-nhieu-cap"]


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Makes pages, closed at the end, that know the site's address."""
    contexts = []

    def make(**options: object) -> Page:
        contexts.append(browser.new_context(base_url=address, reduced_motion="reduce", **options))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()

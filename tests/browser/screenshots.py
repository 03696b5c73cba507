"""Takes a picture of each type of page, on a desk and on a phone, light and dark: `screenshots.py FOLDER [SITE]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from page_types import PAGE_TYPES, PAPER_TYPES
from playwright.sync_api import Browser

from browsing import build, chromium, serving

WIDTHS = {"rong": 1280, "hep": 360}
SCHEMES = ("light", "dark")
ROOT = Path(__file__).resolve().parents[2]


def picture(browser: Browser, address: str, path: Path, width: int, scheme: str) -> None:
    """The whole page as a PNG."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    answer = page.goto(address, wait_until="load")
    if answer is None or not answer.ok:
        sys.exit(f"{address}: not there")
    page.screenshot(path=path, full_page=True)
    page.close()


def main(folder: Path, site: Path) -> None:
    """All pictures, named after page, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, TemporaryDirectory() as made:
        if browser is None:
            sys.exit("No browser on the PATH: apt-get install chromium")
        papers = Path(made) / "site"
        build(ROOT, ROOT / "tests" / "papers", papers)
        pictures(browser, site, PAGE_TYPES, folder)
        pictures(browser, papers, PAPER_TYPES, folder)


def pictures(browser: Browser, site: Path, pages: Mapping[str, str], folder: Path) -> None:
    """Those of the pages of one site."""
    with serving(site) as root:
        for (name, path), (size, width), scheme in product(pages.items(), WIDTHS.items(), SCHEMES):
            picture(browser, root + path, folder / f"{name}-{size}-{scheme}.png", width, scheme)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "site"))

"""Takes a picture of each type of page, on a desk and on a phone, light and dark: `screenshots.py FOLDER [SITE]`."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from page_types import PAGE_TYPES
from playwright.sync_api import Browser

from browsing import chromium, serving

WIDTHS = {"rong": 1280, "hep": 360}
SCHEMES = ("light", "dark")


def picture(browser: Browser, address: str, path: Path, width: int, scheme: str) -> None:
    """The whole page as a PNG."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        sys.exit(f"{address}: not there")
    page.screenshot(path=path, full_page=True)
    page.close()


def main(folder: Path, site: Path) -> None:
    """All pictures, named after page, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, serving(site) as root:
        if browser is None:
            sys.exit("No browser on the PATH: apt-get install chromium")
        for (name, path), (size, width), scheme in product(PAGE_TYPES.items(), WIDTHS.items(), SCHEMES):
            picture(browser, root + path, folder / f"{name}-{size}-{scheme}.png", width, scheme)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "site"))

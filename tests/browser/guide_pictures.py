"""Takes the pictures of the editors' guide from a new site with one faulty record: `guide_pictures.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from browsing import build, chromium
from corpora import record
from danchieu.corpus import load
from danchieu.lint import lint
from danchieu.preview import Board, serving
from newsites import found

NAME = "ke-hoach-02-kh-cqvd-2026"
PLAN = f"ke-hoach/{NAME}/"
BODY = """Thực hiện Nghị quyết số35-NQ/TW ngày 22/01/2018 của Bộ Chính trị, Cơ quan ví dụ lập kế hoạch như sau:

I. MỤC ĐÍCH

1. Các phòng nắm được cách nhập và kiểm tra văn bản.

I. TỔ CHỨC THỰC HIỆN

1. Văn phòng lập danh mục văn bản trước ngày 15/3/2026.
"""
# The page of each picture, by its name.
PICTURES = {"xem-thu": PLAN, "ra-soat": "ra-soat/", "van-ban": "van-ban/nghi-quyet-35-nq-tw-2018/"}


def main(folder: Path) -> None:
    """All pictures, small enough for a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, chromium() as browser:
        if browser is None:
            sys.exit("No browser on the PATH: apt-get install chromium")
        site = Path(made) / "site"
        found(site, "--name", "Trang ví dụ")
        faulty = record("02/KH-CQVD", "co-quan-vi-du", "2026-02-03", "Nhập văn bản của cơ quan", BODY)
        (site / f"content/plans/2026/{NAME}.md").write_text(faulty, "utf-8")
        build(site, site / "content", site / "site")
        board = Board()
        board.tell(lint(load(site / "content")), False, "vi")
        with serving(site / "site", board, 0) as address:
            for name, path in PICTURES.items():
                picture(browser, address + path, folder / f"{name}.png")


def picture(browser: Browser, address: str, path: Path) -> None:
    """What an editor sees of a page without scrolling."""
    page = browser.new_page(viewport={"width": 1000, "height": 640}, color_scheme="light", reduced_motion="reduce")
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)  # the findings come by a second question
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

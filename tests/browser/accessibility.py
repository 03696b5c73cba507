"""What axe finds against WCAG 2.1 AA."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# To have every element of the rest described takes as long again.
_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
_WIDTHS = (1280, 360)


def violations(page: Page) -> list[str]:
    """The violations on a page as it is, as "rule: element"."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def violations_at_each_width(page: Page) -> list[str]:
    """The violations on a desk and on a phone."""
    found = []
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        found += [f"{width}: {one}" for one in violations(page)]
    return found

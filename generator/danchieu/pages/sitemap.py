"""The map of the site for search engines. It gives no times: a page made again unchanged would seem to be new."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from danchieu.pages.page import Page

URI = "sitemap.xml"


def sitemap(site_url: str, addresses: Iterable[str]) -> Page:
    """The map of pages at these addresses below the site's.

    >>> "<loc>https://example.org/nam/2023/</loc>" in sitemap("https://example.org/", ["nam/2023/"]).text
    True
    """
    base = site_url.rstrip("/")
    lines = (f"<url><loc>{escape(f'{base}/{address}')}</loc></url>" for address in sorted(addresses))
    listed = "\n".join(lines)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Page(URI, f"{head}{listed}\n</urlset>\n")

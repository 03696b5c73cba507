"""From the content folder to the site: only what changed is made again, and the site is put in place in one step."""

from __future__ import annotations

from danchieu.building.examining import examined
from danchieu.building.generating import generate
from danchieu.building.reading import read_settings, site_address, watched_folders
from danchieu.building.run import Built, Order, build
from danchieu.building.sketching import sketcher

__all__ = [
    "Built",
    "Order",
    "build",
    "examined",
    "generate",
    "read_settings",
    "site_address",
    "sketcher",
    "watched_folders",
]

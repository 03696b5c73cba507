"""The published site, served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def address(published: Path, serve: Callable[[Path], str]) -> str:
    """Where the site of content/ is served; ends with a slash."""
    return serve(published)

"""What the package carries besides its modules: the theme, and what new sites begin with."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """A file or folder of the top of this repository, such as "theme": pyproject.toml lays them beside the modules.

    Where the package runs from the repository itself, they are where they are written.
    """
    inside = _HERE / "shipped" / name
    return inside if inside.exists() else _HERE.parents[1] / name

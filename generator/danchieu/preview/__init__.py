"""A site as it is being written: built anew after each save, served on this machine, findings shown on the page."""

from __future__ import annotations

from danchieu.preview.board import Board
from danchieu.preview.server import serving
from danchieu.preview.turns import Sketch, Turn, turns

__all__ = ["Board", "Sketch", "Turn", "serving", "turns"]

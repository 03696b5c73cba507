"""Pages turned upright: what is drawn becomes glyphs that run from left to right, whichever way the page lies."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

# Scans lie a little askew; stamps and watermarks are turned by more.
_ASKEW = 6.0
_STRAIGHT = 0.3


class Ink(NamedTuple):
    """One letter where pdfium finds it: origin and extent on the page, `source` the text object that draws it."""

    letter: str
    is_known: bool
    x: float
    y: float
    extent: tuple[float, float]
    source: int
    font: str
    size: float
    angle: float


class Rule(NamedTuple):
    """A straight line, level or upright."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether the line is drawn from left to right rather than up."""
        return self.right - self.left > self.top - self.bottom


class Glyph(NamedTuple):
    """One letter of an upright line. `source` is the same for the letters of one text object."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    source: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as drawn; `picture` is the share of it that pictures cover."""

    box: Box
    inks: tuple[Ink, ...] = ()
    rules: tuple[Rule, ...] = ()
    picture: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page turned so that most of its text is upright; `turned` are the groups of letters that lie otherwise."""

    box: Box
    glyphs: tuple[Glyph, ...]
    turned: tuple[tuple[Glyph, ...], ...]
    rules: tuple[Rule, ...]


def upright(page: Drawn) -> Sheet:
    """The page in the direction of most of its letters."""
    groups = _by_angle(page.inks)
    if not groups:
        return Sheet(page.box, (), (), page.rules)
    main, *others = sorted(groups, key=len, reverse=True)
    angle = _angle(main)
    return Sheet(
        box=_turned_box(page.box, angle),
        glyphs=_glyphs(main, angle),
        turned=tuple(_glyphs(group, _angle(group)) for group in others),
        rules=tuple(Rule(*_turned_box(rule, angle)) for rule in page.rules),
    )


def concat(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    (x0, y0), (x1, y1) = _linear(outer, a, b), _linear(outer, c, d)
    return (x0, y0, x1, y1, *apply(outer, e, f))


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point as the matrix moves it."""
    dx, dy = _linear(matrix, x, y)
    return dx + matrix[4], dy + matrix[5]


def _linear(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, _, _ = matrix
    return a * x + c * y, b * x + d * y


def _by_angle(inks: Iterable[Ink]) -> list[list[Ink]]:
    groups: dict[int, list[Ink]] = defaultdict(list)
    for ink in inks:
        degrees = math.degrees(ink.angle) % 360
        quarter = round(degrees / 90) * 90
        groups[(quarter if abs(degrees - quarter) <= _ASKEW else round(degrees / 15) * 15) % 360].append(ink)
    return list(groups.values())


def _angle(inks: Sequence[Ink]) -> float:
    """The direction of a group in radians, a quarter turn where it is nearly one."""
    first = math.degrees(inks[0].angle)
    degrees = first + median((math.degrees(ink.angle) - first + 180) % 360 - 180 for ink in inks)
    quarter = round(degrees / 90) * 90
    return math.radians(quarter if abs(degrees - quarter) <= _STRAIGHT else degrees)


def _turn(x: float, y: float, angle: float) -> tuple[float, float]:
    cos, sin = math.cos(angle), math.sin(angle)
    return x * cos + y * sin, y * cos - x * sin


def _turned_box(box: Box, angle: float) -> Box:
    if not angle:
        return box
    corners = [_turn(x, y, angle) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _glyphs(inks: Iterable[Ink], angle: float) -> tuple[Glyph, ...]:
    return tuple(_glyph(ink, angle) for ink in inks)


def _glyph(ink: Ink, angle: float) -> Glyph:
    left, baseline = _turn(ink.x, ink.y, angle) if angle else (ink.x, ink.y)
    return Glyph(ink.letter, left, left + _advance(ink, angle), baseline, ink.size, ink.font, ink.source)


def _advance(ink: Ink, angle: float) -> float:
    """How wide a letter is along its line; of a letter that lies askew the box does not tell, most are half as wide."""
    width, height = ink.extent
    along, across = abs(math.cos(angle)), abs(math.sin(angle))
    if min(along, across) > math.sin(math.radians(_ASKEW)):
        return ink.size / 2
    return width if along > across else height

"""Elements in the making, and the measures by which they are judged."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from screenseg.geometry import Box
from screenseg.perceive import TextLine
from screenseg.perceive.evidence import Color, Names

__all__ = ["FIELDS", "TOGGLES", "Draft", "clean", "contrast", "rows", "text_height"]

FIELDS = frozenset({"textbox", "combobox", "spinbutton", "slider"})
TOGGLES = frozenset({"checkbox", "radio", "switch"})
DEFAULT_HEIGHT = 11.0  # pixels: ink height of a line on a screen without text

T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """An element before it has its place in the tree: attributes as in `Element`, `fill` and `names` as in `Region`."""

    role: str
    box: Box
    confidence: float
    lines: list[TextLine]
    text: str = ""
    label: str | None = None
    label_box: Box | None = None
    value: str | None = None
    placeholder: str | None = None
    checked: bool | None = None
    enabled: bool | None = None
    selected: bool | None = None
    fill: Color | None = None
    names: Names = ()


def rows(items: Iterable[T], box: Callable[[T], Box]) -> list[list[T]]:
    """Things in rows from top to bottom, each from left to right."""
    out: list[list[T]] = []
    for item in sorted(items, key=lambda i: box(i).center.y):
        first = box(out[-1][0]) if out else None
        if first and box(item).overlap_y(first) > 0.5 * min(box(item).height, first.height):
            out[-1].append(item)
        else:
            out.append([item])
    return [sorted(row, key=lambda i: box(i).left) for row in out]


def text_height(lines: Sequence[TextLine]) -> float:
    """The ink height of an ordinary line, pixels: the measure for all distances."""
    return max(6.0, statistics.median([line.box.height for line in lines])) if lines else DEFAULT_HEIGHT


def contrast(line: TextLine) -> float:
    """How far the ink stands out from its background, 0 to 1, by luma (ITU-R BT.601)."""
    ink, ground = (0.299 * r + 0.587 * g + 0.114 * b for r, g, b in (line.color, line.background))
    return abs(ink - ground) / 255


def clean(text: str) -> str:
    """A caption as a name: without the colon, the required mark and the ellipsis."""
    return text.strip().strip("*").strip().rstrip(":：").strip().strip("*").removesuffix("...").rstrip("….").strip()

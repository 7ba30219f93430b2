"""Points and boxes in integer image pixels; standard library only.

A `Box` is ``(left, top, right, bottom)`` with right and bottom exclusive. It cannot be empty or inverted, is
immutable, and every method returns a new value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Box", "Point"]


class Point(NamedTuple):
    """A pixel position, x to the right and y down."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An axis-aligned rectangle of at least one pixel; iterates as ``left, top, right, bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        for name in ("left", "top", "right", "bottom"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int):
                raise TypeError(f"Box.{name} must be an int of pixels, got {value!r}; round it first or use Box.of().")
        if self.right <= self.left or self.bottom <= self.top:
            raise ValueError(f"Box needs left < right and top < bottom, got {tuple(self)}.")

    @classmethod
    def of(cls, values: Iterable[float]) -> Box:
        """The box of four numbers ``left, top, right, bottom``, rounded to whole pixels."""
        left, top, right, bottom = (round(float(v)) for v in values)
        return cls(left, top, right, bottom)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of at least one box; ValueError if there is none."""
        found = list(boxes)
        if not found:
            raise ValueError("Box.around() needs at least one box.")
        return cls(
            min(b.left for b in found),
            min(b.top for b in found),
            max(b.right for b in found),
            max(b.bottom for b in found),
        )

    def __iter__(self) -> Iterator[int]:
        return iter((self.left, self.top, self.right, self.bottom))

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def center(self) -> Point:
        return Point((self.left + self.right) // 2, (self.top + self.bottom) // 2)

    def intersect(self, other: Box) -> Box | None:
        """The common part, or None where the boxes only touch or are apart."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right, bottom) if left < right and top < bottom else None

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        common = self.intersect(other)
        if common is None:
            return 0.0
        return common.area / (self.area + other.area - common.area)

    def coverage(self, other: Box) -> float:
        """The share of this box's area that lies inside `other`, 0 to 1."""
        common = self.intersect(other)
        return common.area / self.area if common else 0.0

    def contains(self, what: Box | Point | tuple[float, float]) -> bool:
        """Whether a point, or the whole of another box, lies inside."""
        if isinstance(what, Box):
            return (
                self.left <= what.left
                and self.top <= what.top
                and what.right <= self.right
                and what.bottom <= self.bottom
            )
        x, y = what
        return self.left <= x < self.right and self.top <= y < self.bottom

    def overlap_x(self, other: Box) -> int:
        """Pixels shared on the x axis; negative is the gap between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def overlap_y(self, other: Box) -> int:
        """Pixels shared on the y axis; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def expand(self, dx: int, dy: int | None = None) -> Box:
        """Grown by dx pixels left and right and dy (dx if omitted) above and below; shrunk where negative."""
        dy = dx if dy is None else dy
        return Box(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    def translate(self, dx: int, dy: int) -> Box:
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def scale(self, factor: float) -> Box:
        """All coordinates times `factor`, rounded; at least one pixel wide and high."""
        left, top = round(self.left * factor), round(self.top * factor)
        return Box(left, top, max(left + 1, round(self.right * factor)), max(top + 1, round(self.bottom * factor)))

"""Where windows lie on a desktop."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

__all__ = ["Edge", "Room", "Spot", "grid", "place"]

_TRIES = 14
_LEAST_SEEN = 0.3  # share of a window that the ones above it should leave free


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the desktop between panels, in image pixels."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What a frame adds around its content, in image pixels; `top` includes the title bar and `head`."""

    left: int
    top: int
    right: int
    bottom: int
    title: int = 0  # height of the title bar
    head: int = 0  # of what a browser has below it


@dataclass(frozen=True, slots=True)
class Spot:
    """A window's outer box in image pixels, and its edge."""

    left: int
    top: int
    width: int
    height: int
    edge: Edge

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    @property
    def content(self) -> tuple[int, int]:
        """Where its content begins."""
        return self.left + self.edge.left, self.top + self.edge.top


def grid(scale: float) -> int:
    """The least number of image pixels that is a whole number of CSS pixels.

    Chromium draws pictures at whole CSS pixels: anywhere else they would be shifted or resized by a fraction.
    """
    for css in range(1, 41):
        if abs(css * scale - round(css * scale)) < 1e-6:
            return round(css * scale)
    return 1


def place(sizes: Sequence[tuple[int, int, Edge]], room: Room, rng: random.Random, step: int = 1) -> list[Spot]:
    """Spots for windows, the lowest first: title bars on the screen, no window hidden altogether if that can be.

    Args:
        sizes: Width, height and edge of each window.
        room: Where they go.
        rng: The dice.
        step: Contents begin at multiples of so many image pixels.
    """
    best: list[Spot] = []
    most = -1.0
    for _ in range(_TRIES):
        spots = [_snap(_throw(width, height, edge, room, rng), step) for width, height, edge in sizes]
        seen = min((_seen(spot, spots[at + 1 :], room) for at, spot in enumerate(spots)), default=1.0)
        if seen > most:
            best, most = spots, seen
        if most >= _LEAST_SEEN:
            break
    return best


def _throw(width: int, height: int, edge: Edge, room: Room, rng: random.Random) -> Spot:
    """Mostly wholly on the screen, sometimes over its right or lower end."""
    slack_x, slack_y = room.right - room.left - width, room.bottom - room.top - height
    if slack_x <= 0:
        left = room.left
    elif rng.random() < 0.12:
        left = room.left + rng.randint(-width // 5, slack_x + width // 4)
    else:
        left = room.left + rng.randint(0, slack_x)
    below = height // 4 if rng.random() < 0.12 else 0
    top = room.top + (rng.randint(0, slack_y + below) if slack_y > 0 else 0)
    return Spot(left, top, width, height, edge)


def _snap(spot: Spot, step: int) -> Spot:
    """The same spot, moved right and down so far that its content begins on the grid."""
    x, y = spot.content
    return replace(spot, left=spot.left + -x % step, top=spot.top + -y % step)


def _seen(spot: Spot, above: Sequence[Spot], room: Room) -> float:
    """About what share of a window is left free, on a coarse grid."""
    left, top, right, bottom = spot.box
    free = total = 0
    for row in range(12):
        for column in range(12):
            x = left + (column + 0.5) * (right - left) / 12
            y = top + (row + 0.5) * (bottom - top) / 12
            total += 1
            inside = room.left <= x < room.right and room.top <= y < room.bottom
            covered = any(o.box[0] <= x < o.box[2] and o.box[1] <= y < o.box[3] for o in above)
            free += inside and not covered
    return free / total

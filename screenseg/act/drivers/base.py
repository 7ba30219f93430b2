"""What a locator needs of a screen: to see it, and to move its mouse and press its keys."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

from screenseg.capture import Screenshot
from screenseg.geometry import Point

__all__ = ["Button", "Driver"]

Button: TypeAlias = Literal["left", "middle", "right"]


class Driver(Protocol):
    """A screen with its mouse and keyboard; every point is a screen point, as `Screenshot.to_screen` gives it."""

    def capture(self) -> Screenshot:
        """A picture of the screen as it is now."""

    def move(self, point: Point) -> None:
        """Put the pointer at `point`."""

    def click(self, point: Point, *, button: Button = "left", count: int = 1) -> None:
        """Click `count` times at `point`, and return when what is there may be expected to have the focus."""

    def scroll(self, point: Point, *, steps: int) -> None:
        """Turn the wheel over `point`: down where `steps` is positive, up where it is negative."""

    def press(self, keys: str) -> None:
        """Press a key, or several held together, such as ``"enter"`` or ``"ctrl+a"``; ValueError if there is none."""

    def write(self, text: str) -> None:
        """Enter any Unicode text where the focus is; a line break is the Enter key or a pasted break."""

    def select_all(self) -> None:
        """Select everything in the text field that has the focus."""

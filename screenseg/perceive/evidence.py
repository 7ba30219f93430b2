"""What perception saw, before anyone decided what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screenseg.geometry import Box

__all__ = ["Color", "Evidence", "Names", "Region", "TextLine", "Word"]

Names = tuple[tuple[str, float], ...]
"""What an icon may be called, each with its probability, the likeliest first."""

Color = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text line and where it stands, image pixels; `color` is the ink's."""

    text: str
    box: Box
    color: Color = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A run of text that belongs together: no border and no wide gap inside.

    Attributes:
        text: as read, words joined by single spaces.
        box: tight around the ink, image pixels.
        confidence: 0 to 1, mean over the characters.
        words: the words of `text` in order.
        color: of the ink.
        background: of what the ink stands on.
    """

    text: str
    box: Box
    confidence: float
    words: tuple[Word, ...] = ()
    color: Color = (0, 0, 0)
    background: Color = (255, 255, 255)

    def of_words(self, words: Sequence[Word]) -> TextLine:
        """The line of some of its words alone; at least one."""
        box = Box.around(word.box for word in words)
        text = " ".join(word.text for word in words)
        return replace(self, text=text, box=box, words=tuple(words), color=words[0].color)


@dataclass(frozen=True, slots=True)
class Region:
    """An area that looks like a widget or a panel.

    Attributes:
        role: an ARIA role (`group` for a panel).
        box: image pixels, borders included.
        confidence: 0 to 1.
        fill: the colour of most of its inside.
        checked: for check boxes, radios and switches, where it can be told.
        enabled, selected: where it can be told.
        names: of an icon, or of a button with nothing but an icon.
    """

    role: str
    box: Box
    confidence: float
    fill: Color | None = None
    checked: bool | None = None
    enabled: bool | None = None
    selected: bool | None = None
    names: Names = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was seen on one screenshot of `size` (width, height) pixels at `scale` pixels per point."""

    size: tuple[int, int]
    scale: float
    lines: tuple[TextLine, ...]
    regions: tuple[Region, ...]

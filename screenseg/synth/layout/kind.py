"""What a kind of screen is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from screenseg.synth.layout.draft import Draft, Root
from screenseg.synth.spec import Node

__all__ = ["Builder", "Kind"]

Builder = Callable[[Draft], Node]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of screen; `room` is how much of a monitor such a screen takes when its window is not maximised."""

    root: Root
    weight: float
    build: Builder
    room: Literal["small", "medium", "large"] = "large"

"""The text of a line in reading order, from runs that lie from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screenseg.synth.spec import Screen

__all__ = ["Reader", "right_to_left"]

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def right_to_left(text: str) -> bool:
    """Whether letters in it run from right to left."""
    return bool(_RTL.search(text))


class Reader:
    """Puts runs in reading order; knows the screen's strings, so that even nested directions come out right."""

    def __init__(self, screen: Screen) -> None:
        self._rtl = screen.right_to_left
        self._known: dict[str, list[str]] = {}
        for node in screen.walk():
            for text in (node.text, node.value, node.placeholder, node.help, node.error, *node.options):
                if self._rtl or right_to_left(text):
                    bare = text.replace("[", "").replace("]", "")
                    for known in (bare, f"{bare} *") if node.required else (bare,):
                        self._known.setdefault(_letters(known), []).append(known)

    def read(self, runs: Sequence[str]) -> str:
        """The text of runs that are given from left to right."""
        joined = "".join(runs)
        if not right_to_left(joined):  # numbers and Latin words change places as well where lines run to the left
            return (self._whole(runs) or joined) if self._rtl and len(runs) > 1 else joined
        return self._whole(runs) or self._reordered(runs)

    def _whole(self, runs: Sequence[str]) -> str | None:
        """The string of the screen of which these are the pieces."""
        candidates = self._known.get(_letters("".join(runs)), ())
        return next((text for text in candidates if all(run.strip() in text for run in runs)), None)

    def _reordered(self, runs: Sequence[str]) -> str:
        """Good for lines without nested directions."""
        if not self._rtl:
            return "".join(runs)
        ordered: list[str] = []
        island: list[str] = []  # runs that go from left to right
        for text in reversed(runs):
            if right_to_left(text) or not any(letter.isalnum() for letter in text):
                ordered, island = [*ordered, *reversed(island), text], []
            else:
                island.append(text)
        return "".join([*ordered, *reversed(island)])


def _letters(text: str) -> str:
    return "".join(sorted(text.replace(" ", "").replace("&", "")))

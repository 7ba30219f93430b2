"""One truth from those of the windows and that of everything around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from screenseg.synth.chromium.harvest import harvest
from screenseg.synth.desktop.place import Spot
from screenseg.synth.renderer import Drawn, RawElement, RawText, Rectangle
from screenseg.synth.spec import Node, Screen

__all__ = ["Content", "merge"]

_PROGRAM = frozenset(("window", "menubar", "statusbar", "titlebar"))
_WHOLE = 0.94  # of the picture: an element that large is the window itself
_MEANINGS = {"table": "table", "tree": "folder", "textbox": "edit", "img": "image", "list": "list"}


@dataclass
class Content:
    """What another renderer drew, and where it goes."""

    drawn: Drawn
    title: str
    own: str | None  # the id of its element that is the whole window
    titled: bool  # it has a title bar of its own
    program: bool  # a program's window rather than a page
    meaning: str
    browser: tuple[str, ...] = ()
    layer: int = 1
    spot: Spot | None = field(default=None)

    @classmethod
    def of(cls, window: Drawn | tuple[str, Drawn]) -> Content:
        """What can be told from a picture's truth: title, kind of window, title bar."""
        given, drawn = window if isinstance(window, tuple) else ("", window)
        height, width = drawn.image.shape[:2]
        roles = {element.role for element in drawn.elements}
        own = next((e for e in drawn.elements if e.role == "window" and _area(e.box) >= _WHOLE * width * height), None)
        bar = next(
            (e for e in drawn.elements if e.role == "titlebar" and e.layer == 0 and e.box[1] < 0.08 * height), None
        )
        titled = bar is not None and _width(bar.box) > 0.9 * width
        title = given or (own.name if own else "") or (bar.name if bar else "") or _heading(drawn) or "Untitled"
        meaning = next(
            (_MEANINGS[role] for role in ("tree", "table", "textbox", "list", "img") if role in roles), "file"
        )
        return cls(drawn, title[:60], own.id if own else None, titled, bool(roles & _PROGRAM), meaning)

    @property
    def width(self) -> int:
        """Image pixels."""
        return int(self.drawn.image.shape[1])

    @property
    def height(self) -> int:
        """Image pixels."""
        return int(self.drawn.image.shape[0])

    @property
    def layers(self) -> int:
        """The highest layer of its own."""
        found = [element.layer for element in self.drawn.elements] + [layer for _, layer in self.drawn.covers]
        return max(found, default=0)


def merge(image: np.ndarray[Any, Any], found: Mapping[str, Any], contents: Iterable[Content]) -> Drawn:
    """The whole desktop's raw truth.

    Args:
        image: The picture of the desktop.
        found: What truth.js read of frames and panels.
        contents: The windows, placed, the lowest first.
    """
    nothing = Screen(kind="desktop", language="en", root=Node(kind="window", id="desktop"))
    elements, texts = harvest(nothing, found)
    covers: list[tuple[Rectangle, int]] = [((box[0], box[1], box[2], box[3]), layer) for box, layer in found["covers"]]
    ignore: list[Rectangle] = []
    for number, content in enumerate(contents):
        moved = _Moved(content, f"w{number}")
        elements += moved.elements()
        texts += moved.texts()
        above = [box for box, layer in covers if layer > content.layer + content.layers]
        covers += moved.covers()
        ignore += [piece for box in moved.ignore() for piece in _less(box, above)]
    return Drawn(image=image, elements=elements, texts=texts, covers=covers, ignore=ignore)


class _Moved:
    """A window's truth, moved to its spot on the desktop."""

    def __init__(self, content: Content, prefix: str) -> None:
        assert content.spot is not None
        self._content = content
        self._prefix = prefix
        self._x, self._y = content.spot.content
        self._frame = (self._x, self._y, self._x + content.width, self._y + content.height)

    def _id(self, key: str | None) -> str | None:
        """The new id; what was the window itself is now the frame."""
        if key is None:
            return None
        return self._prefix if key == self._content.own else f"{self._prefix}:{key}"

    def _box(self, box: Rectangle) -> Rectangle:
        return box[0] + self._x, box[1] + self._y, box[2] + self._x, box[3] + self._y

    def _clip(self, clip: Rectangle | None) -> Rectangle:
        return self._frame if clip is None else _meet(self._box(clip), self._frame)

    def elements(self) -> list[RawElement]:
        """All but the window itself, which the frame stands for."""
        content = self._content
        return [
            replace(
                element,
                id=str(self._id(element.id)),
                box=self._box(element.box),
                clip=self._clip(element.clip),
                layer=element.layer + content.layer,
                parent=self._id(element.parent) or self._prefix,
                label_texts=tuple(f"{self._prefix}:{text}" for text in element.label_texts),
            )
            for element in content.drawn.elements
            if element.id != content.own
        ]

    def texts(self) -> list[RawText]:
        """All texts."""
        return [
            replace(
                text,
                id=f"{self._prefix}:{text.id}",
                box=self._box(text.box),
                clip=self._clip(text.clip),
                layer=text.layer + self._content.layer,
                element=self._id(text.element),
            )
            for text in self._content.drawn.texts
        ]

    def covers(self) -> list[tuple[Rectangle, int]]:
        """Its overlays."""
        moved = [(self._clip(box), layer + self._content.layer) for box, layer in self._content.drawn.covers]
        return [(box, layer) for box, layer in moved if _area(box) > 0]

    def ignore(self) -> list[Rectangle]:
        """Areas of which nothing is known."""
        return [box for box in map(self._clip, self._content.drawn.ignore) if _area(box) > 0]


def _heading(drawn: Drawn) -> str:
    """What might be a title: a heading, or the first words that stand in no menu, bar or field."""
    free = [text.text for text in drawn.texts if text.element is None and text.kind in ("heading", "text", "caption")]
    headings = [text.text for text in drawn.texts if text.kind == "heading"]
    return next((words for words in (*headings, *free) if 3 < len(words) < 50), "")


def _width(box: Rectangle) -> float:
    return max(0.0, box[2] - box[0])


def _area(box: Rectangle) -> float:
    return _width(box) * max(0.0, box[3] - box[1])


def _meet(a: Rectangle, b: Rectangle) -> Rectangle:
    left, top = max(a[0], b[0]), max(a[1], b[1])
    return left, top, max(left, min(a[2], b[2])), max(top, min(a[3], b[3]))


def _less(box: Rectangle, holes: Iterable[Rectangle]) -> list[Rectangle]:
    """A box without what holes cover of it, as boxes."""
    pieces = [box]
    for hole in holes:
        left: list[Rectangle] = []
        for piece in pieces:
            cut = _meet(piece, hole)
            if _area(cut) <= 0:
                left.append(piece)
                continue
            left += [
                (piece[0], piece[1], piece[2], cut[1]),
                (piece[0], cut[3], piece[2], piece[3]),
                (piece[0], cut[1], cut[0], cut[3]),
                (cut[2], cut[1], piece[2], cut[3]),
            ]
        pieces = [piece for piece in left if _area(piece) > 0]
    return pieces

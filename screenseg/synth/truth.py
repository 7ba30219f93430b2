"""What is really to be seen on a drawn screen: clipping, occlusion, ink and label links, the same for all renderers.

A renderer reports every widget that it laid out (`Drawn`). `finish` keeps what a person could see of it:

- A box is cut to what its ancestors, the picture and the covers of higher layers leave of it. A widget of which less
  than half is left, or a container of which less than a quarter, is no element; what remains of it becomes an `ignore`
  area, which neither trains nor tests anything.
- A line of text must hold ink: pixels that differ from their ground. `ink` is their bounding box. A line that is cut
  has ``text=None``: there is text, but nobody can say which.
- A label links a field only while it can be seen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from screenseg.geometry import Box
from screenseg.roles import CONTAINERS, ROLES
from screenseg.synth.renderer import Drawn, RawElement, RawText, Rectangle

__all__ = ["Truth", "TruthElement", "TruthText", "finish", "ink_box"]

_SHARE = 0.5  # of a widget that must be left
_CONTAINER_SHARE = 0.25
_LINE_SHARE = 0.6  # of a text line's height
_WHOLE_SHARE = 0.97  # of a line from which on its text counts as readable
_LEAST_SIDE = 4  # pixels: thinner remains tell nobody anything
_INK_CONTRAST = 10  # of 255: the least difference from the ground that is called ink

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthElement:
    """A widget that can be seen; `box` is its visible part, `visible` what share of the whole that is."""

    id: int
    key: str  # the node's id on its screen
    role: str
    box: Box
    visible: float
    parent: int | None
    name: str
    name_visible: bool
    text: str
    value: str
    placeholder: str
    checked: bool | Literal["mixed"] | None
    selected: bool | None
    disabled: bool
    readonly: bool
    focused: bool
    required: bool
    invalid: bool
    expanded: bool | None
    password: bool
    multiline: bool
    icon: str
    concept: str
    row: int | None
    column: int | None
    labels: tuple[int, ...]  # ids of the texts that label it
    label_box: Box | None
    label_source: str
    drawn: bool
    dimmed: bool
    layer: int

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; what has its default (empty, false, none) is left out, `drawn` when true."""
        return _sparse(self, _ELEMENT_DEFAULTS)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> TruthElement:
        """The element that `to_dict` wrote."""
        values = {**_ELEMENT_DEFAULTS, **plain}
        values["box"] = Box.of(values["box"])
        values["label_box"] = Box.of(values["label_box"]) if values["label_box"] else None
        values["labels"] = tuple(values["labels"])
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthText:
    """A visible line of text. `box`: first glyph to last advance, ascent to descent; `ink`: around its drawn pixels."""

    id: int
    text: str | None  # None where it is cut
    box: Box
    ink: Box
    element: int | None
    kind: str
    layer: int

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return _sparse(self, _TEXT_DEFAULTS)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> TruthText:
        """The line that `to_dict` wrote."""
        values = {**_TEXT_DEFAULTS, **plain}
        values["box"], values["ink"] = Box.of(values["box"]), Box.of(values["ink"])
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that is known of one picture; `about` says how it came to be (renderer, theme, language, scale ...)."""

    width: int
    height: int
    elements: tuple[TruthElement, ...]
    texts: tuple[TruthText, ...]
    ignore: tuple[Box, ...] = ()
    about: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "width": self.width,
            "height": self.height,
            "about": self.about,
            "elements": [element.to_dict() for element in self.elements],
            "texts": [text.to_dict() for text in self.texts],
            "ignore": [list(box) for box in self.ignore],
        }

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Truth:
        """The truth that `to_dict` wrote."""
        return cls(
            width=plain["width"],
            height=plain["height"],
            about=plain["about"],
            elements=tuple(TruthElement.from_dict(e) for e in plain["elements"]),
            texts=tuple(TruthText.from_dict(t) for t in plain["texts"]),
            ignore=tuple(Box.of(b) for b in plain["ignore"]),
        )


def _sparse(value: TruthElement | TruthText, defaults: dict[str, Any]) -> dict[str, Any]:
    """The fields that differ from their defaults; boxes and tuples as lists."""
    kept: dict[str, Any] = {}
    for f in dataclasses.fields(value):
        held = getattr(value, f.name)
        if f.name not in defaults or held != defaults[f.name] or type(held) is not type(defaults[f.name]):
            kept[f.name] = list(held) if isinstance(held, Box | tuple) else held
    return kept


_ELEMENT_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(("name", "text", "value", "placeholder", "icon", "concept"), ""),
    **dict.fromkeys(("parent", "checked", "selected", "expanded", "row", "column", "label_box"), None),
    **dict.fromkeys(
        ("disabled", "readonly", "focused", "required", "invalid", "password", "multiline", "dimmed"), False
    ),
    "name_visible": True,
    "labels": (),
    "label_source": "none",
    "drawn": True,
    "layer": 0,
}
_TEXT_DEFAULTS: dict[str, Any] = {"text": None, "element": None, "kind": "", "layer": 0}


class _View:
    """Which layer is on top at each pixel."""

    def __init__(self, height: int, width: int, covers: Sequence[tuple[Rectangle, int]]) -> None:
        self.frame = Box(0, 0, width, height)
        self._top: npt.NDArray[np.int16] | None = None
        if covers:
            self._top = np.zeros((height, width), np.int16)
            for rectangle, layer in sorted(covers, key=lambda cover: cover[1]):
                box = _box(rectangle)
                if box is not None:
                    self._top[max(box.top, 0) : max(box.bottom, 0), max(box.left, 0) : max(box.right, 0)] = layer

    def seen(self, raw: RawElement | RawText) -> tuple[Box, float] | None:
        """The box around what can be seen of it, and the share of the whole; None if nothing can."""
        whole = _box(raw.box)
        box = whole and whole.intersect(self.frame)
        clip = None if raw.clip is None else _box(raw.clip)
        if raw.clip is not None:
            box = box and clip and box.intersect(clip)
        if whole is None or box is None:
            return None
        if self._top is None:
            return box, box.area / whole.area
        free = self._top[box.top : box.bottom, box.left : box.right] <= raw.layer
        count = int(np.count_nonzero(free))
        if count == 0:
            return None
        if count == free.size:
            return box, box.area / whole.area
        rows, columns = np.flatnonzero(free.any(axis=1)), np.flatnonzero(free.any(axis=0))
        left, top = box.left + int(columns[0]), box.top + int(rows[0])
        right, bottom = box.left + int(columns[-1]) + 1, box.top + int(rows[-1]) + 1
        return Box(left, top, right, bottom), count / whole.area


def _box(rectangle: Rectangle) -> Box | None:
    """The pixels that a rectangle covers, or None if it covers none."""
    left, top, right, bottom = (round(value) for value in rectangle)
    return Box(left, top, right, bottom) if right > left and bottom > top else None


def ink_box(image: Image, box: Box) -> Box | None:
    """The box around the pixels in `box` that differ from their ground; None if none do.

    The ground is the median colour of every row and column end of the box, so gradients and zebra stripes do not count
    as ink.

    Args:
        image: (H, W, 3) uint8 RGB.
        box: Where to look; must lie inside the image.
    """
    part = image[box.top : box.bottom, box.left : box.right].astype(np.int16)
    ground = np.median(part, axis=1, keepdims=True)  # (h, 1, 3): text rarely fills half of a row
    overall = np.median(part.reshape(-1, 3), axis=0)
    distance = np.minimum(np.abs(part - ground).max(axis=2), np.abs(part - overall).max(axis=2))
    threshold = max(_INK_CONTRAST, 0.3 * float(distance.max(initial=0)))
    ink = distance > threshold
    if not ink.any():
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    left, top = box.left + int(columns[0]), box.top + int(rows[0])
    return Box(left, top, box.left + int(columns[-1]) + 1, box.top + int(rows[-1]) + 1)


def finish(drawn: Drawn, about: dict[str, Any] | None = None) -> Truth:
    """Work out what can be seen of a drawn screen.

    Args:
        drawn: What a renderer gave back.
        about: Kept as it is in `Truth.about`.
    """
    height, width = drawn.image.shape[:2]
    view = _View(height, width, drawn.covers)
    ignore = [box for box in (_box(rectangle) for rectangle in drawn.ignore) if box]
    kept, hidden = _keep(drawn.elements, view)
    element_ids = {raw.id: index for index, (raw, _, _) in enumerate(kept)}
    texts, text_ids, unread = _texts(drawn, view, element_ids)
    parents = {raw.id: raw.parent for raw in drawn.elements}
    elements = tuple(
        _element(index, raw, (box, share), _parent(raw, parents, element_ids), drawn.dimmed_below, texts, text_ids)
        for index, (raw, box, share) in enumerate(kept)
    )
    boxes = [box.intersect(view.frame) for box in (*ignore, *hidden, *unread)]
    return Truth(
        width=width,
        height=height,
        elements=elements,
        texts=tuple(texts),
        ignore=tuple(dict.fromkeys(box for box in boxes if box)),
        about=dict(about or {}),
    )


def _keep(elements: Iterable[RawElement], view: _View) -> tuple[list[tuple[RawElement, Box, float]], list[Box]]:
    """The elements of which enough can be seen, and the remains of the others."""
    kept: list[tuple[RawElement, Box, float]] = []
    hidden: list[Box] = []
    for raw in elements:
        if raw.role not in ROLES:
            raise ValueError(f"Element {raw.id!r} has the unknown role {raw.role!r}; roles: {' '.join(ROLES)}.")
        seen = view.seen(raw)
        if seen is None:
            continue
        box, share = seen
        container = raw.role in CONTAINERS
        enough = share >= (_CONTAINER_SHARE if container else _SHARE)
        if enough and min(box.width, box.height) >= _LEAST_SIDE:
            kept.append((raw, box, min(share, 1.0)))
        elif not container:
            hidden.append(box)
    return kept, hidden


def _texts(drawn: Drawn, view: _View, element_ids: dict[str, int]) -> tuple[list[TruthText], dict[str, int], list[Box]]:
    """The lines that can be seen, their numbers by raw id, and the areas of those that cannot be told."""
    texts: list[TruthText] = []
    ids: dict[str, int] = {}
    unread: list[Box] = []
    for raw in drawn.texts:
        seen = view.seen(raw)
        if seen is None or not raw.text.strip() or raw.kind == "icon":
            continue
        box, share = seen
        if share < _LINE_SHARE * 0.3 or box.height < _LINE_SHARE * (raw.box[3] - raw.box[1]):
            unread.append(box)
            continue
        ink = ink_box(drawn.image, box)
        if ink is None:
            unread.append(box)
            continue
        ids[raw.id] = len(texts)
        texts.append(
            TruthText(
                id=len(texts),
                text=raw.text if share >= _WHOLE_SHARE else None,
                box=box,
                ink=ink,
                element=element_ids.get(raw.element) if raw.element is not None else None,
                kind=raw.kind,
                layer=raw.layer,
            )
        )
    return texts, ids, unread


def _parent(raw: RawElement, parents: dict[str, str | None], element_ids: dict[str, int]) -> int | None:
    """The nearest ancestor that is itself seen."""
    above, steps = raw.parent, 0
    while above is not None and above not in element_ids and steps < 100:
        above, steps = parents.get(above), steps + 1
    return None if above is None else element_ids.get(above)


def _element(
    index: int,
    raw: RawElement,
    seen: tuple[Box, float],
    parent: int | None,
    dimmed_below: int | None,
    texts: Sequence[TruthText],
    text_ids: dict[str, int],
) -> TruthElement:
    labels = tuple(text_ids[label] for label in raw.label_texts if label in text_ids)
    lost = bool(raw.label_texts) and not labels  # it has a label, but nobody sees it
    taken = {
        f.name: getattr(raw, f.name)
        for f in dataclasses.fields(RawElement)
        if f.name not in ("id", "box", "clip", "parent", "label_texts", "label_source", "name_visible")
    }
    return TruthElement(
        **taken,
        id=index,
        key=raw.id,
        box=seen[0],
        visible=round(seen[1], 3),
        parent=parent,
        name_visible=raw.name_visible and not lost,
        labels=labels,
        label_box=Box.around(texts[i].box for i in labels) if labels else None,
        label_source="none" if lost else raw.label_source,
        dimmed=dimmed_below is not None and raw.layer < dimmed_below,
    )

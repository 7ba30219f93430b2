"""A document drawn over its screenshot: boxes coloured by role, links from labels to their fields, a legend below."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from screenseg.capture import load
from screenseg.document import Document, Element
from screenseg.errors import ImageError
from screenseg.geometry import Box, Point

if TYPE_CHECKING:
    from screenseg.capture import Screenshot

__all__ = ["draw", "save_overlay"]

Source: TypeAlias = "str | os.PathLike[str] | Image.Image | np.ndarray[Any, Any] | Screenshot"
Font: TypeAlias = "ImageFont.FreeTypeFont | ImageFont.ImageFont"

# Of middle lightness, so that they show on light and on dark screens, and white letters are legible on them.
_COLOURS = {
    "#1565d8": "textbox combobox spinbutton",
    "#c2410c": "button",
    "#15803d": "checkbox radio switch slider",
    "#7e22ce": "link tab menuitem option",
    "#be185d": "group dialog table document",
    "#0e7490": "row cell columnheader progressbar scrollbar",
    "#a16207": "img",
    "#64748b": "text",
}
_COLOUR = {role: colour for colour, roles in _COLOURS.items() for role in roles.split()}
_LINK = "#dc2626"
_CONTAINERS = frozenset("group dialog table row document".split())
_MAX_CAPTION = 28


def draw(source: Source, document: Document) -> Image.Image:
    """The screenshot with the document drawn over it, and a legend in a strip below.

    A small screen with small letters is drawn at twice its size, so that the captions find room between the lines.

    Args:
        source: what the document was parsed from: a path, PIL image, (H, W, 3) uint8 RGB array, or Screenshot.
        document: as parse() gave it.

    Raises:
        ImageError: the image cannot be used, or has not the document's size.
    """
    shot = load(source)
    if shot.size != document.size:
        raise ImageError(
            f"The image is {shot.size[0]}x{shot.size[1]} and the document is of one of "
            f"{document.size[0]}x{document.size[1]}. Give the image that was parsed."
        )
    zoom, size = _zoom_and_caption_size(document)
    elements = tuple(_zoomed(e, zoom) for e in document.elements)
    image = Image.fromarray(shot.pixels)
    image = image.resize((image.width * zoom, image.height * zoom), Image.Resampling.NEAREST)
    pen = ImageDraw.Draw(image)
    line = max(1, round(size / 7))
    for element in sorted(elements, key=lambda e: e.role not in _CONTAINERS):
        _outline(pen, element, line)
    for element in elements:
        if element.label_box:
            _link(pen, element.label_box, element.box, line)
    _captions(pen, elements, size, image.size)
    return _with_legend(image, elements, size)


def save_overlay(source: Source, document: Document, path: str | os.PathLike[str]) -> Path:
    """Write `draw(source, document)` as a PNG file, whole or not at all; gives back its path.

    Raises:
        ImageError: as draw() does; or the path does not end in .png, or cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() != ".png":
        raise ImageError(f"An overlay is a PNG file; {str(path)!r} does not end in .png.")
    image = draw(source, document)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", suffix=".png", delete=False) as file:
            unfinished = Path(file.name)
        try:
            image.save(unfinished)
            unfinished.chmod(0o666 & ~_umask())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ImageError(f"The overlay cannot be written to {str(path)!r}: {error.strerror or error}.") from error
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _zoom_and_caption_size(document: Document) -> tuple[int, int]:
    """Captions have letters smaller than the screen's own, but none below 12 pixels."""
    heights = [e.box.height for e in document.elements if e.role == "text"]
    typical = float(np.median(heights)) if heights else document.size[1] / 50
    zoom = 2 if typical < 24 and max(document.size) <= 2000 else 1
    return zoom, min(24, max(12, round(typical * zoom * 0.45)))


def _zoomed(element: Element, zoom: int) -> Element:
    label_box = element.label_box.scale(zoom) if element.label_box else None
    return replace(element, box=element.box.scale(zoom), label_box=label_box)


def _outline(pen: ImageDraw.ImageDraw, element: Element, line: int) -> None:
    """Drawn just outside of the box, so that its own edges stay visible; thin around a line of text."""
    line = 1 if element.role == "text" else line
    around = element.box.expand(line)
    pen.rectangle(
        (around.left, around.top, around.right - 1, around.bottom - 1), outline=_COLOUR[element.role], width=line
    )


def _link(pen: ImageDraw.ImageDraw, label: Box, box: Box, line: int) -> None:
    """The label underlined, and the shortest way to the field outside of which it stands, ending in a dot."""
    pen.line((label.left, label.bottom, label.right - 1, label.bottom), fill=_LINK, width=line)
    if box.contains(label):
        return
    start, end = _way(label, box)
    pen.line((*start, *end), fill=_LINK, width=line)
    radius = line + 1
    pen.ellipse((end.x - radius, end.y - radius, end.x + radius, end.y + radius), fill=_LINK)


def _way(label: Box, box: Box) -> tuple[Point, Point]:
    """Where the shortest line from the label to the field starts and ends; upright or level where it can be."""
    (x1, x2), (y1, y2) = (
        _closest(label.left, label.right, box.left, box.right),
        _closest(label.top, label.bottom, box.top, box.bottom),
    )
    return Point(x1, y1), Point(x2, y2)


def _closest(low: int, high: int, other_low: int, other_high: int) -> tuple[int, int]:
    """The nearest positions of two ranges, the middle of what they share if they meet."""
    if high <= other_low:
        return high - 1, other_low
    if other_high <= low:
        return low, other_high - 1
    middle = (max(low, other_low) + min(high, other_high)) // 2
    return middle, middle


def _captions(pen: ImageDraw.ImageDraw, elements: tuple[Element, ...], size: int, canvas: tuple[int, int]) -> None:
    """Role and name beside each box where they hide least; the role alone, or nothing, where there is no room."""
    cost = _Cost(elements, canvas)
    for element in sorted((e for e in elements if e.role != "text"), key=lambda e: e.role in _CONTAINERS):
        for text in dict.fromkeys((_caption(element), element.role)):
            font = _font(text, size)
            left, top, right, bottom = font.getbbox(text)
            width, height = round(right - left) + 6, round(bottom - top) + 4
            spot = cost.cheapest(_spots(element.box, width, height), width, height)
            if spot is not None:
                x, y = spot
                pen.rectangle((x, y, x + width - 1, y + height - 1), fill=_COLOUR[element.role])
                pen.text((x + 3 - left, y + 2 - top), text, font=font, fill="white")
                break


class _Cost:
    """What it costs to cover each pixel: text is dear, other elements less, and what is already covered is taken."""

    _TEXT, _ELEMENT, _TAKEN, _LIMIT = 6.0, 1.0, 1000.0, 1.6

    def __init__(self, elements: tuple[Element, ...], canvas: tuple[int, int]) -> None:
        self._map = np.zeros(canvas[::-1], np.float32)
        for element in sorted(elements, key=lambda e: e.role == "text"):
            if element.role not in _CONTAINERS:
                self._set(element.box, self._TEXT if element.role == "text" else self._ELEMENT)
            if element.label_box:
                (left, right), (top, bottom) = map(sorted, zip(*_way(element.label_box, element.box), strict=True))
                self._set(element.label_box, self._TEXT)
                self._set(Box(left, top, right + 1, bottom + 1).expand(4), self._TEXT)

    def _set(self, box: Box, value: float) -> None:
        self._map[max(0, box.top) : max(0, box.bottom), max(0, box.left) : max(0, box.right)] = value

    def cheapest(self, spots: list[tuple[int, int]], width: int, height: int) -> tuple[int, int] | None:
        """The best of the places for a caption, from now on taken; None where all lie outside or are too dear."""
        rows, columns = self._map.shape
        inside = [(x, y) for x, y in spots if 0 <= x <= columns - width and 0 <= y <= rows - height]
        priced = [(float(self._map[y : y + height, x : x + width].mean()), n) for n, (x, y) in enumerate(inside)]
        if not priced or min(priced)[0] > self._LIMIT:
            return None
        x, y = inside[min(priced)[1]]
        self._set(Box(x, y, x + width, y + height), self._TAKEN)
        return x, y


def _caption(element: Element) -> str:
    """The role, the name where it is not written in the element or right beside it, and the state."""
    name = " ".join((element.label or "").split())
    if name == " ".join(element.text.split()) or (
        element.label_box and element.role in ("checkbox", "radio", "switch")
    ):
        name = ""
    if len(name) > _MAX_CAPTION:
        name = name[: _MAX_CAPTION - 1] + "…"
    state = ("checked" if element.checked else "") + (" disabled" if not element.enabled else "")
    return " ".join(f"{element.role} {name} {state}".split())


def _spots(box: Box, width: int, height: int) -> list[tuple[int, int]]:
    """Places for a caption: above, below, at the side, and inside at the right, best first."""
    above, below, middle = box.top - height - 1, box.bottom + 1, box.top + (box.height - height) // 2
    outer = [(x, y) for y in (above, below) for x in (box.left - 1, box.right - width + 1)]
    beside = [(box.right + 2, middle), (box.left - width - 2, middle)]
    inner = [(box.right - width - 2, y) for y in (middle, box.top + 1, box.bottom - height - 1)]
    return outer + beside + inner


def _with_legend(image: Image.Image, elements: tuple[Element, ...], size: int) -> Image.Image:
    """The image with a strip below it: each role that occurs and how often, and the sign of a label link."""
    size = max(12, size, image.width // 130)
    counts = Counter(e.role for e in elements)
    entries = [(_COLOUR[role], f"{role} {number}") for role, number in counts.most_common()]
    links = sum(e.label_box is not None for e in elements)
    if links:
        entries.append((_LINK, f"label link {links}"))
    font = _font("", size)
    places, x, y = [], size, size // 2
    for _, text in entries:
        width = round(font.getlength(text)) + 3 * size
        if x > size and x + width > image.width:
            x, y = size, y + 2 * size
        places.append((x, y))
        x += width
    out = Image.new("RGB", (image.width, image.height + y + 2 * size), "#111827")
    out.paste(image)
    pen = ImageDraw.Draw(out)
    for (x, y), (colour, text) in zip(places, entries, strict=True):
        top = image.height + y
        pen.rectangle((x, top + size // 8, x + size, top + size + size // 8), fill=colour, outline="white")
        pen.text((x + size * 3 // 2, top), text, font=font, fill="white")
    return out


_LATIN = ("DejaVuSans.ttf", "arial.ttf", "Arial.ttf", "LiberationSans-Regular.ttf")
_CJK = ("NotoSansCJK-Regular.ttc", "msyh.ttc", "PingFang.ttc", "Hiragino Sans GB.ttc")


def _font(text: str, size: int) -> Font:
    """A font of the system that has the letters of `text`, or else the one that PIL brings, of basic Latin alone."""
    wide = any(ord(letter) >= 0x2E80 for letter in text)
    return _first_font(_CJK + _LATIN if wide else _LATIN, size)


@cache
def _first_font(names: tuple[str, ...], size: int) -> Font:
    for name in names:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)

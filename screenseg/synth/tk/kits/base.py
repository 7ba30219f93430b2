"""What all widget sets share: where texts stand in widgets, and the drawn bits that Tk lacks."""

from __future__ import annotations

import tkinter as tk
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import Face, Faces
from screenseg.synth.tk.palette import Classic, Palette
from screenseg.synth.tk.pixels import colour_of, mark_box
from screenseg.synth.tk.scene import Line, Scene, aligned

__all__ = ["Base", "arrow", "caption", "content", "entry_lines", "rest", "text_lines"]


def content(node: Node) -> tuple[str, str]:
    """What stands in a field, and what kind of text that is; kind "" for password dots."""
    if node.kind == "password" and node.value:
        return "•" * len(node.value), ""
    return (node.value, "value") if node.value else (node.placeholder, "placeholder")


def entry_lines(scene: Scene, entry: tk.Misc, face: Face, node: Node) -> list[Line]:
    """The line in an entry, from where its first letter is, seen or not."""
    text, kind = content(node)
    found = entry.tk.call(str(entry), "bbox", 0) if text and kind else ""
    if not found:
        return []
    x, y, _, height = (int(value) for value in entry.tk.splitlist(found))
    left, top = entry.winfo_rootx() + x, entry.winfo_rooty() + y + (height - face.height) // 2
    return [(text, (left, top, left + face.measure(text), top + face.height))]


def caption(scene: Scene, widget: tk.Misc, face: Face, text: str, image: int = 0, gap: int = 0) -> list[Line]:
    """The centred caption of a button, beside an image of this width."""
    if not text:
        return []
    left, top, right, bottom = aligned(scene.box(widget), face, text)
    shift = (image + gap) / 2 if image and not scene.right_to_left else -(image + gap) / 2 if image else 0
    return [(text, (left + shift, top, right + shift, bottom))]


def rest(scene: Scene, widget: tk.Misc, ground: str, text: Rectangle | None, inset: int = 1) -> Rectangle:
    """What is drawn of a widget beside its text: the mark of a check button."""
    left, top, right, bottom = scene.box(widget, inset)
    if text is not None:
        left, right = (text[2] + 1, right) if text[0] - left < right - text[2] else (left, text[0] - 1)
    assert scene.image is not None
    return mark_box(scene.image, (left, top, right, bottom), colour_of(ground)) or (left, top, right, bottom)


def arrow(master: tk.Misc, direction: str, size: int, *, ground: str, colour: str, **more: Any) -> tk.Canvas:
    """A little canvas with a triangle that points up, down, left or right."""
    canvas = tk.Canvas(master, width=size, height=size, bg=ground, **{"highlightthickness": 0, "bd": 0, **more})
    a, b, c = size * 0.22, size * 0.5, size * 0.78
    points = {
        "down": (a, size * 0.36, c, size * 0.36, b, size * 0.68),
        "up": (a, size * 0.64, c, size * 0.64, b, size * 0.32),
        "right": (size * 0.36, a, size * 0.36, c, size * 0.68, b),
        "left": (size * 0.64, a, size * 0.64, c, size * 0.32, b),
    }[direction]
    shift = int(more.get("bd", 0))
    canvas.create_polygon(*(value + shift for value in points), fill=colour)
    return canvas


def text_lines(widget: tk.Text, face: Face, known: dict[str, str]) -> list[Line]:
    """The lines of a text widget that are on display; `known` gives the text that a shaped line was made of."""
    found: list[Line] = []
    index = widget.index("@0,0")
    while (info := widget.dlineinfo(index)) is not None:
        x, y, _, _, baseline = info
        text = widget.get(f"{index} display linestart", f"{index} display lineend")
        text = known.get(text, text).rstrip()
        left, top = widget.winfo_rootx() + x, widget.winfo_rooty() + y + baseline - face.ascent
        found.append((text, (left, top, left + face.measure(text), top + face.height)))
        following = widget.index(f"{index} display linestart + 1 display lines")
        if widget.compare(following, "<=", index):
            break
        index = following
    return found


class Base:
    """What every widget set knows: the screen, its fonts, its colours and the classic options."""

    name = "classic"

    def __init__(self, scene: Scene, faces: Faces, palette: Palette, style: Classic) -> None:
        self.scene, self.faces, self.palette, self.style = scene, faces, palette, style
        self.option_buttons = scene.rng.random() < 0.35  # for choices, rather than entries with an arrow

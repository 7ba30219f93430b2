"""From laid out widgets to raw truth: boxes, clips, layers and lines of text in image pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screenseg.synth.gtk.lines import Line, labels_in, words_lines
from screenseg.synth.gtk.paint import border_box
from screenseg.synth.gtk.scene import Scene, Surface, Words
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.renderer import RawElement, RawText, Rectangle

__all__ = ["Ruler", "measure", "overlap"]


class Ruler:
    """Turns a widget's coordinates into those of the image."""

    def __init__(self, scene: Scene) -> None:
        self._scale = scene.look.scale
        self._surfaces = {hash(surface.window): surface for surface in scene.surfaces}

    def surface(self, widget: Widget) -> Surface | None:
        """The window in which it lies."""
        return self._surfaces.get(hash(widget.get_toplevel()))

    def place(self, widget: Widget, box: Rectangle) -> Rectangle | None:
        """A rectangle in the widget's coordinates, in the image; None if the widget is not shown."""
        surface = self.surface(widget)
        if surface is None or not widget.get_mapped():
            return None
        at = widget.translate_coordinates(surface.content, 0, 0)
        if at is None:
            return None
        x, y, scale = at[0] + surface.x, at[1] + surface.y, self._scale
        return ((x + box[0]) * scale, (y + box[1]) * scale, (x + box[2]) * scale, (y + box[3]) * scale)

    def clip(self, widget: Widget) -> Rectangle | None:
        """What all scrolled and divided ancestors let through."""
        clip: Rectangle | None = None
        child, above = widget, widget.get_parent()
        while above is not None:
            inner = _window(above, child)
            if inner is not None:
                clip = overlap(clip, self.place(above, inner))
            child, above = above, above.get_parent()
        return clip


def _window(above: Widget, child: Widget) -> Rectangle | None:
    """The part of `above` through which `child` is seen, if that can be less than the child."""
    if isinstance(above, Gtk.Viewport | Gtk.TreeView | Gtk.TextView | Gtk.IconView | Gtk.Layout):
        allocation = above.get_allocation()
        return (0.0, 0.0, float(allocation.width), float(allocation.height))
    if isinstance(above, Gtk.Paned):
        allocation, at = above.get_allocation(), float(above.get_position())
        width, height = float(allocation.width), float(allocation.height)
        first = child == above.get_child1()
        if above.get_orientation() == Gtk.Orientation.VERTICAL:
            return (0.0, 0.0, width, at) if first else (0.0, at, width, height)
        if above.get_direction() == Gtk.TextDirection.RTL:
            return (width - at, 0.0, width, height) if first else (0.0, 0.0, width - at, height)
        return (0.0, 0.0, at, height) if first else (at, 0.0, width, height)
    return None


def overlap(one: Rectangle | None, other: Rectangle | None) -> Rectangle | None:
    """What two rectangles share; None stands for everywhere."""
    if one is None or other is None:
        return other if one is None else one
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return (left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3])))


def measure(scene: Scene) -> tuple[list[RawElement], list[RawText]]:
    """All elements and lines of text of a scene whose windows are laid out."""
    ruler = Ruler(scene)
    elements: list[RawElement] = []
    texts: list[RawText] = []
    for part in scene.parts:
        box = border_box(part.widget) if part.find is None else part.find()
        placed = None if box is None else ruler.place(part.widget, box)
        surface = ruler.surface(part.widget)
        if placed is None or surface is None or placed[2] - placed[0] < 1 or placed[3] - placed[1] < 1:
            continue
        clip = ruler.clip(part.widget)
        elements.append(replace(part.raw, box=placed, clip=clip, layer=surface.layer))
    for words in scene.words:
        texts += _texts(words, ruler)
    for cells in scene.cells:
        more, lines = cells.report()
        for element in more:
            _settle(element, cells.widget, ruler)
        for line in lines:
            _settle(line, cells.widget, ruler)
        elements += [raw for raw in more if raw.box[2] > raw.box[0]]
        texts += [raw for raw in lines if raw.box[2] > raw.box[0]]
    return _linked(elements, texts), texts


def _settle(raw: RawElement | RawText, widget: Widget, ruler: Ruler) -> None:
    """Move what a widget reported of itself to where it lies in the image."""
    surface = ruler.surface(widget)
    placed = ruler.place(widget, raw.box)
    if surface is None or placed is None:
        raw.box = (0.0, 0.0, 0.0, 0.0)
        return
    inner = None if raw.clip is None else ruler.place(widget, raw.clip)
    raw.box, raw.clip, raw.layer = placed, overlap(ruler.clip(widget), inner), surface.layer


def _texts(words: Words, ruler: Ruler) -> list[RawText]:
    shown: list[tuple[Widget, Line]] = []
    targets = list(labels_in(words.widget)) or [words.widget]
    for target in targets:
        if target.get_mapped():
            shown += [(target, line) for line in words_lines(target)]
    found: list[RawText] = []
    for number, (target, line) in enumerate(shown):
        box, surface = ruler.place(target, line.box), ruler.surface(target)
        if box is None or surface is None:
            continue
        clip = ruler.clip(target)
        if line.clip is not None:
            clip = overlap(clip, ruler.place(target, line.clip))
        found.append(
            RawText(
                id=f"{words.id}:{number}",
                text=line.text,
                box=box,
                clip=clip,
                layer=surface.layer,
                element=words.element,
                kind=words.kind,
            )
        )
    return found


def _linked(elements: Sequence[RawElement], texts: Sequence[RawText]) -> list[RawElement]:
    """The elements with the ids of all lines of their labels instead of the labels' ids."""
    lines: dict[str, list[RawText]] = {}
    for text in texts:
        lines.setdefault(text.id.rpartition(":")[0], []).append(text)
    linked: list[RawElement] = []
    for raw in elements:
        found = [line for label in raw.label_texts for line in lines.get(label, ())]
        source = raw.label_source if found or not raw.label_texts else "none"
        shown = " ".join(line.text for line in found) if found and raw.text and source == "caption" else raw.text
        if raw.role == "combobox":
            shown = next((text.text for text in texts if text.element == raw.id and text.text.endswith("…")), shown)
        linked.append(replace(raw, label_texts=tuple(line.id for line in found), label_source=source, text=shown))
    return linked

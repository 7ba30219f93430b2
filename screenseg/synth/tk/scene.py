"""One screen while it is built, drawn and measured.

Widgets are built first; then Tk lays them out; then hooks place what depends on the layout (sashes, carets, overlays);
then the picture is taken, and only then the probes run that report what lies where.
"""

from __future__ import annotations

import random
import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from screenseg.synth.renderer import Look, RawElement, RawText, Rectangle, Split
from screenseg.synth.tk.faces import Face, shape
from screenseg.synth.tk.pixels import Image, colour_of, mark_box, trim

if TYPE_CHECKING:
    from screenseg.synth.icons import IconSet
    from screenseg.synth.spec import Node
    from screenseg.synth.tk.kits.classic import Kit

__all__ = ["Labelled", "Line", "Part", "Scene", "Site", "Words", "aligned", "intersect"]

Line = tuple[str, Rectangle]
_DENSITY = {"compact": 0.55, "normal": 1.0, "roomy": 1.55}
_NOWHERE: Rectangle = (0, 0, 0, 0)


def intersect(first: Rectangle, second: Rectangle) -> Rectangle:
    """What two boxes share; an empty box if nothing."""
    left, top = max(first[0], second[0]), max(first[1], second[1])
    return left, top, max(left, min(first[2], second[2])), max(top, min(first[3], second[3]))


class Scene:
    """What is known of the screen that is being drawn."""

    def __init__(self, stage: tk.Toplevel, look: Look, *, language: str, right_to_left: bool) -> None:
        self.stage, self.look, self.language, self.right_to_left = stage, look, language, right_to_left
        self.rng = random.Random(look.seed)
        self.image: Image | None = None
        self.elements: list[RawElement] = []
        self.texts: list[RawText] = []
        self.covers: list[tuple[Rectangle, int]] = []
        self.ignore: list[Rectangle] = []
        self.settled: list[Callable[[], object]] = []
        self.probes: list[Callable[[], object]] = []
        self.where: dict[str, Callable[[], Rectangle]] = {}
        self.inks: dict[tuple[str, int], Rectangle] = {}  # what of an icon of a size is drawn, relative to its corner
        self.keep: list[Any] = []  # images and variables that Tk would lose
        self.menus: list[tk.Menu] = []
        self.split: Split = "train"
        self._clips: dict[str, Rectangle] = {}
        self._icons: IconSet | None = None

    def icons(self) -> IconSet:
        """The one icon set of this screen."""
        if self._icons is None:
            from screenseg.synth.icons import choose

            self._icons = choose(random.Random(self.look.seed), split=self.split)
        return self._icons

    def px(self, length: float) -> int:
        """A length given for 100 %, in pixels; at least 1."""
        return max(1, round(length * self.look.scale))

    def gap(self, length: float) -> int:
        """A distance given for normal density at 100 %, in pixels."""
        return self.px(length * _DENSITY[self.look.density])

    @property
    def start(self) -> Any:
        """The side at which a line of text begins."""
        return "right" if self.right_to_left else "left"

    @property
    def end(self) -> Any:
        """The side at which a line of text ends."""
        return "left" if self.right_to_left else "right"

    @property
    def lead(self) -> Any:
        """The anchor at which a line of text begins."""
        return "e" if self.right_to_left else "w"

    def box(self, widget: tk.Misc, inset: int = 0) -> Rectangle:
        """Where a widget lies in the picture."""
        left, top = widget.winfo_rootx() + inset, widget.winfo_rooty() + inset
        return left, top, left + widget.winfo_width() - 2 * inset, top + widget.winfo_height() - 2 * inset

    def window_box(self, widget: tk.Misc) -> Rectangle:
        """What can be seen of a widget's own window: its box within all that hold it."""
        key = str(widget)
        if key not in self._clips:
            box = self.box(widget)
            over = None if isinstance(widget, tk.Tk | tk.Toplevel) else widget.master
            self._clips[key] = box if over is None else intersect(box, self.window_box(over))
        return self._clips[key]

    def shown(self, widget: tk.Misc) -> bool:
        """Whether it and all that hold it are mapped."""
        return bool(widget.winfo_viewable())

    def trim(self, box: Rectangle, ground: str) -> tuple[Rectangle, bool]:
        """The box without margins in the ground's colour, and whether it has a border or fill of its own."""
        assert self.image is not None
        return trim(self.image, box, colour_of(ground))

    def colour_at(self, x: float, y: float, default: str) -> str:
        """The picture's colour at a point; the default for a point outside."""
        assert self.image is not None
        if 0 <= x < self.look.width and 0 <= y < self.look.height:
            return "#{:02x}{:02x}{:02x}".format(*self.image[int(y), int(x)])
        return default

    def icon_ink(self, meaning: str, box: Rectangle) -> Rectangle:
        """What is drawn of an icon that fills this box."""
        left, top, right, bottom = self.inks.get(
            (meaning, round(box[2] - box[0])), (0, 0, box[2] - box[0], box[3] - box[1])
        )
        return box[0] + left, box[1] + top, box[0] + right, box[1] + bottom

    def inked(self, box: Rectangle, ground: str) -> Rectangle:
        """The box around what is not of the ground's colour; the box itself if nothing is."""
        assert self.image is not None
        return mark_box(self.image, box, colour_of(ground)) or box

    def element(self, site: Site, node: Node, role: str, box: Rectangle, widget: tk.Misc, **more: Any) -> None:
        """Report one element that lies in `widget`'s window; `more` goes to RawElement as it is."""
        values: dict[str, Any] = {
            "id": node.id,
            "disabled": node.disabled,
            "concept": node.concept,
            "parent": site.parent,
            **more,
        }
        self.elements.append(RawElement(role=role, box=box, clip=self.window_box(widget), layer=site.layer, **values))

    def line(
        self, site: Site, ident: str, line: Line, widget: tk.Misc, *, kind: str = "text", element: str | None = None
    ) -> None:
        """Report one line of text that is written in `widget`."""
        text, box = line
        if text.strip():
            clip = self.window_box(widget)
            self.texts.append(
                RawText(id=ident, text=text, box=box, clip=clip, layer=site.layer, element=element, kind=kind)
            )

    def lines(
        self,
        site: Site,
        ident: str,
        lines: list[Line],
        widget: tk.Misc,
        *,
        kind: str = "text",
        element: str | None = None,
    ) -> tuple[str, ...]:
        """Report several lines; their ids."""
        idents = tuple(f"{ident}/{number}" for number in range(len(lines)))
        for each, line in zip(idents, lines, strict=True):
            self.line(site, each, line, widget, kind=kind, element=element)
        return idents

    def cover(self, site: Site, box: Rectangle) -> None:
        """Report an opaque area of an overlay."""
        self.covers.append((box, site.layer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What labels a control: the words that are drawn for it, asked for when the picture is taken."""

    name: str = ""
    texts: Callable[[], tuple[str, ...]] = tuple
    source: str = "none"
    visible: bool = True
    required: bool = False
    concept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where something is being built."""

    scene: Scene
    kit: Kit
    ground: str
    room: int  # pixels of width that are there, about
    parent: str | None = None
    layer: int = 0
    label: Labelled = Labelled()
    traits: tuple[str, ...] = ()  # "toolbar", "cell": where buttons and fields look different

    def within(self, parent: str | None = None, **more: Any) -> Site:
        """The site inside of an element."""
        return replace(self, parent=parent or self.parent, label=Labelled(), **more)


@dataclass(slots=True, kw_only=True)
class Part:
    """A widget that a kit made, and how to find what of it is to be reported."""

    widget: tk.Misc
    box: Callable[[], Rectangle]
    lines: Callable[[], list[Line]] = list
    trim: bool = True
    written: tk.Misc | None = None  # the window in which the text stands, if not the widget itself
    stretch: bool = True  # whether it may grow wider than it asks for
    icon: Callable[[], Rectangle] | None = None


def aligned(box: Rectangle, face: Face, text: str, anchor: str = "center", pad: float = 0) -> Rectangle:
    """Where Tk draws a single line in a box: centred in height, at an anchor in width."""
    width = face.measure(text)
    left = box[0] + (box[2] - box[0] - width) // 2
    if anchor == "w":
        left = box[0] + pad
    elif anchor == "e":
        left = box[2] - pad - width
    top = box[1] + (box[3] - box[1] - face.height) // 2
    return left, top, left + width, top + face.height


class Words:
    """Text that is just read: one label widget whose lines are broken here, so that each one's box is known."""

    def __init__(
        self,
        site: Site,
        master: tk.Misc,
        text: str,
        face: Face | None = None,
        *,
        colour: str = "",
        wrap: int = 0,
        **more: Any,
    ) -> None:
        scene = site.scene
        self.face = face or site.kit.faces.body
        self.site, self.text = site, text
        self._texts = self.face.wrap(text, wrap)
        self.anchor = more.pop("anchor", scene.lead)
        self.justify = {"w": "left", "e": "right"}.get(self.anchor, "center")
        options = {"bd": 0, "padx": 0, "pady": 0, "highlightthickness": 0, "bg": site.ground, **more}
        self.pad = (options["bd"] + options["padx"], options["bd"] + options["pady"])
        self.widget = tk.Label(
            master,
            text="\n".join(shape(line) for line in self._texts),
            font=self.face.name,
            fg=colour or site.kit.palette.text,
            justify=self.justify,  # type: ignore[arg-type]
            anchor=self.anchor,
            **options,
        )
        self.idents: tuple[str, ...] = ()

    def lines(self) -> list[Line]:
        """Every line with its box; as Tk's label aligns them."""
        left, top, right, bottom = self.site.scene.box(self.widget)
        widths = [self.face.measure(line) for line in self._texts]
        block, height = max(widths), self.face.height * len(widths)
        x = left + (right - left - block) / 2
        if self.anchor in "we":
            x = left + self.pad[0] if self.anchor == "w" else right - self.pad[0] - block
        y = top + (bottom - top - height) // 2
        found: list[Line] = []
        for number, (text, width) in enumerate(zip(self._texts, widths, strict=True)):
            start = x + {"left": 0.0, "right": float(block - width)}.get(self.justify, (block - width) / 2)
            found.append(
                (text, (start, y + number * self.face.height, start + width, y + (number + 1) * self.face.height))
            )
        return found

    def report(self, ident: str, *, kind: str = "text", element: str | None = None) -> Words:
        """Have its lines reported, under ids that begin with `ident`."""
        scene = self.site.scene
        self.idents = tuple(f"{ident}/{number}" for number in range(len(self._texts)))

        def probe() -> None:
            if scene.shown(self.widget):
                scene.lines(self.site, ident, self.lines(), self.widget, kind=kind, element=element)

        scene.probes.append(probe)
        return self

"""Classic Tk's frames, tabs and panes."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk.kits.base import Base
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Line, Site, Words

__all__ = ["Boxes", "Group", "Tab", "Tabs"]


@dataclass(slots=True, kw_only=True)
class Group:
    """A frame with a title: the whole, the inside, and the title's words (None if it has none)."""

    outer: tk.Misc
    body: tk.Misc
    title: Words | None
    ground: str


@dataclass(slots=True, kw_only=True)
class Tab:
    """One tab of a strip."""

    node: Node
    box: Callable[[], Rectangle]
    lines: Callable[[], list[Line]]
    widget: tk.Misc


@dataclass(slots=True, kw_only=True)
class Tabs:
    """Tabs over their panel."""

    outer: tk.Misc
    body: tk.Misc
    tabs: list[Tab]
    strip: Callable[[], Rectangle]
    panel: Callable[[], Rectangle]
    ground: str


class Boxes(Base):
    """What holds others."""

    def frame(self, site: Site, master: tk.Misc, **options: Any) -> tk.Frame:
        """A frame that is not seen."""
        return tk.Frame(master, **{"bg": site.ground, "bd": 0, "highlightthickness": 0, **options})

    def group(self, site: Site, master: tk.Misc, node: Node) -> Group:
        """A frame with its title in the border."""
        scene = self.scene
        relief = self.style.frame_relief
        border = {"bd": scene.px(2 if relief in ("groove", "ridge") else 1), "relief": relief}
        if relief == "flat":
            border = {"bd": 0, "relief": "flat", "highlightthickness": 1, "highlightbackground": self.palette.border}
        if not node.text:
            outer = self.frame(site, master, **border)
            return Group(outer=outer, body=outer, title=None, ground=site.ground)
        face = self.faces.get(bold=scene.look.seed % 4 == 0)
        labelframe = tk.LabelFrame(master, bg=site.ground, labelanchor="ne" if scene.right_to_left else "nw", **border)  # type: ignore[arg-type]
        title = Words(site, labelframe, node.text, face)
        labelframe.configure(labelwidget=title.widget)
        return Group(outer=labelframe, body=labelframe, title=title, ground=site.ground)

    def tabs(self, site: Site, master: tk.Misc, node: Node) -> Tabs:
        """A row (or column) of raised labels over a raised frame: what programs build without ttk."""
        scene = self.scene
        vertical = node.orientation == "vertical"
        outer = self.frame(site, master)
        strip = self.frame(site, outer)
        relief = "raised" if self.style.button_relief in ("raised", "ridge") else "flat"
        line = {"highlightthickness": 1, "highlightbackground": self.palette.border} if relief == "flat" else {}
        body = self.frame(site, outer, relief=relief, bd=scene.px(self.style.button_border or 1), **line)
        strip.pack(side=scene.start if vertical else "top", fill="y" if vertical else "x")
        body.pack(side=scene.start if vertical else "top", fill="both", expand=True)
        tabs = [self.tab(site, strip, child, relief, vertical=vertical) for child in node.children]
        return Tabs(
            outer=outer, body=body, tabs=tabs, strip=lambda: scene.box(strip), panel=lambda: scene.box(body),
            ground=site.ground,
        )  # fmt: skip

    def tab(self, site: Site, strip: tk.Misc, node: Node, relief: str, *, vertical: bool) -> Tab:
        """One tab: a label with a border."""
        scene, palette = self.scene, self.palette
        ground = site.ground if node.selected else blend(site.ground, palette.text, 0.1)
        if relief == "flat" and node.selected:
            ground = palette.field if palette.field != site.ground else blend(site.ground, palette.accent, 0.25)
        within = site.within(ground=ground)
        colour = palette.faint if node.disabled else palette.text
        words = Words(
            within, strip, node.text, self.faces.get(bold=node.selected and scene.look.seed % 2 == 0), colour=colour,
            bd=scene.px(2), relief=relief, padx=scene.gap(8), pady=scene.gap(3 if node.selected else 2),
            anchor=scene.lead if vertical else "center",
        )  # fmt: skip
        side = "top" if vertical else scene.start
        words.widget.pack(side=side, fill="x" if vertical else "none", anchor="s", padx=0 if vertical else (0, 1))  # type: ignore[arg-type]
        return Tab(node=node, box=lambda: scene.box(words.widget), lines=words.lines, widget=words.widget)

    def separator(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A rule."""
        thin = "height" if orient == "horizontal" else "width"
        sunken: dict[str, Any] = {"bd": 1, "relief": "sunken", "bg": site.ground, thin: 2}
        flat: dict[str, Any] = {"bd": 0, "bg": self.palette.border, thin: 1}
        return tk.Frame(master, **(sunken if self.style.button_relief in ("raised", "ridge") else flat))

    def panes(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A paned window; panes are added with `add`, its sash set with `set_sash`."""
        raised = self.style.button_relief in ("raised", "ridge")
        options: dict[str, Any] = {"orient": orient, "sashrelief": "raised" if raised else "flat", "sashpad": 1}
        options["showhandle"] = raised and self.scene.look.seed % 2 == 0
        return tk.PanedWindow(master, bg=site.ground, bd=0, sashwidth=self.scene.px(4 if raised else 3), **options)

    def set_sash(self, panes: Any, orient: str, share: float) -> None:
        """Divide the room between two panes."""
        if orient == "horizontal":
            panes.sash_place(0, round(panes.winfo_width() * share), 1)
        else:
            panes.sash_place(0, 1, round(panes.winfo_height() * share))

    def table(self, site: Site, master: tk.Misc, node: Node, columns: Any, rows: Any) -> Any:
        """The toolkit's own table, or None: then one is drawn on a canvas."""
        return None

    def tree(self, site: Site, master: tk.Misc, node: Node, rows: Any) -> Any:
        """The toolkit's own tree, or None: then one is drawn on a canvas."""
        return None

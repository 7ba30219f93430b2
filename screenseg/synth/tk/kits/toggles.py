"""Classic Tk's check and radio buttons, and switches."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.kits.base import Base, rest
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Line, Part, Site, Words, aligned

__all__ = ["Toggles"]


class Toggles(Base):
    """What is on or off."""

    def check(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A check button; its box is the mark alone."""
        return self.captioned(site, master, node, self.check_mark)

    def radio(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A radio button; its box is the mark alone."""
        return self.captioned(site, master, node, self.radio_mark)

    def captioned(self, site: Site, master: tk.Misc, node: Node, make: Callable[[Site, tk.Misc, Node], Part]) -> Part:
        """A mark with its caption. From right to left the two are apart: Tk's own buttons have the mark at the left."""
        if not self.scene.right_to_left:
            return make(site, master, node)
        row = tk.Frame(master, bg=site.ground)
        part = make(site, row, replace(node, text=""))
        words = Words(site, row, node.text, colour=self.palette.faint if node.disabled else self.palette.text)
        part.widget.pack(side="right")  # type: ignore[attr-defined]
        words.widget.pack(side="right", padx=self.scene.px(3))
        return replace(part, widget=row, lines=words.lines, written=words.widget)

    def check_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """Tk's check button."""
        own = {"onvalue": "True", "offvalue": "False", "tristatevalue": "mixed"}
        return self.toggle(site, master, node, tk.Checkbutton, own)

    def radio_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """Tk's radio button."""
        return self.toggle(site, master, node, tk.Radiobutton, {"value": "True", "tristatevalue": "mixed"})

    def toggle(self, site: Site, master: tk.Misc, node: Node, make: Callable[..., Any], own: dict[str, Any]) -> Part:
        """A classic check or radio button; what is drawn beside its caption is the mark."""
        scene, palette, face = self.scene, self.palette, self.faces.body
        variable = tk.StringVar(scene.stage, str(node.checked or False))
        scene.keep.append(variable)
        ring = palette.text if node.focused else site.ground
        widget = make(
            master, text=node.text, variable=variable, font=face.name, bg=site.ground, fg=palette.text, anchor="w",
            highlightthickness=1 if self.style.ring else 0, highlightbackground=ring, padx=1, pady=scene.gap(1),
            selectcolor=palette.field, disabledforeground=palette.faint, activebackground=site.ground,
            bd=scene.px(self.style.button_border or 1), state="disabled" if node.disabled else "normal", **own,
        )  # fmt: skip
        part = Part(widget=widget, box=lambda: scene.box(widget), trim=False, stretch=False)

        def lines() -> list[Line]:
            left, top, _, bottom = scene.box(widget)
            edge = left + widget.winfo_reqwidth() - int(widget["bd"]) - int(widget["highlightthickness"]) - 1
            return [(node.text, aligned((left, top, edge, bottom), face, node.text, "e"))] if node.text else []

        part.lines = lines
        part.box = lambda: rest(scene, widget, site.ground, next((box for _, box in lines()), None), 2)
        return part

    def switch(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A switch, which Tk has not: a picture with a caption beside it, as programs do it."""
        scene, palette = self.scene, self.palette
        on = blend(palette.accent, site.ground, 0.5) if node.disabled else palette.accent
        photo = pictures.switch(scene, on=bool(node.checked), colour=on, off=palette.trough, height=scene.px(18))
        return self.pictured(site, master, node, photo)

    def pictured(self, site: Site, master: tk.Misc, node: Node, photo: Any) -> Part:
        """A mark that is a picture, with its caption."""
        scene, palette = self.scene, self.palette
        row = tk.Frame(master, bg=site.ground)
        mark = tk.Label(row, image=photo, bd=0, padx=0, pady=0, highlightthickness=0, bg=site.ground)
        words = Words(site, row, node.text, colour=palette.faint if node.disabled else palette.text)
        mark.pack(side=scene.start)
        words.widget.pack(side=scene.start, padx=scene.px(6))
        return Part(
            widget=row, box=lambda: scene.trim(scene.box(mark), site.ground)[0], lines=words.lines, trim=False,
            written=words.widget, stretch=False,
        )  # fmt: skip

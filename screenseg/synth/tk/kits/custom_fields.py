"""CustomTkinter's fields."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from importlib import import_module
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import Faces
from screenseg.synth.tk.kits.classic import Kit
from screenseg.synth.tk.palette import CLASSICS, Palette, blend
from screenseg.synth.tk.scene import Part, Scene, Site, aligned

__all__ = ["CustomFields"]


class CustomFields(Kit):
    """Fields, and what all of its widgets need."""

    name = "custom"

    def __init__(self, scene: Scene, faces: Faces, palette: Palette, frames: str) -> None:
        super().__init__(scene, faces, palette, CLASSICS["ringed"])
        self.own: Any = import_module("customtkinter")
        self.frames = frames
        self.radius = scene.rng.choice((0, 4, 6, 6, 8, 16))
        self.mark_size = scene.rng.choice((18, 20, 24))
        self.font = (scene.look.font, scene.look.font_size)

    def holder(self, site: Site, master: tk.Misc) -> tk.Frame:
        """The plain frame in which a widget stands."""
        return tk.Frame(master, bg=site.ground, bd=0, highlightthickness=0)

    def unscaled(self, pixels: float) -> int:
        """A length as CustomTkinter wants it: it multiplies by the scale itself."""
        return max(1, round(pixels / self.scene.look.scale))

    def high(self) -> int:
        """Height of fields and buttons."""
        return self.unscaled(self.faces.body.height + self.scene.gap(10))

    def edge(self, node: Node) -> dict[str, Any]:
        """Border colour and corners of a field."""
        palette = self.palette
        colour = palette.danger if node.invalid else palette.accent if node.focused else palette.border
        return {
            "border_color": colour,
            "corner_radius": self.radius,
            "height": self.high(),
            "font": self.font,
            "text_color": self.palette.faint if node.disabled else self.palette.field_text,
        }

    def packed(self, holder: tk.Frame, widget: Any) -> tk.Frame:
        """The widget filling its holder."""
        widget.pack(fill="both", expand=True)
        return holder

    def entry(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkEntry."""
        holder = self.holder(site, master)
        width = self.unscaled(self.chars(site, node) * self.faces.body.measure("0"))
        widget = self.own.CTkEntry(
            holder, width=width, bg_color=site.ground, fg_color=self.field_ground(node), **self.edge(node)
        )
        return self.filled(node, self.packed(holder, widget), widget._entry)

    def field_ground(self, node: Node) -> str:
        """The ground of a field."""
        return self.palette.dead_field if node.disabled or node.readonly else self.palette.field

    def filled(self, node: Node, holder: tk.Misc, entry: Any) -> Part:
        """Write into the entry inside of a widget, in exactly the font that is measured."""
        entry.configure(font=self.faces.body.name, insertwidth=0)
        return self.fill_entry(node, holder, entry)

    def multiline(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkTextbox."""
        holder = self.holder(site, master)
        width = self.unscaled(self.chars(site, node) * self.faces.body.measure("0"))
        edge = {**self.edge(node), "height": self.unscaled(self.faces.body.height * 4.5)}
        widget = self.own.CTkTextbox(
            holder, width=width, wrap="word", border_width=2, bg_color=site.ground, fg_color=self.palette.field,
            activate_scrollbars=False, **edge,
        )  # fmt: skip
        widget._textbox.configure(font=self.faces.body.name, insertwidth=0)
        return self.fill_text(site, node, self.packed(holder, widget), widget._textbox)

    def spin(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A frame with an entry between two buttons, as CustomTkinter's own tutorial builds it."""
        holder = self.holder(site, master)
        size = self.high()
        frame = self.own.CTkFrame(
            holder, corner_radius=self.radius, bg_color=site.ground, fg_color=self.frames_over(site)
        )
        state = "disabled" if node.disabled else "normal"
        for sign, side in (("-", self.scene.start), ("+", self.scene.end)):
            press = self.own.CTkButton(
                frame,
                text=sign,
                width=size - 4,
                height=size - 4,
                font=self.font,
                corner_radius=self.radius,
                state=state,
            )
            press.pack(side=side, padx=2, pady=2)
        inner = self.own.CTkEntry(
            frame, width=size * 3, height=size - 4, border_width=0, fg_color=self.field_ground(node), font=self.font
        )
        inner.pack(side=self.scene.start, fill="both", expand=True, pady=2)
        return self.filled(node, self.packed(holder, frame), inner._entry)

    def combo(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkComboBox, or a CTkOptionMenu where one cannot type."""
        holder = self.holder(site, master)
        width = self.unscaled(self.chars(site, node) * self.faces.body.measure("0"))
        state = "disabled" if node.disabled else "normal"
        if not node.editable and not node.placeholder and self.scene.look.seed % 2 and not self.scene.right_to_left:
            menu = self.own.CTkOptionMenu(
                holder,
                width=width,
                bg_color=site.ground,
                values=[""],
                state=state,
                font=self.font,
                corner_radius=self.radius,
                height=self.high(),
            )
            menu.set(node.value)
            label = menu._text_label
            label.configure(font=self.faces.body.name)
            lines = [] if not node.value else [node.value]
            return Part(
                widget=self.packed(holder, menu),
                box=lambda: self.scene.box(holder),
                lines=lambda: [(text, aligned(self.scene.box(label), self.faces.body, text, "w", 1)) for text in lines],
                written=label,
            )
        box = self.own.CTkComboBox(
            holder,
            width=width,
            bg_color=site.ground,
            values=[""],
            state=state,
            fg_color=self.field_ground(node),
            **self.edge(node),
        )
        return self.filled(replace(node, readonly=False), self.packed(holder, box), box._entry)

    def frames_over(self, site: Site) -> str:
        """The ground of frames, a little apart from what they lie on."""
        return self.frames if self.frames != site.ground else blend(site.ground, self.palette.text, 0.06)

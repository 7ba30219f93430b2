"""CustomTkinter's widgets, drawn on canvases. Each stands in a plain frame, since it would scale its own paddings."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from importlib import import_module
from typing import Any

from PIL import ImageTk

from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import Faces
from screenseg.synth.tk.kits.boxes import Group, Tab, Tabs
from screenseg.synth.tk.kits.buttons import share
from screenseg.synth.tk.kits.custom_fields import CustomFields
from screenseg.synth.tk.palette import blend, derive
from screenseg.synth.tk.pictures import box_mark
from screenseg.synth.tk.scene import Line, Part, Scene, Site, Words, aligned

__all__ = ["CustomKit", "custom_kit"]


def custom_kit(scene: Scene, faces: Faces, name: str) -> CustomKit:
    """The widget set in one of its colour themes and in the look's mode and scale."""
    customtkinter: Any = import_module("customtkinter")
    customtkinter.deactivate_automatic_dpi_awareness()
    customtkinter.set_appearance_mode("dark" if scene.look.colours == "dark" else "light")
    customtkinter.set_default_color_theme(name)
    customtkinter.set_widget_scaling(scene.look.scale)
    theme = customtkinter.ThemeManager.theme
    mode = 1 if scene.look.colours == "dark" else 0

    def colour(widget: str, option: str) -> str:
        found = theme[widget][option]
        found = found if isinstance(found, str) else found[mode]
        return "#{:02x}{:02x}{:02x}".format(*(value >> 8 for value in scene.stage.winfo_rgb(found)))

    ground, text, field = colour("CTk", "fg_color"), colour("CTkLabel", "text_color"), colour("CTkEntry", "fg_color")
    palette = derive(ground, text, field, colour("CTkButton", "fg_color"))
    palette = replace(palette, border=colour("CTkEntry", "border_color"), accent_text=colour("CTkButton", "text_color"))
    return CustomKit(scene, faces, palette, frames=colour("CTkFrame", "fg_color"))


class CustomKit(CustomFields):
    """Makes CustomTkinter's widgets, and from its parts those that it lacks."""

    def check_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkCheckBox; one that is half on is a picture."""
        if node.checked == "mixed":
            palette = self.palette
            photo = box_mark(
                self.scene,
                checked="mixed",
                size=self.scene.px(20),
                colours=(palette.field, palette.border, palette.accent),
            )
            return self.pictured(site, master, node, photo)
        size = self.mark_size
        return self.mark(
            site,
            master,
            node,
            self.own.CTkCheckBox,
            checkbox_width=size,
            checkbox_height=size,
            corner_radius=min(self.radius, 6),
        )

    def radio_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkRadioButton."""
        return self.mark(site, master, node, self.own.CTkRadioButton, radiobutton_width=20, radiobutton_height=20)

    def switch(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkSwitch."""
        return self.captioned(site, master, node, lambda s, m, n: self.mark(s, m, n, self.own.CTkSwitch))

    def mark(self, site: Site, master: tk.Misc, node: Node, make: Any, **options: Any) -> Part:
        """A mark on a canvas with a label beside it."""
        scene, holder = self.scene, self.holder(site, master)
        state = "disabled" if node.disabled else "normal"
        widget = make(
            holder,
            text=node.text,
            font=self.font,
            bg_color=site.ground,
            state=state,
            text_color=self.palette.text,
            **options,
        )
        if node.checked:
            widget.configure(state="normal")
            widget.select()
            widget.configure(state=state)
        label = widget._text_label
        if label is not None:
            label.configure(font=self.faces.body.name)
        widget.pack(anchor="w")

        def lines() -> list[Line]:
            return (
                [(node.text, aligned(scene.box(label), self.faces.body, node.text))]
                if node.text and label is not None
                else []
            )

        return Part(
            widget=holder,
            box=lambda: scene.inked(scene.box(widget._canvas), site.ground),
            lines=lines,
            trim=False,
            written=label,
            stretch=False,
        )

    def button(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkButton."""
        scene, palette, holder = self.scene, self.palette, self.holder(site, master)
        fill, ink = palette.accent, palette.accent_text
        if node.variant in ("flat", "link", "toolbar") or "toolbar" in site.traits:
            fill, ink = (blend(site.ground, palette.accent, 0.3) if node.selected else "transparent"), palette.text
        elif node.variant == "secondary":
            fill, ink = (
                ("transparent", palette.text)
                if scene.look.seed % 3
                else (blend(site.ground, palette.text, 0.18), palette.text)
            )
        elif node.variant == "danger":
            fill, ink = "#c0392b", "#ffffff"
        elif node.selected:
            fill = blend(palette.accent, palette.text, 0.35)
        border = 2 if fill == "transparent" and node.variant == "secondary" else 0
        photo: ImageTk.PhotoImage | None = self.icon_of(node, ink)
        text = "" if node.icon_only and photo else node.text
        widget = self.own.CTkButton(
            holder, text=text, width=self.high() if len(text) < 4 or "cell" in site.traits else 90,
            height=self.high(), font=self.font, fg_color=fill, text_color=ink, border_width=border,
            border_color=palette.border, corner_radius=self.radius, bg_color=site.ground,
            state="disabled" if node.disabled else "normal",
        )  # fmt: skip
        if photo:
            self._give_icon(widget, photo, alone=not text)
        widget.pack(fill="both", expand=True)
        label, image = widget._text_label, widget._image_label
        if label is not None:
            label.configure(font=self.faces.body.name)
        part = Part(widget=holder, box=lambda: scene.box(holder), written=label)
        part.lines = lambda: (
            [(text, aligned(scene.box(label), self.faces.body, text))] if text and label is not None else []
        )
        part.icon = (lambda: scene.box(image)) if image is not None else None
        return part

    def _give_icon(self, widget: Any, photo: ImageTk.PhotoImage, *, alone: bool) -> None:
        """Show a picture at its own size; CustomTkinter would warn of one that it cannot scale."""
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            widget.configure(image=photo, compound="top" if alone else self.scene.start)

    def slider(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkSlider."""
        holder = self.holder(site, master)
        state = "disabled" if node.disabled else "normal"
        widget = self.own.CTkSlider(
            holder, width=min(180, self.unscaled(site.room)), bg_color=site.ground, from_=0, to=1
        )
        widget.set(share(node))
        widget.configure(state=state)
        return Part(widget=self.packed(holder, widget), box=lambda: self.scene.box(holder))

    def progress(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A CTkProgressBar."""
        holder = self.holder(site, master)
        widget = self.own.CTkProgressBar(holder, width=min(200, self.unscaled(site.room)), bg_color=site.ground)
        widget.set(share(node))
        return Part(widget=self.packed(holder, widget), box=lambda: self.scene.box(holder))

    def scrollbar(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A CTkScrollbar."""
        return self.own.CTkScrollbar(master, orientation=orient, bg_color=site.ground)

    def group(self, site: Site, master: tk.Misc, node: Node) -> Group:
        """A CTkFrame with its title inside."""
        ground = self.frames_over(site)
        outer = self.holder(site, master)
        frame = self.own.CTkFrame(outer, fg_color=ground, bg_color=site.ground, corner_radius=self.radius)
        frame.pack(fill="both", expand=True)
        inside = replace(site, ground=ground)
        body = tk.Frame(frame, bg=ground)
        title = None
        if node.text:
            title = Words(inside, frame, node.text, self.faces.get(bold=True))
            title.widget.pack(side="top", anchor=self.scene.lead, padx=self.scene.px(12), pady=(self.scene.px(6), 0))
        body.pack(side="top", fill="both", expand=True, padx=self.scene.px(4), pady=self.scene.px(4))
        return Group(outer=outer, body=body, title=title, ground=ground)

    def tabs(self, site: Site, master: tk.Misc, node: Node) -> Tabs:
        """A segmented button over a frame, which is what a CTkTabview is."""
        texts = [child.text for child in node.children]
        if node.orientation == "vertical" or len(set(texts)) < len(texts) or not all(texts) or self.scene.right_to_left:
            return super().tabs(site, master, node)
        scene, ground = self.scene, self.frames_over(site)
        outer = self.holder(site, master)
        strip = tk.Frame(outer, bg=site.ground)
        bar = self.own.CTkSegmentedButton(
            strip, values=texts, bg_color=site.ground, font=self.font, height=self.high(), corner_radius=self.radius
        )
        bar.set(next((child.text for child in node.children if child.selected), texts[0]))
        bar.pack(anchor="center" if scene.look.seed % 2 else "w")
        frame = self.own.CTkFrame(outer, fg_color=ground, bg_color=site.ground, corner_radius=self.radius)
        strip.pack(side="top", fill="x")
        frame.pack(side="top", fill="both", expand=True)
        body = tk.Frame(frame, bg=ground)
        body.pack(fill="both", expand=True, padx=scene.px(4), pady=scene.px(4))
        tabs = [self._tab(child, bar._buttons_dict[child.text]) for child in node.children]
        return Tabs(
            outer=outer,
            body=body,
            tabs=tabs,
            strip=lambda: scene.box(bar),
            panel=lambda: scene.box(frame),
            ground=ground,
        )

    def _tab(self, node: Node, press: Any) -> Tab:
        """One button of the strip."""
        label = press._text_label
        label.configure(font=self.faces.body.name)

        def lines() -> list[Line]:
            return [(node.text, aligned(self.scene.box(label), self.faces.body, node.text))]

        return Tab(node=node, box=lambda: self.scene.box(press), lines=lines, widget=press)

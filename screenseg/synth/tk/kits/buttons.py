"""Classic Tk's buttons, scales and bars."""

from __future__ import annotations

import tkinter as tk
from typing import Any

from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node
from screenseg.synth.tk import pictures
from screenseg.synth.tk.faces import Face, shape
from screenseg.synth.tk.kits.base import Base, caption
from screenseg.synth.tk.palette import blend, is_dark
from screenseg.synth.tk.scene import Part, Scene, Site, aligned

__all__ = ["Buttons", "captioned_button", "share"]


def share(node: Node) -> float:
    """Where a slider stands, 0 to 1."""
    try:
        value = float(node.value.replace("%", "").replace(",", "."))
    except ValueError:
        value = (node.minimum + node.maximum) / 2
    return min(max((value - node.minimum) / ((node.maximum - node.minimum) or 1), 0.0), 1.0)


def sunken(box: Rectangle, relief: str) -> Rectangle:
    """Where the caption of a button that is not raised lies: Tk moves it down and, mostly, to the right."""
    shift = {"raised": 0, "sunken": 2}.get(relief, 1)
    return box[0] + shift * 0.75, box[1] + shift, box[2] + shift * 0.75, box[3] + shift


def captioned_button(scene: Scene, widget: tk.Misc, face: Face, text: str, image: int, gap: int) -> Part:
    """The part of a button whose icon (`image` pixels wide, 0 if none) and caption are centred together."""
    part = Part(
        widget=widget, box=lambda: scene.box(widget), lines=lambda: caption(scene, widget, face, text, image, gap)
    )

    def icon() -> Rectangle:
        left, top, right, bottom = scene.box(widget)
        x, y = (left + right - image) / 2, (top + bottom - image) / 2
        if text:
            words = part.lines()[0][1]
            x = words[2] + gap if scene.right_to_left else words[0] - gap - image
        return x, y, x + image, y + image

    part.icon = icon if image else None
    return part


class Buttons(Base):
    """What is pressed, dragged or fills up."""

    def button_colours(self, site: Site, node: Node) -> tuple[str, str]:
        """Fill and caption of a button."""
        palette = self.palette
        plain = site.ground if self.style.button_relief != "flat" else blend(site.ground, palette.text, 0.12)
        if node.variant in ("flat", "link", "toolbar") or "toolbar" in site.traits:
            fill = blend(site.ground, palette.accent, 0.3) if node.selected else site.ground
            return fill, palette.link if node.variant == "link" else palette.text
        if node.disabled or (self.style.button_relief in ("raised", "ridge") and not self.tinted):
            return plain, palette.text
        fill = {"primary": palette.accent, "danger": palette.danger}.get(node.variant, plain)
        return fill, palette.text if fill == plain else "#ffffff" if is_dark(fill) else "#000000"

    @property
    def tinted(self) -> bool:
        """Whether this screen's raised buttons are coloured by what they do; few are."""
        return self.scene.look.seed % 5 == 0

    def button_options(self, site: Site, node: Node) -> dict[str, Any]:
        """Colours, relief and padding of a classic button."""
        scene, style = self.scene, self.style
        fill, ink = self.button_colours(site, node)
        relief = style.button_relief
        flat = node.variant in ("flat", "link", "toolbar") or ("toolbar" in site.traits and scene.look.seed % 3 > 0)
        if flat:
            relief = "flat"
        if node.selected:
            relief = "sunken"
        pad = (scene.gap(3), scene.gap(3)) if "toolbar" in site.traits or node.icon_only else style.pad
        return {
            "font": self.faces.body.name,
            "bd": scene.px(style.button_border or 1),
            "relief": relief,
            "bg": fill,
            "fg": ink,
            "disabledforeground": self.palette.faint,
            "highlightthickness": scene.px(style.ring) if style.ring else 0,
            "highlightbackground": self.palette.text if node.focused else site.ground,
            "padx": scene.px(pad[0]),
            "pady": scene.gap(pad[1]),
            "state": "disabled" if node.disabled else "normal",
        }

    def icon_of(self, node: Node, colour: str, size: float = 0) -> Any:
        """The picture of a node's icon, or None."""
        if not node.icon:
            return None
        wanted = size or self.scene.px(20 if node.icon_only and self.scene.look.seed % 2 else 16)
        return pictures.icon(self.scene, node.icon, int(wanted), colour)

    def button(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A push button."""
        scene, face = self.scene, self.faces.body
        options = self.button_options(site, node)
        photo = self.icon_of(node, options["disabledforeground"] if node.disabled else options["fg"])
        text = "" if node.icon_only and photo else node.text
        if photo:
            options.update(image=photo, compound=scene.start if text else "center")
        make: Any = tk.Button
        if node.menu and text and not photo and not scene.right_to_left:
            make = tk.Menubutton
            options.update(indicatoron=True, anchor="w")
        elif node.variant == "primary" and self.style.button_relief == "raised" and scene.look.seed % 2:
            options["default"] = "active"
        widget = make(master, text=shape(text), **options)
        width = photo.width() if photo else 0
        if make is tk.Menubutton:
            pad = options["bd"] + options["highlightthickness"] + options["padx"]
            return Part(
                widget=widget,
                box=lambda: scene.box(widget),
                lines=lambda: [(text, aligned(scene.box(widget), face, text, "w", pad))],
            )
        part = captioned_button(scene, widget, face, text, width, options["padx"])
        part.lines = lambda: [
            (line, sunken(place, options["relief"]))
            for line, place in caption(scene, widget, face, text, width, options["padx"])
        ]
        return part

    def slider(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A scale; its box is trough and handle."""
        scene, palette = self.scene, self.palette
        variable = tk.DoubleVar(scene.stage, share(node) * 100)
        scene.keep.append(variable)
        relief: Any = self.style.button_relief if self.style.button_relief != "flat" else "raised"
        widget = tk.Scale(
            master, orient="horizontal", from_=0, to=100, resolution=-1, showvalue=False, variable=variable,
            length=min(scene.px(160), site.room), width=scene.px(scene.rng.choice((10, 14))),
            bd=scene.px(self.style.button_border or 1), sliderlength=scene.px(scene.rng.choice((16, 30))),
            troughcolor=palette.trough, bg=site.ground, highlightthickness=1,
            highlightbackground=palette.text if node.focused else site.ground,
            sliderrelief=relief, state="disabled" if node.disabled else "normal",
        )  # fmt: skip
        return Part(widget=widget, box=lambda: scene.box(widget))

    def progress(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A bar on a canvas, as programs without ttk draw it."""
        scene, palette = self.scene, self.palette
        height, width = scene.px(scene.rng.choice((12, 16, 20))), min(scene.px(180), site.room)
        canvas = tk.Canvas(master, height=height, width=width, bg=palette.field, highlightthickness=0)
        relief: Any = self.style.field_relief
        canvas.configure(bd=scene.px(self.style.border), relief=relief)
        bar = canvas.create_rectangle(0, 0, 0, 0, fill=palette.accent, width=0)
        border = scene.px(self.style.border)

        def fill() -> None:
            length = (canvas.winfo_width() - 2 * border) * share(node)
            canvas.coords(bar, border, border, border + length, canvas.winfo_height() - border)

        scene.settled.append(fill)
        return Part(widget=canvas, box=lambda: scene.box(canvas))

    def scrollbar(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A scroll bar."""
        scene, palette, raised = self.scene, self.palette, self.style.button_relief in ("raised", "ridge")
        options: dict[str, Any] = {"orient": orient, "relief": "sunken" if raised else "flat"}
        return tk.Scrollbar(
            master, bg=site.ground if raised else blend(site.ground, palette.text, 0.25), highlightthickness=0,
            troughcolor=palette.trough, width=scene.px(11 if self.style.ring else 14), takefocus=0,
            bd=scene.px(self.style.button_border or 1), elementborderwidth=-1, **options,
        )  # fmt: skip

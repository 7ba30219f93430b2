"""The widgets of ttk, in whatever theme is on."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import Faces, shape
from screenseg.synth.tk.kits.base import rest
from screenseg.synth.tk.kits.buttons import captioned_button, share
from screenseg.synth.tk.kits.classic import Kit
from screenseg.synth.tk.kits.ttk_boxes import TtkBoxes
from screenseg.synth.tk.palette import CLASSICS, Palette, blend
from screenseg.synth.tk.pixels import colour_of, mark_box
from screenseg.synth.tk.scene import Line, Part, Scene, Site, Words, aligned

__all__ = ["TtkKit", "Wardrobe"]

_LABEL_SPACE = 4  # pixels between icon and caption, ttk's own


class Wardrobe:
    """What differs between themes: styles for variants, and which themes draw a refused field themselves."""

    def __init__(
        self,
        *,
        primary: str = "",
        danger: str = "",
        link: str = "",
        switch: str = "",
        toolbutton: str = "Toolbutton",
        shows_invalid: bool = False,
    ) -> None:
        self.primary, self.danger, self.link, self.switch = primary, danger, link, switch
        self.toolbutton, self.shows_invalid = toolbutton, shows_invalid


class TtkKit(TtkBoxes, Kit):
    """Makes ttk widgets; what ttk has not is Tk's own, in the theme's colours."""

    name = "ttk"

    def __init__(self, scene: Scene, faces: Faces, palette: Palette, wardrobe: Wardrobe) -> None:
        super().__init__(scene, faces, palette, CLASSICS["ringed"])
        self.wardrobe = wardrobe
        self._marks: dict[str, tuple[int, int, int]] = {}

    def states(self, node: Node, widget: Any) -> None:
        """Put a ttk widget into a node's states."""
        wanted = (
            "disabled" if node.disabled else "",
            "readonly" if node.readonly else "",
            "focus" if node.focused else "",
        )
        widget.state([state for state in (*wanted, "invalid" if node.invalid else "") if state])

    def set_state(self, node: Node, entry: Any) -> None:
        """Disabled, read-only and the like, as ttk says it."""
        self.states(node, entry)

    def framed(self, site: Site, master: tk.Misc, node: Node) -> tk.Misc:
        """Where to build a field: in a red frame if it was refused and the theme does not show that."""
        if not node.invalid or self.wardrobe.shows_invalid:
            return master
        return tk.Frame(master, bg=self.palette.danger, bd=0, padx=self.scene.px(1), pady=self.scene.px(1))

    def fill_field(self, node: Node, master: tk.Misc, holder: tk.Misc, widget: Any) -> Part:
        """Write the content, and take the red frame for the field where there is one."""
        if holder is master:
            return self.fill_entry(node, widget, widget)
        widget.pack(fill="both", expand=True)
        return self.fill_entry(node, holder, widget)

    def entry(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk entry."""
        holder = self.framed(site, master, node)
        widget = ttk.Entry(holder, width=self.chars(site, node), font=self.faces.body.name)
        return self.fill_field(node, master, holder, widget)

    def spin(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk spin box."""
        holder = self.framed(site, master, node)
        width = max(5, min(12, self.chars(site, node)))
        widget = ttk.Spinbox(holder, width=width, font=self.faces.body.name, from_=-1e12, to=1e12)
        return self.fill_field(node, master, holder, widget)

    def combo(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk combo box."""
        holder = self.framed(site, master, node)
        widget = ttk.Combobox(holder, width=self.chars(site, node) - 2, font=self.faces.body.name)
        part = self.fill_field(node, master, holder, widget)
        if not node.editable and not node.disabled:
            widget.state(["readonly"])
        return part

    def multiline(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """Tk's text widget with a thin border, as ttk programs have it; some with a scroll bar."""
        scene, palette = self.scene, self.palette
        ring = palette.danger if node.invalid else palette.accent if node.focused else palette.border
        outer = tk.Frame(master, bg=palette.field, highlightthickness=scene.px(1), highlightbackground=ring)
        widget = tk.Text(
            outer, width=self.chars(site, node), height=scene.rng.randint(3, 5), wrap="word", bd=0,
            highlightthickness=0, bg=palette.field, fg=palette.field_text, font=self.faces.body.name,
            padx=scene.px(3), pady=scene.px(2), insertwidth=0,
        )  # fmt: skip
        widget.pack(side=scene.start, fill="both", expand=True)
        return self.fill_text(site, node, outer, widget)

    def check_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk check button."""
        return self.ttk_mark(site, node, ttk.Checkbutton(master, text=node.text))

    def radio_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk radio button."""
        return self.ttk_mark(site, node, ttk.Radiobutton(master, text=node.text, value="yes"))

    def switch(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """The theme's switch, or a picture of one."""
        if not self.wardrobe.switch:
            return super().switch(site, master, node)
        make = self.switch_mark
        return self.captioned(site, master, node, make)

    def switch_mark(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A check button in the theme's style of switches."""
        return self.ttk_mark(site, node, ttk.Checkbutton(master, text=node.text, style=self.wardrobe.switch))

    def ttk_mark(self, site: Site, node: Node, widget: Any) -> Part:
        """A ttk check or radio button; its layout says where mark and caption are."""
        scene, face = self.scene, self.faces.body
        value: str = "yes" if node.checked else "no"
        variable = tk.StringVar(scene.stage, value)
        scene.keep.append(variable)
        widget.configure(variable=variable, takefocus=False)
        if isinstance(widget, ttk.Checkbutton):
            widget.configure(onvalue="yes", offvalue="no")
        self.states(node, widget)
        if node.checked == "mixed":
            widget.state(["alternate"])
        part = Part(widget=widget, box=lambda: scene.box(widget), trim=False, stretch=False)

        def lines() -> list[Line]:
            box = scene.box(widget)
            left = box[0] + self.layout_of(widget)[2]
            return [(node.text, aligned((left, box[1], box[2], box[3]), face, node.text, "w"))] if node.text else []

        def mark() -> tuple[float, float, float, float]:
            left, top, _, bottom = scene.box(widget)
            first, last, _ = self.layout_of(widget)
            assert scene.image is not None
            ground = scene.colour_at(left + last, top, site.ground)  # ttk's own, in a table's cell unlike the cell's
            found = mark_box(scene.image, (left + first, top, left + last, bottom), colour_of(ground))
            return found or rest(scene, widget, site.ground, next((box for _, box in lines()), None))

        part.lines, part.box = lines, mark
        return part

    def layout_of(self, widget: Any) -> tuple[int, int, int]:
        """Where a check button's mark begins and ends, and where its caption begins; pixels from its left."""
        key = f"{widget.winfo_class()} {widget['style']} {bool(widget['text'])}"
        if key not in self._marks:
            middle = widget.winfo_height() // 2
            names = [str(widget.identify(x, middle)) for x in range(min(widget.winfo_width(), self.scene.px(90)))]
            marks = [x for x, name in enumerate(names) if "indicator" in name] or [0]
            labels = [x for x, name in enumerate(names) if name.endswith("label")] or [marks[-1] + 1]
            self._marks[key] = marks[0], marks[-1] + 1, labels[0]
        return self._marks[key]

    def button(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk button."""
        scene, palette, wardrobe = self.scene, self.palette, self.wardrobe
        flat = node.variant in ("flat", "toolbar", "link") or "toolbar" in site.traits
        style = (
            wardrobe.toolbutton
            if flat
            else {"primary": wardrobe.primary, "danger": wardrobe.danger}.get(node.variant, "")
        )
        ink = palette.text
        if style and not flat:
            ink = palette.accent_text
        elif not flat:
            ink = self.colour("TButton", "foreground", palette.text)
        photo = self.icon_of(node, blend(site.ground, ink, 0.5) if node.disabled else ink)
        text = "" if node.icon_only and photo else node.text
        options: dict[str, Any] = {"style": style} if style else {}
        if photo:
            options.update(image=photo, compound=scene.start if text else "image")
        if node.icon_only or "cell" in site.traits or flat or len(text) < 2:
            options["width"] = 0 if flat or photo else max(len(text), 2)
        if node.menu and text and not flat:
            return self.menu_button(master, node, options)
        widget = ttk.Button(master, text=shape(text), **options)
        self.states(node, widget)
        if node.selected:
            widget.state(["pressed", "selected"])
        return captioned_button(scene, widget, self.faces.body, text, photo.width() if photo else 0, _LABEL_SPACE)

    def menu_button(self, master: tk.Misc, node: Node, options: dict[str, Any]) -> Part:
        """A button with an arrow: its caption lies where the layout has its label."""
        scene, face = self.scene, self.faces.body
        widget = ttk.Menubutton(
            master, text=shape(node.text), **{k: v for k, v in options.items() if k not in ("style", "width")}
        )
        self.states(node, widget)

        def lines() -> list[Line]:
            left, top, right, bottom = scene.box(widget)
            middle = widget.winfo_height() // 2
            inside = [x for x in range(widget.winfo_width()) if str(widget.identify(x, middle)).endswith("label")]
            if inside:
                left, right = left + inside[0], left + inside[-1] + 1
            image = options["image"].width() + _LABEL_SPACE if "image" in options else 0
            return [(node.text, aligned((left + image, top, right, bottom), face, node.text, "w"))]

        return Part(widget=widget, box=lambda: scene.box(widget), lines=lines)

    def slider(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk scale."""
        scene = self.scene
        widget = ttk.Scale(
            master, orient="horizontal", from_=0, to=100, value=share(node) * 100, length=min(scene.px(170), site.room)
        )
        self.states(node, widget)
        return Part(widget=widget, box=lambda: scene.box(widget))

    def progress(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A ttk progress bar."""
        scene = self.scene
        widget = ttk.Progressbar(
            master, orient="horizontal", maximum=100, value=share(node) * 100, length=min(scene.px(180), site.room)
        )
        return Part(widget=widget, box=lambda: scene.box(widget))

    def scrollbar(self, site: Site, master: tk.Misc, orient: str) -> Any:
        """A ttk scroll bar."""
        return ttk.Scrollbar(master, orient=orient)  # type: ignore[arg-type]

    def colour(self, style: str, option: str, default: str) -> str:
        """A theme's colour as #rrggbb."""
        found = str(ttk.Style(self.scene.stage).lookup(style, option))
        if not found:
            return default
        return "#{:02x}{:02x}{:02x}".format(*(value >> 8 for value in self.scene.stage.winfo_rgb(found)))

    def words(self, site: Site, master: tk.Misc, text: str) -> Words:
        """A title in a frame's border."""
        return Words(site, master, text, self.faces.get(bold=self.scene.look.seed % 4 == 0))

"""Classic Tk's fields."""

from __future__ import annotations

import tkinter as tk
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.kits.base import arrow, content, entry_lines, text_lines
from screenseg.synth.tk.kits.buttons import Buttons
from screenseg.synth.tk.palette import blend
from screenseg.synth.tk.scene import Part, Site, aligned

__all__ = ["Fields"]


class Fields(Buttons):
    """Fields for text, numbers and choices."""

    def field_options(self, site: Site, node: Node) -> dict[str, Any]:
        """Colours, relief and ring of a classic field."""
        palette, scene = self.palette, self.scene
        flat = self.style.field_relief == "flat"
        ring = palette.danger if node.invalid else palette.accent if node.focused else palette.border
        show = flat or node.invalid or node.focused
        return {
            "bg": palette.field,
            "fg": palette.field_text,
            "font": self.faces.body.name,
            "bd": scene.px(self.style.border),
            "relief": self.style.field_relief,
            "highlightthickness": max(scene.px(self.style.ring) if self.style.ring else 0, 1 if node.invalid else 0),
            "highlightbackground": ring if show else site.ground,
            "highlightcolor": palette.accent,
            "insertwidth": 0,
        }

    def entry(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A single-line field."""
        palette = self.palette
        options = {
            **self.field_options(site, node),
            "disabledbackground": palette.dead_field,
            "readonlybackground": palette.dead_field,
            "disabledforeground": palette.faint,
        }
        widget = tk.Entry(master, width=self.chars(site, node), **options)
        return self.fill_entry(node, widget, widget)

    def chars(self, site: Site, node: Node) -> int:
        """How many digits wide a field asks to be."""
        wanted = {"date": 12, "time": 8, "colour": 9}.get(node.kind, 20)
        zero = self.faces.body.measure("0")
        return max(3, min(wanted, int(site.room * 0.8) // zero))

    def fill_entry(self, node: Node, outer: tk.Misc, entry: Any) -> Part:
        """Write a node's content into an entry and give the part whose outside is `outer`."""
        scene, face, palette = self.scene, self.faces.body, self.palette
        text, kind = content(node)
        if kind == "placeholder":
            entry.configure(foreground=blend(palette.field, palette.field_text, 0.5))
        shaped = shape(text) if kind else text
        entry.delete(0, "end")
        entry.insert(0, shaped)
        if scene.right_to_left:
            entry.configure(justify="right")
        self.set_state(node, entry)
        if node.focused and kind != "placeholder":
            scene.settled.append(lambda: self.caret(entry))
        return Part(
            widget=outer,
            box=lambda: scene.box(outer),
            lines=lambda: entry_lines(scene, entry, face, node),
            written=entry,
        )

    def set_state(self, node: Node, entry: Any) -> None:
        """Disabled or read-only, as classic widgets say it."""
        if node.disabled or node.readonly:
            entry.configure(state="disabled" if node.disabled else "readonly")

    def caret(self, entry: tk.Misc) -> None:
        """Draw the insertion cursor, which would blink, as a line of its own."""
        last = max(int(entry.tk.call(str(entry), "index", "end")) - 1, 0)
        found = entry.tk.call(str(entry), "bbox", last)
        if found:
            x, y, width, height = (int(value) for value in entry.tk.splitlist(found))
            line = tk.Frame(entry, width=self.scene.px(1), height=height, bg=self.palette.field_text)
            line.place(x=min(x + width + 1, entry.winfo_width() - 3), y=y)

    def multiline(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A field of several lines."""
        options = self.field_options(site, node)
        rows = max(node.value.count("\n") + 1, self.scene.rng.randint(3, 5))
        widget = tk.Text(master, width=self.chars(site, node), height=rows, wrap="word", **options)
        return self.fill_text(site, node, widget, widget)

    def fill_text(self, site: Site, node: Node, outer: tk.Misc, widget: tk.Text) -> Part:
        """Write a node's content into a text widget."""
        scene, palette = self.scene, self.palette
        text, kind = content(node)
        known: dict[str, str] = {}
        if scene.right_to_left:
            wrapped = self.faces.body.wrap(text, int(site.room * 0.9))
            known = {shape(line): line for line in wrapped}
            text = "\n".join(known)
        widget.insert("1.0", text)
        if scene.right_to_left:
            widget.tag_configure("all", justify="right")
            widget.tag_add("all", "1.0", "end")
        if kind == "placeholder":
            widget.configure(fg=blend(palette.field, palette.field_text, 0.5))
        if node.disabled:
            widget.configure(state="disabled", fg=palette.faint, bg=palette.dead_field)
        return Part(
            widget=outer,
            box=lambda: scene.box(outer),
            lines=lambda: text_lines(widget, self.faces.body, known),
            written=widget,
        )

    def spin(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A field for a number with two arrows."""
        palette = self.palette
        options = {
            **self.field_options(site, node),
            "disabledbackground": palette.dead_field,
            "readonlybackground": palette.dead_field,
            "disabledforeground": palette.faint,
            "buttonbackground": site.ground,
            "buttonuprelief": "raised" if self.style.button_relief == "raised" else "flat",
            "buttondownrelief": "raised" if self.style.button_relief == "raised" else "flat",
        }
        widget = tk.Spinbox(master, width=max(5, min(12, self.chars(site, node))), from_=-1e12, to=1e12, **options)
        return self.fill_entry(node, widget, widget)

    def combo(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """A field with a drop-down list: an option button, or an entry with an arrow beside it."""
        if not node.editable and self.option_buttons:
            return self.option_button(site, master, node)
        scene, palette = self.scene, self.palette
        options = self.field_options(site, node)
        outer = tk.Frame(master, **{k: v for k, v in options.items() if k not in ("font", "fg", "insertwidth")})
        inner = tk.Entry(
            outer, width=self.chars(site, node), bd=scene.px(1), relief="flat", highlightthickness=0, insertwidth=0,
            font=self.faces.body.name, bg=palette.field, fg=palette.field_text, readonlybackground=palette.field,
            disabledbackground=palette.dead_field, disabledforeground=palette.faint,
        )  # fmt: skip
        raised = self.style.button_relief in ("raised", "ridge")
        size = self.faces.body.height
        button = arrow(
            outer, "down", size, ground=site.ground if raised else palette.field, bd=scene.px(2) if raised else 0,
            relief="raised" if raised else "flat", colour=palette.faint if node.disabled else palette.text,
        )  # fmt: skip
        button.pack(side=scene.end, fill="y")
        inner.pack(side=scene.start, fill="both", expand=True)
        return self.fill_entry(node, outer, inner)

    def option_button(self, site: Site, master: tk.Misc, node: Node) -> Part:
        """Tk's option menu: a button that shows the value and a little bar."""
        scene, face = self.scene, self.faces.body
        text = node.value or node.placeholder
        options = self.button_options(site, node)
        options.update(padx=scene.px(6), pady=scene.px(3), anchor=scene.lead, indicatoron=not scene.right_to_left)
        if options["relief"] == "flat":
            options.update(relief="solid", bd=1)
        widget = tk.Menubutton(master, text=shape(text), width=self.chars(site, node) - 3, **options)
        pad = options["bd"] + options["highlightthickness"] + options["padx"]
        return Part(
            widget=widget,
            box=lambda: scene.box(widget),
            lines=lambda: [(text, aligned(scene.box(widget), face, text, scene.lead, pad))] if text else [],
        )

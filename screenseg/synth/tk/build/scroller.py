"""Scrolled areas."""

from __future__ import annotations

import tkinter as tk

from screenseg.synth.tk.build.core import report_bar
from screenseg.synth.tk.scene import Site

__all__ = ["Scroller"]


class Scroller:
    """A scrolled area: children go into `body`; its bar is there when they are higher than the area."""

    def __init__(self, site: Site, master: tk.Misc, ident: str, *, at: float = 0.0, parent: str | None = None) -> None:
        scene = site.scene
        self.site, self.at = site, at
        self.outer = site.kit.frame(site, master)
        self.canvas = tk.Canvas(self.outer, bg=site.ground, highlightthickness=0, bd=0, width=10, height=10)
        self.bar = site.kit.scrollbar(site, self.outer, "vertical")
        self.bar.configure(command=self.canvas.yview)
        self.canvas.configure(yscrollcommand=self.bar.set)
        self.body = site.kit.frame(site, self.canvas)
        self._item = self.canvas.create_window(0, 0, window=self.body, anchor="nw")
        self.canvas.pack(side=scene.start, fill="both", expand=True)
        scene.settled.append(self.settle)
        scene.probes.append(lambda: report_bar(site, self.bar, ident, parent))

    def settle(self) -> None:
        """Give the body its size, and show the bar if it is needed."""
        canvas, scene = self.canvas, self.site.scene
        needed, height = self.body.winfo_reqheight(), canvas.winfo_height()
        if needed > height:
            self.bar.pack(side=scene.end, fill="y", before=canvas)
            self.outer.update_idletasks()
        canvas.itemconfigure(self._item, width=canvas.winfo_width(), height=max(needed, height))
        canvas.configure(scrollregion=(0, 0, canvas.winfo_width(), max(needed, height)))
        self.outer.update_idletasks()
        canvas.yview_moveto(self.at * max(0.0, 1 - height / max(needed, height, 1)))
        canvas.update_idletasks()

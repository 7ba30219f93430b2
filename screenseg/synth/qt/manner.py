"""The habits of the one who made a program: the same on the whole screen."""

from __future__ import annotations

import random

from screenseg.synth.qt.binding import QtGui, QtWidgets
from screenseg.synth.qt.dress import Dressed
from screenseg.synth.qt.sheets import mix
from screenseg.synth.renderer import Look

__all__ = ["Manner"]


class Manner:
    """The habits of the one who made this program; drawn once a screen."""

    def __init__(self, rng: random.Random, look: Look, dressed: Dressed) -> None:
        size = look.font_size / 13
        gap, edge = {"compact": (3, 5), "normal": (6, 9), "roomy": (10, 14)}[look.density]
        self.gap = max(2, round((gap + rng.randint(-1, 2)) * size))
        self.edge = max(3, round((edge + rng.randint(-2, 3)) * size))
        self.label_right = rng.random() < 0.3  # labels beside fields end at the field
        self.star_red = rng.random() < 0.6
        self.star_first = rng.random() < 0.1
        self.wide = rng.random() < 0.6  # fields take all the room there is
        self.hard_invalid = rng.random() < 0.5  # a red border instead of a pink ground
        self.toolbar_under = rng.random() < 0.45  # text below icons in tool bars
        self.icon_size = max(12, round(rng.choice((16, 16, 18, 20, 22, 24)) * size))
        self.switch = rng.randrange(5)
        self.frame = rng.randrange(1000)  # which title bars
        self.document_tabs = rng.random() < 0.3
        self.tabs_below = rng.random() < 0.06
        self.clear_button = rng.random() < 0.2
        self.grid_labels = rng.random() < 0.5
        self.mnemonics = rng.random() < 0.7
        self.sheet = dressed.sheet
        self.danger = "#ff6b6b" if dressed.scheme.dark else "#c62828"

    def mark_invalid(self, widget: QtWidgets.QWidget) -> None:
        """Draw a field as wrong, as programs do: a red border, or a reddish ground."""
        widget.setProperty("invalid", True)
        name = widget.metaObject().className()
        if self.hard_invalid or self.sheet:
            widget.setStyleSheet(f"{name} {{ border: 1px solid {self.danger}; }}")
            return
        palette = widget.palette()
        base = palette.color(QtGui.QPalette.ColorRole.Base).name()
        palette.setColor(QtGui.QPalette.ColorRole.Base, QtGui.QColor(mix(base, "#ff4040", 0.28)))
        widget.setPalette(palette)

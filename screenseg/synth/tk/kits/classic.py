"""The widget set of Tk itself, without ttk; the others begin with it and override what they draw themselves."""

from __future__ import annotations

from screenseg.synth.tk.kits.boxes import Boxes
from screenseg.synth.tk.kits.fields import Fields
from screenseg.synth.tk.kits.toggles import Toggles

__all__ = ["Kit"]


class Kit(Fields, Toggles, Boxes):
    """Makes widgets; every method builds one in `master`."""

"""Screens drawn by Tk under Xvfb: classic widgets, ttk in many themes, CustomTkinter.

The child process (`worker`) builds real widgets from the nodes of a `Screen`, has Tk lay them out, takes the picture,
and then asks every widget where it lies and where its text begins. What Tk does not tell, such as where a check
button's mark ends, is read off the picture.
"""

from __future__ import annotations

from screenseg.synth.tk.renderer import TkRenderer

__all__ = ["TkRenderer"]

"""Overlays."""

from __future__ import annotations
from screenseg.synth.spec import Node
from screenseg.synth.tk.scene import Site


def add_overlays(site: Site, overlays: tuple[Node, ...]) -> None:
    return None

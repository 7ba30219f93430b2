"""Screens drawn by Qt: real widgets in many styles, palettes and style sheets, off screen in a child process.

    renderer = QtRenderer()
    drawn = renderer.draw(screen, look)

PySide6 draws most themes; where Debian's PySide2 is installed, the styles of Qt 5 (Breeze, Oxygen, Kvantum's themes,
Plastique, Motif ...) are there as well, drawn by a second child with the system's Python.
"""

from __future__ import annotations

from screenseg.synth.qt.renderer import QtRenderer

__all__ = ["QtRenderer"]

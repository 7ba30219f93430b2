"""Qt as PySide6 or, in the child that draws the styles of Qt 5, as PySide2; the rest of this folder names neither.

Enums are written with their class (`Qt.AlignmentFlag.AlignLeft`), which both understand.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

__all__ = ["QAction", "Qt", "QtCore", "QtGui", "QtSvg", "QtWidgets", "delete", "qt6", "valid"]

VARIABLE = "SCREENSEG_SYNTH_QT"
"""The environment variable that names the binding of a child."""

if TYPE_CHECKING:
    import shiboken6 as _shiboken
    from PySide6 import QtCore, QtGui, QtSvg, QtWidgets
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAction

    qt6: bool
else:
    _package = os.environ.get(VARIABLE, "PySide6")
    QtCore, QtGui, QtSvg, QtWidgets = (
        importlib.import_module(f"{_package}.{module}") for module in ("QtCore", "QtGui", "QtSvg", "QtWidgets")
    )
    qt6 = _package == "PySide6"
    _shiboken = importlib.import_module("shiboken6" if qt6 else "shiboken2")
    Qt = QtCore.Qt
    QAction = (QtGui if qt6 else QtWidgets).QAction


def valid(thing: Any) -> bool:
    """Whether the C++ object behind a Python one still lives."""
    return bool(_shiboken.isValid(thing))


def delete(thing: Any) -> None:
    """Delete a Qt object now, with all its children."""
    if _shiboken.isValid(thing):
        _shiboken.delete(thing)

"""The child in which Qt lives: draws one screen per request.

python -m screenseg.synth.qt.worker
"""

from __future__ import annotations

import math
import random
import warnings
from pathlib import Path
from typing import Any, cast

from screenseg.synth.host import serve
from screenseg.synth.qt import (
    buttons,
    calendars,
    chrome,
    containers,
    fields,
    figures,
    forms,
    overlays,
    pictures,
    readings,
    tables,
    tabs,
    trees,
    views,
    windows,
)
from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets, delete, valid
from screenseg.synth.qt.dress import dress, layout_direction
from screenseg.synth.qt.harvest import Harvest
from screenseg.synth.qt.stage import Maker, Stage, Surface, plain
from screenseg.synth.renderer import Look, RawElement, RawText
from screenseg.synth.spec import Screen

__all__ = ["draw"]

MAKERS: dict[str, Maker] = {}
for _module in (
    fields,
    figures,
    forms,
    buttons,
    containers,
    tabs,
    trees,
    windows,
    tables,
    views,
    calendars,
    readings,
    pictures,
    overlays,
):
    MAKERS.update(_module.MAKERS)

_DEFERRED_DELETE = 52  # QEvent.Type.DeferredDelete, an int for one binding and not for the other

_application: QtWidgets.QApplication | None = None


def application() -> QtWidgets.QApplication:
    """The one application of this process."""
    global _application  # noqa: PLW0603  # Qt allows one and wants it kept
    if _application is not None and not valid(_application):  # PySide2 loses track of it when styles change
        _application = cast("QtWidgets.QApplication", QtWidgets.QApplication.instance())
    if _application is None:
        QtCore.QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
        _application = QtWidgets.QApplication(["screenseg"])
        _application.setCursorFlashTime(0)
        for effect in ("UI_AnimateMenu", "UI_AnimateCombo", "UI_AnimateTooltip", "UI_AnimateToolBox", "UI_FadeMenu"):
            _application.setEffectEnabled(getattr(Qt.UIEffect, effect), False)
    return _application


def draw(request: dict[str, Any]) -> dict[str, Any]:
    """Draw the screen of a request into the file it names, and say what is where."""
    screen, look = Screen.from_dict(request["screen"]), Look(**request["look"])
    app = application()
    app.setLayoutDirection(layout_direction(screen.right_to_left))
    dressed = dress(app, look, random.Random(look.seed))
    stage = Stage(screen, look, dressed, request.get("icons") or {}, MAKERS)
    try:
        _build(stage)
        image, harvest = _paint(stage)
        covers = [(_scaled(surface, look.scale), surface.layer) for surface in stage.surfaces if surface.layer]
    finally:
        for surface in reversed(stage.surfaces):
            delete(surface.top)
        stage.surfaces.clear()
        stage.parts.clear()
        stage.rules.clear()
        stage.later.clear()
        stage.ready.clear()
        app.sendPostedEvents(None, _DEFERRED_DELETE)
        app.processEvents()
    _write(image, request["picture"])
    return {
        "width": look.width,
        "height": look.height,
        "elements": [_plain(element) for element in harvest.elements],
        "texts": [_plain(text) for text in harvest.texts],
        "covers": covers,
        "dimmed_below": None,
    }


def _plain(raw: RawElement | RawText) -> dict[str, Any]:
    """As `host.reply` writes it, without the copies that `dataclasses.asdict` makes of every string."""
    return {name: getattr(raw, name) for name in raw.__slots__}


def _build(stage: Stage) -> None:
    """All surfaces, laid out, the lowest first."""
    look, root = stage.look, stage.screen.root
    width, height = math.ceil(look.width / look.scale), math.ceil(look.height / look.scale)
    top: QtWidgets.QWidget
    if root.kind == "window":
        part = stage.part(root, "window", QtWidgets.QWidget(), name=plain(root.text), text=root.text)
        with stage.inside(part):
            top = part.widget = stage.make(root)
        if look.options.get("titlebar", stage.chance(0.6)):
            part.fields["label_source"] = "heading"
            top = chrome.framed_window(stage, root, top, part, dialog=False)
        else:
            part.fields.update(text="", name_visible=False)
    else:
        top = stage.make(root)
    _show(stage, top, width, height)
    stage.surfaces.append(Surface(top, 0))
    for layer, node in enumerate(stage.screen.overlays, 1):
        anchor = _anchor(stage, node.anchor)
        first = len(stage.later)
        surface = overlays.open_overlay(stage, node, layer, QtCore.QSizeF(width, height), anchor)
        stage.surfaces.append(surface)
        for late in stage.later[first:]:
            late()
        application().processEvents()
    _focus(stage)


def _show(stage: Stage, top: QtWidgets.QWidget, width: int, height: int) -> None:
    app = application()
    layout = top.layout()
    if layout is not None:
        layout.setSizeConstraint(type(layout).SizeConstraint.SetNoConstraint)
    top.setMinimumSize(0, 0)
    top.setFixedSize(width, height)
    top.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    top.show()
    app.sendPostedEvents()
    for late in stage.later:
        late()
    app.processEvents()  # tables move the widgets in their cells when the event loop is idle


def _focus(stage: Stage) -> None:
    """Make the window with the focus the active one."""
    app = application()
    top = stage.focus.window() if stage.focus is not None else stage.surfaces[-1].top
    app.sendPostedEvents()
    with warnings.catch_warnings():  # nothing else activates a window that no display shows
        warnings.simplefilter("ignore", DeprecationWarning)
        app.setActiveWindow(top)
    if stage.focus is not None:
        stage.focus.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        focused = app.focusWidget()
        if focused is not None:
            focused.clearFocus()
    app.sendPostedEvents()


def _anchor(stage: Stage, key: str) -> QtCore.QRectF | None:
    """Where a node is drawn, in logical pixels of the picture."""
    part = next((p for p in stage.parts if p.id == key), None)
    if part is None:
        return None
    surface = next((s for s in stage.surfaces if s.top is part.widget.window()), None)
    rect = QtCore.QRectF(part.widget.rect()) if part.where is None else part.where()
    if surface is None or rect is None:
        return None
    origin = (
        part.widget.mapTo(surface.top, QtCore.QPoint(0, 0)) if part.widget is not surface.top else QtCore.QPoint(0, 0)
    )
    return QtCore.QRectF(rect).translated(origin.x() + surface.x, origin.y() + surface.y)


def _paint(stage: Stage) -> tuple[QtGui.QImage, Harvest]:
    """The picture, and what is on it."""
    look = stage.look
    image = QtGui.QImage(look.width, look.height, QtGui.QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(look.scale)
    image.fill(QtGui.QColor(stage.scheme.window))
    for last in stage.ready:
        last()
    hovered = next((part.widget for part in stage.parts if part.id == stage.screen.hovered), None)
    if hovered is not None:
        hovered.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    harvest = Harvest(stage)
    for surface in stage.surfaces:
        painter = QtGui.QPainter(image)
        if surface.layer:
            _shadow(painter, surface)
        painter.translate(surface.x, surface.y)
        surface.top.render(painter, QtCore.QPoint(0, 0))
        painter.end()
        harvest.take(surface)
    return image, harvest


def _shadow(painter: QtGui.QPainter, surface: Surface) -> None:
    """Something dark below what lies on top."""
    painter.setPen(Qt.PenStyle.NoPen)
    rect = QtCore.QRectF(surface.x, surface.y, surface.top.width(), surface.top.height())
    for grow in range(6, 0, -1):
        painter.setBrush(QtGui.QColor(0, 0, 0, 9))
        painter.drawRoundedRect(rect.adjusted(-grow + 1, -grow + 3, grow - 1, grow + 1), grow, grow)


def _scaled(surface: Surface, scale: float) -> tuple[float, float, float, float]:
    return (
        surface.x * scale,
        surface.y * scale,
        (surface.x + surface.top.width()) * scale,
        (surface.y + surface.top.height()) * scale,
    )


def _write(image: QtGui.QImage, path: str) -> None:
    """The picture's bytes, three a pixel."""
    plain_image = image.convertToFormat(QtGui.QImage.Format.Format_RGB888)
    row = plain_image.width() * 3
    stride = plain_image.bytesPerLine()
    data = bytes(plain_image.constBits())
    if stride != row:
        data = b"".join(data[y * stride : y * stride + row] for y in range(plain_image.height()))
    Path(path).write_bytes(data)


if __name__ == "__main__":
    serve(draw)

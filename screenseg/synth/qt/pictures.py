# ruff: noqa: N802  # Qt's names
"""Pictures, icons, portraits and charts."""

from __future__ import annotations

import math
import random
from typing import Any

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.stage import Maker, Stage, Widget
from screenseg.synth.qt.symbols import Shown, logo, picture
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]


def _image(stage: Stage, node: Node) -> Widget:
    fields: dict[str, Any] = {"name": node.text, "name_visible": False, "label_source": "none"}
    if node.icon:
        size = stage.em(3)
        drawn = logo(size, stage.look.scale, random.Random(node.text)) if node.icon == "logo" else None
        shown = Shown(drawn or stage.symbols.pixmap(node.icon, size, stage.scheme.accent), size, size)
        stage.part(node, "img", shown, **fields, by_icon=True)
        return shown
    width, height = stage.em(stage.rng.randint(9, 20)), stage.em(stage.rng.randint(6, 11))
    shown = Shown(picture(width, height, stage.look.scale, stage.rng), width, height)
    stage.part(node, "img", shown, **fields)
    return shown


def _icon(stage: Stage, node: Node) -> Widget:
    size = stage.em(1.4 if stage.look.seed % 3 else 2.4)
    label = Shown(stage.symbols.pixmap(node.icon, size), size, size)
    stage.part(node, "img", label, name=node.icon, name_visible=False, label_source="icon", by_icon=True)
    return label


class Face(QtWidgets.QWidget):
    """A round portrait: initials on a colour."""

    def __init__(self, stage: Stage, node: Node) -> None:
        super().__init__()
        self.setFixedSize(stage.em(2.6), stage.em(2.6))
        self._text = "".join(word[0] for word in node.text.split()[:2])
        self._colour = QtGui.QColor.fromHsvF(random.Random(node.text).random(), 0.55, 0.7)
        self._font = stage.font(1.0)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(self.rect())
        painter.setPen(QtGui.QColor("#ffffff"))
        painter.setFont(self._font)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)


def _avatar(stage: Stage, node: Node) -> Widget:
    face = Face(stage, node)
    part = stage.part(node, "img", face, name=node.text, name_visible=False, label_source="none")
    stage.rule(face, "text", part)
    return face


class Chart(QtWidgets.QWidget):
    """Bars, lines or a pie with figures at the axes."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        rng = stage.rng
        self._stage = stage
        self._form = rng.choice(("bars", "lines", "pie"))
        self._values = [rng.uniform(0.15, 1.0) for _ in range(rng.randint(4, 12))]
        self._top = rng.choice((10, 50, 100, 1000))
        self._font = stage.font(0.8)
        self.setMinimumSize(stage.em(14), stage.em(10))

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        scheme = self._stage.scheme
        painter.fillRect(self.rect(), QtGui.QColor(scheme.base))
        painter.setPen(QtGui.QColor(scheme.border))
        painter.drawRect(QtCore.QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        inner = QtCore.QRectF(self.rect()).adjusted(36, 12, -12, -24)
        if self._form == "pie":
            self._pie(painter, inner)
            return
        for tick in range(5):
            y = inner.bottom() - inner.height() * tick / 4
            painter.setPen(QtGui.QColor(scheme.border))
            painter.drawLine(QtCore.QPointF(inner.left(), y), QtCore.QPointF(inner.right(), y))
            painter.setPen(QtGui.QColor(scheme.text))
            place = QtCore.QRectF(0, y - 8, 32, 16)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), f"{self._top * tick / 4:g}")
        self._data(painter, inner)

    def _data(self, painter: QtGui.QPainter, inner: QtCore.QRectF) -> None:
        scheme, count = self._stage.scheme, len(self._values)
        step = inner.width() / count
        points = []
        for place, value in enumerate(self._values):
            x, height = inner.left() + step * place, inner.height() * value
            points.append(QtCore.QPointF(x + step / 2, inner.bottom() - height))
            if self._form == "bars":
                painter.fillRect(
                    QtCore.QRectF(x + step * 0.15, inner.bottom() - height, step * 0.7, height),
                    QtGui.QColor(scheme.accent),
                )
            painter.setPen(QtGui.QColor(scheme.text))
            label = QtCore.QRectF(x, inner.bottom() + 3, step, 18)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
        if self._form == "lines":
            painter.setPen(QtGui.QPen(QtGui.QColor(scheme.accent), 2))
            painter.drawPolyline(QtGui.QPolygonF(points))

    def _pie(self, painter: QtGui.QPainter, inner: QtCore.QRectF) -> None:
        side = min(inner.width(), inner.height())
        place = QtCore.QRectF(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side)
        start, whole = 0.0, math.fsum(self._values)
        for number, value in enumerate(self._values):
            span = 5760 * value / whole
            painter.setBrush(QtGui.QColor.fromHsvF((number / len(self._values) + 0.55) % 1, 0.55, 0.85))
            painter.setPen(QtGui.QColor(self._stage.scheme.base))
            painter.drawPie(place, round(start), round(span))
            start += span


def _chart(stage: Stage, node: Node) -> Widget:
    chart = Chart(stage)
    part = stage.part(node, "img", chart, name=node.text, name_visible=False, label_source="none")
    stage.rule(chart, "text", part)
    return chart


MAKERS: dict[str, Maker] = {"image": _image, "icon": _icon, "avatar": _avatar, "chart": _chart}

# ruff: noqa: N802, N815  # Qt's names
"""Every string that Qt paints, and every pixmap: a paint device that draws nothing and writes down what it is told.

Truth about text needs no guess about how a style aligns, elides or wraps: each widget is painted a second time into
this device, and Qt itself says which string stands where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.qt.binding import QtCore, QtGui, QtWidgets

__all__ = ["Line", "Picture", "Recorder"]

QRectF = QtCore.QRectF
_TOUCH = 1.0  # logical pixels: runs of one line follow each other without a gap


@dataclass(slots=True)
class Line:
    """A line of text in a widget's own logical pixels; `runs` are its pieces from left to right."""

    widget: QtWidgets.QWidget
    runs: list[tuple[str, QtCore.QRectF]]
    base: float
    turned: bool
    clip: QtCore.QRectF | None
    space: float  # how wide a blank is in its font

    @property
    def rect(self) -> QtCore.QRectF:
        """Around all runs."""
        whole = QRectF(self.runs[0][1])
        for _, rect in self.runs[1:]:
            whole = whole.united(rect)
        return whole


@dataclass(slots=True)
class Picture:
    """A pixmap drawn in a widget."""

    widget: QtWidgets.QWidget
    rect: QtCore.QRectF
    pixmap: QtGui.QPixmap

    @property
    def ink(self) -> QtCore.QRectF:
        """The part that is not transparent."""
        size = self.pixmap.size()
        bounds = QtCore.QRectF(QtGui.QRegion(self.pixmap.mask()).boundingRect())
        if bounds.isEmpty() or size.isEmpty():
            return self.rect
        across, down = self.rect.width() / size.width(), self.rect.height() / size.height()
        return QRectF(
            self.rect.left() + bounds.left() * across,
            self.rect.top() + bounds.top() * down,
            bounds.width() * across,
            bounds.height() * down,
        )


@dataclass(slots=True)
class _Notes:
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    widget: QtWidgets.QWidget | None = None


class _Engine(QtGui.QPaintEngine):
    """Takes whatever is drawn and keeps text and pixmaps."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__(QtGui.QPaintEngine.PaintEngineFeature.AllFeatures)
        self._notes = notes

    def begin(self, device: Any) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> Any:
        return QtGui.QPaintEngine.Type.User

    def updateState(self, state: Any) -> None:
        pass

    def drawPath(self, *_: Any) -> None:
        pass

    drawRects = drawLines = drawPolygon = drawPoints = drawEllipse = drawPath
    drawTiledPixmap = drawImage = drawPath  # type: ignore[assignment]

    def drawPixmap(self, target: Any, pixmap: Any, source: Any) -> None:
        widget = self._notes.widget
        if widget is not None:
            rect = self.painter().combinedTransform().mapRect(QRectF(target))
            self._notes.pictures.append(Picture(widget, rect, QtGui.QPixmap(pixmap)))

    def drawTextItem(self, point: Any, item: Any) -> None:
        text, widget = item.text(), self._notes.widget
        if widget is None or not text:
            return
        painter = self.painter()
        transform = painter.combinedTransform()
        box = QRectF(point.x(), point.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        turned = abs(transform.m12()) > 1e-6
        clip = transform.mapRect(QRectF(painter.clipBoundingRect())) if painter.hasClipping() else None
        rect = transform.mapRect(box)
        base = transform.map(QtCore.QPointF(point)).y()
        space = QtGui.QFontMetricsF(item.font()).horizontalAdvance(" ")
        self._add(Line(widget, [(text, rect)], base, turned, clip, space))

    def _add(self, new: Line) -> None:
        """A line of its own, one more run of the last line, or the last line again in another part of it."""
        last = self._notes.lines[-1] if self._notes.lines else None
        if last is not None and last.widget is new.widget and last.turned == new.turned and _follows(last, new):
            last.runs.append(new.runs[0])
        elif last is not None and last.widget is new.widget and last.runs == new.runs and last.clip and new.clip:
            last.clip = last.clip.united(new.clip)  # styles write on a progress bar in two colours
        elif new.runs[0][0].strip():
            self._notes.lines.append(new)


def _follows(last: Line, new: Line) -> bool:
    if new.turned:
        return False
    a, b = last.rect, new.rect
    touches = abs(b.left() - a.right()) <= _TOUCH or abs(a.left() - b.right()) <= _TOUCH
    return abs(last.base - new.base) < 0.6 and touches


def _trim(line: Line) -> None:
    """Leave out blank runs at the ends; those between words hold a line together."""
    line.runs.sort(key=lambda run: run[1].left())
    while not line.runs[-1][0].strip():
        line.runs.pop()
    while not line.runs[0][0].strip():
        line.runs.pop(0)


def _once(lines: list[Line]) -> list[Line]:
    """The lines without those that styles draw as the shadow of another one."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        shadow = any(
            later.widget is line.widget
            and [text for text, _ in later.runs] == [text for text, _ in line.runs]
            and abs(later.rect.left() - line.rect.left()) < 2
            and abs(later.rect.top() - line.rect.top()) < 2
            for later in lines[at + 1 : at + 4]
        )
        if not shadow:
            kept.append(line)
    return kept


class Recorder(QtGui.QPaintDevice):
    """The device; `lines` and `pictures` hold what was drawn since it was made."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._notes = _Notes()
        self._engine = _Engine(self._notes)
        names = QtGui.QPaintDevice.PaintDeviceMetric
        self._metrics = {
            names.PdmWidth: width,
            names.PdmHeight: height,
            names.PdmWidthMM: width // 4,
            names.PdmHeightMM: height // 4,
            names.PdmDpiX: 96,
            names.PdmDpiY: 96,
            names.PdmPhysicalDpiX: 96,
            names.PdmPhysicalDpiY: 96,
            names.PdmDepth: 32,
            names.PdmNumColors: 1 << 24,
            names.PdmDevicePixelRatio: 1,
            names.PdmDevicePixelRatioScaled: 1 << 16,
        }

    @property
    def lines(self) -> list[Line]:
        """Lines of text in the order in which they were drawn."""
        return self._notes.lines

    @property
    def pictures(self) -> list[Picture]:
        """Pixmaps in the order in which they were drawn."""
        return self._notes.pictures

    def paintEngine(self) -> QtGui.QPaintEngine:
        return self._engine

    def metric(self, which: Any) -> int:
        return self._metrics.get(which, 0)

    def watch(self, top: QtWidgets.QWidget) -> None:
        """Paint a window and all that is visible in it, each widget by itself."""
        for widget in visible(top):
            self._notes.widget = widget
            widget.render(self, QtCore.QPoint(), QtGui.QRegion(), QtWidgets.QWidget.RenderFlag(0))
        self._notes.widget = None
        self._notes.lines = _once(self._notes.lines)
        for line in self._notes.lines:
            _trim(line)


def visible(top: QtWidgets.QWidget) -> Iterator[QtWidgets.QWidget]:
    """The window and its visible widgets, parents first."""
    yield top
    for child in top.children():
        if isinstance(child, QtWidgets.QWidget) and not child.isHidden() and not child.isWindow():
            yield from visible(child)

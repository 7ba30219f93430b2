"""What a widget really paints, and what of it its ancestors let through."""

from __future__ import annotations

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets

__all__ = ["Paint", "clip_of", "seen"]

QRectF = QtCore.QRectF
_NEAR = 7  # logical pixels: what a style leaves free around a control, at most


class Paint:
    """What a widget really paints: its picture on nothing."""

    def __init__(self, widget: QtWidgets.QWidget, rect: QtCore.QRectF, scale: float) -> None:
        area = rect.toAlignedRect()
        self._rect = rect = QRectF(area)
        self._bounds = QtCore.QRectF()
        width, height = max(1, round(rect.width() * scale)), max(1, round(rect.height() * scale))
        if width * height > 4_000_000:
            return
        image = QtGui.QImage(width, height, QtGui.QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(scale)
        image.fill(0)
        painter = QtGui.QPainter(image)
        children = QtWidgets.QWidget.RenderFlag.DrawChildren
        widget.render(painter, QtCore.QPoint(0, 0), QtGui.QRegion(area), children)
        painter.end()
        for _ in range(2):  # what is painted thinly counts as well, shadows do not
            copy = image.copy()
            painter = QtGui.QPainter(image)
            painter.drawImage(0, 0, copy)
            painter.end()
        mask = QtGui.QBitmap.fromImage(image.createAlphaMask(Qt.ImageConversionFlag.ThresholdDither))
        mask.setDevicePixelRatio(1.0)
        found = QtCore.QRectF(QtGui.QRegion(mask).boundingRect())
        self._bounds = QtCore.QRectF(
            rect.left() + found.left() / scale,
            rect.top() + found.top() / scale,
            found.width() / scale,
            found.height() / scale,
        )

    @property
    def framed(self) -> bool:
        """Whether it has a ground or border of its own, not just words on the ground below."""
        wide = self._bounds.width() >= self._rect.width() - 2 * _NEAR
        tall = self._bounds.height() >= self._rect.height() - _NEAR
        return bool(wide and tall and self._bounds.height() >= 0.75 * self._rect.height())

    def tight(self, *, free: bool) -> QtCore.QRectF:
        """The painted part; the whole if that is much less and `free` is not given."""
        if self._bounds.isEmpty():
            return self._rect
        r, b = self._rect, self._bounds
        gaps = (b.left() - r.left(), b.top() - r.top(), r.right() - b.right(), r.bottom() - b.bottom())
        return b if free or max(gaps) <= _NEAR else r


def clip_of(widget: QtWidgets.QWidget, top: QtWidgets.QWidget) -> QtCore.QRect:
    """What all widgets around it let through, in the surface's logical pixels."""
    rect = QtCore.QRect(widget.rect())
    at = widget
    while at is not top:
        above = at.parentWidget()
        if above is None:
            return QtCore.QRect()
        rect = rect.translated(at.pos()).intersected(above.rect())
        at = above
    return rect


def seen(widget: QtWidgets.QWidget, top: QtWidgets.QWidget) -> bool:
    """Whether a widget is shown, and not all of it cut off."""
    at: QtWidgets.QWidget | None = widget
    while at is not top:
        if at is None or at.isHidden():
            return False
        at = at.parentWidget()
    return not clip_of(widget, top).isEmpty()

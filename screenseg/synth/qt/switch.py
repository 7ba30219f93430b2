# ruff: noqa: N802, N815  # Qt's names
"""A switch, which Qt itself does not have: painted as themes paint theirs."""

from __future__ import annotations

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.stage import Stage

__all__ = ["Switch"]


class Switch(QtWidgets.QCheckBox):
    """A switch as themes paint it: a track and a knob, the caption beside."""

    def __init__(self, stage: Stage, text: str) -> None:
        super().__init__(text)
        self._stage = stage
        height = stage.em((1.45, 1.2, 1.6, 1.1, 1.35)[stage.manner.switch])
        self.track = QtCore.QSize(round(height * (1.9, 2.1, 1.75, 2.0, 2.4)[stage.manner.switch]), height)

    def place(self) -> QtCore.QRect:
        """Where the track lies."""
        top = (self.height() - self.track.height()) // 2
        left = self.width() - self.track.width() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        return QtCore.QRect(left, max(0, top), self.track.width(), self.track.height())

    def sizeHint(self) -> QtCore.QSize:
        text = self.fontMetrics().horizontalAdvance(self.text()) + 10 if self.text() else 0
        return QtCore.QSize(self.track.width() + text, max(self.track.height(), self.fontMetrics().height()) + 4)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        scheme, form = self._stage.scheme, self._stage.manner.switch
        on, place = self.isChecked(), QtCore.QRectF(self.place())
        ground = scheme.accent if on else (scheme.border if form != 1 else scheme.base)
        if not self.isEnabled():
            ground = scheme.border if on else scheme.alternate
        track = place.adjusted(0.5, 0.5, -0.5, -0.5)
        round_by = 3.0 if form == 4 else track.height() / 2
        painter.setPen(QtGui.QPen(QtGui.QColor(scheme.muted if form in (1, 4) else ground), 1))
        painter.setBrush(QtGui.QColor(ground))
        painter.drawRoundedRect(track, round_by, round_by)
        inset = (2.0, 3.0, 2.0, -1.0, 2.0)[form]
        side = track.height() - 2 * inset
        right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = track.right() - inset - side if right else track.left() + inset
        knob = QtCore.QRectF(x, track.top() + inset, side, side)
        painter.setBrush(
            QtGui.QColor(scheme.on_accent if on and form != 3 else scheme.muted if form == 1 else "#ffffff")
        )
        painter.setPen(QtGui.QPen(QtGui.QColor(0, 0, 0, 60), 1) if form in (2, 3) else Qt.PenStyle.NoPen)
        knob_round = 2.0 if form == 4 else side / 2
        painter.drawRoundedRect(knob, knob_round, knob_round)
        self._paint_text(painter, place)

    def _paint_text(self, painter: QtGui.QPainter, place: QtCore.QRectF) -> None:
        if not self.text():
            return
        scheme = self._stage.scheme
        painter.setPen(QtGui.QColor(scheme.text if self.isEnabled() else scheme.muted))
        painter.setFont(self.font())
        rest = QtCore.QRectF(self.rect())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rest.setRight(place.left() - 8)
        else:
            rest.setLeft(place.right() + 8)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
        painter.drawText(rest, int(flags), self.text())

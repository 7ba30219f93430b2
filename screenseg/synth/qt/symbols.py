# ruff: noqa: N802  # Qt's names
"""Icons, pictures, charts and faces, painted by Qt."""

from __future__ import annotations

import random
from collections.abc import Mapping

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtSvg, QtWidgets
from screenseg.synth.qt.palettes import Scheme

__all__ = ["Shown", "Symbols", "logo", "picture"]

_STANDARD = {
    "save": "SP_DialogSaveButton",
    "open": "SP_DialogOpenButton",
    "close": "SP_DialogCloseButton",
    "cancel": "SP_DialogCancelButton",
    "ok": "SP_DialogOkButton",
    "apply": "SP_DialogApplyButton",
    "help": "SP_DialogHelpButton",
    "reset": "SP_DialogResetButton",
    "delete": "SP_TrashIcon",
    "folder": "SP_DirIcon",
    "file": "SP_FileIcon",
    "home": "SP_DirHomeIcon",
    "back": "SP_ArrowBack",
    "previous": "SP_ArrowBack",
    "next": "SP_ArrowForward",
    "forward": "SP_ArrowForward",
    "up": "SP_ArrowUp",
    "down": "SP_ArrowDown",
    "refresh": "SP_BrowserReload",
    "stop": "SP_BrowserStop",
    "play": "SP_MediaPlay",
    "pause": "SP_MediaPause",
    "info": "SP_MessageBoxInformation",
    "warning": "SP_MessageBoxWarning",
    "error": "SP_MessageBoxCritical",
    "question": "SP_MessageBoxQuestion",
    "new": "SP_FileIcon",
    "computer": "SP_ComputerIcon",
    "volume": "SP_MediaVolume",
    "details": "SP_FileDialogDetailedView",
    "list": "SP_FileDialogListView",
    "search": "SP_FileDialogContentsView",
    "new_folder": "SP_FileDialogNewFolder",
}
_PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="2">{}</svg>'
)
_OWN = {
    "search": _PLAIN.format('<circle cx="10" cy="10" r="6"/><path d="M15 15l6 6"/>'),
    "calendar": _PLAIN.format('<rect x="3" y="5" width="18" height="16"/><path d="M3 10h18M8 2v5M16 2v5"/>'),
    "close": _PLAIN.format('<path d="M5 5l14 14M19 5L5 19"/>'),
    "more": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor">'
    '<circle cx="5" cy="12" r="2"/>'
    '<circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/></svg>',
    "menu": _PLAIN.format('<path d="M3 6h18M3 12h18M3 18h18"/>'),
    "info": _PLAIN.format('<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v1"/>'),
    "success": _PLAIN.format('<circle cx="12" cy="12" r="9"/><path d="M8 12l3 3 5-6"/>'),
    "warning": _PLAIN.format('<path d="M12 3l10 18H2zM12 10v5M12 17v1"/>'),
    "error": _PLAIN.format('<circle cx="12" cy="12" r="9"/><path d="M9 9l6 6M15 9l-6 6"/>'),
}
_FALLBACK = _PLAIN.format('<rect x="4" y="4" width="16" height="16" rx="3"/><path d="M8 12h8"/>')


class Symbols:
    """Icons of one screen, from SVG texts or else from the style."""

    def __init__(self, svgs: Mapping[str, str], scheme: Scheme, scale: float) -> None:
        self._svgs = svgs
        self._scheme = scheme
        self._scale = scale
        self._made: dict[tuple[str, int, str], QtGui.QPixmap] = {}

    def icon(self, meaning: str, size: int, colour: str = "") -> QtGui.QIcon:
        """An icon of so many logical pixels."""
        if not self._svgs and (meaning in _STANDARD or meaning not in _OWN):
            pixel = getattr(QtWidgets.QStyle.StandardPixmap, _STANDARD.get(meaning, "SP_FileIcon"))
            found = QtWidgets.QApplication.style().standardIcon(pixel)
            if not found.isNull():
                return found
        icon = QtGui.QIcon(self.pixmap(meaning, size, colour or self._scheme.text))
        icon.addPixmap(self.pixmap(meaning, size, self._scheme.muted), QtGui.QIcon.Mode.Disabled)
        for mode in (QtGui.QIcon.Mode.Selected, QtGui.QIcon.Mode.Active):
            icon.addPixmap(self.pixmap(meaning, size, colour or self._scheme.text), mode)
        return icon

    def pixmap(self, meaning: str, size: int, colour: str = "") -> QtGui.QPixmap:
        """An icon as a pixmap with the screen's pixel ratio."""
        colour = colour or self._scheme.text
        key = (meaning, size, colour)
        if key not in self._made:
            svg = self._svgs.get(meaning) or _OWN.get(meaning) or _FALLBACK
            self._made[key] = _draw(svg.replace("currentColor", colour), size, self._scale)
        return self._made[key]


def _draw(svg: str, size: int, scale: float) -> QtGui.QPixmap:
    pixels = max(1, round(size * scale))
    pixmap = QtGui.QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QtSvg.QSvgRenderer(QtCore.QByteArray(svg.encode()))
    painter = QtGui.QPainter(pixmap)
    ask = renderer.defaultSize()
    ratio = ask.width() / ask.height() if ask.height() > 0 else 1.0
    width, height = (pixels, pixels / ratio) if ratio >= 1 else (pixels * ratio, pixels)
    renderer.render(painter, QtCore.QRectF((pixels - width) / 2, (pixels - height) / 2, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def picture(width: int, height: int, scale: float, rng: random.Random) -> QtGui.QPixmap:
    """A made-up photograph: sky, hills, sun; or blurred shapes."""
    pixmap = QtGui.QPixmap(max(1, round(width * scale)), max(1, round(height * scale)))
    pixmap.setDevicePixelRatio(scale)
    painter = QtGui.QPainter(pixmap)
    painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
    hue = rng.random()
    gradient = QtGui.QLinearGradient(0, 0, rng.choice((0, width)), height)
    gradient.setColorAt(0, QtGui.QColor.fromHsvF(hue, rng.uniform(0.2, 0.7), rng.uniform(0.6, 1)))
    gradient.setColorAt(1, QtGui.QColor.fromHsvF((hue + 0.13) % 1, rng.uniform(0.1, 0.6), rng.uniform(0.4, 0.95)))
    painter.fillRect(QtCore.QRectF(0, 0, width, height), gradient)
    painter.setPen(Qt.PenStyle.NoPen)
    for layer in range(rng.randint(2, 4)):
        painter.setBrush(QtGui.QColor.fromHsvF((hue + 0.3) % 1, 0.4, max(0.1, 0.75 - 0.15 * layer)))
        base = height * (0.45 + 0.16 * layer)
        points = [QtCore.QPointF(0, height)]
        points += [QtCore.QPointF(width * n / 6, base + rng.uniform(-0.14, 0.14) * height) for n in range(7)]
        painter.drawPolygon(QtGui.QPolygonF([*points, QtCore.QPointF(width, height)]))
    painter.setBrush(QtGui.QColor(255, 240, 190))
    side = min(width, height) * 0.16
    painter.drawEllipse(QtCore.QRectF(width * rng.uniform(0.1, 0.8), height * 0.12, side, side))
    painter.end()
    return pixmap


def logo(size: int, scale: float, rng: random.Random) -> QtGui.QPixmap:
    """A made-up program's mark: a coloured shape with another one in it."""
    pixmap = QtGui.QPixmap(max(1, round(size * scale)), max(1, round(size * scale)))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(scale)
    painter = QtGui.QPainter(pixmap)
    painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    hue = rng.random()
    for share, colour in ((1.0, (hue, 0.75, 0.8)), (0.55, ((hue + 0.12) % 1, 0.15, 1.0)), (0.25, (hue, 0.9, 0.55))):
        painter.setBrush(QtGui.QColor.fromHsvF(*colour))
        side = size * share
        at = QtCore.QRectF((size - side) / 2, (size - side) / 2, side, side)
        form = rng.randrange(3)
        if form == 0:
            painter.drawEllipse(at)
        elif form == 1:
            painter.drawRoundedRect(at, side * 0.2, side * 0.2)
        else:
            painter.drawPolygon(
                QtGui.QPolygonF([at.bottomLeft(), QtCore.QPointF(at.center().x(), at.top()), at.bottomRight()])
            )
    painter.end()
    return pixmap


class Shown(QtWidgets.QWidget):
    """A pixmap at its own size."""

    def __init__(self, pixmap: QtGui.QPixmap, width: int, height: int) -> None:
        super().__init__()
        self._pixmap = pixmap
        self.setFixedSize(width, height)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        painter.drawPixmap(self.rect(), self._pixmap, self._pixmap.rect())
        painter.end()

# ruff: noqa: N802  # Qt's names
"""Title bars and frames around windows and dialogs, in the manner of several window managers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.sheets import mix
from screenseg.synth.qt.stage import Part, Stage, Widget, plain
from screenseg.synth.spec import Node

__all__ = ["FORMS", "Form", "form_of", "framed_window"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How one window manager draws a title bar; an empty colour means the scheme's."""

    height: float = 2.2  # font sizes
    top: str = ""
    bottom: str = ""
    ink: str = ""
    align: str = "left"
    bold: bool = False
    buttons: str = "lines"  # lines, discs, bevel, tiles
    left: bool = False  # the buttons' side
    wide: float = 1.0  # a button's width by its height
    edge: int = 1
    border: str = ""


FORMS: tuple[Form, ...] = (
    Form(top="#ffffff", bottom="#ffffff", ink="#111111", wide=1.5, height=2.3, border="#9aa0a6"),  # flat, white
    Form(top="#1f1f1f", bottom="#1f1f1f", ink="#f0f0f0", wide=1.5, height=2.3, border="#3a3a3a"),  # flat, dark
    Form(
        top="#0a246a", bottom="#3a6ea5", ink="#ffffff", bold=True, buttons="bevel", height=1.7, edge=3, border="#d4d0c8"
    ),
    Form(
        top="#2f7bf5", bottom="#1447c9", ink="#ffffff", bold=True, buttons="tiles", height=2.2, edge=4, border="#1447c9"
    ),
    Form(top="#eaeaea", bottom="#cfcfcf", ink="#3c3c3c", align="center", buttons="discs", left=True, height=1.9),
    Form(align="center", bold=True, height=2.7, buttons="lines"),  # the scheme's, as GNOME has it
    Form(top="#475057", bottom="#475057", ink="#eff0f1", align="center", height=2.1, border="#31363b"),  # Breeze
    Form(
        top="#3c3b37",
        bottom="#2f2e2b",
        ink="#dfdbd2",
        buttons="discs",
        left=True,
        height=2.0,
        bold=True,
        border="#2f2e2b",
    ),
    Form(
        top="#c6d9ef", bottom="#a3bfdf", ink="#1b1b1b", buttons="tiles", height=2.2, edge=5, border="#a3bfdf", wide=1.4
    ),
    Form(height=2.0, buttons="lines"),
    Form(top="#e8ebf0", bottom="#d5dae3", ink="#3b4453", align="center", height=2.1, buttons="discs"),
    Form(
        top="#000080", bottom="#1084d0", ink="#ffffff", bold=True, buttons="bevel", height=1.6, edge=3, border="#c0c0c0"
    ),
)
_DISCS = {"close": "#ff5f57", "minimize": "#febc2e", "maximize": "#28c840"}


def form_of(stage: Stage) -> Form:
    """The window manager of this screen."""
    return FORMS[stage.manner.frame % len(FORMS)]


class TitleBar(QtWidgets.QWidget):
    """A painted title bar."""

    def __init__(self, stage: Stage, form: Form, title: str, buttons: tuple[str, ...]) -> None:
        super().__init__()
        self.form, self.title, self._buttons = form, title, buttons
        self.setFixedHeight(stage.em(form.height))
        self._font = stage.font(1.0, bold=form.bold)
        scheme = stage.scheme
        self._top = form.top or (mix(scheme.window, scheme.text, 0.08))
        self._bottom = form.bottom or self._top
        self._ink = form.ink or scheme.text
        rtl = stage.screen.right_to_left
        self.left = form.left != rtl

    def place(self, name: str) -> QtCore.QRect:
        """Where one of the buttons is."""
        form = self.form
        tall = self.height() if form.buttons == "lines" and form.wide > 1.2 else round(self.height() * 0.7)
        if form.buttons == "discs":
            tall = round(self.height() * 0.46)
        wide = round(tall * form.wide)
        gap = {"lines": 0 if form.wide > 1.2 else 4, "discs": 7, "bevel": 1, "tiles": 2}[form.buttons]
        edge = 0 if form.buttons == "lines" and form.wide > 1.2 else 6
        order = ("close", "minimize", "maximize") if form.left else ("close", "maximize", "minimize")  # from the edge
        offset = edge + [n for n in order if n in self._buttons].index(name) * (wide + gap)
        x = offset if self.left else self.width() - offset - wide
        return QtCore.QRect(x, (self.height() - tall) // 2, wide, tall)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        gradient = QtGui.QLinearGradient(0, 0, self.width() if self.form.buttons == "bevel" else 0, self.height())
        if self.form.buttons == "bevel":
            gradient = QtGui.QLinearGradient(0, 0, self.width(), 0)
        gradient.setColorAt(0, QtGui.QColor(self._top))
        gradient.setColorAt(1, QtGui.QColor(self._bottom))
        painter.fillRect(self.rect(), gradient)
        painter.setFont(self._font)
        painter.setPen(QtGui.QColor(self._ink))
        rest = QtCore.QRect(self.rect()).adjusted(9, 0, -9, 0)
        taken = max((self.place(name).width() + 8 for name in self._buttons), default=0) * len(self._buttons)
        if self.left:
            rest.setLeft(rest.left() + taken)
        else:
            rest.setRight(rest.right() - taken)
        align = Qt.AlignmentFlag.AlignHCenter if self.form.align == "center" else Qt.AlignmentFlag.AlignLeading
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        text = painter.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(flags), text)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        for name in self._buttons:
            self._button(painter, name, QtCore.QRectF(self.place(name)))

    def _button(self, painter: QtGui.QPainter, name: str, place: QtCore.QRectF) -> None:
        kind, ink = self.form.buttons, QtGui.QColor(self._ink)
        painter.setPen(Qt.PenStyle.NoPen)
        if kind == "discs":
            painter.setBrush(QtGui.QColor(_DISCS[name]))
            painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        if kind == "bevel":
            painter.fillRect(place, QtGui.QColor("#d4d0c8"))
            painter.setPen(QtGui.QColor("#ffffff"))
            painter.drawLine(place.topLeft(), place.topRight())
            painter.drawLine(place.topLeft(), place.bottomLeft())
            ink = QtGui.QColor("#000000")
        elif kind == "tiles":
            ground = "#d9442e" if name == "close" else mix(self._top, "#ffffff", 0.25)
            painter.setBrush(QtGui.QColor(ground))
            painter.setPen(QtGui.QColor(255, 255, 255, 170))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            ink = QtGui.QColor("#ffffff")
        self._glyph(painter, name, place, ink)

    def _glyph(self, painter: QtGui.QPainter, name: str, place: QtCore.QRectF, ink: QtGui.QColor) -> None:
        side = min(place.width(), place.height()) * (0.34 if self.form.wide > 1.2 else 0.44)
        box = QtCore.QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        painter.setPen(QtGui.QPen(ink, 1.6 if self.form.buttons in ("bevel", "tiles") else 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if name == "close":
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        elif name == "maximize":
            painter.drawRect(box)
        else:
            y = box.bottom() if self.form.buttons in ("bevel", "tiles") else box.center().y()
            painter.drawLine(QtCore.QPointF(box.left(), y), QtCore.QPointF(box.right(), y))


class _Frame(QtWidgets.QWidget):
    """A window with its frame, painted by us."""

    def __init__(self, edge: int, colour: str, ground: str) -> None:
        super().__init__()
        self._edge, self._colour, self._ground = edge, QtGui.QColor(colour), QtGui.QColor(ground)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        if self._edge:
            painter.fillRect(self.rect(), self._colour)
            inner = self.rect().adjusted(self._edge, self._edge, -self._edge, -self._edge)
            painter.fillRect(inner, self._ground)


def framed_window(stage: Stage, node: Node, inner: Widget, part: Part | None, *, dialog: bool) -> Widget:
    """A top-level widget: title bar above, a frame around; `part` is the window's element and gets the widget."""
    form = form_of(stage)
    scheme = stage.scheme
    border = form.border or mix(scheme.window, scheme.text, 0.3)
    top = _Frame(form.edge if dialog else 0, border, scheme.window)
    column = QtWidgets.QVBoxLayout(top)
    edge = form.edge if dialog else 0
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(0)
    names = (
        ("close",)
        if dialog and (node.closable or not node.variant)
        else ()
        if dialog
        else ("minimize", "maximize", "close")
    )
    bar = TitleBar(stage, form, node.text, names)
    with stage.inside(part):
        holder = stage.part(
            node, "titlebar", bar, suffix="/titlebar", name=plain(node.text), text=node.text, label_source="caption"
        )
        stage.rule(bar, "caption", holder)
        for name in names:
            where = _placed(bar, name)
            stage.part(
                node,
                "button",
                bar,
                where,
                suffix=f"/{name}",
                parent=holder.id,
                name=name,
                name_visible=False,
                icon=name,
                label_source="icon",
                drawn=form.buttons != "lines",
            )
    column.addWidget(bar)
    column.addWidget(inner, 1)
    if part is not None:
        part.widget = top
    return top


def _placed(bar: TitleBar, name: str) -> Callable[[], QtCore.QRect]:
    return lambda: bar.place(name)

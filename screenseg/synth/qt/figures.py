"""Controls for numbers, dates and times."""

from __future__ import annotations

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

QStyle = QtWidgets.QStyle


def _moment(stage: Stage, node: Node) -> Widget:
    """date, time: Qt's editors, showing what the node says."""
    edit: QtWidgets.QDateTimeEdit
    if node.kind == "time":
        edit = QtWidgets.QTimeEdit()
    else:
        edit = QtWidgets.QDateEdit() if len(node.value) < 12 else QtWidgets.QDateTimeEdit()
        edit.setCalendarPopup(node.expanded is True or stage.look.seed % 3 != 0)
    part = stage.part(node, "textbox", edit, tight=True, name=node.placeholder)
    _typed(stage, node, edit, part)
    stage.states(node, edit)
    return edit


def _typed(stage: Stage, node: Node, box: QtWidgets.QAbstractSpinBox, part: Part) -> None:
    """Show exactly the value's text, however Qt would write it."""
    inner = box.lineEdit()
    inner.blockSignals(True)
    if node.value or node.kind != "spinbutton":
        inner.setText(node.value)
    inner.setPlaceholderText(node.placeholder)
    part.fields["value"] = inner.text()
    stage.rule(box, "value", part)

    def again() -> None:  # polishing and language changes make Qt write its own text
        inner.setText(part.fields["value"])
        inner.setCursorPosition(0)
        if stage.focus is not box:
            inner.deselect()

    stage.later.append(again)
    stage.ready.append(again)


def _spin(stage: Stage, node: Node) -> Widget:
    whole = node.value.lstrip("-").isdigit() or not node.value
    box: QtWidgets.QSpinBox | QtWidgets.QDoubleSpinBox
    if whole:
        box = QtWidgets.QSpinBox()
        box.setRange(int(max(node.minimum, -2e9)), int(min(node.maximum, 2e9)))
        box.setValue(int(node.value or 0) if len(node.value) < 10 else 0)
    else:
        box = QtWidgets.QDoubleSpinBox()
        box.setDecimals(2)
        box.setRange(node.minimum, node.maximum)
    if stage.look.seed % 11 == 0:
        box.setButtonSymbols(QtWidgets.QAbstractSpinBox.ButtonSymbols.PlusMinus)
    part = stage.part(node, "spinbutton", box, tight=True)
    _typed(stage, node, box, part)
    stage.states(node, box)
    return box


def _slider(stage: Stage, node: Node) -> Widget:
    slider = QtWidgets.QSlider(Qt.Orientation.Vertical if node.orientation == "vertical" else Qt.Orientation.Horizontal)
    slider.setRange(0, 1000)
    slider.setValue(share(node))
    if stage.look.seed % 4 == 0 and not stage.dressed.sheet:
        slider.setTickPosition(QtWidgets.QSlider.TickPosition.TicksBelow)
        slider.setTickInterval(100)
    stage.part(node, "slider", slider, tight=True)
    stage.states(node, slider)
    slider.setMinimumWidth(stage.em(6))
    return slider


def share(node: Node) -> int:
    """How far a value lies between its bounds, 0 to 1000."""
    try:
        value = float(node.value.replace("%", "").replace(",", ".").strip() or 0)
    except ValueError:
        value = node.minimum
    span = (node.maximum - node.minimum) or 1.0
    return max(0, min(1000, round(1000 * (value - node.minimum) / span)))


def _progress(stage: Stage, node: Node) -> Widget:
    bar = QtWidgets.QProgressBar()
    bar.setRange(0, 1000)
    bar.setValue(share(node))
    bar.setTextVisible(stage.look.seed % 3 != 0)
    option = QtWidgets.QStyleOptionProgressBar()

    def groove() -> QtCore.QRect:
        bar.initStyleOption(option)
        return bar.style().subElementRect(QStyle.SubElement.SE_ProgressBarGroove, option, bar)

    part = stage.part(node, "progressbar", bar, groove, tight=True)
    stage.rule(bar, "value", part)
    bar.setMinimumWidth(stage.em(7))
    return bar


MAKERS: dict[str, Maker] = {
    **dict.fromkeys(("date", "time"), _moment),
    "spinbutton": _spin,
    "slider": _slider,
    "progressbar": _progress,
}

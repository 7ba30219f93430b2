"""Controls: what values are typed into, chosen from and ticked in."""

from __future__ import annotations


from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, plain
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

QStyle = QtWidgets.QStyle


def _line(stage: Stage, node: Node) -> Widget:
    """textbox, password, search."""
    edit = QtWidgets.QLineEdit()
    edit.setText(node.value)
    edit.setCursorPosition(0)
    edit.setPlaceholderText(node.placeholder)
    part = stage.part(node, "textbox", edit, tight=True, value=node.value, name=node.placeholder)
    if node.kind == "password":
        edit.setEchoMode(QtWidgets.QLineEdit.EchoMode.Password)
        part.fields.update(password=True, value="")
    stage.rule(edit, "value", part)
    stage.states(node, edit)
    if node.kind == "search" and stage.rng.random() < 0.6:
        _action(stage, node, edit, part, "search", leading=True)
    elif node.kind == "textbox" and node.icon:
        _action(stage, node, edit, part, node.icon, leading=True)
    if stage.manner.clear_button and node.kind == "search" and node.value:
        _action(stage, node, edit, part, "close", leading=False)
    edit.setMinimumWidth(stage.em(5))
    return edit


def _action(stage: Stage, node: Node, edit: QtWidgets.QLineEdit, part: Part, icon: str, *, leading: bool) -> None:
    """An icon inside a line."""
    before = set(edit.findChildren(QtWidgets.QToolButton))
    position = QtWidgets.QLineEdit.ActionPosition
    where = position.LeadingPosition if leading else position.TrailingPosition
    edit.addAction(stage.symbols.icon(icon, stage.em(1.2), stage.scheme.muted), where)
    for button in edit.findChildren(QtWidgets.QToolButton):
        if button not in before:
            hidden = {"icon": icon, "name": icon, "name_visible": False, "label_source": "icon"}
            holder = part
            if not leading:
                holder = stage.part(node, "button", button, suffix=f"/{icon}", parent=part.id, drawn=False, **hidden)
            stage.part(node, "img", button, suffix=f"/{icon}-icon", parent=holder.id, by_icon=True, **hidden)


def _multiline(stage: Stage, node: Node) -> Widget:
    edit = QtWidgets.QPlainTextEdit() if stage.chance(0.7) else QtWidgets.QTextEdit()
    edit.setPlainText(node.value)
    edit.setPlaceholderText(node.placeholder)
    part = stage.part(node, "textbox", edit, tight=True, multiline=True, name=node.placeholder)
    lines = node.value.count("\n") + 1 + len(node.value) // 60
    edit.setMinimumHeight(stage.em(1.5 * max(3, min(6, lines)) + 1))
    if lines < 8:
        edit.setMaximumHeight(stage.em(1.5 * max(4, lines + 1) + 2))
    if lines > 5 and any(mark in node.value for mark in (";\n", ":\n", "{\n", "INFO", "WARN")):
        family = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont).family()
        mono = stage.font()
        mono.setFamily(family)
        edit.setFont(mono)
        if isinstance(edit, QtWidgets.QPlainTextEdit):
            edit.setLineWrapMode(QtWidgets.QPlainTextEdit.LineWrapMode.NoWrap)
    stage.rule(edit, "value", part)
    stage.states(node, edit)
    return edit


def _file(stage: Stage, node: Node) -> Widget:
    """A path with a button that opens a dialog."""
    holder, row = strip(stage, 2)
    edit = _line(stage, node)
    row.addWidget(edit, 1)
    button = QtWidgets.QToolButton() if stage.chance(0.5) else QtWidgets.QPushButton()
    button.setEnabled(not node.disabled)
    part = stage.part(node, "button", button, suffix="/browse", tight=True, name="browse")
    if isinstance(button, QtWidgets.QToolButton) or stage.chance(0.5):
        button.setText("…" if stage.chance(0.7) else "...")
        part.fields.update(text=button.text(), name=button.text(), label_source="caption")
        button.setMaximumWidth(stage.em(2.6))
    else:
        button.setIcon(stage.symbols.icon("folder", stage.em(1.2)))
        part.fields.update(name="folder", name_visible=False, icon="folder", label_source="icon")
        stage.part(
            node, "img", button, suffix="/browse-icon", parent=part.id, icon="folder", name="folder", name_visible=False,
            label_source="icon", by_icon=True,
        )  # fmt: skip
    stage.rule(button, "caption", part)
    row.addWidget(button)
    return holder


def _colour(stage: Stage, node: Node) -> Widget:
    """A colour's code, and a patch of it."""
    holder, row = strip(stage, 3)
    patch = QtWidgets.QFrame()
    patch.setFixedSize(stage.em(1.8), stage.em(1.8))
    value = node.value if QtGui.QColor(node.value).isValid() else "#3366cc"
    patch.setStyleSheet(f"QFrame {{ background: {value}; border: 1px solid {stage.scheme.border}; }}")
    stage.part(node, "img", patch, suffix="/patch", name="colour", name_visible=False, label_source="none")
    row.addWidget(patch)
    row.addWidget(_line(stage, node), 1)
    return holder


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


def _combo(stage: Stage, node: Node) -> Widget:
    combo = QtWidgets.QComboBox()
    combo.setEditable(node.editable)
    texts = list(node.options)
    if node.value and node.value not in texts:
        texts.insert(0, node.value)
    combo.addItems(texts[:40])
    combo.setCurrentIndex(texts.index(node.value) if node.value in texts[:40] else -1)
    part = stage.part(node, "combobox", combo, tight=True, expanded=bool(node.expanded), name=node.placeholder)
    if node.placeholder and hasattr(combo, "setPlaceholderText"):
        combo.setPlaceholderText(node.placeholder)
    edit = combo.lineEdit()
    if edit is not None:
        edit.setReadOnly(node.readonly)
        edit.setCursorPosition(0)
        if node.placeholder:
            edit.setPlaceholderText(node.placeholder)
    combo.setSizeAdjustPolicy(QtWidgets.QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    longest = max((len(text) for text in texts), default=6)
    combo.setMinimumContentsLength(max(4, min(longest, 22)))
    stage.rule(combo, "value", part)
    stage.states(node, combo)
    return combo


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


def _mark(stage: Stage, node: Node) -> Widget:
    """checkbox, radio."""
    box: QtWidgets.QCheckBox | QtWidgets.QRadioButton
    radio = node.kind == "radio"
    box = QtWidgets.QRadioButton(node.text) if radio else QtWidgets.QCheckBox(node.text)
    if isinstance(box, QtWidgets.QRadioButton):
        box.setAutoExclusive(False)
        box.setChecked(node.checked is True)
    else:
        box.setTristate(node.checked == "mixed")
        states = {"mixed": Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked}
        box.setCheckState(states.get(node.checked or False, Qt.CheckState.Unchecked))
    element = QStyle.SubElement.SE_RadioButtonIndicator if radio else QStyle.SubElement.SE_CheckBoxIndicator

    def indicator() -> QtCore.QRect:
        option = QtWidgets.QStyleOptionButton()
        box.initStyleOption(option)
        return box.style().subElementRect(element, option, box)

    part = stage.part(node, node.kind, box, indicator, tight=True, checked=node.checked or False)
    if node.text:
        part.fields.update(name=plain(node.text), text=plain(node.text), label_source="caption")
    stage.rule(box, "caption", None, (part,))
    stage.states(node, box)
    return box


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
        painter.setBrush(QtGui.QColor(scheme.on_accent if on and form != 3 else scheme.muted if form == 1 else "#ffffff"))
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


def _switch(stage: Stage, node: Node) -> Widget:
    switch = Switch(stage, node.text)
    switch.setChecked(node.checked is True)
    part = stage.part(node, "switch", switch, switch.place, tight=True, checked=node.checked is True)
    if node.text:
        part.fields.update(name=plain(node.text), text=plain(node.text), label_source="caption")
    stage.rule(switch, "caption", None, (part,))
    stage.states(node, switch)
    return switch


def _radios(stage: Stage, node: Node) -> Widget:
    holder = QtWidgets.QWidget()
    vertical = node.orientation == "vertical"
    layout: QtWidgets.QBoxLayout = QtWidgets.QVBoxLayout(holder) if vertical else QtWidgets.QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(max(2, stage.manner.gap // 2) if vertical else stage.manner.gap + 4)
    for child in node.children:
        layout.addWidget(stage.make(child))
    if not vertical:
        layout.addStretch(1)
    return holder


def strip(stage: Stage, gap: int = -1) -> tuple[Widget, QtWidgets.QHBoxLayout]:
    """An empty row without margins."""
    holder = QtWidgets.QWidget()
    row = QtWidgets.QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(stage.manner.gap if gap < 0 else gap)
    return holder, row


MAKERS: dict[str, Maker] = {
    **dict.fromkeys(("textbox", "password", "search"), _line),
    **dict.fromkeys(("date", "time"), _moment),
    **dict.fromkeys(("checkbox", "radio"), _mark),
    "multiline": _multiline,
    "file": _file,
    "colour": _colour,
    "spinbutton": _spin,
    "combobox": _combo,
    "slider": _slider,
    "progressbar": _progress,
    "switch": _switch,
    "radiogroup": _radios,
}

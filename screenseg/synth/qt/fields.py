"""Controls: what values are typed into, chosen from and ticked in."""

from __future__ import annotations

from typing import Any

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, escaped, plain
from screenseg.synth.qt.switch import Switch
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
            hidden: dict[str, Any] = {"icon": icon, "name": icon, "name_visible": False, "label_source": "icon"}
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
            node,
            "img",
            button,
            suffix="/browse-icon",
            parent=part.id,
            icon="folder",
            name="folder",
            name_visible=False,
            label_source="icon",
            by_icon=True,
        )
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


def _mark(stage: Stage, node: Node) -> Widget:
    """checkbox, radio."""
    box: QtWidgets.QCheckBox | QtWidgets.QRadioButton
    radio = node.kind == "radio"
    box = QtWidgets.QRadioButton(escaped(node.text)) if radio else QtWidgets.QCheckBox(escaped(node.text))
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
    **dict.fromkeys(("checkbox", "radio"), _mark),
    "multiline": _multiline,
    "file": _file,
    "colour": _colour,
    "combobox": _combo,
    "switch": _switch,
    "radiogroup": _radios,
}

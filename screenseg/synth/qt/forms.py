"""Fields with their labels, and forms of them."""

from __future__ import annotations

import html
from dataclasses import dataclass

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, plain
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

_LABELLED = frozenset(
    ("textbox", "combobox", "spinbutton", "slider", "checkbox", "radio", "switch", "progressbar", "listbox")
)
Align = Qt.AlignmentFlag


@dataclass(slots=True)
class _Pieces:
    """A field taken apart; `below` are its help and error."""

    label: QtWidgets.QLabel | None
    body: Widget
    below: list[Widget]
    placement: str
    tall: bool


def _pieces(stage: Stage, node: Node, placement: str) -> _Pieces:
    body, part = _body(stage, node)
    label = None
    if node.text and placement != "none":
        label = _label(stage, node, part, placement)
    elif node.text and part is not None:
        part.fields.update(name=plain(node.text), name_visible=False)
    if part is not None and node.required:
        part.fields["required"] = True
    below: list[Widget] = []
    if node.help:
        below.append(stage.label(node.help, "help", wrap=len(node.help) > 40))
        stage.restyle(below[-1], factor=0.88, colour=stage.scheme.muted)
    if node.error:
        below.append(stage.label(node.error, "error", wrap=len(node.error) > 40))
        stage.restyle(below[-1], factor=0.88, colour=stage.manner.danger)
    control = node.children[0].kind if node.children else ""
    return _Pieces(label, body, below, placement, control in ("multiline", "listbox") or _stacked(node))


def _stacked(node: Node) -> bool:
    return bool(node.children) and node.children[0].kind == "radiogroup" and node.children[0].orientation == "vertical"


def _body(stage: Stage, node: Node) -> tuple[Widget, Part | None]:
    """The control with its add-ons, and the element that the label names."""
    first = len(stage.parts)
    controls = [stage.make(child) for child in node.children]
    own = node.children[0].id if node.children else ""
    part = next((p for p in stage.parts[first:] if p.id == own and p.role in _LABELLED), None)
    if node.children and node.children[0].kind == "radiogroup":
        part = None
    if node.concept and part is not None:
        part.fields.setdefault("concept", node.concept)
    if len(controls) == 1 and not node.prefix and not node.suffix:
        return controls[0], part
    holder, row = strip(stage, 3)
    if node.prefix:
        row.addWidget(stage.label(node.prefix))
    for place, control in enumerate(controls):
        row.addWidget(control, 1 if place == 0 else 0)
    if node.suffix:
        row.addWidget(stage.label(node.suffix))
    return holder, part


def _label(stage: Stage, node: Node, part: Part | None, placement: str) -> QtWidgets.QLabel:
    kind = "label"
    label = stage.label(node.text, kind)
    if node.required and not node.text.endswith("*"):
        star = f'<span style="color:{stage.manner.danger}">*</span>' if stage.manner.star_red else "*"
        text = html.escape(node.text)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(f"{star} {text}" if stage.manner.star_first else f"{text} {star}")
    if part is not None:
        part.fields.update(name=plain(node.text), label_source="cell" if placement == "cell" else "label")
        stage.rule(label, kind, None, (part,))
        if part.fields.get("disabled") and stage.chance(0.5):
            label.setEnabled(False)
    label.setSizePolicy(QtWidgets.QSizePolicy.Policy.Preferred, QtWidgets.QSizePolicy.Policy.Preferred)
    return label


def _column(stage: Stage, widgets: list[Widget], gap: int) -> Widget:
    if len(widgets) == 1:
        return widgets[0]
    holder = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _whole(stage: Stage, pieces: _Pieces) -> Widget:
    """A field in one widget, its label wherever it belongs."""
    body = _column(stage, [pieces.body, *pieces.below], 2)
    label = pieces.label
    if label is None:
        return body
    if pieces.placement == "above":
        return _column(stage, [label, body], max(1, stage.manner.gap // 2))
    if pieces.placement == "floating":
        return _floating(stage, label, body, pieces.body)
    holder, row = strip(stage)
    if pieces.placement == "right":
        row.addWidget(body)
        row.addWidget(label, 1)
    else:
        row.addWidget(label)
        row.addWidget(body, 1)
    return holder


def _floating(stage: Stage, label: QtWidgets.QLabel, body: Widget, control: Widget) -> Widget:
    """The label stands on the field's upper edge."""
    stage.restyle(label, factor=0.84, colour=stage.scheme.muted)
    holder = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(holder)
    height = stage.em(1.15)
    column.setContentsMargins(0, height // 2 + 1, 0, 0)
    column.addWidget(body)
    label.setParent(holder)
    sheet = f"font-size: {max(6, stage.em(0.84))}px; color: {stage.scheme.muted};" if stage.dressed.sheet else ""
    label.setStyleSheet(f"background: {stage.scheme.window}; {sheet} padding: 0 3px;")
    control.setMinimumHeight(stage.em(2.4))

    def move() -> None:
        label.adjustSize()
        place = control.mapTo(holder, QtCore.QPoint(0, 0))
        left = place.x() + 8
        if stage.screen.right_to_left:
            left = place.x() + control.width() - 8 - label.width()
        label.move(left, max(0, place.y() - label.height() // 2))
        label.raise_()

    stage.later.append(move)
    return holder


def _field(stage: Stage, node: Node) -> Widget:
    return _whole(stage, _pieces(stage, node, node.placement or "left"))


def _form(stage: Stage, node: Node) -> Widget:
    places = {child.placement or node.placement or "left" for child in node.children if child.kind == "field"}
    if places == {"cell"}:
        return _Cells(stage, node).widget
    simple = node.columns <= 1 and places <= {"left", "none"} and all(child.kind == "field" for child in node.children)
    if simple and stage.look.seed % 5 < 2:
        return _form_layout(stage, node)
    return _Grid(stage, node).widget


def _form_layout(stage: Stage, node: Node) -> Widget:
    """Qt's own form layout, aligned as the style wants it."""
    holder = QtWidgets.QWidget()
    form = QtWidgets.QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 0)
    if stage.look.density != "normal":
        form.setVerticalSpacing(stage.manner.gap)
    policy = QtWidgets.QFormLayout.FieldGrowthPolicy
    form.setFieldGrowthPolicy(policy.ExpandingFieldsGrow if stage.manner.wide else policy.FieldsStayAtSizeHint)
    if stage.manner.label_right:
        form.setLabelAlignment(Align.AlignRight | Align.AlignVCenter)
    for child in node.children:
        pieces = _pieces(stage, child, child.placement or node.placement or "left")
        body = _column(stage, [pieces.body, *pieces.below], 2)
        if pieces.label is None:
            form.addRow("", body) if stage.manner.grid_labels else form.addRow(body)
        else:
            form.addRow(pieces.label, body)
    return holder


class _Grid:
    """Fields in columns; a label column beside each unless labels stand elsewhere."""

    def __init__(self, stage: Stage, node: Node) -> None:
        self.stage = stage
        self.widget: Widget = QtWidgets.QWidget()
        self.grid = QtWidgets.QGridLayout(self.widget)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(stage.manner.gap)
        self.grid.setHorizontalSpacing(stage.manner.gap + 2)
        self.columns = max(1, node.columns)
        self.row, self.at = 0, 0
        for child in node.children:
            if child.kind == "field":
                self._put(child, child.placement or node.placement or "left")
            else:
                self._span(stage.make(child))
        for column in range(self.columns):
            self.grid.setColumnStretch(3 * column + 1, 1 if stage.manner.wide else 0)
            if column:
                self.grid.setColumnMinimumWidth(3 * column - 1, stage.manner.gap)
        if not stage.manner.wide:
            self.grid.setColumnStretch(3 * self.columns, 1)

    def _span(self, widget: Widget) -> None:
        if self.at:
            self.row, self.at = self.row + 1, 0
        self.grid.addWidget(widget, self.row, 0, 1, 3 * self.columns)
        self.row += 1

    def _put(self, node: Node, placement: str) -> None:
        pieces = _pieces(self.stage, node, placement)
        column = 3 * self.at
        if placement == "left" or (placement == "none" and self.stage.manner.grid_labels):
            body = _column(self.stage, [pieces.body, *pieces.below], 2)
            if pieces.label is not None:
                flags = Align.AlignRight if self.stage.manner.label_right else Align.AlignLeft
                top = pieces.tall or bool(pieces.below)
                flags |= Align.AlignTop if top else Align.AlignVCenter
                if top:
                    pieces.label.setContentsMargins(0, 4, 0, 0)
                self.grid.addWidget(pieces.label, self.row, column, flags)
            self.grid.addWidget(body, self.row, column + 1)
        else:
            self.grid.addWidget(_whole(self.stage, pieces), self.row, column, 1, 2)
        self.at += 1
        if self.at == self.columns:
            self.row, self.at = self.row + 1, 0


class _Cells:
    """Labels and controls in the cells of a ruled table."""

    def __init__(self, stage: Stage, node: Node) -> None:
        self.stage = stage
        frame = QtWidgets.QFrame()
        frame.setObjectName("cells")
        self.line = stage.scheme.border
        self.widget: Widget = frame
        grid = QtWidgets.QGridLayout(frame)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        columns, row, at = max(1, node.columns), 0, 0
        for child in node.children:
            if child.kind != "field":
                grid.addWidget(stage.make(child), row + (1 if at else 0), 0, 1, 2 * columns)
                row, at = row + (2 if at else 1), 0
                continue
            pieces = _pieces(stage, child, "cell")
            grid.addWidget(self._cell(pieces.label or stage.label(""), tinted=True), row, 2 * at)
            grid.addWidget(self._cell(_column(stage, [pieces.body, *pieces.below], 1), tinted=False), row, 2 * at + 1)
            at += 1
            if at == columns:
                row, at = row + 1, 0
        for column in range(columns):
            grid.setColumnStretch(2 * column + 1, 1)

    def _cell(self, inner: Widget, *, tinted: bool) -> Widget:
        frame = QtWidgets.QFrame()
        scheme = self.stage.scheme
        frame.setObjectName("formcell")
        ground = scheme.button if tinted else scheme.base
        frame.setStyleSheet(f"#formcell {{ border: 1px solid {self.line}; background: {ground}; }}")
        layout = QtWidgets.QHBoxLayout(frame)
        edge = max(2, self.stage.manner.gap // 2)
        layout.setContentsMargins(edge + 2, edge, edge + 2, edge)
        layout.addWidget(inner)
        return frame


MAKERS: dict[str, Maker] = {"field": _field, "form": _form}

"""What holds others: columns, groups, tabs, splitters, scroll areas."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, escaped, plain
from screenseg.synth.spec import Node

__all__ = ["GREEDY", "MAKERS", "fill", "scrolled"]

Policy = QtWidgets.QSizePolicy.Policy

GREEDY = frozenset(("table", "tree", "list", "split", "scroll", "spacer", "chart", "accordion", "sidebar"))
"""Kinds that take what height is left."""

_NARROW = frozenset(
    "button checkbox radio switch link icon avatar badge chip image separator spacer buttongroup".split()
)


def greedy(node: Node) -> bool:
    """Whether a node wants to grow downwards."""
    if node.kind in GREEDY:
        return True
    if _keys(node):
        return True
    if node.kind == "multiline":
        return node.value.count("\n") > 6
    if node.kind in ("column", "row", "tabs", "tab", "panel", "main", "group", "form", "field"):
        return any(greedy(child) for child in node.children if child.kind != "spacer" or node.kind == "column")
    return False


def fill(stage: Stage, layout: QtWidgets.QBoxLayout, children: Sequence[Node], *, vertical: bool) -> None:
    """Make the children and put them one after the other."""
    stretched = False
    for child in children:
        if child.kind == "spacer":
            layout.addStretch(1)
            stretched = True
            continue
        widget = stage.make(child)
        grows = greedy(child) if vertical else _widens(child)
        stretched |= grows
        if child.kind == "image" and vertical and stage.look.seed % 3:
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            continue
        layout.addWidget(widget, 1 if grows else 0)
    if not stretched:
        layout.addStretch(1)


def _widens(node: Node) -> bool:
    if node.kind == "text":
        return len(node.text) > 40
    if node.kind in ("row", "column", "field"):
        return any(_widens(child) for child in node.children)
    return node.kind not in _NARROW and node.kind not in ("heading", "combobox", "spinbutton", "date", "time")


def _box(stage: Stage, node: Node) -> Widget:
    """column, row"""
    holder = QtWidgets.QWidget()
    vertical = node.kind != "row"
    layout: QtWidgets.QBoxLayout = QtWidgets.QVBoxLayout(holder) if vertical else QtWidgets.QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(stage.manner.gap)
    fill(stage, layout, node.children, vertical=vertical)
    return holder


def _grid(stage: Stage, node: Node) -> Widget:
    holder = QtWidgets.QWidget()
    grid = QtWidgets.QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(stage.manner.gap + 2)
    columns = max(1, node.columns)
    keys = _keys(node)
    for place, child in enumerate(node.children):
        widget = stage.make(child)
        if keys:
            widget.setSizePolicy(Policy.Expanding, Policy.Expanding)
            widget.setMinimumHeight(stage.em(1.9))
        grid.addWidget(widget, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return holder


def _keys(node: Node) -> bool:
    """Whether a grid is a pad of keys, which fills what room there is."""
    return node.kind == "grid" and len(node.children) > 5 and all(child.kind == "button" for child in node.children)


def _split(stage: Stage, node: Node) -> Widget:
    across = node.orientation != "vertical"
    splitter = QtWidgets.QSplitter(Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical)
    for child in node.children:
        widget = stage.make(child)
        if child.kind not in GREEDY and child.kind not in ("tabs", "panel", "multiline"):
            holder = QtWidgets.QWidget()
            column = QtWidgets.QVBoxLayout(holder)
            column.setContentsMargins(*(max(2, stage.manner.edge // 2),) * 4)
            if child.kind == "image":
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
            else:
                column.addWidget(widget)
            widget = holder if greedy(child) or stage.in_dialog else scrolled(holder)
        widget.setMinimumSize(40, 40)
        splitter.addWidget(widget)
    splitter.setChildrenCollapsible(False)

    def divide() -> None:
        share = min(0.85, max(0.12, float(node.value or 0.4)))
        whole = splitter.width() if across else splitter.height()
        if splitter.count() == 2:
            splitter.setSizes([round(whole * share), round(whole * (1 - share))])

    stage.later.append(divide)
    splitter.setMinimumHeight(stage.em(12 if stage.in_dialog else 9))
    return splitter


def scrolled(inner: Widget, share: float = 0.0, stage: Stage | None = None) -> QtWidgets.QScrollArea:
    """A frameless scroll area around a widget, scrolled by a share of what is hidden."""
    area = QtWidgets.QScrollArea()
    area.setFrameShape(QtWidgets.QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    if share and stage is not None:

        def scroll() -> None:
            bar = area.verticalScrollBar()
            bar.setValue(round(bar.maximum() * share))

        stage.later.append(scroll)
    return area


def _scroll(stage: Stage, node: Node) -> Widget:
    inner = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(inner)
    fill(stage, column, node.children, vertical=True)
    try:
        share = float(node.value or 0)
    except ValueError:
        share = 0.0
    area = scrolled(inner, share, stage)
    area.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
    area.setMinimumHeight(stage.em(9))
    return area


def _group(stage: Stage, node: Node) -> Widget:
    if node.variant == "plain":
        return _plain_group(stage, node)
    box = QtWidgets.QGroupBox(escaped(node.text))
    if node.variant == "card":
        box.setFlat(not stage.dressed.sheet and stage.chance(0.3))
    if node.checked is not None:
        box.setCheckable(True)
        box.setChecked(node.checked is True)
    part = stage.part(node, "group", box, tight=True, name=plain(node.text), text=plain(node.text))
    part.fields["label_source"] = "caption" if node.text else "none"
    if node.checked is not None:
        _group_mark(stage, node, box, part)
    stage.rule(box, "heading", part)
    column = QtWidgets.QVBoxLayout(box)
    edge = stage.manner.edge
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap)
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)
    return box


def _group_mark(stage: Stage, node: Node, box: QtWidgets.QGroupBox, part: Part) -> None:
    """The check box in a group's title."""

    def mark() -> QtCore.QRect:
        option = QtWidgets.QStyleOptionGroupBox()
        box.initStyleOption(option)
        control = QtWidgets.QStyle.ComplexControl.CC_GroupBox
        return box.style().subControlRect(control, option, QtWidgets.QStyle.SubControl.SC_GroupBoxCheckBox, box)

    stage.part(
        node,
        "checkbox",
        box,
        mark,
        suffix="/mark",
        parent=part.id,
        name=plain(node.text),
        checked=node.checked,
        label_source="caption",
        tight=True,
    )


def _plain_group(stage: Stage, node: Node) -> Widget:
    """A heading, perhaps with a line beside it, and what belongs to it."""
    holder = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(holder)
    column.setContentsMargins(0, stage.manner.gap // 2, 0, stage.manner.gap // 2)
    column.setSpacing(stage.manner.gap)
    if node.text:
        line = QtWidgets.QHBoxLayout()
        line.addWidget(stage.label(plain(node.text), "heading", factor=1.0 + 0.12 * (stage.look.seed % 3), bold=True))
        if stage.look.seed % 2:
            line.addWidget(rule_line(), 1)
        else:
            line.addStretch(1)
        column.addLayout(line)
    fill(stage, column, node.children, vertical=True)
    return holder


def rule_line(*, upright: bool = False) -> QtWidgets.QFrame:
    """A ruled line."""
    line = QtWidgets.QFrame()
    shape = QtWidgets.QFrame.Shape
    line.setFrameShape(shape.VLine if upright else shape.HLine)
    line.setFrameShadow(QtWidgets.QFrame.Shadow.Sunken)
    return line


def framed(stage: Stage, node: Node, role: str = "panel") -> tuple[QtWidgets.QFrame, QtWidgets.QVBoxLayout, Part]:
    """A frame with a ground of its own."""
    frame = QtWidgets.QFrame()
    frame.setObjectName("card")
    frame.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
    scheme = stage.scheme
    ground = scheme.base if stage.look.seed % 3 else scheme.window
    radius = (0, 2, 4, 8)[stage.look.seed % 4]
    frame.setStyleSheet(
        f"#card {{ background: {ground}; border: 1px solid {scheme.border}; border-radius: {radius}px; }}"
    )
    column = QtWidgets.QVBoxLayout(frame)
    edge = stage.manner.edge
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap)
    return frame, column, stage.part(node, role, frame, name=plain(node.text))


def _panel(stage: Stage, node: Node) -> Widget:
    """panel, card"""
    frame, column, part = framed(stage, node)
    if node.kind == "panel":
        frame.setObjectName("pane")
        frame.setStyleSheet("")
        frame.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        part.fields["drawn"] = None
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)
    return frame


MAKERS: dict[str, Maker] = {
    "column": _box,
    "row": _box,
    "grid": _grid,
    "split": _split,
    "spacer": lambda stage, node: QtWidgets.QWidget(),
    "scroll": _scroll,
    "group": _group,
    "panel": _panel,
    "card": _panel,
    "tab": _box,
    "section": _box,
}

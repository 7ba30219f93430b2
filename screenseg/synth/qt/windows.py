"""Main windows and pages, with their bars."""

from __future__ import annotations

from collections.abc import Callable

from screenseg.synth.qt.binding import QAction, Qt, QtCore, QtWidgets
from screenseg.synth.qt.containers import fill, greedy, scrolled
from screenseg.synth.qt.stage import Maker, Stage, Widget, bare
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]


def _window(stage: Stage, node: Node) -> Widget:
    window = QtWidgets.QMainWindow()
    window.setWindowFlags(Qt.WindowType.Widget)
    content = [child for child in node.children if child.kind not in ("menubar", "toolbar", "statusbar")]
    for child in node.children:
        if child.kind == "menubar":
            window.setMenuBar(_menubar(stage, child))
        elif child.kind == "toolbar":
            bar = stage.make(child)
            assert isinstance(bar, QtWidgets.QToolBar)
            area = Qt.ToolBarArea.LeftToolBarArea if child.orientation == "vertical" else Qt.ToolBarArea.TopToolBarArea
            window.addToolBar(area, bar)
    window.setCentralWidget(_central(stage, content))
    for child in node.children:
        if child.kind == "statusbar":
            window.setStatusBar(_statusbar(stage, child))
    return window


def _central(stage: Stage, content: list[Node]) -> Widget:
    inner = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(inner)
    bare = len(content) == 1 and content[0].kind in ("table", "tree", "split", "multiline", "tabs", "list")
    edge = 0 if bare and stage.chance(0.6) else stage.manner.edge
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap)
    fill(stage, column, content, vertical=True)
    if bare:
        return inner
    return scrolled(inner, stage.screen.scroll, stage)


def _menubar(stage: Stage, node: Node) -> QtWidgets.QMenuBar:
    bar = QtWidgets.QMenuBar()
    bar.setNativeMenuBar(False)
    part = stage.part(node, "menubar", bar)
    actions = []
    for child in node.children:
        action = QAction(child.text, bar)
        action.setEnabled(not child.disabled)
        bar.addAction(action)
        actions.append(action)
        if child.expanded:
            stage.later.append(_lit(bar, action))
        stage.part(
            child,
            "menuitem",
            bar,
            _action_place(bar, action),
            parent=part.id,
            name=bare(child.text),
            text=bare(child.text),
            drawn=bool(child.expanded),
            expanded=bool(child.expanded),
            label_source="caption",
        )
    stage.rule(bar, "caption")
    return bar


def _lit(bar: QtWidgets.QMenuBar, action: QAction) -> Callable[[], None]:
    return lambda: bar.setActiveAction(action)


def _action_place(bar: QtWidgets.QMenuBar, action: QAction) -> Callable[[], QtCore.QRect]:
    return lambda: bar.actionGeometry(action)


def _statusbar(stage: Stage, node: Node) -> QtWidgets.QStatusBar:
    bar = QtWidgets.QStatusBar()
    bar.setSizeGripEnabled(stage.look.seed % 2 == 0)
    part = stage.part(node, "statusbar", bar)
    with stage.inside(part):
        for place, child in enumerate(node.children):
            widget = stage.make(child)
            if child.kind == "progressbar":
                widget.setMaximumWidth(stage.em(12))
            if isinstance(widget, QtWidgets.QLabel):
                widget.setWordWrap(False)
            if place == 0:
                bar.addWidget(widget, 1 if stage.chance(0.7) else 0)
            else:
                bar.addPermanentWidget(widget)
    return bar


def _page(stage: Stage, node: Node) -> Widget:
    """A page as a plain form window: header, side, main and footer."""
    page = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    middle = QtWidgets.QHBoxLayout()
    middle.setSpacing(0)
    foot: Widget | None = None
    for child in node.children:
        widget = stage.make(child)
        if child.kind == "header":
            column.addWidget(widget)
        elif child.kind == "footer":
            foot = widget
        elif child.kind == "sidebar":
            middle.addWidget(widget)
        else:
            middle.addWidget(widget, 1)
    column.addLayout(middle, 1)
    if foot is not None:
        column.addWidget(foot)
    return page


def _strip(stage: Stage, node: Node) -> Widget:
    """header, footer"""
    frame = QtWidgets.QFrame()
    frame.setObjectName("strip")
    side = "bottom" if node.kind == "header" else "top"
    scheme = stage.scheme
    frame.setStyleSheet(f"#strip {{ background: {scheme.button}; border-{side}: 1px solid {scheme.border}; }}")
    row = QtWidgets.QHBoxLayout(frame)
    edge = stage.manner.edge
    row.setContentsMargins(edge + 4, edge // 2 + 2, edge + 4, edge // 2 + 2)
    row.setSpacing(stage.manner.gap + 4)
    part = stage.part(node, "panel", frame)
    with stage.inside(part):
        fill(stage, row, node.children, vertical=False)
    return frame


def _sidebar(stage: Stage, node: Node) -> Widget:
    frame = QtWidgets.QFrame()
    frame.setObjectName("side")
    scheme = stage.scheme
    edge_side = "left" if stage.screen.right_to_left else "right"
    frame.setStyleSheet(f"#side {{ background: {scheme.alternate}; border-{edge_side}: 1px solid {scheme.border}; }}")
    frame.setFixedWidth(stage.em(15))
    column = QtWidgets.QVBoxLayout(frame)
    column.setContentsMargins(*(stage.manner.edge,) * 4)
    part = stage.part(node, "panel", frame)
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)
    return frame


def _main(stage: Stage, node: Node) -> Widget:
    inner = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(inner)
    edge = stage.manner.edge + 6
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap + 3)
    if len(node.children) == 1 and node.children[0].kind in ("card", "column") and not greedy(node.children[0]):
        row = QtWidgets.QHBoxLayout()
        card = stage.make(node.children[0])
        card.setMaximumWidth(stage.em(34))
        card.setMinimumWidth(stage.em(24))
        row.addStretch(1)
        row.addWidget(card, 3)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
    else:
        fill(stage, column, node.children, vertical=True)
    return scrolled(inner, stage.screen.scroll, stage)


MAKERS: dict[str, Maker] = {
    "window": _window,
    "menubar": _menubar,
    "statusbar": _statusbar,
    "page": _page,
    "header": _strip,
    "footer": _strip,
    "sidebar": _sidebar,
    "main": _main,
}

"""Tabs and accordions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.containers import fill
from screenseg.synth.qt.stage import Maker, Stage, Widget, escaped, plain
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

Policy = QtWidgets.QSizePolicy.Policy


def _tabs(stage: Stage, node: Node) -> Widget:
    tabs = QtWidgets.QTabWidget()
    sides = QtWidgets.QTabWidget.TabPosition
    if node.orientation == "vertical":
        tabs.setTabPosition(sides.East if stage.look.seed % 5 == 0 else sides.West)
    elif stage.manner.tabs_below:
        tabs.setTabPosition(sides.South)
    elif stage.manner.document_tabs and not stage.dressed.sheet:
        tabs.setDocumentMode(True)
    bar = tabs.tabBar()
    strip = stage.part(node, "tablist", bar, suffix="/tabs", drawn=False)
    chosen = None
    for place, child in enumerate(node.children):
        page = QtWidgets.QWidget()
        tabs.addTab(page, escaped(child.text))
        if child.icon:
            tabs.setTabIcon(place, stage.symbols.icon(child.icon, stage.em(1.2)))
        tabs.setTabEnabled(place, not child.disabled)
        where = _tab_place(bar, place)
        part = stage.part(
            child,
            "tab",
            bar,
            where,
            parent=strip.id,
            name=plain(child.text),
            text=plain(child.text),
            selected=child.selected,
            label_source="caption",
        )
        stage.icon_part(child, bar, part, where)
        chosen = place if child.selected else chosen
    chosen = chosen if chosen is not None else 0
    tabs.setCurrentIndex(chosen)
    stage.rule(bar, "caption")
    if node.children:
        _tab_page(stage, node.children[chosen], tabs, chosen)
    return tabs


def _tab_place(bar: QtWidgets.QTabBar, place: int) -> Callable[[], QtCore.QRect]:
    return lambda: bar.tabRect(place)


def _tab_page(stage: Stage, node: Node, tabs: QtWidgets.QTabWidget, place: int) -> None:
    page = cast("QtWidgets.QWidget", tabs.widget(place))
    column = QtWidgets.QVBoxLayout(page)
    edge = stage.manner.edge
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap)

    def pane() -> QtCore.QRect:
        option = QtWidgets.QStyleOptionTabWidgetFrame()
        tabs.initStyleOption(option)
        return tabs.style().subElementRect(QtWidgets.QStyle.SubElement.SE_TabWidgetTabPane, option, tabs)

    part = stage.part(
        node, "tabpanel", tabs, pane, suffix="/panel", name=plain(node.text), drawn=not tabs.documentMode()
    )
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)


def _accordion(stage: Stage, node: Node) -> Widget:
    """Sections with a bar each to open them."""
    opened = [child for child in node.children if child.expanded]
    if len(opened) == 1 and stage.look.seed % 2:
        return _tool_box(stage, node)
    holder = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for child in node.children:
        column.addWidget(_bar(stage, child))
        if child.expanded:
            inner = QtWidgets.QWidget()
            box = QtWidgets.QVBoxLayout(inner)
            box.setContentsMargins(stage.em(1), 2, 0, 4)
            fill(stage, box, child.children, vertical=True)
            column.addWidget(inner)
    column.addStretch(1)
    return holder


def _bar(stage: Stage, node: Node) -> Widget:
    """A button over the whole width, with an arrow."""
    framed = stage.look.seed % 4 < 2
    bar = QtWidgets.QToolButton()
    bar.setText(escaped(node.text))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setArrowType(Qt.ArrowType.DownArrow if node.expanded else Qt.ArrowType.RightArrow)
    bar.setAutoRaise(not framed)
    bar.setProperty("framed", framed)
    bar.setSizePolicy(Policy.Expanding, Policy.Fixed)
    _noted(stage, node, bar)
    return bar


def _noted(stage: Stage, node: Node, bar: QtWidgets.QAbstractButton) -> None:
    name = plain(node.text)
    own: dict[str, Any] = {"name": name, "text": name, "expanded": bool(node.expanded), "label_source": "caption"}
    part = stage.part(node, "button", bar, None, tight=True, drawn=None, **own)
    stage.rule(bar, "caption", part)


def _tool_box(stage: Stage, node: Node) -> Widget:
    """Qt's own accordion, in which one section is open."""
    box = QtWidgets.QToolBox()
    for place, child in enumerate(node.children):
        page = QtWidgets.QWidget()
        column = QtWidgets.QVBoxLayout(page)
        before = set(box.findChildren(QtWidgets.QAbstractButton))
        box.addItem(page, escaped(child.text))
        for bar in box.findChildren(QtWidgets.QAbstractButton):
            if bar not in before:
                _noted(stage, child, bar)
        if child.expanded:
            fill(stage, column, child.children, vertical=True)
            box.setCurrentIndex(place)
    return box


MAKERS: dict[str, Maker] = {"tabs": _tabs, "accordion": _accordion}

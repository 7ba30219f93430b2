"""Tabs and accordions."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

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
    holder = QtWidgets.QWidget()
    column = QtWidgets.QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    framed_bars = stage.look.seed % 2 == 0
    for child in node.children:
        bar = QtWidgets.QToolButton()
        bar.setText(escaped(child.text))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setArrowType(Qt.ArrowType.DownArrow if child.expanded else Qt.ArrowType.RightArrow)
        bar.setAutoRaise(not framed_bars)
        bar.setProperty("framed", framed_bars)
        bar.setSizePolicy(Policy.Expanding, Policy.Fixed)
        part = stage.part(
            child,
            "button",
            bar,
            name=plain(child.text),
            text=plain(child.text),
            expanded=bool(child.expanded),
            label_source="caption",
            tight=True,
            drawn=None,
        )
        stage.rule(bar, "caption", part)
        column.addWidget(bar)
        if child.expanded:
            inner = QtWidgets.QWidget()
            box = QtWidgets.QVBoxLayout(inner)
            box.setContentsMargins(stage.em(1), 2, 0, 4)
            fill(stage, box, child.children, vertical=True)
            column.addWidget(inner)
    column.addStretch(1)
    return holder


MAKERS: dict[str, Maker] = {"tabs": _tabs, "accordion": _accordion}

"""Trees, with columns or without."""

from __future__ import annotations

from collections.abc import Callable

from screenseg.synth.qt.binding import QtCore, QtWidgets, qt6
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget
from screenseg.synth.qt.views import CHECKS, Delegate, dress_view, lone, ticked
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

QStyle = QtWidgets.QStyle


def _tree(stage: Stage, node: Node) -> Widget:
    view = QtWidgets.QTreeWidget()
    delegate = dress_view(stage, view)
    columns = max(1, node.columns, *(1 + len(child.options) for child in node.walk() if child.kind == "treeitem"))
    view.setColumnCount(columns)
    part = stage.part(node, "tree", view)
    header = view.header()
    if columns > 1 and node.options:
        view.setHeaderLabels([*node.options, *[""] * columns][:columns])
        for column, text in enumerate(node.options[:columns]):
            stage.part(
                node,
                "columnheader",
                header.viewport(),
                _section(header, column),
                suffix=f"/head{column}",
                parent=part.id,
                name=text,
                text=text,
                row=-1,
                column=column,
                label_source="caption",
            )
        stage.rule(header.viewport(), "caption")
    else:
        view.setHeaderHidden(True)
    view.setAlternatingRowColors(columns > 1 and stage.look.seed % 2 == 0)
    view.setRootIsDecorated(any(child.children or child.expanded is not None for child in node.children))
    for child in node.children:
        _branch(stage, child, view, view.invisibleRootItem(), (delegate, part, columns))

    def widths() -> None:
        for column in range(columns if columns > 1 else 0):
            view.resizeColumnToContents(column)

    stage.later.append(widths)
    stage.rule(view.viewport(), "text")
    stage.states(node, view)
    return view


def _branch(
    stage: Stage,
    node: Node,
    view: QtWidgets.QTreeWidget,
    above: QtWidgets.QTreeWidgetItem,
    how: tuple[Delegate, Part, int],
) -> None:
    delegate, holder, _ = how
    item = QtWidgets.QTreeWidgetItem(above, [node.text, *node.options])
    if not node.children and node.expanded is False:
        item.setChildIndicatorPolicy(QtWidgets.QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def row() -> QtCore.QRect | None:
        rect = view.visualItemRect(item)
        if rect.isEmpty():
            return None
        return QtCore.QRect(0, rect.top(), view.viewport().width(), rect.height())

    hint = QStyle.StyleHint.SH_ItemView_ShowDecorationSelected
    whole = qt6 and bool(view.style().styleHint(hint, None, view))
    part = stage.part(
        node,
        "treeitem",
        view.viewport(),
        row,
        parent=holder.id,
        name=node.text,
        text=node.text,
        selected=node.selected,
        expanded=node.expanded,
        drawn=node.selected and whole,
        label_source="caption",
        icon="",
    )
    if node.icon:
        item.setIcon(0, stage.symbols.icon(node.icon, stage.em(1.3)))
        stage.icon_part(node, view.viewport(), part, row)
    if node.checked is not None:
        item.setCheckState(0, CHECKS[node.checked])
        ticked(stage, node, view, view.indexFromItem(item, 0), part, delegate)
    if node.disabled:
        item.setDisabled(True)
    if node.selected:
        item.setSelected(True)
    for child in node.children:
        _branch(stage, child, view, item, how)
    item.setExpanded(bool(node.expanded))


def _section(header: QtWidgets.QHeaderView, column: int) -> Callable[[], QtCore.QRect]:
    def place() -> QtCore.QRect:
        start, size = header.sectionViewportPosition(column), header.sectionSize(column)
        return QtCore.QRect(start, 0, size, header.viewport().height())

    return place


MAKERS: dict[str, Maker] = {"tree": _tree, "treeitem": lambda stage, node: lone(stage, node, "tree")}

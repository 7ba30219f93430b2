"""Tables, trees, lists and calendars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets, qt6
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, plain
from screenseg.synth.qt.symbols import Shown
from screenseg.synth.spec import Node

__all__ = ["CHECKS", "Delegate", "MAKERS", "check_place", "item_list"]

QStyle = QtWidgets.QStyle
CHECKS = {"mixed": Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class Delegate(QtWidgets.QStyledItemDelegate):
    """Qt's delegate, which also says where it paints a check box."""

    def mark(self, view: QtWidgets.QAbstractItemView, index: Any) -> QtCore.QRect:
        """The check box of an item, in the viewport."""
        if qt6:
            option = QtWidgets.QStyleOptionViewItem()
            view.initViewItemOption(option)
        else:
            option = view.viewOptions()
        option.rect = view.visualRect(index)
        self.initStyleOption(option, index)
        return view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)


def check_place(view: QtWidgets.QAbstractItemView, delegate: Delegate, index: Any) -> Callable[[], QtCore.QRect]:
    """Where an item's check box is, asked after layout."""
    kept = QtCore.QPersistentModelIndex(index)
    return lambda: delegate.mark(view, view.model().index(kept.row(), kept.column(), kept.parent()))


def ticked(
    stage: Stage, node: Node, view: QtWidgets.QAbstractItemView, index: Any, holder: Part, delegate: Delegate
) -> None:
    """Note the check box of an item."""
    name = plain(node.text) or " ".join(child.text for child in node.children[:1])
    stage.part(
        node, "checkbox", view.viewport(), check_place(view, delegate, index), suffix="/check", parent=holder.id, tight=True,
        name=name, checked=node.checked, label_source="none", name_visible=bool(name),
    )  # fmt: skip


def dress_view(stage: Stage, view: QtWidgets.QAbstractItemView) -> Delegate:
    """What is common to all views."""
    delegate = Delegate(view)
    view.setItemDelegate(delegate)
    view.setIconSize(QtCore.QSize(stage.em(1.3), stage.em(1.3)))
    view.setHorizontalScrollMode(QtWidgets.QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QtWidgets.QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMinimumHeight(stage.em(7))
    view.setMinimumWidth(stage.em(8))
    return delegate


# Lists -------------------------------------------------------------------------------------------------------------------


def item_list(stage: Stage, node: Node, view: QtWidgets.QListWidget, role: str, holder: Part | None) -> None:
    """Fill a list with a node's children; each becomes an element of the role."""
    delegate = dress_view(stage, view)
    for child in node.children:
        if child.kind == "separator":
            continue
        _item(stage, child, view, delegate, role, holder)
    stage.rule(view.viewport(), "text")


def _item(
    stage: Stage, node: Node, view: QtWidgets.QListWidget, delegate: Delegate, role: str, holder: Part | None
) -> None:
    item = QtWidgets.QListWidgetItem()
    view.addItem(item)
    index = view.model().index(view.count() - 1, 0)
    rich = bool(node.help or (node.value and role != "option"))
    part = stage.part(
        node, role, view.viewport(), lambda: view.visualItemRect(item), name=plain(node.text), text=plain(node.text),
        selected=node.selected, drawn=node.selected, label_source="caption", value="", icon="",
        parent=holder.id if holder else None,
    )  # fmt: skip
    if node.disabled:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    if node.selected:
        item.setSelected(True)
    pad = {"compact": 1.5, "normal": 1.9, "roomy": 2.6}[stage.look.density]
    if rich:
        holder_widget = _rich(stage, node, part)
        item.setSizeHint(QtCore.QSize(holder_widget.sizeHint().width(), max(stage.em(pad), holder_widget.sizeHint().height())))
        view.setItemWidget(item, holder_widget)
        return
    item.setText(node.text)
    if stage.look.seed % 3 and not stage.dressed.sheet:
        item.setSizeHint(QtCore.QSize(0, stage.em(pad)))
    if node.icon:
        item.setIcon(stage.symbols.icon(node.icon, stage.em(1.3)))
        stage.icon_part(node, view.viewport(), part, lambda: view.visualItemRect(item))
    if node.checked is not None:
        item.setCheckState(CHECKS[node.checked])
        ticked(stage, node, view, index, part, delegate)


def _rich(stage: Stage, node: Node, part: Part) -> Widget:
    """An item of two lines, with something at its end."""
    holder, row = strip(stage, 6)
    row.setContentsMargins(6, 3, 6, 3)
    colour = stage.scheme.on_accent if node.selected else ""
    if node.checked is not None:
        box = QtWidgets.QCheckBox()
        box.setCheckState(CHECKS[node.checked])

        def mark() -> QtCore.QRect:
            option = QtWidgets.QStyleOptionButton()
            box.initStyleOption(option)
            return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)

        stage.part(
            node, "checkbox", box, mark, suffix="/check", parent=part.id, name=plain(node.text), checked=node.checked, tight=True
        )
        row.addWidget(box)
    if node.icon:
        row.addWidget(_small_icon(stage, node, part))
    lines = QtWidgets.QVBoxLayout()
    lines.setSpacing(1)
    for place, text in enumerate((node.text, node.help)):
        if text:
            label = stage.label(text, bold=place == 0 and bool(node.help) and stage.look.seed % 2 == 0)
            label.setSizePolicy(QtWidgets.QSizePolicy.Policy.Ignored, QtWidgets.QSizePolicy.Policy.Preferred)
            stage.rule(label, "text", part)
            stage.restyle(label, factor=0.9 if place else 1.0, bold=label.font().bold(), colour=colour or (stage.scheme.muted if place else ""))
            lines.addWidget(label)
    row.addLayout(lines, 1)
    if node.value:
        end = stage.label(node.value)
        stage.rule(end, "text", part)
        stage.restyle(end, factor=0.88, colour=colour or stage.scheme.muted)
        row.addWidget(end)
    return holder


def _small_icon(stage: Stage, node: Node, part: Part) -> Widget:
    size = stage.em(1.6)
    colour = stage.scheme.on_accent if node.selected else ""
    label = Shown(stage.symbols.pixmap(node.icon, size, colour), size, size)
    stage.icon_part(node, label, part)
    return label


def _list(stage: Stage, node: Node) -> Widget:
    """list, listbox"""
    view = QtWidgets.QListWidget()
    part = stage.part(node, node.kind, view)
    item_list(stage, node, view, "option" if node.kind == "listbox" else "listitem", part)
    if node.kind == "listbox":
        view.setMaximumHeight(stage.em(1.9 * max(3, min(8, len(node.children))) + 1))
    elif stage.look.seed % 6 == 0:
        view.setAlternatingRowColors(True)
    stage.states(node, view)
    return view


# Trees -------------------------------------------------------------------------------------------------------------------


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
                node, "columnheader", header.viewport(), _section(header, column), suffix=f"/head{column}", parent=part.id,
                name=text, text=text, row=-1, column=column, label_source="caption",
            )  # fmt: skip
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
    stage: Stage, node: Node, view: QtWidgets.QTreeWidget, above: QtWidgets.QTreeWidgetItem, how: tuple[Delegate, Part, int]
) -> None:
    delegate, holder, columns = how
    item = QtWidgets.QTreeWidgetItem(above, [node.text, *node.options])
    if not node.children and node.expanded is False:
        item.setChildIndicatorPolicy(QtWidgets.QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def row() -> QtCore.QRect | None:
        rect = view.visualItemRect(item)
        if rect.isEmpty():
            return None
        return QtCore.QRect(0, rect.top(), view.viewport().width(), rect.height())

    part = stage.part(
        node, "treeitem", view.viewport(), row, parent=holder.id, name=node.text, text=node.text, selected=node.selected,
        expanded=node.expanded, drawn=node.selected, label_source="caption", icon="",
    )  # fmt: skip
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


# Calendars ---------------------------------------------------------------------------------------------------------------


def _calendar(stage: Stage, node: Node) -> Widget:
    calendar = QtWidgets.QCalendarWidget()
    calendar.setLocale(QtCore.QLocale(stage.screen.language))
    day = QtCore.QDate.fromString(node.value[:10], "yyyy-MM-dd")
    calendar.setSelectedDate(day if day.isValid() else QtCore.QDate(2024, 5, 17))
    headers = QtWidgets.QCalendarWidget.VerticalHeaderFormat
    calendar.setVerticalHeaderFormat(headers.NoVerticalHeader if stage.look.seed % 3 else headers.ISOWeekNumbers)
    calendar.setGridVisible(stage.look.seed % 4 == 0)
    view = calendar.findChild(QtWidgets.QTableView, "qt_calendar_calendarview")
    table = stage.part(node, "table", view, name="calendar", name_visible=False, value=node.value)
    for name, meaning in (("prevmonth", "previous"), ("nextmonth", "next"), ("monthbutton", ""), ("yearbutton", "")):
        button = calendar.findChild(QtWidgets.QToolButton, f"qt_calendar_{name}")
        if button is not None:
            _calendar_button(stage, node, button, name, meaning)
    stage.ready.append(lambda: _days(stage, node, view, table))
    stage.rule(view.viewport(), "text")
    stage.states(node, calendar)
    return calendar


def _calendar_button(stage: Stage, node: Node, button: QtWidgets.QToolButton, name: str, meaning: str) -> None:
    part = stage.part(node, "button", button, suffix=f"/{name}", tight=True, name=meaning, drawn=None)
    if meaning:
        part.fields.update(name_visible=False, icon=meaning, label_source="icon")
    else:
        part.fields.update(text=button.text(), name=button.text(), label_source="caption")
        stage.ready.append(lambda: part.fields.update(text=button.text(), name=button.text()))
    stage.rule(button, "caption", part)


def _days(stage: Stage, node: Node, view: QtWidgets.QTableView, table: Part) -> None:
    """The days' elements; which rows and columns there are shows after layout only."""
    model = view.model()
    first = next((c for c in range(model.columnCount()) if not view.isColumnHidden(c)), 0)
    for row in range(model.rowCount()):
        for column in range(first, model.columnCount()):
            rect = view.visualRect(model.index(row, column))
            text = str(model.data(model.index(row, column)) or "")
            if rect.isEmpty() or not text:
                continue
            stage.part(
                node, "columnheader" if row == 0 else "cell", view.viewport(), _fixed(rect), suffix=f"/{row}-{column}",
                parent=table.id, name=text, text=text, row=row - 1, column=column - first, label_source="caption", drawn=False,
            )  # fmt: skip


def _fixed(rect: QtCore.QRect) -> Callable[[], QtCore.QRect]:
    return lambda: rect


MAKERS: dict[str, Maker] = {
    "list": _list,
    "listbox": _list,
    "option": lambda stage, node: stage.label(node.text),
    "listitem": lambda stage, node: _lone(stage, node, "list"),
    "tree": _tree,
    "treeitem": lambda stage, node: _lone(stage, node, "tree"),
    "calendar": _calendar,
}


def _lone(stage: Stage, node: Node, kind: str) -> Widget:
    """An item that stands in no list of its own."""
    return stage.make(Node(kind=kind, id=f"{node.id}-holder", children=(node,)))



"""Tables, trees, lists and calendars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets, qt6
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, plain
from screenseg.synth.qt.symbols import Shown
from screenseg.synth.spec import Node

__all__ = ["CHECKS", "MAKERS", "Delegate", "check_place", "item_list"]

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
            option = view.viewOptions()  # type: ignore[attr-defined]
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
        node,
        "checkbox",
        view.viewport(),
        check_place(view, delegate, index),
        suffix="/check",
        parent=holder.id,
        tight=True,
        name=name,
        checked=node.checked,
        label_source="none",
        name_visible=bool(name),
    )


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


def item_list(stage: Stage, node: Node, view: QtWidgets.QListWidget, role: str, holder: Part | None) -> None:
    """Fill a list with a node's children; each becomes an element of the role."""
    delegate = dress_view(stage, view)
    for child in node.children:
        if child.kind == "separator":
            continue
        _item(stage, child, view, delegate, role, holder)
    stage.rule(view.viewport(), "text")
    stage.later.append(view.doItemsLayout)  # style sheets change heights after rows were first laid out


def _item(
    stage: Stage, node: Node, view: QtWidgets.QListWidget, delegate: Delegate, role: str, holder: Part | None
) -> None:
    item = QtWidgets.QListWidgetItem()
    view.addItem(item)
    index = view.model().index(view.count() - 1, 0)
    rich = bool(node.help or (node.value and role != "option"))
    part = stage.part(
        node,
        role,
        view.viewport(),
        lambda: view.visualItemRect(item),
        name=plain(node.text),
        text=plain(node.text),
        selected=node.selected,
        drawn=node.selected,
        label_source="caption",
        value="",
        icon="",
        parent=holder.id if holder else None,
    )
    if node.disabled:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    if node.selected:
        item.setSelected(True)
    pad = {"compact": 1.5, "normal": 1.9, "roomy": 2.6}[stage.look.density]
    if rich:
        holder_widget = _rich(stage, node, part)
        item.setSizeHint(
            QtCore.QSize(holder_widget.sizeHint().width(), max(stage.em(pad), holder_widget.sizeHint().height()))
        )
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
    if node.selected and stage.dressed.sheet:  # not all sheets paint a selection that this colour can be read on
        holder.setObjectName("chosen")
        holder.setStyleSheet(f"#chosen {{ background: {stage.scheme.accent}; }}")
    if node.checked is not None:
        box = QtWidgets.QCheckBox()
        box.setCheckState(CHECKS[node.checked])

        def mark() -> QtCore.QRect:
            option = QtWidgets.QStyleOptionButton()
            box.initStyleOption(option)
            return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)

        stage.part(
            node,
            "checkbox",
            box,
            mark,
            suffix="/check",
            parent=part.id,
            name=plain(node.text),
            checked=node.checked,
            tight=True,
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
            stage.restyle(
                label,
                factor=0.9 if place else 1.0,
                bold=label.font().bold(),
                colour=colour or (stage.scheme.muted if place else ""),
            )
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


MAKERS: dict[str, Maker] = {
    "list": _list,
    "listbox": _list,
    "option": lambda stage, node: stage.label(node.text),
    "listitem": lambda stage, node: lone(stage, node, "list"),
}


def lone(stage: Stage, node: Node, kind: str) -> Widget:
    """An item that stands in no list of its own."""
    return stage.make(Node(kind=kind, id=f"{node.id}-holder", children=(node,)))

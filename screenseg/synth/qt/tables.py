# ruff: noqa: N802  # Qt's names
"""Tables: records, property sheets, spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, plain
from screenseg.synth.qt.views import CHECKS, Delegate, dress_view, ticked
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]

Align = Qt.AlignmentFlag
QStyle = QtWidgets.QStyle


class CheckHeader(QtWidgets.QHeaderView):
    """A header with a box to select all rows in its first section."""

    def __init__(self, checked: bool | str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.checked = checked

    def mark(self) -> QtCore.QRect:
        """Where the box is."""
        style = self.style()
        width = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        height = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight)
        left = self.sectionViewportPosition(0) + 4
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.sectionViewportPosition(0) + self.sectionSize(0) - 4 - width
        return QtCore.QRect(left, (self.viewport().height() - height) // 2, width, height)

    def paintSection(self, painter: QtGui.QPainter, rect: QtCore.QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if index == 0:
            option = QtWidgets.QStyleOptionButton()
            option.rect = self.mark()
            state = QStyle.StateFlag
            option.state = state.State_Enabled | {True: state.State_On, "mixed": state.State_NoChange}.get(
                self.checked, state.State_Off
            )
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter)


class _Table:
    def __init__(self, stage: Stage, node: Node) -> None:
        self.stage, self.node = stage, node
        self.heads = [child for child in node.children if child.kind == "columnheader"]
        self.rows = [child for child in node.children if child.kind == "tablerow"]
        self.numbered = node.variant == "spreadsheet" and bool(self.heads) and not self.heads[0].text
        self.lead = 1 if self.numbered else 0
        columns = max([len(self.heads), *(len(row.children) for row in self.rows)], default=1) - self.lead
        self.view = QtWidgets.QTableWidget(len(self.rows), max(1, columns))
        self.delegate: Delegate = dress_view(stage, self.view)
        self.part = stage.part(node, "table", self.view)
        self._looks()
        self._header()
        for number, row in enumerate(self.rows):
            self._row(number, row)
        stage.rule(self.view.viewport(), "text")
        stage.later.append(self._widths)
        stage.states(node, self.view)

    def _looks(self) -> None:
        view, node, seed = self.view, self.node, self.stage.look.seed
        view.setShowGrid(node.variant in ("grid", "spreadsheet", "properties"))
        view.setAlternatingRowColors(node.variant == "striped")
        view.setSelectionBehavior(QtWidgets.QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QtWidgets.QAbstractItemView.SelectionMode.MultiSelection)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        side = view.verticalHeader()
        side.setVisible(self.numbered or (node.variant == "grid" and seed % 7 == 0))
        self.side = side
        tall = any(cell.children for row in self.rows for cell in row.children)
        height = {"compact": 1.5, "normal": 1.85, "roomy": 2.6}[self.stage.look.density] + (0.9 if tall else 0)
        side.setMinimumSectionSize(8)
        side.setDefaultSectionSize(self.stage.em(height))
        view.setMinimumHeight(self.stage.em(height * min(6, len(self.rows) + 1) + 2))

    def _header(self) -> None:
        stage, view = self.stage, self.view
        shown = self.heads[self.lead :]
        if not shown:
            view.horizontalHeader().setVisible(False)
            return
        if shown[0].checked is not None:
            view.setHorizontalHeader(CheckHeader(shown[0].checked))
            view.horizontalHeader().setSectionsClickable(True)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        boxed = shown[0].checked is not None
        texts = [head.text for head in shown]
        view.setHorizontalHeaderLabels([("       " + texts[0]) if boxed else texts[0], *texts[1:]])
        header.setDefaultAlignment(
            Align.AlignLeading | Align.AlignVCenter if stage.look.seed % 3 else Align.AlignCenter
        )
        for column, head in enumerate(shown):
            part = stage.part(
                head,
                "columnheader",
                header.viewport(),
                self._section(header, column),
                parent=self.part.id,
                name=head.text,
                text=head.text,
                row=-1,
                column=column,
                label_source="caption",
                value=head.value,
            )
            if head.value in ("asc", "desc"):
                order = Qt.SortOrder.AscendingOrder if head.value == "asc" else Qt.SortOrder.DescendingOrder
                header.setSortIndicatorShown(True)
                header.setSortIndicator(column, order)
            if head.checked is not None and isinstance(header, CheckHeader) and column == 0:
                stage.part(
                    head,
                    "checkbox",
                    header.viewport(),
                    header.mark,
                    suffix="/check",
                    parent=part.id,
                    checked=head.checked,
                    name=head.text,
                    tight=True,
                )
        stage.rule(header.viewport(), "caption")

    def _section(self, header: QtWidgets.QHeaderView, column: int) -> Callable[[], QtCore.QRect]:
        return lambda: QtCore.QRect(
            header.sectionViewportPosition(column), 0, header.sectionSize(column), header.viewport().height()
        )

    def _row(self, number: int, row: Node) -> None:
        view = self.view

        def place() -> QtCore.QRect | None:
            first, last = self._cell_rect(number, 0), self._cell_rect(number, view.columnCount() - 1)
            return first.united(last) if view.rowHeight(number) else None

        part = self.stage.part(
            row,
            "row",
            view.viewport(),
            place,
            parent=self.part.id,
            row=number,
            selected=row.selected,
            drawn=row.selected or (self.node.variant == "striped" and number % 2 == 1),
        )
        if self.numbered and row.children:
            self._number(number, row.children[0], part)
        for column, cell in enumerate(row.children[self.lead :]):
            self._cell(number, column, cell, part)
        if row.checked is not None and row.children:
            item = view.item(number, 0)
            if item is None:
                item = QtWidgets.QTableWidgetItem()
                view.setItem(number, 0, item)
            item.setCheckState(CHECKS[row.checked])
            ticked(self.stage, row, view, view.model().index(number, 0), part, self.delegate)
        if row.selected:
            view.selectRow(number)

    def _cell_rect(self, row: int, column: int) -> QtCore.QRect:
        view = self.view
        return QtCore.QRect(
            view.columnViewportPosition(column),
            view.rowViewportPosition(row),
            view.columnWidth(column),
            view.rowHeight(row),
        )

    def _number(self, number: int, cell: Node, part: Part) -> None:
        self.view.setVerticalHeaderItem(number, QtWidgets.QTableWidgetItem(cell.text))
        side = self.side
        self.stage.part(
            cell,
            "cell",
            side.viewport(),
            lambda: QtCore.QRect(0, side.sectionViewportPosition(number), side.width(), side.sectionSize(number)),
            parent=self.part.id,
            name=cell.text,
            text=cell.text,
            row=number,
            column=0,
        )
        self.stage.rule(side.viewport(), "text")

    def _cell(self, number: int, column: int, cell: Node, row: Part) -> None:
        stage, view = self.stage, self.view
        where = partial(self._cell_rect, number, column)
        part = stage.part(
            cell,
            "cell",
            view.viewport(),
            where,
            parent=row.id,
            name=cell.text,
            text=cell.text,
            row=number,
            column=column + self.lead,
            drawn=self.node.variant in ("grid", "spreadsheet"),
        )
        if cell.children or cell.variant == "badge":
            with stage.inside(part):
                view.setCellWidget(number, column, self._held(cell, part))
            return
        item = QtWidgets.QTableWidgetItem(cell.text)
        if cell.variant == "number":
            item.setTextAlignment(Align.AlignTrailing | Align.AlignVCenter)
        elif cell.variant == "link":
            font = stage.font()
            font.setUnderline(True)
            item.setFont(font)
            item.setForeground(
                QtGui.QColor(stage.scheme.on_accent if row.fields.get("selected") else stage.scheme.link)
            )
            stage.part(
                cell,
                "link",
                view.viewport(),
                where,
                suffix="/link",
                parent=part.id,
                name=cell.text,
                text=cell.text,
                by_text=cell.text,
                drawn=False,
                label_source="caption",
            )
        view.setItem(number, column, item)

    def _held(self, cell: Node, part: Part) -> Widget:
        """What stands in a cell instead of text."""
        stage = self.stage
        holder, row = strip(stage, 3)
        row.setContentsMargins(3, 1, 3, 1)
        if cell.variant == "badge" and not cell.children:
            row.addWidget(stage.make(Node(kind="badge", id=f"{cell.id}-badge", text=cell.text)))
            row.addStretch(1)
            return holder
        for child in cell.children:
            widget = stage.make(child)
            wide = child.kind in ("textbox", "combobox", "spinbutton", "date", "progressbar", "slider")
            row.addWidget(widget, 1 if wide else 0)
        if len(cell.children) == 1 and cell.children[0].kind in ("checkbox", "switch"):
            row.setAlignment(Align.AlignCenter if stage.look.seed % 2 else Align.AlignLeading)
        elif not any(child.kind in ("textbox", "combobox", "spinbutton") for child in cell.children):
            row.addStretch(1)
        return holder

    def _widths(self) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.resizeColumnsToContents()
        widest = max(60, view.viewport().width() // 2)
        for column in range(view.columnCount()):
            view.setColumnWidth(column, min(widest, max(view.columnWidth(column) + 8, self.stage.em(4))))
        spare = view.viewport().width() - header.length()
        if spare > 0 and self.stage.look.seed % 5:
            if self.stage.look.seed % 2:
                header.setStretchLastSection(True)
            else:
                header.setSectionResizeMode(QtWidgets.QHeaderView.ResizeMode.Stretch)


def _part_alone(stage: Stage, node: Node) -> Widget:
    """columnheader, tablerow, cell outside a table: its text."""
    return stage.label(plain(node.text))


MAKERS: dict[str, Maker] = {
    "table": lambda stage, node: _Table(stage, node).view,
    "columnheader": _part_alone,
    "tablerow": _part_alone,
    "cell": _part_alone,
}

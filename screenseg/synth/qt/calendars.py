"""Months."""

from __future__ import annotations

from collections.abc import Callable

from screenseg.synth.qt.binding import QtCore, QtWidgets
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget
from screenseg.synth.spec import Node

__all__ = ["MAKERS"]


def _calendar(stage: Stage, node: Node) -> Widget:
    calendar = QtWidgets.QCalendarWidget()
    calendar.setLocale(QtCore.QLocale(stage.screen.language))
    day = QtCore.QDate.fromString(node.value[:10], "yyyy-MM-dd")
    calendar.setSelectedDate(day if day.isValid() else QtCore.QDate(2024, 5, 17))
    headers = QtWidgets.QCalendarWidget.VerticalHeaderFormat
    calendar.setVerticalHeaderFormat(headers.NoVerticalHeader if stage.look.seed % 3 else headers.ISOWeekNumbers)
    calendar.setGridVisible(stage.look.seed % 4 == 0)
    view = calendar.findChild(QtWidgets.QTableView, "qt_calendar_calendarview")
    assert view is not None, "Qt's calendar has a view of this name"
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
                node,
                "columnheader" if row == 0 else "cell",
                view.viewport(),
                _fixed(rect),
                suffix=f"/{row}-{column}",
                parent=table.id,
                name=text,
                text=text,
                row=row - 1,
                column=column - first,
                label_source="caption",
                drawn=False,
            )


def _fixed(rect: QtCore.QRect) -> Callable[[], QtCore.QRect]:
    return lambda: rect


MAKERS: dict[str, Maker] = {"calendar": _calendar}

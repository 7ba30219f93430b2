"""A month as a grid of day buttons under a heading: Gtk.Calendar tells nobody where it draws its days."""

from __future__ import annotations

import calendar as weeks
import datetime
from functools import partial
from typing import Any

from screenseg.synth.gtk.kit import box, classes, label
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.months import MONTHS, SUNDAY_FIRST, WEEKDAYS
from screenseg.synth.spec import Node

__all__ = ["month"]


def month(scene: Scene, node: Node, day: datetime.date) -> Widget:
    """The month of `day`, that day selected."""
    made = classes(box(scene, vertical=True, spacing=4), "month")
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.START)
    made.pack_start(_heading(scene, node, day), False, False, 0)
    scene.element(node.id, "table", made, name_visible=False, value=node.value, drawn=False)
    with scene.within(node.id):
        made.pack_start(_days(scene, node, day), True, True, 0)
    return made


def _heading(scene: Scene, node: Node, day: datetime.date) -> Widget:
    """The month's name between arrows."""
    row = box(scene, vertical=False, spacing=2)
    for meaning, icon_name in (("previous", "pan-start-symbolic"), ("next", "pan-end-symbolic")):
        made = classes(Gtk.Button.new_from_icon_name(icon_name, Gtk.IconSize.MENU), "flat")
        key = f"{node.id}/{meaning}"
        known: dict[str, Any] = {
            "name": meaning.title(),
            "name_visible": False,
            "icon": meaning,
            "label_source": "icon",
        }
        scene.element(key, "button", made, drawn=False, parent=node.id, **known)
        picture = made.get_image() or made.get_child()
        find = partial(drawn_box, picture)
        scene.element(f"{key}/icon", "img", picture, find=find, icon=meaning, name_visible=False, parent=key)
        (row.pack_start if meaning == "previous" else row.pack_end)(made, False, False, 0)
    names = MONTHS.get(scene.screen.language)
    title = f"{names[day.month - 1]} {day.year}" if names else f"{day.month}/{day.year}"
    words = label(scene, title, "strong", xalign=0.5)
    scene.text(words, f"{node.id}/month", "heading", node.id)
    row.pack_start(words, True, True, 0)
    return row


def _days(scene: Scene, node: Node, day: datetime.date) -> Widget:
    """Names of days, then the days in rows."""
    grid = Gtk.Grid(column_homogeneous=True, row_homogeneous=scene.chance(0.5))
    first = 6 if scene.screen.language in SUNDAY_FIRST and scene.chance(0.7) else 0
    names = WEEKDAYS.get(scene.screen.language, WEEKDAYS["en"])
    for column in range(7):
        head = label(scene, names[(column + first) % 7], "dim-label", "small", xalign=0.5)
        key = f"{node.id}/d{column}"
        scene.element(
            key, "columnheader", head, row=-1, column=column, name=head.get_text(), text=head.get_text(), drawn=False
        )
        scene.text(head, f"{key}/text", "caption", key)
        grid.attach(head, column, 0, 1, 1)
    for row, week in enumerate(weeks.Calendar(first).monthdatescalendar(day.year, day.month)):
        for column, date in enumerate(week):
            grid.attach(_day(scene, node, date, day, (row, column)), column, row + 1, 1, 1)
    return grid


def _day(scene: Scene, node: Node, date: datetime.date, chosen: datetime.date, at: tuple[int, int]) -> Widget:
    """A day: a small flat button, pressed if it is the chosen one."""
    key = f"{node.id}/{date.isoformat()}"
    made = classes(Gtk.ToggleButton(active=date == chosen), "flat", "day")
    words = label(scene, str(date.day), *(("dim-label",) if date.month != chosen.month else ()), xalign=0.5)
    made.add(words)
    known: dict[str, Any] = {
        "name": str(date.day),
        "text": str(date.day),
        "selected": date == chosen,
        "drawn": date == chosen,
    }
    scene.element(key, "cell", made, row=at[0], column=at[1], **known)
    scene.text(words, f"{key}/text", "text", key)
    return made

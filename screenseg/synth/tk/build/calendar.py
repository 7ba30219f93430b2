"""A month to pick a day from."""

from __future__ import annotations

import calendar
import datetime
import tkinter as tk
from dataclasses import replace
from typing import Any

from screenseg.synth.months import SHORT_WEEKDAYS
from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import area, builds, report, write
from screenseg.synth.tk.kits.base import arrow
from screenseg.synth.tk.scene import Part, Site, Words

__all__: list[str] = []


@builds("calendar")
def _calendar(site: Site, master: tk.Misc, node: Node) -> Any:
    """A month: arrows and its name over a grid of days."""
    scene, kit, palette = site.scene, site.kit, site.kit.palette
    day = datetime.date.fromisoformat(node.value) if node.value else datetime.date(2024, 5, 17)
    ground = palette.field
    frame = tk.Frame(master, bg=ground, highlightthickness=1, highlightbackground=palette.border)
    area(site, frame, node, "table")
    within = site.within(node.id, ground=ground)
    top = kit.frame(within, frame)
    top.pack(side="top", fill="x", padx=scene.px(4), pady=scene.px(4))
    for name, side, way in (("previous", scene.start, "left"), ("next", scene.end, "right")):
        turned = {"left": "right", "right": "left"}[way] if scene.right_to_left else way
        widget = arrow(top, turned, scene.px(18), ground=ground, colour=palette.field_text)
        widget.pack(side=side)
        part = Part(widget=widget, box=lambda widget=widget: scene.box(widget), trim=False)  # type: ignore[misc]
        part.icon = lambda widget=widget: scene.inked(scene.box(widget), ground)
        button = Node(kind="button", id=f"{node.id}/{name}", icon=name)
        report(
            within, button, "button", part, name=name, name_visible=False, icon=name, drawn=False, label_source="icon"
        )
    write(
        within,
        top,
        node,
        f"{day:%m / %Y}",
        "month",
        face=kit.faces.get(bold=True),
        colour=palette.field_text,
        anchor="center",
    ).widget.pack(expand=True)
    days = kit.frame(within, frame)
    days.pack(side="top", fill="both", padx=scene.px(4), pady=(0, scene.px(4)))
    names = SHORT_WEEKDAYS.get(scene.language, SHORT_WEEKDAYS["en"])
    for column, name in enumerate(reversed(names) if scene.right_to_left else names):
        write(within, days, node, name, f"day{column}", colour=palette.muted, anchor="center").widget.grid(
            row=0, column=column, sticky="ew"
        )
    for row, week in enumerate(calendar.Calendar().monthdatescalendar(day.year, day.month), 1):
        for column, each in enumerate(week):
            _day(
                within,
                days,
                Node(kind="cell", id=f"{node.id}/{each}", text=str(each.day), selected=each == day),
                (row, column),
                other=each.month != day.month,
            )
    for column in range(7):
        days.grid_columnconfigure(column, weight=1, uniform="day")
    return frame


def _day(site: Site, days: tk.Misc, node: Node, at: tuple[int, int], *, other: bool) -> None:
    """One day of a calendar."""
    scene, palette = site.scene, site.kit.palette
    ground = palette.accent if node.selected else site.ground
    colour = palette.accent_text if node.selected else palette.faint if other else palette.field_text
    words = Words(
        replace(site, ground=ground),
        days,
        node.text,
        colour=colour,
        padx=scene.px(5),
        pady=scene.gap(3),
        anchor="center",
    )
    column = 6 - at[1] if scene.right_to_left else at[1]
    words.widget.grid(row=at[0], column=column, sticky="nsew")
    part = Part(widget=words.widget, box=lambda: scene.box(words.widget), lines=words.lines, trim=False)
    report(
        site, node, "cell", part, name=node.text, text=node.text, row=at[0] - 1, column=at[1], selected=node.selected,
        drawn=node.selected, label_source="none",
    )  # fmt: skip

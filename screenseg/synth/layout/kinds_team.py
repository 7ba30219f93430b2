"""What people do together: chats, boards, feeds, calendars."""

from __future__ import annotations

import datetime

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


def _feed(d: Draft) -> Node:
    d.restyled(required=0)
    write = d.node(
        "card",
        d.node("multiline", placeholder=d.words.label("message_body")),
        d.row(d.icon_button("insert_image"), d.icon_button("attach"), d.node("spacer"), d.button("send", "primary")),
    )
    posts = []
    for _ in range(max(2, d.lines(240))):
        head = d.row(
            d.node("avatar", text=d.words.person().name),
            d.column(d.text(d.words.person().name, "strong"), d.text(d.words.time(), "small")),
            d.node("spacer"),
            d.icon_button("more"),
        )
        picture = d.node("image", text=d.words.subject_line()) if d.chance(0.4) else None
        press = d.row(*(d.button(key, "flat", icon=key) for key in bars.actions(d, "like comment share")))
        posts.append(d.node("card", head, d.text(lists.linked(d, d.words.prose(2))), picture, press))
    return shell.page(d, write, *posts, shape=d.pick(("both", "top", "side")))


def _chat(d: Draft) -> Node:
    rows = max(4, min(14, d.lines(64)))
    people = d.column(fields.search(d) if d.chance(0.6) else None, lists.people(d, rows, second="text"))
    partner = d.row(
        d.node("avatar", text=d.words.person().name),
        d.text(d.words.person().name, "strong"),
        d.node("spacer"),
        d.icon_button("call"),
        d.icon_button("more"),
    )
    write = d.row(
        d.icon_button("attach"),
        d.node("textbox", placeholder=d.words.label("message_body"), concept="message_body"),
        d.button("send", "primary"),
    )
    talk = d.column(partner, d.node("scroll", *lists.chat(d, max(3, d.lines(90))), value="1"), write)
    return shell.framed(
        d,
        d.node("split", people, talk, orientation="horizontal", value="0.3"),
        title=d.words.title("messages"),
        site=d.pick(("slim", "side")),
    )


def _board(d: Draft) -> Node:
    columns = []
    for text in [d.words.title(name) for name in ("backlog", "open", "in_progress", "review", "done")][
        : max(2, d.width // 260)
    ]:
        cards = []
        for _ in range(d.rng.randint(1, 5)):
            chips = d.row(
                *(d.node("badge", text=d.words.value(key)) for key in d.some(("priority", "category"), 0, 2)),
                d.node("spacer"),
                d.node("avatar", text=d.words.person().name),
            )
            cards.append(d.node("card", d.text(d.words.errand()), chips))
        columns.append(
            d.node(
                "panel",
                d.row(d.text(text, "strong"), d.node("badge", text=str(len(cards)))),
                *cards,
                d.button("add", "flat", icon="add"),
            )
        )
    return shell.page(
        d,
        bars.toolbar(d, ["filter sort", "add_user"], find=True),
        d.node("grid", *columns, columns=len(columns)),
        title=d.words.title("projects"),
        shape=d.pick(("side", "top", "slim")),
    )


def _week(d: Draft) -> Node:
    """A week by hours, with what is planned."""
    days = 5 if d.chance(0.4) else 7
    first = d.words.formats.today - datetime.timedelta(days=d.words.formats.today.weekday())
    dates = [d.words.formats.date(first + datetime.timedelta(days=n)) for n in range(days)]
    heads = [d.node("columnheader", text=text) for text in ("", *dates)]
    rows = []
    for hour in range(7, 7 + max(5, min(14, d.lines(46, share=0.75)))):
        planned = (d.words.errand() if d.chance(0.12) else "" for _ in range(days))
        cells = [d.node("cell", text=text) for text in (d.words.formats.time(hour * 60), *planned)]
        rows.append(d.node("tablerow", *cells))
    return d.node("table", *heads, *rows, variant="grid")


def _calendar(d: Draft) -> Node:
    day = d.words.formats.today.isoformat()
    views = d.node(
        "buttongroup",
        *(d.node("button", text=d.words.title(t), selected=t == "month") for t in ("day", "week", "month")),
    )
    bar = d.row(
        d.icon_button("previous"),
        d.button("calendar", text=d.words.title("today")),
        d.icon_button("next"),
        d.node("spacer"),
        views,
        d.button("new", "primary"),
    )
    events = (
        d.node("listitem", text=d.words.errand(), help=f"{d.words.time()} \u2013 {d.words.time()}")
        for _ in range(d.rng.randint(3, 7))
    )
    side = d.column(d.node("calendar", value=day), d.heading(d.words.title("appointments"), 4), d.node("list", *events))
    month = _week(d) if d.chance(0.6) else tables.table(d, "appointments", d.lines(44, share=0.6), tools=False)
    body = d.node("split", side, month, orientation="horizontal", value="0.27") if d.width > 700 else d.column(month)
    return shell.framed(d, bar, body, title=d.words.title("calendar"))


KINDS = {
    "feed": Kind("page", 0.6, _feed),
    "chat": Kind("page", 0.7, _chat),
    "chat-window": Kind("window", 0.5, _chat),
    "board": Kind("page", 0.7, _board),
    "calendar": Kind("page", 0.6, _calendar),
    "calendar-window": Kind("window", 0.6, _calendar),
}

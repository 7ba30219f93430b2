"""What the web is made of: dashboards, shops, articles, prices, chats, boards, questions and answers, consoles."""

from __future__ import annotations

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout import themes
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]

#: What dashboards count, and the icon for it.
_STATS = {
    "orders": "truck",
    "customers": "address_book",
    "invoices": "invoice",
    "tickets": "tag",
    "users": "users",
    "revenue": "money",
    "visitors": "eye",
    "messages": "mail",
    "tasks": "clipboard",
    "downloads": "download",
}


def _stat(d: Draft, name: str) -> Node:
    number = d.words.amount(10, 90000, 0)
    value = d.pick(
        (
            d.words.formats.number(number),
            d.words.formats.number(number),
            d.words.formats.money(number),
            f"{d.rng.randint(1, 99)} %",
        )
    )
    return d.node("stat", text=d.words.title(name), value=value, icon=_STATS[name] if d.chance(0.5) else "")


def _dashboard(d: Draft) -> Node:
    columns = 2 if d.width < 800 else d.pick((3, 4, 4)) if d.width < 1700 else d.pick((4, 5, 6))
    stats = d.node("grid", *(_stat(d, name) for name in d.rng.sample(tuple(_STATS), k=columns)), columns=columns)
    charts = [
        d.node("card", d.heading(d.words.title(name), 3), d.node("chart", text=d.words.title(name)))
        for name in d.some(tuple(_STATS), 1, 3)
    ]
    row = d.node("grid", *charts, columns=max(1, min(len(charts), d.width // 450)))
    topic = d.pick(("orders", "invoices", "customers", "payments", "shipments"))
    grid = d.node("card", d.heading(d.words.title(topic), 3), tables.table(d, topic, d.rng.randint(4, 9), boxes=False))
    todo = d.node(
        "card",
        d.heading(d.words.title("tasks"), 3),
        *(fields.check(d, d.words.errand()) for _ in range(d.rng.randint(3, 6))),
    )
    last = d.row(grid, todo) if d.width > 1100 and d.chance(0.4) else grid
    span = [fields.control(d, key, "date", filled=True) for key in ("date_from", "date_to")] if d.chance(0.5) else []
    above = d.row(d.node("spacer"), *span, d.button("refresh"), d.button("export")) if d.chance(0.5) else None
    parts = [stats, row, last]
    if d.chance(0.2):
        parts = [row, stats, last]
    return shell.page(d, above, *parts, title=d.words.title("dashboard"), shape=d.pick(("side", "both", "side", "top")))


def _landing(d: Draft) -> Node:
    hero = d.node(
        "panel",
        d.heading(d.words.headline(), 1),
        d.text(d.words.prose(1), "muted"),
        d.row(
            d.button(d.pick(("sign_up", "start", "download")), "primary"),
            d.button(d.pick(("view_details", "show_more", "contact_support"))),
        ),
        d.node("image", text=d.words.subject_line()) if d.chance(0.5) else None,
    )
    wide = max(1, min(4, d.width // 320))
    tiles = (
        d.node(
            "card",
            d.icon(d.pick(("settings", "lock", "share", "search", "download"))),
            d.heading(d.words.section(d.pick(themes.SETTINGS)), 3),
            d.text(d.words.prose(1)),
        )
        for _ in range(wide)
    )
    letter = d.node(
        "panel",
        d.heading(d.words.action("subscribe"), 2),
        d.row(fields.field(d, "email", "inside"), d.button("subscribe", "primary")),
    )
    return shell.page(d, hero, d.node("grid", *tiles, columns=wide), letter if d.chance(0.7) else None, shape="top")


def _article(d: Draft) -> Node:
    made: list[Node] = [
        d.row(d.text(d.words.person().name, "small"), d.text(d.words.formats.date(d.words.day()), "small"))
    ]
    for _ in range(max(3, d.lines(150))):
        text = d.words.prose(d.rng.randint(3, 6))
        made.append(d.text(lists.linked(d, text) if d.chance(0.65) else text))
        if d.chance(0.25):
            made.append(d.heading(d.words.headline(), 2))
        if d.chance(0.15):
            made.append(d.node("image", text=d.words.subject_line()))
    reply = (
        d.column(fields.form(d, ["full_name", "email", "message_body"]), d.button("send", "primary"))
        if d.chance(0.25)
        else None
    )
    aside = d.column(d.heading(d.words.title("related"), 4), *(d.link(d.words.headline()) for _ in range(5)))
    body: Node = d.column(*made, reply)
    if d.width > 1000 and d.chance(0.5):
        body = d.node("split", body, aside, orientation="horizontal", value="0.72")
    return shell.page(d, body, title=d.words.headline(), shape=d.pick(("top", "slim")))


def _faq(d: Draft) -> Node:
    asked = d.rng.sample(samples.prose()["questions"][d.language], k=6)
    asked += [
        f"{d.words.title(name)}?" for name in d.some(("cart", "prices", "delivery", "security", "language"), 0, 4)
    ]
    sections = [
        d.node("section", d.text(lists.linked(d, d.words.prose(2))), text=text, expanded=d.chance(0.25))
        for text in asked
    ]
    find = fields.search(d) if d.chance(0.6) else None
    return shell.page(d, find, d.node("accordion", *sections), title=d.words.title("faq"), shape="top")


_PARAMETERS = {
    "page": ("integer", "2"),
    "limit": ("integer", "50"),
    "sort": ("string", "-created_at"),
    "filter": ("string", "status:open"),
    "fields": ("string", "id,name"),
    "since": ("date", "2024-03-01"),
    "archived": ("boolean", "false"),
    "id": ("integer", "1017"),
}


def _console(d: Draft) -> Node:
    """Requests of an interface: the call, its parameters, the answer."""
    url = f"/api/v{d.rng.randint(1, 3)}/{d.pick(list(tables.TOPICS))}"
    send = d.row(
        fields.select(d, ["GET", "POST", "PUT", "PATCH", "DELETE"]),
        d.node("textbox", value=f"https://{d.pick(samples.places()['mail_hosts'])}{url}"),
        d.button("send", "primary"),
    )
    rows = []
    for name, (kind, value) in d.some(list(_PARAMETERS.items()), 3, 5):
        box = d.node("cell", d.node("textbox", value=value if d.chance(0.6) else "", placeholder=name))
        rows.append(
            d.node(
                "tablerow",
                d.node("cell", text=name),
                box,
                d.node("cell", text=kind),
            )
        )
    heads = (d.node("columnheader", text=d.words.title(t)) for t in ("name", "value", "type"))
    grid = d.node("table", *heads, *rows, variant="grid")
    answer = '{\n  "count": 3,\n  "items": (\n    {"id": 17, "name": "Ada"},\n    {"id": 18, "name": "Linus"}\n  )\n}'
    pane = d.column(
        d.row(d.node("badge", text="200 OK"), d.text(f"{d.rng.randint(12, 900)} ms", "small")), d.text(answer, "code")
    )
    body = bars.tabs(d, ["Params", "Headers", "Body", "Auth"], grid, chosen=0)
    side = d.column(
        *(
            d.row(d.node("badge", text=d.pick(("GET", "POST", "DELETE"))), d.link(f"/{name}"))
            for name in list(tables.TOPICS)[:8]
        )
    )
    main = d.column(send, body, pane)
    return shell.page(
        d,
        d.node("split", side, main, orientation="horizontal", value="0.22") if d.width > 900 else main,
        title="API",
        shape=d.pick(("slim", "top")),
    )


KINDS = {
    "dashboard": Kind("page", 1.8, _dashboard),
    "landing": Kind("page", 0.7, _landing),
    "article": Kind("page", 0.9, _article),
    "faq": Kind("page", 0.5, _faq),
    "api-console": Kind("page", 0.7, _console),
}

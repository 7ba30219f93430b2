"""What the web is made of: dashboards, shops, articles, prices, chats, boards, questions and answers, consoles."""

from __future__ import annotations

from screenseg.synth import places
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]

_STATS = ("orders", "customers", "invoices", "tickets", "users", "revenue", "visitors", "messages", "tasks", "downloads")


def _stat(d: Draft, name: str) -> Node:
    number = d.words.amount(10, 90000, 0)
    value = d.pick((d.words.formats.number(number), d.words.formats.number(number), d.words.formats.money(number), f"{d.rng.randint(1, 99)} %"))
    return d.node("stat", text=d.words.title(name), value=value, icon=name if d.chance(0.5) else "")


def _dashboard(d: Draft) -> Node:
    columns = 2 if d.width < 800 else d.pick((3, 4, 4)) if d.width < 1700 else d.pick((4, 5, 6))
    stats = d.node("grid", *(_stat(d, name) for name in d.rng.sample(_STATS, k=columns)), columns=columns)
    charts = [d.node("card", d.heading(d.words.title(name), 3), d.node("chart", text=d.words.title(name))) for name in d.some(_STATS, 1, 3)]
    row = d.node("grid", *charts, columns=max(1, min(len(charts), d.width // 450)))
    topic = d.pick(("orders", "invoices", "customers", "payments", "shipments"))
    grid = d.node("card", d.heading(d.words.title(topic), 3), tables.table(d, topic, d.rng.randint(4, 9), boxes=False))
    todo = d.node("card", d.heading(d.words.title("tasks"), 3), *(fields.check(d, d.words.subject_line()) for _ in range(d.rng.randint(3, 6))))
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
        d.heading(d.words.subject_line(), 1),
        d.text(d.words.prose(1), "muted"),
        d.row(d.button(d.pick(("sign_up", "start", "download")), "primary"), d.button(d.pick(("view_details", "show_more", "contact_support")))),
        d.node("image", text=d.words.subject_line()) if d.chance(0.5) else None,
    )
    wide = max(1, min(4, d.width // 320))
    tiles = (d.node("card", d.icon(d.pick(("settings", "lock", "share", "search", "download"))), d.heading(d.words.subject_line(), 3), d.text(d.words.prose(1))) for _ in range(wide))
    letter = d.node("panel", d.heading(d.words.action("subscribe"), 2), d.row(fields.field(d, "email", "inside"), d.button("subscribe", "primary")))
    return shell.page(d, hero, d.node("grid", *tiles, columns=wide), letter if d.chance(0.7) else None, shape="top")


def _linked(d: Draft, text: str) -> str:
    """The text with some of its words as a link."""
    words = text.split(" ")
    if len(words) < 6:
        return text
    at = d.rng.randrange(len(words) - 3)
    end = at + d.rng.randint(1, 3)
    return " ".join([*words[:at], f"[{' '.join(words[at:end])}]", *words[end:]])


def _article(d: Draft) -> Node:
    made: list[Node] = [d.row(d.text(d.words.person().name, "small"), d.text(d.words.formats.date(d.words.day()), "small"))]
    for _ in range(max(3, d.lines(150))):
        text = d.words.prose(d.rng.randint(3, 6))
        made.append(d.text(_linked(d, text) if d.chance(0.65) else text))
        if d.chance(0.25):
            made.append(d.heading(d.words.subject_line(), 2))
        if d.chance(0.15):
            made.append(d.node("image", text=d.words.subject_line()))
    reply = d.column(fields.form(d, ["full_name", "email", "message_body"]), d.button("send", "primary")) if d.chance(0.25) else None
    aside = d.column(d.heading(d.words.title("related"), 4), *(d.link(d.words.subject_line()) for _ in range(5)))
    body: Node = d.column(*made, reply)
    if d.width > 1000 and d.chance(0.5):
        body = d.node("split", body, aside, orientation="horizontal", value="0.72")
    return shell.page(d, body, title=d.words.subject_line(), shape=d.pick(("top", "slim")))


def _pricing(d: Draft) -> Node:
    count = max(1, min(d.pick((3, 3, 4)), d.width // 260))
    best = d.rng.randrange(count)
    plans = []
    for at, name in enumerate(("Basic", "Pro", "Business", "Enterprise")[:count]):
        price = d.words.formats.money(at * 20 + d.pick((0, 5, 9, 9.9)))
        lines = (d.row(d.icon("ok"), d.text(d.words.subject_line())) for _ in range(d.rng.randint(3, 6)))
        badge = d.node("badge", text=d.words.title("popular")) if at == best else None
        plans.append(d.node("card", d.heading(name, 3), badge, d.heading(price, 2), *lines, d.button(d.pick(("buy_now", "sign_up")), "primary" if at == best else "secondary")))
    each = d.node("buttongroup", *(d.node("button", text=d.words.title(t), selected=t == "monthly") for t in ("monthly", "yearly"))) if d.chance(0.6) else None
    return shell.page(d, d.says("sentence", "muted"), each, d.node("grid", *plans, columns=count), title=d.words.title("prices"), shape="top")


def _catalog(d: Draft) -> Node:
    wide = max(1, min(5, (d.width - 260) // 220))
    grid = lists.cards(d, wide * d.rng.randint(2, 3), wide)
    facets: list[Node] = []
    for key in fields.known(d, d.some(("category", "brand", "colour", "size"), 1, 3)):
        boxes = (d.node("checkbox", text=text, checked=d.chance(0.2)) for text in d.words.choices(key)[:6])
        facets.append(d.node("group", *boxes, text=d.words.label(key), variant="plain"))
    facets.append(d.node("group", d.node("slider", value=str(d.rng.randint(10, 90))), text=d.words.label("unit_price"), variant="plain"))
    sort = d.row(d.text(f"{d.rng.randint(9, 400)} {d.words.title('products').lower()}", "muted"), d.node("spacer"), fields.select(d, _sorts(d)))
    body = d.column(sort, grid, bars.pagination(d))
    if d.width > 800:
        body = d.node("split", d.column(*facets), body, orientation="horizontal", value="0.2")
    return shell.page(d, body, title=d.words.title("products"), shape="top")


def _sorts(d: Draft) -> list[str]:
    return [d.words.label(key) for key in ("unit_price", "product_name", "brand")]


def _product(d: Draft) -> Node:
    buy = d.row(fields.field(d, "quantity", "left", kind="spinbutton"), d.button("add_to_cart", "primary"), d.icon_button("add_to_favourites"))
    choose = [fields.field(d, key, "above", kind="combobox") for key in fields.known(d, ("size", "colour"))]
    facts = d.column(
        d.heading(d.words.value("product_name"), 1),
        d.text(d.words.formats.money(d.words.amount(5, 900, 2)), "strong"),
        d.text(d.words.prose(2)),
        *choose,
        buy,
    )
    picture = d.node("image", text=d.words.subject_line())
    top = d.row(picture, facts) if d.width > 700 else d.column(picture, facts)
    sheet = tables.properties(d, fields.known(d, d.some("brand model weight width height material warranty_period barcode".split(), 4, 8)), editable=False)
    more = bars.tabs(d, [d.words.title(t) for t in ("description", "details", "reviews")], sheet, chosen=1)
    return shell.page(d, top, more, shape="top")


def _checkout(d: Draft) -> Node:
    d.restyled(readonly=0, filled=d.pick((0, 0.6, 1)))
    address = "given_name family_name company_name street_address postal_code city country phone".split()
    ship = fields.fieldset(d, d.words.label("shipping_address"), d.some(address, 5, 8), min(2, d.form_columns()))
    bill = d.column(fields.field(d, "same_as_billing"), fields.fieldset(d, d.words.label("billing_address"), address[:6], 1) if d.chance(0.3) else None)
    card = fields.fieldset(d, d.words.label("payment_method"), ["payment_method", "card_number", "name_on_card", "card_expiry", "card_security_code"], min(2, d.form_columns()))
    items = (d.node("listitem", text=d.words.value("product_name"), help=f"{d.rng.randint(1, 4)} ×", value=d.words.formats.money(d.words.amount(4, 300, 2))) for _ in range(d.rng.randint(1, 5)))
    total = d.row(d.text(d.words.label("total_amount"), "strong"), d.node("spacer"), d.text(d.words.formats.money(d.words.amount(30, 900, 2)), "strong"))
    code = d.row(fields.field(d, "voucher_code", "inside"), d.button("apply")) if d.chance(0.6) else None
    cart = d.node("card", d.heading(d.words.title("order_summary"), 3), d.node("list", *items), code, total, d.button("buy_now", "primary"))
    steps = bars.stepper(d, [d.words.title(t) for t in ("cart", "address", "payment", "confirmation")], 1) if d.chance(0.5) else None
    left = d.column(ship, bill, card)
    body = d.node("split", left, cart, orientation="horizontal", value="0.66") if d.width > 900 else d.column(cart, left)
    return shell.page(d, steps, body, title=d.words.action("checkout"), shape=d.pick(("top", "slim")))


def _faq(d: Draft) -> Node:
    sections = [d.node("section", d.text(_linked(d, d.words.prose(2))), text=d.words.sentence("question"), expanded=d.chance(0.25)) for _ in range(max(4, d.lines(80)))]
    return shell.page(d, fields.search(d) if d.chance(0.6) else None, d.node("accordion", *sections), title=d.words.title("faq"), shape="top")


def _feed(d: Draft) -> Node:
    d.restyled(required=0)
    write = d.node("card", d.node("multiline", placeholder=d.words.label("message_body")), d.row(d.icon_button("insert_image"), d.icon_button("attach"), d.node("spacer"), d.button("send", "primary")))
    posts = []
    for _ in range(max(2, d.lines(240))):
        head = d.row(d.node("avatar", text=d.words.person().name), d.column(d.text(d.words.person().name, "strong"), d.text(d.words.time(), "small")), d.node("spacer"), d.icon_button("more"))
        picture = d.node("image", text=d.words.subject_line()) if d.chance(0.4) else None
        press = d.row(*(d.button(key, "flat", icon=key) for key in bars.actions(d, "like comment share")))
        posts.append(d.node("card", head, d.text(_linked(d, d.words.prose(2))), picture, press))
    return shell.page(d, write, *posts, shape=d.pick(("both", "top", "side")))


def _chat(d: Draft) -> Node:
    rows = max(4, min(14, d.lines(64)))
    people = d.column(fields.search(d) if d.chance(0.6) else None, lists.people(d, rows, second="text"))
    partner = d.row(d.node("avatar", text=d.words.person().name), d.text(d.words.person().name, "strong"), d.node("spacer"), d.icon_button("call"), d.icon_button("more"))
    write = d.row(d.icon_button("attach"), d.node("textbox", placeholder=d.words.label("message_body"), concept="message_body"), d.button("send", "primary"))
    talk = d.column(partner, d.node("scroll", *lists.chat(d, max(3, d.lines(90))), value="1"), write)
    return shell.framed(d, d.node("split", people, talk, orientation="horizontal", value="0.3"), title=d.words.title("messages"), site=d.pick(("slim", "side")))


def _board(d: Draft) -> Node:
    columns = []
    for text in [d.words.title(name) for name in ("backlog", "open", "in_progress", "review", "done")][: max(2, d.width // 260)]:
        cards = []
        for _ in range(d.rng.randint(1, 5)):
            chips = d.row(*(d.node("badge", text=d.words.query()) for _ in range(d.rng.randint(0, 2))), d.node("spacer"), d.node("avatar", text=d.words.person().name))
            cards.append(d.node("card", d.text(d.words.subject_line()), chips))
        columns.append(d.node("panel", d.row(d.text(text, "strong"), d.node("badge", text=str(len(cards)))), *cards, d.button("add", "flat", icon="add")))
    return shell.page(d, bars.toolbar(d, ["filter sort", "add_user"], find=True), d.node("grid", *columns, columns=len(columns)), title=d.words.title("projects"), shape=d.pick(("side", "top", "slim")))


def _console(d: Draft) -> Node:
    """Requests of an interface: the call, its parameters, the answer."""
    url = f"/api/v{d.rng.randint(1, 3)}/{d.pick(list(tables.TOPICS))}"
    send = d.row(fields.select(d, ["GET", "POST", "PUT", "PATCH", "DELETE"]), d.node("textbox", value=f"https://{d.pick(places.MAIL_HOSTS)}{url}"), d.button("send", "primary"))
    names = ("page", "limit", "sort", "filter", "fields", "since", "id")
    rows = []
    for name in d.some(names, 3, 5):
        box = d.node("cell", d.node("textbox", value=str(d.rng.randint(1, 100)) if d.chance(0.6) else "", placeholder=name))
        rows.append(d.node("tablerow", d.node("cell", text=name), box, d.node("cell", text=d.pick(("string", "integer", "boolean")))))
    heads = (d.node("columnheader", text=d.words.title(t)) for t in ("name", "value", "type"))
    grid = d.node("table", *heads, *rows, variant="grid")
    answer = '{\n  "count": 3,\n  "items": (\n    {"id": 17, "name": "Ada"},\n    {"id": 18, "name": "Linus"}\n  )\n}'
    pane = d.column(d.row(d.node("badge", text="200 OK"), d.text(f"{d.rng.randint(12, 900)} ms", "small")), d.text(answer, "code"))
    body = bars.tabs(d, ["Params", "Headers", "Body", "Auth"], grid, chosen=0)
    side = d.column(*(d.row(d.node("badge", text=d.pick(("GET", "POST", "DELETE"))), d.link(f"/{name}")) for name in list(tables.TOPICS)[:8]))
    main = d.column(send, body, pane)
    return shell.page(d, d.node("split", side, main, orientation="horizontal", value="0.22") if d.width > 900 else main, title="API", shape=d.pick(("slim", "top")))


def _calendar(d: Draft) -> Node:
    day = d.words.formats.today.isoformat()
    views = d.node("buttongroup", *(d.node("button", text=d.words.title(t), selected=t == "month") for t in ("day", "week", "month")))
    bar = d.row(d.icon_button("previous"), d.button("calendar", text=d.words.title("today")), d.icon_button("next"), d.node("spacer"), views, d.button("new", "primary"))
    events = (d.node("listitem", text=d.words.subject_line(), help=f"{d.words.time()} – {d.words.time()}") for _ in range(d.rng.randint(3, 7)))
    side = d.column(d.node("calendar", value=day), d.heading(d.words.title("appointments"), 4), d.node("list", *events))
    month = d.node("calendar", value=day) if d.chance(0.6) else tables.table(d, "appointments", d.lines(44, share=0.6), tools=False)
    body = d.node("split", side, month, orientation="horizontal", value="0.27") if d.width > 700 else d.column(month)
    return shell.framed(d, bar, body, title=d.words.action("calendar"))


KINDS = {
    "dashboard": Kind("page", 1.8, _dashboard),
    "landing": Kind("page", 0.7, _landing),
    "article": Kind("page", 0.9, _article),
    "pricing": Kind("page", 0.5, _pricing),
    "catalog": Kind("page", 0.8, _catalog),
    "product": Kind("page", 0.7, _product),
    "checkout": Kind("page", 1.1, _checkout),
    "faq": Kind("page", 0.5, _faq),
    "feed": Kind("page", 0.6, _feed),
    "chat": Kind("page", 0.7, _chat),
    "chat-window": Kind("window", 0.5, _chat),
    "board": Kind("page", 0.7, _board),
    "api-console": Kind("page", 0.7, _console),
    "calendar": Kind("page", 0.6, _calendar),
    "calendar-window": Kind("window", 0.6, _calendar),
}

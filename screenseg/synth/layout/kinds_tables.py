"""Tables: lists of records, a record beside its list, users, tickets, data bases, spreadsheets."""

from __future__ import annotations

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

_RIGHTS = ("add", "edit", "delete", "print", "export", "import", "share", "approve", "archive", "settings")
_TOOLS = (
    "new edit delete",
    "add edit remove",
    "copy duplicate archive",
    "import export",
    "print refresh",
    "filter sort",
    "approve reject",
)


def _topic(d: Draft) -> str:
    return d.pick([name for name in tables.TOPICS if name != "items"])


def _above(d: Draft) -> Node:
    """What stands above a table: a tool bar, or filters and a button."""
    if d.chance(0.55):
        return bars.toolbar(d, d.some(_TOOLS, 1, 3), find=d.chance(0.5))
    d.restyled(
        placement=d.pick(("none", "above", "inside", "left")), required=0, help=0, invalid=0, readonly=0, disabled=0
    )
    filters = [
        fields.field(d, key) for key in d.some(("date_from", "date_to", "category", "country", "currency"), 1, 3)
    ]
    return d.row(
        fields.search(d),
        *filters,
        d.button("filter"),
        d.node("spacer"),
        d.button(d.pick(("new", "add", "export")), "primary"),
    )


def _below(d: Draft, rows: int) -> Node:
    total = d.rng.randint(rows, rows * 30)
    says = d.text(f"1\u2013{rows} / {total}" if d.chance(0.5) else d.words.plain("rows_shown"), "small")
    if d.chance(0.25):
        return d.row(says, d.node("spacer"), bars.per_page(d), bars.pagination(d))
    return d.row(says, d.node("spacer"), bars.pagination(d)) if d.chance(0.6) else bars.pagination(d)


def _table(d: Draft) -> Node:
    topic = _topic(d)
    rows = min(40, d.lines(44 if d.root == "page" else 24, share=d.pick((0.5, 0.7, 1.0))))
    grid = tables.table(d, topic, max(4, rows))
    title = d.words.title(topic)
    if d.root == "page":
        return shell.page(d, _above(d), grid, _below(d, rows) if d.chance(0.75) else None, title=title)
    above = _above(d) if d.chance(0.4) else None
    return shell.window(d, above, grid, title=title, tools=_TOOLS, menus=d.pick(("", "file edit view data help")))


def _master_detail(d: Draft) -> Node:
    topic = d.pick(("people", "customers", "suppliers", "products", "orders", "invoices", "contracts"))
    keys = fields.known(d, tables.TOPICS[topic].split())
    d.restyled(filled=1)
    rows = max(4, min(24, d.lines(40 if d.root == "page" else 24, share=0.8)))
    more = d.some(themes.any_group(d).concepts, 2, 6)
    detail = fields.form(d, [*keys, *more], d.pick((1, 2)) if d.width > 1000 else 1)
    press = bars.buttons(d, d.pick(("save cancel", "edit delete", "save reset delete", "apply discard")))
    pane = d.column(d.heading(d.words.title(topic), 3) if d.chance(0.5) else None, detail, press)
    if d.chance(0.45):
        master: Node = tables.table(d, topic, max(3, rows // 2), tools=False)
        body = d.node("split", master, pane, orientation="vertical", value=d.pick(("0.4", "0.5")))
    else:
        side = (
            lists.people(d, rows)
            if topic == "people"
            else tables.table(d, topic, rows, keys=keys[:2], boxes=False, tools=False)
        )
        side = d.column(fields.search(d), side) if d.chance(0.5) else side
        body = d.node("split", side, pane, orientation="horizontal", value=d.pick(("0.25", "0.33", "0.4")))
    return shell.framed(d, body, title=d.words.title(topic))


def _users(d: Draft) -> Node:
    rows = max(5, min(20, d.lines(48, share=0.6)))
    grid = tables.table(d, "users", rows, tools=True, boxes=d.chance(0.5))
    press = d.row(
        d.button("add_user", "primary", icon="add_user"), d.button("import"), d.node("spacer"), fields.search(d)
    )
    return shell.page(
        d, press, grid, _below(d, rows), title=d.words.title("users"), shape=d.pick(("side", "both", "top"))
    )


def _user_window(d: Draft) -> Node:
    """Groups of users as a tree, the members, and the rights of one of them."""
    d.restyled(filled=1, placement="left")
    groups = lists.tree(
        d,
        list(d.words.choices("role"))[:6] + [d.words.title(n) for n in ("users", "groups", "permissions")],
        icon="users",
    )
    rights = d.node(
        "listbox",
        *(d.node("option", text=d.words.action(key), checked=d.chance(0.5)) for key in d.some(_RIGHTS, 4, 8)),
    )
    form = fields.form(
        d, ["username", "full_name", "email", "role", "account_active", "change_password_next_login", "account_locked"]
    )
    pane = d.node(
        "split",
        form,
        d.node("group", rights, text=d.words.title("permissions"), variant="box"),
        orientation="vertical",
        value="0.6",
    )
    return shell.window(
        d, d.node("split", groups, pane, orientation="horizontal", value="0.3"), title=d.words.title("users")
    )


def _tickets(d: Draft) -> Node:
    keys = "ticket_number summary priority status assignee created_on".split()
    rows = max(5, min(24, d.lines(44 if d.root == "page" else 26, share=0.65)))
    grid = tables.table(d, "", rows, keys=keys, boxes=d.chance(0.5))
    filters = [
        fields.field(d, key, d.pick(("above", "left", "none")))
        for key in fields.known(d, ("status", "priority", "assignee"))
    ]
    above = d.row(*filters, d.node("spacer"), d.button("new", "primary"))
    return shell.framed(d, above, grid, _below(d, rows) if d.root == "page" else None, title=d.words.title("tickets"))


def _ticket(d: Draft) -> Node:
    facts = fields.known(
        d, d.some(("status", "priority", "assignee", "category", "due_date", "reporter", "created_on"), 4, 6)
    )
    side = fields.form(d, facts, 1, "above") if d.chance(0.5) else tables.properties(d, facts, editable=False)
    notes = []
    for _ in range(d.rng.randint(1, 4)):
        head = d.row(
            d.node("avatar", text=d.words.person().name),
            d.text(d.words.person().name, "strong"),
            d.text(d.words.time(), "small"),
        )
        notes.append(d.node("card", head, d.text(d.words.prose(d.rng.randint(1, 3)))))
    answer = d.column(
        d.node("multiline", placeholder=d.words.label("comments")),
        bars.buttons(d, d.pick(("reply close", "send attach", "submit"))),
    )
    thread = d.column(d.text(d.words.prose(3)), *notes, answer)
    body = (
        d.node("split", thread, side, orientation="horizontal", value="0.7")
        if d.width > 900
        else d.column(side, thread)
    )
    title = f"#{d.rng.randrange(100, 9999)} {d.words.subject_line()}"
    chips = d.row(
        *(d.node("badge", text=d.words.value(key)) for key in fields.known(d, ("priority", "status", "category")))
    )
    return shell.page(d, chips, body, title=title, shape=d.pick(("top", "side", "slim")))


def _database(d: Draft) -> Node:
    topics = list(tables.TOPICS)
    tree = lists.tree(d, topics, icon="table")
    query = d.node(
        "multiline", value=f"SELECT *\nFROM {d.pick(topics)}\nWHERE id > {d.rng.randint(1, 900)}\nORDER BY created_at;"
    )
    grid = tables.table(d, _topic(d), max(5, d.lines(24, share=0.4)), tools=False, variant="grid")
    right = d.node("split", query, grid, orientation="vertical", value="0.3")
    body = d.node("split", tree, right, orientation="horizontal", value="0.22")
    tools = ("connect disconnect", "play stop", "undo redo", "export import", "refresh filter")
    return shell.window(d, body, title="localhost", tools=tools, menus="file edit view data tools help")


def _spreadsheet(d: Draft) -> Node:
    sheet = tables.spreadsheet(d, max(8, min(45, d.lines(23, share=0.75))), max(5, min(18, d.width // 95)))
    formula = d.row(
        fields.select(d, ["A1", "B2", "C7"], editable=True),
        d.node("textbox", value=f"=SUM(B2:B{d.rng.randint(5, 20)})" if d.chance(0.6) else ""),
    )
    sheets = (
        bars.tabs(d, [f"{d.words.title('sheet')} {n}" for n in range(1, d.rng.randint(2, 5))], None, chosen=0)
        if d.chance(0.7)
        else None
    )
    tools = (
        "new open save",
        "cut copy paste",
        "bold italic underline",
        "align_left align_center align_right",
        "sort filter",
        "add_row add_column",
        "undo redo",
    )
    if d.root == "page":
        head = d.row(d.text(d.words.subject_line(), "strong"), d.node("spacer"), d.button("share", "primary"))
        return d.node(
            "page",
            d.node("header", head),
            d.node("main", bars.menubar(d), bars.toolbar(d, d.some(tools, 4, 6)), formula, sheet, sheets),
        )
    return shell.window(
        d,
        formula,
        sheet,
        sheets,
        title=d.words.subject_line(),
        tools=tools,
        menus="file edit view insert format data window help",
    )


KINDS = {
    "data-table": Kind("page", 2.0, _table),
    "table-window": Kind("window", 1.6, _table),
    "master-detail": Kind("page", 1.0, _master_detail),
    "master-detail-window": Kind("window", 1.2, _master_detail),
    "user-admin": Kind("page", 0.9, _users),
    "user-admin-window": Kind("window", 0.6, _user_window),
    "ticket-list": Kind("page", 0.8, _tickets),
    "ticket-window": Kind("window", 0.5, _tickets),
    "ticket": Kind("page", 0.7, _ticket),
    "database": Kind("window", 0.8, _database),
    "spreadsheet": Kind("window", 1.0, _spreadsheet),
    "spreadsheet-page": Kind("page", 0.4, _spreadsheet),
}

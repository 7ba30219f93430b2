"""Long forms: enterprise software, search masks, orders, patients, wizards, and the forms that sites have."""

from __future__ import annotations

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout import themes
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]

_TOOLS = (
    "save cancel refresh",
    "new edit delete copy",
    "first previous next last",
    "print export attach",
    "search filter",
    "approve reject",
)
_HEALTH = (
    "blood_type body_height body_weight allergies smoker diagnosis symptoms medication family_doctor blood_pressure "
    "heart_rate insurance_provider insurance_number"
).split()
_ORDERS: tuple[tuple[str, str], ...] = (
    (
        "order_number order_date customer reference_number requested_delivery_date currency salesperson payment_terms",
        "order_details",
    ),
    (
        "purchase_order_number document_date supplier purchasing_group plant currency payment_terms delivery_terms",
        "order_details",
    ),
    ("invoice_number invoice_date due_date customer reference_number currency payment_terms cost_centre", "invoice"),
    ("quote_number date valid_until customer contact_person currency discount_percent account_manager", "quote"),
)


def _groups(d: Draft, most: int) -> list[Node]:
    """Groups of fields of one business until about `most` fields are on the screen."""
    columns = d.form_columns()
    variant = d.pick(("box", "box", "plain", "card")) if d.root == "page" else d.pick(("box", "box", "plain"))
    made: list[Node] = []
    used: set[str] = set()
    count = 0
    for section in (*themes.theme(d), *themes.theme(d)):
        address = "address" in section.key
        free = [key for key in fields.known(d, section.concepts) if address or key not in used]
        if any(group.text == d.words.section(section.key) for group in made) or len(free) < 3:
            continue
        keys = d.some(free, min(4, len(free)), len(free))
        used |= set(keys)
        count += len(keys)
        made.append(fields.fieldset(d, d.words.section(section.key), keys, columns, variant))
        if count >= most:
            break
    return made


def _arranged(d: Draft, groups: list[Node]) -> Node:
    """Groups below each other, in a grid, behind tabs or in an accordion."""
    dice = d.rng.random()
    if dice < 0.3 and len(groups) > 2:
        titles = [group.text for group in groups[1:]]
        return d.column(groups[0], bars.tabs(d, titles, groups[1], chosen=0))
    if dice < 0.45 and d.width > 1100 and len(groups) > 1:
        return d.node("grid", *groups, columns=2)
    if dice < 0.53 and len(groups) > 2:
        sections = (
            d.node("section", *g.children, text=g.text, expanded=n == 0 or d.chance(0.3)) for n, g in enumerate(groups)
        )
        return d.node("accordion", *sections)
    return d.column(*groups)


def _enterprise(d: Draft) -> Node:
    d.restyled(
        filled=d.pick((0.3, 0.7, 0.9, 1)),
        placement=d.style.placement if d.chance(0.5) else d.pick(("left", "left", "cell", "above")),
    )
    most = min(60, max(12, d.lines(share=1.1) * max(1, d.width // 420)))
    groups = _groups(d, d.rng.randint(most // 2, most))
    title = groups[0].text
    body = _arranged(d, groups)
    lines = (
        tables.table(d, "items", d.rng.randint(3, 8), editable=d.chance(0.5), tools=False) if d.chance(0.3) else None
    )
    foot = bars.buttons(
        d, d.pick(("save cancel", "save_and_close save cancel", "submit save_draft cancel", "save delete close"))
    )
    if d.root == "page":
        bar = bars.toolbar(d, d.some(_TOOLS, 1, 3)) if d.chance(0.45) else None
        warn = (
            d.node("alert", text=d.words.sentence("warning"), variant="warning", closable=True)
            if d.chance(0.1)
            else None
        )
        return shell.page(d, bar, warn, body, lines, foot if bar is None or d.chance(0.5) else None, title=title)
    content = d.node("scroll", body, value=str(d.pick((0, 0, 0.3, 1)))) if d.chance(0.25) else body
    return shell.window(
        d,
        content,
        lines,
        foot if d.chance(0.5) else None,
        title=title,
        tools=_TOOLS,
        menus=d.pick(("", "file edit data view help")),
    )


def _search(d: Draft) -> Node:
    topic = d.pick([name for name in tables.TOPICS if name != "items"])
    keys = [key for key in fields.known(d, tables.TOPICS[topic].split()) if d.words.concept(key).value != "bool"]
    extra = d.some(("date_from", "date_to", "country", "category", "currency", "comments"), 0, 3)
    d.restyled(filled=d.pick((0, 0.15, 0.3)), required=0, readonly=0, help=0)
    mask = fields.form(d, [*d.some(keys, 3, 6), *extra], max(2, d.form_columns()) if d.width > 640 else 1)
    group = (
        d.node("group", mask, text=d.words.action("search"), variant=d.pick(("box", "plain", "card")))
        if d.chance(0.5)
        else mask
    )
    press = bars.buttons(d, d.pick(("search clear", "search reset", "find clear export", "search cancel")))
    found = None
    if d.chance(0.8):
        count = min(25, d.lines(share=0.55))
        shown = (
            d.text(f"{d.rng.randint(count, 900)} {d.words.title('results').lower()}", "muted")
            if d.chance(0.5)
            else None
        )
        found = d.column(
            shown, tables.table(d, topic, count), bars.pagination(d) if d.root == "page" and d.chance(0.6) else None
        )
    return shell.framed(d, group, press, found, title=d.words.title(topic))


def _order(d: Draft) -> Node:
    d.restyled(filled=d.pick((0.8, 1)))
    keys, title = d.pick(_ORDERS)
    columns = max(2, d.form_columns()) if d.width > 640 else 1
    head = fields.form(d, fields.known(d, keys.split()), columns)
    lines = tables.table(
        d, "items", d.rng.randint(3, max(4, min(12, d.lines(share=0.35)))), editable=d.chance(0.6), variant="grid"
    )
    row_bar = (
        bars.toolbar(d, ["add_row delete_row", "up down", "import"], find=False)
        if d.chance(0.6)
        else bars.buttons(d, "add_row", primary=False)
    )
    d.restyled(readonly=1)
    sums = fields.form(d, d.some(("subtotal", "discount_amount", "tax_amount", "total_amount"), 2, 4), 1, "left")
    foot = d.row(d.node("spacer"), sums)
    notes = fields.field(d, "comments", "above") if d.chance(0.4) else None
    body = d.column(head, row_bar, lines, notes, foot)
    if d.chance(0.3):
        body = bars.tabs(
            d,
            [d.words.title(name) for name in ("general", "delivery", "payment", "attachments", "history")],
            body,
            chosen=0,
        )
    press = bars.buttons(d, d.pick(("save cancel", "submit save_draft", "save print close", "confirm discard")))
    return shell.framed(d, body, press, title=d.words.title(title))


def _patient(d: Draft) -> Node:
    d.restyled(filled=1, required=0)
    who = d.words.subject
    banner = d.node(
        "panel",
        d.row(
            d.node("avatar", text=who.name) if d.chance(0.6) else None,
            d.text(who.name, "strong"),
            d.text(f"{d.words.label('date_of_birth')}: {d.words.value('date_of_birth')}"),
            *(
                d.text(f"{d.words.label(key)}: {d.words.value(key)}", "muted")
                for key in fields.known(d, ("patient_number", "blood_type"))
            ),
        ),
    )
    person = d.some(
        "salutation given_name family_name date_of_birth gender marital_status nationality phone".split(), 5, 8
    )
    health = fields.known(
        d,
        _HEALTH,
    )
    groups = [
        fields.fieldset(d, d.words.title("personal_data"), person, d.form_columns()),
        fields.fieldset(d, d.words.title("medical_data"), d.some(health, 4, 9), d.form_columns()),
    ]
    visits = tables.table(d, "appointments", d.rng.randint(3, 7))
    titles = [d.words.title(name) for name in ("overview", "medications", "appointments", "documents", "insurance")]
    body = (
        bars.tabs(d, titles, d.column(*groups, visits if d.chance(0.6) else None), chosen=0)
        if d.chance(0.7)
        else d.column(*groups, visits)
    )
    press = bars.buttons(d, d.pick(("save cancel", "save print close", "edit close")))
    return shell.framed(d, banner, body, press, title=d.words.title("patient"))


def _wizard(d: Draft) -> Node:
    sections = d.some(themes.theme(d), 3, 5)
    titles = [d.words.section(section.key) for section in sections]
    at = d.rng.randrange(len(titles))
    form = fields.form(d, d.some(sections[at].concepts, 3, 9), min(2, d.form_columns()))
    says = d.hint() if d.chance(0.5) else None
    last = at == len(titles) - 1
    order = "finish back cancel" if last else d.pick(("next back", "continue back", "next back cancel"))
    if d.root == "page":
        steps = bars.stepper(d, titles, at)
        body = d.node("card", d.heading(titles[at], 2), says, form, bars.buttons(d, order))
        side = d.row(steps, body) if steps.orientation == "vertical" and d.width > 800 else d.column(steps, body)
        return shell.page(d, side, shape=d.pick(("top", "slim")))
    picture = d.node("image", text="") if d.chance(0.5) else bars.stepper(d, titles, at) if d.chance(0.5) else None
    column = d.column(d.heading(titles[at], 2), says, form)
    body = d.node("split", picture, column, orientation="horizontal", value="0.28") if picture else column
    return shell.small(
        d, f"{d.words.title('assistant')} ({at + 1}/{len(titles)})", body, d.node("separator"), bars.buttons(d, order)
    )


KINDS = {
    "enterprise-form": Kind("page", 2.2, _enterprise),
    "enterprise-window": Kind("window", 2.2, _enterprise),
    "search-mask": Kind("page", 1.4, _search),
    "search-window": Kind("window", 1.2, _search),
    "order-entry": Kind("page", 1.0, _order),
    "order-window": Kind("window", 1.0, _order),
    "patient-record": Kind("page", 0.8, _patient),
    "patient-window": Kind("window", 0.8, _patient),
    "wizard": Kind("page", 1.2, _wizard),
    "wizard-window": Kind("window", 1.0, _wizard, "medium"),
}

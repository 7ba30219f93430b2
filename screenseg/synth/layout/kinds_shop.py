"""Shops and offers: prices, goods, a basket to pay, trips to book."""

from __future__ import annotations

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


_FEATURES = (
    "users_nav reports_nav documents_nav calendar_nav messages_nav projects_nav security_group export_group"
).split()


def _pricing(d: Draft) -> Node:
    count = max(1, min(d.pick((3, 3, 4)), d.width // 260))
    best = d.rng.randrange(count)
    plans = []
    for at, name in enumerate(("Basic", "Pro", "Business", "Enterprise")[:count]):
        price = d.words.formats.money(at * 20 + d.pick((0, 5, 9, 9.9)))
        lines = (d.row(d.icon("ok"), d.text(d.words.title(name))) for name in d.some(_FEATURES, 3, 6))
        badge = d.node("badge", text=d.words.title("popular")) if at == best else None
        plans.append(
            d.node(
                "card",
                d.heading(name, 3),
                badge,
                d.heading(price, 2),
                *lines,
                d.button(d.pick(("buy_now", "sign_up")), "primary" if at == best else "secondary"),
            )
        )
    each = (
        d.node(
            "buttongroup",
            *(d.node("button", text=d.words.title(t), selected=t == "monthly") for t in ("monthly", "yearly")),
        )
        if d.chance(0.6)
        else None
    )
    return shell.page(
        d,
        d.says("prices_include_tax", "free_shipping", "secure_payment", variant="muted"),
        each,
        d.node("grid", *plans, columns=count),
        title=d.words.title("prices"),
        shape="top",
    )


def _catalog(d: Draft) -> Node:
    wide = max(1, min(5, (d.width - 260) // 220))
    grid = lists.cards(d, wide * d.rng.randint(2, 3), wide)
    facets: list[Node] = []
    for key in fields.known(d, d.some(("category", "brand", "colour", "size"), 1, 3)):
        boxes = (d.node("checkbox", text=text, checked=d.chance(0.2)) for text in d.words.choices(key)[:6])
        facets.append(d.node("group", *boxes, text=d.words.label(key), variant="plain"))
    facets.append(
        d.node(
            "group",
            d.node("slider", value=str(d.rng.randint(10, 90))),
            text=d.words.label("unit_price"),
            variant="plain",
        )
    )
    sort = d.row(
        d.text(f"{d.rng.randint(9, 400)} {d.words.title('products').lower()}", "muted"),
        d.node("spacer"),
        fields.select(d, _sorts(d)),
    )
    body = d.column(sort, grid, bars.pagination(d))
    if d.width > 800:
        body = d.node("split", d.column(*facets), body, orientation="horizontal", value="0.2")
    return shell.page(d, body, title=d.words.title("products"), shape="top")


def _sorts(d: Draft) -> list[str]:
    return [d.words.label(key) for key in ("unit_price", "product_name", "brand")]


def _product(d: Draft) -> Node:
    buy = d.row(
        fields.field(d, "quantity", "left", kind="spinbutton"),
        d.button("add_to_cart", "primary"),
        d.icon_button("add_to_favourites"),
    )
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
    sheet = tables.properties(
        d,
        fields.known(d, d.some("brand model weight width height material warranty_period barcode".split(), 4, 8)),
        editable=False,
    )
    more = bars.tabs(d, [d.words.title(t) for t in ("description", "details", "reviews")], sheet, chosen=1)
    return shell.page(d, top, more, shape="top")


def _checkout(d: Draft) -> Node:
    d.restyled(readonly=0, filled=d.pick((0, 0.6, 1)))
    address = "given_name family_name company_name street_address postal_code city country phone".split()
    ship = fields.fieldset(d, d.words.label("shipping_address"), d.some(address, 5, 8), min(2, d.form_columns()))
    bill = d.column(
        fields.field(d, "same_as_billing"),
        fields.fieldset(d, d.words.label("billing_address"), address[:6], 1) if d.chance(0.3) else None,
    )
    card = fields.fieldset(
        d,
        d.words.label("payment_method"),
        ["payment_method", "card_number", "name_on_card", "card_expiry", "card_security_code"],
        min(2, d.form_columns()),
    )
    goods = d.rng.sample(samples.goods()["products"][d.language], k=d.rng.randint(1, 5))
    prices = [d.words.amount(4, 300, 2) for _ in goods]
    money = d.words.formats.money
    items = (
        d.node("listitem", text=text, help=f"{d.rng.randint(1, 4)} \u00d7", value=money(price))
        for text, price in zip(goods, prices, strict=True)
    )
    total = d.row(
        d.text(d.words.label("total_amount"), "strong"), d.node("spacer"), d.text(money(sum(prices)), "strong")
    )
    code = d.row(fields.field(d, "voucher_code", "inside"), d.button("apply")) if d.chance(0.6) else None
    cart = d.node(
        "card",
        d.heading(d.words.title("order_summary"), 3),
        d.node("list", *items),
        code,
        total,
        d.button("buy_now", "primary"),
    )
    steps = (
        bars.stepper(d, [d.words.title(t) for t in ("cart", "address", "payment", "confirmation")], 1)
        if d.chance(0.5)
        else None
    )
    left = d.column(ship, bill, card)
    body = (
        d.node("split", left, cart, orientation="horizontal", value="0.66") if d.width > 900 else d.column(cart, left)
    )
    return shell.page(d, steps, body, title=d.words.action("checkout"), shape=d.pick(("top", "slim")))


KINDS = {
    "pricing": Kind("page", 0.5, _pricing),
    "catalog": Kind("page", 0.8, _catalog),
    "product": Kind("page", 0.7, _product),
    "checkout": Kind("page", 1.1, _checkout),
}

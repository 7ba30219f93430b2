"""Tables: records whose columns agree, property sheets and spreadsheets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.parts_fields import control, known
from screenseg.synth.spec import Node
from screenseg.synth.words import Person

__all__ = ["TOPICS", "properties", "records", "spreadsheet", "table"]

#: What tables are about: the concepts in their columns, the most telling first.
TOPICS: dict[str, str] = {
    "people": "family_name given_name email phone city country date_of_birth",
    "users": "username full_name email role account_active created_on",
    "addresses": "full_name street_address postal_code city country phone",
    "customers": "customer_number company_name contact_person city country phone balance",
    "suppliers": "supplier_number company_name vat_id city payment_terms phone",
    "invoices": "invoice_number invoice_date customer net_amount tax_amount total_amount due_date paid",
    "orders": "order_number order_date customer quantity total_amount payment_method delivery_date",
    "purchase_orders": "purchase_order_number order_date supplier plant net_amount currency requested_delivery_date",
    "products": "product_number product_name category stock_quantity unit_price manufacturer warehouse weight",
    "stock": "product_number description storage_location batch_number stock_quantity minimum_stock expiry_date",
    "payments": "date beneficiary iban payment_reference debit credit balance",
    "ledger": "document_number posting_date ledger_account cost_centre debit credit currency fiscal_year",
    "appointments": "appointment_date start_time end_time full_name phone comments",
    "shipments": "tracking_number carrier shipping_method city country gross_weight delivery_date",
    "contracts": "contract_number start_date end_date account_manager payment_terms annual_revenue",
    "employees": "employee_number full_name job_title department hire_date work_email",
    "projects": "project_number project_name manager start_date deadline budget status progress",
    "tickets": "ticket_number summary priority status assignee reporter created_on",
    "absences": "employee_number full_name leave_type date_from date_to approver",
    "patients": "patient_number family_name given_name date_of_birth gender family_doctor insurance_provider",
    "vehicles": "license_plate vehicle_model first_registration mileage fuel_type inspection_date",
    "courses": "course_code course_name teacher semester start_date end_date",
    "trips": "booking_reference departure_place destination departure_date return_date travel_class",
    "items": "product_number description quantity unit_of_measure unit_price discount_percent total_amount",
}
_SUMS = (
    "quantity unit_price subtotal discount_amount tax_amount total_amount balance budget actual_cost salary weight "
    "stock_quantity debit credit hours_spent"
).split()
_MONEY = re.compile(r"amount|price|total|balance|cost|salary|tax|fee|subtotal|net|gross|budget")
_Column = Callable[[int, Person], str]


def records(d: Draft, keys: Sequence[str], count: int) -> list[list[str]]:
    """Rows of values for concepts; a row is one person's, dates and numbers of documents run down."""
    columns = [_column(d, key, place) for place, key in enumerate(keys)]
    writers = {key: _writer(d, key) for key in keys if d.words.concept(key).value.startswith("number:")}
    personal = d.words.personal(keys)
    rows = []
    for row in range(count):
        person = d.words.person() if personal else d.words.subject
        figures = _figures(d, writers)
        made = [
            writers[k](figures[k]) if k in writers else column(row, person)
            for k, column in zip(keys, columns, strict=True)
        ]
        rows.append(made)
    return rows


def table(
    d: Draft,
    topic: str,
    rows: int,
    *,
    keys: Sequence[str] = (),
    boxes: bool | None = None,
    tools: bool | None = None,
    editable: bool = False,
    variant: str = "",
) -> Node:
    """A table about a topic; `boxes` for a column to select rows, `tools` for one with commands."""
    keys = keys or _columns(d, topic)
    boxes = d.chance(0.25) if boxes is None else boxes
    tools = d.chance(0.3 if d.root == "page" else 0.06) if tools is None else tools
    heads = _heads(d, keys, boxes)
    if tools:
        heads.append(d.node("columnheader", text=d.pick(("", d.words.title("actions")))))
    kinds = [_cell_variant(d, key, place) for place, key in enumerate(keys)]
    style = _tool_style(d)
    chosen = d.rng.randrange(rows) if d.chance(0.5) else -1
    made = []
    for at, values in enumerate(records(d, keys, rows)):
        cells = [_cell(d, key, kind, value, editable) for key, kind, value in zip(keys, kinds, values, strict=True)]
        if tools:
            cells.append(d.node("cell", *_row_tools(d, *style)))
        ticked = (at == chosen or d.chance(0.1)) if boxes else None
        made.append(d.node("tablerow", *cells, selected=at == chosen, checked=ticked))
    variant = variant or d.pick(
        ("plain", "striped", "grid") if d.root == "page" else ("grid", "grid", "striped", "plain")
    )
    if d.chance(0.03):
        made = [d.node("tablerow", d.node("cell", text=d.words.plain("no_results", "no_data")))]
    return d.node("table", *heads, *made, variant=variant)


def properties(d: Draft, keys: Sequence[str], *, editable: bool = True) -> Node:
    """A sheet of names and values, some with their control open."""
    heads = (
        [d.node("columnheader", text=d.words.title(name)) for name in ("property", "value")] if d.chance(0.6) else []
    )
    chosen = d.rng.randrange(len(keys)) if keys else 0
    made = []
    for at, key in enumerate(keys):
        name = d.node("cell", text=d.words.label(key))
        made.append(d.node("tablerow", name, _property(d, key, editable), selected=at == chosen))
    return d.node("table", *heads, *made, variant="properties")


def _property(d: Draft, key: str, editable: bool) -> Node:
    concept = d.words.concept(key)
    if concept.value == "bool":
        return d.node("cell", d.node("checkbox", checked=d.chance(0.5), concept=key))
    if editable and concept.choices and d.chance(0.4):
        return d.node("cell", control(d, key, "combobox", filled=True))
    value = "••••••" if concept.value == "password" else d.words.value(key)
    return d.node("cell", text=value[:60], variant="text")


def spreadsheet(d: Draft, rows: int, columns: int) -> Node:
    """A sheet of figures under lettered columns, row numbers first; one cell's row is selected."""
    letters = [chr(65 + n) if n < 26 else f"A{chr(39 + n)}" for n in range(columns)]
    heads = [d.node("columnheader", text=text) for text in ("", *letters)]
    used_rows, used_columns = d.rng.randint(rows // 3, rows), d.rng.randint(min(4, columns), min(9, columns))
    title = [d.words.label(d.pick(("customer", "city", "product_name"))), *map(d.words.label, d.rng.sample(_SUMS, k=8))]
    chosen = d.rng.randrange(rows)
    lead = [d.words.city() if d.chance(0.5) else d.words.company() for _ in range(8)]
    made = []
    for at in range(rows):
        texts = _sheet_row(d, at, used_rows, used_columns, (title, lead))
        texts += [""] * (columns - len(texts))
        cells = [d.node("cell", text=text, variant="number" if text[-1:].isdigit() else "text") for text in texts]
        made.append(d.node("tablerow", d.node("cell", text=str(at + 1)), *cells, selected=at == chosen))
    return d.node("table", *heads, *made, variant="spreadsheet")


def _sheet_row(d: Draft, at: int, rows: int, columns: int, words: tuple[list[str], list[str]]) -> list[str]:
    title, lead = words
    if at == 0:
        return title[:columns]
    if at >= rows:
        return []
    figures = (d.words.formats.number(d.words.amount(1, 9000, 2), d.pick((0, 2))) for _ in range(columns - 1))
    return [lead[at % len(lead)], *(text if d.chance(0.93) else "" for text in figures)]


def _columns(d: Draft, topic: str) -> list[str]:
    keys = known(d, TOPICS[topic].split())
    most = max(3, min(len(keys), d.width // 120))
    return keys[:1] + d.some(keys[1:], min(3, most - 1), most - 1)


def _heads(d: Draft, keys: Sequence[str], boxes: bool) -> list[Node]:
    sort = d.rng.randrange(len(keys)) if d.chance(0.6) else -1
    heads = []
    for at, key in enumerate(keys):
        mark = d.pick(("asc", "desc")) if at == sort else ""
        box = d.pick((False, False, False, True, "mixed")) if boxes and at == 0 else None
        heads.append(d.node("columnheader", text=d.words.label(key), value=mark, checked=box))
    return heads


def _cell_variant(d: Draft, key: str, place: int) -> str:
    concept = d.words.concept(key)
    if concept.value == "bool":
        return d.pick(("checkbox", "checkbox", "switch"))
    if concept.value.startswith("number:"):
        return "number"
    if concept.choices and re.search(r"status|priority|state|stage|severity", key):
        return "badge" if d.root == "page" and d.chance(0.7) else "text"
    linked = key in ("email", "website") or place == 0
    return "link" if linked and d.root == "page" and d.chance(0.4) else "text"


def _cell(d: Draft, key: str, kind: str, value: str, editable: bool) -> Node:
    if kind in ("checkbox", "switch"):
        return d.node("cell", d.node(kind, checked=d.chance(0.6), concept=key))
    if editable and kind != "link":
        return d.node("cell", _editor(d, key, value))
    return d.node("cell", text=value, variant=kind)


def _editor(d: Draft, key: str, value: str) -> Node:
    concept = d.words.concept(key)
    if concept.choices:
        return d.node("combobox", options=d.words.choices(key), value=value, concept=key)
    if "spinbutton" in concept.controls and value.isascii() and value.isdigit():
        low, high, _ = d.words.bounds(key)
        return d.node("spinbutton", value=value, minimum=low, maximum=high, concept=key)
    return d.node("textbox", value=value, concept=key)


def _tool_style(d: Draft) -> tuple[str, tuple[str, ...]]:
    """What the commands of rows look like, and which they are."""
    keys = d.pick((("edit", "delete"), ("view_details",), ("edit",), ("view_details", "edit", "delete"), ("download",)))
    style = d.pick(("icons", "icons", "buttons", "links", "more"))
    return style, ("more",) if style == "more" else keys[:2] if style == "buttons" else keys


def _row_tools(d: Draft, style: str, keys: tuple[str, ...]) -> list[Node]:
    if style == "links":
        return [d.link(d.words.action(key)) for key in keys]
    if style == "buttons":
        return [d.button(key, "secondary") for key in keys]
    return [d.icon_button(key) for key in keys]


def _column(d: Draft, key: str, place: int) -> _Column:
    """How the values of a column are made."""
    concept = d.words.concept(key)
    kind, _, rest = concept.value.partition(":")
    if kind == "pattern" and (place == 0 or d.chance(0.05)):
        return _running(d, rest)
    if kind in ("date", "datetime"):
        return _descending(d, key, timed=kind == "datetime")
    if kind == "choice":
        options = d.words.choices(key)
        few = d.rng.sample(options, k=min(len(options), d.rng.randint(2, 5)))
        return lambda row, person: d.words.commonest(few)
    return lambda row, person: d.words.value(key, person)[:70]


def _running(d: Draft, pattern: str) -> _Column:
    start = d.words.pattern(pattern)
    match = re.search(r"\d{3,}$", start)
    if not match or "?" in pattern[-3:]:
        return lambda row, person: d.words.pattern(pattern)
    stem, digits, step = start[: match.start()], match[0], d.pick((-1, -1, 1))
    first = max(int(digits), 60)
    return lambda row, person: f"{stem}{(first + step * row) % 10 ** len(digits):0{len(digits)}d}"


def _descending(d: Draft, key: str, *, timed: bool) -> _Column:
    if "birth" in key:
        return lambda row, person: d.words.formats.date(d.words.day(key))
    day = d.words.formats.today

    def next_one(row: int, person: Person) -> str:
        nonlocal day
        day -= datetime.timedelta(days=d.pick((0, 0, 1, 1, 2, 3, 6)))
        written = d.words.formats.date(day)
        return f"{written} {d.words.time()}" if timed else written

    return next_one


def _writer(d: Draft, key: str) -> Callable[[float], str]:
    """How the figures of a column are written: all with the currency or none."""
    decimals = d.words.bounds(key)[2]
    formats = d.words.formats
    if _MONEY.search(key) and d.chance(0.5):
        return formats.money
    return lambda number: formats.number(number, decimals)


def _figures(d: Draft, keys: Iterable[str]) -> dict[str, float]:
    """The figures of one row, so that sums are right."""
    made = {key: d.words.amount(*d.words.bounds(key)) for key in keys}
    if {"quantity", "unit_price", "total_amount"} <= made.keys():
        made["total_amount"] = made["quantity"] * made["unit_price"] * (1 - made.get("discount_percent", 0) / 100)
    elif {"net_amount", "total_amount"} <= made.keys():
        made["tax_amount"] = made["net_amount"] * d.pick((0.07, 0.19, 0.2, 0.2))
        made["total_amount"] = made["net_amount"] + made["tax_amount"]
    return made

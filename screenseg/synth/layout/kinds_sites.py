"""Forms that sites have: to get in touch, to ask many people, to book."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


def _contact(d: Draft) -> Node:
    keys = d.some("salutation given_name family_name company_name phone country".split(), 2, 5)
    keys += ["email", *d.some(["email_subject"], 0, 1), "message_body"]
    tick = fields.field(d, d.pick(("accept_privacy", "subscribe_newsletter"))) if d.chance(0.6) else None
    form = d.column(
        fields.form(d, keys, min(2, d.form_columns())),
        tick,
        bars.buttons(d, d.pick(("send", "submit reset", "send cancel"))),
    )
    lines = (d.words.company(), d.words.street(), d.words.city(), d.words.value("phone"), f"[{d.words.subject.email}]")
    address = d.node(
        "card", *(d.text(line) for line in lines), d.node("image", text=d.words.title("map")) if d.chance(0.4) else None
    )
    body = d.row(form, address) if d.width > 900 and d.chance(0.6) else d.column(form)
    return shell.page(
        d, d.says("intro_form", "footer_contact"), body, title=d.words.action("contact_support"), shape="top"
    )


def _survey(d: Draft) -> Node:
    questions: list[Node] = []
    for number in range(1, d.rng.randint(4, 8)):
        scale = d.pick((["1", "2", "3", "4", "5"], list(d.words.choices(_choice(d)))[:5]))
        many = d.chance(0.35)
        chosen = d.rng.randrange(len(scale)) if d.chance(0.6) else -1
        if many:
            inner = d.column(*(d.node("checkbox", text=text, checked=d.chance(0.3)) for text in scale))
        else:
            radios = (d.node("radio", text=text, checked=n == chosen) for n, text in enumerate(scale))
            inner = d.node("radiogroup", *radios, orientation="horizontal" if len(scale[-1]) < 3 else "vertical")
        questions.append(
            d.node(
                "field",
                inner,
                text=f"{number}. {d.words.said('questions')}",
                placement="above",
                required=d.chance(0.2),
            )
        )
    notes = fields.field(d, "comments", "above")
    progress = d.node("progressbar", value=str(d.rng.randint(5, 95))) if d.chance(0.5) else None
    return shell.bare(
        d,
        progress,
        d.heading(d.words.title("survey"), 1),
        *questions,
        notes,
        bars.buttons(d, d.pick(("submit", "next back", "send cancel"))),
    )


def _choice(d: Draft) -> str:
    return d.pick(
        [key for key, concept in d.words.lexicon.concepts.items() if 3 <= len(concept.choices.get("en", ())) <= 6]
    )


def _booking(d: Draft) -> Node:
    d.restyled(required=0, readonly=0, placement=d.pick(("above", "inside", "floating", "above")))
    where: Sequence[str] = d.pick((("departure_place", "destination"), ("city",), ("destination",)))
    dates = d.pick((("check_in_date", "check_out_date"), ("departure_date", "return_date"), ("departure_date",)))
    keys = fields.known(
        d,
        [
            *where,
            *dates,
            *d.some(("number_of_adults", "number_of_children", "number_of_guests", "room_type", "travel_class"), 1, 2),
        ],
    )
    fields_made = [fields.field(d, key) for key in keys]
    wide = d.width > 900
    mask = (
        d.row(*fields_made, d.button("search", "primary"))
        if wide
        else d.column(*fields_made, d.button("search", "primary"))
    )
    hits = []
    for _ in range(d.rng.randint(2, 6)):
        price = d.text(d.words.formats.money(d.words.amount(40, 700, 2)), "strong")
        facts = d.column(
            d.heading(d.words.city(), 3),
            d.text(f"{d.words.time()} \u2013 {d.words.time()}", "muted"),
            d.text(d.words.subject_line()),
        )
        hits.append(
            d.node(
                "card",
                d.row(
                    d.node("image", text=d.words.subject_line()),
                    facts,
                    d.node("spacer"),
                    d.column(price, d.button("view_details")),
                ),
            )
        )
    sort = d.row(
        d.text(d.words.action("sort"), "small"),
        fields.select(d, [d.words.label(k) for k in fields.known(d, ("unit_price", "duration", "date"))]),
    )
    return shell.page(d, d.node("panel", mask), sort, *hits, shape="top")


KINDS = {
    "contact-form": Kind("page", 0.8, _contact),
    "survey": Kind("page", 0.7, _survey),
    "booking": Kind("page", 0.8, _booking),
}

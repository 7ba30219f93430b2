"""Forms that sites have: to get in touch, to ask many people, to book."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


def _contact(d: Draft) -> Node:
    keys = d.some("salutation given_name family_name company_name phone country".split(), 2, 5)
    keys += ["email", *d.some(["email_subject"], 0, 1), "message_body", *d.some(["attachment"], 0, 1)]
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


def _ticket(d: Draft) -> Node:
    """Something to report, with files."""
    keys = d.some(("category", "priority", "severity", "assignee", "due_date"), 2, 4)
    form = fields.form(d, ["summary", *keys, "comments", "attachment"], min(2, d.form_columns()))
    ticks = [fields.field(d, key) for key in d.some(("send_copy_to_me", "email_notifications"), 0, 2)]
    press = bars.buttons(d, d.pick(("submit cancel", "send cancel", "create cancel", "save_draft submit")))
    card = d.node("card", d.hint() if d.chance(0.4) else None, form, *ticks, press)
    return shell.page(d, card, title=d.words.section("ticket_group"))


def _application(d: Draft) -> Node:
    """For a job: who one is, what one can, and the papers."""
    d.restyled(readonly=0)
    person = d.some("salutation given_name family_name email phone city country date_of_birth".split(), 5, 8)
    about = d.some("availability_date salary_expectation degree field_of_study language_level website".split(), 2, 5)
    papers = [fields.field(d, key, kind="file") for key in ("resume", *d.some(("cover_letter", "profile_photo"), 0, 2))]
    columns = min(2, d.form_columns())
    groups = [
        fields.fieldset(d, d.words.title("personal_data"), person, columns),
        fields.fieldset(d, d.words.section("application_group"), about, columns),
        d.node("group", *papers, text=d.words.title("attachments"), variant=d.pick(("box", "plain", "card"))),
    ]
    ticks = [fields.field(d, key) for key in d.some(("willing_to_travel", "accept_privacy"), 1, 2)]
    press = bars.buttons(d, d.pick(("submit", "submit save_draft", "send cancel", "next back")))
    return shell.page(d, *groups, *ticks, press, title=d.words.value("vacancy_title"), shape=d.pick(("top", "slim")))


def _upload(d: Draft) -> Node:
    """Files on their way."""
    drop = d.node("panel", d.icon("upload"), d.says("hint_drag_files"), d.node("file", concept="attachment"))
    rows = []
    for name in dict.fromkeys(samples.file_name(d.rng) for _ in range(d.rng.randint(2, 6))):
        done = d.chance(0.4)
        state: Node = d.node("badge", text=d.words.title("done"))
        if not done:
            state = d.node("progressbar", value=str(d.rng.randint(1, 99)))
        rows.append(
            d.row(
                d.icon("file"),
                d.text(name),
                d.text(lists.size(d), "small"),
                d.node("spacer"),
                state,
                d.icon_button("close"),
            )
        )
    form = fields.form(d, d.some(("title", "category", "tags", "folder"), 1, 3)) if d.chance(0.5) else None
    return shell.page(d, drop, *rows, form, bars.buttons(d, "upload cancel"), title=d.words.action("upload"))


_OPINIONS = "rating preferred_contact_method best_time_to_call employment_type industry gender marital_status".split()


def _survey(d: Draft) -> Node:
    d.restyled(filled=d.pick((0, 0.5, 1)), readonly=0, disabled=0, colon="")
    asked = d.rng.sample(samples.prose()["questions"][d.language][:3], k=3)
    questions: list[Node] = []
    for text in asked:
        chosen = d.rng.randrange(10) if d.chance(0.6) else -1
        scale = d.pick((5, 5, 7, 10))
        radios = (d.node("radio", text=str(n + 1), checked=n == chosen) for n in range(scale))
        inner = d.node("radiogroup", *radios, orientation="horizontal")
        if d.chance(0.2):
            inner = d.node("slider", value=str(d.rng.randint(0, 10)), maximum=10.0)
        questions.append(d.node("field", inner, text=text, placement="above", required=d.chance(0.3)))
    keys = d.some(fields.known(d, _OPINIONS), 2, 4)
    questions += [fields.field(d, key, "above", kind=d.pick(("radio", "radio", "combobox"))) for key in keys]
    d.rng.shuffle(questions)
    notes = fields.field(d, "comments", "above")
    progress = d.node("progressbar", value=str(d.rng.randint(5, 95))) if d.chance(0.5) else None
    press = bars.buttons(d, d.pick(("submit", "next back", "send cancel")))
    return shell.bare(d, progress, d.heading(d.words.title("survey"), 1), *questions, notes, press)


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
            d.text(d.words.headline()),
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
    "new-ticket": Kind("page", 0.7, _ticket),
    "application": Kind("page", 0.7, _application),
    "upload": Kind("page", 0.5, _upload),
    "survey": Kind("page", 0.7, _survey),
    "booking": Kind("page", 0.8, _booking),
}

"""Dialogs of every program: messages, searching, files to open, fonts, colours, a record to enter."""

from __future__ import annotations

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import themes
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.layout.parts_messages import message
from screenseg.synth.spec import Node, Placement

__all__ = ["KINDS"]


def _message(d: Draft) -> Node:
    title, content = message(d, d.pick(("question", "error", "warning", "question", "toast")))
    return shell.small(d, title, *content)


def _find(d: Draft) -> Node:
    replace = d.chance(0.6)
    place: Placement = d.pick(("left", "left", "above", "cell"))
    made = []
    for key in ("find_what", "replace_with") if replace else ("find_what",):
        value = d.words.query() if d.chance(0.6) else ""
        inner = d.node("textbox", value=value, concept=key)
        if d.chance(0.4):
            inner = d.node(
                "combobox", value=value, concept=key, options=tuple(d.words.query() for _ in range(4)), editable=True
            )
        made.append(d.node("field", inner, text=d.words.label(key) + d.style.colon, placement=place, concept=key))
    keys = d.some(("match_case", "whole_word", "use_regex", "include_subfolders"), 2, 4)
    ticks = [fields.check(d, d.words.label(key), concept=key) for key in keys]
    radios = d.node(
        "radiogroup",
        *(d.node("radio", text=d.words.title(t), checked=t == "downwards") for t in ("upwards", "downwards")),
        orientation="horizontal",
    )
    way = d.node("group", radios, text=d.words.title("direction"), variant="box") if d.chance(0.5) else None
    press = [d.button(key) for key in bars.actions(d, "next replace close" if replace else "find cancel")]
    left = d.column(d.node("form", *made, placement=place), *ticks, way)
    body = d.row(left, d.column(*press)) if d.chance(0.6) else d.column(left, d.row(d.node("spacer"), *press))
    title = d.words.action("replace" if replace else "find").rstrip(".…")
    return shell.small(d, title, body)


def _open_file(d: Draft) -> Node:
    action = d.pick(("open", "save_as", "open_folder"))
    shortcuts = [d.words.title(t) for t in ("desktop", "documents", "downloads", "pictures")]
    side = (
        lists.tree(d, shortcuts, icon="folder")
        if d.chance(0.5)
        else bars.nav(d, [(t, "folder") for t in shortcuts], vertical=True)
    )
    path = d.row(fields.select(d, [samples.path(d.rng) for _ in range(4)]), d.icon_button("up"), d.icon_button("new"))
    grid = lists.files(d, max(5, min(16, d.lines(24, share=0.45))))
    name = d.node(
        "field",
        d.node("textbox", value=samples.file_name(d.rng)),
        text=d.words.title("file_name") + d.style.colon,
        placement="left",
    )
    kinds = d.node(
        "field",
        fields.select(d, ("*.pdf", "*.txt", "*.*", "*.csv;*.xlsx")),
        text=d.words.title("file_type") + d.style.colon,
        placement="left",
    )
    body = d.node("split", side, d.column(path, grid), orientation="horizontal", value="0.25")
    press = bars.buttons(d, "save cancel" if action == "save_as" else "open cancel")
    return shell.small(
        d, d.words.action(action).rstrip(".…"), body, d.node("form", name, kinds, placement="left"), press
    )


def _font(d: Draft) -> Node:
    lists_shown = []
    for title, options in (
        ("font", ("Arial", "Calibri", "Courier New", "Georgia", "Tahoma", "Verdana")),
        ("style", ("Regular", "Italic", "Bold", "Bold Italic")),
        ("size", ("8", "9", "10", "11", "12", "14", "18")),
    ):
        chosen = d.rng.randrange(len(options))
        box = d.node("listbox", *(d.node("option", text=text, selected=n == chosen) for n, text in enumerate(options)))
        lists_shown.append(
            d.column(d.text(d.words.title(title) + d.style.colon), d.node("textbox", value=options[chosen]), box)
        )
    ticks = d.node(
        "group",
        *(fields.check(d, d.words.action(t)) for t in ("underline", "bold")),
        text=d.words.title("effects"),
        variant="box",
    )
    sample = d.node("group", d.text("AaBbYyZz 123"), text=d.words.action("preview"), variant="box")
    return shell.small(
        d,
        d.words.title("font"),
        d.row(*lists_shown),
        d.row(ticks, sample),
        bars.buttons(d, d.pick(("ok cancel", "ok cancel apply"))),
    )


def _colour(d: Draft) -> Node:
    def hexed() -> str:
        return "#" + "".join(d.rng.choices("0123456789abcdef", k=6))

    swatches = d.node(
        "grid", *(d.node("colour", value=hexed()) for _ in range(d.pick((8, 12)))), columns=d.pick((4, 6))
    )
    names = d.pick((("R", "G", "B"), ("H", "S", "V")))
    sliders = (
        d.node(
            "field",
            d.node(d.pick(("slider", "spinbutton")), value=str(d.rng.randint(0, 255)), maximum=255.0),
            text=name + d.style.colon,
            placement="left",
        )
        for name in names
    )
    hexa = d.node("field", d.node("textbox", value=hexed()), text="Hex" + d.style.colon, placement="left")
    return shell.small(
        d,
        d.words.label("colour"),
        d.row(d.column(swatches), d.node("form", *sliders, hexa, placement="left")),
        bars.buttons(d, "ok cancel"),
    )


def _transfer(d: Draft) -> Node:
    """Two lists and the buttons that move entries between them."""
    lexicon = d.words.lexicon
    domain = d.pick([name for name in lexicon.domains if len(lexicon.concepts_in(name)) > 15])
    texts = [d.words.label(concept.key) for concept in d.some(lexicon.concepts_in(domain), 10, 15)]
    d.rng.shuffle(texts)
    cut = d.rng.randint(3, len(texts) - 3)
    boxes = [
        d.node("listbox", *(d.node("option", text=t, selected=n == 1) for n, t in enumerate(part)))
        for part in (texts[:cut], texts[cut:])
    ]
    press = (
        d.column(*(d.node("button", text=t) for t in (">", ">>", "<", "<<")))
        if d.chance(0.6)
        else d.column(d.button("add"), d.button("remove"))
    )
    sides = [
        d.column(d.text(d.words.title(t) + d.style.colon), box)
        for t, box in zip(("available", "selected"), boxes, strict=True)
    ]
    order = d.column(d.button("up"), d.button("down")) if d.chance(0.5) else None
    return shell.small(
        d,
        d.words.title("columns"),
        d.row(sides[0], press, sides[1], order),
        bars.buttons(d, d.pick(("ok cancel", "ok cancel apply", "restore_defaults ok cancel"))),
    )


def _record(d: Draft) -> Node:
    """One record to enter, as small programs ask for it."""
    section = themes.any_group(d)
    keys = d.some(section.concepts, 3, max(3, min(12, d.lines(share=0.5))))
    title = (
        f"{d.words.action(d.pick(('new', 'edit', 'add')))}: {d.words.section(section.key)}"
        if d.chance(0.5)
        else d.words.section(section.key)
    )
    return shell.small(
        d,
        title,
        fields.form(d, keys, 2 if d.width > 640 and len(keys) > 5 else 1),
        bars.buttons(d, d.pick(("ok cancel", "save cancel", "save close delete", "ok cancel help"))),
    )


def _modal_page(d: Draft) -> Node:
    """A form over a dimmed page, whatever the size."""
    section = themes.any_group(d)
    form = fields.form(d, d.some(section.concepts, 3, 9), 2 if d.width > 900 and d.chance(0.4) else 1)
    says = d.hint() if d.chance(0.3) else None
    d.overlays.append(
        shell.dialog(
            d,
            d.words.section(section.key),
            says,
            form,
            bars.buttons(d, d.pick(("save cancel", "add cancel", "submit close"))),
            modal=True,
        )
    )
    return shell.behind(d)


KINDS = {
    "message-box": Kind("window", 1.1, _message, "small"),
    "find-replace": Kind("window", 0.9, _find, "small"),
    "file-dialog": Kind("window", 0.9, _open_file, "medium"),
    "font-dialog": Kind("window", 0.4, _font, "small"),
    "colour-dialog": Kind("window", 0.3, _colour, "small"),
    "transfer-list": Kind("window", 0.5, _transfer, "medium"),
    "record-dialog": Kind("window", 1.2, _record, "medium"),
    "modal-form": Kind("page", 1.4, _modal_page),
}

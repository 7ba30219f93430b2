"""Settings of sites and programs: preference windows, pages of options, printing, connections, properties."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout import themes
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.lexicon import Section
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


def _group(d: Draft, section: Section, used: set[str]) -> Node | None:
    """A few settings that belong together: boxes or switches, and fields before or after them."""
    keys = d.some([key for key in section.concepts if key not in used], 2, 7)
    if not keys:
        return None
    used |= set(keys)
    marks = [key for key in keys if d.words.concept(key).value == "bool"]
    rest = [key for key in keys if key not in marks]
    kind = "switch" if d.root == "page" and d.chance(0.5) else "checkbox"
    boxes = [fields.check(d, d.words.label(key), kind, concept=key) for key in marks]
    parts: list[Node] = [fields.form(d, rest, 1)] if rest else []
    content = [*boxes, *parts] if d.chance(0.5) else [*parts, *boxes]
    says = d.hint("hint_change_later", "hint_needs_restart", "read_more") if d.chance(0.15) else None
    variant = d.pick(("box", "box", "plain", "card"))
    return d.node("group", says, *content, text=d.words.section(section.key), variant=variant)


def _groups(d: Draft, most: int) -> list[Node]:
    used: set[str] = set()
    made = (_group(d, section, used) for section in themes.settings(d, 1, most))
    return [group for group in made if group is not None]


def _titles(d: Draft, low: int, high: int) -> list[str]:
    """What pages of settings are called."""
    found = [
        d.words.title("general"),
        *(d.words.section(s.key) for s in themes.settings(d, low, high)),
        d.words.title("advanced"),
    ]
    return list(dict.fromkeys(found[d.pick((0, 1)) : len(found) - d.pick((0, 1))]))


def _settings_page(d: Draft) -> Node:
    d.restyled(filled=1, required=0, readonly=0)
    groups = _groups(d, max(2, d.lines(190)))
    body = d.column(*groups)
    if d.chance(0.35):
        body = bars.tabs(d, _titles(d, 3, 6), body)
    elif d.chance(0.5) and d.width > 800:
        side = bars.nav(d, [(title, "") for title in _titles(d, 4, 8)], vertical=True)
        body = d.node("split", side, body, orientation="horizontal", value="0.22")
    press = (
        bars.buttons(d, d.pick(("save cancel", "save", "save restore_defaults", "apply discard")))
        if d.chance(0.8)
        else None
    )
    return shell.page(d, body, press, title=d.words.action("settings"))


def _setting_rows(d: Draft) -> Node:
    """Settings one by one: name and hint at the start, the switch or list at the end of the row."""
    cards = []
    for section in themes.settings(d, 2, 4):
        rows = []
        for key in d.some(section.concepts, 2, 6):
            words = d.column(
                d.text(d.words.label(key), "strong"),
                d.hint("hint_change_later", "hint_needs_restart", "read_more") if d.chance(0.6) else None,
            )
            kind = "switch" if d.words.concept(key).value == "bool" else ""
            inner = (
                d.node("switch", checked=d.chance(0.5), concept=key) if kind else fields.control(d, key, filled=True)
            )
            if inner.kind not in ("multiline", "radiogroup"):
                rows.append(d.row(words, d.node("spacer"), inner))
        cards.append(d.node("group", *rows, text=d.words.section(section.key), variant=d.pick(("card", "plain"))))
    return shell.page(d, *cards, title=d.words.action("settings"), shape=d.pick(("side", "slim", "top")))


def _preferences(d: Draft) -> Node:
    """The preference window of programs: tabs on top or at the side, or a tree of pages."""
    d.restyled(filled=1, required=0, readonly=0)
    pages = d.rng.sample(themes.SETTINGS, k=d.rng.randint(4, 9))
    at = d.rng.randrange(min(6, len(pages)))
    others = [name for name in d.rng.sample(themes.SETTINGS, k=3) if name not in pages][: 2 if d.height > 500 else 0]
    used: set[str] = set()
    groups = [_group(d, d.words.lexicon.sections[name], used) for name in (pages[at], *others)]
    content = d.column(*groups) if d.width < 900 or d.chance(0.7) else d.node("grid", *groups, columns=2)
    titles = [d.words.section(name) for name in pages]
    dice = d.rng.random()
    if dice < 0.45:
        orientation = "vertical" if d.chance(0.2) else "horizontal"
        body = bars.tabs(d, titles[:6], content, chosen=at, orientation=orientation)
    elif dice < 0.75:
        tree = lists.tree(d, titles, chosen=at) if d.chance(0.6) else _pages(d, titles, at)
        body = d.node(
            "split", tree, d.column(d.heading(titles[at], 3), content), orientation="horizontal", value="0.28"
        )
    else:
        body = d.column(bars.nav(d, [(t, "settings") for t in titles[:6]], vertical=False, chosen=at), content)
    press = bars.buttons(
        d,
        d.pick(("ok cancel apply", "ok cancel", "ok cancel apply help", "close", "restore_defaults ok cancel")),
        primary=d.chance(0.5),
    )
    return shell.small(d, d.words.action("settings"), body, press)


def _pages(d: Draft, titles: Sequence[str], chosen: int) -> Node:
    icons = d.chance(0.6)
    items = (
        d.node("listitem", text=t, icon="settings" if icons else "", selected=n == chosen) for n, t in enumerate(titles)
    )
    return d.node("list", *items)


def _print(d: Draft) -> Node:
    keys = fields.known(d, "printer paper_size orientation copies page_range margin".split())
    d.restyled(filled=1, required=0, readonly=0, placement=d.pick(("left", "left", "above")))
    marks = [fields.field(d, key) for key in fields.known(d, d.some(("double_sided", "print_colour"), 1, 2))]
    half = max(1, len(keys) // 2)
    left = d.node("group", fields.form(d, keys[:half], 1), text=d.words.title("printer"), variant="box")
    right = d.node(
        "group",
        fields.form(d, keys[half:], 1) if keys[half:] else None,
        *marks,
        text=d.words.title("options"),
        variant="box",
    )
    preview = d.node("image", text=d.words.action("print_preview")) if d.chance(0.4) else None
    body = d.row(left, right, preview) if d.width > 700 else d.column(left, right)
    return shell.small(
        d,
        d.words.action("print"),
        body,
        bars.buttons(d, d.pick(("print cancel", "print preview cancel", "ok cancel properties"))),
    )


def _connection(d: Draft) -> Node:
    host = fields.known(d, "host port database_name connection_timeout encryption".split())
    login = fields.known(d, "username password".split())
    d.restyled(filled=d.pick((0.5, 1)), required=0, readonly=0)
    marks = [fields.field(d, key) for key in fields.known(d, d.some(("remember_me", "use_ssl", "use_proxy"), 1, 3))]
    form = fields.form(d, [*host, *login], 1)
    body = d.column(form, *marks)
    if d.chance(0.4):
        sites = lists.folders(d, 8, [d.words.value("host") for _ in range(12)])
        body = d.node("split", sites, body, orientation="horizontal", value="0.35")
    elif d.chance(0.4):
        body = bars.tabs(d, _titles(d, 2, 4), body, chosen=0)
    keys = d.pick(("connect cancel", "test_connection ok cancel", "connect save close", "ok cancel"))
    return shell.small(d, d.words.action("connect"), body, bars.buttons(d, keys))


def _properties(d: Draft) -> Node:
    """The properties of a file."""
    name = samples.file_name(d.rng)
    facts = (
        (d.words.title("type"), name.rsplit(".", 1)[1].upper()),
        (d.words.title("folder"), samples.path(d.rng)),
        (d.words.title("size"), lists.size(d)),
    )
    dates = ((d.words.label(key), d.words.value(key)) for key in fields.known(d, ("created_on", "modified_on")))
    rows = [d.row(d.text(f"{head}:"), d.text(value)) for head, value in (*facts, *dates)]
    head = d.row(d.icon("file"), d.node("textbox", value=name))
    ticks = d.row(*(d.node("checkbox", text=d.words.title(t), checked=d.chance(0.3)) for t in ("read_only", "hidden")))
    sheet = d.column(head, d.node("separator"), *rows, d.node("separator"), ticks)
    content = bars.tabs(d, [d.words.title(t) for t in ("general", "security", "details")], sheet, chosen=0)
    return shell.small(d, f"{name} - {d.words.action('properties')}", content, bars.buttons(d, "ok cancel apply"))


def _property_grid(d: Draft) -> Node:
    """A designer: a tree of parts, what is drawn, and the sheet of the selected part's properties."""
    groups = ("appearance_group", "page_setup_group", "dimensions_group", "display_group", "editor_group", "file_group")
    keys = list(dict.fromkeys(key for name in groups for key in d.words.lexicon.sections[name].concepts))
    sheet = tables.properties(d, d.some(keys, min(8, len(keys)), max(10, min(len(keys), d.lines(26, share=0.8)))))
    shown = (
        d.node("image", text=d.words.subject_line()) if d.chance(0.6) else d.node("multiline", value=lists.code(d, 30))
    )
    find = fields.search(d) if d.chance(0.4) else None
    right = d.column(find, sheet)
    body = d.node("split", shown, right, orientation="horizontal", value=d.pick(("0.6", "0.7")))
    if d.width > 1000 and d.chance(0.6):
        body = d.node("split", lists.tree(d, _titles(d, 5, 9)), body, orientation="horizontal", value="0.2")
    return shell.window(d, body, title=d.words.query(), menus="file edit view insert tools window help")


KINDS = {
    "settings": Kind("page", 1.4, _settings_page),
    "settings-rows": Kind("page", 0.7, _setting_rows),
    "preferences": Kind("window", 1.8, _preferences, "medium"),
    "print-dialog": Kind("window", 0.8, _print, "small"),
    "connection-dialog": Kind("window", 0.9, _connection, "small"),
    "file-properties": Kind("window", 0.6, _properties, "small"),
    "property-grid": Kind("window", 0.9, _property_grid),
}

"""Small windows: calculators, installers, progress, what a program is, tool palettes."""

from __future__ import annotations

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]

_KEYS = ("7", "8", "9", "/", "4", "5", "6", "*", "1", "2", "3", "-", "0", ".", "=", "+")
_FUNCTIONS = ("sin", "cos", "tan", "ln", "log", "√", "x²", "xʸ", "π", "(", ")", "%", "MC", "MR", "M+", "±")


def _calculator(d: Draft) -> Node:
    shown = d.node(
        "textbox", value=d.words.formats.plain(d.words.amount(0, 99999, 3), d.pick((0, 2, 3))), readonly=d.chance(0.5)
    )
    keys = (d.node("button", text=text, variant="primary" if text == "=" else "secondary") for text in _KEYS)
    clear = d.row(*(d.node("button", text=text) for text in ("C", "CE", "←")))
    pad: Node = d.node("grid", *keys, columns=4)
    if d.chance(0.35):
        pad = d.row(d.node("grid", *(d.node("button", text=text) for text in _FUNCTIONS), columns=4), pad)
    menus = bars.menubar(d, "edit view help") if d.chance(0.6) else None
    return d.node("window", menus, shown, clear, pad, text=d.words.action("calculate"))


def _installer(d: Draft) -> Node:
    name = d.program
    step = d.pick(("licence", "folder", "parts", "progress", "done"))
    content: list[Node | None]
    if step == "licence":
        radios = d.node(
            "radiogroup",
            *(d.node("radio", text=d.words.action(t), checked=t == "reject") for t in ("accept", "reject")),
            orientation="vertical",
        )
        content = [
            d.node("multiline", value="\n\n".join(d.words.prose(4) for _ in range(4)), readonly=True),
            fields.check(d, d.words.label("accept_terms")) if d.chance(0.5) else radios,
        ]
    elif step == "folder":
        path = d.row(d.node("textbox", value=f"C:\\Program Files\\{name}"), d.button("browse"))
        content = [
            d.text(d.words.said("prose")),
            d.node("group", path, text=d.words.title("folder"), variant="box"),
            d.text(lists.size(d), "small"),
        ]
    elif step == "parts":
        texts = [
            d.words.title(t) for t in ("program_files", "documentation", "examples", "languages", "tools", "shortcuts")
        ]
        content = [
            fields.select(d, [d.words.title(t) for t in ("full", "minimal", "custom")]),
            lists.tree(d, texts, boxes=True),
        ]
    elif step == "progress":
        files = d.node(
            "multiline",
            value="\n".join(f"{samples.path(d.rng)}\\{samples.file_name(d.rng)}" for _ in range(6)),
            readonly=True,
        )
        content = [
            d.says("please_wait", "installing", "time_left"),
            d.node("progressbar", value=str(d.rng.randint(3, 97))),
            files if d.chance(0.5) else None,
        ]
    else:
        content = [
            d.text(d.words.said("prose")),
            *(fields.check(d, t) for t in (f"{d.words.action('start')}: {name}", d.words.action("view_details"))),
        ]
    keys = {"done": "finish", "progress": "cancel"}.get(
        step, d.pick(("next back cancel", "install back cancel" if step == "parts" else "next back cancel"))
    )
    head = d.node(
        "panel",
        d.row(
            d.column(
                d.text(f"{name} {d.rng.randint(1, 9)}.{d.rng.randint(0, 9)}", "strong"),
                d.hint("please_wait", "read_more", "hint_change_later", "hint_needs_restart"),
            ),
            d.node("spacer"),
            d.node("image", text="", icon="logo"),
        ),
    )
    picture = d.node("image", text="") if step == "done" and d.chance(0.7) else None
    body = d.row(picture, d.column(*content)) if picture else d.column(*content)
    return shell.small(
        d, f"{d.words.action('install')}: {name}", head, body, d.node("separator"), bars.buttons(d, keys)
    )


def _progress(d: Draft) -> Node:
    names = d.column(
        d.text(f"{samples.path(d.rng)}\\{samples.file_name(d.rng)}", "small"),
        d.text(f"{d.rng.randint(1, 400)} MB / {d.rng.randint(401, 900)} MB", "small"),
    )
    bars_shown = [d.node("progressbar", value=str(d.rng.randint(1, 99))) for _ in range(d.pick((1, 1, 2)))]
    tick = fields.check(d, d.words.title("close_when_done")) if d.chance(0.3) else None
    return shell.small(
        d,
        d.words.plain("uploading", "saving", "please_wait"),
        d.says("time_left", "uploading", "please_wait"),
        names,
        *bars_shown,
        tick,
        bars.buttons(d, d.pick(("cancel", "pause cancel", "stop")), primary=False),
    )


def _about(d: Draft) -> Node:
    name = d.program
    words = d.column(
        d.heading(name, 2),
        d.text(f"{d.rng.randint(1, 12)}.{d.rng.randint(0, 20)}.{d.rng.randint(0, 9)} (64-bit)"),
        d.text(f"© {d.words.formats.today.year} {d.words.company()}", "small"),
        d.text(f"[www.{d.pick(samples.places()['mail_hosts'])}]"),
        d.text(d.words.said("prose"), "muted"),
    )
    logo = d.node("image", text=name, icon="logo")
    body = d.row(logo, words) if d.chance(0.6) else d.column(logo, words)
    return shell.small(
        d,
        f"{d.words.action('about')} {name}",
        body,
        bars.buttons(d, d.pick(("ok", "close", "ok view_details")), primary=False),
    )


def _palette(d: Draft) -> Node:
    """A small tool window: icon buttons, a slider or two, a list of layers."""
    keys = d.some(
        bars.actions(
            d, "select cut copy paste zoom_in zoom_out move undo redo bold italic underline insert_image align_left"
        ),
        6,
        12,
    )
    tools = d.node(
        "grid",
        *(d.button(key, "toolbar", icon=key, icon_only=True, selected=n == 0) for n, key in enumerate(keys)),
        columns=d.pick((2, 3, 4)),
    )
    sliders = (
        d.node(
            "field",
            d.node("slider", value=str(d.rng.randint(0, 100))),
            text=d.words.title(t) + d.style.colon,
            placement="left",
        )
        for t in d.some(("size", "opacity", "brightness", "contrast"), 1, 3)
    )
    layers = d.node(
        "listbox",
        *(
            d.node("option", text=f"{d.words.title('layer')} {n}", selected=n == 2, checked=d.chance(0.8))
            for n in range(1, d.rng.randint(3, 6))
        ),
    )
    return shell.small(
        d, d.words.title("tools"), tools, d.node("form", *sliders, placement="left"), layers if d.chance(0.6) else None
    )


KINDS = {
    "calculator": Kind("window", 0.5, _calculator, "small"),
    "installer": Kind("window", 0.9, _installer, "medium"),
    "progress-dialog": Kind("window", 0.5, _progress, "small"),
    "about": Kind("window", 0.4, _about, "small"),
    "tool-window": Kind("window", 0.5, _palette, "small"),
}

"""Mail, files and addresses."""

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

_MAIL = ("new reply reply_all forward_mail", "delete archive", "print search", "refresh")
_BOXES = ("inbox", "drafts", "sent", "archive", "junk", "trash", "templates", "invoices", "projects")


def _mail(d: Draft) -> Node:
    names = [d.words.title(name) for name in d.some(_BOXES, 5, 9)]
    boxes = (
        lists.tree(d, names, icon="folder")
        if d.root == "window"
        else bars.nav(d, [(name, "folder") for name in names], vertical=True)
    )
    inbox = lists.mails(d, max(5, d.lines(52 if d.chance(0.6) else 40, share=0.85)))
    sender = d.words.person()
    head = d.column(
        d.heading(d.words.subject_line(), 3),
        d.row(
            d.node("avatar", text=sender.name),
            d.text(sender.name, "strong"),
            d.text(sender.email, "muted"),
            d.node("spacer"),
            d.text(d.words.formats.date(d.words.day()), "small"),
        ),
    )
    files = (
        d.row(*(d.node("chip", text=samples.file_name(d.rng), closable=False) for _ in range(d.rng.randint(1, 3))))
        if d.chance(0.3)
        else None
    )
    letter = d.column(
        head,
        files,
        *(d.text(d.words.prose(3)) for _ in range(d.rng.randint(2, 4))),
        bars.buttons(d, "reply forward_mail") if d.chance(0.4) else None,
    )
    if d.chance(0.65) and d.width > 900:
        right = d.node("split", inbox, letter, orientation="horizontal", value="0.38")
    else:
        right = d.node("split", inbox, letter, orientation=d.pick(("vertical", "horizontal")), value="0.45")
    body = d.node("split", boxes, right, orientation="horizontal", value="0.18") if d.width > 640 else right
    if d.root == "page":
        return shell.page(d, bars.toolbar(d, d.some(_MAIL, 2, 4), find=True), body, shape="slim")
    return shell.window(d, body, title=d.words.title("inbox"), tools=_MAIL, menus="file edit view tools help")


def _compose(d: Draft) -> Node:
    d.restyled(filled=1, required=0, placement=d.pick(("left", "left", "inside")))
    rows = [
        fields.field(d, key) for key in d.some(("mail_from", "mail_to", "mail_cc", "mail_bcc", "email_subject"), 3, 5)
    ]
    tools = bars.toolbar(d, ["bold italic underline", "bulleted_list numbered_list", "insert_link insert_image attach"])
    text = d.node("multiline", value="\n\n".join(d.words.prose(2) for _ in range(d.rng.randint(0, 3))))
    press = bars.buttons(d, d.pick(("send save_draft discard", "send cancel", "send attach")))
    return shell.program(d, d.words.title("new_message"), d.node("form", *rows, placement="left"), tools, text, press)


def _file_manager(d: Draft) -> Node:
    tree = lists.folders(d, d.rng.randint(8, 18))
    rows = max(5, min(40, d.lines(24 if d.root == "window" else 36, share=0.75)))
    grid = lists.files(d, rows) if d.chance(0.75) else _thumbs(d, rows)
    path = d.row(
        d.icon_button("back"),
        d.icon_button("forward", disabled=True),
        d.icon_button("up"),
        d.node("textbox", value=samples.path(d.rng)),
    )
    trail = path if d.root == "window" else bars.breadcrumb(d, *d.rng.sample(samples.folders(), k=3))
    body = d.node("split", tree, grid, orientation="horizontal", value=d.pick(("0.22", "0.28")))
    if d.root == "page":
        return shell.page(
            d,
            bars.toolbar(d, ["upload new", "download share", "rename move delete"], find=True),
            trail,
            body,
            shape=d.pick(("slim", "top")),
        )
    return shell.window(
        d,
        trail,
        body,
        title=d.pick(samples.folders()),
        tools=("new open", "cut copy paste", "delete rename properties", "refresh"),
        menus="file edit view tools help",
    )


def _thumbs(d: Draft, rows: int) -> Node:
    wide = max(2, (d.width * 3 // 4) // 130)
    made = (
        d.column(d.node("image", text=name), d.text(name, "small"))
        for name in sorted({samples.file_name(d.rng) for _ in range(min(rows, wide * 4))})
    )
    return d.node("grid", *made, columns=wide)


def _two_panes(d: Draft) -> Node:
    rows = max(5, min(35, d.lines(24, share=0.7)))
    panes = (
        d.column(
            d.row(fields.select(d, ("C:", "D:", "/home", "/mnt")), d.text(samples.path(d.rng), "small")),
            lists.files(d, rows),
        )
        for _ in range(2)
    )
    press = d.row(*(d.button(key) for key in ("copy", "move", "rename", "delete", "exit")))
    return shell.window(
        d, d.node("split", *panes, orientation="horizontal", value="0.5"), press, title=samples.path(d.rng)
    )


def _addresses(d: Draft) -> Node:
    d.restyled(filled=1, required=0)
    rows = max(5, min(22, d.lines(40, share=0.8)))
    keys = "given_name family_name company_name email phone mobile street_address city country comments".split()
    detail = d.column(
        d.row(d.node("avatar", text=d.words.subject.name), d.heading(d.words.subject.name, 3)),
        fields.form(d, d.some(keys, 6, 11), 1),
    )
    groups = [d.words.title(t) for t in ("all_contacts", "family", "friends", "work")]
    side = d.column(fields.search(d), lists.people(d, rows, second=d.pick(("email", "none"))))
    body = d.node("split", side, detail, orientation="horizontal", value="0.38")
    if d.width > 1000 and d.chance(0.5):
        body = d.node("split", lists.tree(d, groups, icon="folder"), body, orientation="horizontal", value="0.18")
    return shell.window(
        d, body, title=d.words.title("contacts"), tools=("new edit delete", "send call", "import export", "print")
    )


KINDS = {
    "mail": Kind("page", 1.0, _mail),
    "mail-window": Kind("window", 1.3, _mail),
    "mail-compose": Kind("window", 0.8, _compose, "medium"),
    "files": Kind("page", 0.8, _file_manager),
    "file-manager": Kind("window", 1.4, _file_manager),
    "two-panes": Kind("window", 0.5, _two_panes),
    "address-book": Kind("window", 0.9, _addresses),
}

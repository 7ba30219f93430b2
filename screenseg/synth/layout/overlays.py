"""What opens over a screen: lists of boxes, menus, calendars, dialogs, messages and tips, each where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import themes
from screenseg.synth.layout.draft import Draft, changed
from screenseg.synth.layout.parts_messages import message
from screenseg.synth.layout.parts_shell import dialog
from screenseg.synth.spec import Node

__all__ = ["open_in_dialog", "open_one", "reachable"]

_CONTEXT = (
    "cut copy paste delete - rename properties",
    "open edit duplicate - delete",
    "undo - cut copy paste - select_all",
    "view_details edit - print export> - archive delete",
    "reply reply_all forward_mail - archive move> - delete",
    "open copy move> rename - share - properties",
)


def open_one(d: Draft, root: Node) -> Node:
    """Open something over the screen if it has room for it; gives back the root as it then looks."""
    near = list(reachable(root))[: 14 + d.height // 8]
    for opener in d.rng.sample(_OPENERS, k=len(_OPENERS)):
        opened = opener(d, root, near)
        if opened is not None:
            return opened
    return root


def open_in_dialog(d: Draft) -> None:
    """Open a list or a calendar in the dialog that lies on top, if it has any."""
    at = len(d.overlays) - 1
    top = d.overlays[at]
    near = list(reachable(top))
    opened = _listbox(d, top, near) or _calendar(d, top, near) if top.kind == "dialog" else None
    if opened is not None:
        d.overlays[at] = opened


def reachable(node: Node) -> Iterator[Node]:
    """The nodes that are shown: not those in closed sections, branches and tabs."""
    yield node
    closed = node.expanded is False or (node.kind == "tab" and not node.selected)
    if not closed:
        for child in node.children:
            yield from reachable(child)


def _listbox(d: Draft, root: Node, near: list[Node]) -> Node | None:
    boxes = [
        node
        for node in near
        if node.kind == "combobox" and len(node.options) > 1 and not (node.disabled or node.readonly)
    ]
    if not boxes:
        return None
    box = d.pick(boxes)
    shown = [option for option in box.options[:14] if option]
    if box.editable and box.value and d.chance(0.5):
        shown = [text for text in shown if text.lower().startswith(box.value[:1].lower())] or shown
    lit = box.value if box.value in shown else d.pick(shown)
    many = d.chance(0.06)
    options = (
        d.node("option", text=text, selected=text == lit, checked=d.chance(0.4) if many else None) for text in shown
    )
    d.overlays.append(d.node("listbox", *options, anchor=box.id))
    return changed(root, box.id, expanded=True, focused=True)


def _menu(d: Draft, root: Node, near: list[Node]) -> Node | None:
    items = [node for node in near if node.id in d.menus]
    if not items:
        return None
    item = d.pick(items)
    menu = bars.menu(d, d.menus[item.id], item.id)
    if not menu.children:
        return None
    d.overlays.append(menu)
    branches = [node for node in menu.children if node.menu and not node.disabled]
    if branches and d.chance(0.3):
        parent = d.pick(branches)
        d.overlays[-1] = replace(menu, children=tuple(_lit(node, parent.id) for node in menu.children))
        d.overlays.append(bars.commands(d, d.pick(_CONTEXT).split(), parent.id, submenu=True))
    return changed(root, item.id, expanded=True)


def _lit(node: Node, chosen: str) -> Node:
    return replace(node, selected=node.id == chosen, expanded=True if node.id == chosen else None)


def _context(d: Draft, root: Node, near: list[Node]) -> Node | None:
    if not any(node.kind in ("tablerow", "treeitem", "listitem", "multiline") for node in near):
        return None
    d.overlays.append(bars.commands(d, d.pick(_CONTEXT).split()))
    return root


def _button_menu(d: Draft, root: Node, near: list[Node]) -> Node | None:
    with_menu = [n for n in near if n.kind == "button" and (n.menu or n.icon == "more") and not n.disabled]
    if not with_menu:
        return None
    button = d.pick(with_menu)
    keys = "profile settings help - sign_out" if button.variant == "flat" and not button.icon else d.pick(_CONTEXT)
    d.overlays.append(bars.commands(d, keys.split(), button.id))
    return changed(root, button.id, expanded=True)


def _calendar(d: Draft, root: Node, near: list[Node]) -> Node | None:
    dates = [node for node in near if node.kind == "date" and not (node.disabled or node.readonly)]
    if not dates:
        return None
    date = d.pick(dates)
    day = date.options[0] if date.options else d.words.formats.today.isoformat()
    foot = bars.buttons(d, d.pick(("clear apply", "cancel ok"))) if d.chance(0.25) else None
    d.overlays.append(d.node("popover", d.node("calendar", value=day), foot, anchor=date.id))
    return changed(root, date.id, focused=True, expanded=True)


def _tooltip(d: Draft, root: Node, near: list[Node]) -> Node | None:
    silent = [node for node in near if node.kind == "button" and node.icon_only]
    if not silent:
        return None
    button = d.pick(silent)
    text = d.words.sentence("tooltip") if d.chance(0.1) else button.text
    d.overlays.append(d.node("tooltip", text=text, anchor=button.id))
    return root


def _toast(d: Draft, root: Node, near: list[Node]) -> Node | None:
    if d.root == "window" and d.chance(0.6):
        return None
    variant = d.pick(("success", "success", "info", "error", "warning"))
    kind = "error" if variant == "error" else "warning" if variant == "warning" else "toast"
    d.overlays.append(d.node("toast", text=d.words.sentence(kind), variant=variant, closable=d.chance(0.6)))
    return root


def _question(d: Draft, root: Node, near: list[Node]) -> Node | None:
    title, content = message(d, d.pick(("question", "question", "question", "error", "warning")))
    d.overlays.append(dialog(d, title, *content, modal=True))
    return root


def _form(d: Draft, root: Node, near: list[Node]) -> Node | None:
    if not any(node.kind in ("table", "tree", "list", "toolbar", "menubar") for node in near):
        return None
    group = themes.any_group(d)
    keys = d.some(group.concepts, 3, 8)
    columns = 2 if len(keys) > 5 and d.width > 900 else 1
    content = fields.form(d, keys, columns)
    title = d.words.section(group.key)
    d.overlays.append(
        dialog(d, title, content, bars.buttons(d, d.pick(("save cancel", "ok cancel", "apply cancel", "add cancel"))))
    )
    return root


def _popover(d: Draft, root: Node, near: list[Node]) -> Node | None:
    pressed = [
        n for n in near if n.kind == "button" and n.icon in ("filter", "help", "notifications", "share", "settings")
    ]
    if not pressed:
        return None
    button = d.pick(pressed)
    if button.icon == "filter":
        group = d.words.lexicon.sections["filter_group"]
        content = [fields.form(d, d.some(group.concepts, 2, 4), 1, "above"), bars.buttons(d, "apply reset")]
    elif button.icon == "notifications":
        items = (d.node("listitem", text=d.words.sentence("toast"), help=d.words.time()) for _ in range(4))
        content = [d.node("list", *items), d.link(d.words.action("show_more"))]
    else:
        content = [d.text(button.text, "strong"), d.says("read_more", "hint_change_later", "tip_more_info")]
    d.overlays.append(d.node("popover", *content, anchor=button.id))
    return changed(root, button.id, expanded=True)


_Opener = Callable[[Draft, Node, list[Node]], Node | None]
_OPENERS: tuple[_Opener, ...] = (  # as often as they are here
    *(_listbox,) * 5,
    *(_menu,) * 4,
    *(_context, _calendar, _tooltip, _popover, _button_menu) * 2,
    *(_toast, _question, _form),
)

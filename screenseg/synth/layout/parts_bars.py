"""Bars: tool bars, rows of buttons, menu bars, tab strips, status bars, paging, bread crumbs, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.parts_fields import search, select
from screenseg.synth.spec import Node

__all__ = [
    "MENUS",
    "actions",
    "breadcrumb",
    "buttons",
    "commands",
    "menu",
    "menubar",
    "mnemonic",
    "nav",
    "pagination",
    "per_page",
    "statusbar",
    "stepper",
    "tabs",
    "toolbar",
]

#: The menus of programs: what stands in them, "-" a separator, ">" a submenu.
MENUS: dict[str, str] = {
    "file": "new open - close save save_as save_all - import export> - print_preview print - properties - exit",
    "edit": "undo redo - cut copy paste delete - select_all - find replace",
    "view": "refresh - zoom_in zoom_out full_screen - sort> group_by filter - expand collapse",
    "insert": "insert_image insert_link insert_table - add_row add_column - comment",
    "format": "bold italic underline - align_left> bulleted_list numbered_list",
    "tools": "calculate scan - connect disconnect test_connection - settings",
    "data": "add edit duplicate delete - filter sort> - import export - refresh",
    "window": "new close - minimize maximize - next previous",
    "help": "help contact_support - about",
}
_CHECKABLE = frozenset(
    ("bold", "italic", "underline", "full_screen", "filter", "mute", "bulleted_list", "numbered_list")
)


def actions(d: Draft, keys: str | Sequence[str]) -> list[str]:
    """The commands that the lexicon has."""
    listed = keys.split() if isinstance(keys, str) else keys
    return [key for key in listed if key in d.words.lexicon.actions]


def buttons(d: Draft, keys: str | Sequence[str], *, primary: bool = True, **attributes: Any) -> Node:
    """A row of buttons: the first one affirms; the style says on which side it stands."""
    order = actions(d, keys)
    made = [d.button(key, "primary" if primary and key == order[0] else _variant(d, key)) for key in order]
    if not d.style.affirm_first:
        made.reverse()
    spacer = d.node("spacer")
    align = d.style.align
    before = [spacer] if align in ("end", "center") else []
    after = [d.node("spacer")] if align == "center" else []
    return d.row(*before, *made, *after, **attributes)


def toolbar(d: Draft, groups: Iterable[str], *, find: bool = False, extra: Sequence[Node] = ()) -> Node:
    """A tool bar of groups of commands; text, icons or both as the style has it."""
    items: list[Node] = []
    for group in groups:
        made = [_tool(d, key) for key in actions(d, group)]
        if items and made and d.chance(0.85):
            items.append(d.node("separator", orientation="vertical"))
        items += made
    items += extra
    if find:
        items += [d.node("spacer") if d.chance(0.6) else d.node("separator", orientation="vertical"), search(d)]
    return d.node("toolbar", *items)


def _tool(d: Draft, key: str) -> Node:
    captions = d.style.captions
    states: dict[str, Any] = {"disabled": d.chance(0.14)}
    if key in _CHECKABLE:
        states["selected"] = d.chance(0.3)
    states["menu"] = key in ("new", "export", "sort", "filter", "more") and d.chance(0.35)
    if captions == "icons":
        return d.button(key, "toolbar", icon=key, icon_only=True, **states)
    return d.button(key, "toolbar", icon=key if captions == "both" else "", **states)


def _variant(d: Draft, key: str) -> str:
    if key in ("delete", "remove", "delete_row", "uninstall"):
        return d.pick(("danger", "danger", "secondary"))
    if key in ("cancel", "discard", "reset", "clear", "skip") and d.root == "page":
        return d.pick(("secondary", "flat", "link"))
    return "secondary"


def menu(d: Draft, name: str, anchor: str = "", *, submenu: bool = False) -> Node:
    """One of `MENUS`, opened; `anchor` is what it hangs from."""
    keys = MENUS[name].split()
    return commands(d, keys, anchor, submenu=submenu)


def commands(d: Draft, keys: Sequence[str], anchor: str = "", *, submenu: bool = False) -> Node:
    """A menu of commands; `keys` may hold "-" for a rule, and end in ">" for a submenu."""
    icons, shortcuts = d.chance(0.5), d.root == "window" or d.chance(0.25)
    items: list[Node] = []
    taken: set[str] = set()
    chosen = d.rng.randrange(len(keys)) if d.chance(0.6) else -1
    for place, raw in enumerate(keys):
        key = raw.rstrip(">")
        if key == "-":
            if items and items[-1].kind != "separator":
                items.append(d.node("separator"))
            continue
        if key not in d.words.lexicon.actions or (len(keys) > 6 and d.chance(0.12)):
            continue
        items.append(_menu_item(d, key, taken, (icons, shortcuts), raw != key and not submenu))
        if place == chosen and not items[-1].disabled:
            items[-1] = d.node(**_attributes(items[-1]), selected=True)
    while items and items[-1].kind == "separator":
        items.pop()
    return d.node("menu", *items, anchor=anchor)


def _attributes(node: Node) -> dict[str, Any]:
    names = ("kind", "text", "icon", "value", "checked", "disabled", "menu")
    return {name: getattr(node, name) for name in names}


def _menu_item(d: Draft, key: str, taken: set[str], shows: tuple[bool, bool], more: bool) -> Node:
    icons, shortcuts = shows
    text = d.words.action(key)
    return d.node(
        "menuitem",
        text=mnemonic(text, taken) if d.style.mnemonics else text,
        icon=key if icons and d.chance(0.7) else "",
        value=d.words.lexicon.actions[key].shortcut if shortcuts and not more else "",
        checked=d.chance(0.4) if key in _CHECKABLE else None,
        disabled=d.chance(0.15),
        menu=more,
    )


def mnemonic(text: str, taken: set[str]) -> str:
    """The text with & before the first letter not yet taken; languages without such letters get "(&X)"."""
    for place, letter in enumerate(text):
        if letter.isalpha() and letter.lower() not in taken and ord(letter) < 0x600:
            taken.add(letter.lower())
            return f"{text[:place]}&{text[place:]}"
    free = next((letter for letter in "FEVTNSOPAGHJKLWXD" if letter.lower() not in taken), "")
    if not free or not text or ord(text[0]) < 0x2E80:
        return text
    taken.add(free.lower())
    stem, dots = re.fullmatch(r"(.*?)(\.*|…)", text).groups()  # type: ignore[union-attr]
    return f"{stem}(&{free}){dots}"


def menubar(d: Draft, names: str = "") -> Node:
    """A menu bar; `d.menus` notes which of `MENUS` an item opens."""
    listed = (
        names.split()
        if names
        else ["file", "edit", *d.some(("view", "insert", "format", "data", "tools", "window"), 1, 4), "help"]
    )
    taken: set[str] = set()
    items = []
    for name in listed:
        title = d.words.title(name)
        items.append(d.node("menuitem", text=mnemonic(title, taken) if d.style.mnemonics else title))
        d.menus[items[-1].id] = name
    return d.node("menubar", *items)


def tabs(
    d: Draft, titles: Sequence[str], content: Node | None, *, chosen: int | None = None, **attributes: Any
) -> Node:
    """A tab strip and the selected tab's content."""
    at = d.rng.randrange(len(titles)) if chosen is None else chosen
    icons = d.chance(0.15)
    made = []
    for place, title in enumerate(titles):
        inside = (content,) if place == at else ()
        off = place != at and d.chance(0.04)
        icon = d.pick(("settings", "profile", "calendar", "notifications", "lock", "attach")) if icons else ""
        made.append(d.node("tab", *inside, text=title, selected=place == at, disabled=off, icon=icon))
    return d.node("tabs", *made, **attributes)


def statusbar(d: Draft, *texts: str, progress: bool = False) -> Node:
    """A status bar of some texts, perhaps with a running progress bar."""
    shown: list[Node] = [d.node("text", text=text, variant="small") for text in texts if text]
    if progress:
        shown.insert(1, d.node("progressbar", value=str(d.rng.randint(5, 95))))
    return d.node("statusbar", *shown)


def pagination(d: Draft, pages: int = 0) -> Node:
    """Page numbers between previous and next."""
    pages = pages or d.rng.randint(3, 24)
    at = d.rng.randint(1, min(pages, 5))
    words = d.chance(0.4)
    before = d.button("previous", icon="" if words else "previous", icon_only=not words, disabled=at == 1)
    after = d.button("next", icon="" if words else "next", icon_only=not words, disabled=at == pages)
    numbers = [str(n) for n in range(1, min(pages, 5) + 1)] + (["…", str(pages)] if pages > 6 else [])
    made = [d.node("button", text=n, selected=n == str(at), disabled=n == "…") for n in numbers]
    return d.node("pagination", before, *made, after)


def breadcrumb(d: Draft, *texts: str) -> Node:
    """Where one is: links, then the present place as text."""
    links = [d.link(text) for text in texts[:-1]]
    return d.node("breadcrumb", *links, d.node("text", text=texts[-1]))


def stepper(d: Draft, titles: Sequence[str], at: int) -> Node:
    """The steps of a wizard, those before `at` done."""
    steps = (d.node("step", text=text, selected=n == at, checked=n < at) for n, text in enumerate(titles))
    return d.node("stepper", *steps, orientation=d.pick(("horizontal", "horizontal", "vertical")))


def nav(d: Draft, titles: Sequence[tuple[str, str]], *, vertical: bool, chosen: int | None = None) -> Node:
    """Navigation: pairs of text and icon; some have a badge, one is where one is."""
    at = d.rng.randrange(len(titles)) if chosen is None else chosen
    icons, badges = d.chance(0.6), d.chance(0.35)
    made = []
    for place, (text, icon) in enumerate(titles):
        badge = str(d.rng.randint(1, 40)) if badges and d.chance(0.25) else ""
        made.append(d.node("navitem", text=text, icon=icon if icons else "", selected=place == at, value=badge))
    return d.node("nav", *made, orientation="vertical" if vertical else "horizontal")


def per_page(d: Draft) -> Node:
    """How many rows a page shows."""
    return select(d, ("10", "25", "50", "100"))

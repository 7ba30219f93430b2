"""From what the scripts in `truth/` read to raw truth: boxes and states from the page, meaning from the nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.renderer import RawElement, RawText, Rectangle
from screenseg.synth.spec import Node, Screen

__all__ = ["harvest"]

_ROLES = {
    **{
        kind: kind
        for kind in "button link combobox checkbox radio switch slider spinbutton progressbar tab menuitem".split()
    },
    **{
        kind: kind
        for kind in "option table cell columnheader dialog group window menubar menu toolbar statusbar".split()
    },
    **{kind: kind for kind in "tree treeitem list listitem listbox panel alert tooltip".split()},
    **dict.fromkeys("textbox password multiline search file colour date time".split(), "textbox"),
    **dict.fromkeys("header sidebar footer card stat popover".split(), "panel"),
    **dict.fromkeys("image chart avatar icon".split(), "img"),
    "tablerow": "row",
    "section": "button",
    "toast": "alert",
    "nav": "navigation",
    "navitem": "link",  # as pages have it, in a bar or a side column
    "calendar": "table",
}
_HOLDS_TEXT = frozenset(
    "button link textbox combobox spinbutton tab menuitem option cell columnheader treeitem listitem progressbar img "
    "titlebar alert tooltip".split()
)
_OPENS = frozenset("button combobox menuitem treeitem listitem link".split())
_NAMED_BY_LABEL = frozenset("textbox combobox spinbutton slider checkbox radio switch listbox progressbar".split())
_FIELD = re.compile(r"[\s*:：\u00a0]+$")
_MNEMONIC = re.compile(r"\(&\w\)|&(?=\w)")


@dataclass
class _Meaning:
    """What the tree says about a node that boxes do not."""

    node: Node
    field: Node | None = None
    cell: tuple[int | None, int | None] = (None, None)


@dataclass
class _Labels:
    """The texts that label a control."""

    ids: list[str] = field(default_factory=list)
    source: str = "none"


def harvest(screen: Screen, found: Mapping[str, Any]) -> tuple[list[RawElement], list[RawText]]:
    """All elements and texts of a page.

    Args:
        screen: What was drawn.
        found: What the scripts in `truth/` gave back.
    """
    meanings: dict[str, _Meaning] = {}
    for top in (screen.root, *screen.overlays):
        _learn(top, meanings, None)
    first: dict[str, dict[str, Any]] = {}  # of each id
    for plain in found["elements"]:
        first.setdefault(plain["id"], plain)
    roles = {
        key: plain["role"] or _role(meanings[key]) for key, plain in first.items() if plain["role"] or key in meanings
    }
    texts, labels, inside = _texts(found["texts"], roles, meanings)
    elements = [_element(plain, roles[key], meanings, labels, inside) for key, plain in first.items() if key in roles]
    return elements, texts


def _learn(node: Node, meanings: dict[str, _Meaning], field_: Node | None) -> None:
    meanings[node.id] = _Meaning(node, field_)
    control = node.children[0] if node.kind == "field" and node.children else None
    for child in node.children:
        _learn(child, meanings, node if child is control else None)
    if node.kind == "table":
        _number(node, meanings)


def _number(table: Node, meanings: dict[str, _Meaning]) -> None:
    """Rows and columns of a table; a column of boxes for ticking comes first."""
    lines = [child for child in table.children if child.kind != "columnheader"]
    shift = int(any(line.checked is not None for line in lines))
    heads = [child for child in table.children if child.kind == "columnheader"]
    for column, head in enumerate(heads):
        meanings[head.id].cell = (-1, column + shift)
    for row, line in enumerate(lines):
        meanings[line.id].cell = (row, None)
        for column, cell in enumerate(line.children):
            meanings[cell.id].cell = (row, column + shift)


def _role(meaning: _Meaning) -> str:
    return _ROLES.get(meaning.node.kind, "panel")


def _rectangle(values: list[float] | None) -> Rectangle | None:
    return None if values is None else (values[0], values[1], values[2], values[3])


def _texts(
    found: list[dict[str, Any]], roles: dict[str, str], meanings: dict[str, _Meaning]
) -> tuple[list[RawText], dict[str, _Labels], dict[str, list[RawText]]]:
    """The texts, what they label, and in which element each is written."""
    texts: list[RawText] = []
    labels: dict[str, _Labels] = {}
    inside: dict[str, list[RawText]] = {}
    for number, plain in enumerate(found):
        owner = next((key for key in reversed(plain["ids"]) if roles.get(key) in _HOLDS_TEXT), None)
        for target in plain["fors"]:
            entry = labels.setdefault(target, _Labels())
            meaning = meanings.get(target)
            entry.ids.append(f"t{number}")
            entry.source = _source(plain["kind"], meaning)
        labelling = plain["kind"] in ("label", "help", "error", "heading") or (
            plain["kind"] == "caption" and plain["fors"]
        )
        text = RawText(
            id=f"t{number}",
            text=plain["text"],
            box=_rectangle(plain["box"]) or (0, 0, 0, 0),
            clip=_rectangle(plain["clip"]),
            layer=plain["layer"],
            element=None if labelling else owner,
            kind=plain["kind"],
        )
        texts.append(text)
        if text.element:
            inside.setdefault(text.element, []).append(text)
            if text.kind == "text" and roles[text.element] in ("button", "link", "tab", "menuitem"):
                text.kind = "caption"
    return texts, labels, inside


def _source(kind: str, meaning: _Meaning | None) -> str:
    if kind == "label" and meaning and meaning.field and meaning.field.placement == "cell":
        return "cell"
    return kind if kind in ("label", "caption", "heading") else "label"


def _element(
    plain: dict[str, Any],
    role: str,
    meanings: Mapping[str, _Meaning],
    labels: Mapping[str, _Labels],
    inside: Mapping[str, list[RawText]],
) -> RawElement:
    key = plain["id"]
    parent = plain["parent"]
    element = RawElement(
        id=key,
        role=role,
        box=_rectangle(plain["box"]) or (0, 0, 0, 0),
        clip=_rectangle(plain["clip"]),
        layer=plain["layer"],
        parent=parent,
        name=plain.get("name", ""),
        icon=plain.get("icon", ""),
        row=plain.get("row"),
        column=plain.get("column"),
        drawn=plain["drawn"],
    )
    if role in ("cell", "option") and key not in meanings:
        element.selected = bool(plain.get("selected"))
    written = inside.get(key, [])
    element.text = " ".join(text.text for text in written if text.kind != "placeholder")
    if key in meanings:
        _mean(element, meanings[key], written)
    _state(element, plain.get("state"))
    _name(element, meanings.get(key), labels.get(key), written)
    if role == "link" and written and ((key in meanings and meanings[key].node.kind != "link") or not element.drawn):
        element.box = _around(written)
    if role == "img" and not element.name and parent in meanings:
        element.name = element.icon
    return element


def _around(texts: list[RawText]) -> Rectangle:
    boxes = [text.box for text in texts]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _mean(element: RawElement, meaning: _Meaning, written: list[RawText]) -> None:
    """What the node says."""
    n = meaning.node
    role = element.role
    element.concept = n.concept or (meaning.field.concept if meaning.field else "")
    element.icon = element.icon or (
        "" if role == "img" and n.kind != "icon" else n.icon if n.icon_only or role == "img" else ""
    )
    element.row, element.column = meaning.cell if meaning.cell != (None, None) else (element.row, element.column)
    element.password = n.kind == "password"
    element.multiline = n.kind == "multiline"
    element.disabled, element.readonly = n.disabled, n.readonly
    element.invalid = n.invalid
    element.required = n.required or bool(meaning.field and meaning.field.required)
    element.expanded = n.expanded if role in _OPENS else None
    if role in ("checkbox", "radio", "switch") or (role == "menuitem" and n.checked is not None):
        element.checked = bool(n.checked) if n.checked != "mixed" else "mixed"
    if role in ("tab", "option", "treeitem", "listitem", "row", "menuitem") or n.selected:
        element.selected = n.selected
    if role in ("textbox", "combobox", "spinbutton"):
        element.placeholder = n.placeholder
        element.value = " ".join(text.text for text in written if text.kind == "value")
    elif role in ("slider", "progressbar"):
        element.value = n.value


def _state(element: RawElement, state: dict[str, Any] | None) -> None:
    """What the page says of a control's state wins."""
    if not state:
        return
    element.focused = bool(state.get("focused"))
    element.disabled = bool(state.get("disabled", element.disabled))
    element.readonly = bool(state.get("readonly", element.readonly)) and element.role in (
        "textbox",
        "combobox",
        "spinbutton",
    )
    if "checked" in state and element.role in ("checkbox", "radio", "switch"):
        element.checked = state["checked"]
    if element.role in ("textbox", "combobox", "spinbutton", "slider") and "value" in state and not element.password:
        element.value = state["value"]
    if element.password or state.get("unwritten"):
        element.value = ""


def _name(element: RawElement, meaning: _Meaning | None, labels: _Labels | None, written: list[RawText]) -> None:
    """What a person would call it, and where that is written."""
    n = meaning.node if meaning else None
    if labels:
        element.label_texts = tuple(labels.ids)
        element.label_source = labels.source
    if n is not None and element.role in _NAMED_BY_LABEL:
        own = n.text if n.kind in ("checkbox", "radio", "switch") else ""
        label = (meaning.field.text if meaning and meaning.field else "") or own
        element.name = _FIELD.sub("", _MNEMONIC.sub("", own or label)).strip()
        if not labels and n.placeholder and any(text.kind == "placeholder" for text in written):
            element.name, element.label_source = n.placeholder, "placeholder"
            element.label_texts = tuple(text.id for text in written if text.kind == "placeholder")
        element.name_visible = bool(element.label_texts)
    elif n is not None:
        element.name = element.name or _MNEMONIC.sub("", n.text) or n.value if n.kind != "calendar" else ""
        element.name_visible = bool(written or labels) or not element.name
        if n.kind in ("group", "dialog", "window"):
            element.name_visible = bool(element.name)
    elif element.role == "img":
        element.name_visible = False
    else:
        element.name_visible = bool(written or labels) or not element.name

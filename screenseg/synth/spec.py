"""What is on a screen, said without any toolkit: a tree of nodes that every renderer can draw.

Standard library only: the GTK renderer reads it with the system's Python.

A `Node` has a kind and whatever of the common attributes makes sense for it. Kinds:

Layout, nothing to see
    column, row             children one below / beside the other
    grid                    children in `columns` equal columns
    form                    `field`s (and anything else) in `columns` columns; `placement` is the default of its fields
    split                   two panes; `orientation` horizontal (side by side) or vertical; `value` the first one's
                            share 0..1
    spacer                  takes what room is left

What holds others
    page                    root of a web page: children any of `header`, `sidebar`, `main`, `footer` (each a kind of
                            its own)
    window                  root of a desktop program: `text` title; children any of menubar, toolbar, column/...,
                            statusbar
    group                   titled set of fields; `variant` box (frame around), card, plain (heading above), `text` may
                            be ""
    panel                   a pane with a ground or border of its own, no title
    tabs                    children `tab`: text, icon, selected, disabled; the selected tab's children are the content;
                            `orientation` vertical = tabs at the side
    accordion               children `section`: text, expanded, children
    scroll                  children in a scrolled area, scrolled to `value` 0..1 (the renderer bounds its height)
    dialog                  overlay; `text` title; `variant` modal|modeless; children content; last child row of buttons
    popover                 overlay near `anchor`; children content
    card                    a tile: children
    stat                    a tile: `text` caption, `value` figure, icon
    alert                   a message box in the page: `variant` info|success|warning|error; text; closable
    toast                   overlay: as alert
    tooltip                 overlay near `anchor`: text

Fields
    field                   `text` label, `placement` left|above|right|inside|floating|cell|none, required, help, error,
                            prefix, suffix (units, input groups: text or ""), `concept`; children: one control, or one
                            control and buttons
    textbox, password, multiline, search, file, colour, date, time      value, placeholder
    spinbutton              value, minimum, maximum
    slider, progressbar     value, minimum, maximum
    combobox                value, options; `editable`; its open list is an overlay `listbox` with `anchor`
    checkbox, switch, radio `text` caption, checked True|False|"mixed"
    radiogroup              children radio, or checkbox; orientation; (a `field` with one has the question as label)
    listbox                 children option: text, selected, checked (None unless it has a box)
    All of them: disabled, readonly, focused, invalid (drawn as wrong; the words are the field's `error`)

Things to press
    button                  text, icon, icon_only (text is then the name nobody sees, unless the tool tip), variant
                            primary|secondary|danger|flat|link|toolbar, disabled, pressed (selected=True for a toggle
                            button), `menu` (has a drop-down arrow), expanded
    link                    text
    buttongroup             children button, joined
    menubar                 children menuitem: text ("&File": & marks the mnemonic's letter), expanded
    menu                    overlay near `anchor` (a menubar item, a button, or "" = context menu) or child of menu:
                            children menuitem: text, icon, `value` shortcut, checked, disabled, `menu` (has a submenu) |
                            separator
    toolbar                 children button, separator, textbox, combobox ...
    statusbar               children text, progressbar, button
    breadcrumb              children link, the last one text
    pagination              children button/link; selected = the page one is on
    stepper                 children step: text, selected, checked (done)
    nav                     children navitem: text, icon, selected, badge in `value`, expanded with children;
                            orientation
    chip                    text, closable;  badge: text

What is read
    text                    a line or paragraph; `[words]` inside is a link (a child per link in order gives its id);
                            variant body|muted|strong|small|code|error
    heading                 text, level 1..4
    image, chart, avatar    `text` alt text; icon: `icon` meaning; separator: a rule
    table                   children columnheader (text, `value` "asc"|"desc"|"", checked for a select-all box) then
                            tablerow (selected, checked for a row's box; children cell: text, `variant`
                            text|number|link|badge, or children: controls); `variant`
                            plain|striped|grid|spreadsheet|properties (two columns, name and value)
    tree                    children treeitem: text, icon, expanded, selected, checked, children; with `columns`>1 a
                            tree table: `options` are the further cells' texts
    list                    children listitem: text, icon, help (second line), value (right-hand text), selected,
                            checked
    calendar                `value` "YYYY-MM-DD": a month, that day selected
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Literal

__all__ = ["KINDS", "OVERLAYS", "Node", "Screen"]

Placement = Literal["left", "above", "right", "inside", "floating", "cell", "none", ""]

OVERLAYS = frozenset(("dialog", "popover", "toast", "tooltip", "menu", "listbox"))
KINDS = frozenset(
    """
    column row grid form split spacer page header sidebar main footer window group panel tabs tab accordion section
    scroll dialog popover card stat alert toast tooltip field textbox password multiline search file colour date time
    spinbutton slider progressbar combobox checkbox switch radio radiogroup listbox option button link buttongroup
    menubar menuitem menu toolbar statusbar breadcrumb pagination stepper step nav navitem chip badge text heading image
    chart avatar icon separator table columnheader tablerow cell tree treeitem list listitem calendar
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing on a screen; `id` is unique on its screen and is how truth finds its way back."""

    kind: str
    id: str
    text: str = ""
    value: str = ""
    placeholder: str = ""
    icon: str = ""
    icon_only: bool = False
    variant: str = ""
    placement: Placement = ""
    orientation: Literal["horizontal", "vertical", ""] = ""
    columns: int = 1
    level: int = 0
    checked: bool | Literal["mixed"] | None = None
    selected: bool = False
    disabled: bool = False
    readonly: bool = False
    focused: bool = False
    required: bool = False
    invalid: bool = False
    expanded: bool | None = None
    editable: bool = False
    closable: bool = False
    menu: bool = False
    minimum: float = 0.0
    maximum: float = 100.0
    options: tuple[str, ...] = ()
    help: str = ""
    error: str = ""
    prefix: str = ""
    suffix: str = ""
    anchor: str = ""
    concept: str = ""
    children: tuple[Node, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Node {self.id!r} has the unknown kind {self.kind!r}; kinds: {' '.join(sorted(KINDS))}.")

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; what has its default is left out."""
        plain = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "children"}
        kept = {name: value for name, value in plain.items() if value != _DEFAULTS.get(name, _MISSING)}
        if self.options:
            kept["options"] = list(self.options)
        if self.children:
            kept["children"] = [child.to_dict() for child in self.children]
        return kept

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Node:
        """The node that `to_dict` wrote."""
        values = dict(plain)
        values["children"] = tuple(cls.from_dict(child) for child in plain.get("children", ()))
        values["options"] = tuple(plain.get("options", ()))
        return cls(**values)


_MISSING = object()
_DEFAULTS: dict[str, Any] = {f.name: f.default for f in fields(Node) if f.name not in ("kind", "id", "children")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A whole screen: what lies in it (`root`, a page or window) and what is open over it, lowest first."""

    kind: str  # what sort of screen: "login", "enterprise-form", "table", ...
    language: str
    root: Node
    overlays: tuple[Node, ...] = field(default=())
    scroll: float = 0.0  # how far the page is scrolled, 0 top .. 1 end
    hovered: str = ""  # the id of the node that the pointer stands on; drawn lit up, the pointer itself is not there

    @property
    def right_to_left(self) -> bool:
        return self.language in ("ar", "he", "fa")

    def walk(self) -> Iterator[Node]:
        """Every node, those of overlays last."""
        for top in (self.root, *self.overlays):
            yield from top.walk()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "kind": self.kind,
            "language": self.language,
            "root": self.root.to_dict(),
            "overlays": [node.to_dict() for node in self.overlays],
            "scroll": self.scroll,
            "hovered": self.hovered,
        }

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Screen:
        """The screen that `to_dict` wrote."""
        return cls(
            kind=plain["kind"],
            language=plain["language"],
            root=Node.from_dict(plain["root"]),
            overlays=tuple(Node.from_dict(node) for node in plain["overlays"]),
            scroll=plain["scroll"],
            hovered=plain["hovered"],
        )

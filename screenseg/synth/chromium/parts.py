"""What a template can say about the node at hand: its marks for truth, its classes, its state, its signs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from screenseg.synth.chromium import glyphs
from screenseg.synth.spec import Node

if TYPE_CHECKING:
    from screenseg.synth.chromium.scene import Scene

__all__ = ["Here"]

_LINK = re.compile(r"\[([^\]]+)\]")
_GROW = frozenset("table tree list listbox multiline split tabs panel scroll".split())
_MARKS = frozenset(("checkbox", "radio", "switch"))
_NATIVE_MOMENTS = {"date": re.compile(r"\d{4}-\d\d-\d\d$"), "time": re.compile(r"\d\d:\d\d$")}


def grows(node: Node) -> bool:
    """Whether it takes what height is left in a program's window."""
    return node.kind in _GROW or (node.kind in ("column", "group", "card") and any(map(grows, node.children)))


class Here:
    """A node in its place: `up` are the nodes around it, the nearest last."""

    def __init__(self, scene: Scene, node: Node, up: tuple[Node, ...]) -> None:
        self.scene = scene
        self.node = node
        self.up = up

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What classes can depend on."""
        n = self.node
        states = {
            "disabled": n.disabled,
            "readonly": n.readonly,
            "selected": n.selected,
            "focused": n.focused,
            "invalid": n.invalid,
            "required": n.required,
            "checked": n.checked is True,
            "mixed": n.checked == "mixed",
            "expanded": n.expanded is True,
            "collapsed": n.expanded is False,
            "icon_only": n.icon_only,
            "closable": n.closable,
            "vertical": n.orientation == "vertical",
            "horizontal": n.orientation == "horizontal",
            "empty": not n.value,
            "numeric": n.variant == "number",
            "sorted": n.kind == "columnheader" and bool(n.value),
        }
        return (
            frozenset(name for name, true in states.items() if true) | {n.variant or "default"} | self.scene.modifiers
        )

    def classes(self, part: str) -> str:
        """The classes of a part."""
        return self.scene.skin.part(part, self.modifiers, self.scene.options)

    def c(self, part: str, more: str = "") -> Markup:
        """The same as an attribute; nothing if there are none."""
        joined = f"{self.classes(part)} {more}".strip()
        return Markup('class="{}"').format(joined) if joined else Markup("")

    @property
    def me(self) -> Markup:
        """The mark of the element whose box is the node's."""
        return self._mark(self.node.id, self.node.kind)

    def _mark(self, key: str, kind: str) -> Markup:
        box = self.scene.skin.boxes.get(kind)
        return Markup('data-id="{}"').format(key) + (Markup(' data-box="{}"').format(box) if box else "")

    @property
    def label_for(self) -> Markup:
        """The mark of words that label this control, or this field's control."""
        target = self.node.children[0].id if self.node.kind == "field" and self.node.children else self.node.id
        return Markup('data-for="{}"').format(target)

    @property
    def input(self) -> Markup:
        """Where the state of a mark is kept, when another element is drawn."""
        return self._input(self.node.id) + self._checked(self.node.checked)

    def _input(self, key: str) -> Markup:
        n = self.node
        flags = [name for name, true in (("disabled", n.disabled), ("readonly", n.readonly)) if true]
        if n.focused:
            flags.append("data-focus")
        if n.invalid:
            flags.append('aria-invalid="true"')
        return Markup('data-input="{}" ').format(key) + Markup(" ".join(flags))

    @staticmethod
    def _checked(checked: object) -> Markup:
        return Markup(" data-mixed" if checked == "mixed" else " checked" if checked else "")

    @property
    def check(self) -> Markup:
        """The box for ticking that stands in a row, an item or an option."""
        key = f"{self.node.id}/check"
        named = Markup(' data-role="checkbox" data-name="{}" data-input="{}"').format(self.node.text, key)
        return self._mark(key, "checkbox") + named + self._checked(self.node.checked)

    @property
    def states(self) -> Markup:
        """What a native control needs to be in the node's state."""
        n = self.node
        if n.kind in _MARKS:
            return self.input
        said = self._input(n.id) + Markup(' autocomplete="off" spellcheck="false"')
        if n.kind in ("slider", "spinbutton"):
            said += Markup(' min="{}" max="{}" step="any"').format(n.minimum, n.maximum)
        value = self._value()
        if value and n.kind not in ("multiline", "file", "listbox", "button"):
            said += Markup(' value="{}"').format(value)
        if n.placeholder and n.kind not in ("button", "listbox"):
            said += Markup(' placeholder="{}"').format(n.placeholder)
        return said

    def _value(self) -> str:
        """The value as the native control wants it."""
        n = self.node
        if n.kind in _NATIVE_MOMENTS and self.scene.options["nativedate"]:
            written = n.options[0] if n.options else n.value
            return written if _NATIVE_MOMENTS[n.kind].match(written) else ""
        if n.kind == "spinbutton" and self.scene.options["spin"] != "box":
            return n.value.replace(",", ".")
        return n.value

    def part(self, name: str, role: str, /, **about: Any) -> Markup:
        """The mark of a further element; `about`: name, icon, row, column, selected."""
        said = Markup('data-id="{}/{}" data-role="{}"').format(self.node.id, name, role)
        for key, value in about.items():
            if value is not None and value is not False:
                said += Markup(' data-{}="{}"').format(key, value)
        return said

    def draw(self, node: Node, template: str = "") -> Markup:
        """HTML of another node."""
        return self.scene.draw(node, (*self.up, self.node), template)

    def kids(self, node: Node) -> Markup:
        """HTML of all children of a node."""
        up = (*self.up, self.node) if node is not self.node else self.up
        return Markup("").join(self.scene.draw(child, (*up, node)) for child in node.children)

    def inner(self) -> Markup:
        """HTML of all children."""
        return self.kids(self.node)

    def only(self, kind: str) -> Markup:
        """HTML of the children of one kind."""
        return Markup("").join(self.draw(child) for child in self.node.children if child.kind == kind)

    def rest(self, *kinds: str) -> Markup:
        """HTML of the children of all other kinds."""
        return Markup("").join(self.draw(child) for child in self.node.children if child.kind not in kinds)

    def icon(self, meaning: str = "", classes: str = "", own: bool = False) -> Markup:
        """An icon that counts as an element; the node's own without a meaning."""
        meaning = meaning or self.node.icon
        svg = self.scene.icon(meaning) if meaning else ""
        if not svg:
            return Markup("")
        key = self.node.id if own else f"{self.node.id}/icon"
        mark = Markup('<svg data-id="{}" data-role="img" data-icon="{}" ').format(key, meaning)
        drawn = Markup(svg.replace("<svg ", mark, 1))
        return Markup('<span class="x-icon {}">{}</span>').format(f"{self.classes('icon')} {classes}", drawn)

    def glyph(self, name: str, classes: str = "", key: str = "") -> Markup:
        """A sign; with a `key` it counts as the icon of the button around it."""
        mark = (
            Markup('data-id="{}/{}/icon" data-role="img" data-icon="{}"').format(self.node.id, key, key)
            if key
            else Markup("")
        )
        filled = bool(self.scene.options["triangles"]) and not key
        return glyphs.glyph(name, classes, filled=filled, rtl=self.scene.screen.right_to_left, attributes=mark)

    def text(self, words: str) -> Markup:
        """Words with their [links] and their mnemonic's letter marked."""
        made = _LINK.sub(r'<a href="#" class="x-inlink">\1</a>', str(escape(words)))
        letter = r"<u>\1</u>" if self.scene.options["mnemonics"] else r"\1"
        if self.node.kind in ("menuitem", "button") or self.scene.options["mnemonics"]:
            made = re.sub(r"&amp;(\w)", letter, made)
        return Markup(made)

    @property
    def bare(self) -> str:
        """The node's text without the brackets that stand for links elsewhere."""
        return _LINK.sub(r"\1", self.node.text)

    @property
    def linked(self) -> Markup:
        """A paragraph whose [words] are the link nodes in it, in order."""
        links = iter(child for child in self.node.children if child.kind == "link")

        def link(match: re.Match[str]) -> str:
            node = next(links, None)
            return str(self.draw(node)) if node else match[1]

        made = _LINK.sub(link, str(escape(self.node.text)))
        return Markup(made)

"""What the builders work with: the look, the dice, and a list of which part of which widget is an element of truth."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.dress import Dressed
from screenseg.synth.qt.dress import font as make_font
from screenseg.synth.qt.manner import Manner
from screenseg.synth.qt.symbols import Symbols
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Node, Screen

__all__ = ["Maker", "Part", "Rule", "Stage", "Surface", "bare", "escaped", "plain"]

Widget = QtWidgets.QWidget
Where = Callable[[], "QtCore.QRectF | QtCore.QRect | None"]
Maker = Callable[["Stage", Node], Widget]

STATES = ("disabled", "readonly", "focused", "required", "invalid", "concept", "value", "placeholder", "icon")


@dataclass(slots=True)
class Part:
    """An element in the making; `where` gives its place in its widget, after layout."""

    id: str
    role: str
    widget: Widget
    where: Where | None
    parent: str | None
    fields: dict[str, Any]
    tight: bool = False  # cut the box to what is really painted
    by_text: str = ""  # its box is that of this piece of its widget's text
    by_icon: bool = False  # its box is that of a pixmap painted inside `where`
    labels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Rule:
    """What the text of a widget is."""

    kind: str = "text"
    element: Part | None = None
    labels: tuple[Part, ...] = ()  # the elements that it labels


@dataclass(slots=True)
class Surface:
    """A top-level widget and where it lies, in logical pixels."""

    top: Widget
    layer: int
    x: float = 0.0
    y: float = 0.0
    opaque: QtCore.QRect | None = None  # what of it hides lower layers


def plain(text: str) -> str:
    """A label without its colon and star."""
    return text.strip().rstrip("*").strip().rstrip(":：").strip()


def bare(text: str) -> str:
    """A menu's text without its mnemonic."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def escaped(text: str) -> str:
    """A text for widgets that would take & for a mnemonic's mark."""
    return text.replace("&", "&&")


class Stage:
    """One screen in the making."""

    def __init__(
        self, screen: Screen, look: Look, dressed: Dressed, icons: Mapping[str, str], makers: Mapping[str, Maker]
    ) -> None:
        self.screen = screen
        self.look = look
        self.dressed = dressed
        self.scheme = dressed.scheme
        self.rng = random.Random(look.seed ^ 0x5EED)
        self.symbols = Symbols(icons, self.scheme, look.scale)
        self.parts: list[Part] = []
        self.rules: dict[Widget, Rule] = {}
        self.surfaces: list[Surface] = []
        self.later: list[Callable[[], None]] = []  # done after the first layout
        self.ready: list[Callable[[], None]] = []  # done when everything stands, before it is read
        self.in_dialog = False
        self.focus: Widget | None = None
        self.submenus: set[str] = set()  # ids of the menu items that open a menu beside them
        self._makers = makers
        self._parents: list[Part] = []
        self._numbers: dict[str, int] = {}
        self.manner = Manner(self.rng, look, dressed)

    # Making ----------------------------------------------------------------

    def make(self, node: Node) -> Widget:
        """The widget for a node, with all below it."""
        return self._makers[node.kind](self, node)

    def part(
        self,
        node: Node,
        role: str,
        widget: Widget,
        where: Where | None = None,
        *,
        suffix: str = "",
        **fields: Any,
    ) -> Part:
        """Note an element: the whole widget, or the place that `where` gives."""
        own = {} if suffix else {name: getattr(node, name) for name in STATES if getattr(node, name)}
        if node.disabled:
            own["disabled"] = True
        own.update(fields)
        special = {name: own.pop(name) for name in ("tight", "by_text", "by_icon") if name in own}
        parent = self._parents[-1].id if self._parents else None
        part = Part(self._id(node.id + suffix), role, widget, where, own.pop("parent", parent), own, **special)
        self.parts.append(part)
        return part

    def _id(self, wanted: str) -> str:
        count = self._numbers.get(wanted, 0)
        self._numbers[wanted] = count + 1
        return wanted if count == 0 else f"{wanted}/{count + 1}"

    @contextmanager
    def inside(self, part: Part | None) -> Iterator[None]:
        """What is made meanwhile lies in this element."""
        if part is None:
            yield
            return
        self._parents.append(part)
        try:
            yield
        finally:
            self._parents.pop()

    @property
    def inmost(self) -> Part | None:
        """The element that is being filled."""
        return self._parents[-1] if self._parents else None

    def rule(self, widget: Widget, kind: str, element: Part | None = None, labels: tuple[Part, ...] = ()) -> None:
        """Say what a widget's text is."""
        self.rules[widget] = Rule(kind, element, labels)

    def icon_part(self, node: Node, widget: Widget, holder: Part, where: Where | None = None) -> None:
        """Note the icon that stands in an element."""
        if node.icon:
            self.part(
                node,
                "img",
                widget,
                where,
                suffix="/icon",
                parent=holder.id,
                icon=node.icon,
                name=node.icon,
                name_visible=False,
                label_source="icon",
                by_icon=True,
            )

    def states(self, node: Node, widget: Widget) -> None:
        """Put a node's states on its widget."""
        widget.setEnabled(not node.disabled)
        if node.readonly and hasattr(widget, "setReadOnly"):
            widget.setReadOnly(True)
        if node.focused:
            self.focus = widget
        if node.invalid:
            self.manner.mark_invalid(widget)

    def widget_of(self, key: str) -> Widget | None:
        """The widget in which a node is drawn."""
        return next((part.widget for part in self.parts if part.id == key), None)

    # Small things ----------------------------------------------------------------

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share

    def font(self, factor: float = 1.0, *, bold: bool = False) -> QtGui.QFont:
        """The screen's font, larger or smaller."""
        made = make_font(self.look, factor)
        made.setBold(bold)
        return made

    def em(self, count: float) -> int:
        """Logical pixels of so many font sizes."""
        return round(self.look.font_size * count)

    def label(
        self, text: str, kind: str = "text", *, wrap: bool = False, factor: float = 1.0, bold: bool = False
    ) -> QtWidgets.QLabel:
        """A text on the ground."""
        label = QtWidgets.QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        label.setWordWrap(wrap)
        if factor != 1.0 or bold:
            self.restyle(label, factor=factor, bold=bold)
        self.rule(label, kind)
        return label

    def restyle(self, label: Widget, *, factor: float = 1.0, bold: bool = False, colour: str = "") -> None:
        """Another size, weight and colour, whatever style sheet is on."""
        label.setFont(self.font(factor, bold=bold))
        rules = []
        if self.dressed.sheet:
            rules.append(f"font-size: {max(6, round(self.look.font_size * factor))}px;")
            rules.append("font-weight: bold;" if bold else "")
        if colour:
            if self.dressed.sheet:
                rules.append(f"color: {colour};")
            else:
                palette = label.palette()
                for role in (QtGui.QPalette.ColorRole.WindowText, QtGui.QPalette.ColorRole.Text):
                    palette.setColor(role, QtGui.QColor(colour))
                label.setPalette(palette)
        if rules:
            label.setStyleSheet("".join(rules))

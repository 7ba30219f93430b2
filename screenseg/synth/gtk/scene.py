"""What is on the screen that is being drawn: windows, and which widget stands for which element and line of text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.gtk.toolkit import Widget
from screenseg.synth.renderer import Look, RawElement, RawText, Rectangle
from screenseg.synth.spec import Node, Screen

__all__ = ["Cells", "Part", "Scene", "Style", "Surface", "Words"]

Find = Callable[[], "Rectangle | None"]


@dataclass(slots=True)
class Surface:
    """A top-level window, the widget of it that is painted, and where, in logical pixels."""

    window: Widget
    content: Widget
    layer: int = 0
    x: float = 0.0
    y: float = 0.0
    covers: bool = True
    shadow: bool = False
    outlined: bool = False
    dialog: bool = False  # it has the focus that the first window has lost
    dims: bool = False  # what is below lies behind a dimming sheet
    wide: bool = False  # at least as wide as its anchor
    anchor: str = ""
    place: str = "below"  # below | beside | over its anchor; centre | top | bottom | corner | pointer of the window


@dataclass(slots=True)
class Part:
    """An element and how to find its box: `find` gives it in the widget's own coordinates, None for its border box."""

    raw: RawElement
    widget: Widget
    find: Find | None = None


@dataclass(slots=True)
class Words:
    """A widget with text in it: a Gtk.Label, Gtk.Entry or Gtk.TextView."""

    widget: Widget
    id: str
    kind: str
    element: str | None


@dataclass(slots=True)
class Cells:
    """Something that reports its own elements and texts once it is laid out, in the widget's coordinates."""

    widget: Widget
    report: Callable[[], tuple[list[RawElement], list[RawText]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The habits of the program that is shown: the same on the whole screen."""

    symbolic: bool  # one-coloured icons
    boxed_forms: bool  # fields are rows in a frame, as in GNOME's settings
    icon_lists: bool  # items with icons are icons with captions
    switcher: bool  # tabs are joined buttons
    own_icons: bool  # rather those that the request brings
    overlay_scrolling: bool
    button_icons: bool
    header_bar: bool  # the title bar is GNOME's, with buttons in it
    title_bar: str  # else the style of the window manager's; "" for none
    buttons_left: bool  # where the window's buttons are
    label_end: bool  # labels before fields are aligned to the field
    wide_fields: bool  # fields take all the room
    tool_style: str  # icons | text | both | both-horiz
    tree_lists: bool  # lists are tree views
    frames: str  # of groups: frame | card | heading
    dims: bool  # the window below a dialog is dimmed
    selects: bool  # a focused entry's text is selected
    red_star: bool
    switch_end: bool
    tool_size: int  # of icons in tool bars, logical pixels

    @classmethod
    def draw(cls, rng: random.Random) -> Style:
        """Habits at random."""
        return cls(
            symbolic=rng.random() < 0.5,
            boxed_forms=rng.random() < 0.14,
            icon_lists=rng.random() < 0.3,
            switcher=rng.random() < 0.14,
            own_icons=rng.random() < 0.35,
            overlay_scrolling=rng.random() < 0.12,
            button_icons=rng.random() < 0.35,
            header_bar=rng.random() < 0.4,
            title_bar=rng.choice(("ssd", "ssd", "wm-blue", "wm-dark", "wm-grey", "wm-navy", "wm-white", "", "")),
            buttons_left=rng.random() < 0.15,
            label_end=rng.random() < 0.4,
            wide_fields=rng.random() < 0.6,
            tool_style=rng.choice(("icons", "icons", "both", "both-horiz", "text")),
            tree_lists=rng.random() < 0.5,
            frames=rng.choice(("frame", "frame", "heading", "card")),
            dims=rng.random() < 0.35,
            selects=rng.random() < 0.3,
            red_star=rng.random() < 0.3,
            switch_end=rng.random() < 0.5,
            tool_size=rng.choice((16, 16, 24, 24, 32)),
        )


@dataclass(slots=True)
class Scene:
    """Everything that belongs to one picture."""

    screen: Screen
    look: Look
    rng: random.Random
    style: Style
    icons: Mapping[str, str] = field(default_factory=dict)
    surfaces: list[Surface] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    cells: list[Cells] = field(default_factory=list)
    later: list[Callable[[], None]] = field(default_factory=list)  # to do once sizes are known
    focus: Widget | None = None
    anchors: dict[str, Widget] = field(default_factory=dict)
    labels: dict[str, Node] = field(default_factory=dict)  # control id -> the field that labels it
    faint: set[str] = field(default_factory=set)  # elements that a theme may draw or not
    _above: list[str] = field(default_factory=list)

    @property
    def parent(self) -> str | None:
        """The id of the element that is being filled."""
        return self._above[-1] if self._above else None

    @contextmanager
    def within(self, element: str) -> Iterator[None]:
        """What is added inside has this element as parent."""
        self._above.append(element)
        try:
            yield
        finally:
            self._above.pop()

    def element(self, key: str, role: str, widget: Widget, find: Find | None = None, **values: Any) -> RawElement:
        """Note that `widget` is an element; returns it, so that more can be said of it."""
        parent = values.pop("parent", self.parent)
        raw = RawElement(id=key, role=role, box=(0, 0, 0, 0), parent=parent, **values)
        self.parts.append(Part(raw, widget, find))
        self.anchors.setdefault(key, widget)
        return raw

    def text(self, widget: Widget, key: str, kind: str = "text", element: str | None = None) -> None:
        """Note that `widget` shows text; `key` is the id of its lines, numbered."""
        self.words.append(Words(widget, key, kind, element))

    def chance(self, probability: float) -> bool:
        """Throw the dice of this picture."""
        return self.rng.random() < probability

    def pick(self, *choices: Any) -> Any:
        """One of these, all as likely."""
        return self.rng.choice(choices)

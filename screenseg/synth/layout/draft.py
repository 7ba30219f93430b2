"""A screen in the making: dice, words, style and the making of nodes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from screenseg.synth import samples
from screenseg.synth.spec import Node, Placement
from screenseg.synth.words import Words

__all__ = ["Draft", "Style", "changed"]

Root = Literal["page", "window"]
_T = TypeVar("_T")
_LINK = re.compile(r"\[([^\]]+)\]")
_PLACEMENTS: dict[Root, dict[Placement, float]] = {
    "page": {"above": 0.36, "left": 0.22, "inside": 0.11, "floating": 0.1, "cell": 0.1, "right": 0.05, "none": 0.06},
    "window": {
        "left": 0.54,
        "above": 0.14,
        "cell": 0.13,
        "inside": 0.06,
        "right": 0.05,
        "floating": 0.04,
        "none": 0.04,
    },
}


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of the one who made this program: the same on the whole screen."""

    placement: Placement  # where labels stand
    colon: str  # what follows a label: "", ":" or " :"
    required: float  # share of fields marked as required
    help: float  # share of fields with a hint below
    filled: float  # share of fields with a value
    disabled: float
    readonly: float
    invalid: float  # share of filled fields that were refused
    units: float  # share of fields with a unit that show it
    captions: Literal["text", "icons", "both"]  # of tool bars
    button_icons: bool
    affirm_first: bool  # OK before Cancel
    align: Literal["start", "center", "end"]  # of button rows
    mnemonics: bool

    @classmethod
    def draw(cls, rng: random.Random, root: Root, language: str) -> Style:
        """Habits of a web page or of a window."""
        places = _PLACEMENTS[root]
        placement = rng.choices(list(places), list(places.values()))[0]
        colon = ":" if rng.random() < (0.6 if placement in ("left", "cell") else 0.12) else ""
        window = root == "window"
        return cls(
            placement=placement,
            colon="\u00a0:" if colon and language == "fr" else colon,
            required=rng.choice((0, 0, 0.2, 0.4, 0.8)),
            help=rng.choice((0, 0, 0, 0.1, 0.35)),
            filled=rng.choice((0, 0.3, 0.7, 0.9, 1, 1)),
            disabled=rng.choice((0, 0, 0.04, 0.12)),
            readonly=rng.choice((0, 0, 0, 0.06, 0.2, 1 if rng.random() < 0.2 else 0.1)),
            invalid=rng.choice((0.1, 0.25)) if rng.random() < 0.16 else 0.0,
            units=rng.choice((0.3, 0.8)),
            captions=rng.choice(("icons", "icons", "both", "text") if window else ("text", "text", "both", "icons")),
            button_icons=rng.random() < 0.3,
            affirm_first=rng.random() < 0.65,
            align=rng.choice(
                ("end", "end", "end", "center", "start") if window else ("start", "start", "end", "center")
            ),
            mnemonics=window and rng.random() < 0.7,
        )


class Draft:
    """What a kind of screen is made with; `size` is in CSS pixels."""

    def __init__(self, kind: str, language: str, rng: random.Random, *, size: tuple[int, int], root: Root) -> None:
        self.kind = kind
        self.language = language
        self.rng = rng
        self.width, self.height = size
        self.root: Root = root
        self.words = Words(language, rng)
        self.style = Style.draw(rng, root, language)
        self.program = rng.choice(samples.programs())  # whose screen this is
        self.overlays: list[Node] = []
        self.menus: dict[str, str] = {}  # what opens which of the usual menus
        self.wants_overlay = True  # False: none but those the kind itself has put there
        self.scroll = 0.0
        self._made = 0

    # Dice -------------------------------------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share

    def pick(self, options: Sequence[_T]) -> _T:
        """One of them."""
        return self.rng.choice(options)

    def some(self, options: Sequence[_T], low: int, high: int) -> list[_T]:
        """From `low` to `high` of them, in their order."""
        count = min(len(options), self.rng.randint(low, max(low, high)))
        chosen = sorted(self.rng.sample(range(len(options)), count))
        return [options[place] for place in chosen]

    def restyled(self, **changes: Any) -> None:
        """Change habits for what is made from now on."""
        self.style = replace(self.style, **changes)

    # Room -------------------------------------------------------------------------------------------------------------

    def lines(self, height: int = 0, *, share: float = 1.0) -> int:
        """How many rows of so many CSS pixels (by default a field's) fill that share of the height."""
        row = height or (34 if self.root == "page" else 27)
        return max(2, int(self.height * share / row))

    def form_columns(self) -> int:
        """A number of columns of fields for this width."""
        most = 1 if self.width < 640 else 2 if self.width < 1050 else 3 if self.width < 1700 else 4
        return self.rng.choices((1, 2, 3, 4)[:most], (4, 5, 3, 2)[:most])[0]

    # Nodes ------------------------------------------------------------------------------------------------------------

    def node(self, kind: str, *children: Node | None, **attributes: Any) -> Node:
        """A node with an id of its own; children that are None are left out."""
        self._made += 1
        kept = tuple(child for child in children if child is not None)
        return Node(kind=kind, id=f"{kind}{self._made}", children=kept, **attributes)

    def row(self, *children: Node | None, **attributes: Any) -> Node:
        """Side by side."""
        return self.node("row", *children, **attributes)

    def column(self, *children: Node | None, **attributes: Any) -> Node:
        """One below the other."""
        return self.node("column", *children, **attributes)

    def heading(self, text: str, level: int = 2) -> Node:
        """A heading."""
        return self.node("heading", text=text, level=level)

    def text(self, text: str, variant: str = "body") -> Node:
        """A paragraph; `[words]` in it are links."""
        links = (self.node("link", text=words) for words in _LINK.findall(text))
        return self.node("text", *links, text=text, variant=variant)

    def says(self, *keys: str, variant: str = "body") -> Node:
        """A paragraph with one of these phrases of the lexicon."""
        return self.text(self.words.phrase(*keys), variant)

    def hint(self, *keys: str) -> Node:
        """What stands above or below a few fields, in grey."""
        keys = keys or ("required_marker", "required_marker", "intro_form", "hint_change_later", "read_more")
        return self.says(*keys, variant="muted")

    def link(self, text: str) -> Node:
        """A link."""
        return self.node("link", text=text)

    def button(self, action: str, variant: str = "", **attributes: Any) -> Node:
        """A button for a command; icon and text as this program has them."""
        attributes.setdefault("text", self.words.action(action).rstrip())
        if self.style.button_icons or attributes.get("icon_only"):
            attributes.setdefault("icon", action)
        return self.node("button", variant=variant or "secondary", **attributes)

    def icon_button(self, action: str, variant: str = "flat", **attributes: Any) -> Node:
        """A button that shows nothing but its icon."""
        return self.button(action, variant, icon_only=True, icon=action, **attributes)

    def icon(self, icon: str) -> Node:
        """An icon of its own."""
        return self.node("icon", icon=icon)


def changed(node: Node, name: str, **changes: Any) -> Node:
    """The tree with the attributes of the node with that id changed."""
    if node.id == name:
        return replace(node, **changes)
    children = tuple(changed(child, name, **changes) for child in node.children)
    same = all(new is old for new, old in zip(children, node.children, strict=True))
    return node if same else replace(node, children=children)

"""The one interface behind which every toolkit draws.

Standard library only: the GTK renderer reads it with the system's Python.

A renderer is given a `Screen` and a `Look` and gives back pixels and *raw* truth: for every widget that it drew, the
box that the toolkit says it has, where it is clipped, and on which layer it lies. What is then really to be seen is
worked out in `truth.py`, once for all renderers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np

    from screenseg.synth.spec import Screen

__all__ = ["Drawn", "Look", "RawElement", "RawText", "Renderer", "Theme"]

Colours = Literal["light", "dark", "high-contrast", "low-contrast"]
Density = Literal["compact", "normal", "roomy"]
Split = Literal["train", "val", "test"]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom in image pixels


@dataclass(frozen=True, slots=True)
class Theme:
    """One way in which a renderer can dress a screen; its split never changes, so that test themes stay unseen."""

    name: str  # unique within its renderer
    split: Split
    colours: tuple[Colours, ...] = ("light",)
    weight: float = 1.0  # how often it is taken
    kinds: tuple[str, ...] = ()  # root kinds it suits: ("page",), ("window",) or both if empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a screen shall look. `seed` is for whatever else the renderer varies (radius, borders, icon set ...)."""

    theme: str
    colours: Colours
    font: str  # an installed family that has the language's script
    font_size: float  # CSS pixels, before `scale`
    density: Density
    scale: float  # 1.0 = 100 %, up to 2.5
    width: int  # image pixels
    height: int
    seed: int
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class RawElement:
    """A widget as the toolkit laid it out; `box` may stick out of `clip` or of the image, or be covered."""

    id: str  # the node's id; parts of a node that have no node of their own: "ID/part"
    role: str  # one of screenseg.roles.ROLES
    box: Rectangle
    clip: Rectangle | None = None  # all that its ancestors let through
    layer: int = 0  # 0 the page or window, 1 and up overlays; a higher layer's covers hide lower ones
    parent: str | None = None  # the id of the nearest element that holds it
    name: str = ""  # as a person would call it
    name_visible: bool = True
    text: str = ""  # what is written in it
    value: str = ""
    placeholder: str = ""
    checked: bool | Literal["mixed"] | None = None
    selected: bool | None = None
    disabled: bool = False
    readonly: bool = False
    focused: bool = False
    required: bool = False
    invalid: bool = False
    expanded: bool | None = None
    password: bool = False
    multiline: bool = False
    icon: str = ""  # the meaning of its icon
    concept: str = ""
    row: int | None = None  # of a cell, columnheader or row in its table, from 0; headers are row -1
    column: int | None = None
    label_texts: tuple[str, ...] = ()  # ids of the RawTexts that label it
    label_source: str = "none"  # label | placeholder | caption | cell | heading | icon | none
    drawn: bool = True  # False: it has neither fill nor border of its own (a text-only tab, a plain list item)


@dataclass(slots=True, kw_only=True)
class RawText:
    """One line of text: its `box` runs from the first glyph's to the last one's advance, ascent to descent."""

    id: str
    text: str
    box: Rectangle
    clip: Rectangle | None = None
    layer: int = 0
    element: str | None = None  # the id of the element in which it is written; None for text of its own
    # label | help | error | heading | value | placeholder | caption | text | icon (a glyph of an icon font: dropped)
    kind: str = "text"


@dataclass(slots=True, kw_only=True)
class Drawn:
    """What a renderer gives back."""

    image: np.ndarray  # (H, W, 3) uint8 RGB
    elements: list[RawElement]
    texts: list[RawText]
    covers: list[tuple[Rectangle, int]] = field(default_factory=list)  # opaque areas and the layer they lie on
    ignore: list[Rectangle] = field(default_factory=list)  # areas of which nothing is known
    dimmed_below: int | None = None  # layers below this one lie behind a dimming sheet


class Renderer(Protocol):
    """A toolkit. Made without cost; starts its browser or process at the first `draw`."""

    name: str

    def check(self) -> None:
        """Raise MissingDependency, naming the package and how to get it, if the toolkit cannot run here."""

    def themes(self) -> Sequence[Theme]:
        """All themes it can dress a screen in on this machine."""

    def draw(self, screen: Screen, look: Look) -> Drawn:
        """Draw it. Same arguments, same machine: same truth. RenderError if this one screen cannot be drawn."""

    def close(self) -> None:
        """End what was started."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from screenseg.synth.gtk import GtkRenderer
from screenseg.synth.renderer import Drawn, Look
from screenseg.synth.spec import Node, Screen

Make = Callable[..., Node]
Draw = Callable[..., Drawn]


@pytest.fixture(scope="session")
def gtk() -> Iterator[GtkRenderer]:
    renderer = GtkRenderer()
    yield renderer
    renderer.close()


@pytest.fixture
def make() -> Make:
    """Nodes with ids of their own: `make("button", text="OK")`."""
    numbers = itertools.count(1)

    def node(kind: str, *children: Node, **values: Any) -> Node:
        values.setdefault("id", f"{kind}{next(numbers)}")
        return Node(kind=kind, children=children, **values)

    return node


@pytest.fixture
def draw(gtk: GtkRenderer, make: Make) -> Draw:
    """Draws nodes in a window; look's values by keyword."""

    def drawn(*content: Node, overlays: tuple[Node, ...] = (), language: str = "en", **values: Any) -> Drawn:
        settings: dict[str, Any] = {
            "theme": "adwaita",
            "colours": "light",
            "font": "DejaVu Sans",
            "font_size": 13.0,
            "density": "normal",
            "scale": 1.0,
            "width": 800,
            "height": 600,
            "seed": 7,
        }
        settings.update(values)
        root = (
            content[0]
            if content[0].kind in ("window", "page")
            else make("window", *content, text="A window", id="root")
        )
        screen = Screen(kind="test", language=language, root=root, overlays=overlays)
        return gtk.draw(screen, Look(**settings))

    return drawn

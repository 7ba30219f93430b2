"""A control that the pointer stands on is drawn as real toolkits draw it: lit up, and nothing else changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing

import numpy as np
import pytest
from playwright.sync_api import Browser

from screenseg.synth.chromium import ChromiumRenderer
from screenseg.synth.gtk import GtkRenderer
from screenseg.synth.qt import QtRenderer
from screenseg.synth.renderer import Look, Renderer
from screenseg.synth.spec import Node, Screen
from screenseg.synth.tk import TkRenderer

MADE: dict[str, Callable[[Browser], Renderer]] = {
    "plain": ChromiumRenderer,
    "adwaita": lambda _: GtkRenderer(),
    "fusion": lambda _: QtRenderer(),
    "classic-motif": lambda _: TkRenderer(),
    "ttk-clam": lambda _: TkRenderer(),
}


@pytest.mark.parametrize("theme", MADE)
def test_only_what_the_pointer_stands_on_lights_up(browser: Browser, theme: str) -> None:
    buttons = [Node(kind="button", id=name, text=name.title()) for name in ("save", "cancel")]
    window = Node(kind="window", id="window", children=(Node(kind="column", id="column", children=tuple(buttons)),))
    plain = Screen(kind="test", language="en", root=window)
    look = Look(
        theme=theme, colours="light", font="DejaVu Sans", font_size=13.0, density="normal", scale=1.0,
        width=640, height=480, seed=3,
    )  # fmt: skip
    with closing(MADE[theme](browser)) as renderer:
        before = renderer.draw(plain, look)
        lit = renderer.draw(dataclasses.replace(plain, hovered="cancel"), look)
        after = renderer.draw(plain, look)
    boxes = {element.id: element.box for element in lit.elements}
    assert boxes == {element.id: element.box for element in before.elements}
    changed = np.argwhere((lit.image != before.image).any(axis=2))
    assert len(changed)
    top, left = changed.min(axis=0)
    bottom, right = changed.max(axis=0)
    box = boxes["cancel"]
    assert box[0] - 3 <= left
    assert box[1] - 3 <= top
    assert right <= box[2] + 3
    assert bottom <= box[3] + 3
    assert np.array_equal(after.image, before.image), "the pointer has gone again"

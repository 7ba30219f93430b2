"""Photographs, charts and portraits that mean nothing."""

from __future__ import annotations

import math
import random
from typing import Any

from screenseg.synth.gtk.kit import (
    builds,
)
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import GObject, Gtk, Widget, cairo
from screenseg.synth.spec import Node

__all__ = ["Picture"]


class Picture(Gtk.DrawingArea):  # type: ignore[misc,unused-ignore]
    """A photograph, chart or portrait that means nothing."""

    def __init__(self, kind: str, seed: str, size: tuple[int, int]) -> None:
        super().__init__()
        self._kind, self._seed = kind, seed
        self.set_size_request(*size)

    def do_draw(self, context: cairo.Context) -> bool:
        """Paint it, the same for the same seed."""
        size = self.get_allocation()
        rng = random.Random(self._seed)
        draw = {"chart": _chart, "avatar": _avatar}.get(self._kind, _scenery)
        draw(context, rng, size.width, size.height)
        return False


def _colour(rng: random.Random) -> tuple[float, float, float]:
    return (rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85))


def _scenery(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    sky = cairo.LinearGradient(0, 0, 0, height)
    sky.add_color_stop_rgb(0, *_colour(rng))
    sky.add_color_stop_rgb(1, *_colour(rng))
    context.set_source(sky)
    context.rectangle(0, 0, width, height)
    context.fill()
    for _ in range(rng.randint(2, 5)):
        context.set_source_rgba(*_colour(rng), 0.8)
        x, y, r = rng.uniform(0, width), rng.uniform(height * 0.3, height), rng.uniform(0.1, 0.5) * height
        context.arc(x, y, r, 0, 2 * math.pi)
        context.save()
        context.restore()
        context.fill()


def _chart(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    context.set_source_rgb(0.5, 0.5, 0.5)
    context.set_line_width(1)
    for x0, y0, x1, y1 in ((4, 4, 4, height - 4), (4, height - 4, width - 4, height - 4)):
        context.move_to(x0, y0)
        context.line_to(x1, y1)
    context.stroke()
    count, colour = rng.randint(5, 14), _colour(rng)
    step = (width - 16) / count
    context.set_source_rgb(*colour)
    lines = rng.random() < 0.4
    for number in range(count):
        value = rng.uniform(0.1, 0.95) * (height - 12)
        if lines:
            (context.line_to if number else context.move_to)(8 + step * (number + 0.5), height - 4 - value)
        else:
            context.rectangle(8 + step * number, height - 4 - value, step * 0.7, value)
    if lines:
        context.set_line_width(2)
        context.stroke()
    else:
        context.fill()


def _avatar(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    side = min(width, height)
    context.translate((width - side) / 2, (height - side) / 2)
    context.arc(side / 2, side / 2, side / 2, 0, 2 * math.pi)
    context.clip()
    context.set_source_rgb(*_colour(rng))
    context.paint()
    context.set_source_rgba(1, 1, 1, 0.85)
    context.arc(side / 2, side * 0.4, side * 0.18, 0, 2 * math.pi)
    context.fill()
    context.arc(side / 2, side * 0.95, side * 0.33, 0, 2 * math.pi)
    context.fill()


@builds("image", "chart", "avatar")
def picture(scene: Scene, node: Node) -> Widget:
    """A picture; its text is what it shows."""
    size = {"avatar": (32, 32), "chart": (260, 160)}.get(node.kind, (32, 32) if node.icon else (180, 110))
    made = Picture(node.kind, f"{scene.look.seed} {node.id}", size)
    if node.kind == "avatar" or node.icon:
        made.set_halign(Gtk.Align.START)
        made.set_valign(Gtk.Align.CENTER)
    known: dict[str, Any] = {"name": node.text, "name_visible": False, "icon": node.icon}
    scene.element(node.id, "img", made, find=lambda: drawn_box(made), **known)
    return made


GObject.type_register(Picture)

"""Pictures that programs show: icons, switches, photographs, portraits, charts."""

from __future__ import annotations

import colorsys
import random
from typing import Any

from PIL import Image, ImageDraw, ImageTk

from screenseg.synth.tk.pixels import colour_of
from screenseg.synth.tk.scene import Scene

__all__ = ["avatar", "box_mark", "chart", "icon", "photograph", "switch"]


_SEEN = 40  # of 255: the least opacity that counts as drawn


def _keep(scene: Scene, image: Image.Image) -> ImageTk.PhotoImage:
    photo = ImageTk.PhotoImage(image, master=scene.stage)
    scene.keep.append(photo)
    return photo


def icon(scene: Scene, meaning: str, size: int, colour: str) -> ImageTk.PhotoImage:
    """An icon of this meaning, `size` pixels square; a ring if no icon set has it."""
    from screenseg.synth import icons

    if meaning in icons.meanings():
        svg = icons.svg(meaning, random.Random(scene.look.seed), scene.icons())
        drawn = icons.raster(svg, size, colour_of(colour))
        box = Image.fromarray(drawn[:, :, 3]).point(lambda alpha: 255 if alpha > _SEEN else 0).getbbox()
        scene.inks[meaning, size] = box or (0, 0, size, size)
        return _keep(scene, Image.fromarray(drawn))
    image = Image.new("RGBA", (size * 4, size * 4))
    ImageDraw.Draw(image).ellipse((size, size, size * 3, size * 3), outline=colour, width=size // 2)
    return _keep(scene, image.resize((size, size), Image.Resampling.LANCZOS))


def switch(scene: Scene, *, on: bool, colour: str, off: str, height: int) -> ImageTk.PhotoImage:
    """A track with its knob."""
    scale, width = 4, height * 2
    image = Image.new("RGBA", (width * scale, height * scale))
    draw = ImageDraw.Draw(image)
    whole = (0, 0, width * scale - 1, height * scale - 1)
    radius = height * scale // 2 if scene.look.seed % 3 else 2 * scale
    draw.rounded_rectangle(whole, radius, fill=colour if on else off)
    margin = max(2, height // 8) * scale
    left = (width - height) * scale if on else 0
    knob = (left + margin, margin, left + height * scale - margin - 1, height * scale - margin - 1)
    draw.rounded_rectangle(knob, radius, fill="#ffffff")
    return _keep(scene, image.resize((width, height), Image.Resampling.LANCZOS))


def box_mark(scene: Scene, *, checked: Any, size: int, colours: tuple[str, str, str]) -> ImageTk.PhotoImage:
    """A check box as a picture, for rows that have none of their own; colours: field, border, tick."""
    scale = 4
    image = Image.new("RGBA", (size * scale, size * scale))
    draw = ImageDraw.Draw(image)
    end = size * scale - 1
    draw.rectangle((0, 0, end, end), fill=colours[0], outline=colours[1], width=scale)
    if checked == "mixed":
        draw.rectangle((end * 0.25, end * 0.42, end * 0.75, end * 0.58), fill=colours[2])
    elif checked:
        points = [(end * 0.22, end * 0.52), (end * 0.42, end * 0.72), (end * 0.8, end * 0.28)]
        draw.line(points, fill=colours[2], width=scale * 2)
    return _keep(scene, image.resize((size, size), Image.Resampling.LANCZOS))


def _hue(dice: random.Random, lightness: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hls_to_rgb(dice.random(), lightness, dice.uniform(0.25, 0.7))
    return round(red * 255), round(green * 255), round(blue * 255)


def photograph(scene: Scene, seed: str, width: int, height: int) -> ImageTk.PhotoImage:
    """A landscape of sorts: sky, hills and a sun."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height), _hue(dice, 0.75))
    draw = ImageDraw.Draw(image)
    x, y, r = dice.uniform(0.1, 0.9) * width, dice.uniform(0.1, 0.4) * height, height * 0.1
    draw.ellipse((x - r, y - r, x + r, y + r), fill=_hue(dice, 0.85))
    for layer in range(3):
        level = height * (0.45 + 0.18 * layer)
        points = [(i * width / 6, level + dice.uniform(-0.15, 0.15) * height) for i in range(7)]
        draw.polygon([(0, height), *points, (width, height)], fill=_hue(dice, 0.5 - 0.12 * layer))
    return _keep(scene, image)


def avatar(scene: Scene, seed: str, size: int, ground: str) -> ImageTk.PhotoImage:
    """Head and shoulders in a disc."""
    dice, scale = random.Random(seed), 3
    image = Image.new("RGB", (size * scale, size * scale), ground)
    draw = ImageDraw.Draw(image)
    end = size * scale - 1
    draw.ellipse((0, 0, end, end), fill=_hue(dice, 0.6))
    skin = _hue(dice, 0.8)
    draw.ellipse((end * 0.33, end * 0.2, end * 0.67, end * 0.56), fill=skin)
    draw.pieslice((end * 0.2, end * 0.6, end * 0.8, end * 1.3), 180, 360, fill=skin)
    return _keep(scene, image.resize((size, size), Image.Resampling.LANCZOS))


def chart(scene: Scene, seed: str, width: int, height: int, colours: tuple[str, str, str]) -> ImageTk.PhotoImage:
    """Bars, a line or a pie without words; colours: ground, axis, accent."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height), colours[0])
    draw = ImageDraw.Draw(image)
    kind, count = dice.choice(("bars", "line", "pie")), dice.randint(5, 12)
    values = [dice.uniform(0.15, 0.9) for _ in range(count)]
    if kind == "pie":
        radius, start = min(width, height) * 0.42, 0.0
        box = (width / 2 - radius, height / 2 - radius, width / 2 + radius, height / 2 + radius)
        for value in values[:5]:
            sweep = 360 * value / sum(values[:5])
            draw.pieslice(box, start, start + sweep, fill=_hue(dice, 0.55))
            start += sweep
        return _keep(scene, image)
    for level in range(1, 5):
        draw.line((8, height * level / 5, width - 8, height * level / 5), fill=colours[1])
    step = (width - 24) / count
    if kind == "bars":
        for i, value in enumerate(values):
            draw.rectangle((16 + i * step, height * (1 - value), 16 + (i + 0.7) * step, height - 8), fill=colours[2])
    else:
        draw.line([(16 + i * step, height * (1 - v)) for i, v in enumerate(values)], fill=colours[2], width=3)
    draw.line((8, height - 8, width - 8, height - 8), fill=colours[1], width=2)
    return _keep(scene, image)

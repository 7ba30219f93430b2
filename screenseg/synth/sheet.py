"""Contact sheets: varied screens of a set on one picture, with what truth says drawn over them if wanted."""

from __future__ import annotations

import colorsys
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from screenseg.roles import CONTAINERS, ROLES
from screenseg.synth.coco import read_set
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Truth

__all__ = ["draw_overlay", "pick_varied", "write_sheet"]

_THUMB = (480, 300)  # pixels
_CAPTION, _GAP = 18, 8
_SPREAD = {"renderer": 3.0, "theme": 2.0, "kind": 2.0, "language": 1.5, "colours": 1.0, "scale": 0.5, "font": 0.5}
"""How much it counts that a screen differs from those already taken in each of these."""


def write_sheet(folder: Path, out: Path, *, count: int = 48, overlay: bool = False, seed: int = 0) -> Path:
    """Write a sheet of `count` screens as PNG, and give back its path.

    Raises:
        SynthError: The folder is no set or is empty, or the file cannot be written.
    """
    taken = pick_varied([(path, truth) for path, truth in read_set(folder)], count, seed)
    if not taken:
        raise SynthError(f"The set {str(folder)!r} is empty.")
    columns = max(1, round(math.sqrt(len(taken) * 1.2)))
    cell = (_THUMB[0] + _GAP, _THUMB[1] + _CAPTION + _GAP)
    rows = math.ceil(len(taken) / columns)
    sheet = Image.new("RGB", (columns * cell[0] + _GAP, rows * cell[1] + _GAP), "#2b2d31")
    font = ImageFont.load_default(12)
    for number, (path, truth) in enumerate(taken):
        left, top = _GAP + number % columns * cell[0], _GAP + number // columns * cell[1]
        thumb = _thumb(path, truth, overlay=overlay)
        sheet.paste(thumb, (left + (_THUMB[0] - thumb.width) // 2, top + (_THUMB[1] - thumb.height) // 2))
        ImageDraw.Draw(sheet).text((left, top + _THUMB[1] + 2), _caption(truth), font=font, fill="#d0d4da")
    try:
        sheet.save(out)
    except (OSError, ValueError) as error:
        raise SynthError(f"The sheet {str(out)!r} cannot be written: {error}") from error
    return out


def pick_varied(screens: Sequence[tuple[Path, Truth]], count: int, seed: int = 0) -> list[tuple[Path, Truth]]:
    """Screens that differ from each other as much as may be: one after the other, whichever brings most that is new."""
    waiting = list(screens)
    random.Random(seed).shuffle(waiting)
    seen: Counter[tuple[str, str]] = Counter()
    taken: list[tuple[Path, Truth]] = []
    while waiting and len(taken) < count:
        best = max(waiting, key=lambda screen: _novelty(screen[1], seen))
        waiting.remove(best)
        taken.append(best)
        seen.update((key, str(best[1].about.get(key))) for key in _SPREAD)
    return taken


def _novelty(truth: Truth, seen: Counter[tuple[str, str]]) -> float:
    return sum(weight / (1 + seen[key, str(truth.about.get(key))]) for key, weight in _SPREAD.items())


def _thumb(path: Path, truth: Truth, *, overlay: bool) -> Image.Image:
    try:
        with Image.open(path) as file:
            picture = file.convert("RGB")
    except OSError as error:
        raise SynthError(f"The picture {str(path)!r} is missing or damaged: {error}") from error
    if overlay:
        draw_overlay(picture, truth)
    picture.thumbnail(_THUMB, Image.Resampling.LANCZOS)
    return picture


def _caption(truth: Truth) -> str:
    about = truth.about
    steps = "+".join(step["name"] for step in about.get("degradations", ()))
    parts = [
        f"{about.get('index')} {about.get('renderer')} {about.get('theme')}",
        str(about.get("kind")),
        f"{about.get('language')} {about.get('scale', 1):.0%}",
        steps,
    ]
    return " | ".join(part for part in parts if part)[:78]


def draw_overlay(picture: Image.Image, truth: Truth) -> None:
    """Draw boxes in the colours of their roles, ink boxes of lines in green, and links as lines; in place."""
    pen = ImageDraw.Draw(picture)
    thick = max(1, round(picture.width / 900))
    for area in truth.ignore:
        pen.rectangle((area.left, area.top, area.right - 1, area.bottom - 1), outline="#808080", fill=None, width=thick)
        pen.line((area.left, area.top, area.right - 1, area.bottom - 1), fill="#808080", width=thick)
    for line in truth.texts:
        box = line.ink
        pen.rectangle((box.left - 1, box.top - 1, box.right, box.bottom), outline="#00b050", width=1)
    for element in truth.elements:
        box = element.box
        width = thick + 1 if element.role not in CONTAINERS and element.drawn else 1
        pen.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), outline=_colour(element.role), width=width)
        if element.label_box is not None:
            pen.line((element.label_box.center, box.center), fill="#ff00c8", width=thick)


def _colour(role: str) -> tuple[int, int, int]:
    """A hue of its own for each role."""
    hue = ROLES.index(role) * 0.381966 % 1.0
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.9, 0.95)
    return round(red * 255), round(green * 255), round(blue * 255)

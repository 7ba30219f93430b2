"""Dice: which degradations a picture gets, and with which figures."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from screenseg.synth.recipe import Recipe

__all__ = ["Step", "choose"]

Step = dict[str, Any]

_DITHERS = {
    "565": ("none", "ordered"),
    "555": ("none", "ordered"),
    "adaptive": ("none", "diffused"),
    "332": ("ordered",),
    "216": ("ordered", "diffused"),
}
_CODECS = ("jpeg", "webp", "video")


def choose(rng: random.Random, recipe: Recipe) -> list[Step]:
    """The steps of one picture in the order in which they happen; none if it stays clean.

    Most often a picture is spoilt on its way (colours, codec) after it was drawn (fringes, pointer, tint), and a
    viewer's scaling comes before or after the codec.
    """
    if rng.random() < recipe.clean or not any(recipe.degradations.values()):
        return []
    names = [name for name, probability in recipe.degradations.items() if rng.random() < probability]
    if not names:
        names = rng.choices(list(recipe.degradations), weights=list(recipe.degradations.values()))
    codecs = [name for name in _CODECS if name in names]
    codec = rng.sample(codecs, 1) if codecs else []
    way = [*codec, "rescale"] if rng.random() < 0.35 else ["rescale", *codec]
    order = ["fringes", "pointer", "tint", "colours", "blur", "tiles", *way]
    return [{"name": name, **_FIGURES[name](rng)} for name in order if name in names]


def _fringes(rng: random.Random) -> Step:
    return {"order": rng.choices(("rgb", "bgr"), weights=(9, 1))[0], "strength": round(rng.uniform(0.6, 1.0), 2)}


def _pointer(rng: random.Random) -> Step:
    """`at` names what it points at; `place` is where exactly, as shares of that."""
    shape = rng.choices(("arrow", "hand", "beam", "cross", "resize", "move", "wait"), weights=(60, 14, 14, 3, 4, 2, 3))[
        0
    ]
    return {
        "shape": shape,
        "colour": rng.choices(("white", "black"), weights=(3, 1))[0],
        "size": rng.choices((1.0, 1.25, 1.5, 2.0), weights=(60, 12, 16, 12))[0],
        "at": rng.choices(("anywhere", "element", "text"), weights=(45, 35, 20))[0],
        "pick": round(rng.random(), 4),
        "place": [round(rng.random(), 3), round(rng.random(), 3)],
        "shadow": rng.random() < 0.3,
    }


def _tint(rng: random.Random) -> Step:
    kind = rng.choices(("gamma", "brightness", "night", "faded"), weights=(3, 3, 3, 2))[0]
    amount = {"gamma": (0.7, 1.45), "brightness": (0.75, 1.2), "night": (0.55, 0.9), "faded": (0.7, 0.95)}[kind]
    return {"kind": kind, "amount": round(rng.uniform(*amount), 3)}


def _colours(rng: random.Random) -> Step:
    """A fixed palette of 256 colours is always dithered, or pale borders would be gone."""
    palette = rng.choices(list(_DITHERS), weights=(40, 10, 25, 15, 10))[0]
    return {"palette": palette, "dither": rng.choice(_DITHERS[palette])}


def _blur(rng: random.Random) -> Step:
    return {"sigma": round(rng.uniform(0.35, 0.8), 2)}


def _tiles(rng: random.Random) -> Step:
    count = rng.choices((1, 2, 4, 8), weights=(4, 3, 2, 1))[0]
    tiles = [[round(rng.random(), 4), round(rng.random(), 4)] for _ in range(count)]
    return {"side": rng.choice((16, 32, 64, 64)), "quality": rng.randint(18, 40), "tiles": tiles}


def _rescale(rng: random.Random) -> Step:
    factor = rng.uniform(0.75, 0.97) if rng.random() < 0.5 else rng.uniform(1.04, 1.5)
    interpolations = ("linear", "cubic", "area", "lanczos", "nearest")
    return {"factor": round(factor, 3), "interpolation": rng.choices(interpolations, weights=(8, 5, 4, 2, 1))[0]}


def _jpeg(rng: random.Random) -> Step:
    return {"quality": rng.randint(30, 95), "subsampling": rng.choices(("444", "422", "420"), weights=(3, 2, 5))[0]}


def _webp(rng: random.Random) -> Step:
    return {"quality": rng.randint(35, 90)}


def _video(rng: random.Random) -> Step:
    return {"quality": rng.randint(30, 70), "softness": round(rng.uniform(0.2, 0.6), 2)}


_FIGURES: dict[str, Callable[[random.Random], Step]] = {
    "fringes": _fringes,
    "pointer": _pointer,
    "tint": _tint,
    "colours": _colours,
    "blur": _blur,
    "tiles": _tiles,
    "rescale": _rescale,
    "jpeg": _jpeg,
    "webp": _webp,
    "video": _video,
}

"""Wallpapers: plain, gradients, blurred noise, hills, blurred lights, stripes. Small; the browser stretches them."""

from __future__ import annotations

import colorsys
import random
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

__all__ = ["wallpaper"]

_WIDTH, _HEIGHT = 640, 400
Picture = npt.NDArray[np.uint8]
_Plane = npt.NDArray[Any]


def wallpaper(rng: random.Random) -> Picture:
    """A picture, (400, 640, 3) uint8 RGB."""
    ways: dict[Callable[[random.Random, np.random.Generator], _Plane], float] = {
        _plain: 2,
        _gradient: 3,
        _noise: 3,
        _hills: 3,
        _lights: 2,
        _stripes: 1,
    }
    way = rng.choices(list(ways), list(ways.values()))[0]
    plane = way(rng, np.random.default_rng(rng.getrandbits(32)))
    return np.clip(plane, 0, 255).astype(np.uint8)


def _colour(rng: random.Random, lightness: tuple[float, float] = (0.15, 0.75)) -> _Plane:
    hue, saturation = rng.random(), rng.uniform(0.05, 0.75)
    colour: _Plane = np.array(colorsys.hls_to_rgb(hue, rng.uniform(*lightness), saturation), np.float32) * 255
    return colour


def _plain(rng: random.Random, dice: np.random.Generator) -> _Plane:
    usual = ((0, 128, 128), (58, 110, 165), (0, 0, 0), (236, 233, 216), (0, 78, 152), (46, 52, 64), (119, 33, 111))
    colour = np.array(rng.choice(usual), np.float32) if rng.random() < 0.6 else _colour(rng)
    return np.broadcast_to(colour, (_HEIGHT, _WIDTH, 3)).astype(np.float32)


def _ramp(rng: random.Random) -> _Plane:
    """0..1 over the picture: along a direction, or outwards."""
    y, x = np.mgrid[0 : 1 : _HEIGHT * 1j, 0 : 1 : _WIDTH * 1j]
    if rng.random() < 0.35:
        far = np.hypot(x - rng.uniform(0.1, 0.9), y - rng.uniform(0.1, 0.9))
        ramp: _Plane = far / far.max()
        return ramp
    turn = rng.uniform(0, 2 * np.pi)
    along = x * np.cos(turn) + y * np.sin(turn)
    ramp = along - along.min()
    ramp /= ramp.max()
    return ramp


def _mix(ramp: _Plane, first: _Plane, second: _Plane) -> _Plane:
    mixed: _Plane = first + (second - first) * ramp[..., None]
    return mixed


def _gradient(rng: random.Random, dice: np.random.Generator) -> _Plane:
    return _mix(_ramp(rng), _colour(rng), _colour(rng))


def _noise(rng: random.Random, dice: np.random.Generator) -> _Plane:
    """Soft clouds of colour, as in the pictures that systems come with."""
    size = rng.choice((3, 4, 6, 9))
    coarse = dice.random((size, size + 2, 3)).astype(np.float32)
    soft = cv2.resize(coarse, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_CUBIC)
    first, second = _colour(rng), _colour(rng)
    return (first + (second - first) * soft).astype(np.float32)


def _hills(rng: random.Random, dice: np.random.Generator) -> _Plane:
    """Ridges before a sky."""
    picture = _mix(_ramp(rng), _colour(rng, (0.55, 0.9)), _colour(rng, (0.4, 0.8)))
    ground = _colour(rng, (0.25, 0.55))
    count = rng.randint(2, 6)
    x = np.linspace(0, 1, _WIDTH)
    rows = np.arange(_HEIGHT)[:, None]
    for ridge in range(count):
        height = 0.35 + 0.5 * (ridge + 1) / count
        line = np.zeros(_WIDTH)
        for wave in (1, 2, 3, 7):
            line += (
                rng.uniform(0.02, 0.09) / wave * np.sin(2 * np.pi * (wave * x * rng.uniform(0.7, 1.6) + rng.random()))
            )
        mask = rows > (height + line)[None, :] * _HEIGHT
        picture[mask] = ground * (0.5 + 0.6 * (count - ridge) / count)
    return cv2.GaussianBlur(picture, (0, 0), rng.choice((0.8, 1.5))) + dice.normal(0, 2.0, picture.shape).astype(
        np.float32
    )


def _lights(rng: random.Random, dice: np.random.Generator) -> _Plane:
    """Lights out of focus."""
    picture = _mix(_ramp(rng), _colour(rng, (0.05, 0.3)), _colour(rng, (0.1, 0.4)))
    for _ in range(rng.randint(15, 60)):
        glow = np.zeros_like(picture)
        centre = (rng.randrange(_WIDTH), rng.randrange(_HEIGHT))
        cv2.circle(glow, centre, rng.randint(6, 40), _colour(rng, (0.4, 0.8)).tolist(), -1, cv2.LINE_AA)
        picture += glow * rng.uniform(0.1, 0.5)
    return cv2.GaussianBlur(picture, (0, 0), rng.choice((1.0, 3.0, 8.0))).astype(np.float32)


def _stripes(rng: random.Random, dice: np.random.Generator) -> _Plane:
    """Bands or facets of near colours."""
    steps = rng.choice((4, 7, 12))
    ramp = np.floor(_ramp(rng) * steps + _ramp(rng) * rng.choice((0, steps))) % steps / steps
    return _mix(ramp.astype(np.float32), _colour(rng), _colour(rng))

"""What happens to a crop before a network sees it: other colours, other themes, the losses of a remote desktop.

Nothing here mirrors or turns a picture: text does not come mirrored. Geometry (zoom and place of the crop) is in
`data.py`.
"""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["augment"]

Image = NDArray[np.uint8]


def augment(image: Image, dice: random.Random) -> Image:
    """A changed copy of an (H, W, 3) uint8 RGB crop."""
    if dice.random() < 0.12:
        image = _negative(image)
    if dice.random() < 0.35:
        image = _hue(image, dice)
    if dice.random() < 0.35:
        image = _levels(image, dice)
    if dice.random() < 0.06:
        image = np.repeat(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)
    if dice.random() < 0.08:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), dice.uniform(0.3, 0.8)), np.uint8)
    if dice.random() < 0.25:
        image = _jpeg(image, dice)
    return np.ascontiguousarray(image)


def _negative(image: Image) -> Image:
    """Light becomes dark and hues stay: the other theme."""
    lab = cv2.cvtColor(image, cv2.COLOR_RGB2LAB)
    lab[:, :, 0] = 255 - (lab[:, :, 0].astype(np.float32) * 0.9).astype(np.uint8)
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)


def _hue(image: Image, dice: random.Random) -> Image:
    """Other accent colours."""
    hsv = cv2.cvtColor(image, cv2.COLOR_RGB2HSV)
    hsv[:, :, 0] = (hsv[:, :, 0].astype(np.int16) + dice.randrange(180)) % 180
    hsv[:, :, 1] = np.clip(hsv[:, :, 1].astype(np.float32) * dice.uniform(0.5, 1.4), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.uint8)


def _levels(image: Image, dice: random.Random) -> Image:
    """Contrast, brightness and a tint."""
    low, high = dice.uniform(0, 50), dice.uniform(200, 255)
    tint = np.array([dice.uniform(0.9, 1.05) for _ in range(3)], np.float32)
    ramp = np.linspace(low, high, 256, dtype=np.float32)[:, None] * tint
    table = np.clip(ramp, 0, 255).astype(np.uint8)[None]
    return np.asarray(cv2.LUT(image, table), np.uint8)


def _jpeg(image: Image, dice: random.Random) -> Image:
    sampling = dice.choice((0x411111, 0x221111, 0x211111, 0x111111))
    settings = [cv2.IMWRITE_JPEG_QUALITY, dice.randint(30, 95), cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    _, data = cv2.imencode(".jpg", image, settings)
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)

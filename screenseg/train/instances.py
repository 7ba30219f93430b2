"""What a Mask R-CNN finds, as an evaluation sees it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.segment.channels import MASK_STRIDE, MASKS
from screenseg.perceive.segment.mask_rcnn import Instance
from screenseg.train.scores import Seen, cells

__all__ = ["seen"]


def seen(found: Sequence[Instance], size: tuple[int, int]) -> Seen:
    """Instances with their masks pasted at half resolution.

    Args:
        found: the instances.
        size: the picture's width and height, pixels.
    """
    union = np.zeros((len(MASKS), -(-size[1] // MASK_STRIDE), -(-size[0] // MASK_STRIDE)), np.bool_)
    shapes = []
    for thing in found:
        part = union[(MASKS.index(thing.segment.region), *cells(thing.segment, union.shape[1:]))]
        pasted = _stretched(thing.mask, part.shape)
        part |= pasted
        shapes.append(pasted)
    return Seen([thing.segment for thing in found], union, shapes)


def _stretched(mask: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    return np.asarray(cv2.resize(mask, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR) > 0.5, np.bool_)

"""What a Mask R-CNN or a detector finds, as an evaluation sees it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from screenseg.perceive.channels import MASK_STRIDE, MASKS, REGIONS
from screenseg.perceive.detect import Detection
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.mask_rcnn import Instance
from screenseg.roles import REGION_ROLES
from screenseg.train.scores import Seen, cells

__all__ = ["DETECTED", "detected", "seen"]

_REGION_OF = {role: region for region, roles in REGION_ROLES.items() for role in roles}
DETECTED = tuple(region for region in REGIONS if any(_REGION_OF.get(role) == region for role in ROLE_NAMES))
"""The region classes that a detector of widgets finds things of."""


def detected(found: Sequence[Detection]) -> list[Segment]:
    """Widgets as things of a region class, those that are of one."""
    named = ((_REGION_OF.get(one.role), one) for one in found)
    return [Segment(region, one.box, one.confidence) for region, one in named if region is not None]


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

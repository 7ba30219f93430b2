"""Widgets out of what a U-Net tells at every position: which box it lies in, what that is, and in what state.

Boxes that may be a widget's are known before: outlines of drawn shapes, exact to the pixel; lines of text; and boxes
that many positions agree on, for what is not drawn. A candidate stands by the positions in it that vote for it.
Proposals and a classifier work together like this in Girshick, "Fast R-CNN", 2015; here proposals need no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import BOX_STRIDE, KINDS, MASK_STRIDE, REGIONS, ROLES, STATES
from screenseg.perceive.detect.decode import Detection
from screenseg.perceive.looks import Scene
from screenseg.perceive.segment.decode import agreed
from screenseg.perceive.shapes import Shape

__all__ = ["Candidate", "Dense", "candidates"]

Float = NDArray[np.float32]

OWN = 0.5  # IoU of a position's vote with a candidate from which on it speaks for it
CELLS = 1500  # positions that are looked at in a candidate; of larger ones every n-th
HEARD = 0.3  # least probability of any widget at a position that speaks
LEAST = 0.5  # of such positions that must speak for a box
CLAIM = 0.5  # least probability of any widget at a position whose vote makes a candidate
ALIKE = 0.7  # IoU from which on a voted box is a shape
ACROSS, CUT = 0.5, 0.2  # of a line's height that a box takes in, and of its width that lies on both sides of a cut
MORE = 2.5  # line heights: a higher box holds more than a part of a line
SEEN = 0.15  # score from which on what a detector found makes a candidate
MET = 0.5  # IoU of a detection with a candidate from which on it speaks for it


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """What a U-Net tells at every position of a picture, one of BOX_STRIDE pixels of the picture as it saw it.

    Attributes:
        sides: (4, h, w) float32, left, top, right and bottom of the widget there, image pixels.
        roles: (len(ROLES), h, w) float32 probabilities.
        states: (len(STATES), h, w) float32 probabilities.
        regions: (len(REGIONS), h, w) float32 probabilities.
        zoom: the size at which it saw the picture, as a share of the picture's own.
    """

    sides: Float
    roles: Float
    states: Float
    regions: Float
    zoom: float = 1.0

    @property
    def stride(self) -> float:
        """Image pixels from one position to the next."""
        return BOX_STRIDE / self.zoom

    @classmethod
    def of(
        cls, masks: Float, logs: Float, roles: Float, states: Float, size: tuple[int, int], zoom: float = 1.0
    ) -> Dense:
        """From a network's outputs.

        Args:
            masks: (len(MASKS), H/2, W/2) probabilities.
            logs: (4 * len(KINDS), H/4, W/4) logarithms of 1 + distance in pixels.
            roles, states: as above.
            size: width and height of the picture as the network saw it, pixels; what was added to it is cut off.
            zoom: as above.
        """
        width, height = (-(-side // BOX_STRIDE) for side in size)
        at, step = 4 * KINDS.index("widget"), BOX_STRIDE // MASK_STRIDE
        near = np.expm1(np.clip(logs[at : at + 4, :height, :width], 0.0, 9.0))
        regions = masks[: len(REGIONS), ::step, ::step][:, :height, :width]
        y = ((np.arange(height, dtype=np.float32) + 0.5) * BOX_STRIDE)[:, None]
        x = ((np.arange(width, dtype=np.float32) + 0.5) * BOX_STRIDE)[None, :]
        sides = np.stack((x - near[0], y - near[1], x + near[2], y + near[3])).astype(np.float32) / np.float32(zoom)
        return cls(sides, roles[:, :height, :width], states[:, :height, :width], regions, zoom)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A box that may be a widget's, and what speaks for it.

    Attributes:
        box: image pixels.
        kind: ``shape``, ``line``, ``voted`` or ``detected``: where the box comes from.
        shape: what is drawn there, if the box is a shape's.
        roles: mean probabilities of the positions that vote for it, as ROLES orders them.
        states: likewise, as STATES orders them.
        regions: mean probabilities of all positions in the box, as REGIONS orders them.
        share: how much of all that is a widget in the box votes for it, 0 to 1.
        fit: mean IoU of their votes with the box.
        detection: what a detector found there; None if it found nothing that fits.
        met: IoU with that.
    """

    box: Box
    kind: str
    shape: Shape | None
    roles: tuple[float, ...]
    states: tuple[float, ...]
    regions: tuple[float, ...]
    share: float
    fit: float
    detection: Detection | None = None
    met: float = 0.0

    @property
    def presence(self) -> float:
        """How sure it is that the box is a widget's, whatever its role, 0 to 1; not calibrated."""
        return sum(self.roles[1:]) * self.share * self.fit


def candidates(dense: Dense, scene: Scene, detections: Sequence[Detection] = ()) -> list[Candidate]:
    """Boxes that may be widgets', each once: shapes, lines, what positions agree on, and what a detector found.

    What is neither a shape nor a line is left out where it would cut through a line of text.
    """
    frame = Box(0, 0, scene.pixels.shape[1], scene.pixels.shape[0])
    widget = 1.0 - dense.roles[0]
    rows, columns = np.nonzero(widget > CLAIM)
    out = [_measured(dense, widget, shape.box, "shape", shape) for shape in scene.shapes]
    drawn = [shape.box for shape, found in zip(scene.shapes, out, strict=True) if found.share]
    votes = agreed(dense.sides[:, rows, columns].T * np.float32(dense.zoom))[0] / np.float32(dense.zoom)
    voted = (_whole(sides, frame) for sides in votes)
    free = [box for box in voted if box and not any(box.iou(other) >= ALIKE for other in drawn)]
    out += [_measured(dense, widget, box, "voted", None) for box in free if not _cuts_any(box, scene)]
    known = [one.box for one in out]
    more = [one.box for one in detections if one.confidence >= SEEN]
    more = [box for box in more if not any(box.iou(other) >= ALIKE for other in known)]
    out += [_measured(dense, widget, box, "detected", None) for box in more if not _cuts_any(box, scene)]
    out += [_measured(dense, widget, line.box, "line", None) for line in scene.lines]
    return _met(out, detections)


def _met(found: Sequence[Candidate], detections: Sequence[Detection]) -> list[Candidate]:
    """Candidates, each with the detection that fits it best."""
    if not found or not detections:
        return list(found)
    boxes, others = (np.array([tuple(one.box) for one in many], np.float32) for many in (found, detections))
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    both = (high - low).clip(0).prod(axis=2)
    areas = [(sides[:, 2:] - sides[:, :2]).prod(axis=1) for sides in (boxes, others)]
    fits = both / (areas[0][:, None] + areas[1][None] - both)
    best = (fits * [0.5 + 0.5 * one.confidence for one in detections]).argmax(axis=1)
    met = fits[np.arange(len(fits)), best]
    pairs = zip(found, best.tolist(), met.tolist(), strict=True)
    return [replace(one, detection=detections[at], met=iou) if iou >= MET else one for one, at, iou in pairs]


def _whole(sides: Float, frame: Box) -> Box | None:
    left, top, right, bottom = (round(float(side)) for side in sides)
    return Box(left, top, right, bottom).intersect(frame) if left < right and top < bottom else None


def _cuts_any(box: Box, scene: Scene) -> bool:
    return any(_cuts(box, line.box) for line in scene.lines)


def _cuts(box: Box, line: Box) -> bool:
    """Whether a side of a box that is not drawn goes through a line of text; a link at either end of one may."""
    part = box.intersect(line) if box.height > MORE * line.height or box.contains(line.center) else None
    return part is not None and part.height >= ACROSS * line.height and CUT < part.width / line.width < 1 - CUT


def _measured(dense: Dense, widget: Float, box: Box, kind: str, shape: Shape | None) -> Candidate:
    """What speaks for a box."""
    rows, columns = _positions(box, widget.shape, dense.stride)
    claims = widget[rows, columns]
    fits = _overlaps(dense.sides[:, rows, columns], box)
    weight = claims * ((fits >= OWN) & (claims > HEARD))
    total = float(weight.sum())
    regions = tuple(dense.regions[:, rows, columns].mean(axis=(1, 2)).tolist())
    if total < LEAST:
        return Candidate(box, kind, shape, (0.0,) * len(ROLES), (0.0,) * len(STATES), regions, 0.0, 0.0)
    roles = (dense.roles[:, rows, columns] * weight).sum(axis=(1, 2)) / total
    states = (dense.states[:, rows, columns] * weight).sum(axis=(1, 2)) / total
    fit = float((fits * weight).sum()) / total
    share = total / float(claims.sum())
    return Candidate(box, kind, shape, tuple(roles.tolist()), tuple(states.tolist()), regions, share, fit)


def _positions(box: Box, shape: tuple[int, ...], stride: float) -> tuple[slice, slice]:
    """Rows and columns of positions whose middles lie in a box, at least one."""
    left, top, right, bottom = (round(side / stride) for side in box)
    left, top = min(left, shape[1] - 1), min(top, shape[0] - 1)
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    step = max(1, round(((right - left) * (bottom - top) / CELLS) ** 0.5))
    return slice(top, bottom, step), slice(left, right, step)


def _overlaps(sides: Float, box: Box) -> Float:
    """(h, w) IoU of (4, h, w) boxes with one."""
    width = np.minimum(sides[2], box.right) - np.maximum(sides[0], box.left)
    height = np.minimum(sides[3], box.bottom) - np.maximum(sides[1], box.top)
    both = width.clip(0) * height.clip(0)
    areas = (sides[2] - sides[0]) * (sides[3] - sides[1])
    return np.asarray(both / np.maximum(areas + box.area - both, 1e-6), np.float32)

"""Which of the boxes that may be widgets' are, what they are and in what state: all evidence weighed by a network.

Each candidate is told in numbers: what the U-Net and the detector say of it, what the rules say, its size and place in
text heights, the text in it and what stands around it. The network that weighs them (`screenseg.train.naming`) gives a
probability for each role and state, so which evidence wins is learnt. That a widget stands once, and none crosses
another, is set by hand.
"""

from __future__ import annotations

import base64
import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screenseg.geometry import Box
from screenseg.perceive.channels import REGIONS, ROLES, STATES
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.perceive.evidence import Color, Region, TextLine
from screenseg.perceive.looks import DISC, LONG, Scene, is_accent, is_checked, is_on, plain
from screenseg.perceive.segment.widgets import Candidate

__all__ = ["FEATURES", "KEY", "RANGE", "Named", "Namer", "features", "named"]

Float = NDArray[np.float32]

KEY = "naming"
"""Where a U-Net's ONNX file has the weights, among its metadata."""

LEAST = 0.35  # probability of a role from which on a candidate has it
ANY = 0.5  # probability from which on it is some widget, and has the likeliest role
SAME = 0.5  # IoU of two candidates that are one thing
CROSSED = 0.3  # share of the smaller one: widgets lie in each other or apart, they do not cross
WITHIN = 0.85  # share of the smaller one that lies in the larger one where it lies in it
PREFERRED = {"shape": 1.15, "detected": 1.1, "voted": 1.0, "line": 0.65}  # of boxes as likely: the exact, and the whole

RULED = ("button", "textbox", "combobox", "spinbutton", "checkbox", "radio", "switch", "group")
"""What the rules can say of a shape."""

RANGE = 5.0  # standard deviations: what is farther off counts as this
FAR = 5.0  # text heights: what is farther off is only far
ROW = 0.5  # of a height that must overlap for two things to stand in one row
CLOSE = 4.5  # text heights between neighbours in a row
LEVEL = 0.4  # text heights: middles of neighbours in a row, or sides in a column, are no farther apart
CAPTION = 2.0  # text heights from a toggle to its caption
TOGGLED = 2.8  # text heights of the highest toggle
BESIDE = 3  # pixels beyond a box, where its surroundings are
TOGGLES = tuple(ROLES.index(role) for role in ("checkbox", "radio", "switch"))

_KINDS = ("shape", "line", "voted", "detected")
_TOLD = len(ROLES) + len(STATES) + len(REGIONS) + 2 + len(ROLE_NAMES) + len(STATES) + 1
_UNSEEN = [0.0] * (len(ROLE_NAMES) + len(STATES))

FEATURES = _TOLD + len(RULED) + 1 + len(_KINDS) + 7 + 3 + 10 + 11 + 9 + 2 * len(ROLES) + 1
"""How many numbers tell of a candidate."""


def features(scene: Scene, found: Sequence[Candidate], rules: Sequence[Region]) -> Float:
    """(n, FEATURES) what is known of each candidate.

    Args:
        scene: the screenshot with its lines and shapes.
        found: candidates on it.
        rules: what the rules made of its shapes.
    """
    if not found:
        return np.zeros((0, FEATURES), np.float32)
    ruled = {region.box: region for region in rules}
    layout, neighbours = _Layout.of(scene, found), _neighbours(found, scene.unit).tolist()
    usual = statistics.median([_contrast(line) for line in scene.lines] or [1.0])
    rows = [
        [
            *one.roles,
            *one.states,
            *one.regions,
            one.share,
            one.fit,
            *(_UNSEEN if one.detection is None else (*one.detection.roles, *one.detection.states)),
            one.met,
            *_rule(ruled.get(one.box) if one.shape else None),
            *(float(one.kind == kind) for kind in _KINDS),
            *_place(scene, one),
            *_toggle(scene, one),
            *_text(scene, one.box),
            *_colors(scene, one),
            _strength(scene, one.box, usual),
            *layout.around(index),
            *neighbours[index],
        ]
        for index, one in enumerate(found)
    ]
    return np.array(rows, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Namer:
    """A network of some 60,000 weights: numbers of a candidate in, a probability for each of ROLES and STATES out.

    Attributes:
        mean, scale: (FEATURES,) of the numbers it was made with.
        layers: weights (outputs, inputs) and biases (outputs,) of each layer; ReLU between them, at the end
            softmax over roles and a sigmoid of each state.
    """

    mean: Float
    scale: Float
    layers: tuple[tuple[Float, Float], ...]

    def __call__(self, numbers: Float) -> tuple[Float, Float]:
        """(n, len(ROLES)) and (n, len(STATES)) probabilities of (n, FEATURES)."""
        x = ((numbers - self.mean) / self.scale).clip(-RANGE, RANGE)
        for index, (weights, biases) in enumerate(self.layers):
            x = (x if index == 0 else x.clip(0)) @ weights.T + biases
        roles, flags = x[:, : len(ROLES)], x[:, len(ROLES) :]
        roles = np.exp(roles - roles.max(axis=1, keepdims=True))
        chances = roles / roles.sum(axis=1, keepdims=True)
        return np.asarray(chances, np.float32), np.asarray(1 / (1 + np.exp(-flags)), np.float32)

    def encode(self) -> str:
        """As text, for metadata: JSON of base64 of little-endian float32, shapes beside."""
        arrays = [self.mean, self.scale, *(array for layer in self.layers for array in layer)]
        return json.dumps([[a.shape, base64.b64encode(a.astype("<f4").tobytes()).decode()] for a in arrays])

    @classmethod
    def decode(cls, text: str) -> Namer:
        """What `encode` wrote.

        Raises:
            ValueError: it is something else, or for other candidates than these.
        """
        arrays = [np.frombuffer(base64.b64decode(data), "<f4").reshape(shape) for shape, data in json.loads(text)]
        mean, scale, *rest = arrays
        layers = tuple(zip(rest[::2], rest[1::2], strict=True))
        if mean.shape != (FEATURES,) or not layers or layers[-1][1].shape != (len(ROLES) + len(STATES),):
            raise ValueError(
                f"The weights that name widgets are for {mean.size} numbers a candidate, not "
                f"{FEATURES}: they are of another version. Teach it again: screenseg train naming"
            )
        return cls(mean, scale, layers)


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate that is a widget, its role and the role's probability; those of STATES where they are known."""

    candidate: Candidate
    role: str
    confidence: float
    flags: tuple[float, ...] = ()


def named(found: Sequence[Candidate], chances: Float, flags: Float | None = None) -> list[Named]:
    """The candidates that are widgets, each widget once.

    Args:
        found: candidates.
        chances, flags: (n, len(ROLES)) and (n, len(STATES)) what a `Namer` gives for them.
    """
    best, likely = 1 + chances[:, 1:].argmax(axis=1), chances[:, 1:].max(axis=1, initial=0)
    stands = (likely >= LEAST) | (chances[:, 0] <= 1 - ANY)
    states = [()] * len(found) if flags is None else [tuple(row) for row in flags.tolist()]
    told = zip(found, best.tolist(), likely.tolist(), states, stands.tolist(), strict=True)
    likeliest = [Named(one, ROLES[role], chance, state) for one, role, chance, state, stand in told if stand]
    out: list[Named] = []
    for one in sorted(likeliest, key=lambda o: -o.confidence * PREFERRED[o.candidate.kind]):
        if not any(_repeats(one, other) for other in out):
            out.append(one)
    return out


def _repeats(one: Named, other: Named) -> bool:
    """Whether two are the same widget, or cross, or one is a part of the other."""
    a, b = one.candidate.box, other.candidate.box
    share = max(a.coverage(b), b.coverage(a))
    inside = share >= WITHIN
    return a.iou(b) > SAME or (one.role == other.role if inside else share > CROSSED)


def _neighbours(found: Sequence[Candidate], unit: float) -> Float:
    """(n, 2 * len(ROLES) + 1) what the U-Net says of the things beside each candidate.

    First the mean roles of those near it in its row, as much as there are any, then of those in its column; last how
    surely there is a toggle before it, whose caption it may be. Things in a strip, a menu or a list are of one kind.
    """
    boxes = np.array([tuple(one.box) for one in found], np.float32)
    roles = np.array([one.roles for one in found], np.float32)
    sure = np.array([one.share * one.fit for one in found], np.float32)
    left, top, right, bottom = boxes.T
    apart_x = np.maximum(left[:, None] - right[None], left[None] - right[:, None])  # below 0 where they overlap
    apart_y = np.maximum(top[:, None] - bottom[None], top[None] - bottom[:, None])
    middle = (top + bottom) / 2
    level = np.abs(middle[:, None] - middle[None]) <= LEVEL * unit
    below = np.minimum(np.abs(left[:, None] - left[None]), np.abs(left + right - left[:, None] - right[:, None]) / 2)
    row = level & (apart_x > 0) & (apart_x <= CLOSE * unit)
    column = (below <= LEVEL * unit) & (apart_y > 0) & (apart_y <= CLOSE * unit)
    before = level & (left[:, None] >= right[None] - 0.2 * unit) & (apart_x <= CAPTION * unit)
    told = [_mean(near * sure, roles) for near in (row, column)]
    toggle = (before * (roles[:, TOGGLES].sum(axis=1) * sure)).max(axis=1, keepdims=True)
    return np.concatenate((*told, toggle), axis=1)


def _mean(weights: Float, values: Float) -> Float:
    """(n, k) means of (m, k) values by (n, m) weights; where these are few, less."""
    return np.asarray(weights @ values / (weights.sum(axis=1, keepdims=True) + 1.0), np.float32)


def _rule(region: Region | None) -> list[float]:
    named = [float(region is not None and region.role == role) for role in RULED]
    return [*named, region.confidence if region else 0.0]


def _place(scene: Scene, one: Candidate) -> list[float]:
    box, unit = one.box, scene.unit
    height, width = scene.pixels.shape[:2]
    return [
        math.log2(box.width / unit),
        math.log2(box.height / unit),
        math.log2(box.width / box.height),
        one.shape.solidity if one.shape else 1.0,
        box.center.x / width,
        box.center.y / height,
        box.area / (width * height),
    ]


def _toggle(scene: Scene, one: Candidate) -> list[float]:
    """What the rules say of a box of a toggle's size: square 1, round -1; as a check box and as a switch, on 1, off -1.

    0 is said of what cannot be one.
    """
    box = one.box
    if box.height > TOGGLED * scene.unit or box.width > 2 * TOGGLED * scene.unit or min(box.width, box.height) < 6:
        return [0.0, 0.0, 0.0]
    shape = one.shape or plain(scene.pixels, box)
    if box.width >= LONG * box.height:
        return [0.0, 0.0, 2.0 * is_on(scene.pixels, box, shape.fill) - 1]
    square = 0.0 if one.shape is None else 2.0 * (shape.solidity >= DISC) - 1
    return [square, 2.0 * is_checked(scene.pixels, shape) - 1, 0.0]


def _text(scene: Scene, box: Box) -> list[float]:
    """How much text stands in a box, where, and what it is like."""
    lines, unit = sorted(scene.lines_in(box), key=lambda line: line.box.left), scene.unit
    if not lines:
        return [0.0, 0.0, FAR, FAR, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    before, after = lines[0].box.left - box.left, box.right - max(line.box.right for line in lines)
    text = " ".join(line.text for line in lines)
    return [
        min(len(lines), 4) / 4,
        min(1.0, sum(line.box.width for line in lines) / box.width),
        min(FAR, before / unit),
        min(FAR, after / unit),
        (after - before) / max(after + before, unit),
        min(len(text), 60) / 20,
        float(text[:1].isupper()),
        float(text.rstrip().endswith((":", "*", "："))),
        sum(c.isdigit() for c in text) / len(text),
        lines[0].box.height / unit,
    ]


def _colors(scene: Scene, one: Candidate) -> list[float]:
    lines = scene.lines_in(one.box)
    ink, ground = (lines[0].color, lines[0].background) if lines else ((0, 0, 0), (0, 0, 0))
    fill = one.shape.fill if one.shape else ground
    around = _around(scene.pixels, one.box)
    rim = _rim(scene.pixels, one.box)
    return [
        _luma(fill) - _luma(around),
        max(abs(a - b) for a, b in zip(fill, around, strict=True)) / 255,
        float(is_accent(ink)),
        float(is_accent(fill)),
        _luma(fill),
        abs(_luma(ink) - _luma(ground)),
        _luma(ground),
        _luma(rim) - _luma(around),
        _luma(rim) - _luma(fill),
        float(is_accent(rim)),
    ]


def _strength(scene: Scene, box: Box, usual: float) -> float:
    """How far the ink in a box stands out against how far ink usually does there; 1 without text."""
    strongest = max((_contrast(line) for line in scene.lines_in(box)), default=usual)
    return min(2.0, strongest / max(usual, 0.05))


def _contrast(line: TextLine) -> float:
    return abs(_luma(line.color) - _luma(line.background))


def _around(pixels: NDArray[np.uint8], box: Box) -> Color:
    """The colour that most of a box's surroundings have."""
    around = box.expand(BESIDE).intersect(Box(0, 0, pixels.shape[1], pixels.shape[0]))
    return _rim(pixels, around or box)


def _rim(pixels: NDArray[np.uint8], box: Box) -> Color:
    """The median colour of a box's outermost pixels."""
    rows = pixels[[box.top, box.bottom - 1], box.left : box.right]
    columns = pixels[box.top : box.bottom, [box.left, box.right - 1]]
    red, green, blue = np.median(np.concatenate((rows.reshape(-1, 3), columns.reshape(-1, 3))), axis=0).tolist()
    return int(red), int(green), int(blue)


def _luma(color: Color) -> float:
    """ITU-R BT.601, 0 to 1."""
    red, green, blue = color
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where candidates and lines stand to each other, in arrays.

    Attributes:
        boxes: (n, 4) of the candidates.
        kinds: (n,) each one's kind.
        lines: (m, 4) boxes of lines.
        unit: text height, pixels.
    """

    boxes: Float
    kinds: NDArray[np.int64]
    lines: Float
    unit: float

    @classmethod
    def of(cls, scene: Scene, found: Sequence[Candidate]) -> _Layout:
        boxes = np.array([tuple(one.box) for one in found], np.float32)
        kinds = np.array([_KINDS.index(one.kind) for one in found])
        return cls(
            boxes, kinds, np.array([tuple(line.box) for line in scene.lines], np.float32).reshape(-1, 4), scene.unit
        )

    def around(self, index: int) -> list[float]:
        """Neighbours of a candidate: text beside, above and below, and others like it in its row and column."""
        box, unit = self.boxes[index], self.unit
        left, top, right, bottom = box
        lines = self.lines
        level = _shared(lines[:, 1], lines[:, 3], top, bottom)
        after, before = (lines[:, 0] - right)[level], (left - lines[:, 2])[level]
        over = (lines[:, 2] > left) & (lines[:, 0] < right)
        above, below = (top - lines[:, 3])[over], (lines[:, 1] - bottom)[over]
        others = self.boxes[(self.kinds == self.kinds[index]) & (np.arange(len(self.boxes)) != index)]
        row = others[_shared(others[:, 1], others[:, 3], top, bottom)]
        same_height = np.abs((row[:, 3] - row[:, 1]) - (bottom - top)) <= 0.25 * unit
        near = np.maximum(row[:, 0] - right, left - row[:, 2]) <= CLOSE * unit
        column = others[(np.abs(others[:, 0] - left) <= 0.3 * unit)]
        alike = np.abs((column[:, 3] - column[:, 1]) - (bottom - top)) <= 0.25 * unit
        inside = ((others[:, :2] >= box[:2] - 1).all(1) & (others[:, 2:] <= box[2:] + 1).all(1)).sum()
        return [
            _nearest(after, unit),
            _nearest(before, unit),
            _nearest(above, unit),
            _nearest(below, unit),
            min(8, int((same_height & near).sum())) / 8,
            min(8, int((~same_height & near).sum())) / 8,
            min(8, int(alike.sum())) / 8,
            min(8, int(inside)) / 8,
            math.log2(1 + float(top) / unit),
        ]


def _shared(tops: Float, bottoms: Float, top: float, bottom: float) -> NDArray[np.bool_]:
    """Whether spans share at least half of the lower one's height with a span."""
    both = np.minimum(bottoms, bottom) - np.maximum(tops, top)
    return np.asarray(both >= ROW * np.minimum(bottoms - tops, bottom - top))


def _nearest(gaps: Float, unit: float) -> float:
    """The least gap that is none below zero, in text heights."""
    ahead = gaps[gaps >= -0.3 * unit]
    return min(FAR, float(ahead.min()) / unit) if len(ahead) else FAR

"""From what a network found to regions: edges where they really are, and roles by looks.

A network is a pixel or two off. Where something is drawn, its outline is known exactly, and the network's box is
snapped to it; where nothing is, each side moves to the line nearby across which colours change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from screenseg.document import ROLES
from screenseg.geometry import Box
from screenseg.perceive.channels import ROLES as NAMES
from screenseg.perceive.channels import STATES
from screenseg.perceive.classic import segment as by_rules
from screenseg.perceive.evidence import Region, TextLine
from screenseg.perceive.looks import DISC, LONG, Scene, is_accent, is_checked, is_on, picker, plain
from screenseg.perceive.segment.decode import Segment
from screenseg.perceive.segment.naming import Named, features, named
from screenseg.perceive.segment.segmentation import Segmentation
from screenseg.perceive.segment.widgets import Dense, candidates
from screenseg.perceive.shapes import Shape, contents
from screenseg.roles import REGION_ROLES

__all__ = ["regions"]

SAME = 0.6  # IoU from which on a shape is what the network found
REACH = 3  # pixels that a side may move to an edge
EDGE = 8  # of 255: colours on both sides of an edge differ by more
ALONG = 0.6  # share of a side along which they must
THIN = 4.0  # length to thickness of a slider
STACK = 2  # rows of text: what has more is no list entry, tab or link, but several
SURE = 0.3  # confidence below which an icon or picture is none
EVEN = 0.5  # probability from which on a widget is in a state
POOLED = 0.35  # weight of the U-Net against all evidence weighed: the least log loss on unseen frameworks

_ENTRIES = frozenset({"option", "menuitem", "tab", "link", "columnheader"})
TOGGLES = REGION_ROLES["toggle"]
SELECTABLE = frozenset({"tab", "option", "menuitem"})
_ROLES = {"button": "button", "icon": "img", "panel": "group", "table": "table"}


def regions(scene: Scene, seen: Segmentation) -> tuple[Region, ...]:
    """The regions that stand for what a network found; lines of text and bars are none.

    Of a U-Net's widgets three kinds are turned down whatever their probability: a text box where the rules see a
    panel, since it would swallow all that stands in it, an entry with text of several, for the same reason, and a link
    that is only a part of its line. Panels are the rules'.

    Args:
        scene: the screenshot with its lines and shapes.
        seen: what the network found in it.
    """
    if seen.dense is None:
        return _of_segments(scene, seen.segments)
    icons = [segment for segment in seen.segments if segment.region == "icon" and segment.confidence >= SURE]
    rules = by_rules(scene)
    groups = [region for region in rules if region.role == "group"]
    widgets = [_widget(scene, one) for one in _named(scene, seen, seen.dense, rules)]
    panels = {group.box for group in groups}
    known = [w for w in widgets if w.role in ROLES]  # a tree's entries have no role in a document
    known = [w for w in known if not (w.role == "textbox" and w.box in panels)]
    known = [w for w in known if not (w.role == "link" and _is_mixed(scene.lines_in(w.box)))]
    known = [w for w in known if not (w.role in _ENTRIES and _rows(scene.lines_in(w.box)) > STACK)]
    taken = {widget.box for widget in known}
    return (*known, *(group for group in groups if group.box not in taken), *_of_segments(scene, icons))


def _named(scene: Scene, seen: Segmentation, dense: Dense, rules: Sequence[Region]) -> list[Named]:
    """The widgets among the boxes that may be widgets', by all evidence, or by the U-Net alone."""
    found = candidates(dense, scene, seen.detections)
    told = np.array([one.roles for one in found], np.float32).reshape(-1, len(NAMES))
    sure = np.array([one.presence**0.5 for one in found], np.float32)  # three factors, each below 1
    told[:, 1:] *= (sure / told[:, 1:].sum(axis=1).clip(1e-6))[:, None]
    told[:, 0] = 1 - sure
    if seen.namer is None:
        return named(found, told)
    roles, flags = seen.namer(features(scene, found, rules))
    return named(found, _pooled(roles, told), flags)


def _pooled(weighed: NDArray[np.float32], told: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, len(ROLES)) the logarithmic pool (Genest and Zidek, 1986) of two opinions, where the second is any.

    What weighs the evidence knows synthetic screens, where a U-Net is surer than on others, and trusts it too little
    there.
    """
    pool = weighed ** (1 - POOLED) * told.clip(1e-4) ** POOLED
    pool /= pool.sum(axis=1, keepdims=True).clip(1e-9)
    return np.asarray(np.where(told[:, :1] < 1, pool, weighed), np.float32)


def _rows(lines: Sequence[TextLine]) -> int:
    """In how many rows lines stand."""
    middles = sorted((line.box.center.y, line.box.height) for line in lines)
    below = (lower - upper > 0.5 * height for (upper, _), (lower, height) in pairwise(middles))
    return min(1, len(middles)) + sum(below)


def _is_mixed(lines: Sequence[TextLine]) -> bool:
    """Whether some words of a line have an accent colour and others have not: then the link is a part of it."""
    colored = [[is_accent(word.color) for word in line.words] for line in lines if not is_accent(line.background)]
    return any(any(flags) and not all(flags) for flags in colored)


def _widget(scene: Scene, one: Named) -> Region:
    shape = one.candidate.shape
    box = shape.box if shape else snapped(scene.pixels, one.candidate.box)
    if one.role == "link" and not shape:  # of an entry of a menu or list the whole row can be clicked, of a link not
        box = _on_words(box, scene.lines_in(box))
    fill, confidence = shape.fill if shape else None, round(one.confidence, 3)
    if not one.flags:
        checked = _is_checked(scene, one.role, shape or plain(scene.pixels, box)) if one.role in TOGGLES else None
        return Region(one.role, box, confidence, fill, checked)
    is_so = {flag: chance >= EVEN for flag, chance in zip(STATES, one.flags, strict=True)}
    return Region(
        one.role,
        box,
        confidence,
        fill,
        checked=is_so["checked"] if one.role in TOGGLES else None,
        enabled=False if is_so["disabled"] else None,
        selected=is_so["selected"] if one.role in SELECTABLE else None,
    )


def _on_words(box: Box, lines: Sequence[TextLine]) -> Box:
    """A box that nothing is drawn around, made narrower so far that its middle, where a click goes, is on its words."""
    if not lines:
        return box
    words = Box.around(line.box for line in lines)
    if box.center.x >= words.right:
        return Box(box.left, box.top, 2 * words.center.x - box.left, box.bottom)
    if box.center.x < words.left:
        return Box(2 * words.center.x - box.right, box.top, box.right, box.bottom)
    return box


def _is_checked(scene: Scene, role: str, shape: Shape) -> bool:
    return is_on(scene.pixels, shape.box, shape.fill) if role == "switch" else is_checked(scene.pixels, shape)


def _of_segments(scene: Scene, segments: Iterable[Segment]) -> tuple[Region, ...]:
    """Regions of things with a region class alone; their roles are told by looks."""
    edges = np.array([tuple(s.box) for s in scene.shapes], np.float64).reshape(-1, 4)
    out = []
    for segment in segments:
        shape = _shape(scene.shapes, edges, segment.box)
        if segment.region == "toggle":
            out.append(_toggle(scene, segment, shape))
        elif segment.region == "input":
            out.append(_input(scene, segment, shape))
        elif segment.region in _ROLES:
            fill = shape.fill if shape else None
            out.append(Region(_ROLES[segment.region], _box(scene, segment, shape), segment.confidence, fill))
    return tuple(out)


def _shape(shapes: Sequence[Shape], edges: NDArray[np.float64], box: Box) -> Shape | None:
    """The drawn shape that a box means, if there is one."""
    if not len(edges):
        return None
    width = np.minimum(edges[:, 2], box.right) - np.maximum(edges[:, 0], box.left)
    height = np.minimum(edges[:, 3], box.bottom) - np.maximum(edges[:, 1], box.top)
    both = width.clip(0) * height.clip(0)
    areas = (edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1])
    overlaps = both / (areas + box.area - both)
    best = int(overlaps.argmax())
    near = np.abs(edges[best] - tuple(box)).max() <= REACH  # of a check box, three pixels are a quarter
    return shapes[best] if near or overlaps[best] >= SAME else None


def _box(scene: Scene, segment: Segment, shape: Shape | None) -> Box:
    return shape.box if shape else snapped(scene.pixels, segment.box)


def snapped(pixels: NDArray[np.uint8], box: Box) -> Box:
    """The box with each side moved to the strongest edge within REACH pixels, as far as there is one.

    Args:
        pixels: (H, W, 3) uint8 RGB.
        box: in image pixels.
    """
    top, bottom = box.top + box.height // 5, box.bottom - box.height // 5
    left, right = box.left + box.width // 5, box.right - box.width // 5
    rows, columns = pixels[top:bottom], pixels[:, left:right].transpose(1, 0, 2)
    sides = (_edge(rows, box.left), _edge(columns, box.top), _edge(rows, box.right), _edge(columns, box.bottom))
    return Box(*sides) if sides[0] < sides[2] and sides[1] < sides[3] else box


def _edge(strip: NDArray[np.uint8], place: int) -> int:
    """Where, near a place on the second axis of a strip, colours change along most of the first; the place if nowhere.

    Args:
        strip: (along, across, 3) uint8.
        place: 0 to `across`; an edge at n parts n - 1 from n.
    """
    low, high = max(1, place - REACH), min(strip.shape[1] - 1, place + REACH)
    if low > high or not len(strip):
        return place
    part = strip[:, low - 1 : high + 1].astype(np.int16)
    steps = (np.abs(part[:, 1:] - part[:, :-1]).max(axis=2) > EDGE).mean(axis=0)
    near = -0.01 * np.abs(np.arange(low, high + 1) - place)
    best = int((steps + near).argmax())
    return low + best if steps[best] >= ALONG else place


def _toggle(scene: Scene, segment: Segment, shape: Shape | None) -> Region:
    """A check box, radio button or switch."""
    box = _box(scene, segment, shape)
    shape = shape or plain(scene.pixels, box)
    if box.width >= LONG * box.height:
        return Region("switch", box, segment.confidence, shape.fill, is_on(scene.pixels, box, shape.fill))
    role = "radio" if min(shape.solidity, _roundness(scene.pixels, box)) < DISC else "checkbox"
    return Region(role, box, segment.confidence, shape.fill, is_checked(scene.pixels, replace(shape, box=box)))


def _roundness(pixels: NDArray[np.uint8], box: Box) -> float:
    """A disc's share of its box where the corners are like the surroundings; 1 where they are not."""
    around = box.expand(2).intersect(Box(0, 0, pixels.shape[1], pixels.shape[0])) or box
    rim = pixels[around.top : around.bottom, around.left : around.right].astype(np.int16)
    ground = np.median(np.concatenate((rim[0], rim[-1], rim[:, 0], rim[:, -1])), axis=0)
    crop = pixels[box.top : box.bottom, box.left : box.right].astype(np.int16)
    side = max(1, round(0.12 * box.height))  # a disc leaves 0.146 of the side free at each corner, along the diagonal
    corners = (crop[:side, :side], crop[:side, -side:], crop[-side:, :side], crop[-side:, -side:])
    free = [np.abs(c - ground).max() <= 2 * EDGE for c in corners]
    return 0.785 if sum(free) >= 3 else 1.0


def _input(scene: Scene, segment: Segment, shape: Shape | None) -> Region:
    """A text box, combo box, spin button or slider."""
    box = _box(scene, segment, shape)
    lines = scene.lines_in(box)
    long, thick = max(box.width, box.height), min(box.width, box.height)
    if shape is None and not lines and long >= THIN * thick and thick <= 2.5 * scene.unit:
        return Region("slider", box, segment.confidence)
    drawn = shape or plain(scene.pixels, box)
    content = contents(scene.pixels, drawn, [line.box for line in lines], gap=0.25 * scene.unit)
    role = picker(content, drawn, lines, scene.unit)
    return Region(role or "textbox", box, segment.confidence, drawn.fill)

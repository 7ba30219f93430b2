"""Training the widget detector: boxes with roles and states, at three scales."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from screenseg.models.yolo import STRIDES, YOLO
from screenseg.perceive.channels import STATES
from screenseg.perceive.detect import Detection, decode
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.perceive.detect.yolo import OUTPUTS
from screenseg.perceive.runtime import padded
from screenseg.train.data import Item, Skipped, load
from screenseg.train.errors import DataError
from screenseg.train.half import halve
from screenseg.train.instances import DETECTED, detected
from screenseg.train.onnx_file import write_onnx
from screenseg.train.recipe import Recipe, YOLORecipe
from screenseg.train.scores import Seen
from screenseg.train.screens import ScreenTask, batch, ragged
from screenseg.train.targets import UNKNOWN, Scene, scene

__all__ = ["Exported", "YOLOTask", "assign"]

_LEAST = 3.0  # pixels of a widget's width and height that must be left in a crop
_SHARE = 0.4  # of its area
_PICKED = 10  # positions that may speak for a widget (TOOD has 13, YOLOv8 10)
_SCORE, _FIT = 0.5, 4.0  # exponents of score and IoU in how well a position is aligned
_NEAR = 1.5  # strides from a widget's middle: positions that may speak for one too small to hold any


class YOLOTask(ScreenTask):
    """The detector of a recipe."""

    name: ClassVar[str] = "yolo"
    settings: ClassVar[type[Recipe]] = YOLORecipe
    shape: ClassVar[tuple[str, ...]] = ("widths", "depth", "neck")
    terms: ClassVar[tuple[str, ...]] = ("roles", "boxes", "states")
    classes: ClassVar[tuple[str, ...]] = DETECTED
    recipe: YOLORecipe

    def __init__(self, recipe: YOLORecipe) -> None:
        self.recipe = recipe
        torch.manual_seed(recipe.seed)
        network = YOLO(
            roles=len(ROLE_NAMES), states=len(STATES), widths=recipe.widths, depth=recipe.depth, neck=recipe.neck
        )
        self.network: nn.Module = network.to(memory_format=torch.channels_last)

    def borrowed(self, task: str, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """The encoder of a U-Net."""
        return {n: v for n, v in weights.items() if n.partition(".")[0] in ("stem", "down")} if task == "unet" else {}

    @staticmethod
    def cut(image: NDArray[np.uint8], arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any:
        """Picture; boxes (n, 4), roles (n,) from 0 and states (n, k) of widgets; areas (m, 4) of which nobody knows."""
        shift = np.array([*origin, *origin], np.float32)
        corner = np.array([image.shape[1], image.shape[0]] * 2, np.float32)
        boxes = (arrays.boxes - shift) * zoom
        left = boxes.clip(0, corner)
        sides = left[:, 2:] - left[:, :2]
        there = (sides > 0).all(axis=1)
        share = sides.prod(axis=1) / (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
        widget = (arrays.roles > 0) & (sides >= _LEAST).all(axis=1) & (share >= _SHARE)
        doubtful = there & (arrays.roles != 0) & ~widget
        unknown = np.concatenate((left[doubtful], ((arrays.ignore - shift) * zoom).clip(0, corner)))
        return image, left[widget], arrays.roles[widget] - 1, arrays.states[widget], unknown.astype(np.float32)

    collate = staticmethod(ragged)

    def loss(self, module: Any, inputs: Any) -> tuple[Tensor, Sequence[Tensor]]:
        """Cross-entropy of roles and states, and 1 - CIoU (Zheng et al., 2020) of boxes."""
        image, things = inputs
        boxes, roles, states, places = flat(module(batch(image)))
        role = boxes.new_zeros(())
        box, state, total = role.clone(), role.clone(), role.clone()
        for found, logits, stated, (true, names, flags, unknown) in zip(boxes, roles, states, things, strict=True):
            goals, owner, quality = assign(found.detach(), logits.detach().sigmoid(), places, true, names)
            weights = (~_inside(places, unknown) | (owner >= 0)).float()[:, None]
            entropy = functional.binary_cross_entropy_with_logits(logits, goals, weights, reduction="none")
            role, total = role + entropy.sum(), total + goals.sum()
            mine = owner >= 0
            if mine.any():
                of = owner[mine]
                box = box + ((1 - _ciou(found[mine], true[of])) * quality[mine]).sum()
                known = (flags[of] != UNKNOWN) * quality[mine][:, None]
                wrong = functional.binary_cross_entropy_with_logits(stated[mine], flags[of].clamp(max=1).float(), known)
                state = state + wrong * known.numel()
        total = total.clamp(min=1)
        parts = role / total, box / total, state / total
        recipe = self.recipe
        loss = recipe.role_weight * parts[0] + recipe.box_weight * parts[1] + recipe.state_weight * parts[2]
        return loss, parts

    def detect(self, network: nn.Module, image: NDArray[np.uint8]) -> list[Detection]:
        """The widgets that a network in evaluation mode finds in an (H, W, 3) uint8 RGB picture."""
        device = next(network.parameters()).device
        told = flat(network(batch(torch.from_numpy(padded(image)).to(device))))[:3]
        boxes, roles, states = (
            part[0].float().cpu().numpy() for part in (told[0], told[1].sigmoid(), told[2].sigmoid())
        )
        return decode(boxes, roles, states, (image.shape[1], image.shape[0]))

    def look(self, network: nn.Module, image: NDArray[np.uint8]) -> Seen:
        """Widgets as regions; boxes are masks."""
        return Seen(detected(self.detect(network, image)))

    def validate(
        self, network: nn.Module, held: Sequence[Item], skipped: Skipped, stopped: Callable[[], bool]
    ) -> dict[str, float]:
        """Mean average precision over roles."""
        from screenseg.train.precision import Widgets
        from screenseg.train.states import told

        widgets = Widgets(lambda image: ((told(d), d.confidence) for d in self.detect(network, image)))
        seen = 0
        for item in held:
            if stopped():
                return {}
            try:
                image, truth = load(item)
            except DataError as error:
                skipped.add(item.image, str(error))
                continue
            seen += 1
            widgets.add(image, scene(truth), truth)
        if not seen:
            return {}
        half, whole = widgets.boxes().mean_of_all()
        return {"map_50": half, "map_50_95": whole, "overall": whole}

    def export(self, path: Path, *, half: bool) -> None:
        """Pixels in; boxes in pixels, scores of roles and probabilities of states of every position out."""
        free = {"image": {0: "n", 1: "h", 2: "w"}, **{name: {0: "n", 1: "at"} for name in OUTPUTS}}
        example = torch.zeros(1, 128, 192, 3, dtype=torch.uint8)
        write_onnx(Exported(self.network).eval(), path, example, given="image", told=OUTPUTS, free=free)
        if half:
            halve(path)


class Exported(nn.Module):
    """A detector with what belongs around it: (N, H, W, 3) uint8 RGB in, boxes and probabilities out."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        boxes, roles, states, _ = flat(self.network(image.permute(0, 3, 1, 2).float() / 255))
        return boxes, roles.sigmoid(), states.sigmoid()


def flat(maps: Sequence[tuple[Tensor, Tensor, Tensor]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """All positions of all scales in a row.

    Returns:
        Boxes (N, L, 4) in pixels, logits of roles (N, L, r) and states (N, L, s), and (L, 3) x, y and stride of each.
    """
    boxes, roles, states, places = [], [], [], []
    for (box, role, state), stride in zip(maps, STRIDES, strict=True):
        height, width = box.shape[2:]
        y, x = torch.meshgrid(
            torch.arange(height, device=box.device), torch.arange(width, device=box.device), indexing="ij"
        )
        x, y = ((axis.flatten() + 0.5) * stride for axis in (x, y))
        far = box.float().flatten(2).transpose(1, 2).clamp(-6, 6).exp() * stride
        boxes.append(torch.stack((x - far[..., 0], y - far[..., 1], x + far[..., 2], y + far[..., 3]), dim=-1))
        roles.append(role.float().flatten(2).transpose(1, 2))
        states.append(state.float().flatten(2).transpose(1, 2))
        places.append(torch.stack((x, y, torch.full_like(x, stride)), dim=1))
    return torch.cat(boxes, 1), torch.cat(roles, 1), torch.cat(states, 1), torch.cat(places)


def assign(found: Tensor, scores: Tensor, places: Tensor, true: Tensor, names: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Which positions speak for which widget: those within it whose box and score fit it best (TOOD, section 3.3).

    Args:
        found: (L, 4) boxes.
        scores: (L, r).
        places: (L, 3) of `flat`.
        true: (n, 4) boxes of widgets.
        names: (n,) their roles.

    Returns:
        (L, r) what each position shall say, (L,) its widget or -1, (L,) how good it is, 0 to 1.
    """
    goals, owner = torch.zeros_like(scores), torch.full((len(found),), -1, device=found.device)
    quality = found.new_zeros(len(found))
    if not len(true):
        return goals, owner, quality
    within = _holds(places, true)
    fits = _iou(true, found) * within
    aligned = scores[:, names].T.pow(_SCORE) * fits.pow(_FIT) * within
    aligned = aligned + 1e-9 * within  # at first nothing fits: then those in the middle do as well as any
    count = min(_PICKED, aligned.shape[1])
    best = aligned.topk(count, dim=1)
    picked = torch.zeros_like(aligned).scatter_(1, best.indices, (best.values > 0).to(aligned.dtype))
    several = picked.sum(dim=0) > 1
    if several.any():
        first = (fits * picked + picked * 1e-6).argmax(dim=0)
        only = torch.zeros_like(picked)
        only[first, torch.arange(picked.shape[1], device=picked.device)] = 1
        picked = torch.where(several, only * picked, picked)
    mine = picked.sum(dim=0) > 0
    owner[mine] = picked[:, mine].argmax(dim=0)
    most = (aligned * picked).amax(dim=1, keepdim=True).clamp(min=1e-12)
    good = (aligned * picked / most * (fits * picked).amax(dim=1, keepdim=True)).amax(dim=0)
    quality[mine] = good[mine].clamp(min=0.05)  # at first every box is bad, and must still be learnt
    goals[mine, names[owner[mine]]] = good[mine]
    return goals, owner, quality


def _holds(places: Tensor, boxes: Tensor) -> Tensor:
    """(n, L) whether each position lies in each box, or beside the middle of one that is too small."""
    x, y, stride = places.unbind(1)
    left, top, right, bottom = (side[:, None] for side in boxes.unbind(1))
    within = (x > left) & (x < right) & (y > top) & (y < bottom)
    near = torch.maximum((x - (left + right) / 2).abs(), (y - (top + bottom) / 2).abs()) < _NEAR * stride
    finest = stride == STRIDES[0]
    bare = ~within.any(dim=1, keepdim=True)
    return (within | (near & finest & bare)).float()


def _inside(places: Tensor, areas: Tensor) -> Tensor:
    """(L,) whether each position lies in one of the areas."""
    x, y, _ = places.unbind(1)
    left, top, right, bottom = (side[:, None] for side in areas.unbind(1))
    return ((x > left) & (x < right) & (y > top) & (y < bottom)).any(dim=0)


def _iou(a: Tensor, b: Tensor) -> Tensor:
    """(n, L) of (n, 4) and (L, 4) boxes."""
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(dim=2)
    areas = [(boxes[:, 2:] - boxes[:, :2]).clamp(min=0).prod(dim=1) for boxes in (a, b)]
    return both / (areas[0][:, None] + areas[1][None] - both).clamp(min=1e-6)


def _ciou(a: Tensor, b: Tensor) -> Tensor:
    """(n,) complete IoU of pairs of boxes."""
    low, high = torch.maximum(a[:, :2], b[:, :2]), torch.minimum(a[:, 2:], b[:, 2:])
    both = (high - low).clamp(min=0).prod(dim=1)
    sizes = [(boxes[:, 2:] - boxes[:, :2]).clamp(min=1e-3) for boxes in (a, b)]
    iou = both / (sizes[0].prod(dim=1) + sizes[1].prod(dim=1) - both).clamp(min=1e-6)
    whole = torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])
    apart = ((a[:, :2] + a[:, 2:] - b[:, :2] - b[:, 2:]) / 2).pow(2).sum(dim=1)
    angles = [torch.atan(size[:, 0] / size[:, 1]) for size in sizes]
    odd = 4 / torch.pi**2 * (angles[0] - angles[1]).pow(2)
    with torch.no_grad():
        share = odd / (1 - iou + odd).clamp(min=1e-6)
    return iou - apart / whole.pow(2).sum(dim=1).clamp(min=1e-6) - share * odd

"""Training the Mask R-CNN: instances of region classes, no text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from screenseg.perceive.channels import REGION_KIND, REGIONS
from screenseg.perceive.runtime import padded
from screenseg.perceive.segment.mask_rcnn import instances
from screenseg.train.half import halve
from screenseg.train.instances import seen
from screenseg.train.onnx_file import write_onnx
from screenseg.train.recipe import MaskRCNNRecipe, Recipe
from screenseg.train.scores import Seen
from screenseg.train.screens import ScreenTask, batch, ragged
from screenseg.train.targets import Scene

__all__ = ["Exported", "MaskRCNNTask", "target"]

_LEAST = 4.0  # pixels of a thing's width and height that must be left in a crop
_SHARE = np.array([0.05 if REGION_KIND[r] == "container" else 0.4 for r in REGIONS], np.float32)  # and of its area
_OUTPUTS = ("boxes", "labels", "scores", "masks")
_LOSSES = ("classifier", "box_reg", "mask", "objectness", "rpn_box_reg")


class MaskRCNNTask(ScreenTask):
    """The Mask R-CNN of a recipe."""

    name: ClassVar[str] = "mask_rcnn"
    settings: ClassVar[type[Recipe]] = MaskRCNNRecipe
    shape: ClassVar[tuple[str, ...]] = ("widths", "depth", "channels", "hidden")
    terms: ClassVar[tuple[str, ...]] = ("classes", "boxes", "masks", "objectness", "proposals")
    classes: ClassVar[tuple[str, ...]] = REGIONS
    recipe: MaskRCNNRecipe

    def __init__(self, recipe: MaskRCNNRecipe) -> None:
        from screenseg.models.mask_rcnn import MaskRCNN

        self.recipe = recipe
        torch.manual_seed(recipe.seed)
        network = MaskRCNN(
            classes=len(REGIONS),
            widths=recipe.widths,
            depth=recipe.depth,
            channels=recipe.channels,
            hidden=recipe.hidden,
        )
        self.network: nn.Module = network.to(memory_format=torch.channels_last)

    def borrowed(self, task: str, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """The encoder of a U-Net."""
        encoder = {name: value for name, value in weights.items() if name.partition(".")[0] in ("stem", "down")}
        return {f"rcnn.backbone.{name}": value for name, value in encoder.items()} if task == "unet" else {}

    @staticmethod
    def cut(image: NDArray[np.uint8], arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any:
        """Picture, boxes (n, 4), labels (n,) from 1, layers (n,), and covers (c, 5)."""
        shift = np.array([*origin, *origin], np.float32)
        corner = np.array([image.shape[1], image.shape[0]] * 2, np.float32)
        region = arrays.sure & arrays.regions
        boxes, labels, layers = (arrays.boxes[region] - shift) * zoom, arrays.masks[region], arrays.layers[region]
        left = boxes.clip(0, corner)
        sides = left[:, 2:] - left[:, :2]
        share = sides.prod(axis=1) / (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
        kept = (sides >= _LEAST).all(axis=1) & (share >= _SHARE[labels])
        covers = arrays.covers.copy()
        covers[:, :4] = (covers[:, :4] - shift) * zoom
        return image, left[kept], labels[kept] + 1, layers[kept], covers

    collate = staticmethod(ragged)

    def loss(self, module: Any, inputs: Any) -> tuple[Tensor, Sequence[Tensor]]:
        """The sum of torchvision's five losses."""
        image, things = inputs
        told = module(batch(image), [target(*sample, size=image.shape[1:3]) for sample in things])
        parts = [told[f"loss_{name}"] for name in _LOSSES]
        return torch.stack(parts).sum(), parts

    def look(self, network: nn.Module, image: NDArray[np.uint8]) -> Seen:
        """Segments, masks and shapes."""
        device = next(network.parameters()).device
        (found,) = network(batch(torch.from_numpy(padded(image)).to(device)))
        boxes, labels, scores, masks = (found[name].cpu() for name in _OUTPUTS)
        size = (image.shape[1], image.shape[0])
        return seen(instances(boxes.numpy(), labels.numpy(), scores.numpy(), masks.float().numpy(), size), size)

    def export(self, path: Path, *, half: bool) -> None:
        """Pixels of one picture in; boxes, labels, scores and masks out, computed in float32."""
        free = {"image": {1: "h", 2: "w"}, **{name: {0: "things"} for name in _OUTPUTS}}
        example = torch.randint(0, 255, (1, 256, 320, 3), dtype=torch.uint8)
        write_onnx(Exported(self.network).eval(), path, example, given="image", told=_OUTPUTS, free=free)
        if half:
            halve(path)


class Exported(nn.Module):
    """A Mask R-CNN with what belongs around it: (1, H, W, 3) uint8 RGB in, instances out."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        (found,) = self.network(image.permute(0, 3, 1, 2).float() / 255)
        return tuple(found[name] for name in _OUTPUTS)


def target(boxes: Tensor, labels: Tensor, layers: Tensor, covers: Tensor, *, size: Sequence[int]) -> dict[str, Tensor]:
    """A sample as torchvision takes it: a mask is a box but for what higher layers cover."""
    masks = _fill(boxes, size)
    for area, layer in zip(_fill(covers[:, :4], size), covers[:, 4], strict=True):
        masks[layers < layer] &= ~area
    kept = masks.any(dim=2).any(dim=1)
    return {"boxes": boxes[kept], "labels": labels[kept], "masks": masks[kept].to(torch.uint8)}


def _fill(boxes: Tensor, size: Sequence[int]) -> Tensor:
    """(n, H, W) bool: the pixels whose middles lie in each box."""
    y = torch.arange(size[0], device=boxes.device) + 0.5
    x = torch.arange(size[1], device=boxes.device) + 0.5
    left, top, right, bottom = (side[:, None] for side in boxes.unbind(1))
    rows, columns = (y >= top) & (y < bottom), (x >= left) & (x < right)
    return rows[:, :, None] & columns[:, None, :]

"""Training the U-Net: dense targets, mask and box losses, whole pictures, ONNX."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from screenseg.models.unet import UNet
from screenseg.perceive.channels import KINDS, MASKS, ROLES, STATES
from screenseg.perceive.runtime import padded
from screenseg.perceive.segment.decode import decode
from screenseg.perceive.segment.unet import OUTPUTS
from screenseg.train.losses import box_loss, mask_loss, role_loss, state_loss
from screenseg.train.onnx_file import write_onnx
from screenseg.train.recipe import Recipe, UNetRecipe
from screenseg.train.scores import Seen, shapes
from screenseg.train.screens import ScreenTask, batch
from screenseg.train.targets import Scene, targets

__all__ = ["Exported", "UNetTask"]


class UNetTask(ScreenTask):
    """The U-Net of a recipe."""

    name: ClassVar[str] = "unet"
    settings: ClassVar[type[Recipe]] = UNetRecipe
    shape: ClassVar[tuple[str, ...]] = ("widths", "depth")
    terms: ClassVar[tuple[str, ...]] = ("entropy", "dice", "boxes", "roles", "states")
    recipe: UNetRecipe

    def __init__(self, recipe: UNetRecipe) -> None:
        self.recipe = recipe
        torch.manual_seed(recipe.seed)
        network = UNet(
            masks=len(MASKS),
            kinds=len(KINDS),
            roles=len(ROLES),
            states=len(STATES),
            widths=recipe.widths,
            depth=recipe.depth,
        )
        self.network: nn.Module = network.to(memory_format=torch.channels_last)

    @staticmethod
    def cut(image: NDArray[np.uint8], arrays: Scene, *, origin: tuple[float, float], zoom: float) -> Any:
        """Picture; masks, distances and roles, each with weights; states."""
        told = targets(arrays, origin=origin, zoom=zoom, size=(image.shape[1], image.shape[0]))
        boxes = (told.distances, told.box_weights)
        return image, told.masks, told.mask_weights, *boxes, told.roles, told.role_weights, told.states

    def loss(self, module: Any, inputs: list[Tensor]) -> tuple[Tensor, Sequence[Tensor]]:
        """Cross-entropy and Dice of the masks, smooth L1 of the boxes, cross-entropy of roles and states."""
        image, masks, mask_weights, distances, box_weights, roles, role_weights, states = inputs
        logits, logs, named, stated = module(batch(image))
        entropy, dice = mask_loss(logits.float(), masks, mask_weights)
        boxes = box_loss(logs.float(), distances, box_weights)
        role = role_loss(named.float(), roles, role_weights)
        state = state_loss(stated.float(), states, role_weights)
        recipe = self.recipe
        loss = recipe.entropy_weight * entropy + recipe.dice_weight * dice + recipe.box_weight * boxes
        loss = loss + recipe.role_weight * role + recipe.state_weight * state
        return loss, (entropy, dice, boxes, role, state)

    def look(self, network: nn.Module, image: NDArray[np.uint8]) -> Seen:
        """Segments, masks and shapes."""
        device = next(network.parameters()).device
        logits, logs, *_ = network(batch(torch.from_numpy(padded(image)).to(device)))
        masks = logits.sigmoid().float().cpu().numpy()[0]
        segments = decode(masks, logs.float().cpu().numpy()[0], (image.shape[1], image.shape[0]))
        sure = masks > 0.5
        return Seen(segments, sure, shapes(segments, sure))

    def export(self, path: Path, *, half: bool) -> None:
        """Pixels in; probabilities of masks, logarithms of distances, probabilities of roles and of states out."""
        module = Exported(self.network).eval()
        if half:
            module = module.half()
        free = {name: {0: "n", 2: "h4", 3: "w4"} for name in ("distances", "roles", "states")}
        free |= {"image": {0: "n", 1: "h", 2: "w"}, "masks": {0: "n", 2: "h2", 3: "w2"}}
        example = torch.zeros(1, 128, 192, 3, dtype=torch.uint8)
        write_onnx(module, path, example, given="image", told=OUTPUTS, free=free)


class Exported(nn.Module):
    """A U-Net with what belongs around it: (N, H, W, 3) uint8 RGB in, probabilities and logarithms of distances out."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        scaled = image.permute(0, 3, 1, 2).to(next(self.network.parameters()).dtype) / 255
        masks, boxes, roles, states = self.network(scaled)
        return masks.sigmoid().float(), boxes.float(), roles.softmax(dim=1).float(), states.sigmoid().float()

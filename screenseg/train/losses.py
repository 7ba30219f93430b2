"""How far a segmentation network is from its targets."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["box_loss", "mask_loss"]


def mask_loss(logits: Tensor, masks: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    """Binary cross-entropy and Dice loss of independent channels.

    Dice (Milletari et al., "V-Net", 2016, section 3) is taken per channel over the whole batch, so that a channel that
    is empty in most crops does not count its empty crops as misses.

    Args:
        logits: (N, C, H, W).
        masks: (N, C, H, W) 0 or 1.
        weights: (N, C, H, W) 0 where nobody knows.
    """
    target, weight = masks.float(), weights.float()
    entropy = functional.binary_cross_entropy_with_logits(logits, target, weight, reduction="sum") / weight.sum()
    found = logits.sigmoid() * weight
    target = target * weight
    both, all_of_them = (found * target).sum((0, 2, 3)), (found.square() + target.square()).sum((0, 2, 3))
    dice = 1 - (2 * both + 1) / (all_of_them + 1)
    return entropy, dice.mean()


def box_loss(logs: Tensor, distances: Tensor, weights: Tensor) -> Tensor:
    """Smooth L1 between logarithms of 1 + distance: an error counts in proportion to the distance.

    Args:
        logs: (N, C, H, W) as the network gives them.
        distances: (N, C, H, W) pixels.
        weights: (N, C, H, W) 0 where there is no box.
    """
    error = functional.smooth_l1_loss(logs, torch.log1p(distances), beta=0.05, reduction="none")
    return (error * weights).sum() / weights.sum().clamp_min(1.0)

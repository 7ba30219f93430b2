"""How far a segmentation network is from its targets."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["box_loss", "mask_loss", "role_loss", "state_loss"]

_LEAST = 1e-7  # probability of the truth: less counts as this


def mask_loss(logits: Tensor, masks: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    """Binary cross-entropy and Dice loss of independent channels.

    Dice (Milletari et al., "V-Net", 2016, section 3) is taken per channel over the whole batch, so that a channel that
    is empty in most crops does not count its empty crops as misses.

    Args:
        logits: (N, C, H, W).
        masks: (N, C, H, W) uint8, 0 or 1.
        weights: (N, C, H, W) uint8, 0 where nobody knows, else 1.
    """
    entropy, dice = _MaskLoss.apply(logits, masks, weights)
    return entropy, dice


class _MaskLoss(torch.autograd.Function):
    """Both losses with a gradient by hand.

    Autograd goes through these large arrays some thirty times, a fifth of a step on a CPU; this goes through them ten.
    """

    @staticmethod
    def forward(ctx: Any, logits: Tensor, masks: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        found = torch.sigmoid(logits.float())
        error = torch.sub(found, masks).mul_(weights)
        scratch = error.abs().neg_().clamp_(min=-1 + _LEAST)  # 0 where nobody knows: adds nothing
        count = weights.sum()
        entropy = -scratch.log1p_().sum() / count
        found.mul_(weights)
        both = torch.mul(found, masks, out=scratch).sum((0, 2, 3))
        squares = torch.mul(found, found, out=scratch).sum((0, 2, 3)) + (masks * weights).sum((0, 2, 3))
        dice = 1 - (2 * both + 1) / (squares + 1)
        ctx.save_for_backward(found, error, masks, both, squares, count)
        ctx.type = logits.dtype
        return entropy, dice.mean()

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None, None]:
        found, error, masks, both, squares, count = ctx.saved_tensors
        of_entropy, of_dice = gradients
        share = (of_dice / len(both) / (squares + 1))[:, None, None]
        gradient = torch.mul(masks, -2 * share)
        gradient.addcmul_(found, 2 * share * ((2 * both + 1) / (squares + 1))[:, None, None])
        gradient.mul_(found).addcmul_(gradient, found, value=-1)  # the sigmoid's own slope
        gradient.addcmul_(error, of_entropy / count)
        return gradient.to(ctx.type), None, None


def box_loss(logs: Tensor, distances: Tensor, weights: Tensor) -> Tensor:
    """Smooth L1 between logarithms of 1 + distance: an error counts in proportion to the distance.

    Args:
        logs: (N, C, H, W) as the network gives them.
        distances: (N, C, H, W) pixels.
        weights: (N, C, H, W) 0 where there is no box.
    """
    error = functional.smooth_l1_loss(logs, torch.log1p(distances), beta=0.05, reduction="none")
    return (error * weights).sum() / weights.sum().clamp_min(1.0)


def role_loss(logits: Tensor, roles: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy of the role at each position.

    Args:
        logits: (N, R, H, W).
        roles: (N, H, W) uint8, below R.
        weights: (N, H, W) what each position counts, 0 where nobody knows.
    """
    entropy = functional.cross_entropy(logits, roles.long(), reduction="none")
    return (entropy * weights).sum() / weights.sum().clamp_min(1.0)


def state_loss(logits: Tensor, states: Tensor, weights: Tensor) -> Tensor:
    """Binary cross-entropy of the states at each position.

    Args:
        logits: (N, S, H, W).
        states: (N, S, H, W) uint8, 0 or 1; any other where nobody knows.
        weights: (N, H, W) what each position counts.
    """
    counted = (states <= 1) * weights[:, None]
    entropy = functional.binary_cross_entropy_with_logits(logits, states.clamp(max=1).float(), reduction="none")
    return (entropy * counted).sum() / counted.sum().clamp_min(1.0)

"""Losses against the formulas they stand for, and their gradients against autograd's."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from screenseg.train.losses import box_loss, mask_loss


def _plain(logits: Tensor, masks: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    target, weight = masks.float(), weights.float()
    entropy = functional.binary_cross_entropy_with_logits(logits, target, weight, reduction="sum") / weight.sum()
    found, target = logits.sigmoid() * weight, target * weight
    both, all_of_them = (found * target).sum((0, 2, 3)), (found.square() + target.square()).sum((0, 2, 3))
    return entropy, (1 - (2 * both + 1) / (all_of_them + 1)).mean()


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_masks(kind: torch.dtype) -> None:
    dice = torch.Generator().manual_seed(3)
    logits = (4 * torch.randn(2, 3, 8, 10, generator=dice)).to(kind).requires_grad_()
    masks = (torch.rand(2, 3, 8, 10, generator=dice) > 0.6).to(torch.uint8)
    weights = (torch.rand(2, 3, 8, 10, generator=dice) > 0.2).to(torch.uint8)
    masks[:, 1] = 0
    told, wanted = mask_loss(logits, masks, weights), _plain(logits.float(), masks, weights)
    assert [x.item() for x in told] == pytest.approx([x.item() for x in wanted], rel=1e-4)
    for factors in ((2.0, 0.0), (0.0, 1.0), (2.0, 1.0)):
        gradients = [
            torch.autograd.grad(sum(f * x for f, x in zip(factors, losses, strict=True)), logits, retain_graph=True)[0]
            for losses in (told, wanted)
        ]
        assert torch.allclose(*gradients, rtol=1e-2 if kind is torch.bfloat16 else 1e-4, atol=1e-7)


def test_sure_and_wrong_is_no_infinity() -> None:
    masks = torch.tensor([[[[0, 1]]]], dtype=torch.uint8)
    for value in (-200.0, 200.0):
        logits = torch.full((1, 1, 1, 2), value, requires_grad=True)
        entropy, dice = mask_loss(logits, masks, torch.ones_like(masks))
        (entropy + dice).backward()
        assert torch.isfinite(entropy)
        assert torch.isfinite(logits.grad).all()


def test_nothing_known_costs_nothing_in_boxes() -> None:
    logs = torch.ones(1, 4, 2, 2, requires_grad=True)
    loss = box_loss(logs, torch.full((1, 4, 2, 2), 50.0), torch.zeros(1, 4, 2, 2))
    assert loss.item() == 0.0


def test_a_right_box_costs_nothing() -> None:
    distances = torch.tensor([3.0, 8.0, 100.0, 0.0]).reshape(1, 4, 1, 1)
    assert box_loss(torch.log1p(distances), distances, torch.ones(1, 4, 1, 1)).item() == pytest.approx(0, abs=1e-6)

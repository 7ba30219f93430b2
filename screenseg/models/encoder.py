"""The way down that the networks share: residual blocks (He et al., "Deep Residual Learning", 2015), ever halving."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Residual", "convolution", "encoder"]


class Residual(nn.Module):
    """Two 3x3 convolutions with batch norm, added to their input; the first may halve the resolution."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(outputs)
        self.skip: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.skip = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.first_norm(self.first(x)))
        y = self.second_norm(self.second(y))
        return functional.relu(y + self.skip(x))


def convolution(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """A 3x3 convolution with batch norm and ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


def encoder(widths: tuple[int, ...], depth: int) -> tuple[nn.Sequential, nn.ModuleList]:
    """A stem to half the resolution, and levels from a quarter on, each half the one before.

    Args:
        widths: Channels at 1/2, 1/4, 1/8 ... of the resolution.
        depth: Residual blocks at each level from 1/4 on.
    """
    first, *deeper = widths
    stem = convolution(3, first, 2)
    levels = nn.ModuleList()
    previous = first
    for width in deeper:
        blocks = [Residual(previous, width, 2), *(Residual(width, width) for _ in range(depth - 1))]
        levels.append(nn.Sequential(*blocks))
        previous = width
    return stem, levels

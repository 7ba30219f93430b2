"""A network that tells what an icon is for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional

__all__ = ["IconNet"]


class IconNet(nn.Module):
    """Residual blocks (He et al., 2016) down to 4x4, and two heads on what they see: words and meanings.

    Args:
        words: how many words may name an icon.
        meanings: how many purposes it may have.
        widths: channels at 32, 16, 8 and 4 pixels.
        depth: blocks at each size but the first.
    """

    def __init__(self, words: int, meanings: int, widths: Sequence[int] = (32, 64, 112, 160), depth: int = 2) -> None:
        super().__init__()
        self.stem = _conv(1, widths[0])
        blocks: list[nn.Module] = []
        for narrow, wide in itertools.pairwise(widths):
            blocks.append(_conv(narrow, wide, stride=2))
            blocks += [_Block(wide) for _ in range(depth)]
        self.body = nn.Sequential(*blocks)
        self.drop = nn.Dropout(0.1)
        self.words = nn.Linear(widths[-1], words)
        self.meanings = nn.Linear(widths[-1], meanings)

    def forward(self, icons: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of words (n, words) and of meanings (n, meanings) of icons (n, 1, 32, 32), ink from 0 to 1."""
        seen = self.drop(self.body(self.stem(icons)).mean(dim=(2, 3)))
        return self.words(seen), self.meanings(seen)


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.one, self.other = _conv(width, width), nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = functional.relu(x + self.norm(self.other(self.one(x))))
        return out


def _conv(narrow: int, wide: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(narrow, wide, 3, stride, padding=1, bias=False), nn.BatchNorm2d(wide), nn.ReLU(inplace=True)
    )

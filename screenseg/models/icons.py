"""A network that tells what an icon is for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from torch import Tensor, nn

from screenseg.models.encoder import Residual, convolution

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
        self.stem = convolution(1, widths[0])
        blocks: list[nn.Module] = []
        for narrow, wide in itertools.pairwise(widths):
            blocks.append(convolution(narrow, wide, 2))
            blocks += [Residual(wide, wide) for _ in range(depth)]
        self.body = nn.Sequential(*blocks)
        self.drop = nn.Dropout(0.1)
        self.words = nn.Linear(widths[-1], words)
        self.meanings = nn.Linear(widths[-1], meanings)

    def forward(self, icons: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of words (n, words) and of meanings (n, meanings) of icons (n, 1, 32, 32), ink from 0 to 1."""
        seen = self.drop(self.body(self.stem(icons)).mean(dim=(2, 3)))
        return self.words(seen), self.meanings(seen)

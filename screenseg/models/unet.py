"""A U-Net for screens: region and text masks at half resolution, and for every pixel the box of what it lies in.

The U-shape is Ronneberger et al., "U-Net", 2015; residual blocks as He et al., "Deep Residual Learning", 2015. Two
departures:

- The decoder stops at a quarter of the resolution. Masks leave it through sub-pixel convolution (Shi et al., 2016,
  section 3.2): four mask pixels per position, at half resolution, without a layer that works there. On a CPU the
  full-resolution end is where a U-Net spends most of its time.
- Beside the masks a second head gives at each position the distances to the four sides of the text line, widget, icon
  or container that the position lies in (Zhou et al., "EAST", 2017, section 3.3; Tian et al., "FCOS", 2019, section
  3.1). Neighbours that touch come apart, and boxes are exact between mask pixels. Two more heads tell what that
  widget is and in what state.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from screenseg.models.encoder import Residual, encoder

__all__ = ["UNet"]


class _Up(nn.Module):
    """Doubles the resolution of `deep`, joins what the encoder had there, and mixes both."""

    def __init__(self, deep: int, side: int, outputs: int) -> None:
        super().__init__()
        self.deep = nn.Conv2d(deep, outputs, 1, bias=False)
        self.side = nn.Conv2d(side, outputs, 1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.mix = Residual(outputs, outputs)

    def forward(self, deep: Tensor, side: Tensor) -> Tensor:
        up = functional.interpolate(self.deep(deep), scale_factor=2.0, mode="nearest")
        mixed: Tensor = self.mix(functional.relu(self.norm(up + self.side(side))))
        return mixed


class UNet(nn.Module):
    """Screens to masks and boxes.

    Args:
        masks: Mask channels, independent of each other (logits; a sigmoid makes them probabilities).
        roles: Roles of widgets, one of which each position has (logits).
        states: States of widgets, independent of each other (logits).
        kinds: Kinds of things whose boxes are told, four channels each: distances to left, top, right and bottom.
        widths: Channels at 1/2, 1/4, 1/8, 1/16, 1/32 and 1/64 of the resolution.
        depth: Residual blocks at each level from 1/4 on.
    """

    def __init__(
        self,
        *,
        masks: int,
        kinds: int,
        roles: int,
        states: int,
        widths: tuple[int, ...] = (24, 40, 64, 112, 160, 192),
        depth: int = 2,
    ) -> None:
        super().__init__()
        self.stem, self.down = encoder(widths, depth)
        deeper, previous = widths[1:], widths[-1]
        self.up = nn.ModuleList()
        for width in reversed(deeper[:-1]):
            self.up.append(_Up(previous, width, width))
            previous = width
        self.masks = nn.Conv2d(previous, 4 * masks, 3, 1, 1)
        self.boxes = nn.Conv2d(previous, 4 * kinds, 3, 1, 1)
        self.roles = nn.Conv2d(previous, roles, 3, 1, 1)
        self.states = nn.Conv2d(previous, states, 3, 1, 1)
        self._start()

    def _start(self) -> None:
        """Things are rare at first (sigmoid(-2.2) = 0.1), and some ten pixels large."""
        for head, value in ((self.masks, -2.2), (self.boxes, 2.0)):
            assert head.bias is not None
            nn.init.constant_(head.bias, value)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Masks, boxes, roles and states of a batch of screens.

        Args:
            image: (N, 3, H, W) float, RGB from 0 to 1; H and W multiples of 64.

        Returns:
            (N, masks, H/2, W/2) logits; (N, 4 * kinds, H/4, W/4) logarithms of 1 + distance in pixels; and logits of
            (N, roles, H/4, W/4) and (N, states, H/4, W/4).
        """
        x = self.stem(image - 0.5)
        sides: list[Tensor] = []
        for level in self.down:
            x = level(x)
            sides.append(x)
        for level, side in zip(self.up, reversed(sides[:-1]), strict=True):
            x = level(x, side)
        return functional.pixel_shuffle(self.masks(x), 2), self.boxes(x), self.roles(x), self.states(x)

"""A detector of widgets in the manner of YOLOv3: residual backbone, feature pyramid, three scales.

As in Redmon and Farhadi, "YOLOv3", 2018, each position of three maps tells one box and what is in it. Two later
findings replace its anchors and its objectness: distances to the four sides (Tian et al., "FCOS", 2019, section 3.1),
and one score per role that says how good the box is, too (Feng et al., "TOOD", 2021, section 3.2). The finest map has a
stride of 8 pixels: check boxes are 13 pixels wide.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from screenseg.models.encoder import Residual, convolution, encoder

__all__ = ["STRIDES", "YOLO"]

STRIDES = (8, 16, 32)
"""Pixels between positions of the three maps."""

_FIRST = 1  # the backbone's level with the finest of them
_RARE = -4.0  # a score at first: most positions have no widget


class YOLO(nn.Module):
    """Screens to boxes, roles and states.

    Args:
        roles: Roles of widgets (logits, independent of each other).
        states: States of widgets (logits, likewise).
        widths: Channels at 1/2, 1/4, 1/8, 1/16, 1/32 and 1/64 of the resolution.
        depth: Residual blocks at each level from 1/4 on.
        neck: Channels of the pyramid and the heads.
    """

    def __init__(
        self,
        *,
        roles: int,
        states: int,
        widths: tuple[int, ...] = (24, 40, 64, 112, 160, 192),
        depth: int = 2,
        neck: int = 80,
    ) -> None:
        super().__init__()
        self.stem, self.down = encoder(widths, depth)
        self.side = nn.ModuleList(nn.Conv2d(width, neck, 1) for width in widths[1 + _FIRST :])
        self.mix = nn.ModuleList(Residual(neck, neck) for _ in STRIDES)
        self.heads = nn.ModuleList(_Head(neck, roles, states) for _ in STRIDES)

    def forward(self, image: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        """Boxes, roles and states at each scale, finest first.

        Args:
            image: (N, 3, H, W) float, RGB from 0 to 1; H and W multiples of 64.

        Returns:
            For each stride s: (N, 4, H/s, W/s) logarithms of the distances to left, top, right and bottom in strides;
            logits of (N, roles, H/s, W/s) and (N, states, H/s, W/s).
        """
        x = self.stem(image - 0.5)
        levels: list[Tensor] = []
        for level in self.down:
            x = level(x)
            levels.append(x)
        sides = [side(level) for side, level in zip(self.side, levels[_FIRST:], strict=True)]
        deep, found = sides.pop(), []
        for side, mix, head in reversed(list(zip(sides, self.mix, self.heads, strict=True))):
            deep = mix(side + functional.interpolate(deep, scale_factor=2.0, mode="nearest"))
            found.append(head(deep))
        return found[::-1]


class _Head(nn.Module):
    """What one scale tells."""

    def __init__(self, neck: int, roles: int, states: int) -> None:
        super().__init__()
        self.box, self.role, self.state = (
            nn.Sequential(convolution(neck, neck), nn.Conv2d(neck, outputs, 1)) for outputs in (4, roles, states)
        )
        nn.init.constant_(self.role.get_parameter("1.bias"), _RARE)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.box(x), self.role(x), self.state(x)

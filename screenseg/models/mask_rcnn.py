"""Mask R-CNN for screens (He et al., 2017), of torchvision's parts around the encoder of our U-Net.

A feature pyramid (Lin et al., 2017) from 1/4 to 1/64 of the resolution, anchors for things of 10 to 1500 pixels, heads
a fraction as wide as torchvision's own, which were made for eighty classes of photographs. What comes out is a box, a
class, a score and a mask of 28x28 for each thing; pasting masks into the picture is left to whoever needs them there.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, cast

import torch
from torch import Tensor, nn
from torchvision.models.detection.faster_rcnn import (
    FastRCNNPredictor,
    TwoMLPHead,
)
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.mask_rcnn import MaskRCNNHeads, MaskRCNNPredictor
from torchvision.models.detection.roi_heads import RoIHeads
from torchvision.models.detection.rpn import RegionProposalNetwork, RPNHead
from torchvision.ops import FeaturePyramidNetwork, MultiScaleRoIAlign

from screenseg.models.encoder import encoder

__all__ = ["ANCHORS", "MaskRCNN"]

ANCHORS = (
    ((11, 11), (20, 20), (36, 27), (86, 36), (365, 36), (1155, 36)),
    ((15, 866), (154, 36), (274, 27), (274, 64), (650, 27), (1540, 64)),
    ((48, 48), (205, 154), (365, 205), (650, 64), (1155, 154), (1540, 36)),
    ((205, 650), (365, 650), (487, 365), (487, 1155), (1155, 274), (1540, 487)),
    ((274, 365), (650, 154), (650, 487), (866, 650), (1540, 154), (1540, 866)),
)
"""Widths and heights of anchors, pixels, at 1/4, 1/8 ... 1/64 of the resolution. Chosen greedily so that widgets of
synthetic screens, each class counting about the same, overlap with one as much as they can: 96 % of them with an IoU
above 0.5 (torchvision's own sizes and ratios: 22 %). Long and thin things need anchors that stand close to each other,
so on fine levels."""

_STRIDES = (4, 8, 16, 32, 64)
_LEVELS = ["0", "1", "2", "3", "4"]


class MaskRCNN(nn.Module):
    """Screens to instances.

    Args:
        classes: How many, background not counted.
        widths: Channels of the encoder at 1/2 to 1/64 of the resolution.
        depth: Residual blocks at each level of it.
        channels: Channels of the pyramid and of the mask head.
        hidden: Features of a box.
    """

    def __init__(self, *, classes: int, widths: tuple[int, ...], depth: int, channels: int, hidden: int) -> None:
        super().__init__()
        if len(widths) != len(_STRIDES) + 1:
            raise ValueError(f"A Mask R-CNN needs {len(_STRIDES) + 1} widths, got {len(widths)}.")
        parts = _Pyramid(widths, depth, channels), _proposals(channels), _heads(classes, channels, hidden)
        self.rcnn: Any = GeneralizedRCNN(*parts, _Unresized())

    def forward(self, image: Tensor, targets: list[dict[str, Tensor]] | None = None) -> Any:
        """Losses while training, else instances.

        Args:
            image: (N, 3, H, W) float, RGB from 0 to 1; H and W multiples of 64.
            targets: for each image boxes (n, 4) float pixels, labels (n,) int64 from 1, masks (n, H, W) uint8.

        Returns:
            A dict of losses; or for each image boxes (n, 4), labels (n,), scores (n,) and masks (n, 1, 28, 28), best
            first.
        """
        return self.rcnn(list(image.unbind()), targets)


class _Pyramid(nn.Module):
    """The encoder with a feature pyramid; float32 out, whatever it computes in."""

    def __init__(self, widths: tuple[int, ...], depth: int, channels: int) -> None:
        super().__init__()
        self.stem, self.down = encoder(widths, depth)
        self.pyramid = FeaturePyramidNetwork(list(widths[1:]), channels, norm_layer=nn.BatchNorm2d)
        self.out_channels = channels

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        x = self.stem(image - 0.5)
        levels: OrderedDict[str, Tensor] = OrderedDict()
        for name, level in zip(_LEVELS, self.down, strict=True):
            x = level(x)
            levels[name] = x
        return {name: value.float() for name, value in self.pyramid(levels).items()}


class _Anchors(nn.Module):
    """Anchors of fixed widths and heights around every position of every level."""

    def forward(self, images: Any, features: list[Tensor]) -> list[Tensor]:
        levels = []
        for feature, stride, sizes in zip(features, _STRIDES, ANCHORS, strict=True):
            device = feature.device
            half = torch.tensor(sizes, dtype=torch.float32, device=device) / 2
            around = torch.cat((-half, half), dim=1)
            y = (torch.arange(feature.shape[-2], device=device).float() + 0.5) * stride
            x = (torch.arange(feature.shape[-1], device=device).float() + 0.5) * stride
            y, x = torch.meshgrid(y, x, indexing="ij")
            middles = torch.stack((x, y, x, y), dim=2).reshape(-1, 1, 4)
            levels.append((middles + around).reshape(-1, 4))
        return [torch.cat(levels)] * len(images.image_sizes)


class _Unresized(nn.Module):
    """In place of torchvision's transform: pictures come as they are to be looked at, and masks go out as they are."""

    def forward(self, images: list[Tensor], targets: Any = None) -> tuple[Any, Any]:
        return ImageList(torch.stack(images), [(image.shape[-2], image.shape[-1]) for image in images]), targets

    def postprocess(self, result: Any, *_: Any) -> Any:
        return result


class _Full(nn.Module):
    """A head whose outputs are float32: bfloat16 would round a box's sides to whole pixels and more."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, x: Any) -> Any:
        first, second = self.head(x)
        if isinstance(first, list):
            return [value.float() for value in first], [value.float() for value in second]
        return first.float(), second.float()


def _proposals(channels: int) -> nn.Module:
    proposals: Any = RegionProposalNetwork(
        _Anchors(),
        _Full(RPNHead(channels, len(ANCHORS[0]))),
        fg_iou_thresh=0.6,
        bg_iou_thresh=0.3,
        batch_size_per_image=256,
        positive_fraction=0.5,
        pre_nms_top_n={"training": 1000, "testing": 800},
        post_nms_top_n={"training": 800, "testing": 600},
        nms_thresh=0.75,
    )
    proposals.box_similarity = _iou
    return cast("nn.Module", proposals)


def _iou(boxes: Tensor, anchors: Tensor) -> Tensor:
    """(n, m) IoU of (n, 4) and (m, 4) boxes; torchvision's takes most of a step for half a million anchors."""
    left, top, right, bottom = boxes[:, :, None].unbind(1)
    other_left, other_top, other_right, other_bottom = anchors.T.contiguous().unbind()
    both = torch.minimum(right, other_right).sub_(torch.maximum(left, other_left)).clamp_(min=0)
    both *= torch.minimum(bottom, other_bottom).sub_(torch.maximum(top, other_top)).clamp_(min=0)
    areas, other_areas = (right - left) * (bottom - top), (other_right - other_left) * (other_bottom - other_top)
    return both / (areas + other_areas).sub_(both)


def _heads(classes: int, channels: int, hidden: int) -> nn.Module:
    heads: nn.Module = RoIHeads(
        MultiScaleRoIAlign(_LEVELS, 7, 2),
        TwoMLPHead(channels * 7 * 7, hidden),
        _Full(FastRCNNPredictor(hidden, classes + 1)),
        fg_iou_thresh=0.5,
        bg_iou_thresh=0.5,
        batch_size_per_image=256,
        positive_fraction=0.35,
        bbox_reg_weights=None,
        score_thresh=0.05,
        nms_thresh=0.5,
        detections_per_img=300,  # a dense screen has that many
        mask_roi_pool=MultiScaleRoIAlign(_LEVELS, 14, 2),
        mask_head=MaskRCNNHeads(channels, (channels, channels), 1),
        mask_predictor=MaskRCNNPredictor(channels, channels, classes + 1),
    )
    return heads

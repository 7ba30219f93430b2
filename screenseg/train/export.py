"""From a checkpoint to the file that bots run: pixels in, probabilities out, half-precision weights, no pickle."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from screenseg.train.loop import load_network

__all__ = ["Exported", "export"]


class Exported(nn.Module):
    """A U-Net with what belongs around it: (N, H, W, 3) uint8 RGB in, mask probabilities and logarithms of distances
    out."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        scaled = image.permute(0, 3, 1, 2).to(next(self.network.parameters()).dtype) / 255
        masks, boxes = self.network(scaled)
        return masks.sigmoid().float(), boxes.float()


def export(checkpoint: Path, out: Path, *, half: bool = True) -> None:
    """Write a checkpoint's averaged network as ONNX; height and width stay free (multiples of 64).

    Args:
        checkpoint: what a training run wrote.
        out: the ONNX file.
        half: store weights as float16; the runtime computes in what its processor does best.
    """
    module = Exported(load_network(checkpoint)).eval()
    if half:
        module = module.half()
    example = torch.zeros(1, 128, 192, 3, dtype=torch.uint8)
    temporary = out.with_suffix(".tmp")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            (example,),
            str(temporary),
            dynamo=False,
            opset_version=17,
            input_names=["image"],
            output_names=["masks", "distances"],
            dynamic_axes={
                "image": {0: "n", 1: "h", 2: "w"},
                "masks": {0: "n", 2: "h2", 3: "w2"},
                "distances": {0: "n", 2: "h4", 3: "w4"},
            },
        )
    temporary.replace(out)

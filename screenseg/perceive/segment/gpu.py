"""A U-Net on PyTorch, for machines with a GPU."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screenseg._optional import optional
from screenseg.errors import WeightsError
from screenseg.perceive.channels import KINDS, MASKS, ROLES, STATES

__all__ = ["TorchUNet"]

_PURPOSE = "Running networks on a GPU"


class TorchUNet:
    """A U-Net's weights in a module of PyTorch; takes and gives what an exported network does.

    Args:
        path: the .safetensors file that a run wrote.
        device: as PyTorch names it, ``"cuda"`` or ``"cuda:1"``; ``"cpu"`` works too and is slow.

    Raises:
        MissingDependency: PyTorch or safetensors is not installed.
        WeightsError: the file is damaged or of another network, or there is no such device.
    """

    def __init__(self, path: Path, *, device: str) -> None:
        torch = optional("torch", extra="train", purpose=_PURPOSE)
        safetensors = optional("safetensors", extra="train", purpose=_PURPOSE)
        from screenseg.models.unet import UNet

        try:
            with safetensors.safe_open(path, "pt") as file:
                self._about: dict[str, str] = file.metadata() or {}
                names = file.keys()
                state = {name: file.get_tensor(name).float() for name in names}
            shape = json.loads(self._about["recipe"])
            heads = {"masks": len(MASKS), "kinds": len(KINDS), "roles": len(ROLES), "states": len(STATES)}
            module = UNet(**heads, widths=tuple(shape["widths"]), depth=shape["depth"])
            module.load_state_dict(state)
        except (OSError, KeyError, ValueError, RuntimeError, safetensors.SafetensorError) as error:
            told = " ".join(str(error).split())[:200]
            raise WeightsError(f"{path} is no U-Net that `screenseg train unet` wrote: {told}") from error
        self._torch, self._device = torch, device
        self._type = torch.float32 if device == "cpu" else torch.float16
        try:
            self._module = module.eval().to(device, self._type).to(memory_format=torch.channels_last)
        except (RuntimeError, AssertionError) as error:
            raise WeightsError(f"PyTorch cannot use the device {device!r}: {error}") from error

    def all(self, batch: NDArray[Any]) -> list[NDArray[np.float32]]:
        """Masks, logarithms of distances, roles and states of (N, H, W, 3) uint8 RGB pictures, as probabilities."""
        torch = self._torch
        with torch.inference_mode():
            pixels = torch.from_numpy(batch).to(self._device).permute(0, 3, 1, 2)
            masks, logs, roles, states = self._module(pixels.to(self._type).div_(255))
            outputs = (masks.sigmoid(), logs, roles.softmax(dim=1), states.sigmoid())
            return [out.float().cpu().numpy() for out in outputs]

    def metadata(self, key: str, default: str) -> str:
        """A string that the run stored in the file."""
        return self._about.get(key, default)

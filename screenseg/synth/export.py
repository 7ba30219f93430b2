"""A set in other people's forms: YOLO, plain COCO, and mask planes for segmentation."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from screenseg.geometry import Box
from screenseg.roles import REGION_ROLES, ROLES
from screenseg.synth.coco import read_set, write_coco
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Truth

__all__ = ["DEFAULT_FOLDERS", "REGION_BITS", "TEXT_BITS", "export", "region_mask", "text_mask"]

Form = Literal["yolo", "coco", "masks"]
Mask = npt.NDArray[np.uint8]

REGION_BITS = {name: 1 << place for place, name in enumerate(REGION_ROLES)}
"""Bit of each region class in a ``NAME.regions.png``."""
TEXT_BITS = {"text": 1, "kernel": 2, "ignore": 4}
"""Bits in a ``NAME.text.png``."""

DEFAULT_FOLDERS: dict[Form, str] = {"yolo": "yolo", "coco": "coco-plain", "masks": "masks"}
"""Where an export goes inside the set's folder; `coco` is where the set's own files are."""

_KERNEL_INSET = 0.25  # of a line's height, on all four sides: neighbouring lines' kernels never touch


def export(folder: Path, form: Form, out: Path | None = None) -> dict[str, int]:
    """Write a set in another form, and say how many pictures each split has.

    Args:
        folder: The set.
        form: "yolo", "coco" or "masks"; datasets/README.md says what each is.
        out: Where to; `DEFAULT_FOLDERS` in the set's folder if None.

    Raises:
        SynthError: The folder is no set, is empty, or a file of it cannot be read.
    """
    out = folder / DEFAULT_FOLDERS[form] if out is None else out
    counts = _FORMS[form](folder, out)
    if not counts:
        raise SynthError(f"The set {str(folder)!r} is empty.")
    return counts


def _coco(folder: Path, out: Path) -> dict[str, int]:
    return write_coco(folder, out, extras=False)


def _yolo(folder: Path, out: Path) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for path, truth in read_set(folder):
        split = truth.about["split"]
        counts[split] += 1
        for part in ("images", "labels"):
            (out / part / split).mkdir(parents=True, exist_ok=True)
        _link(path, out / "images" / split / path.name)
        lines = [_yolo_line(ROLES.index(e.role), e.box, truth) for e in truth.elements]
        (out / "labels" / split / f"{path.stem}.txt").write_text("".join(lines), encoding="utf-8")
    if counts:
        names = "".join(f"  {number}: {role}\n" for number, role in enumerate(ROLES))
        splits = "".join(f"{split}: images/{split}\n" for split in counts)
        (out / "data.yaml").write_text(f"path: {out.resolve()}\n{splits}names:\n{names}", encoding="utf-8")
    return dict(sorted(counts.items()))


def _yolo_line(number: int, box: Box, truth: Truth) -> str:
    """Class, then centre and size as shares of the picture's."""
    width, height = truth.width, truth.height
    x, y = (box.left + box.right) / 2 / width, (box.top + box.bottom) / 2 / height
    return f"{number} {x:.6f} {y:.6f} {box.width / width:.6f} {box.height / height:.6f}\n"


def _link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the file systems differ."""
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)


def _masks(folder: Path, out: Path) -> dict[str, int]:
    import cv2

    counts: Counter[str] = Counter()
    for path, truth in read_set(folder):
        split = truth.about["split"]
        counts[split] += 1
        (out / split).mkdir(parents=True, exist_ok=True)
        for name, mask in (("regions", region_mask(truth)), ("text", text_mask(truth))):
            target = out / split / f"{path.stem}.{name}.png"
            if not cv2.imwrite(str(target), mask):
                raise SynthError(f"The mask {str(target)!r} cannot be written.")
    return dict(sorted(counts.items()))


def region_mask(truth: Truth) -> Mask:
    """(H, W) uint8: at each pixel the bits (`REGION_BITS`) of the regions that lie there.

    What a higher layer covers belongs to that layer alone.
    """
    mask = np.zeros((truth.height, truth.width), np.uint8)
    bits = {role: REGION_BITS[name] for name, roles in REGION_ROLES.items() for role in roles}
    covers = [(Box.of(cover[:4]), int(cover[4])) for cover in truth.about.get("covers", ())]
    for layer in sorted({e.layer for e in truth.elements} | {layer for _, layer in covers}):
        for box, its_layer in covers:
            if its_layer == layer:
                mask[max(box.top, 0) : max(box.bottom, 0), max(box.left, 0) : max(box.right, 0)] = 0
        for element in truth.elements:
            if element.layer == layer and element.role in bits:
                box = element.box
                mask[box.top : box.bottom, box.left : box.right] |= bits[element.role]
    return mask


def text_mask(truth: Truth) -> Mask:
    """(H, W) uint8: bits (`TEXT_BITS`) of lines of text, of their kernels, and of areas of which nothing is known."""
    mask = np.zeros((truth.height, truth.width), np.uint8)
    for line in truth.texts:
        box = line.box
        mask[box.top : box.bottom, box.left : box.right] |= TEXT_BITS["text"]
        inset = round(_KERNEL_INSET * box.height)
        across = min(inset, (box.width - 1) // 2)
        mask[box.top + inset : box.bottom - inset, box.left + across : box.right - across] |= TEXT_BITS["kernel"]
    for box in truth.ignore:
        mask[box.top : box.bottom, box.left : box.right] |= TEXT_BITS["ignore"]
    return mask


_FORMS: dict[str, Callable[[Path, Path], dict[str, int]]] = {"coco": _coco, "yolo": _yolo, "masks": _masks}

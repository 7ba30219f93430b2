"""Putting a weights file into the package: the file, and its card in the manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from screenseg import weights
from screenseg.perceive.channels import MASKS, REGIONS, ROLES, STATES
from screenseg.perceive.detect.decode import ROLE_NAMES
from screenseg.perceive.runtime import metadata
from screenseg.train import files
from screenseg.train.errors import DataError

__all__ = ["FOLDER", "LARGEST", "scores_of", "ship"]

FOLDER = Path(weights.__file__).parent / "weights"
LARGEST = 16_000_000  # bytes: the package stays small

_CLASSES: dict[str, dict[str, tuple[str, ...]]] = {
    "unet": {"masks": MASKS, "roles": ROLES, "states": STATES},
    "mask_rcnn": {"labels": REGIONS},
    "yolo": {"roles": ROLE_NAMES, "states": STATES},
}
_SCREENS = "(N, H, W, 3) uint8 RGB, height and width multiples of 64; normalised inside"
_INPUTS = {"unet": _SCREENS, "mask_rcnn": _SCREENS, "yolo": _SCREENS, "icons": "(N, 1, 32, 32) float32 ink, 0 to 1"}
_ICONS = ("icons", "top_1", "top_5", "words_5")
_PRECISIONS = {"0.5": "ap50", "0.5-0.95": "ap"}
_REAL = ("grounding", "misclick", "fields", "linking", "f1", "recall_any", "ocr")


def ship(
    path: Path, *, name: str, version: str, data: str, scores: Mapping[str, Any], folder: Path = FOLDER
) -> dict[str, Any]:
    """Copy an exported network into the package and write its card; gives the card.

    Args:
        path: the ONNX file.
        name: what `segmenter=` will call it.
        version: of the weights; a reader of an old document finds them by it.
        data: what it was trained on, in words.
        scores: what it reached, by figure.
        folder: where the manifest is.

    Raises:
        DataError: it is no network of ours, or too large.
        WriteError: the folder cannot be written; the manifest is as it was.
    """
    try:
        content = path.read_bytes()
        task, recipe = metadata(path, "task", ""), json.loads(metadata(path, "recipe", "{}"))
        names = json.loads(metadata(path, "names", "{}"))
    except (OSError, RuntimeError, ValueError) as error:
        raise DataError(f"{path} is no network that can be read: {' '.join(str(error).split())[:200]}") from error
    if task not in _INPUTS:
        raise DataError(f"{path} is no network that `screenseg train export` wrote: its metadata name no task.")
    if len(content) > LARGEST:
        raise DataError(
            f"{path} has {len(content) / 1e6:.1f} MB; weights of the package have {LARGEST / 1e6:g} at most."
        )
    card: dict[str, Any] = {
        "file": f"{name}.onnx",
        "version": version,
        "sha256": weights.sha256(path),
        "task": task,
        "input": _INPUTS[task],
        "classes": _CLASSES.get(task) or {"meanings": names["meanings"]},
        "licence": "Apache-2.0",
        "recipe": _told(recipe, names),
        "data": data,
        "scores": dict(scores),
    }
    manifest = folder / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    files.write(folder / card["file"], content)
    files.write(manifest, (json.dumps({**known, name: card}, indent=1, ensure_ascii=False) + "\n").encode())
    return card


def _told(recipe: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, Any]:
    """A recipe without what the card tells anyway, and without where its start lay on one machine."""
    kept = {key: value for key, value in recipe.items() if key not in names}
    return {**kept, "start": Path(str(recipe.get("start", ""))).name}


def scores_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """The figures for a card, of what `screenseg eval --json` tells of an engine."""
    out: dict[str, Any] = {}
    if "classes" in told:
        out["synthetic"] = {
            "pictures": told["pictures"],
            "region_miou": round(told["region_miou"], 3),
            "text_f1": {at: round(value, 3) for at, value in told["classes"].get("text", {}).get("f1", {}).items()},
            "region_box_f1": {at: round(value, 3) for at, value in told["region_box_f1"].items()},
        }
    if told.get("roles"):
        roles = told["roles"]
        means = {at: sum(roles[key].values()) / max(1, len(roles[key])) for at, key in _PRECISIONS.items()}
        out["synthetic"]["role_map"] = {at: round(value, 3) for at, value in means.items()}
    if "top_1" in told:
        out["unseen sets of icons"] = {key: round(told[key], 3) for key in _ICONS}
    for part, figures in told.get("real", {}).items():
        if figures:
            out[part] = {"pictures": figures["pictures"], **{key: figures[key] for key in _REAL}}
    return out

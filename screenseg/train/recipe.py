"""Every setting of a training run with its default, on one page. A recipe (TOML) overrides; what is unknown fails."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from screenseg.train.errors import RecipeError

__all__ = ["IconsRecipe", "MaskRCNNRecipe", "Recipe", "ScreenRecipe", "UNetRecipe", "YOLORecipe", "read_recipe"]

Count = Annotated[int, Meta(ge=1)]
Amount = Annotated[float, Meta(ge=0)]
Positive = Annotated[float, Meta(gt=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Side = Annotated[int, Meta(ge=64, multiple_of=64)]


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What runs of all networks have in common."""

    # The weights to begin with: a checkpoint.pt or .safetensors of a run with the same architecture; random if empty.
    # A Mask R-CNN or a detector may begin with a U-Net's, too: it takes over the encoder.
    start: str = ""

    # The data
    batch: Count = 8  # samples
    readers: Annotated[int, Meta(ge=0)] = 1  # processes that read and cut

    # The descent: AdamW (Loshchilov and Hutter, 2019) with a warm-up and a cosine to a hundredth
    steps: Count = 30_000  # batches; a run given --minutes fits the schedule to its time instead
    learning_rate: Positive = 2e-3
    weight_decay: Amount = 0.02
    warm_up: Share = 0.02  # share of the run
    average: Share = 0.998  # decay of the running mean of weights, which is what is kept (Polyak and Juditsky, 1992)
    clip: Positive = 5.0  # greatest norm of a gradient

    # The run
    seed: int = 1
    validate_minutes: Positive = 10.0  # between looks at the val split; a checkpoint is written then too
    validate_images: Annotated[int, Meta(ge=0)] = 24  # 0: no looks


class ScreenRecipe(Recipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What runs of networks that see screens have in common."""

    side: Side = 512  # of a crop, pixels
    crops: Count = 4  # cut from each picture before the next is read
    focused: Share = 0.6  # share of crops laid around a thing, rare classes as often as others; the rest lie anywhere
    zooms: tuple[Positive, Positive] = (0.75, 1.7)  # size of things against a 100 % screen
    pasted: Share = 0.15  # share of pictures that get a window of another one pasted over

    def __post_init__(self) -> None:
        """Refuse a range that is none."""
        if self.zooms[0] > self.zooms[1]:
            raise ValueError(f"zooms must be the least and the greatest, got {list(self.zooms)}")


class UNetRecipe(ScreenRecipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a U-Net is trained."""

    widths: Annotated[tuple[Count, ...], Meta(min_length=3, max_length=6)] = (24, 40, 64, 112, 160, 192)
    # channels at 1/2, 1/4 ... 1/64 of the resolution
    depth: Count = 2  # residual blocks at each level
    entropy_weight: Amount = 2.0
    dice_weight: Amount = 1.0
    box_weight: Amount = 2.0
    role_weight: Amount = 1.0
    state_weight: Amount = 0.5


class MaskRCNNRecipe(ScreenRecipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a Mask R-CNN is trained."""

    widths: Annotated[tuple[Count, ...], Meta(min_length=6, max_length=6)] = (24, 40, 64, 112, 160, 192)  # as a U-Net's
    depth: Count = 2
    channels: Count = 96  # of the feature pyramid and the heads
    hidden: Count = 256  # features of a box
    side: Side = 1024  # a box is found as a whole, so most of a panel must be in a crop
    batch: Count = 2
    steps: Count = 20_000
    learning_rate: Positive = 5e-4


class YOLORecipe(ScreenRecipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the widget detector is trained."""

    widths: Annotated[tuple[Count, ...], Meta(min_length=6, max_length=6)] = (24, 40, 64, 112, 160, 192)  # as a U-Net's
    depth: Count = 2
    neck: Count = 80  # channels of the pyramid and the heads
    learning_rate: Positive = 1e-3
    role_weight: Amount = 1.0
    box_weight: Amount = 2.0
    state_weight: Amount = 0.25


class IconsRecipe(Recipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the network that tells what icons are for is trained."""

    # channels at 32, 16, 8 and 4 pixels
    widths: Annotated[tuple[Count, ...], Meta(min_length=2, max_length=6)] = (32, 64, 112, 160)
    depth: Count = 2  # residual blocks at each size but the first
    sizes: tuple[Count, Count] = (11, 48)  # of an icon on the screen, pixels
    words: tuple[str, ...] = ()  # what it is to tell apart; empty: what the set has
    meanings: tuple[str, ...] = ()
    words_weight: Amount = 0.3
    meanings_weight: Amount = 1.0
    batch: Count = 192
    weight_decay: Amount = 0.03
    validate_images: Annotated[int, Meta(ge=0)] = 2000  # icons

    def __post_init__(self) -> None:
        """Refuse a range that is none."""
        if self.sizes[0] > self.sizes[1]:
            raise ValueError(f"sizes must be the least and the greatest, got {list(self.sizes)}")


_R = TypeVar("_R", bound=Recipe)


def read_recipe(path: Path | None, kind: type[_R]) -> _R:
    """The recipe of a TOML file, the defaults where it says nothing; all defaults if there is no file.

    Raises:
        RecipeError: the file cannot be read, has an unknown key or a value of a wrong type.
    """
    if path is None:
        return kind()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise RecipeError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecipeError(f"The recipe {path} is wrong: {_told(str(error), kind)}") from error


def _told(message: str, kind: type[Recipe]) -> str:
    """A decoder's message with the key in front, and the nearest known key to an unknown one."""
    known = kind.__struct_fields__
    if unknown := re.search(r"unknown field `(.*?)`", message):
        near = difflib.get_close_matches(unknown[1], known, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        return f"it has the unknown key {unknown[1]!r}. {hint}Known keys: {', '.join(known)}."
    if place := re.fullmatch(r"(.*) - at `\$\.(.*)`", message, re.DOTALL):
        return f"{place[2]}: {place[1][:1].lower()}{place[1][1:]}."
    return f"{message}."

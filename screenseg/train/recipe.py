"""Every setting of a training run with its default, on one page. A recipe (TOML) overrides; what is unknown fails."""

from __future__ import annotations

from pathlib import Path

import msgspec

from screenseg.train.errors import RecipeError

__all__ = ["UNetRecipe", "read_recipe"]


class UNetRecipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a U-Net is trained."""

    # The network
    widths: tuple[int, ...] = (24, 40, 64, 112, 160, 192)  # channels at 1/2, 1/4 ... of the resolution
    depth: int = 2  # residual blocks at each level

    # The data
    side: int = 512  # of a crop, pixels; a multiple of 64
    batch: int = 8  # crops
    crops: int = 4  # cut from each picture before the next is read
    zooms: tuple[float, float] = (0.75, 1.7)  # size of things against a 100 % screen
    readers: int = 1  # processes that read and cut

    # The descent: AdamW (Loshchilov and Hutter, 2019) with a warm-up and a cosine to a hundredth
    steps: int = 30_000  # batches; a run given --minutes fits the schedule to its time instead
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.02  # share of the run
    average: float = 0.998  # decay of the running mean of weights, which is what is kept (Polyak and Juditsky, 1992)
    clip: float = 5.0  # greatest norm of a gradient
    entropy_weight: float = 2.0
    dice_weight: float = 1.0
    box_weight: float = 2.0

    # The run
    seed: int = 1
    validate_minutes: float = 10.0  # between looks at the val split; a checkpoint is written then too
    validate_images: int = 24


def read_recipe(path: Path | None) -> UNetRecipe:
    """The recipe of a TOML file, the defaults where it says nothing; all defaults if there is no file.

    Raises:
        RecipeError: the file cannot be read, has an unknown key or a value of a wrong type.
    """
    if path is None:
        return UNetRecipe()
    try:
        recipe = msgspec.toml.decode(path.read_bytes(), type=UNetRecipe)
    except OSError as error:
        raise RecipeError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except msgspec.MsgspecError as error:
        known = ", ".join(UNetRecipe.__struct_fields__)
        raise RecipeError(f"The recipe {path} is wrong: {error}. Known keys: {known}.") from error
    if recipe.side % 64 or recipe.side <= 0:
        raise RecipeError(f"{path}: side must be a multiple of 64, got {recipe.side}.")
    return recipe

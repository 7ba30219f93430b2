"""Recipes: defaults, overrides, and what is wrong with them said by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from screenseg.train.errors import RecipeError
from screenseg.train.recipe import UNetRecipe, read_recipe


def recipe(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "r.toml"
    path.write_text(text)
    return path


def test_no_file_is_all_defaults() -> None:
    assert read_recipe(None, UNetRecipe) == UNetRecipe()


def test_a_file_overrides_what_it_names(tmp_path: Path) -> None:
    read = read_recipe(recipe(tmp_path, "steps = 7\nzooms = [0.5, 2]\nlearning_rate = 1"), UNetRecipe)
    assert read == UNetRecipe(steps=7, zooms=(0.5, 2.0), learning_rate=1.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("learning_rte = 1.0", "unknown key 'learning_rte'. Did you mean 'learning_rate'"),
        ("batch = 'many'", "batch: expected `int`, got `str`"),
        ("batch = 0", "batch: expected `int` >= 1"),
        ("side = 100", "side: expected `int` that's a multiple of 64"),
        ("widths = [8, 8]", "widths: expected `array` of length >= 3"),
        ("warm_up = 2.0", "warm_up: expected `float` <= 1.0"),
        ("zooms = [2.0, 1.0]", "zooms must be the least and the greatest"),
        ("batch 8", "is wrong"),
    ],
)
def test_a_wrong_recipe_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = recipe(tmp_path, text)
    with pytest.raises(RecipeError) as caught:
        read_recipe(path, UNetRecipe)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_recipe_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"none.toml cannot be read: No such file"):
        read_recipe(tmp_path / "none.toml", UNetRecipe)

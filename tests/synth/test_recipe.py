"""Recipes: what a file may say, and what is answered to the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

import screenseg
from screenseg.synth.errors import RecipeError
from screenseg.synth.recipe import Recipe, load_recipe, size_of

RECIPES = sorted((Path(screenseg.__file__).parents[1] / "datasets" / "recipes").glob("*.toml"))


def written(folder: Path, text: str) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_the_recipes_that_are_here_can_be_read(path: Path) -> None:
    recipe = load_recipe(path)
    assert Recipe.from_dict(recipe.to_dict()) == recipe


def test_there_are_the_four_recipes() -> None:
    assert {path.stem for path in RECIPES} == {"web", "desktop", "mixed", "sample"}


def test_a_file_overrides_what_it_names(tmp_path: Path) -> None:
    recipe = load_recipe(written(tmp_path, 'clean = 1\nfonts = ["Lato"]\n[renderers]\nqt = 2\n'))
    assert (recipe.clean, recipe.fonts, dict(recipe.renderers)) == (1, ("Lato",), {"qt": 2.0})
    assert recipe.splits == Recipe().splits


def test_half_of_the_screens_speak_english_and_half_stay_clean() -> None:
    recipe = Recipe()
    assert recipe.languages["en"] == pytest.approx(sum(recipe.languages.values()) / 2)
    assert len(recipe.languages) == 16
    assert recipe.clean == 0.5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colors = 1", "unknown key 'colors'; did you mean 'colours'?"),
        ("xyzzy = 1", "unknown key 'xyzzy'. Known keys: renderers, kinds, "),
        ("renderers = 3", "renderers must be a table of names and numbers, got 3"),
        ("[renderers]\nqt = 'much'", "renderers.qt must be a number, got 'much'"),
        ("[renderers]\nqt = true", "renderers.qt must be a number, got True"),
        ("[renderers]\nq = 1", "renderers has no 'q'; did you mean 'qt'?"),
        ("[renderers]\nqt = 0", "renderers needs at least one weight above 0"),
        ("[renderers]\nqt = -1", "must not be negative"),
        ("[languages]\ntlh = 1", "languages has no 'tlh'"),
        ("[sizes]\nlarge = 1", "A size is written as \"1280x720\", got 'large'"),
        ('[sizes]\n"20x20" = 1', "between 320x240 and 7680x4320"),
        ('[scales]\n"0.5" = 1', "scales has numbers from 1 to 4 as keys"),
        ('[scales]\n"big" = 1', "got 'big'"),
        ("clean = 2", "probabilities from 0 to 1"),
        ("clean = '2'", "clean must be a number, got '2'"),
        ("[degradations]\njpeg = 1.5", "probabilities from 0 to 1"),
        ("png_compression = 1.5", "png_compression must be a whole number"),
        ("jpeg_files = 1", "jpeg_files must be true or false"),
        ("fonts = 'Lato'", "fonts must be a list of strings"),
        ("largest = 3", "largest must be a string"),
        ("this is no toml", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RecipeError) as caught:
        load_recipe(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_recipe_names_those_beside_it(tmp_path: Path) -> None:
    written(tmp_path, "")
    with pytest.raises(RecipeError, match="recipe.toml"):
        load_recipe(tmp_path / "other.toml")


def test_sizes() -> None:
    assert size_of("1280x720") == (1280, 720)

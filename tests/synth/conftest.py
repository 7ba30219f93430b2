"""A small set of screens, drawn once by the toolkits that start quickest."""

from __future__ import annotations

from pathlib import Path

import pytest

from screenseg.synth.generate import generate
from screenseg.synth.recipe import Recipe

SMALL = Recipe(
    renderers={"qt": 1, "gtk": 1},
    kinds={"login-dialog": 1, "enterprise-window": 2, "table-window": 1, "search-window": 1},
    languages={"en": 2, "de": 1},
    sizes={"800x600": 1, "960x640": 1},
    scales={"1.0": 2, "1.25": 1},
    degradations={"pointer": 0.5, "rescale": 0.3, "jpeg": 0.5, "tint": 0.3, "fringes": 0.3, "tiles": 0.2},
    splits={"train": 2, "test": 1},
)


@pytest.fixture(scope="session")
def small_recipe() -> Recipe:
    """Two toolkits, four kinds of screens, small pictures."""
    return SMALL


@pytest.fixture(scope="session")
def made_set(tmp_path_factory: pytest.TempPathFactory, small_recipe: Recipe) -> Path:
    """Ten screens; tests only read them."""
    folder = tmp_path_factory.mktemp("set") / "made"
    generate(small_recipe, folder, count=10, seed=5, workers=2)
    return folder

import random

import numpy as np
import pytest

from screenseg.synth import icons
from screenseg.synth.errors import SynthError
from screenseg.synth.icons._sets import get, of_split
from screenseg.synth.lexicon import load


@pytest.mark.parametrize("name", icons.sets())
def test_every_icon_of_a_set_is_ink(name):
    icon_set = get(name)
    claimed = icon_set.meanings()
    assert len(claimed) > 200
    blank = []
    for meaning in sorted(claimed):
        svg = icon_set.svg(meaning)
        assert svg is not None
        alpha = icons.raster(svg, 20, (10, 120, 200))[..., 3]
        # Nothing, or a filled square where the drawing has lost its holes; some icons are square by nature.
        most = 1.0 if icon_set.coloured or meaning in ("maximize", "stop") else 0.97
        if not 0.01 < (alpha > 100).mean() <= most:
            blank.append(meaning)
    assert blank == []


def test_colour_and_size():
    svg = get("bootstrap").svg("save")
    pixels = icons.raster(svg, 31, (10, 120, 200))
    assert pixels.shape == (31, 31, 4)
    assert pixels.dtype == np.uint8
    opaque = pixels[pixels[..., 3] == 255]
    assert opaque.size
    assert (abs(opaque[:, :3].astype(int) - (10, 120, 200)) <= 1).all()


def test_coloured_icons_keep_their_colours():
    svg = get("silk").svg("delete")
    pixels = icons.raster(svg, 16, (0, 0, 0))
    assert len(np.unique(pixels[pixels[..., 3] == 255][:, :3], axis=0)) > 8


def test_every_command_of_the_lexicon_has_an_icon():
    assert set(load().actions) <= set(icons.meanings())


@pytest.mark.parametrize("split", ["train", "val", "test"])
def test_every_meaning_is_drawn_in_every_split(split):
    icon_set = icons.choose(random.Random(3), split)
    assert icon_set.split == split
    for meaning in icons.meanings():
        assert "<svg" in icons.svg(meaning, random.Random(1), icon_set)


def test_stand_ins_stay_in_the_split():
    """Open Iconic has no floppy disk; what is drawn instead is of another test set, never of a training set."""
    chosen = get("open-iconic")
    assert chosen.svg("save") is None
    drawn = icons.svg("save", random.Random(5), chosen)
    assert drawn in {other.svg("save") for other in of_split("test")}


def test_same_seed_same_icons():
    first, second = (icons.choose(random.Random(11)).name for _ in range(2))
    assert first == second


def test_unknown_meaning_is_named():
    with pytest.raises(SynthError, match="frobnicate"):
        icons.svg("frobnicate", random.Random(1))
    with pytest.raises(SynthError, match="no icon set 'nope'"):
        get("nope")

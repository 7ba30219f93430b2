"""Icons by what they mean, from the icon sets that software really uses.

    icon_set = icons.choose(rng, split="train")      # one set for a whole screen, as in real programs
    icon_set.svg("save")                             # "<svg ...>" drawn in currentColor, or None
    icons.svg("save", rng, icon_set)                 # the same, or another set of the same split that has it
    icons.raster(text, 24, (32, 32, 32))             # (24, 24, 4) uint8, for toolkits that read no SVG

`meanings.toml` says what is meant, `sets.toml` where each set keeps it. A set belongs to one split for ever: what
stands in the test split is seen in no training picture.
"""

from __future__ import annotations

from screenseg.synth.icons._collect import collect
from screenseg.synth.icons._raster import raster
from screenseg.synth.icons._sets import IconSet, choose, meanings, sets, svg

__all__ = ["IconSet", "choose", "collect", "meanings", "raster", "sets", "svg"]

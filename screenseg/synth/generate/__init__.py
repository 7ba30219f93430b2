"""From a recipe to a folder of pictures and their truth.

    images/000123.png    the picture, or .jpg
    truth/000123.json    its truth (datasets/README.md); written last, so where it is, the screen is done
    coco/train.json ...  all of it once more as COCO instances, one file per split
    synth.json           what the set was made with; a run goes on only with the same
    failures.json        screens that could not be drawn, and why
    toolkits.log         what the toolkits said to standard error in the last run

A screen depends on recipe, seed, index and what is installed, and on nothing else: not on the number of workers, nor on
what was drawn before it, nor on how often the run was interrupted.
"""

from __future__ import annotations

from screenseg.synth.generate._run import Progress, Summary, generate
from screenseg.synth.generate._store import Store

__all__ = ["Progress", "Store", "Summary", "generate"]

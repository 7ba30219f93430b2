"""What remote desktops do to pixels, and how truth moves along.

    choose(rng, recipe)          which degradations a picture gets, with all their figures; plain JSON values
    degrade(image, truth, steps) the degraded picture as a file's bytes, and its truth

A step changes no geometry, but for `rescale`, which scales every box as well. What a pointer hides stays listed: people
see around it too.
"""

from __future__ import annotations

from screenseg.synth.degrade._apply import Picture, degrade
from screenseg.synth.degrade._choose import choose
from screenseg.synth.degrade._scale import scale_truth

__all__ = ["Picture", "choose", "degrade", "scale_truth"]

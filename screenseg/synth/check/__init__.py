"""Truth held against pixels.

Each element and each line of text is put to the tests that apply to it, and passes if it passes all of them:

    frame       an element that draws something: its box's sides lie on edges in the picture, or its ink fills the box
    ink         a line holds ink, and none of it sticks out of its box
    unlisted    what looks like a word in the picture lies in something that truth knows
    written     an element's text stands in the lines that belong to it
    link        labels exist, their boxes are where the label says, and they read as the element's name
    parent      parents exist and hold their children
    place       nothing lies outside the picture, and no two elements of one role have one box
    seen        nothing that a higher layer covers is listed
    state       states belong to the role: no checked button, no text in a password field

The pictures are looked at as they are, degraded ones with as much more tolerance as their degradations need.
"""

from __future__ import annotations

from screenseg.synth.check._result import Fault, PictureResult, Result, Tally
from screenseg.synth.check._run import check_picture, check_set

__all__ = ["Fault", "PictureResult", "Result", "Tally", "check_picture", "check_set"]

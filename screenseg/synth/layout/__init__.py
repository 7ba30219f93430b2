"""The layout grammar: screens of many kinds, composed from shared parts by dice alone, for any toolkit to draw.

`compose(kind, language, rng, size=(1280, 800))` makes a `Screen`; `KINDS` names the kinds, how often each is taken,
whether it is a web page or a window, and how much room it wants. The same state of the dice makes the same screen on
every machine.
"""

from screenseg.synth.layout.compose import KINDS, Kind, compose

__all__ = ["KINDS", "Kind", "compose"]

"""What every page varies besides its skin: chrome, widths, alignments, and how each control is made."""

from __future__ import annotations

import random
from typing import Any

from screenseg.synth.spec import Screen

__all__ = ["WAYS", "narrow", "roll"]

WAYS: dict[str, dict[Any, float]] = {
    "chrome": {"scroll": 3, "app": 2},  # the document scrolls, or only what is below the header
    "sidefirst": {True: 1, False: 1},  # the side bar reaches the top
    "sticky": {True: 1, False: 2},
    "headerwide": {"full": 1, "container": 1},
    "container": {"720": 0.5, "960": 1, "1140": 2, "1280": 1, "full": 3},
    "sidecontainer": {"full": 4, "1140": 1},
    "middle": {True: 1, False: 1},  # a short page stands in the middle of the window
    "sidewidth": {"narrow": 1, "normal": 3, "wide": 1},
    "titlebar": {True: 1, False: 1},  # a window draws its own title bar
    "paneline": {True: 2, False: 1},
    "labelwidth": {"auto": 3, "wide": 1},
    "labelalign": {"start": 3, "end": 2},
    "chevron": {"left": 1, "right": 1},
    "alerticon": {True: 2, False: 1},
    "markindent": {True: 2, False: 1},
    "star": {"red": 3, "plain": 2, "space": 1, "before": 0.6, "none": 1},
    "floating": {"outlined": 2, "filled": 1, "line": 1},
    "searchicon": {True: 1, False: 1},
    "searchtype": {"text": 2, "search": 1},
    "nativedate": {True: 1, False: 2},
    "dateicon": {True: 2, False: 1},
    "spin": {"native": 3, "hidden": 1, "box": 1},
    "nativeprogress": {True: 1, False: 2},
    "progresstext": {True: 1, False: 3},
    "selectkind": {"native": 4, "field": 1, "div": 1},
    "switchside": {"left": 2, "right": 1},
    "nativelist": {True: 1, False: 1},
    "crumb": {"/": 3, "›": 2, ">": 2, "»": 1, "·": 0.5},
    "stepcheck": {True: 2, False: 1},
    "boxcolumn": {True: 1},
    "sortmarks": {True: 1, False: 2},
    "nowrap": {True: 2, False: 1},
    "stickyhead": {True: 1, False: 1},
    "treelines": {True: 1, False: 2},
    "treemark": {"box": 1, "arrow": 2},
    "listavatar": {True: 1, False: 1},
    "dim": {True: 5, False: 1},
    "modalwidth": {"small": 1, "medium": 2, "large": 1},
    "dialogbar": {True: 1, False: 5},
    "toastplace": {"top-end": 2, "bottom-end": 2, "bottom-start": 1, "top": 1, "bottom": 1},
    "statorder": {"caption": 1, "value": 1},
    "statusline": {True: 1, False: 1},
    "triangles": {True: 1, False: 1},
    "fill": {"fill": 4, "natural": 1, "limited": 2},  # how wide fields are
    "iconsize": {"1em": 1, "1.15em": 2, "1.35em": 1},
    "scrollbars": {"native": 3, "thin": 1, "styled": 1},
    "subpixel": {False: 6, True: 1},  # letters with coloured edges
    "mnemonics": {False: 1},
    "toolbarlike": {False: 1},
    "zebra": {False: 1},
}
"""The ways, and how often each is taken; a skin's options of the same name replace them."""

_WIDE = frozenset("table tree split grid tabs calendar chart list accordion stepper".split())


def roll(rng: random.Random) -> dict[str, Any]:
    """One way of each; always as many throws, so that a skin's own options change nothing else."""
    return {name: rng.choices(list(ways), list(ways.values()))[0] for name, ways in WAYS.items()}


def narrow(screen: Screen, rng: random.Random) -> str:
    """The width of a page that shows little, in CSS pixels; "" for one that takes all it can get."""
    width = rng.choice(("360", "420", "480", "560"))
    nodes = list(screen.root.walk())
    if len(nodes) > 45 or any(node.kind in _WIDE or node.kind in ("sidebar", "nav") for node in nodes):
        return ""
    return "760" if any(node.kind == "form" and node.columns > 1 for node in nodes) else width

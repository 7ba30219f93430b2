"""What the Tk renderer works out without a window."""

from __future__ import annotations

import numpy as np

from screenseg.synth.tk.faces import shape
from screenseg.synth.tk.palette import CLASSICS, blend, classic, derive, is_dark
from screenseg.synth.tk.pixels import mark_box, trim


def test_arabic_is_joined_and_turned_round_and_nothing_else_is() -> None:
    assert shape("Größe 東京") == "Größe 東京"
    shaped = shape("سلام")
    assert shaped != "سلام"
    assert all(ord(letter) >= 0xFB50 for letter in shaped)  # presentation forms
    assert shape("ابجد 12").startswith("12")


def test_trim_takes_away_margins_but_not_a_text_without_border() -> None:
    image = np.full((60, 100, 3), 200, np.uint8)
    image[10:40, 10:80] = (90, 90, 90)
    image[11:39, 11:79] = (255, 255, 255)
    assert trim(image, (4, 4, 86, 46), (200, 200, 200)) == ((10, 10, 80, 40), True)
    bare = np.full((60, 100, 3), 200, np.uint8)
    bare[20:28, 30:50:3] = 0
    assert trim(bare, (10, 10, 80, 40), (200, 200, 200)) == ((10, 10, 80, 40), False)
    assert mark_box(bare, (10, 10, 80, 40), (200, 200, 200)) == (30, 20, 49, 28)
    assert mark_box(bare, (60, 10, 80, 40), (200, 200, 200)) is None


def test_palettes_can_be_read() -> None:
    import random

    for name in CLASSICS:
        for colours in ("light", "dark", "high-contrast"):
            palette, _ = classic(name, colours, random.Random(1))
            assert is_dark(palette.text) != palette.dark, name
            assert is_dark(palette.field_text) != is_dark(palette.field), name
    assert blend("#000000", "#ffffff", 0.5) in ("#7f7f7f", "#808080")
    assert derive("#202020", "#eeeeee", "#2b2b2b", "#3465a4").dark

"""Buttons without a word on them, found by what their icons are for: on a real page, with icons of unseen sets."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

import screenseg
from screenseg.synth.icons._sets import get

PHRASES = {
    "search": ("search icon", "magnifier button", "find icon"),
    "settings": ("settings icon", "gear button", "preferences icon"),
    "delete": ("delete button", "trash icon"),
    "home": ("home icon", "house button"),
    "download": ("download button",),
    "calendar": ("calendar icon",),
    "print": ("print button", "printer icon"),
    "mail": ("mail icon", "envelope button"),
}
THEMES = {"light": ("#f6f7f9", "#333", "#fff"), "dark": ("#16181d", "#d8dee9", "#232730")}


def toolbar(icon_set: str, theme: str) -> str:
    ground, ink, face = THEMES[theme]
    style = f"background: {face}; color: {ink}; border: 1px solid #8886; border-radius: 6px; padding: 8px; margin: 4px"
    buttons = "".join(
        f"<button id={meaning} style='{style}'><span style='display: block; width: 20px; height: 20px'>"
        f"{get(icon_set).svg(meaning)}</span></button>"
        for meaning in PHRASES
    )
    return f"<body style='background: {ground}; color: {ink}; font: 14px sans-serif'><h2>Report</h2>{buttons}<p>Seven."


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("icon_set", ["carbon", "ionicons"])
def test_icons_answer_to_many_names(browser: Browser, icon_set: str, theme: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 240})
    page.set_content(toolbar(icon_set, theme))
    pixels = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    document = screenseg.parse(pixels, segmenter="unet")
    right, wrong, asked = 0, [], 0
    for meaning, phrases in PHRASES.items():
        box = page.locator(f"#{meaning}").bounding_box()
        assert box is not None
        for phrase in phrases:
            asked += 1
            try:
                x, y = document.find(phrase).point
            except screenseg.FindError:
                continue
            hit = box["x"] <= x <= box["x"] + box["width"] and box["y"] <= y <= box["y"] + box["height"]
            right += hit
            wrong += [] if hit else [phrase]
    page.close()
    assert not wrong
    assert right >= 0.75 * asked

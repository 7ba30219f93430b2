"""Classical segmentation, against the boxes that a real browser's DOM tells."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

import screenseg
from screenseg.geometry import Box
from screenseg.perceive import Region
from screenseg.perceive.classic import segment
from screenseg.perceive.looks import look
from screenseg.perceive.read import reader

FORM = """
<h2>Delivery</h2>
<p>Street <input id="street" size="30"></p>
<p>Country <select id="country"><option>France</option></select></p>
<p>Notes<br><textarea id="notes" rows="5" cols="40"></textarea></p>
<p><label><input type="checkbox" id="gift"> Gift wrap</label>
   <label><input type="checkbox" id="terms" checked> Accept terms</label></p>
<p><label><input type="radio" id="slow"> Standard</label>
   <label><input type="radio" id="fast" checked> Express</label></p>
<p><button id="send">Send order</button></p>
"""
ROLES = {
    "street": "textbox",
    "country": "combobox",
    "notes": "textbox",
    "gift": "checkbox",
    "terms": "checkbox",
    "slow": "radio",
    "fast": "radio",
    "send": "button",
}
DARK = """<style>:root{color-scheme:dark} body{background:#202124;color:#e8eaed}</style>"""
FLAT = """<style>
input:not([type]),select,textarea,button{border:0;border-radius:6px;background:#e9ecef;padding:8px 10px;font:inherit}
button{background:#0d6efd;color:#fff;padding:8px 22px}</style>"""


def _regions(pixels: NDArray[np.uint8]) -> tuple[Region, ...]:
    return segment(look(pixels, reader("rapidocr").read(pixels)))


def _nearest(found: tuple[Region, ...], box: Box) -> Region:
    return max((r for r in found if r.role != "group"), key=lambda r: r.box.iou(box))


@pytest.mark.parametrize("style", ["", DARK, FLAT], ids=["light", "dark", "flat"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_finds_widgets_in_any_theme_and_at_any_scale(shoot: Callable[..., Any], style: str, scale: float) -> None:
    shot = shoot(style + FORM, scale=scale)
    found = _regions(shot.pixels)
    for name, role in ROLES.items():
        region = _nearest(found, shot.boxes[name])
        assert region.role == role, name
        assert all(abs(a - b) <= 1.5 * scale for a, b in zip(region.box, shot.boxes[name], strict=True)), name


@pytest.mark.parametrize("style", ["", DARK], ids=["light", "dark"])
def test_tells_what_is_checked(shoot: Callable[..., Any], style: str) -> None:
    shot = shoot(style + FORM)
    found = _regions(shot.pixels)
    checked = {name: _nearest(found, shot.boxes[name]).checked for name in ("gift", "terms", "slow", "fast")}
    assert checked == {"gift": False, "terms": True, "slow": False, "fast": True}


def test_survives_lossy_compression(shoot: Callable[..., Any]) -> None:
    shot = shoot(FORM)
    memory = io.BytesIO()
    Image.fromarray(shot.pixels).save(memory, "JPEG", quality=75)
    found = _regions(np.asarray(Image.open(memory).convert("RGB")))
    for name in ("street", "country", "notes", "send", "gift"):
        assert _nearest(found, shot.boxes[name]).box.iou(shot.boxes[name]) > 0.85, name


def test_spin_button_and_switch(shoot: Callable[..., Any]) -> None:
    shot = shoot(
        """<p>Amount <span id="amount" style="display:inline-flex;border:1px solid #888;width:160px;height:30px;
        align-items:center;justify-content:space-between;padding:0 10px">42 <span><svg width="34" height="10">
        <path d="M0 5H10M24 5H34M29 0V10" stroke="#000" stroke-width="2"/></svg></span></span></p>
        <p>Wi-Fi <svg id="wifi" width="40" height="20"><rect width="40" height="20" rx="10" fill="#2a7"/>
        <circle cx="30" cy="10" r="8" fill="#fff"/></svg></p>"""
    )
    found = _regions(shot.pixels)
    assert _nearest(found, shot.boxes["amount"]).role == "spinbutton"
    switch = _nearest(found, shot.boxes["wifi"])
    assert (switch.role, switch.checked) == ("switch", True)


@pytest.mark.parametrize("on", [True, False])
def test_a_captioned_switch_is_one_switch(shoot: Callable[..., Any], on: bool) -> None:
    fill, x = ("#17c", 26) if on else ("#bbb", 10)
    shot = shoot(
        f"""<p><svg id="alarm" width="36" height="20"><rect width="36" height="20" rx="10" fill="{fill}"/>
        <circle cx="{x}" cy="10" r="7" fill="#fff"/></svg> Send notifications</p>"""
    )
    switch = screenseg.parse(shot.pixels).find("Send notifications switch")
    assert (switch.role, switch.checked) == ("switch", on)
    assert switch.box.iou(shot.boxes["alarm"]) > 0.9


def test_list_rows_are_no_fields(shoot: Callable[..., Any]) -> None:
    rows = "".join(
        f'<div style="border:1px solid #ccc;margin-top:-1px;padding:9px">{t}</div>' for t in ("Inbox", "Sent")
    )
    shot = shoot(f'<div style="width:240px">{rows}</div>')
    assert not [r for r in _regions(shot.pixels) if r.role in ("textbox", "combobox")]


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 400, 3), (400, 1, 3), (2, 2, 3)])
def test_degenerate_images(shape: tuple[int, int, int]) -> None:
    assert _regions(np.zeros(shape, np.uint8)) == ()

"""The U-Net that comes with the package, on pages of a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import screenseg
from screenseg import weights
from screenseg.perceive.segment import unet
from screenseg.perceive.segment.unet import UNetSegmenter

PAGE = """
<style>input:not([type=checkbox]), select { font: inherit; width: 280px; height: 34px; display: block }</style>
<h2>New customer</h2>
<p>Company <input id="company"></p>
<p>Country <select id="country"><option>Norway</option></select></p>
<p><input type="checkbox" id="mail" checked> Send invoices by email</p>
<p><button id="save" style="padding:8px 20px;background:#2f81f7;color:#fff;border:0">Save customer</button></p>
"""
ROLES = {"company": "textbox", "country": "combobox", "mail": "checkbox", "save": "button"}


@pytest.mark.parametrize("theme", ["", "<style>body { background: #1d2430; color: #eee }</style>"])
def test_a_form_is_understood_to_the_pixel(shoot: Callable[..., Any], theme: str) -> None:
    shot = shoot(theme + PAGE)
    document = screenseg.parse(shot.pixels, segmenter="unet")
    found = {"company": "Company", "country": "Country", "mail": "Send invoices by email", "save": "Save customer"}
    for name, phrase in found.items():
        element = document.find(phrase)
        assert element.role == ROLES[name]
        assert all(abs(a - b) <= 1 for a, b in zip(element.box, shot.boxes[name], strict=True))
    assert document.find("Send invoices by email").checked is True


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0, 3.0])
def test_a_form_is_understood_at_any_scale(shoot: Callable[..., Any], scale: float) -> None:
    shot = shoot(PAGE, scale=scale)
    document = screenseg.parse(shot.pixels, segmenter="unet")
    found = {"company": "Company", "country": "Country", "mail": "Send invoices by email", "save": "Save customer"}
    for name, phrase in found.items():
        element = document.find(phrase)
        assert element.role == ROLES[name]
        assert all(abs(a - b) <= 1.5 * scale for a, b in zip(element.box, shot.boxes[name], strict=True))


def test_large_text_is_looked_at_as_small_as_it_was_trained_with(shoot: Callable[..., Any]) -> None:
    segmenter = UNetSegmenter(weights.find("unet").path)
    small, large = (segmenter(shoot(PAGE, scale=scale).pixels) for scale in (1.0, 4.0))
    assert small.dense is not None
    assert large.dense is not None
    assert small.dense.zoom == 1.0
    assert large.dense.zoom < 0.4
    assert small.lines
    for line in small.lines:
        assert any(line.iou(other.scale(0.25)) > 0.5 for other in large.lines or ())


def test_of_a_huge_picture_no_more_is_looked_at_than_fits_into_memory(
    shoot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unet, "MOST", 240_000)
    found = UNetSegmenter(weights.find("unet").path)(shoot(PAGE).pixels)
    assert found.dense is not None
    assert found.dense.zoom == pytest.approx(0.5**0.5)
    assert found.lines


def test_a_tool_without_an_edge_can_be_clicked(shoot: Callable[..., Any]) -> None:
    icon = '<svg width="18" height="18" viewBox="0 0 9 9"><path d="M1 1h7v7H1z M3 5h3v3H3z" fill="#357"/></svg>'
    tools = "".join(
        f'<span id="t{n}" style="display:inline-block;padding:7px;line-height:0">{icon}</span>' for n in range(4)
    )
    bar = f'<div style="background:#eee;border-bottom:1px solid #bbb;padding:4px">{tools}</div><p>Untitled document</p>'
    shot = shoot(bar)
    document = screenseg.parse(shot.pixels, segmenter="unet")
    points = [e.point for e in document.elements if e.role in ("button", "img")]
    assert all(any(shot.boxes[f"t{n}"].contains(point) for point in points) for n in range(4))


@pytest.mark.parametrize("segmenter", ["unet", "mask_rcnn"])
def test_every_network_of_the_package_finds_a_field(shoot: Callable[..., Any], segmenter: str) -> None:
    shot = shoot("<p>Company <input id='company' size='40'></p><p>Notes are kept for a year.</p>")
    field = screenseg.parse(shot.pixels, segmenter=segmenter).find("Company field")
    assert field.role == "textbox"
    assert field.box == shot.boxes["company"]


@pytest.mark.parametrize("shape", [(16, 16), (3, 100), (700, 20)])
def test_pictures_that_are_hardly_screens(shape: tuple[int, int]) -> None:
    assert screenseg.parse(np.full((*shape, 3), 200, np.uint8), segmenter="unet").elements == ()


def test_noise_is_no_screen_full_of_widgets() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (600, 800, 3), np.uint8)
    started = time.monotonic()
    document = screenseg.parse(noise, segmenter="unet")
    assert time.monotonic() - started < 60
    assert len([e for e in document.elements if e.role not in ("text", "img", "group")]) < 10


def test_its_card_tells_its_figures() -> None:
    card = weights.find("unet").card
    assert card["task"] == "unet"
    assert {"synthetic", "web", "desktop"} <= set(card["scores"])

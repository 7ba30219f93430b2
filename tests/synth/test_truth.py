"""From what a toolkit reports to what can be seen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from screenseg.geometry import Box
from screenseg.synth.renderer import Drawn, RawElement, RawText
from screenseg.synth.truth import Truth, finish, ink_box


def picture(*lines: tuple[int, int, str]) -> np.ndarray:
    image = Image.new("RGB", (400, 300), "white")
    for x, y, text in lines:
        ImageDraw.Draw(image).text((x, y), text, font=ImageFont.load_default(16), fill="black")
    return np.asarray(image)


def field(**more: Any) -> RawElement:
    return RawElement(**{"id": "field", "role": "textbox", "box": (100, 50, 300, 80), **more})


def label(**more: Any) -> RawText:
    return RawText(**{"id": "label", "text": "Name", "box": (20, 50, 70, 72), "kind": "label", **more})


def test_a_label_links_its_field_and_ink_is_found() -> None:
    image = picture((20, 50, "Name"))
    linked = field(name="Name", label_texts=("label",), label_source="label")
    truth = finish(Drawn(image=image, elements=[linked], texts=[label()]), {"seed": 7})
    (element,), (text,) = truth.elements, truth.texts
    assert (element.labels, element.label_box, element.label_source) == ((0,), text.box, "label")
    assert element.name_visible
    assert text.text == "Name"
    assert text.box.contains(text.ink)
    assert text.ink.width > 30
    assert truth.about == {"seed": 7}


def test_a_label_that_nobody_sees_links_nothing() -> None:
    linked = field(name="Name", label_texts=("label",), label_source="label")
    truth = finish(Drawn(image=picture(), elements=[linked], texts=[label()]))
    (element,) = truth.elements
    assert (element.labels, element.label_box, element.label_source) == ((), None, "none")
    assert not element.name_visible
    assert truth.texts == ()
    assert Box(20, 50, 70, 72) in truth.ignore


@pytest.mark.parametrize(
    ("clip", "box"),
    [
        (None, Box(100, 50, 300, 80)),
        ((0, 0, 250, 300), Box(100, 50, 250, 80)),
        ((0, 0, 150, 300), None),  # less than half is left
        ((0, 0, 50, 50), None),
    ],
)
def test_clipping(clip: tuple[float, float, float, float] | None, box: Box | None) -> None:
    truth = finish(Drawn(image=picture(), elements=[field(clip=clip)], texts=[]))
    assert [e.box for e in truth.elements] == ([box] if box else [])


def test_what_is_left_of_a_hidden_widget_is_ignored() -> None:
    truth = finish(Drawn(image=picture(), elements=[field(clip=(0, 0, 150, 300))], texts=[]))
    assert truth.ignore == (Box(100, 50, 150, 80),)


@pytest.mark.parametrize(
    ("layer", "cover", "seen"),
    [(0, (200, 0, 400, 300), 0.5), (0, (190, 0, 400, 300), None), (1, (0, 0, 400, 300), 1.0), (0, (0, 0, 99, 49), 1.0)],
)
def test_covers_hide_lower_layers(layer: int, cover: tuple[int, int, int, int], seen: float | None) -> None:
    drawn = Drawn(image=picture(), elements=[field(layer=layer)], texts=[], covers=[(cover, 1)])
    assert [e.visible for e in finish(drawn).elements] == ([seen] if seen else [])


def test_a_cut_line_has_ink_but_no_text() -> None:
    image = picture((20, 50, "Name"))
    truth = finish(Drawn(image=image, elements=[], texts=[label(clip=(0, 0, 50, 300))]))
    assert truth.texts[0].text is None
    assert truth.texts[0].box.right == 50


def test_parents_that_are_not_seen_are_skipped() -> None:
    elements = [
        RawElement(id="window", role="window", box=(0, 0, 400, 300)),
        RawElement(id="gone", role="panel", box=(500, 0, 600, 300), parent="window"),
        field(parent="gone"),
    ]
    truth = finish(Drawn(image=picture(), elements=elements, texts=[]))
    assert [(e.key, e.parent) for e in truth.elements] == [("window", None), ("field", 0)]


def test_dimmed_below_a_dialog() -> None:
    truth = finish(Drawn(image=picture(), elements=[field(), field(id="b", layer=1)], texts=[], dimmed_below=1))
    assert [e.dimmed for e in truth.elements] == [True, False]


def test_an_unknown_role_is_named() -> None:
    with pytest.raises(ValueError, match="unknown role 'knob'"):
        finish(Drawn(image=picture(), elements=[field(role="knob")], texts=[]))


def test_truth_survives_json() -> None:
    linked = field(name="Name", label_texts=("label",), label_source="label", checked="mixed", row=0, disabled=True)
    drawn = Drawn(image=picture((20, 50, "Name")), elements=[linked], texts=[label()], ignore=[(0, 0, 9, 9)])
    truth = finish(drawn, {"seed": 1})
    assert Truth.from_dict(json.loads(json.dumps(truth.to_dict()))) == truth
    checked = replace(truth.elements[0], checked=False, row=0)
    assert checked.to_dict()["checked"] is False
    assert type(checked).from_dict(checked.to_dict()) == checked


def test_ink_on_a_gradient_and_on_nothing() -> None:
    ramp = np.repeat(np.linspace(120, 255, 60).astype(np.uint8)[:, None, None], 100, axis=1).repeat(3, axis=2)
    assert ink_box(ramp, Box(0, 0, 100, 60)) is None
    marked = ramp.copy()
    marked[20:30, 40:50] = 0
    assert ink_box(marked, Box(0, 0, 100, 60)) == Box(40, 20, 50, 30)

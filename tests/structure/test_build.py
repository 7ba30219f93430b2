"""From a rendered page to a document: labels, nesting, order, values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import screenseg


def _labels(shot: Any, *names: str) -> dict[str, str | None]:
    document = screenseg.parse(shot.pixels)
    widgets = [e for e in document.elements if e.role not in ("text", "group")]
    return {n: max(widgets, key=lambda e: e.box.iou(shot.boxes[n])).label for n in names}


LAYOUTS = {
    "above": '<p>{0}<br><input id="a"></p><p>{1}<br><input id="b"></p>',
    "left": """<div class="row"><span>{0}:</span><input id="a"></div>
        <div class="row"><span>{1}:</span><input id="b"></div>""",
    "right-aligned": """<div class="row right"><span>{0} *</span><input id="a"></div>
        <div class="row right"><span>{1}</span><input id="b"></div>""",
    "placeholder": """<p><input id="a" placeholder="{0}" size="30"></p>
        <p><input id="b" placeholder="{1}" size="30"></p>""",
    "hint-between": """<p><b>{0}</b><br><small>As it stands in your passport.</small><br><input id="a"></p>
        <p><b>{1}</b><br><small>We never show this to anybody at all.</small><br><input id="b"></p>""",
    "table": """<table><tr><td>{0}</td><td><input id="a"></td></tr>
        <tr><td>{1}</td><td><input id="b"></td></tr></table>""",
}
STYLE = """<style>.row{display:flex;align-items:center;margin:10px 0} .row span{width:150px}
.right span{text-align:right;padding-right:8px} small{color:#666}</style>"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_fields_know_their_labels(shoot: Callable[..., Any], layout: str) -> None:
    shot = shoot(STYLE + LAYOUTS[layout].format("Given name", "Family name"))
    assert _labels(shot, "a", "b") == {"a": "Given name", "b": "Family name"}


@pytest.mark.parametrize("segmenter", ["classic", "unet"])
def test_a_field_after_an_icon_knows_its_label(shoot: Callable[..., Any], segmenter: str) -> None:
    group = """<div style="display:flex;align-items:center;margin:4px 0 18px"><span style="border:1px solid #aaa;
        border-right:0;background:#eee;padding:5px 12px;height:18px"><svg width="14" height="14"><circle cx="7" cy="7"
        r="5" fill="none" stroke="#444" stroke-width="3"/></svg></span><input id="%s" style="border:1px solid #aaa;
        box-sizing:content-box;padding:5px;height:18px;width:260px;margin:0"></div>"""
    shot = shoot(f"Phone number{group % 'phone'}Budget{group % 'budget'}")
    document = screenseg.parse(shot.pixels, segmenter=segmenter)
    for name, box in (("Phone number", shot.boxes["phone"]), ("Budget", shot.boxes["budget"])):
        assert box.contains(document.find(f"{name} field").point)


def test_two_columns(shoot: Callable[..., Any]) -> None:
    cells = "".join(f'<div>{t}<br><input id="{t.lower()}"></div>' for t in ("Street", "City", "Region", "Country"))
    shot = shoot(f'<div style="display:grid;grid-template-columns:260px 260px;gap:18px">{cells}</div>')
    assert _labels(shot, "street", "city", "region", "country") == {
        "street": "Street",
        "city": "City",
        "region": "Region",
        "country": "Country",
    }


def test_toggles_take_the_caption_at_their_right(shoot: Callable[..., Any]) -> None:
    options = "".join(
        f'<label><input type="radio" id="r{i}"> {t} </label>' for i, t in enumerate(("Low", "Mid", "High"))
    )
    shot = shoot(f'<p>Priority {options}</p><p><label><input type="checkbox" id="c"> Keep me posted</label></p>')
    assert _labels(shot, "r0", "r1", "r2", "c") == {"r0": "Low", "r1": "Mid", "r2": "High", "c": "Keep me posted"}


def test_value_is_not_placeholder(shoot: Callable[..., Any]) -> None:
    shot = shoot('<p>Code<br><input id="a" value="AB-1234"></p><p>Town<br><input id="b" placeholder="e.g. Lyon"></p>')
    document = screenseg.parse(shot.pixels)
    code, town = document.find("Code field"), document.find("Town field")
    assert (code.value, code.placeholder) == ("AB-1234", None)
    assert (town.value, town.placeholder) == ("", "e.g. Lyon")


def test_panels_hold_their_fields(shoot: Callable[..., Any]) -> None:
    card = (
        '<div style="border:1px solid #999;padding:14px;margin:12px;width:320px"><b>{0}</b><p>Zip<br><input id="{0}">'
    )
    shot = shoot(card.format("Billing") + "</div>" + card.format("Shipping") + "</div>")
    document = screenseg.parse(shot.pixels)
    for name in ("Billing", "Shipping"):
        field = document.find(f"Zip field in {name}")
        assert field.box.iou(shot.boxes[name]) > 0.9
        panel = document.parent(field)
        assert panel is not None
        assert (panel.role, panel.label) == ("group", name)


def test_reading_order_and_ids(shoot: Callable[..., Any]) -> None:
    shot = shoot("<h1>Title</h1><p>First line</p><p><button>Alpha</button> <button>Beta</button></p>")
    document = screenseg.parse(shot.pixels)
    assert [e.text for e in document.elements] == ["Title", "First line", "Alpha", "Beta"]
    assert [e.id for e in document.elements] == [f"e{i}" for i in range(1, 5)]


def test_greyed_out_is_not_enabled(shoot: Callable[..., Any]) -> None:
    shot = shoot("<p>Some ordinary text</p><p>And some more</p><button disabled>Save</button> <button>Load</button>")
    document = screenseg.parse(shot.pixels)
    assert (document.find("Save button").enabled, document.find("Load button").enabled) == (False, True)


def test_link_in_prose(shoot: Callable[..., Any]) -> None:
    shot = shoot('<p>Please read our <a id="terms" href="#">terms of use</a> before you sign.</p>')
    link = screenseg.parse(shot.pixels).find("terms of use link")
    assert link.role == "link"
    assert shot.boxes["terms"].expand(2).contains(link.box)


def test_menu_bar(shoot: Callable[..., Any]) -> None:
    menu = "".join(f'<span style="padding:4px 8px">{t}</span>' for t in ("File", "Edit", "View", "Help"))
    document = screenseg.parse(shoot(f"<div>{menu}</div><p style='margin-top:60px'>Nothing here yet</p>").pixels)
    assert [e.text for e in document.elements if e.role == "menuitem"] == ["File", "Edit", "View", "Help"]

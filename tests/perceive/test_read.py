"""Both OCR engines, on pages rendered by a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from screenseg.geometry import Box
from screenseg.perceive.evidence import TextLine
from screenseg.perceive.read import ENGINES, Reader, rapid, reader
from screenseg.perceive.read.rapid import RapidReader

_READERS: dict[str, Reader] = {}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Reader:
    """Each engine, loaded once."""
    return _READERS.setdefault(request.param, reader(request.param))


def _texts(lines: tuple[TextLine, ...]) -> set[str]:
    return {line.text for line in lines}


def test_reads_light_on_dark_and_on_colour(shoot: Callable[..., Any], engine: Reader) -> None:
    shot = shoot(
        """<body style="background:#222;color:#eee"><p>Account settings</p>
        <button style="background:#0d6efd;color:#fff;border:0;padding:8px 20px">Send message</button>
        <button style="background:#dc3545;color:#fff;border:0;padding:8px 20px">Delete account</button>
        <div style="background:#fff;color:#111;padding:10px">Ordinary black text</div>"""
    )
    assert _texts(engine.read(shot.pixels)) >= {
        "Account settings",
        "Send message",
        "Delete account",
        "Ordinary black text",
    }


def test_parts_what_stands_side_by_side(shoot: Callable[..., Any], engine: Reader) -> None:
    shot = shoot("<p>" + "".join(f'<span style="margin-right:16px">{t}</span>' for t in ("File", "Edit", "View")))
    assert _texts(engine.read(shot.pixels)) >= {"File", "Edit", "View"}


@pytest.mark.parametrize("words", ["Enable notifications", "Mail server", "this field is required by all"])
def test_a_space_in_monospace_parts_nothing(shoot: Callable[..., Any], words: str) -> None:
    shot = shoot(f"<p style=\"font:15px 'Liberation Mono', monospace\">{words}</p>")
    assert [line.text for line in reader("rapidocr").read(shot.pixels)] == [words]


def test_a_large_picture_is_read_in_bands_as_it_is_at_once(shoot: Callable[..., Any], monkeypatch: Any) -> None:
    pixels = shoot("".join(f"<p>Line number {n} of the page</p>" for n in range(14)), height=800).pixels
    whole = {line.text: line.box for line in RapidReader().read(pixels)}
    assert len(whole) == 14
    monkeypatch.setattr(rapid, "BAND", 300 * 800)
    assert {line.text: line.box for line in RapidReader().read(pixels)} == whole


def test_columns_in_monospace_stay_apart(shoot: Callable[..., Any]) -> None:
    shot = shoot("<pre style=\"font:15px 'Liberation Mono', monospace\">draft.txt   415 KB   modified</pre>")
    assert {"draft.txt", "modified"} <= _texts(reader("rapidocr").read(shot.pixels))


def test_keeps_a_sentence_whole(shoot: Callable[..., Any], engine: Reader) -> None:
    sentence = "The quick brown fox jumps over the lazy dog."
    (line,) = engine.read(shoot(f"<p>{sentence}</p>").pixels)
    assert line.text == sentence
    assert [word.text for word in line.words] == sentence.split()


def test_boxes_are_tight(shoot: Callable[..., Any], engine: Reader) -> None:
    shot = shoot('<p style="margin:40px"><span id="name">Hxgp</span></p>')
    (line,) = engine.read(shot.pixels)
    ink = (shot.pixels < 128).any(axis=2)
    columns, rows = ink.any(axis=0).nonzero()[0], ink.any(axis=1).nonzero()[0]
    truth = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    assert all(abs(a - b) <= 1 for a, b in zip(line.box, truth, strict=True))


def test_nothing_to_read(shoot: Callable[..., Any], engine: Reader) -> None:
    assert engine.read(shoot("").pixels) == ()


def test_a_check_box_is_no_part_of_its_caption(shoot: Callable[..., Any]) -> None:
    shot = shoot('<label><input type="checkbox" id="box" checked> Subscribe to news</label>')
    (line,) = reader("rapidocr").read(shot.pixels)
    assert line.text == "Subscribe to news"
    assert line.box.left > shot.boxes["box"].right


def test_words_tell_their_colour(shoot: Callable[..., Any]) -> None:
    shot = shoot('<p>Read the <a style="color:#0000ee;text-decoration:none">manual</a> first</p>')
    (line,) = reader("rapidocr").read(shot.pixels)
    colours = {word.text: word.color for word in line.words}
    assert colours["manual"][0] < 80
    assert colours["manual"][2] > 150
    assert max(colours["first"]) < 60


def test_unknown_engine() -> None:
    with pytest.raises(ValueError, match="rapidocr, tesseract"):
        reader("abbyy")


def _pieces(box: Box, *shares: tuple[float, float]) -> list[Box]:
    """Parts of a box, as a network finds them that loses some of a line."""
    return [
        Box(box.left + round(a * box.width), box.top, box.left + round(b * box.width), box.bottom) for a, b in shares
    ]


@pytest.mark.parametrize("shares", [[(0.1, 0.9)], [(0.0, 0.4), (0.45, 1.0)], [(0.3, 0.7), (0.6, 0.95)]])
def test_a_line_that_was_found_in_part_is_read_whole(
    shoot: Callable[..., Any], shares: list[tuple[float, float]]
) -> None:
    shot = shoot('<p><span id="text">Sphinx of black quartz</span></p>')
    (line,) = reader("rapidocr").read(shot.pixels, _pieces(shot.boxes["text"].expand(0, -3), *shares))
    assert line.text == "Sphinx of black quartz"


def test_texts_that_stand_apart_stay_apart_though_found_in_part(shoot: Callable[..., Any]) -> None:
    shot = shoot('<p><b id="a">Name</b><span style="margin-left:14px" id="b">Address</span><u id="c">City</u></p>')
    found = [piece for name in ("a", "b") for piece in _pieces(shot.boxes[name].expand(0, -3), (0.3, 0.8))]
    assert _texts(reader("rapidocr").read(shot.pixels, found)) == {"Name", "AddressCity"}


def test_a_line_does_not_run_through_a_border(shoot: Callable[..., Any]) -> None:
    shot = shoot(
        '<p>Total<span style="border-left:1px solid #000;margin-left:3px;padding-left:3px" id="a">Sum</span></p>'
    )
    (line,) = reader("rapidocr").read(shot.pixels, _pieces(shot.boxes["a"].expand(0, -3), (0.4, 0.8)))
    assert line.text == "Sum"

"""From evidence to elements: whose the text is."""

from __future__ import annotations

from screenseg.document import Document
from screenseg.geometry import Box
from screenseg.perceive import Evidence, Region, TextLine, Word
from screenseg.structure import build


def line(text: str, left: int, top: int) -> TextLine:
    box = Box(left, top, left + 7 * len(text), top + 10)
    return TextLine(text, box, 1.0, (Word(text, box),))


def built(lines: list[TextLine], *regions: Region) -> Document:
    return build(Evidence((640, 480), 1.0, tuple(lines), regions))


def test_an_entry_of_a_list_is_called_by_all_its_text_and_each_text_can_be_found() -> None:
    lines = [line("Open", 20, 30), line("Save", 20, 60), line("Ctrl-S", 300, 60)]
    entries = [Region("option", Box(10, top, 400, top + 26), 0.9) for top in (22, 52)]
    document = built(lines, *entries)
    assert [e.label for e in document.elements if e.role == "option"] == ["Open", "Save Ctrl-S"]
    assert document.find("Open").role == "option"
    assert document.find("Ctrl-S").box == lines[2].box


def test_what_is_written_on_a_picture_is_text_but_initials_name_a_small_one() -> None:
    picture, avatar = Region("img", Box(10, 10, 300, 200), 0.9), Region("img", Box(400, 10, 430, 40), 0.9)
    document = built([line("Search:", 40, 60), line("AL", 408, 20)], picture, avatar)
    assert document.find("Search").role == "text"
    assert {e.box: e.label for e in document.elements if e.role == "img"} == {picture.box: None, avatar.box: "AL"}


def test_an_icon_is_called_by_its_likeliest_name_if_it_is_likely_enough() -> None:
    sure = Region("button", Box(10, 10, 34, 34), 0.9, names=(("save", 0.9), ("floppy", 0.8)))
    doubtful = Region("button", Box(60, 10, 84, 34), 0.9, names=(("home", 0.4),))
    field = Region("textbox", Box(10, 60, 200, 84), 0.9, names=(("stop", 0.9),))
    document = built([], sure, doubtful, field)
    assert [e.label for e in document.elements] == ["save", None, None]
    assert document.elements[0].names == (("save", 0.9), ("floppy", 0.8))

"""Tk under Xvfb: what is said about a screen is what is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from screenseg.errors import MissingDependency
from screenseg.synth.check import check_picture
from screenseg.synth.errors import RenderError
from screenseg.synth.renderer import Drawn, Look
from screenseg.synth.spec import KINDS, OVERLAYS, Node, Screen
from screenseg.synth.tk import TkRenderer
from screenseg.synth.truth import Truth, TruthElement, finish

THEMES = (
    "classic-motif",
    "classic-flat",
    "ttk-clam",
    "pack-arc",
    "pack-keramik",
    "sv-light",
    "bootstrap-bootstrap-light",
    "custom-blue",
)
_numbers = itertools.count()


@pytest.fixture(scope="module")
def tk() -> Iterator[TkRenderer]:
    renderer = TkRenderer()
    yield renderer
    renderer.close()


def n(kind: str, *children: Node, **attributes: Any) -> Node:
    attributes.setdefault("id", f"n{next(_numbers)}")
    return Node(kind=kind, children=children, **attributes)


def field(label: str, control: Node, **attributes: Any) -> Node:
    return n("field", control, text=label, **attributes)


def window(*children: Node, overlays: tuple[Node, ...] = (), language: str = "en") -> Screen:
    return Screen(
        kind="test", language=language, root=n("window", *children, id="window", text="Test"), overlays=overlays
    )


def look(theme: str = "classic-motif", **more: Any) -> Look:
    plain: dict[str, Any] = {
        "theme": theme, "colours": "light", "font": "DejaVu Sans", "font_size": 13.0, "density": "normal",
        "scale": 1.0, "width": 800, "height": 600, "seed": 5,
    }  # fmt: skip
    return Look(**{**plain, **more})


def by_key(truth: Truth) -> dict[str, TruthElement]:
    return {element.key: element for element in truth.elements}


def written(truth: Truth) -> set[str | None]:
    return {line.text for line in truth.texts}


def form() -> Node:
    return n(
        "form",
        field("Given name", n("textbox", id="name", value="Ada"), required=True),
        field("Country", n("combobox", id="country", value="Peru", options=("Peru", "Chile"))),
        field("Copies", n("spinbutton", id="copies", value="3")),
        field("Volume", n("slider", id="volume", value="40")),
        field("Password", n("password", id="password", value="secret")),
        field("Notes", n("multiline", id="notes", value="First line.\nSecond line.")),
        field("", n("checkbox", id="agree", text="I agree", checked=True)),
        field("", n("switch", id="wifi", text="Wireless", checked=False)),
        field("", n("radio", id="red", text="Red", checked=True)),
        n(
            "row",
            n("button", id="save", text="Save", variant="primary"),
            n("button", id="copy", text="copy", icon="copy", icon_only=True),
        ),
        placement="left",
    )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_boxes_and_lines_lie_on_what_is_drawn(tk: TkRenderer, theme: str) -> None:
    drawn = tk.draw(window(form()), look(theme))
    truth = finish(drawn)
    assert not [str(fault) for fault in check_picture(drawn.image, truth).faults]
    found = by_key(truth)
    roles = {
        key: found[key].role for key in ("name", "country", "copies", "volume", "agree", "wifi", "red", "save", "copy")
    }
    assert roles == {
        "name": "textbox", "country": "combobox", "copies": "spinbutton", "volume": "slider", "agree": "checkbox",
        "wifi": "switch", "red": "radio", "save": "button", "copy": "button",
    }  # fmt: skip
    for mark in ("agree", "red"):
        box = found[mark].box
        assert 8 <= box.width <= 30
        assert abs(box.width - box.height) <= 6
    assert {"Ada", "Peru", "3", "First line.", "Second line.", "I agree", "Save"} <= written(truth)


@pytest.mark.parametrize("theme", THEMES)
def test_labels_name_their_controls(tk: TkRenderer, theme: str) -> None:
    truth = finish(tk.draw(window(form()), look(theme)))
    found = by_key(truth)
    for key, name in {"name": "Given name", "country": "Country", "copies": "Copies", "notes": "Notes"}.items():
        element = found[key]
        assert (element.name, element.label_source) == (name, "label")
        label = truth.texts[element.labels[0]]
        assert name in (label.text or "")
        assert label.box.right <= element.box.left
    assert "*" in (truth.texts[found["name"].labels[0]].text or "")
    assert found["name"].required
    assert (found["agree"].name, found["agree"].label_source) == ("I agree", "caption")
    assert (found["copy"].name, found["copy"].name_visible, found["copy"].icon) == ("copy", False, "copy")


def test_states(tk: TkRenderer) -> None:
    fields = n(
        "form",
        field("Off", n("textbox", id="off", value="a", disabled=True)),
        field("Fixed", n("textbox", id="fixed", value="b", readonly=True)),
        field("Here", n("textbox", id="here", value="c", focused=True)),
        field("Wrong", n("textbox", id="wrong", value="d", invalid=True), error="Not allowed"),
        field("Empty", n("textbox", id="empty", placeholder="Type here")),
        field("Plain", n("textbox", id="plain", value="e")),
        field("Secret", n("password", id="secret", value="abc")),
        field("", n("checkbox", id="half", text="Half", checked="mixed")),
    )
    drawn = tk.draw(window(fields), look("ttk-clam"))
    found = by_key(finish(drawn))
    assert found["off"].disabled
    assert found["fixed"].readonly
    assert found["here"].focused
    assert found["wrong"].invalid
    assert found["half"].checked == "mixed"
    assert (found["empty"].placeholder, found["empty"].value) == ("Type here", "")
    assert (found["secret"].password, found["secret"].value, found["secret"].text) == (True, "", "")
    assert {"Type here", "Not allowed"} <= written(finish(drawn))
    plain = _corner(drawn, found["plain"])
    for key in ("off", "fixed", "here", "wrong"):
        assert not np.array_equal(_corner(drawn, found[key]), plain), f"{key} looks like any other field"


def _corner(drawn: Drawn, element: TruthElement) -> np.ndarray[Any, Any]:
    return drawn.image[element.box.top : element.box.top + 12, element.box.right - 12 : element.box.right]


@pytest.mark.parametrize("theme", ["classic-plain", "ttk-default", "custom-green"])
def test_at_twice_the_scale_all_is_twice_as_large(tk: TkRenderer, theme: str) -> None:
    once = finish(tk.draw(window(form()), look(theme)))
    twice = finish(tk.draw(window(form()), look(theme, scale=2.0, width=1600, height=1200)))
    for key in ("name", "country", "save"):
        heights = by_key(once)[key].box.height, by_key(twice)[key].box.height
        assert 1.6 <= heights[1] / heights[0] <= 2.4, key
    lines = [next(line for line in truth.texts if line.text == "Ada") for truth in (once, twice)]
    assert 1.8 <= lines[1].box.height / lines[0].box.height <= 2.2


def test_the_same_request_gives_the_same_picture_and_truth(tk: TkRenderer) -> None:
    screen = window(form())
    first = [tk.draw(screen, look(theme)) for theme in THEMES]
    second = [tk.draw(screen, look(theme)) for theme in reversed(THEMES)][::-1]
    for theme, one, other in zip(THEMES, first, second, strict=True):
        assert np.array_equal(one.image, other.image), theme
        assert finish(one).to_dict() == finish(other).to_dict(), theme


@pytest.mark.parametrize("theme", ["classic-motif", "ttk-clam", "custom-blue"])
def test_a_dialog_hides_what_lies_under_it(tk: TkRenderer, theme: str) -> None:
    lines = n(
        "column",
        *(n("text", text=f"Line {number} of a text that is long enough to lie under it. " * 2) for number in range(24)),
    )
    bare = finish(tk.draw(window(lines), look(theme)))
    dialog = n(
        "dialog", n("text", text="Really?"), n("row", n("button", id="yes", text="Yes")), id="dialog", text="Question"
    )
    truth = finish(tk.draw(window(lines, overlays=(dialog,)), look(theme)))
    found = by_key(truth)
    assert found["dialog"].layer == 1
    assert found["dialog/titlebar"].role == "titlebar"
    assert found["dialog"].box.contains(found["yes"].box)
    assert {"Question", "Really?", "Yes"} <= written(truth)
    behind = [line for line in truth.texts if line.layer == 0 and line.text is not None]
    assert len(behind) < len(bare.texts)
    assert not any(line.box.intersect(found["dialog"].box) for line in behind)


@pytest.mark.parametrize("theme", ["classic-motif", "ttk-clam", "bootstrap-nord-dark"])
def test_an_open_menu(tk: TkRenderer, theme: str) -> None:
    bar = n("menubar", n("menuitem", text="&File", id="file", expanded=True), n("menuitem", text="&Help"))
    menu = n(
        "menu",
        n("menuitem", id="open", text="&Open", value="Ctrl+O", icon="open"), n("separator"),
        n("menuitem", id="wrap", text="Wrap lines", checked=True),
        n("menuitem", id="dead", text="Close", disabled=True),
        id="menu", anchor="file",
    )  # fmt: skip
    colours = "dark" if theme.endswith("dark") else "light"
    drawn = tk.draw(window(bar, overlays=(menu,)), look(theme, colours=colours))
    truth = finish(drawn)
    found = by_key(truth)
    assert {"File", "Open", "Ctrl+O", "Wrap lines", "Close"} <= written(truth)
    assert found["menu"].box.top >= found["file"].box.bottom - 2
    assert found["open"].box.bottom <= found["wrap"].box.top < found["dead"].box.top
    assert (found["wrap"].checked, found["dead"].disabled, found["file"].expanded) == (True, True, True)
    assert not [str(fault) for fault in check_picture(drawn.image, truth).faults]


def test_an_open_list_hangs_from_its_combo_box(tk: TkRenderer) -> None:
    fields = n(
        "form", field("Country", n("combobox", id="country", value="Peru", options=("Peru", "Chile"), expanded=True))
    )
    opened = n(
        "listbox",
        n("option", id="peru", text="Peru", selected=True),
        n("option", id="chile", text="Chile"),
        id="list",
        anchor="country",
    )
    found = by_key(finish(tk.draw(window(fields, overlays=(opened,)), look("ttk-default"))))
    assert found["country"].expanded
    assert found["list"].box.top >= found["country"].box.bottom - 2
    assert abs(found["list"].box.width - found["country"].box.width) <= 8
    assert (found["peru"].role, found["peru"].selected, found["chile"].selected) == ("option", True, False)


def table() -> Node:
    heads = (n("columnheader", id="h0", text="Article", value="asc"), n("columnheader", id="h1", text="Price"))
    rows = (
        n(
            "tablerow",
            n("cell", id=f"c{r}0", text=name),
            n("cell", id=f"c{r}1", text=price, variant="number"),
            id=f"r{r}",
            selected=r == 1,
        )
        for r, (name, price) in enumerate((("Bolt", "3.10"), ("Nut", "0.40"), ("Washer", "0.05")))
    )
    return n("table", *heads, *rows, id="table")


@pytest.mark.parametrize("theme", ["classic-cde", "ttk-alt", "pack-radiance", "custom-dark-blue"])
def test_tables_have_rows_and_columns(tk: TkRenderer, theme: str) -> None:
    truth = finish(tk.draw(window(table()), look(theme)))
    found = by_key(truth)
    assert (found["h1"].row, found["h1"].column) == (-1, 1)
    assert (found["c21"].row, found["c21"].column, found["c21"].text) == (2, 1, "0.05")
    assert found["r1"].selected
    assert found["table"].box.contains(found["r2"].box)
    assert found["h0"].box.bottom <= found["c00"].box.top + 1
    assert found["c00"].box.bottom <= found["c10"].box.top + 1
    for line in truth.texts:
        if line.text in ("Bolt", "0.40"):
            assert line.element is not None
            assert truth.elements[line.element].box.contains(line.ink)


@pytest.mark.parametrize("theme", ["classic-ridge", "ttk-clam"])
def test_trees_and_tabs(tk: TkRenderer, theme: str) -> None:
    branch = n(
        "treeitem", n("treeitem", id="leaf", text="Leaf", icon="save"), id="branch", text="Branch", expanded=True
    )
    closed = n("treeitem", id="closed", text="Closed", expanded=False)
    tabs = n(
        "tabs",
        n("tab", n("tree", branch, closed), id="one", text="First", selected=True),
        n("tab", id="two", text="Second"),
    )
    found = by_key(finish(tk.draw(window(tabs), look(theme))))
    assert (found["one"].selected, found["two"].selected) == (True, False)
    assert found["one"].box.right <= found["two"].box.left + 1
    assert (found["branch"].expanded, found["closed"].expanded) == (True, False)
    assert found["leaf/icon"].parent == found["leaf"].id
    assert found["branch"].box.bottom <= found["leaf"].box.top + 1


@pytest.mark.parametrize("theme", ["classic-motif", "ttk-default", "custom-blue"])
def test_arabic_reads_from_right_to_left(tk: TkRenderer, theme: str) -> None:
    fields = n(
        "form",
        field("الاسم", n("textbox", id="name", value="ليلى")),
        field("", n("checkbox", id="agree", text="أوافق", checked=True)),
        placement="left",
    )
    truth = finish(tk.draw(window(fields, language="ar"), look(theme)))
    found = by_key(truth)
    label = truth.texts[found["name"].labels[0]]
    assert label.text == "الاسم"
    assert label.box.left >= found["name"].box.right
    value = next(line for line in truth.texts if line.text == "ليلى")
    assert value.box.left > (found["name"].box.left + found["name"].box.right) / 2
    assert truth.texts[found["agree"].labels[0]].box.right <= found["agree"].box.left


@pytest.mark.parametrize("theme", ["classic-terminal", "ttk-alt", "custom-green"])
def test_every_kind_can_be_drawn(tk: TkRenderer, theme: str) -> None:
    def make(kind: str) -> Node:
        return n(kind, n("text", text="inside"), text=kind, value="2024-05-17" if kind == "calendar" else "")

    leaves = [make(kind) for kind in sorted(KINDS - {"page", "window"} - OVERLAYS)]
    for part in (leaves[:30], leaves[30:]):
        tk.draw(window(*part), look(theme, colours="dark" if theme == "classic-terminal" else "light"))
    for kind in sorted(OVERLAYS):
        tk.draw(window(overlays=(make(kind),)), look(theme))
    page = Screen(
        kind="test",
        language="en",
        root=n("page", n("header", n("text", text="Top")), n("main", n("text", text="Middle"))),
    )
    assert {"Top", "Middle"} <= written(finish(tk.draw(page, look(theme))))


def test_what_does_not_fit_is_scrolled(tk: TkRenderer) -> None:
    long = n("column", *(n("text", text=f"Paragraph {number}") for number in range(60)))
    truth = finish(tk.draw(window(long, n("statusbar", n("text", text="Ready"))), look("ttk-clam")))
    assert "scrollbar" in {element.role for element in truth.elements}
    assert {"Paragraph 0", "Ready"} <= written(truth)
    assert "Paragraph 59" not in written(truth)


def test_themes_are_told_apart(tk: TkRenderer) -> None:
    themes = tk.themes()
    names = [theme.name for theme in themes]
    assert len(names) == len(set(names))
    families = {
        split: {theme.name.partition("-")[0] for theme in themes if theme.split == split}
        for split in ("train", "val", "test")
    }
    assert all(families.values())
    assert "custom" in families["test"] - families["train"] - families["val"]


def test_what_cannot_be_drawn_is_said(tk: TkRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RenderError, match="no theme 'pack-none'"):
        tk.draw(window(), look("pack-none"))
    with pytest.raises(RenderError, match="at most 3840 x 2400"):
        tk.draw(window(), look(width=4000))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingDependency, match="apt-get install xvfb"):
        TkRenderer().check()

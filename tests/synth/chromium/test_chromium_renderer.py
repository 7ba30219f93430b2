"""Pages drawn by a real Chromium: what truth says is what the picture shows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from screenseg.errors import MissingDependency
from screenseg.synth.chromium import ChromiumRenderer, renderer
from screenseg.synth.errors import RenderError
from screenseg.synth.renderer import Drawn, Look, RawElement, Rectangle
from screenseg.synth.spec import Node, Screen
from screenseg.synth.truth import Truth, finish

THEMES = ("plain", "own-any", "own-classic", "own-material", "own-oldweb", "own-quiet")
Draw = Callable[..., tuple[Drawn, Truth]]


class Maker:
    """Nodes with ids of their own."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, kind: str, *children: Node, **values: object) -> Node:
        self.count += 1
        values.setdefault("id", f"{kind}{self.count}")
        return Node(kind=kind, children=children, **values)  # type: ignore[arg-type]


def page(*children: Node, overlays: tuple[Node, ...] = (), language: str = "en", scroll: float = 0.0) -> Screen:
    root = Node(kind="page", id="page", children=(Node(kind="main", id="main", children=children),))
    return Screen(kind="test", language=language, root=root, overlays=overlays, scroll=scroll)


def look(theme: str = "own-any", **changes: object) -> Look:
    values: dict[str, object] = {
        "theme": theme,
        "colours": "light",
        "font": "DejaVu Sans",
        "font_size": 14.0,
        "density": "normal",
        "scale": 1.0,
        "width": 1000,
        "height": 900,
        "seed": 7,
    }
    return Look(**{**values, **changes})  # type: ignore[arg-type]


def form(placement: str) -> Node:
    n = Maker()

    def field(text: str, control: Node, **values: object) -> Node:
        return n("field", control, text=text, placement=placement, **values)

    return n(
        "form",
        field("Name:", n("textbox", id="name", value="Ada Lovelace"), required=True, concept="full_name"),
        field("Secret", n("password", id="secret", value="abc")),
        field("Notes", n("multiline", id="notes", value="one two three\nfour")),
        field("Country", n("combobox", id="country", value="Norway", options=("Germany", "Norway"))),
        field("City", n("combobox", id="city", value="Oslo", editable=True)),
        field("Amount", n("spinbutton", id="amount", value="12"), suffix="kg"),
        field("Volume", n("slider", id="volume", value="30")),
        field("Done", n("progressbar", id="done", value="60")),
        field("Off", n("textbox", id="off", value="x", disabled=True)),
        field("Here", n("textbox", id="here", focused=True)),
        n("field", n("checkbox", id="yes", text="Agree", checked=True), placement="none"),
        n("field", n("checkbox", id="no", text="Never", checked=False), placement="none"),
        n("field", n("checkbox", id="some", text="Partly", checked="mixed"), placement="none"),
        n("field", n("switch", id="dark", text="Dark", checked=True), placement="none"),
        n("radiogroup", n("radio", id="r1", text="One", checked=True), n("radio", id="r2", text="Two")),
        n("button", id="save", text="Save", variant="primary"),
        placement=placement,
        columns=2,
    )


@pytest.fixture(scope="module")
def chromium_renderer(browser: Browser) -> Iterator[ChromiumRenderer]:
    with ChromiumRenderer(browser) as made:
        yield made


@pytest.fixture
def draw(chromium_renderer: ChromiumRenderer) -> Draw:
    def draw(screen: Screen, **changes: object) -> tuple[Drawn, Truth]:
        drawn = chromium_renderer.draw(screen, look(**changes))  # type: ignore[arg-type]
        return drawn, finish(drawn)

    return draw


def by_id(drawn: Drawn) -> dict[str, RawElement]:
    return {element.id: element for element in drawn.elements}


def contrast(image: np.ndarray, box: Rectangle, margin: int = 3) -> float:
    """How much the picture varies in and right around a box."""
    left, top, right, bottom = (round(value) for value in box)
    part = image[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin].astype(int)
    return float(part.reshape(-1, 3).std(axis=0).max()) + float(np.ptp(part.reshape(-1, 3), axis=0).max())


@pytest.mark.parametrize("theme", THEMES)
def test_every_control_is_drawn_where_its_box_is(draw: Draw, theme: str) -> None:
    drawn, _ = draw(page(form("above")), theme=theme)
    elements = by_id(drawn)
    roles = {
        "name": "textbox",
        "secret": "textbox",
        "notes": "textbox",
        "country": "combobox",
        "city": "combobox",
        "amount": "spinbutton",
        "volume": "slider",
        "done": "progressbar",
        "yes": "checkbox",
        "dark": "switch",
        "r1": "radio",
        "save": "button",
    }
    for key, role in roles.items():
        assert elements[key].role == role
        assert contrast(drawn.image, elements[key].box) > 20, f"{key} is not at {elements[key].box}"
    for mark in ("yes", "no", "some", "r1", "r2"):
        left, top, right, bottom = elements[mark].box
        assert 7 <= right - left <= 30
        assert abs((right - left) - (bottom - top)) <= 2


@pytest.mark.parametrize("theme", THEMES)
def test_states_and_values_are_those_of_the_page(draw: Draw, theme: str) -> None:
    drawn, _ = draw(page(form("left")), theme=theme)
    elements = by_id(drawn)
    assert [elements[key].checked for key in ("yes", "no", "some", "dark", "r1", "r2")] == [
        True,
        False,
        "mixed",
        True,
        True,
        False,
    ]
    assert elements["off"].disabled
    assert not elements["name"].disabled
    assert elements["here"].focused
    assert [key for key, element in elements.items() if element.focused] == ["here"]
    assert elements["name"].value == "Ada Lovelace"
    assert elements["country"].value == "Norway"
    assert elements["secret"].password
    assert elements["secret"].value == ""
    assert elements["notes"].multiline
    assert elements["name"].required
    assert elements["name"].concept == "full_name"


@pytest.mark.parametrize("placement", ["above", "left", "right", "floating", "cell"])
def test_labels_are_linked_to_their_fields(draw: Draw, placement: str) -> None:
    drawn, truth = draw(page(form(placement)))
    texts = {text.id: text for text in drawn.texts}
    elements = by_id(drawn)
    words = " ".join(texts[key].text for key in elements["name"].label_texts)
    assert "Name" in words
    assert elements["name"].name == "Name"
    assert elements["name"].label_source == ("cell" if placement == "cell" else "label")
    assert elements["yes"].label_source == "caption"
    assert [texts[key].text for key in elements["yes"].label_texts] == ["Agree"]
    seen = next(element for element in truth.elements if element.key == "name")
    assert seen.label_box is not None
    if placement == "left":
        assert seen.label_box.right <= seen.box.left + 1
    if placement == "above":
        assert seen.label_box.bottom <= seen.box.top + 2
    if placement == "right":
        assert seen.label_box.left >= seen.box.right - 1


def test_a_placeholder_is_the_label_where_there_is_no_other(draw: Draw) -> None:
    n = Maker()
    field = n("field", n("textbox", id="mail", placeholder="E-mail address"), placement="inside")
    drawn, _ = draw(page(n("form", field, placement="inside")))
    mail = by_id(drawn)["mail"]
    assert (mail.name, mail.label_source) == ("E-mail address", "placeholder")


@pytest.mark.parametrize("theme", THEMES)
def test_lines_of_text_hold_ink(draw: Draw, theme: str) -> None:
    n = Maker()
    prose = n(
        "text", n("link", text="here", id="link"), text="Many words that go on and on " * 8 + "until [here] they end."
    )
    _, truth = draw(page(prose, form("above")), theme=theme)
    lines = [text.text for text in truth.texts]
    assert "Ada Lovelace" in lines
    assert "one two three" in lines
    assert "four" in lines
    assert sum(bool(line and "Many" in line) for line in lines) >= 2
    assert any(element.role == "link" and element.name == "here" for element in truth.elements)
    for text in truth.texts:
        assert text.ink.area > 0


def test_a_dialog_hides_what_lies_under_it(draw: Draw) -> None:
    n = Maker()
    words = [n("text", text=f"Line number {k}") for k in range(40)]
    buttons = n("row", n("spacer"), n("button", text="Yes"))
    dialog = n(
        "dialog", n("text", text="Are you sure about this?"), buttons, id="dialog", text="Question", variant="modal"
    )
    before, _ = draw(page(*words), seed=3)
    after, truth = draw(page(*words, overlays=(dialog,)), seed=3)
    box = next(element.box for element in truth.elements if element.key == "dialog")
    assert len(after.texts) > len(before.texts)
    assert after.dimmed_below is not None
    for text in truth.texts:
        if text.layer == 0:
            assert text.box.intersect(box) is None or text.box.intersect(box).area < text.box.area / 2  # type: ignore[union-attr]
    assert any(text.text == "Are you sure about this?" for text in truth.texts)


@pytest.mark.parametrize("kind", ["listbox", "menu", "popover", "tooltip"])
def test_overlays_open_at_their_anchor(draw: Draw, kind: str) -> None:
    n = Maker()
    children = {
        "listbox": (n("option", text="Germany"), n("option", text="Norway", selected=True)),
        "menu": (n("menuitem", text="&Open", value="Ctrl+O"), n("menuitem", text="Close")),
        "popover": (n("text", text="Words"),),
        "tooltip": (),
    }[kind]
    control = (
        n("combobox", id="anchor", value="Norway", options=("Norway",))
        if kind == "listbox"
        else n("button", id="anchor", text="Do it")
    )
    overlay = n(kind, *children, id="over", anchor="anchor", text="A tip" if kind == "tooltip" else "")
    drawn, _ = draw(page(n("form", n("field", control, text="Land"))) if kind == "listbox" else page(control), seed=5)
    anchor = by_id(drawn)["anchor"].box
    drawn, _ = draw(
        page(n("form", n("field", control, text="Land")), overlays=(overlay,))
        if kind == "listbox"
        else page(control, overlays=(overlay,)),
        seed=5,
    )
    opened = by_id(drawn)["over"]
    assert opened.layer > 0
    assert abs(opened.box[1] - anchor[3]) < 12
    assert opened.box[0] < anchor[2]
    assert opened.box[2] > anchor[0]
    assert drawn.covers


def test_scrolling_cuts_what_is_above_and_below(draw: Draw) -> None:
    n = Maker()
    lines = [n("text", text=f"Line {k}") for k in range(120)]
    top, first = draw(page(*lines))
    _, last = draw(page(*lines, scroll=1.0))
    assert any(text.text == "Line 0" for text in first.texts)
    assert not any(text.text == "Line 119" for text in first.texts)
    assert any(text.text == "Line 119" for text in last.texts)
    assert not any(text.text == "Line 0" for text in last.texts)
    assert all(text.box.bottom <= top.image.shape[0] for text in first.texts)


def test_text_that_does_not_fit_is_told_as_far_as_it_is_seen(draw: Draw) -> None:
    n = Maker()
    long = "Words that are much too long for the place they have " * 6
    drawn, _ = draw(page(n("form", n("field", n("textbox", id="box", value=long), text="Long"))))
    shown = next(text for text in drawn.texts if text.element == "box")
    assert 10 < len(shown.text) < len(long)
    assert long.startswith(shown.text)


def test_the_same_screen_gives_the_same_truth(draw: Draw) -> None:
    screen = page(form("left"))
    one, first = draw(screen)
    other, second = draw(screen)
    assert first == second
    assert np.array_equal(one.image, other.image)
    _, third = draw(screen, seed=8)
    assert first != third


def test_scale_two_doubles_boxes(draw: Draw) -> None:
    screen = page(form("above"))
    small, _ = draw(screen)
    large, _ = draw(screen, scale=2.0, width=2000, height=1800)
    assert large.image.shape == (1800, 2000, 3)
    for key, element in by_id(small).items():
        np.testing.assert_allclose(by_id(large)[key].box, np.array(element.box) * 2, atol=3)


def test_odd_scales_give_pictures_of_the_size_asked_for(draw: Draw) -> None:
    drawn, _ = draw(page(form("above")), scale=1.25, width=1366, height=767)
    assert drawn.image.shape == (767, 1366, 3)
    assert drawn.image.dtype == np.uint8


def test_right_to_left(draw: Draw) -> None:
    n = Maker()
    fields = n(
        "form", n("field", n("textbox", id="name", value="سلام"), text="الاسم", placement="left"), placement="left"
    )
    drawn, truth = draw(page(fields, language="ar"), font="DejaVu Sans")
    name = next(element for element in truth.elements if element.key == "name")
    assert name.label_box is not None
    assert name.label_box.left >= name.box.right - 1
    value = next(text for text in drawn.texts if text.element == "name")
    left, _, right, _ = by_id(drawn)["name"].box
    assert value.text == "سلام"
    assert value.box[2] > (left + right) / 2


def test_windows_are_drawn_as_programs(draw: Draw) -> None:
    n = Maker()
    table = n("table", n("columnheader", text="Name"), *[n("tablerow", n("cell", text=f"Row {k}")) for k in range(80)])
    root = n(
        "window",
        n("menubar", n("menuitem", text="&File")),
        n("toolbar", n("button", text="New", icon="new", icon_only=True, variant="toolbar")),
        table,
        n("statusbar", n("text", text="Ready")),
        text="Program",
    )
    drawn, truth = draw(Screen(kind="window", language="en", root=root))
    roles = {element.role for element in truth.elements}
    assert {"menubar", "menuitem", "toolbar", "table", "row", "cell", "columnheader", "statusbar", "img"} <= roles
    assert any(text.text == "File" for text in truth.texts)
    status = next(element for element in truth.elements if element.role == "statusbar")
    assert status.box.bottom >= drawn.image.shape[0] - 3
    cells = [element for element in drawn.elements if element.role == "cell"]
    assert [cell.row for cell in cells] == list(range(80))
    assert any(element.role == "img" and element.icon == "new" for element in truth.elements)


def test_every_kind_can_be_drawn(draw: Draw) -> None:
    from screenseg.synth.spec import KINDS, OVERLAYS

    roots = {"page", "window", "header", "sidebar", "main", "footer"}
    for kind in sorted(KINDS - roots):
        node = Node(kind=kind, id="it", text="Text", value="1", icon="save")
        screen = page(overlays=(node,)) if kind in OVERLAYS else page(node)
        _, truth = draw(screen)
        assert truth.width == 1000, kind


def test_an_unknown_theme_is_an_error_that_names_the_known_ones(chromium_renderer: ChromiumRenderer) -> None:
    with pytest.raises(RenderError, match="no theme 'nope'.*own-any"):
        chromium_renderer.draw(page(), look("nope"))


def test_missing_chromium_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer.shutil, "which", lambda name: None)
    with pytest.raises(MissingDependency, match="apt-get install chromium"):
        ChromiumRenderer().check()


def test_themes_have_splits_and_names(chromium_renderer: ChromiumRenderer) -> None:
    themes = chromium_renderer.themes()
    assert len({theme.name for theme in themes}) == len(themes) >= 10
    assert {theme.split for theme in themes} == {"train", "val", "test"}


def test_designs_differ_with_the_seed(draw: Draw) -> None:
    rng = random.Random(1)
    pictures = [draw(page(form("above")), seed=rng.randrange(10**6))[0].image for _ in range(4)]
    assert all(not np.array_equal(pictures[0], other) for other in pictures[1:])


def test_without_npm_the_skins_that_need_nothing_are_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chromium_renderer: ChromiumRenderer
) -> None:
    monkeypatch.setattr(renderer.shutil, "which", lambda name: None)
    monkeypatch.setenv("SCREENSEG_CACHE", str(tmp_path))
    names = {theme.name for theme in chromium_renderer.themes()}
    assert {"plain", "own-any", "own-quiet"} <= names
    assert not any(name.startswith("bootstrap") for name in names)

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from screenseg.errors import MissingDependency
from screenseg.synth.errors import RenderError
from screenseg.synth.qt import QtRenderer
from screenseg.synth.qt.themes import OUTFITS
from screenseg.synth.renderer import Drawn, Look, RawElement, RawText
from screenseg.synth.spec import KINDS, Node, Screen
from screenseg.synth.truth import Truth, TruthElement, finish

LOOK = Look(
    theme="fusion",
    colours="light",
    font="DejaVu Sans",
    font_size=13,
    density="normal",
    scale=1.0,
    width=900,
    height=640,
    seed=21,
    options={"titlebar": False},
)


@pytest.fixture(scope="module")
def renderer() -> Iterator[QtRenderer]:
    made = QtRenderer()
    made.check()
    yield made
    made.close()


def node(kind: str, key: str, *children: Node, **attributes: object) -> Node:
    return Node(kind=kind, id=key, children=children, **attributes)  # type: ignore[arg-type]


def field(key: str, label: str, control: Node, **attributes: object) -> Node:
    return node("field", f"{key}-field", control, text=label, placement="left", **attributes)


def form(*fields: Node) -> Node:
    return node("window", "w", node("form", "form", *fields, placement="left"), text="Customers")


FORM = form(
    field("first", "First name:", node("textbox", "first", value="Ada"), required=True),
    field("mail", "E-mail:", node("textbox", "mail", placeholder="you@example.com", focused=True)),
    field("secret", "Password:", node("password", "secret", value="opensesame")),
    field("country", "Country:", node("combobox", "country", value="Norway", options=("Norway", "Sweden"))),
    field("count", "Number:", node("spinbutton", "count", value="12", maximum=99.0)),
    field("born", "Born:", node("date", "born", value="12 March 1990")),
    field("off", "Locked:", node("textbox", "off", value="gone", disabled=True)),
    field("fixed", "Fixed:", node("textbox", "fixed", value="as is", readonly=True)),
    field("volume", "Volume:", node("slider", "volume", value="40")),
    node("checkbox", "news", text="Send news", checked=True),
    node("checkbox", "part", text="Some of it", checked="mixed"),
    node("radio", "red", text="Red", checked=False),
    node("switch", "dark", text="Dark", checked=True),
    node("row", "r", node("button", "ok", text="Save & close", variant="primary"), node("spacer", "s")),
)


def truth_of(renderer: QtRenderer, root: Node, *overlays: Node, language: str = "en", **look: object) -> Truth:
    return finish(drawn(renderer, root, *overlays, language=language, **look))


def drawn(renderer: QtRenderer, root: Node, *overlays: Node, language: str = "en", **look: object) -> Drawn:
    screen = Screen(kind="test", language=language, root=root, overlays=overlays)
    return renderer.draw(screen, dataclasses.replace(LOOK, **look))  # type: ignore[arg-type]


def by_key(truth: Truth) -> dict[str, TruthElement]:
    return {element.key: element for element in truth.elements}


def label_of(truth: Truth, element: TruthElement) -> str:
    return " ".join(truth.texts[number].text or "?" for number in element.labels)


def test_every_control_has_its_role_value_and_label(renderer: QtRenderer) -> None:
    truth = truth_of(renderer, FORM)
    found = by_key(truth)
    roles = {key: element.role for key, element in found.items()}
    assert roles["first"] == roles["mail"] == roles["secret"] == roles["born"] == "textbox"
    assert [roles[key] for key in ("country", "count", "volume")] == ["combobox", "spinbutton", "slider"]
    assert [roles[key] for key in ("news", "red", "dark", "ok")] == ["checkbox", "radio", "switch", "button"]
    assert (found["first"].name, label_of(truth, found["first"])) == ("First name", "First name: *")
    assert found["first"].required
    assert found["born"].value == "12 March 1990"
    assert label_of(truth, found["news"]) == "Send news"
    assert found["news"].label_source == "caption"
    assert found["ok"].text == "Save & close"


def test_states_are_what_is_drawn(renderer: QtRenderer) -> None:
    found = by_key(truth_of(renderer, FORM))
    assert found["news"].checked is True
    assert found["part"].checked == "mixed"
    assert found["red"].checked is False
    assert found["off"].disabled
    assert found["fixed"].readonly
    assert [key for key, element in found.items() if element.focused] == ["mail"]
    assert found["secret"].password
    assert found["secret"].value == ""


def test_no_text_of_a_password_is_told(renderer: QtRenderer) -> None:
    truth = truth_of(renderer, FORM)
    secret = by_key(truth)["secret"]
    assert not [text for text in truth.texts if text.element == secret.id]


def test_a_placeholder_is_told_as_such(renderer: QtRenderer) -> None:
    texts = {text.text: text for text in truth_of(renderer, FORM).texts}
    assert texts["you@example.com"].kind == "placeholder"
    assert texts["Ada"].kind == "value"


@pytest.mark.parametrize("theme", ["fusion", "windows", "sheet-flat", "sheet-office", "material"])
def test_boxes_of_fields_end_at_drawn_edges(renderer: QtRenderer, theme: str) -> None:
    image_of = drawn(renderer, FORM, theme=theme)
    image = image_of.image.astype(np.int16)
    found = by_key(finish(image_of))
    for key in ("first", "country", "count"):
        box = found[key].box
        middle = slice(box.left + box.width // 3, box.right - box.width // 3)
        for at in (box.bottom,) if theme == "material" else (box.top, box.bottom):
            rows = image[at - 2 : at + 2, middle]
            assert np.abs(np.diff(rows, axis=0)).max() > 8, (theme, key, at)


def test_texts_hold_ink_and_lie_in_their_elements(renderer: QtRenderer) -> None:
    truth = truth_of(renderer, FORM)
    for text in truth.texts:
        assert text.text
        assert text.ink.coverage(text.box) > 0.9
        if text.element is not None:
            assert text.box.coverage(truth.elements[text.element].box) > 0.9


def test_scale_lays_out_the_same_screen_at_more_pixels(renderer: QtRenderer) -> None:
    small = by_key(truth_of(renderer, FORM))
    large = by_key(truth_of(renderer, FORM, scale=2.0, width=1800, height=1280))
    assert large.keys() == small.keys()
    for key, element in small.items():
        expected = element.box.scale(2.0)
        assert max(abs(a - b) for a, b in zip(large[key].box, expected, strict=True)) <= 6, key


def test_scaled_text_is_drawn_not_enlarged(renderer: QtRenderer) -> None:
    image = drawn(renderer, FORM, scale=2.0, width=1800, height=1280).image
    pairs = (image[0::2, 0::2] == image[1::2, 1::2]).all(axis=2)
    assert not pairs.all()  # an enlarged picture would repeat every pixel


def test_right_to_left(renderer: QtRenderer) -> None:
    root = form(field("name", "الاسم:", node("textbox", "name", value="مريم")))
    truth = truth_of(renderer, root, language="ar")
    name = by_key(truth)["name"]
    assert name.label_box is not None
    assert name.label_box.left > name.box.right - 2
    assert label_of(truth, name) == "الاسم:"
    assert [text.text for text in truth.texts if text.kind == "value"] == ["مريم"]


def test_a_dialog_covers_what_lies_below(renderer: QtRenderer) -> None:
    dialog = node(
        "dialog",
        "d",
        field("why", "Reason:", node("textbox", "why")),
        node("row", "row", node("spacer", "s2"), node("button", "yes", text="Yes")),
        text="Really?",
        variant="modal",
        closable=True,
    )
    made = drawn(renderer, FORM, dialog, width=560, height=420)
    truth = finish(made)
    found = by_key(truth)
    assert found["d"].role == "dialog"
    assert found["yes"].layer == 1
    assert found["d/titlebar"].role == "titlebar"
    ((cover, layer),) = made.covers
    assert layer == 1
    assert tuple(found["d"].box) == tuple(round(value) for value in cover)
    for element in truth.elements:
        if element.layer == 0 and element.role in ("textbox", "button", "checkbox"):
            assert element.box.coverage(found["d"].box) < 0.6


def test_a_menu_hangs_from_its_menu_bar(renderer: QtRenderer) -> None:
    bar = node("menubar", "bar", node("menuitem", "file", text="&File", expanded=True))
    root = node("window", "w", bar, node("multiline", "m", value="text"), text="Editor")
    items = (node("menuitem", "new", text="&New", value="Ctrl+N"), node("separator", "sep"))
    menu = node("menu", "menu", *items, node("menuitem", "wrap", text="Wrap", checked=True), anchor="file")
    truth = truth_of(renderer, root, menu)
    found = by_key(truth)
    assert abs(found["menu"].box.top - found["file"].box.bottom) <= 2
    assert found["new"].name == "New"
    assert found["wrap"].checked is True
    assert {"New", "Ctrl+N", "File"} <= {text.text for text in truth.texts}


def test_rows_and_cells_of_a_table(renderer: QtRenderer) -> None:
    heads = (node("columnheader", "h0", text="Name", value="asc"), node("columnheader", "h1", text="City"))
    rows = tuple(
        node("tablerow", f"r{n}", node("cell", f"c{n}0", text=f"Name {n}"), node("cell", f"c{n}1", text=f"City {n}"))
        for n in range(3)
    )
    truth = truth_of(renderer, node("window", "w", node("table", "t", *heads, *rows, variant="grid")))
    found = by_key(truth)
    cell = found["c21"]
    assert (cell.role, cell.row, cell.column, cell.text) == ("cell", 2, 1, "City 2")
    assert cell.parent == found["r2"].id
    assert found["h1"].row == -1
    assert abs(found["h1"].box.left - cell.box.left) <= 1
    (line,) = (text for text in truth.texts if text.text == "City 2")
    assert line.element == cell.id


def test_a_link_in_a_paragraph_is_found_by_its_words(renderer: QtRenderer) -> None:
    words = node("text", "p", node("link", "a", text="the manual"), text="Please read [the manual] first.")
    truth = truth_of(renderer, node("window", "w", words))
    link = by_key(truth)["a"]
    (line,) = truth.texts
    assert line.text == "Please read the manual first."
    assert line.box.left < link.box.left < link.box.right < line.box.right


def test_every_kind_can_be_drawn(renderer: QtRenderer) -> None:
    children = tuple(
        node(kind, f"k-{kind}", text="Some text", value="2024-05-06" if kind == "calendar" else "5")
        for kind in sorted(KINDS - {"window", "page", "header", "footer", "sidebar", "main"})
    )
    drawn(renderer, node("window", "w", *children))
    parts = tuple(
        node(kind, kind, node("text", f"t-{kind}", text=kind)) for kind in ("header", "sidebar", "main", "footer")
    )
    truth = truth_of(renderer, node("page", "page", *parts))
    assert {text.text for text in truth.texts} == {"header", "sidebar", "main", "footer"}


def test_two_processes_tell_the_same(renderer: QtRenderer) -> None:
    first = drawn(renderer, FORM)
    other = QtRenderer()
    try:
        drawn(other, FORM, theme="sheet-xp", seed=4)  # what was drawn before leaves no trace
        second = drawn(other, FORM)
    finally:
        other.close()
    assert first.elements == second.elements
    assert first.texts == second.texts
    assert np.array_equal(first.image, second.image)


def test_themes_are_split_and_do_differ(renderer: QtRenderer) -> None:
    themes = renderer.themes()
    assert {theme.split for theme in themes} == {"train", "val", "test"}
    assert len({theme.name for theme in themes}) == len(themes) > 15
    pictures = {drawn(renderer, FORM, theme=name).image.tobytes() for name in ("fusion", "windows", "sheet-underline")}
    assert len(pictures) == 3


def test_styles_of_qt_5_where_debian_has_them(renderer: QtRenderer) -> None:
    there = {theme.name for theme in renderer.themes()}
    for name in sorted(there & {"breeze", "plastique", "kvantum-arc"}):
        found = by_key(truth_of(renderer, FORM, theme=name))
        assert found["first"].role == "textbox"
        assert found["first"].labels


def test_an_unknown_theme_is_named(renderer: QtRenderer) -> None:
    with pytest.raises(RenderError, match="no theme 'nonsense'"):
        drawn(renderer, FORM, theme="nonsense")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "PySide6" else real(name, *rest)
    )
    with pytest.raises(MissingDependency, match=r"screenseg\[synth\]"):
        QtRenderer().check()


def test_a_missing_library_names_debians_package() -> None:
    from screenseg.synth.qt.renderer import missing_library

    said = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert "apt-get install libegl1" in missing_library(said)


def test_the_child_does_not_grow(renderer: QtRenderer) -> None:
    if not hasattr(__import__("os"), "sched_getaffinity"):
        pytest.skip("reads /proc")
    for seed in range(20):
        drawn(renderer, FORM, seed=seed)
    before = _child_megabytes(renderer)
    for seed in range(60):
        drawn(renderer, FORM, seed=seed)
    assert _child_megabytes(renderer) < before + 12


def _child_megabytes(renderer: QtRenderer) -> float:
    from pathlib import Path

    child = renderer._hosts["PySide6"]._child
    assert child is not None
    status = Path(f"/proc/{child.pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def test_raw_values_are_plain(renderer: QtRenderer) -> None:
    made = drawn(renderer, FORM)
    assert all(isinstance(element, RawElement) for element in made.elements)
    assert all(isinstance(text, RawText) for text in made.texts)
    assert made.image.shape == (640, 900, 3)
    assert set(OUTFITS) >= {theme.name for theme in renderer.themes()}

from __future__ import annotations

import numpy as np
import pytest

from screenseg.errors import MissingDependency
from screenseg.roles import ROLES
from screenseg.synth.errors import RenderError
from screenseg.synth.gtk import GtkRenderer
from screenseg.synth.gtk.themes import DRESSES
from screenseg.synth.renderer import Drawn, RawElement
from screenseg.synth.spec import KINDS
from screenseg.synth.truth import Truth, finish


def element(drawn: Drawn, key: str) -> RawElement:
    return next(raw for raw in drawn.elements if raw.id == key)


def lines(drawn: Drawn, key: str) -> list[str]:
    return [text.text for text in drawn.texts if text.element == key]


def pixels(drawn: Drawn, key: str) -> np.ndarray:
    left, top, right, bottom = (round(value) for value in element(drawn, key).box)
    return drawn.image[top:bottom, left:right].astype(int)


def has_edge(image: np.ndarray, box: tuple[float, float, float, float], side: int) -> bool:
    """Whether colours change within two pixels of a box's side, along most of its middle."""
    left, top, right, bottom = (round(value) for value in box)
    at = (left, top, right, bottom)[side]
    if side % 2:
        strip = image[max(at - 2, 0) : at + 2, left + (right - left) // 4 : right - (right - left) // 4].astype(int)
        change = np.abs(np.diff(strip, axis=0)).max(axis=(0, 2))
    else:
        strip = image[top + (bottom - top) // 3 : bottom - (bottom - top) // 3, max(at - 2, 0) : at + 2].astype(int)
        change = np.abs(np.diff(strip, axis=1)).max(axis=(1, 2))
    return float((change > 4).mean()) > 0.8


def test_a_missing_toolkit_is_named_with_its_packages():
    with pytest.raises(MissingDependency, match="apt-get install python3-gi .*gir1.2-gtk-3.0"):
        GtkRenderer(python="/bin/false").check()


def test_themes_are_named_once_and_of_every_split(gtk):
    themes = gtk.themes()
    assert len({theme.name for theme in themes}) == len(themes)
    assert {theme.split for theme in themes} == {"train", "val", "test"}
    assert {colours for theme in themes for colours in theme.colours} == {
        "light",
        "dark",
        "high-contrast",
        "low-contrast",
    }


def test_no_gtk_theme_family_is_in_two_splits():
    splits: dict[str, set[str]] = {}
    for dress in DRESSES:
        if not dress.sheet:
            family = dress.gtk.partition("-")[0]
            splits.setdefault("Materia" if family == "Orchis" else family, set()).add(dress.split)
    assert all(len(found) == 1 for found in splits.values())


@pytest.mark.parametrize("theme", ["adwaita", "adwaita-square", "adwaita-bevel", "highcontrast"])
def test_boxes_lie_on_drawn_edges(draw, make, theme):
    nodes = {
        "textbox": make("textbox", id="a", value="Ada"),
        "combobox": make("combobox", id="b", value="One", options=("One", "Two")),
        "spinbutton": make("spinbutton", id="c", value="4"),
        "button": make("button", id="d", text="Press me"),
        "multiline": make("multiline", id="e", value="One line"),
    }
    drawn = draw(*nodes.values(), theme=theme, colours="high-contrast" if theme == "highcontrast" else "light")
    for node in nodes.values():
        box = element(drawn, node.id).box
        assert all(has_edge(drawn.image, box, side) for side in range(4)), (theme, node.kind, box)


def test_texts_hold_ink_and_say_what_is_written(draw, make):
    drawn = draw(
        make("heading", text="Heading", level=1),
        make("text", text="A line of text that is long enough to be wrapped. " * 6),
        make("textbox", id="box", value="Some value"),
        make("combobox", id="combo", value="Second", options=("First", "Second")),
        make("spinbutton", id="spin", value="12"),
        make("multiline", id="area", value="One\n\n  Two words\nThree"),
        make("button", id="button", text="&Press"),
    )
    truth = finish(drawn)
    assert lines(drawn, "box") == ["Some value"]
    assert lines(drawn, "combo") == ["Second"]
    assert lines(drawn, "spin") == ["12"]
    assert lines(drawn, "area") == ["One", "Two words", "Three"]
    assert lines(drawn, "button") == ["Press"]
    paragraph = [
        text.text for text in drawn.texts if text.text.startswith(("A line", "be wrapped")) or "wrapped." in text.text
    ]
    assert len(paragraph) > 1
    assert len(truth.texts) == len(drawn.texts)
    for text in truth.texts:
        assert text.ink.width >= 0.6 * text.box.width, text


def test_marks_are_found_without_their_captions(draw, make):
    drawn = draw(
        make("checkbox", id="on", text="Ticked", checked=True),
        make("checkbox", id="off", text="Not ticked", checked=False),
        make("checkbox", id="mixed", text="Some", checked="mixed"),
        make("radio", id="radio", text="Chosen", checked=True),
        make("switch", id="switch", text="Running", checked=True),
    )
    for key in ("on", "off", "mixed", "radio"):
        left, top, right, bottom = element(drawn, key).box
        assert 10 <= right - left <= 24
        assert abs((right - left) - (bottom - top)) <= 2
        caption = next(text for text in drawn.texts if text.id in element(drawn, key).label_texts)
        assert caption.box[0] >= right
        assert element(drawn, key).label_source == "caption"
    assert [element(drawn, key).checked for key in ("on", "off", "mixed", "switch")] == [True, False, "mixed", True]
    assert np.abs(pixels(drawn, "on").mean() - pixels(drawn, "off").mean()) > 10


def test_states_can_be_seen(draw, make):
    plain = draw(make("textbox", id="t", value="Ada"))
    disabled = draw(make("textbox", id="t", value="Ada", disabled=True))
    focused = draw(make("textbox", id="t", value="Ada", focused=True))
    invalid = draw(make("textbox", id="t", value="Ada", invalid=True))
    pictures = [pixels(drawn, "t") for drawn in (plain, disabled, focused, invalid)]
    assert len({picture.shape for picture in pictures}) == 1
    for number, picture in enumerate(pictures):
        assert all(np.abs(picture - other).max() > 20 for other in pictures[number + 1 :])
    assert element(disabled, "t").disabled
    assert element(focused, "t").focused
    assert element(invalid, "t").invalid


def test_labels_are_linked_wherever_they_stand(draw, make):
    for placement in ("left", "above", "right", "cell"):
        box = make("textbox", id=f"{placement}-box", value="x")
        field = make("field", box, text="Family name:", placement=placement, required=True)
        raw = element(drawn := draw(make("form", field, placement=placement)), box.id)
        assert raw.name == "Family name"
        assert raw.required
        assert raw.label_source == ("cell" if placement == "cell" else "label")
        (label,) = [text for text in drawn.texts if text.id in raw.label_texts]
        assert label.text == "Family name: *"
        if placement == "above":
            assert label.box[3] <= raw.box[1]
        elif placement == "right":
            assert label.box[0] >= raw.box[2]
        else:
            assert label.box[2] <= raw.box[0]


def test_a_placeholder_is_the_label_of_a_field_without_one(draw, make):
    field = make("field", make("textbox", id="box", placeholder="Postal code"), placement="inside")
    raw = element(draw(field), "box")
    assert (raw.name, raw.label_source, len(raw.label_texts)) == ("Postal code", "placeholder", 1)


def test_passwords_are_no_text(draw, make):
    drawn = draw(make("password", id="secret", value="hunter2"))
    raw = element(drawn, "secret")
    assert (raw.password, raw.value, raw.text) == (True, "", "")
    assert lines(drawn, "secret") == []


def test_right_to_left(draw, make):
    field = make("field", make("textbox", id="box", value="x"), text="الاسم", placement="left")
    drawn = draw(make("form", field), make("checkbox", id="tick", text="تذكرني"), language="ar")
    label = next(text for text in drawn.texts if text.id in element(drawn, "box").label_texts)
    caption = next(text for text in drawn.texts if text.id in element(drawn, "tick").label_texts)
    assert label.box[0] >= element(drawn, "box").box[2]
    assert caption.box[2] <= element(drawn, "tick").box[0]


def test_scale_lays_out_the_same_with_more_pixels(draw, make):
    content = make("column", make("textbox", id="box", value="Some value"), make("checkbox", id="tick", text="Tick"))
    one = draw(content, width=600, height=400, scale=1.0)
    two = draw(content, width=1200, height=800, scale=2.0)
    for key in ("box", "tick"):
        assert np.array(element(two, key).box) == pytest.approx(np.array(element(one, key).box) * 2, abs=2.5)
    coarse = np.abs(np.diff(two.image[::2, ::2].astype(int), axis=1)).max()
    assert coarse > 100
    blurred = np.repeat(np.repeat(one.image, 2, axis=0), 2, axis=1)
    assert np.abs(blurred.astype(int) - two.image).max() > 60, "drawn anew, not made larger"


def test_the_same_look_gives_the_same_whatever_was_drawn_before(draw, make):
    content = [
        make("textbox", id="box", value="x"),
        make("switch", id="switch", checked=True),
        make("button", id="b", text="OK"),
    ]
    first = draw(*content)
    for theme, colours in (("adwaita-bevel", "light"), ("adwaita", "dark"), ("highcontrastinverse", "high-contrast")):
        other = draw(*content, theme=theme, colours=colours, language="ar", density="roomy", scale=1.5)
        assert not np.array_equal(other.image, first.image)
    again = draw(*content)
    assert np.array_equal(again.image, first.image)
    assert again.elements == first.elements
    assert again.texts == first.texts


def test_a_dialog_hides_what_is_below_it(draw, make):
    rows = [make("tablerow", make("cell", text=f"Row {n}"), make("cell", text=f"{n}")) for n in range(22)]
    table = make("table", make("columnheader", text="Name"), make("columnheader", text="Count"), *rows)
    question = make(
        "dialog", make("text", text="Really?"), make("button", id="yes", text="Yes"), text="Question", variant="modal"
    )
    drawn = draw(table, overlays=(question,))
    dialog = element(drawn, question.id)
    assert (dialog.layer, drawn.covers[0][1]) == (1, 1)
    truth = finish(drawn)
    inside = [e for e in truth.elements if e.role == "cell" and e.box.center in _box(truth, "dialog")]
    assert inside == []
    yes = next(e for e in truth.elements if e.key == "yes")
    assert truth.elements[yes.parent or 0].role == "dialog"


def _box(truth: Truth, role: str):
    return next(e.box for e in truth.elements if e.role == role)


def test_menus_hang_from_what_opened_them(draw, make):
    bar = make("menubar", make("menuitem", id="file", text="&File", expanded=True), make("menuitem", text="&Edit"))
    menu = make(
        "menu",
        make("menuitem", id="new", text="&New", value="Ctrl+N"),
        make("menuitem", text="Off", disabled=True),
        anchor="file",
    )
    drawn = draw(make("window", bar, make("text", text="Content"), text="Title"), overlays=(menu,))
    opened, item = element(drawn, menu.id).box, element(drawn, "file").box
    assert opened[0] == pytest.approx(item[0], abs=8)
    assert opened[1] == pytest.approx(item[3], abs=8)
    assert lines(drawn, "new") == ["New", "Ctrl+N"]


def test_tables_have_rows_columns_and_headers(draw, make):
    heads = [make("columnheader", id="h0", text="Name", value="asc"), make("columnheader", id="h1", text="Done")]
    rows = [
        make(
            "tablerow",
            make("cell", id=f"n{n}", text=f"Person {n}"),
            make("cell", make("checkbox", id=f"t{n}", checked=n == 1)),
        )
        for n in range(4)
    ]
    drawn = draw(make("table", *heads, *rows, variant="grid"))
    assert [(element(drawn, f"n{n}").row, element(drawn, f"n{n}").column) for n in range(4)] == [
        (n, 0) for n in range(4)
    ]
    assert (element(drawn, "h1").row, element(drawn, "h1").column) == (-1, 1)
    assert [element(drawn, f"t{n}").checked for n in range(4)] == [False, True, False, False]
    assert [lines(drawn, f"n{n}") for n in range(4)] == [[f"Person {n}"] for n in range(4)]
    for n in range(4):
        cell, mark = element(drawn, f"n{n}").box, element(drawn, f"t{n}").box
        assert cell[1] <= mark[1] <= mark[3] <= cell[3]
        assert np.abs(pixels(drawn, f"t{n}") - pixels(drawn, f"t{n}")[1, 1]).max() > 20


def test_closed_branches_are_not_listed(draw, make):
    inside = make("treeitem", id="inside", text="Hidden")
    drawn = draw(
        make(
            "tree",
            make("treeitem", make("treeitem", id="seen", text="Seen"), id="open", text="Open", expanded=True),
            make("treeitem", inside, id="closed", text="Closed", expanded=False),
        )
    )
    keys = {raw.id for raw in drawn.elements}
    assert {"seen", "open", "closed"} <= keys
    assert "inside" not in keys
    assert [element(drawn, key).expanded for key in ("open", "closed", "seen")] == [True, False, None]


def test_text_that_is_cut_is_as_drawn(draw, make):
    long = "A very long caption that no list of this width can show to its end, whatever the font may be like"
    item = make("listitem", id="item", text=long, help="so that it is a list box")
    drawn = draw(make("split", make("list", item), make("text", text="Right"), orientation="horizontal", value="0.3"))
    shown = lines(drawn, "item")[0]
    assert shown.endswith("…")
    assert long.startswith(shown[:-1])


def test_every_kind_is_drawn(draw, make):
    for kind in sorted(KINDS - {"window", "page"}):
        child = make("text", text="Inside")
        drawn = draw(
            make(kind, child, text="Words", value="1", icon="save", options=("1", "2"), selected=True, expanded=True)
        )
        assert drawn.image.shape == (600, 800, 3)
        assert all(raw.role in ROLES for raw in drawn.elements)


def test_pages_are_drawn_too(draw, make):
    page = make(
        "page",
        make(
            "header",
            make("text", text="Brand"),
            make("nav", make("navitem", id="home", text="Home"), orientation="horizontal"),
        ),
        make("sidebar", make("nav", make("navitem", id="side", text="Side"))),
        make("main", make("heading", text="Title", level=1)),
        make("footer", make("link", id="imprint", text="Imprint")),
    )
    drawn = draw(page)
    assert [element(drawn, key).role for key in ("home", "side", "imprint")] == ["link", "listitem", "link"]


def test_a_screen_that_cannot_be_drawn_does_not_end_the_run(gtk, draw, make):
    first = draw(make("text", text="Fine"))
    with pytest.raises(RenderError):
        draw(make("text", text="No such theme"), theme="nonesuch")
    assert np.array_equal(draw(make("text", text="Fine")).image, first.image)


def test_all_installed_themes_draw(gtk, make, draw):
    for theme in gtk.themes():
        drawn = draw(
            make("textbox", id="box", value="Value"), theme=theme.name, colours=theme.colours[0], width=400, height=200
        )
        assert len(np.unique(drawn.image.reshape(-1, 3), axis=0)) > 3, theme.name
        assert "Value" in [text.text for text in finish(drawn).texts], theme.name

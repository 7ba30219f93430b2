"""Every skin dresses a form: its fields and marks are seen, hold their words, and nothing is lost or overlaid."""

import numpy as np
import pytest

from screenseg.synth.assets import packages
from screenseg.synth.chromium import ChromiumRenderer
from screenseg.synth.chromium.skin import skins
from screenseg.synth.icons._sets import get
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Node, Screen
from screenseg.synth.truth import finish

MARKS = ("checkbox", "radio", "switch")
NAMES = sorted(skins())


def field(label: str, control: Node) -> Node:
    return Node(kind="field", id=f"{control.id}-field", text=label, placement="above", children=(control,))


def form() -> Screen:
    left = (
        field("Given name", Node(kind="textbox", id="name", value="Annabel")),
        field("Town", Node(kind="textbox", id="town", placeholder="Where you live")),
        field("Password", Node(kind="password", id="password", value="secret12")),
        field("Country", Node(kind="combobox", id="country", value="Norway", options=("Norway", "Peru"))),
        field("Amount", Node(kind="spinbutton", id="amount", value="42")),
        field("Remarks", Node(kind="multiline", id="remarks", value="Ring twice")),
    )
    marks = (
        Node(kind="checkbox", id="news", text="Newsletter", checked=True),
        Node(kind="checkbox", id="terms", text="Conditions", checked=False),
        Node(kind="radio", id="post", text="By post", checked=True),
        Node(kind="radio", id="courier", text="By courier", checked=False),
        Node(kind="switch", id="wifi", text="Wireless", checked=True),
    )
    buttons = (
        Node(kind="button", id="save", text="Save", variant="primary"),
        Node(kind="button", id="cancel", text="Cancel"),
        Node(kind="button", id="remove", text="Remove", variant="danger"),
    )
    children = (
        Node(kind="heading", id="title", text="Customer record", level=1),
        Node(kind="form", id="form", placement="above", columns=2, children=left),
        Node(kind="row", id="marks", children=marks),
        Node(kind="row", id="buttons", children=buttons),
    )
    main = Node(kind="main", id="main", children=children)
    return Screen(kind="form", language="en", root=Node(kind="page", id="page", children=(main,)))


@pytest.fixture(scope="module")
def dressed(browser):
    """Draws the form in a theme, once."""
    renderer = ChromiumRenderer(browser)
    done = {}

    def draw(name: str):
        if name not in done:
            look = Look(
                theme=name,
                colours=skins()[name].colours[0],
                font="DejaVu Sans",
                font_size=14,
                density="normal",
                scale=1.0,
                width=900,
                height=760,
                seed=11,
            )
            drawn = renderer.draw(form(), look)
            done[name] = (drawn, finish(drawn))
        return done[name]

    yield draw
    renderer.close()


def contrast(image, box, margin: int = 3) -> float:
    """How far the pixels on and beside a box's edge differ, and those inside from those outside."""
    height, width = image.shape[:2]
    left, top = max(box.left - margin, 0), max(box.top - margin, 0)
    part = image[top : min(box.bottom + margin, height), left : min(box.right + margin, width)].astype(int)
    return float(np.ptp(part.reshape(-1, 3), axis=0).max())


@pytest.mark.parametrize("name", NAMES)
def test_dresses_a_form(dressed, name):
    drawn, truth = dressed(name)
    found = {element.key: element for element in truth.elements}
    wanted = "name town password country amount remarks news terms post courier wifi save cancel remove".split()
    assert [key for key in wanted if key not in found] == []
    words = {text.text for text in truth.texts}
    values = {found["name"].value, found["country"].value, found["amount"].value}
    assert values == {"Annabel", "Norway", "42"}
    texts = " ".join(word for word in words if word).casefold()  # some skins write buttons in capitals
    for said in ("Given name", "Annabel", "Norway", "Newsletter", "By courier", "Wireless", "Save", "Cancel"):
        assert said.casefold() in texts, (said, words)
    for key in wanted:
        assert contrast(drawn.image, found[key].box) > 12, key


@pytest.mark.parametrize("name", NAMES)
def test_sizes_and_places(dressed, name):
    """Controls have the size that people give them, marks stand beside their words, nothing lies over another."""
    _, truth = dressed(name)
    found = {element.key: element for element in truth.elements}
    for key in ("name", "town", "password", "country"):
        box = found[key].box
        assert 12 <= box.height <= 90, (key, box)
        assert box.width >= 50, (key, box)
        label = found[key].label_box
        assert label is not None, key
        assert label.bottom <= box.top + 8, (key, label, box)
    for key in ("news", "terms", "post", "courier", "wifi"):
        element = found[key]
        assert 8 <= element.box.height <= 44, (key, element.box)
        assert 8 <= element.box.width <= 90, (key, element.box)
        caption = element.label_box
        assert caption is not None, key
        assert not (caption.intersect(element.box) and caption.intersect(element.box).width > 3), key
        assert abs((caption.top + caption.bottom) - (element.box.top + element.box.bottom)) / 2 < 14, key
    boxes = [found[key].box for key in ("name", "town", "password", "country", "save", "cancel", "remove")]
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            both = box.intersect(other)
            assert both is None or min(both.width, both.height) <= 6, (box, other)


def test_a_ticked_box_looks_ticked(dressed):
    """A mark that is set differs from one that is not, in every skin."""
    same = []
    for name in NAMES:
        drawn, truth = dressed(name)
        found = {element.key: element for element in truth.elements}
        for on, off in (("news", "terms"), ("post", "courier")):
            first, second = (drawn.image[b.top : b.bottom, b.left : b.right] for b in (found[on].box, found[off].box))
            rows, columns = min(first.shape[0], second.shape[0]), min(first.shape[1], second.shape[1])
            difference = np.abs(first[:rows, :columns].astype(int) - second[:rows, :columns]).max(axis=2)
            if (difference > 40).sum() < 6:
                same.append((name, on))
    assert same == []


def test_many_frameworks_in_three_splits():
    splits = {split: [s for s in skins().values() if s.split == split] for split in ("train", "val", "test")}
    assert len({skin.file for skin in skins().values()}) >= 25
    weights = {split: sum(skin.weight for skin in found) for split, found in splits.items()}
    total = sum(weights.values())
    assert 0.55 < weights["train"] / total < 0.85
    assert 0.1 < weights["test"] / total < 0.3
    assert weights["val"] / total > 0.04
    only_in_test = {s.file for s in splits["test"]} - {s.file for s in splits["train"]}
    assert len(only_in_test) >= 4  # families that training never sees


def test_packages_are_pinned():
    used = {package for skin in skins().values() for package in skin.package}
    assert used <= set(packages())
    icons = {get(name).package for name in __import__("screenseg.synth.icons", fromlist=["sets"]).sets()}
    assert icons <= set(packages())

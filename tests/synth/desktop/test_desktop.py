import random

import numpy as np
import pytest

from screenseg.synth.chromium import ChromiumRenderer
from screenseg.synth.desktop import compose, scene, systems
from screenseg.synth.desktop.merge import _less
from screenseg.synth.desktop.place import Edge, Room, place
from screenseg.synth.desktop.wallpaper import wallpaper
from screenseg.synth.renderer import Drawn, Look
from screenseg.synth.spec import Node, Screen
from screenseg.synth.truth import finish


@pytest.fixture(scope="module")
def pages(browser):
    renderer = ChromiumRenderer(browser)
    yield renderer
    renderer.close()


def look_of(
    width: int, height: int, *, scale: float = 1.0, seed: int = 1, theme: str = "bootstrap5", split: str = "train"
):
    return Look(
        theme=theme,
        colours="light",
        font="DejaVu Sans",
        font_size=14,
        density="normal",
        scale=scale,
        width=width,
        height=height,
        seed=seed,
        options={"split": split},
    )


def form(prefix: str) -> Screen:
    """A small form whose fields can be told from those of the other windows."""
    fields = tuple(
        Node(
            kind="field",
            id=f"f{at}",
            text=f"{prefix} {at}",
            placement="above",
            children=(Node(kind="textbox", id=f"t{at}", value=f"{prefix}-{at}"),),
        )
        for at in range(3)
    )
    return Screen(
        kind="form",
        language="en",
        root=Node(
            kind="window",
            id="win",
            text=f"{prefix} window",
            children=(
                Node(kind="menubar", id="m", children=(Node(kind="menuitem", id="mf", text="&File"),)),
                Node(kind="form", id="form", placement="above", columns=1, children=fields),
            ),
        ),
    )


@pytest.fixture(scope="module")
def windows(pages):
    return [
        (name, pages.draw(form(name), look_of(520, 380, scale=scale, seed=at)))
        for at, (name, scale) in enumerate((("Lower", 1.0), ("Upper", 1.0)))
    ]


@pytest.fixture(scope="module")
def desktops(pages, windows):
    """The same two windows on several desktops."""
    return [compose(windows, look_of(900, 640, seed=seed), random.Random(seed), pages) for seed in range(6)]


def window_boxes(drawn: Drawn) -> dict[str, tuple[float, float, float, float]]:
    return {e.id: e.box for e in drawn.elements if e.role == "window"}


def test_windows_are_drawn_pixel_for_pixel(desktops, windows):
    """What the other renderer drew is neither resized nor blurred, so its truth still holds."""
    compared = 0
    source = windows[1][1]
    inner = next(e for e in source.elements if e.id == "t0").box
    rows, columns = slice(round(inner[1]), round(inner[3])), slice(round(inner[0]), round(inner[2]))
    for drawn in desktops:
        upper = next(e for e in drawn.elements if e.id == "w1:t0")
        if any(e.visible < 1 for e in finish(drawn).elements if e.key == "w1:t0"):
            continue
        left, top = (round(a - b) for a, b in zip(upper.box[:2], inner[:2], strict=True))
        part = drawn.image[rows.start + top : rows.stop + top, columns.start + left : columns.stop + left]
        assert (part == source.image[rows, columns]).mean() > 0.999
        compared += 1
    assert compared > 2


def test_order_of_windows(desktops):
    for drawn in desktops:
        layers = {e.id: e.layer for e in drawn.elements}
        assert layers["w0"] < layers["w0:t0"] + 1 <= layers["w1"] <= layers["w1:t0"]
        panels = [e.layer for e in drawn.elements if e.id in ("taskbar", "panel", "dock", "remote")]
        assert all(layer > layers["w1:t0"] for layer in panels)


def inside(box, other) -> bool:
    return box[0] > other[0] and box[1] > other[1] and box[2] < other[2] and box[3] < other[3]


def test_covered_elements_vanish(desktops):
    """Nothing of the lower window is told of where the upper one lies over it."""
    hidden = 0
    for drawn in desktops:
        upper = window_boxes(drawn)["w1"]
        layer = next(e.layer for e in drawn.elements if e.id == "w1")
        truth = finish(drawn)
        keys = {e.key for e in truth.elements}
        for element in drawn.elements:
            if element.id.startswith("w0") and inside(element.box, upper):
                hidden += 1
                assert element.id not in keys
        for text in truth.texts:
            assert not (text.layer < layer and inside(tuple(text.box), upper)), text
        assert {"w1:t0", "w1:t1"} <= keys
    assert hidden > 3


def test_frames(desktops):
    for drawn in desktops:
        truth = finish(drawn)
        assert {"window", "titlebar"} <= {e.role for e in truth.elements}
        by_key = {e.key: e for e in truth.elements}
        frame = by_key["w1"]
        assert frame.name == "Upper"
        if "w1/close" in by_key:
            close = by_key["w1/close"]
            assert close.role == "button"
            assert close.icon == "close"
            assert truth.elements[close.parent].key == "w1/titlebar"
            assert by_key["w1/titlebar"].box.contains(close.box.center)
            assert any(text.text == "Upper" for text in truth.texts)
        assert "w1:win" not in by_key  # the frame stands for it
        field = by_key["w1:t0"]
        assert truth.texts[field.labels[0]].text.startswith("Upper 0")


def test_same_dice_same_desktop(pages, windows):
    first, second = (compose(windows, look_of(1280, 800), random.Random(9), pages) for _ in range(2))
    assert (first.image == second.image).all()
    assert first.elements == second.elements
    assert first.texts == second.texts


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_scaled_desktops_keep_windows_sharp(pages, scale):
    source = pages.draw(form("Sharp"), look_of(round(500 * scale), round(360 * scale), scale=scale))
    size = (round(1100 * scale), round(700 * scale))
    drawn = compose([("Sharp", source)], look_of(*size, scale=scale, seed=5), random.Random(4), pages)
    moved = next(e for e in drawn.elements if e.id == "w0:t1")
    inner = next(e for e in source.elements if e.id == "t1")
    left, top = (round(a - b) for a, b in zip(moved.box[:2], inner.box[:2], strict=True))
    rows, columns = slice(round(inner.box[1]), round(inner.box[3])), slice(round(inner.box[0]), round(inner.box[2]))
    there = drawn.image[rows.start + top : rows.stop + top, columns.start + left : columns.stop + left]
    assert there.shape == source.image[rows, columns].shape
    assert (there == source.image[rows, columns]).mean() > 0.999


@pytest.mark.parametrize("name", sorted(systems()))
def test_every_system(pages, windows, name, monkeypatch):
    """Caption and buttons of every system hold ink and lie in their bars."""
    monkeypatch.setattr(scene, "choose", lambda rng, split: systems()[name])
    drawn = compose([windows[0]], look_of(1280, 800), random.Random(3), pages)
    truth = finish(drawn)
    keys = {e.key: e for e in truth.elements}
    if "w0/close" in keys:
        for what in systems()[name].buttons:
            box = keys[f"w0/{what}"].box
            part = drawn.image[box.top : box.bottom, box.left : box.right]
            assert np.ptp(part.astype(int), axis=(0, 1)).max() > 20
    assert len({text.kind for text in truth.texts}) >= 2


def test_systems_have_splits():
    splits = {system.split for system in systems().values()}
    assert splits == {"train", "val", "test"}


def test_place_leaves_something_of_every_window():
    edge = Edge(1, 30, 1, 1, 29)
    for seed in range(30):
        rng = random.Random(seed)
        sizes = [(rng.randint(300, 900), rng.randint(250, 600), edge) for _ in range(3)]
        spots = place(sizes, Room(0, 24, 1280, 760), rng)
        assert all(spot.top >= 24 and spot.left < 1280 - 60 for spot in spots)


def test_what_is_ignored_is_cut_out():
    pieces = _less((0, 0, 100, 100), [(40, 40, 60, 60)])
    assert sum((r - x) * (b - t) for x, t, r, b in pieces) == 100 * 100 - 20 * 20
    assert _less((0, 0, 10, 10), [(0, 0, 10, 10)]) == []


def test_wallpapers():
    pictures = [wallpaper(random.Random(seed)) for seed in range(12)]
    assert all(picture.shape == (400, 640, 3) and picture.dtype == np.uint8 for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) == 12
    assert (wallpaper(random.Random(5)) == wallpaper(random.Random(5))).all()

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from screenseg import Box, Document, Element, ImageError
from screenseg.inspect import draw, save_overlay

BLUE, RED, ORANGE = (0x15, 0x65, 0xD8), (0xDC, 0x26, 0x26), (0xC2, 0x41, 0x0C)


def form(size: tuple[int, int], *elements: Element) -> tuple[Image.Image, Document]:
    root = Element("e0", "document", Box(0, 0, *size), children=elements)
    return Image.new("RGB", size, "white"), Document(root, size)


FIELD = Element("e1", "textbox", Box(200, 100, 400, 130), label="Name", label_box=Box(100, 105, 150, 125))


def where(image: Image.Image, colour: tuple[int, int, int]) -> np.ndarray:
    return (np.asarray(image) == colour).all(axis=2)


@pytest.mark.parametrize(("size", "zoom"), [((1366, 768), 2), ((3840, 2160), 1)])
def test_the_screen_is_whole_above_the_legend(size: tuple[int, int], zoom: int) -> None:
    image, document = form(size, FIELD)
    out = draw(image, document)
    assert out.width == size[0] * zoom
    assert out.height > size[1] * zoom
    legend = np.asarray(out)[size[1] * zoom :]
    assert not (legend[0] == 255).all(axis=1).any()
    assert (legend == BLUE).all(axis=2).any()
    assert (legend == RED).all(axis=2).any()


def test_a_box_is_drawn_around_the_element_and_not_over_it() -> None:
    image, document = form((3840, 2160), FIELD)
    blue = where(draw(image, document), BLUE)
    assert blue[99, 200:400].all()
    assert blue[130, 200:400].all()
    assert blue[100:130, 400].all()
    assert not blue[101:129, 201:399].any()


def test_the_link_goes_from_the_label_to_the_field() -> None:
    image, document = form((3840, 2160), FIELD)
    red = where(draw(image, document), RED)
    assert red[:, 149:200].any(axis=0).all()
    assert not red[:, 300:400][:2160].any()


@pytest.mark.parametrize("label", [Box(200, 60, 260, 80), Box(420, 105, 470, 125), Box(200, 150, 260, 170)])
def test_links_from_every_side(label: Box) -> None:
    field = Element("e1", "textbox", Box(200, 100, 400, 130), label="Name", label_box=label)
    image, document = form((3840, 2160), field)
    ys, xs = np.nonzero(where(draw(image, document), RED)[:2160])
    drawn = Box(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)
    assert drawn.iou(Box.around([drawn, label])) > 0.5
    assert Box.around([label, field.box]).expand(12).contains(drawn)
    assert drawn.expand(6).intersect(field.box)


def test_captions_leave_text_free_and_do_not_overlap() -> None:
    """A column of buttons so close that a caption fits only at the side, with text on one side."""
    buttons = [Element(f"b{i}", "button", Box(300, 100 + 24 * i, 400, 122 + 24 * i), label="Go") for i in range(20)]
    texts = [Element(f"t{i}", "text", Box(404, 102 + 24 * i, 700, 120 + 24 * i), text="dense") for i in range(20)]
    image, document = form((1920, 1080), *buttons, *texts)
    orange = where(draw(image, document), ORANGE)[200:1180]
    assert not orange[:, 810:1400].any()
    beside = orange[:, 400:590].any(axis=1)
    assert np.count_nonzero(np.diff(beside.astype(int)) == 1) >= 15


def test_captions_stay_within_the_screen() -> None:
    corners = [
        Element("a", "button", Box(0, 0, 20, 10), label="A long name in a corner"),
        Element("b", "button", Box(620, 470, 640, 480), label="Größe 東京"),
        Element("c", "group", Box(0, 0, 640, 480), label="All"),
    ]
    image, document = form((640, 480), *corners)
    assert draw(image, document).width == 1280


def test_an_empty_document() -> None:
    image, document = form((1, 1))
    assert draw(image, document).height > 1


def test_another_image_is_refused() -> None:
    _, document = form((640, 480), FIELD)
    with pytest.raises(ImageError, match="image is 641x480 and the document is of one of 640x480"):
        draw(Image.new("RGB", (641, 480)), document)


def test_it_is_saved_whole(tmp_path: Path) -> None:
    image, document = form((640, 480), FIELD)
    path = save_overlay(image, document, tmp_path / "shot.overlay.png")
    with Image.open(path) as saved:
        assert saved.format == "PNG"
        assert np.array_equal(np.asarray(saved), np.asarray(draw(image, document)))
    assert list(tmp_path.iterdir()) == [path]
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    image, document = form((640, 480), FIELD)
    with pytest.raises(ImageError, match="does not end in .png"):
        save_overlay(image, document, tmp_path / "shot.jpg")
    with pytest.raises(ImageError, match="cannot be written to '.*nowhere/x.png': No such file or directory"):
        save_overlay(image, document, tmp_path / "nowhere" / "x.png")
    (tmp_path / "taken.png").mkdir()
    with pytest.raises(ImageError, match="cannot be written"):
        save_overlay(image, document, tmp_path / "taken.png")
    assert list(tmp_path.iterdir()) == [tmp_path / "taken.png"]

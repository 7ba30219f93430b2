"""Skins as files, and the designs that are made up: what goes wrong is said, and every choice gives sound CSS."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from screenseg.synth.chromium.palette import PALETTES
from screenseg.synth.chromium.scene import Scene
from screenseg.synth.chromium.skin import Skin, load, skins
from screenseg.synth.chromium.style import generate
from screenseg.synth.chromium.style.colours import luminance, readable, scheme
from screenseg.synth.chromium.style.ways import FLAVOURS, WAYS
from screenseg.synth.errors import SynthError
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Node, Screen

TINY = """
title = "Tiny"
colours = ["light"]
[options]
size = ["", "-sm"]
[classes]
input = "field{size}"
[classes.button]
base = "btn"
primary = "btn-primary"
default = "btn-plain"
disabled = "off"
"""


def look(theme: str = "own-any", *, colours: str = "light", seed: int = 1) -> Look:
    return Look(
        theme=theme,
        colours=colours,  # type: ignore[arg-type]
        font="DejaVu Sans",
        font_size=14.0,
        density="normal",
        scale=1.0,
        width=800,
        height=600,
        seed=seed,
    )


def written(folder: Path, text: str) -> list[Skin]:
    path = folder / "tiny.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def html(skin: Skin, *nodes: Node) -> str:
    root = Node(kind="page", id="page", children=(Node(kind="main", id="main", children=nodes),))
    return Scene(Screen(kind="test", language="en", root=root), look(skin.name), skin).page()


def test_classes_follow_what_a_node_is(tmp_path: Path) -> None:
    (skin,) = written(tmp_path, TINY)
    page = html(
        skin,
        Node(kind="button", id="a", text="A", variant="primary"),
        Node(kind="button", id="b", text="B", disabled=True),
        Node(kind="textbox", id="c"),
        Node(kind="tree", id="d"),
    )
    assert 'class="btn btn-primary" data-id="a"' in page
    assert 'class="btn btn-plain off" data-id="b"' in page
    assert re.search(r'class="field(-sm)?" data-id="c"', page)
    assert "x-tree" in page  # no class of the skin's: drawn by base.css


def test_a_template_replaces_the_usual_one(tmp_path: Path) -> None:
    (skin,) = written(tmp_path, TINY + '[templates]\nlink = """<b {{ me }}>{{ n.text }}!</b>"""')
    assert '<b data-id="a">Go &amp; see!</b>' in html(skin, Node(kind="link", id="a", text="Go & see"))


def test_boxes_say_where_a_mark_is_drawn(tmp_path: Path) -> None:
    (skin,) = written(tmp_path, TINY + '[boxes]\ncheckbox = "next::before"')
    assert 'data-box="next::before"' in html(skin, Node(kind="checkbox", id="a", text="A"))


def test_themes_of_one_file_share_and_replace(tmp_path: Path) -> None:
    more = '[[themes]]\nname = "one"\nsplit = "val"\n[[themes]]\nname = "two"\n[themes.classes]\ninput = "other"'
    one, two = written(tmp_path, TINY + more)
    assert (one.name, one.split, two.name, two.split) == ("one", "val", "two", "train")
    assert one.classes["input"] == "field{size}"
    assert two.classes["input"] == "other"
    assert two.classes["button"]["base"] == "btn"


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(SynthError, match=r"tiny\.toml has the unknown key 'colors'"):
        written(tmp_path, 'colors = ["light"]')


def test_what_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(SynthError, match=r"tiny\.toml is not TOML"):
        written(tmp_path, "title = ")


def test_every_skin_has_a_palette_for_its_colours() -> None:
    for skin in skins().values():
        assert set(skin.colours) <= set(PALETTES), skin.name
        assert skin.split in ("train", "val", "test"), skin.name
        assert skin.weight >= 0, skin.name


@pytest.mark.parametrize("flavour", sorted(FLAVOURS))
@pytest.mark.parametrize("colours", sorted(PALETTES))
def test_designs_are_sound_css(flavour: str, colours: str) -> None:
    for seed in range(25):
        style = generate(random.Random(seed), flavour, look(colours=colours))
        assert style.css.count("{") == style.css.count("}")
        assert "{{" not in style.css
        assert "None" not in style.css
        assert set(style.palette) == set(PALETTES["light"])


def test_flavours_choose_only_from_what_there_is() -> None:
    for flavour, preferred in FLAVOURS.items():
        assert set(preferred) <= set(WAYS), flavour
        for name, choices in preferred.items():
            if isinstance(choices[0], str):
                assert set(choices) <= set(WAYS[name]), (flavour, name)


def test_every_way_has_rules_or_is_the_plain_one() -> None:
    different = {generate(random.Random(seed), "any", look()).css for seed in range(40)}
    assert len(different) == 40


@pytest.mark.parametrize(("colours", "low", "high"), [("light", 0.6, 1.0), ("dark", 0.0, 0.08)])
def test_schemes_are_as_light_as_they_should_be(colours: str, low: float, high: float) -> None:
    for seed in range(50):
        palette = scheme(random.Random(seed), colours)
        assert low <= luminance(palette["ground"]) <= high
        assert palette["on_accent"] == readable(palette["accent"])

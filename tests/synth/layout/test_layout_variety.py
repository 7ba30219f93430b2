"""What is seen over some hundred screens: every way to place a label, every control, every state, every language."""

import random
import re
from collections import Counter

import pytest

from screenseg.synth.layout import KINDS, compose
from screenseg.synth.lexicon import load
from screenseg.synth.spec import KINDS as NODE_KINDS
from screenseg.synth.spec import Node, Screen
from screenseg.synth.words import LOCALES

LANGUAGES = sorted(LOCALES)


@pytest.fixture(scope="module")
def screens() -> list[Screen]:
    """Some hundred screens, as often of each kind as a recipe would have them."""
    rng = random.Random(2024)
    names, weights = list(KINDS), [kind.weight for kind in KINDS.values()]
    made = []
    for seed in range(450):
        kind = rng.choices(names, weights)[0]
        size = rng.choice(((640, 480), (1024, 700), (1280, 800), (1600, 1000), (1920, 1080)))
        made.append(compose(kind, rng.choice(LANGUAGES), random.Random(seed), size=size))
    return made


@pytest.fixture(scope="module")
def nodes(screens: list[Screen]) -> list[Node]:
    return [node for screen in screens for node in screen.walk()]


def test_every_placement_of_labels(nodes: list[Node]) -> None:
    places = Counter(node.placement for node in nodes if node.kind == "field")
    assert set(places) >= {"left", "above", "right", "inside", "floating", "cell", "none"}
    assert places["left"] > 0.15 * sum(places.values())
    assert places["above"] > 0.15 * sum(places.values())


def test_every_kind_of_node(nodes: list[Node]) -> None:
    assert {node.kind for node in nodes} == NODE_KINDS


def test_every_state(nodes: list[Node]) -> None:
    controls = [node for node in nodes if node.kind in ("textbox", "combobox", "date")]
    for state in ("disabled", "readonly", "invalid", "focused"):
        share = sum(getattr(node, state) for node in controls) / len(controls)
        assert 0 < share < 0.25, state
    marks = Counter(node.checked for node in nodes if node.kind in ("checkbox", "switch", "radio"))
    assert marks[True] > 100
    assert marks[False] > 100
    assert any(node.checked == "mixed" for node in nodes)
    assert any(node.required for node in nodes)
    filled = sum(bool(node.value) for node in controls) / len(controls)
    assert 0.4 < filled < 0.9
    assert any(node.kind == "field" and node.error for node in nodes)
    assert any(node.kind == "field" and node.help for node in nodes)
    assert any(node.kind == "field" and node.suffix for node in nodes)
    assert any(node.kind == "field" and node.prefix for node in nodes)


def test_boxes_to_tick_stand_beside_each_other_as_radio_buttons_do(nodes: list[Node]) -> None:
    groups = [node for node in nodes if node.kind == "radiogroup"]
    rows = Counter(node.children[0].kind for node in groups if node.orientation == "horizontal")
    assert rows["checkbox"] > 0.15 * rows["radio"] > 0
    assert all(len({child.kind for child in node.children}) == 1 for node in groups)


def test_what_is_invalid_says_why(nodes: list[Node]) -> None:
    for node in nodes:
        if node.kind == "field" and any(child.invalid for child in node.children):
            assert node.error


def test_about_a_quarter_has_something_open(screens: list[Screen]) -> None:
    share = sum(bool(screen.overlays) for screen in screens) / len(screens)
    assert 0.2 < share < 0.5
    opened = {node.kind for screen in screens for node in screen.overlays}
    assert opened >= {"dialog", "menu", "listbox", "popover", "tooltip", "toast"}


def test_menus_have_shortcuts_and_mnemonics(nodes: list[Node]) -> None:
    items = [node for node in nodes if node.kind == "menuitem"]
    assert sum("&" in item.text for item in items) > 0.3 * len(items)
    assert any("Ctrl+" in item.value for item in items)


def test_icons_of_the_lexicon(nodes: list[Node]) -> None:
    silent = [node for node in nodes if node.kind == "button" and node.icon_only]
    assert len(silent) > 300
    assert all(node.icon and node.text for node in silent), "an icon-only button has a name and an icon"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_written_in_its_script(language: str) -> None:
    script = {"ar": r"[\u0600-\u06ff]", "ja": r"[\u3040-\u30ff\u4e00-\u9fff]", "zh": r"[\u4e00-\u9fff]"}
    letters = {"ru": r"[\u0400-\u04ff]", "el": r"[\u0370-\u03ff]"} | script
    pattern = letters.get(language, r"[A-Za-z]")
    labels = []
    for seed in range(6):
        screen = compose("enterprise-form", language, random.Random(seed))
        labels += [node.text for node in screen.walk() if node.kind == "field" and node.text]
    assert sum(bool(re.search(pattern, text)) for text in labels) > 0.6 * len(labels)


def test_values_agree_with_their_concepts(nodes: list[Node]) -> None:
    concepts = load().concepts
    seen: Counter[str] = Counter()
    for node in nodes:
        if not node.value or node.kind not in ("textbox", "combobox", "date", "spinbutton", "password"):
            continue
        kind = concepts[node.concept].value.partition(":")[0] if node.concept in concepts else ""
        seen[kind] += 1
        if kind == "email" and node.value != node.placeholder:
            assert "@" in node.value
        if kind == "iban":
            assert re.match(r"[A-Z]{2}\d\d", node.value)
        if node.kind == "spinbutton":
            assert node.minimum <= float(node.value) <= node.maximum
        if node.kind == "date" and node.options:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", node.options[0])
        if node.kind == "password":
            assert kind in ("password", "credit_card_security_code")
    assert seen["email"] > 20


def test_one_person_on_a_screen() -> None:
    for seed in range(10):
        made = compose("profile", "sv", random.Random(seed))
        values = {node.concept: node.value for node in made.walk() if node.kind == "textbox" and node.value}
        if "given_name" in values and "family_name" in values:
            name = f"{values['given_name']} {values['family_name']}"
            assert any(node.text == name for node in made.walk())


def test_sums_are_right() -> None:
    from screenseg.synth.layout.draft import Draft
    from screenseg.synth.layout.parts_tables import records

    draft = Draft("order", "en", random.Random(4), size=(1280, 800), root="page")
    keys = ["quantity", "unit_price", "total_amount"]
    for row in records(draft, keys, 12):
        quantity, price, total = (float(re.sub(r"[^\d.]", "", text)) for text in row)
        assert total == pytest.approx(quantity * price, abs=0.02 * quantity)

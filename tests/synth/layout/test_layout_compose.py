"""Screens from dice: every kind composes, ids are unique, anchors exist, and the same seed is the same screen."""

import hashlib
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter

import pytest

from screenseg.synth.errors import SynthError
from screenseg.synth.layout import KINDS, compose
from screenseg.synth.spec import OVERLAYS, Screen

SIZES = ((480, 400), (1280, 800), (1920, 1080), (3840, 2160))


def screen(kind: str, language: str, seed: int) -> Screen:
    return compose(kind, language, random.Random(seed), size=SIZES[seed % len(SIZES)])


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_composes(kind: str, language: str) -> None:
    for seed in range(3):
        made = screen(kind, language, seed)
        nodes = list(made.walk())
        ids = {node.id for node in nodes}
        assert made.root.kind == KINDS[kind].root
        assert len(ids) == len(nodes), "ids are unique"
        assert all(node.kind in OVERLAYS for node in made.overlays)
        assert all(not node.anchor or node.anchor in ids for node in nodes), "what hangs, hangs from something"
        assert sum(node.focused for node in nodes) <= 1
        assert 0.0 <= made.scroll <= 1.0
        assert len(nodes) < 2500
        assert Screen.from_dict(json.loads(json.dumps(made.to_dict()))) == made


def test_nothing_is_left_to_fill_in() -> None:
    for kind in KINDS:
        for node in screen(kind, "de", 5).walk():
            assert node.text == node.text.strip(" "), node
            assert node.kind in ("multiline", "text") or not re.search(r"\{\w+\}", node.text), node


@pytest.mark.parametrize("kind", ["table-window", "enterprise-form", "mail-window"])
def test_more_room_more_on_the_screen(kind: str) -> None:
    def filled(size: tuple[int, int]) -> int:
        return sum(len(list(compose(kind, "en", random.Random(seed), size=size).walk())) for seed in range(12))

    assert filled((500, 400)) < 0.7 * filled((1900, 1100))


def test_links_in_prose_have_children() -> None:
    found = 0
    for seed in range(20):
        for node in screen("article", "en", seed).walk():
            if node.kind == "text":
                assert node.text.count("[") == len(node.children), node.text
                found += len(node.children)
    assert found > 20


def test_unknown_kind_or_language() -> None:
    with pytest.raises(SynthError, match="no kind of screen 'loggin'"):
        compose("loggin", "en", random.Random(1))
    with pytest.raises(SynthError, match="no words in 'xx'"):
        compose("login", "xx", random.Random(1))


_DIGEST = """
import hashlib, json, random
from screenseg.synth.layout import KINDS, compose
made = [compose(k, l, random.Random(7)).to_dict() for k in KINDS for l in ("en", "zh")]
print(hashlib.sha256(json.dumps(made).encode()).hexdigest())
"""


def test_the_same_in_every_process() -> None:
    made = [compose(k, lang, random.Random(7)).to_dict() for k in KINDS for lang in ("en", "zh")]
    here = hashlib.sha256(json.dumps(made).encode()).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    done = subprocess.run([sys.executable, "-c", _DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_printed_for_people() -> None:
    command = [sys.executable, "-m", "screenseg.synth.layout", "login", "de", "3"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "password" in done.stdout
    assert done.stdout.startswith("page")


def test_kinds_are_many_and_mixed() -> None:
    assert len(KINDS) >= 45
    roots = Counter(kind.root for kind in KINDS.values())
    assert min(roots.values()) > 0.4 * len(KINDS)
    pages = sum(kind.weight for kind in KINDS.values() if kind.root == "page")
    windows = sum(kind.weight for kind in KINDS.values() if kind.root == "window")
    assert 0.7 < pages / windows < 1.4

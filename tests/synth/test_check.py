"""The check: it passes what is right, and planted faults do not get past it."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from screenseg.cli import main
from screenseg.geometry import Box
from screenseg.synth.check import Result, check_picture, check_set
from screenseg.synth.check._run import read_image
from screenseg.synth.coco import read_set
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Truth, TruthElement

Screens = list[tuple[NDArray[np.uint8], Truth]]


@pytest.fixture(scope="module")
def screens(made_set: Path) -> Screens:
    return [(read_image(path), truth) for path, truth in read_set(made_set)]


@pytest.fixture(scope="module")
def honest(screens: Screens) -> Result:
    return checked(screens, lambda truth: truth)


def changed(truth: Truth, change: Callable[[TruthElement], TruthElement]) -> Truth:
    return dataclasses.replace(truth, elements=tuple(change(element) for element in truth.elements))


def checked(screens: Screens, fault: Callable[[Truth], Truth]) -> Result:
    return Result([check_picture(image, fault(truth)) for image, truth in screens])


def test_what_was_made_passes(made_set: Path) -> None:
    result = check_set(made_set)
    assert result.rate >= 0.98, [str(fault) for picture in result.worst() for fault in picture.faults][:20]
    assert result.overall.total > 500
    assert {"frame", "ink", "written", "link", "parent", "place", "seen", "state"} <= set(result.by_test())


def off(dx: int, dy: int) -> Callable[[Truth], Truth]:
    """All elements' boxes moved, where that leaves them in the picture."""

    def fault(truth: Truth) -> Truth:
        def move(element: TruthElement) -> TruthElement:
            box = element.box
            x = dx if box.right + dx <= truth.width else -dx if box.left >= dx else 0
            y = dy if box.bottom + dy <= truth.height else -dy if box.top >= dy else 0
            return dataclasses.replace(element, box=box.translate(x, y))

        return changed(truth, move)

    return fault


def lines_off(truth: Truth) -> Truth:
    moved = [
        dataclasses.replace(line, box=line.box.translate(-8, 0), ink=line.ink.translate(-8, 0))
        if line.box.left >= 8
        else line
        for line in truth.texts
    ]
    return dataclasses.replace(truth, texts=tuple(moved))


def labels_swapped(truth: Truth) -> Truth:
    labelled = [e for e in truth.elements if e.labels]
    others = dict(zip((e.id for e in labelled), labelled[1:] + labelled[:1], strict=True))
    return changed(
        truth,
        lambda e: (
            dataclasses.replace(e, labels=others[e.id].labels, label_box=others[e.id].label_box)
            if e.id in others
            else e
        ),
    )


def lines_dropped(truth: Truth) -> Truth:
    """Half of the lines are gone, and nothing points at them any more."""
    dice = random.Random(1)
    kept = [line for line in truth.texts if dice.random() < 0.5]
    numbers = {line.id: number for number, line in enumerate(kept)}
    without = changed(
        truth, lambda e: dataclasses.replace(e, labels=(), label_box=None, label_source="none") if e.labels else e
    )
    return dataclasses.replace(without, texts=tuple(dataclasses.replace(line, id=numbers[line.id]) for line in kept))


def everything_covered(truth: Truth) -> Truth:
    return dataclasses.replace(truth, about={**truth.about, "covers": [[0, 0, truth.width, truth.height, 9]]})


def one_box_for_all(truth: Truth) -> Truth:
    first = {e.role: e.box for e in reversed(truth.elements)}
    return changed(truth, lambda e: dataclasses.replace(e, box=first[e.role]))


def parents_mixed(truth: Truth) -> Truth:
    small = min(truth.elements, key=lambda e: e.box.area)
    return changed(truth, lambda e: dataclasses.replace(e, parent=small.id) if e.id != small.id else e)


def states_mixed(truth: Truth) -> Truth:
    return changed(
        truth, lambda e: dataclasses.replace(e, checked=None if e.checked is not None else True, password=True)
    )


@pytest.mark.parametrize(
    ("fault", "test", "most"),
    [
        (off(8, 0), "frame", 0.6),
        (off(0, 8), "frame", 0.6),
        (off(8, 8), "frame", 0.25),
        (lines_off, "ink", 0.3),
        (labels_swapped, "link", 0.15),
        (lines_dropped, "written", 0.7),
        (lines_dropped, "unlisted", 0.85),
        (everything_covered, "seen", 0.05),
        (one_box_for_all, "place", 0.65),
        (parents_mixed, "parent", 0.4),
        (states_mixed, "state", 0.3),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_planted_fault_is_found(
    screens: Screens, honest: Result, fault: Callable[[Truth], Truth], test: str, most: float
) -> None:
    faulty = checked(screens, fault)
    assert faulty.by_test()[test].rate < most
    assert faulty.rate < honest.rate - 0.03, "the whole rate falls below what is asked for"
    assert faulty.rate < 0.97


def test_each_kind_of_fault_says_what_is_wrong(screens: Screens) -> None:
    result = checked(screens, lambda truth: labels_swapped(off(8, 8)(truth)))
    messages = {fault.test: fault.message for picture in result.pictures for fault in picture.faults}
    assert "labelled" in messages["link"]
    assert "sides" in messages["frame"]


def labelled(name: str, *lines: str) -> set[str]:
    """The tests that a text box of this name fails, labelled by these lines; and a button that they are written on."""
    boxes = [[12 + 40 * number, 12, 42 + 40 * number, 28] for number in range(len(lines))]
    texts = [
        {"id": len(lines) * at + number, "text": text, "box": box, "ink": box, "element": element}
        for at, element in enumerate((None, 1))
        for number, (text, box) in enumerate(zip(lines, boxes, strict=True))
    ]
    around = [12, 12, boxes[-1][2], 28]
    field = {"id": 0, "key": "field", "role": "textbox", "box": [10, 40, 190, 70], "visible": 1.0, "name": name}
    button = {"id": 1, "key": "button", "role": "button", "box": [10, 10, 190, 30], "visible": 1.0, "text": name}
    truth = Truth.from_dict(
        {
            "width": 200,
            "height": 100,
            "about": {},
            "elements": [{**field, "labels": list(range(len(lines))), "label_box": around}, button],
            "texts": texts,
            "ignore": [],
        }
    )
    faults = check_picture(np.full((100, 200, 3), 255, np.uint8), truth).faults
    return {fault.test for fault in faults if fault.test in ("link", "written")}


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("…", ["..."]),
        ("*", ["*", "Name"]),
        ("...", ["Path", "…"]),
        ("Documents", ["…"]),
        ("Μάιος, ΰ", ["ΜΑΪΟΣ, Ϋ"]),
        ("Κινητό τηλέφωνο:", ["ΚΙΝΗΤΟ", "ΤΗΛΕΦΩΝΟ"]),
        ("Alış fiyatı", ["ALIŞ FİYATI"]),
        ("Größe", ["GRÖSSE *"]),
    ],
)
def test_names_agree_with_what_is_drawn_of_them(name: str, lines: list[str]) -> None:
    assert labelled(name, *lines) == set()


@pytest.mark.parametrize(
    ("name", "lines"),
    [("*", ["Name"]), ("…", ["Name"]), ("Name", ["*"]), ("Resume", ["Résumé"]), ("Όνομα", ["ΕΠΩΝΥΜΟ"])],
)
def test_names_that_differ_from_what_is_drawn(name: str, lines: list[str]) -> None:
    assert labelled(name, *lines) == {"link", "written"}


def test_a_box_outside_the_picture(screens: Screens) -> None:
    image, truth = screens[0]
    out = Box(truth.width - 10, 0, truth.width + 40, 30)
    result = check_picture(image, changed(truth, lambda e: dataclasses.replace(e, box=out) if e.id == 1 else e))
    assert "place" in {fault.test for fault in result.faults if fault.number == 1}


def test_a_picture_of_another_size_is_refused(screens: Screens) -> None:
    image, truth = screens[0]
    with pytest.raises(SynthError, match=f"is {image.shape[1] - 1}x{image.shape[0]}, its truth"):
        check_picture(image[:, 1:], truth)


def test_the_command_prints_rates_and_fails_below_the_bar(made_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "--check", str(made_set), "--least", "0.9"]) == 0
    told = capsys.readouterr().out
    assert "textbox" in told
    assert "gtk" in told
    assert "which passes (at least 90%)" in told
    assert main(["synth", "--check", str(made_set), "--json", "--least", "1"]) in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    assert answer["overall"]["total"] == sum(role["total"] for role in answer["roles"].values())
    assert 0.9 <= answer["overall"]["rate"] <= 1


def test_a_set_with_faults_gives_exit_status_1(
    screens: Screens, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import cv2

    for folder in ("images", "truth"):
        (tmp_path / folder).mkdir()
    image, truth = screens[0]
    about = {**truth.about, "image": "images/0.png"}
    cv2.imwrite(str(tmp_path / "images" / "0.png"), image[:, :, ::-1])
    faulty = dataclasses.replace(off(8, 8)(truth), about=about)
    (tmp_path / "truth" / "000000.json").write_text(json.dumps(faulty.to_dict()))
    assert main(["synth", "--check", str(tmp_path)]) == 1
    assert "which fails (at least 99%)" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "", "{", '{"width": 3}'])
def test_damaged_sets_are_named(tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    if content is not None:
        (tmp_path / "truth").mkdir()
        (tmp_path / "truth" / "000000.json").write_text(content)
    assert main(["synth", "--check", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("screenseg: ")
    assert str(tmp_path) in told

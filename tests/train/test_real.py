"""Figures on real screens: what counts, and that a benchmark's own score.py is what tells them.

Realbench lies beside a developer's copy only, so the screens here are of the sample, its truth as realbench writes it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner

import screenseg
from screenseg.train.cli import evaluate
from screenseg.train.errors import DataError
from screenseg.train.match import inside, iou_matrix, pairs
from screenseg.train.real import OVERLAPS, WIDGETS, Figures, Rules, Screen, WidgetBoxes, measure, read_benchmark
from screenseg.train.report import plain_real, table
from screenseg.train.states import States

ROOT = Path(screenseg.__file__).parents[1]
SAMPLE, REALBENCH = ROOT / "datasets" / "sample", ROOT.parent / "shared" / "realbench"
FORM, OPTIONS = "000024", "000028"  # text boxes and sliders; check boxes and buttons

app = Typer()
app.command()(evaluate)

needs_realbench = pytest.mark.skipif(
    not (REALBENCH / "score.py").exists(), reason="realbench's score.py is not beside this copy"
)


class Plain:
    """Rules by IoU alone, as score.py has them for boxes about which there is no doubt."""

    WIDGETS: Collection[str] = frozenset(
        "textbox combobox spinbutton slider checkbox radio switch button link img tab menuitem".split()
    )
    UNSURE: Collection[str] = ("box_approx", "dimmed", "undrawn", "forced")

    def role_of(self, name: str) -> str:
        return name

    def match(self, truth: Sequence[Any], found: Sequence[Any], same_role: bool, at: float) -> Iterable[Any]:
        assert same_role
        alike = [[f["role"] in (t["role"], t["looks_like"]) for f in found] for t in truth]
        overlaps = iou_matrix(_boxes(truth), _boxes(found)) * np.array(alike, np.float32).reshape(len(truth), -1)
        return pairs(overlaps.astype(np.float32), at)

    def covers(self, region: Any, box: Any) -> bool:
        return bool(inside(np.array([box], np.float32), np.array([region], np.float32))[0] >= 0.7)


def _boxes(things: Sequence[Any]) -> Any:
    return np.array([thing["box"] for thing in things], np.float32).reshape(-1, 4)


@pytest.fixture(params=["plain", pytest.param("score.py", marks=needs_realbench)])
def rules(request: pytest.FixtureRequest, tmp_path: Path) -> Rules:
    if request.param == "plain":
        return Plain()
    return read_benchmark(benchmark(tmp_path / "rules")).score


def sample(name: str) -> dict[str, Any]:
    """Truth of a picture of the sample, as realbench writes it."""
    told = json.loads((SAMPLE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    elements = [
        {"name": "", "name_visible": True, "label_box": None, **element, "undrawn": not element.get("drawn", True)}
        for element in told["elements"]
    ]
    return {
        "file": Path(told["about"]["image"]).name,
        "family": "sample",
        "width": told["width"],
        "height": told["height"],
        "elements": elements,
        "texts": [{"text": text.get("text", ""), "box": text["box"]} for text in told["texts"]],
        "ignore": [{"box": box, "kind": "all"} for box in told["ignore"]],
        "truth_complete": True,
    }


def element(role: str, box: tuple[int, int, int, int], **more: Any) -> dict[str, Any]:
    return {"role": role, "box": list(box), **more}


def truth_of(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"elements": list(elements), **more}


def benchmark(folder: Path, *names: str) -> Path:
    """A folder with realbench's score.py and a set of pictures of the sample."""
    (folder / "made").mkdir(parents=True)
    shutil.copy(REALBENCH / "score.py", folder / "score.py")
    images = [sample(name) for name in names]
    for image in images:
        shutil.copy(SAMPLE / "images" / image["file"], folder / "made" / image["file"])
    (folder / "made" / "truth.json").write_text(json.dumps({"images": images}), encoding="utf-8")
    return folder


def counted(rules: Rules, truth: dict[str, Any], found: Iterable[tuple[str, Any]]) -> WidgetBoxes:
    boxes = WidgetBoxes()
    boxes.add(rules, truth, found)
    return boxes


def widgets(truth: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a parser that is never wrong finds."""
    return ((e["role"], tuple(e["box"])) for e in truth["elements"] if e["role"] in Plain.WIDGETS)


@pytest.mark.parametrize("name", [FORM, OPTIONS])
def test_a_parser_that_is_never_wrong_has_perfect_figures(rules: Rules, name: str) -> None:
    truth = sample(name)
    boxes = counted(rules, truth, widgets(truth))
    present = [region for region in WIDGETS if boxes.true[region]]
    assert {boxes.f1(region, at) for region in present for at in OVERLAPS} == {1.0}
    assert len(present) >= 2


def test_missed_made_up_and_inexact_boxes_cost(rules: Rules) -> None:
    truth = truth_of(*(element("button", (left, 10, left + 80, 40)) for left in (10, 110, 210)))
    found = [
        ("button", (10, 10, 90, 40)),
        ("button", (110, 10, 158, 40)),  # IoU 0.6
        ("button", (10, 100, 90, 130)),  # nothing there
    ]
    boxes = counted(rules, truth, found)
    assert [boxes.f1("button", at) for at in OVERLAPS] == pytest.approx([2 / 3, 1 / 3])
    assert boxes.f1("input", 0.5) is None


def test_roles_of_a_region_class_are_one(rules: Rules) -> None:
    truth = truth_of(element("combobox", (10, 10, 90, 40)), element("switch", (10, 60, 40, 76)))
    boxes = counted(rules, truth, [("textbox", (10, 10, 90, 40)), ("checkbox", (10, 60, 40, 76))])
    assert boxes.f1("input", 0.7) == boxes.f1("toggle", 0.7) == 1.0
    boxes = counted(rules, truth, [("button", (10, 10, 90, 40)), ("button", (10, 60, 40, 76))])
    assert boxes.f1("input", 0.7) == boxes.f1("toggle", 0.7) == 0.0
    assert boxes.wrong["button", 0.7] == 2


@pytest.mark.parametrize("flag", ["box_approx", "dimmed", "undrawn", "forced"])
def test_unsure_truth_counts_neither_way(rules: Rules, flag: str) -> None:
    truth = truth_of(element("button", (10, 10, 90, 40)), element("button", (110, 10, 190, 40), **{flag: True}))
    one = ("button", (10, 10, 90, 40))
    assert counted(rules, truth, [one]).f1("button", 0.5) == 1.0
    assert counted(rules, truth, [one, ("button", (110, 10, 190, 40))]).f1("button", 0.5) == 1.0


def test_ignored_areas_count_neither_way(rules: Rules) -> None:
    area = {"box": [100, 0, 200, 100]}
    found = [("button", (10, 10, 90, 40)), ("button", (110, 10, 190, 40))]
    one = element("button", (10, 10, 90, 40))
    assert counted(rules, truth_of(one, ignore=[{**area, "kind": "all"}]), found).f1("button", 0.5) == 1.0
    assert counted(rules, truth_of(one, ignore=[{**area, "kind": "text"}]), found).f1("button", 0.5) == pytest.approx(
        2 / 3
    )


def test_of_incomplete_truth_nothing_is_a_false_find(rules: Rules) -> None:
    found = [("button", (10, 10, 90, 40)), ("button", (110, 10, 190, 40))]
    one = element("button", (10, 10, 90, 40))
    boxes = counted(rules, truth_of(one, truth_complete=False), found)
    assert boxes.f1("button", 0.5) is None, "nothing is known of precision"
    boxes.add(rules, truth_of(one), found[:1])
    assert boxes.f1("button", 0.5) == 1.0
    boxes.add(rules, truth_of(one, truth_complete=False), [])
    assert boxes.f1("button", 0.5) == pytest.approx(2 * (2 / 3) / (1 + 2 / 3)), "a miss is a miss there, too"


def test_what_looks_like_something_else_may_be_taken_for_it(rules: Rules) -> None:
    truth = truth_of(
        element("button", (10, 10, 90, 40)),
        element("link", (110, 10, 190, 40), looks_like="button"),
        element("checkbox", (210, 10, 290, 40), looks_like="button"),
    )
    boxes = counted(rules, truth, [("button", tuple(e["box"])) for e in truth["elements"]])
    assert boxes.f1("button", 0.5) == boxes.f1("toggle", 0.5) == 1.0
    assert boxes.true == {"button": 1, "toggle": 1}


@needs_realbench
def test_a_caption_may_belong_to_a_toggle(tmp_path: Path) -> None:
    rules = read_benchmark(benchmark(tmp_path / "b")).score
    boxes = counted(rules, truth_of(element("checkbox", (10, 10, 200, 30))), [("checkbox", (10, 12, 26, 28))])
    assert (boxes.f1("toggle", 0.5), boxes.f1("toggle", 0.7)) == (1.0, 0.0)


def perfect(name: str, **summary: Any) -> Figures:
    truth = sample(name)
    screen = Screen(SAMPLE / "images" / truth["file"], truth, ())
    return Figures([screen], [[]], summary, counted(Plain(), truth, widgets(truth)), States())


def test_the_table_has_a_row_for_each_figure_of_each_set() -> None:
    summary = {"grounding": 0.75, "misclick": 0.25, "fields": None, "linking": 1.0, "f1": 0.5, "recall_any": 0.625}
    figures = perfect(OPTIONS, **summary, ocr=0.9, seconds=1.5)
    real: dict[str, dict[str, Figures | None]] = {"classic": {"web": figures}, "best": {"web": None}}
    rows = {name: values for name, *values in (line.strip("| ").split(" | ") for line in table({}, real).splitlines())}
    assert rows["real web: pictures"] == ["1", "-"]
    assert rows["real web: grounding"] == ["0.750", "-"]
    assert rows["real web: fields"] == ["-", "-"]
    assert rows["real web: seconds a picture, median"] == ["1.500", "-"]
    assert rows["real web: toggle box F1 @0.5 / @0.7"] == ["1.000 / 1.000", "-"]
    assert not [name for name in rows if "mIoU" in name]
    told = json.loads(json.dumps(plain_real(real["classic"]), allow_nan=False))
    assert told["web"].keys() == {"pictures", *figures.summary, "box_f1", "states"}
    assert told["web"]["grounding"] == 0.75
    assert told["web"]["box_f1"]["button"] == {"0.5": 1.0, "0.7": 1.0}
    assert plain_real(real["best"]) == {"web": None}


@needs_realbench
def test_the_command_tells_what_score_py_tells(tmp_path: Path) -> None:
    folder = benchmark(tmp_path / "real", OPTIONS)
    button = next(e for e in sample(OPTIONS)["elements"] if e["role"] == "button" and e.get("text"))
    task = {"image": sample(OPTIONS)["file"], "phrase": f"{button['text']} button", "element": button["id"]}
    (folder / "made" / "tasks.json").write_text(json.dumps([{**task, "role": "button", "kind": "button"}]))
    weights = tmp_path / "best.safetensors"
    weights.touch()
    words = ["--real", str(folder), "--classic", "--weights", str(weights), "--json", "--html", str(tmp_path / "pages")]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["data"], told["real"]) == (None, str(folder))
    assert told["engines"]["best"] == {"real": {"made": None}}
    figures = told["engines"]["classic"]["real"]["made"]
    assert (figures["pictures"], figures["tasks"]) == (1, 1)
    assert figures["grounding"] + figures["misclick"] + figures["refusal"] == 1
    assert figures["fields"] is None
    assert figures["ocr"] > 0.7
    assert figures["box_f1"]["button"]["0.5"] >= figures["box_f1"]["button"]["0.7"] > 0
    assert figures["recall_any"] > 0
    assert figures["seconds"] > 0
    assert set(figures["states"]) == {"checked", "disabled", "selected"}
    page = (tmp_path / "pages" / "side.html").read_text()
    assert page.count("<img ") == 2
    assert "truth: " in page
    assert "best: " not in page


@needs_realbench
def test_a_limit_is_spread_over_the_set(tmp_path: Path) -> None:
    folder = benchmark(tmp_path / "real", FORM, "000025", OPTIONS, "000037")
    (screens,) = read_benchmark(folder, 2).sets.values()
    assert [screen.image.stem for screen in screens] == [FORM, OPTIONS]


@needs_realbench
def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none.onnx"):
        measure(read_benchmark(benchmark(tmp_path / "real", FORM)), str(tmp_path / "none.onnx"))


def _nothing(folder: Path) -> None:
    pass


def _no_set(folder: Path) -> None:
    (folder / "score.py").write_text("raise AssertionError('there is nothing to run it for')")


def _no_truth(folder: Path) -> None:
    _no_set(folder)
    (folder / "web").mkdir()
    (folder / "web" / "truth.json").write_text('{"pictures": []}')


def _other_program(folder: Path) -> None:
    _no_truth(folder)
    (folder / "web" / "truth.json").write_text('{"images": []}')
    (folder / "score.py").write_text("def summary(tally): return {}")


def _missing_package(folder: Path) -> None:
    _other_program(folder)
    (folder / "score.py").write_text("import no_such_package")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (_nothing, "no score.py"),
        (_no_set, "no set of real screens"),
        (_no_truth, "damaged: KeyError"),
        (_other_program, "lacks Screenseg, new_tally, score_image, WIDGETS"),
        (_missing_package, "cannot be loaded: No module named 'no_such_package'"),
    ],
)
def test_what_is_no_benchmark_is_named(tmp_path: Path, make: Callable[[Path], None], problem: str) -> None:
    make(tmp_path)
    with pytest.raises(DataError, match=problem):
        read_benchmark(tmp_path)


def test_the_command_needs_something_to_measure_on() -> None:
    result = CliRunner().invoke(app, ["--classic"])
    assert result.exit_code == 2
    assert "--data" in result.output
    assert "--real" in result.output

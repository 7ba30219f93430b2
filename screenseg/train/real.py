"""Real screens beside synthetic ones: what a benchmark such as realbench says of an engine.

A benchmark is a folder with `score.py` and a folder for each of its sets. `score.py` is loaded by its path and used as
it is, so its figures here and there are the same; it measures the whole parser with the engine in it. Box F1 of
widgets by region class is added here, by that file's own rules of what matches and what counts.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from screenseg.roles import REGION_ROLES
from screenseg.train.data import spread
from screenseg.train.engines import CLASSIC
from screenseg.train.errors import DataError
from screenseg.train.states import Stated, States, stated

if TYPE_CHECKING:
    from screenseg.document import Document

__all__ = ["OVERLAPS", "WIDGETS", "Benchmark", "Figures", "Rules", "Screen", "WidgetBoxes", "measure", "read_benchmark"]

WIDGETS = ("button", "input", "toggle")  # region classes that realbench has truth of
OVERLAPS = (0.5, 0.7)  # IoUs from which on a box is right

# Within a region class one role stands for all, so that matching by role is matching by region class.
_STANDS_FOR = {role: REGION_ROLES[region][0] for region in WIDGETS for role in REGION_ROLES[region]}
_REGION = {REGION_ROLES[region][0]: region for region in WIDGETS}

Sides = tuple[float, float, float, float]
Thing = Mapping[str, Any]


class Rules(Protocol):
    """What `score.py` says of matching; `WIDGETS` are roles, `UNSURE` flags of truth that counts neither way."""

    WIDGETS: Collection[str]
    UNSURE: Collection[str]

    def role_of(self, name: str) -> str:
        """The role that a role counts as."""

    def match(
        self, truth: Sequence[Thing], found: Sequence[Thing], same_role: bool, at: float
    ) -> Iterable[tuple[int, int]]:
        """One-to-one pairs of truth and finds that overlap enough."""

    def covers(self, region: Sides, box: Sides) -> bool:
        """Whether a find lies in an area that counts neither way."""


class Score(Rules, Protocol):
    """What is used of a benchmark's `score.py`; `Screenseg` makes the system under test.

    That system's `api` is where it gets `parse` and `FindError` from.
    """

    Screenseg: Callable[[], Any]

    def new_tally(self) -> dict[str, Any]:
        """Sums over a set, all zero."""

    def score_image(
        self, system: Any, truth: Thing, tasks: Sequence[Thing], path: Path, tally: dict[str, Any]
    ) -> object:
        """Parse a picture and add it to the sums."""

    def summary(self, tally: dict[str, Any]) -> dict[str, Any]:
        """The figures that sums make."""


_USED = ("Screenseg", "new_tally", "score_image", "summary", "WIDGETS", "UNSURE", "role_of", "match", "covers")


@dataclass(frozen=True, slots=True)
class Screen:
    """A real screen: its picture, its truth and its phrases, both as `score.py` takes them."""

    image: Path
    truth: Thing
    tasks: Sequence[Thing]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A folder's `score.py`, and the screens of each of its sets."""

    score: Score
    sets: Mapping[str, Sequence[Screen]]


@dataclass(slots=True)
class WidgetBoxes:
    """Boxes of widgets, counted by region class.

    Attributes:
        true: boxes of truth that count.
        hits: those found at an IoU.
        right: those of pictures whose truth is complete.
        wrong: finds that are nothing, in pictures whose truth is complete.
    """

    true: Counter[str] = field(default_factory=Counter)
    hits: Counter[tuple[str, float]] = field(default_factory=Counter)
    right: Counter[tuple[str, float]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, float]] = field(default_factory=Counter)

    def add(self, rules: Rules, truth: Thing, found: Iterable[tuple[str, Sides]]) -> None:
        """Count one picture.

        Args:
            rules: what matches and what counts.
            truth: as realbench's README documents it.
            found: roles and boxes, image pixels.
        """
        sure, unsure = _parts(rules, truth)
        widgets = [(role, box) for role, box in found if rules.role_of(role) in rules.WIDGETS]
        mine: list[Thing] = [{"role": _kind(rules, role), "box": box} for role, box in widgets]
        excused = [any(rules.covers(region, thing["box"]) for region in unsure) for thing in mine]
        self.true.update(_REGION[thing["role"]] for thing in sure if thing["role"] in _REGION)
        for at in OVERLAPS:
            pairs = list(rules.match(sure, mine, same_role=True, at=at))
            hits = [(_REGION[sure[i]["role"]], at) for i, _ in pairs if sure[i]["role"] in _REGION]
            self.hits.update(hits)
            if truth.get("truth_complete", True):
                free = set(range(len(mine))) - {j for _, j in pairs}
                self.right.update(hits)
                self.wrong.update(
                    (_REGION[mine[j]["role"]], at) for j in free if mine[j]["role"] in _REGION and not excused[j]
                )

    def f1(self, region: str, at: float) -> float | None:
        """F1 of a class's boxes at that IoU; None if there are none in truth, or none whose precision is known."""
        known = self.right[region, at] + self.wrong[region, at]
        if not self.true[region] or (self.hits[region, at] and not known):
            return None
        recall, precision = self.hits[region, at] / self.true[region], self.right[region, at] / max(1, known)
        return 2 * precision * recall / max(1e-9, precision + recall)


@dataclass(frozen=True, slots=True)
class Figures:
    """How an engine does on one set.

    Attributes:
        screens: what the figures are of.
        found: the elements that were found on each.
        summary: what `score.py` tells of them; None where there is nothing to tell of.
        boxes: box F1 of widgets.
        states: how well theirs are told: checked and disabled.
    """

    screens: Sequence[Screen]
    found: Sequence[Sequence[Stated]]
    summary: Mapping[str, Any]
    boxes: WidgetBoxes
    states: States


def read_benchmark(folder: Path, limit: int = 0) -> Benchmark:
    """A benchmark's `score.py`, which is run, and its screens.

    Args:
        folder: where they are.
        limit: at most so many screens of each set, spread over it; 0 for all.

    Raises:
        DataError: there is no `score.py` or no set, or one of them is broken.
    """
    program = folder / "score.py"
    if not program.is_file():
        raise DataError(f"{folder} is no benchmark of real screens: it has no score.py. Expected one like realbench.")
    sets = {path.parent.name: _screens(path, limit) for path in sorted(folder.glob("*/truth.json"))}
    if not sets:
        raise DataError(f"{folder} has no set of real screens: no folder in it has a truth.json.")
    return Benchmark(_load(program), sets)


def measure(benchmark: Benchmark, engine: str) -> dict[str, Figures | None]:
    """How the parser does with an engine, by set; None for a run's weights, with which it cannot work.

    Args:
        benchmark: what to measure on.
        engine: ``"classic"``, or the path of a weights file.

    Raises:
        DataError: there is no such file.
        WeightsError: it is no network of ours.
        ImageError: a picture is broken.
    """
    if engine != CLASSIC and not Path(engine).is_file():
        raise DataError(f"There is no weights file {engine}.")
    if engine != CLASSIC and Path(engine).suffix != ".onnx":
        return dict.fromkeys(benchmark.sets)
    system = benchmark.score.Screenseg()
    system.api = _Bound(system.api, engine)
    return {name: _figures(benchmark.score, system, screens) for name, screens in benchmark.sets.items()}


class _Bound:
    """What `score.py` uses of the package's front, bound to one engine; keeps the document of the last parse."""

    def __init__(self, front: Any, segmenter: str) -> None:
        self.FindError = front.FindError
        self.document: Document | None = None
        self._parse = functools.partial(front.parse, segmenter=segmenter)

    def parse(self, source: str) -> Document:
        document: Document = self._parse(source)
        self.document = document
        return document


def _figures(score: Score, system: Any, screens: Sequence[Screen]) -> Figures:
    tally, boxes, states = score.new_tally(), WidgetBoxes(), States()
    found: list[list[Stated]] = []
    for screen in screens:
        score.score_image(system, screen.truth, screen.tasks, screen.image, tally)
        elements = system.api.document.elements
        found.append(stated(elements))
        seen = [one._replace(role=score.role_of(one.role)) for one in found[-1]]
        states.add(_stated(score, screen.truth), seen)
        boxes.add(score, screen.truth, [(e.role, cast(Sides, tuple(map(float, e.box)))) for e in elements])
    told = {name: None if _unknown(value) else value for name, value in score.summary(tally).items()}
    return Figures(screens, found, told, boxes, states)


def _unknown(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _parts(rules: Rules, truth: Thing) -> tuple[list[Thing], list[Sides]]:
    """Widgets of truth that count, and areas that count neither way, as `score_detection` of `score.py` has them."""
    sure: list[Thing] = []
    unsure = [part["box"] for part in truth.get("ignore", ()) if part.get("kind", "all") == "all"]
    for thing in truth["elements"]:
        if rules.role_of(thing["role"]) not in rules.WIDGETS or any(thing.get(flag) for flag in rules.UNSURE):
            unsure.append(thing["box"])
        else:
            looks = thing.get("looks_like") or thing["role"]
            sure.append({**thing, "role": _kind(rules, thing["role"]), "looks_like": _kind(rules, looks)})
    return sure, unsure


def _stated(rules: Rules, truth: Thing) -> list[Stated]:
    """The states of widgets of truth that count."""
    out = []
    for thing in truth["elements"]:
        if rules.role_of(thing["role"]) in rules.WIDGETS and not any(thing.get(flag) for flag in rules.UNSURE):
            flags = {flag: thing[flag] for flag in ("checked", "disabled") if isinstance(thing.get(flag), bool)}
            out.append(Stated(rules.role_of(thing["role"]), thing["box"], flags))
    return out


def _kind(rules: Rules, role: str) -> str:
    role = rules.role_of(role)
    return _STANDS_FOR.get(role, role)


def _screens(path: Path, limit: int) -> list[Screen]:
    tasks: dict[str, list[Thing]] = {}
    try:
        if path.with_name("tasks.json").exists():
            for task in json.loads(path.with_name("tasks.json").read_bytes()):
                tasks.setdefault(task["image"], []).append(task)
        images = spread(json.loads(path.read_bytes())["images"], limit)
        return [Screen(path.parent / truth["file"], truth, tasks.get(truth["file"], ())) for truth in images]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError(f"The truth or the tasks in {path.parent} are damaged: {error!r}") from error


def _load(program: Path) -> Score:
    name = "_screenseg_real_score"
    spec = importlib.util.spec_from_file_location(name, program)
    assert spec is not None  # a path that ends in .py has a loader
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up while they are made
    try:
        spec.loader.exec_module(module)
    except (ImportError, SyntaxError) as error:
        raise DataError(f"{program} cannot be loaded: {error}") from error
    finally:
        del sys.modules[name]
    missing = [used for used in _USED if not hasattr(module, used)]
    if missing:
        raise DataError(f"{program} is no score.py as realbench has it: it lacks {', '.join(missing)}.")
    return cast(Score, module)

"""Results of an evaluation as a Markdown table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from screenseg.perceive.channels import REGIONS, STATES
from screenseg.train.confidence import ece, reliability
from screenseg.train.precision import Curves, Means, Widgets
from screenseg.train.real import OVERLAPS as REAL_OVERLAPS
from screenseg.train.real import WIDGETS, Figures
from screenseg.train.scores import OVERLAPS, Scores
from screenseg.train.states import States
from screenseg.train.weigh import Weight
from screenseg.train.worst import Case

__all__ = ["Real", "Result", "Roles", "plain", "plain_real", "table"]

Real = Mapping[str, Mapping[str, Figures | None]]
"""Of each engine, its figures on each set of real screens; None where it is not made for them."""


@dataclass(frozen=True, slots=True)
class Roles:
    """How well widgets have their roles and states.

    Attributes:
        curves: average precision by role.
        sizes, themes: its means at IoU 0.5 and over 0.5 to 0.95, by the widget's size and the screen's theme.
        states: how well those are told.
        sure: confidence of each widget found, and whether it is right.
    """

    curves: Curves
    sizes: Mapping[str, Means]
    themes: Mapping[str, Means]
    states: States
    sure: Sequence[tuple[float, bool]]

    @classmethod
    def of(cls, widgets: Widgets) -> Roles:
        """What an evaluation saw."""
        return cls(widgets.boxes(), widgets.by_size(), widgets.by_theme(), widgets.states, widgets.sure)


@dataclass(frozen=True, slots=True)
class Result:
    """All that is known of an engine.

    Attributes:
        scores: IoU and F1.
        boxes, masks: average precision.
        roles: how well widgets have their roles, in whole parses or by a detector itself; None for a checkpoint.
        weight: what it costs; None if that was not measured.
        bytes: its file's size; 0 without a file.
        worst: pictures it does worst on.
    """

    scores: Scores
    boxes: Curves
    masks: Curves
    roles: Roles | None
    weight: Weight | None
    bytes: int
    worst: Sequence[Case]


def table(results: Mapping[str, Result], real: Real | None = None) -> str:
    """Markdown: a row per figure, a column per engine; a dash where an engine is not made for it.

    Args:
        results: figures on synthetic screens; may be empty.
        real: those on real ones, of the same engines.
    """
    real = real or {}
    engines = list(results or real)
    lines = ["| | " + " | ".join(engines) + " |", "| --- |" + " ---: |" * len(engines)]
    for name, told in _rows() if results else ():
        lines.append(f"| {name} | " + " | ".join(map(told, results.values())) + " |")
    for part in dict.fromkeys(part for sets in real.values() for part in sets):
        for name, tell in _real_rows():
            cells = (tell(figures) if figures else "-" for figures in (sets[part] for sets in real.values()))
            lines.append(f"| real {part}: {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


Row = tuple[str, Callable[[Result], str]]
RealRow = tuple[str, Callable[[Figures], str]]


def _rows() -> list[Row]:
    return [*_overall(), *(row for region in REGIONS for row in _of(region)), *_costs()]


def _overall() -> list[Row]:
    def text(at: float) -> Callable[[Result], str]:
        return lambda r: f"{r.scores.f1('text', at):.3f}" if "text" in r.scores.classes else "-"

    return [
        ("pictures", lambda r: str(r.scores.images)),
        ("region mIoU", lambda r: f"{r.scores.mean_iou():.3f}"),
        ("text line F1 @0.5", text(0.5)),
        ("text line F1 @0.7", text(0.7)),
        ("region box F1 @0.5, mean", lambda r: f"{r.scores.mean_f1(0.5):.3f}"),
        ("region box F1 @0.9, mean", lambda r: f"{r.scores.mean_f1(0.9):.3f}"),
        ("region box AP", lambda r: f"{r.boxes.mean():.3f}"),
        ("region mask AP", lambda r: f"{r.masks.mean():.3f}"),
        ("widgets, role mAP @0.5 / @0.5-0.95", _of_roles(lambda roles: roles.curves.mean_of_all())),
        *((f"widgets, {size}: role mAP", _of_roles(_in("sizes", size))) for size in ("small", "medium", "large")),
        *((f"widgets, {theme} screens: role mAP", _of_roles(_in("themes", theme))) for theme in ("light", "dark")),
        *((f"widgets, {flag}: share right / F1", _of_flag(flag)) for flag in STATES),
        ("widgets, calibration error (ECE)", lambda r: f"{ece(r.roles.sure):.3f}" if r.roles else "-"),
        ("calibration error (ECE)", lambda r: f"{ece(_all(r.scores)):.3f}"),
    ]


def _of_roles(means: Callable[[Roles], Means | None]) -> Callable[[Result], str]:
    def told(result: Result) -> str:
        found = means(result.roles) if result.roles else None
        return " / ".join(f"{value:.3f}" for value in found) if found else "-"

    return told


def _in(kind: str, name: str) -> Callable[[Roles], Means | None]:
    return lambda roles: getattr(roles, kind).get(name)


def _of_flag(flag: str) -> Callable[[Result], str]:
    return lambda r: _state(r.roles.states, flag) if r.roles else "-"


def _state(states: States, flag: str) -> str:
    return f"{_number(states.accuracy(flag))} / {_number(states.f1(flag))}"


def _of(region: str) -> list[Row]:
    return [
        (f"{region}: IoU", lambda r: f"{r.scores.iou(region):.3f}"),
        (
            f"{region}: box F1 @0.5 / @0.7 / @0.9",
            lambda r: " / ".join(f"{r.scores.f1(region, at):.3f}" for at in OVERLAPS),
        ),
        (f"{region}: mask AP", lambda r: f"{r.masks.average[region]:.3f}" if region in r.masks.average else "-"),
    ]


def _costs() -> list[Row]:
    def cost(told: Callable[[Weight], str]) -> Callable[[Result], str]:
        return lambda r: told(r.weight) if r.weight else "-"

    return [
        ("seconds a 1920x1080 screen, median", cost(lambda w: f"{w.seconds:.3f}")),
        ("seconds to the first answer", cost(lambda w: f"{w.first:.2f}")),
        ("peak memory, MB", cost(lambda w: str(w.megabytes))),
        (
            "network alone, seconds: OpenVINO / ONNX Runtime",
            cost(lambda w: f"{_number(w.openvino)} / {_number(w.onnxruntime)}"),
        ),
        ("CPU cores", cost(lambda w: str(w.cores))),
        ("file, MB", lambda r: f"{r.bytes / 1e6:.1f}" if r.bytes else "-"),
    ]


def _real_rows() -> list[RealRow]:
    def told(figure: str) -> Callable[[Figures], str]:
        return lambda figures: _number(figures.summary[figure])

    def boxes(region: str) -> Callable[[Figures], str]:
        return lambda figures: " / ".join(_number(figures.boxes.f1(region, at)) for at in REAL_OVERLAPS)

    def states(flag: str) -> Callable[[Figures], str]:
        return lambda figures: _state(figures.states, flag)

    names = ("grounding", "misclick", "fields", "linking", "f1", "recall_any", "ocr")
    return [
        ("pictures", lambda figures: str(len(figures.screens))),
        *((name, told(name)) for name in names),
        ("seconds a picture, median", told("seconds")),
        *((f"{region} box F1 @0.5 / @0.7", boxes(region)) for region in WIDGETS),
        *((f"{flag}: share right / F1", states(flag)) for flag in ("checked", "disabled")),
    ]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def plain_real(sets: Mapping[str, Figures | None]) -> dict[str, Any]:
    """An engine's figures on real screens as JSON values: all that `score.py` tells of each set, and box F1."""
    return {name: _plain_set(figures) if figures else None for name, figures in sets.items()}


def _plain_set(figures: Figures) -> dict[str, Any]:
    f1 = {region: {str(at): figures.boxes.f1(region, at) for at in REAL_OVERLAPS} for region in WIDGETS}
    return {"pictures": len(figures.screens), **figures.summary, "box_f1": f1, "states": figures.states.plain()}


def plain(result: Result) -> dict[str, Any]:
    """An engine's results as JSON values."""
    scores = result.scores
    return {
        "pictures": scores.images,
        "region_miou": scores.mean_iou(),
        "region_box_f1": {str(at): scores.mean_f1(at) for at in OVERLAPS},
        "region_box_ap": result.boxes.mean(),
        "region_mask_ap": result.masks.mean(),
        "roles": _plain_roles(result.roles) if result.roles else None,
        "ece": ece(_all(scores)),
        "reliability": [asdict(tenth) for tenth in reliability(_all(scores))],
        "classes": {region: _class(result, region) for region in scores.classes},
        "confusion": [[*key, count] for key, count in sorted(scores.confused.items())],
        "cost": asdict(result.weight) if result.weight else None,
        "bytes": result.bytes,
        "worst": [{"picture": str(case.item.image), "f1": case.f1} for case in result.worst],
    }


def _plain_roles(roles: Roles) -> dict[str, Any]:
    means = {name: {"ap50": half, "ap": whole} for name, (half, whole) in {**roles.sizes, **roles.themes}.items()}
    return {
        "ap50": roles.curves.at_half,
        "ap": roles.curves.average,
        "means": means,
        "states": roles.states.plain(),
        "ece": ece(roles.sure),
    }


def _class(result: Result, region: str) -> dict[str, Any]:
    scores = result.scores
    return {
        "iou": scores.iou(region) if region in REGIONS else None,
        "f1": {str(at): scores.f1(region, at) for at in OVERLAPS},
        "found": scores.found[region],
        "true": scores.true[region],
        "box_ap": result.boxes.average.get(region),
        "mask_ap": result.masks.average.get(region),
        "precision_at_recall": result.boxes.curves.get(region),
        "ece": ece(scores.sure[region]),
    }


def _all(scores: Scores) -> list[tuple[float, bool]]:
    """Confidences of everything found."""
    return [pair for pairs in scores.sure.values() for pair in pairs]

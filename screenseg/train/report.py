"""Scores as a Markdown table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from screenseg.perceive.segment.channels import REGIONS
from screenseg.train.scores import Scores

__all__ = ["table"]


def table(results: Mapping[str, Scores]) -> str:
    """Markdown: a row per class and figure, a column per engine."""
    lines = ["| | " + " | ".join(results) + " |", "| --- |" + " --- |" * len(results)]

    def row(name: str, value: Callable[[Scores], float]) -> None:
        lines.append(f"| {name} | " + " | ".join(f"{value(s):.3f}" for s in results.values()) + " |")

    row("region mIoU", Scores.mean_iou)
    for region in REGIONS:
        row(f"{region}: IoU", lambda s, r=region: s.iou(r))  # type: ignore[misc]
        row(f"{region}: box F1 @0.5", lambda s, r=region: s.f1(r, 0.5))  # type: ignore[misc]
        row(f"{region}: box F1 @0.9", lambda s, r=region: s.f1(r, 0.9))  # type: ignore[misc]
    for at in (0.5, 0.7):
        row(f"text line F1 @{at}", lambda s, a=at: s.f1("text", a))  # type: ignore[misc]
    return "\n".join(lines)

"""How well the states of widgets are told: checked, disabled, selected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from screenseg.document import Element
from screenseg.perceive.channels import STATES
from screenseg.perceive.detect import Detection
from screenseg.train.match import iou_matrix, pairs, shares

__all__ = ["Stated", "States", "stated", "told"]

EVEN = 0.5  # probability from which on a widget is in a state
_MATCH = 0.5  # IoU from which on a widget of the same role is the one
_INSIDE = 0.8  # share of a toggle in a true one, which may have its caption in its box
_TOGGLES = frozenset({"checkbox", "radio", "switch"})


class Stated(NamedTuple):
    """A widget with what is known of its states; those that are not known are left out."""

    role: str
    box: Sequence[float]
    flags: Mapping[str, bool]


@dataclass(slots=True)
class States:
    """States of widgets that were found with their role.

    Attributes:
        right: widgets of which a state was told right, by state.
        known: widgets of which it is known, and something was told.
        hits: widgets in that state of which that was told.
        true: widgets in that state.
        told: widgets of which that was told, rightly or not.
    """

    right: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, truth: Sequence[Stated], found: Sequence[Stated]) -> None:
        """Count one picture."""
        if not truth or not found:
            return
        true, mine = (np.array([one.box for one in many], np.float32) for many in (truth, found))
        same = np.array([[a.role == b.role for b in found] for a in truth])
        loose = np.array([[a.role in _TOGGLES] for a in truth]) & (shares(mine, true).T >= _INSIDE)
        for i, j in pairs(np.where(loose, 1.0, iou_matrix(true, mine)) * same, _MATCH):
            self._compare(truth[i].flags, found[j].flags)

    def _compare(self, true: Mapping[str, bool], told: Mapping[str, bool]) -> None:
        for flag in true.keys() & told.keys():
            self.known[flag] += 1
            self.right[flag] += true[flag] == told[flag]
            self.hits[flag] += true[flag] and told[flag]
            self.true[flag] += true[flag]
            self.told[flag] += told[flag]

    def accuracy(self, flag: str) -> float | None:
        """Share of widgets of which the state was told right; None of none."""
        return self.right[flag] / self.known[flag] if self.known[flag] else None

    def f1(self, flag: str) -> float | None:
        """F1 of widgets in that state; None of none."""
        both = self.true[flag] + self.told[flag]
        return 2 * self.hits[flag] / both if both else None

    def plain(self) -> dict[str, dict[str, float | int | None]]:
        """As JSON values."""
        return {
            flag: {"widgets": self.known[flag], "accuracy": self.accuracy(flag), "f1": self.f1(flag)} for flag in STATES
        }


def stated(elements: Collection[Element]) -> list[Stated]:
    """What a document says of its elements."""
    out = []
    for one in elements:
        flags = {"checked": one.checked, "disabled": not one.enabled, "selected": one.selected}
        known = {flag: value for flag, value in flags.items() if value is not None}
        out.append(Stated(one.role, tuple(one.box), known))
    return out


def told(one: Detection) -> Stated:
    """What a detector says of a widget."""
    flags = zip(STATES, (one.states >= EVEN).tolist(), strict=True)
    return Stated(one.role, tuple(one.box), dict(flags))

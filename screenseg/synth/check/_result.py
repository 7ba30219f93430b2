"""What came out, and how it adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["TESTS", "TEXT", "Fault", "PictureResult", "Result", "Tally"]

TEXT = "text"
"""What stands for a role where lines of text are counted."""

TESTS = ("frame", "ink", "unlisted", "written", "link", "parent", "place", "seen", "state")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that truth says and pixels do not, or that contradicts itself."""

    test: str
    role: str
    number: int  # the element's or text's id
    message: str

    def __str__(self) -> str:
        return f"{self.test}: {self.role} {self.number}: {self.message}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passed."""

    passed: int
    total: int

    @property
    def rate(self) -> float:
        return self.passed / self.total if self.total else 1.0


@dataclass(slots=True)
class PictureResult:
    """One picture."""

    name: str
    renderer: str
    theme: str
    totals: Counter[str] = field(default_factory=Counter)  # how many of each role there are
    tested: Counter[str] = field(default_factory=Counter)  # how often each test was made
    faults: list[Fault] = field(default_factory=list)

    @property
    def failed(self) -> Counter[str]:
        """How many of each role failed at least one test."""
        return Counter(role for role, _ in {(fault.role, fault.number) for fault in self.faults})

    @property
    def tally(self) -> Tally:
        total = self.totals.total()
        return Tally(total - self.failed.total(), total)


@dataclass(slots=True)
class Result:
    """A whole set."""

    pictures: list[PictureResult]

    @property
    def overall(self) -> Tally:
        return _sum(picture.tally for picture in self.pictures)

    @property
    def rate(self) -> float:
        return self.overall.rate

    def by_role(self) -> dict[str, Tally]:
        """How each role did, the frequent ones first."""
        totals: Counter[str] = Counter()
        failed: Counter[str] = Counter()
        for picture in self.pictures:
            totals += picture.totals
            failed += picture.failed
        return {role: Tally(total - failed[role], total) for role, total in totals.most_common()}

    def by_renderer(self) -> dict[str, Tally]:
        """How each renderer did."""
        names = sorted({picture.renderer for picture in self.pictures})
        return {name: _sum(p.tally for p in self.pictures if p.renderer == name) for name in names}

    def by_theme(self) -> dict[str, Tally]:
        """How each theme did, the worst first."""
        names = {(picture.renderer, picture.theme) for picture in self.pictures}
        tallies = {
            f"{renderer} {theme}": _sum(p.tally for p in self.pictures if (p.renderer, p.theme) == (renderer, theme))
            for renderer, theme in names
        }
        return dict(sorted(tallies.items(), key=lambda item: (item[1].rate, item[0])))

    def by_test(self) -> dict[str, Tally]:
        """How often each test was passed."""
        tested: Counter[str] = Counter()
        failed: Counter[str] = Counter()
        for picture in self.pictures:
            tested += picture.tested
            failed.update(fault.test for fault in picture.faults)
        return {test: Tally(tested[test] - failed[test], tested[test]) for test in TESTS if tested[test]}

    def worst(self, count: int = 10) -> list[PictureResult]:
        """The pictures with the most faults."""
        faulty = [picture for picture in self.pictures if picture.faults]
        return sorted(faulty, key=lambda picture: (-len(picture.faults), picture.name))[:count]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""

        def plain(tallies: dict[str, Tally]) -> dict[str, Any]:
            return {
                name: {"passed": t.passed, "total": t.total, "rate": round(t.rate, 5)} for name, t in tallies.items()
            }

        return {
            "overall": plain({"all": self.overall})["all"],
            "roles": plain(self.by_role()),
            "renderers": plain(self.by_renderer()),
            "themes": plain(self.by_theme()),
            "tests": plain(self.by_test()),
            "faults": {p.name: [str(fault) for fault in p.faults] for p in self.pictures if p.faults},
        }


def _sum(tallies: Iterable[Tally]) -> Tally:
    held = list(tallies)
    return Tally(sum(t.passed for t in held), sum(t.total for t in held))

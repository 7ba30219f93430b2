"""Waiting for a target: there, unique, enabled and still; and finding it again after it was acted on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screenseg.act.pixels import changed
from screenseg.document import Element
from screenseg.errors import ActionError, ActionTimeout, CaptureError, FindError, NoDisplay
from screenseg.geometry import Box, Point

if TYPE_CHECKING:
    from screenseg.act.screen import Look, Screen

__all__ = ["FIELDS", "TOGGLES", "Call", "Target"]

FIELDS = frozenset({"textbox", "combobox", "spinbutton", "cell"})
TOGGLES = frozenset({"checkbox", "radio", "switch"})

_TICK = 0.08  # seconds between two looks that must agree
_MARGIN = 6  # pixels around a target that must be still, too


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """An element, and the look at which it was found."""

    element: Element
    look: Look

    @property
    def point(self) -> Point:
        """Where to click, in screen points."""
        return self.look.screenshot.to_screen(self.element.point)

    @property
    def surroundings(self) -> Box:
        """The element with its label and a margin, image pixels; may reach beyond the picture."""
        element = self.element
        return Box.around([element.box, *([element.label_box] if element.label_box else [])]).expand(_MARGIN)


class Call:
    """One action on one phrase: its deadline, and the log of what was tried when."""

    def __init__(self, screen: Screen, phrase: str, action: str, *, timeout: float) -> None:
        self.screen = screen
        self.timeout = timeout
        self._name = f"find({phrase!r}).{action}"
        self._phrase = phrase
        self._started = time.monotonic()
        self._log: list[tuple[float, str, int]] = []

    def note(self, what: str) -> None:
        """Add a line to the log, or count once more the one that stands there already."""
        if self._log and self._log[-1][1] == what:
            seconds, _, times = self._log[-1]
            self._log[-1] = (seconds, what, times + 1)
        else:
            self._log.append((time.monotonic() - self._started, what, 1))

    def error(self, problem: str) -> ActionError:
        """An ActionError that carries the log."""
        return ActionError(f"{self._name}: {problem}\n{self._lines()}")

    def ready(self, *, enabled: bool = True, still: bool = True) -> Target:
        """Look until the target is there, the only one, and as it is asked for.

        Raises:
            NotFound, Ambiguous: so it still was when the time was over.
            ActionTimeout: it was there, but not ready.
        """
        while True:
            try:
                look = self.screen.look()
                target = Target(look.document.find(self._phrase), look)
            except NoDisplay:
                raise
            except CaptureError as error:  # the window is not there yet, or is minimised
                problem = str(error)
                failure: Exception = CaptureError(problem)
            except FindError as error:
                problem = str(error.args[0])
                failure = type(error)(problem, phrase=error.phrase, candidates=error.candidates)
            else:
                if enabled and not target.element.enabled:
                    problem = f"the {_named(target.element)} is disabled (greyed out)"
                elif still and self._moves(target):
                    problem = f"the {_named(target.element)} is moving or changing"
                else:
                    self.note(f"found the {_named(target.element)}")
                    return target
                failure = ActionTimeout(problem)
            self.note(problem)
            if time.monotonic() - self._started >= self.timeout:
                raise self._gave_up(failure) from None
            time.sleep(_TICK)

    def again(self, target: Target, roles: frozenset[str]) -> Element | None:
        """What stands now where the target stood: an element of one of the roles; None if there is none."""
        around = [(e.box.iou(target.element.box), e) for e in self.screen.look().document.elements if e.role in roles]
        overlap, element = max(around, key=lambda pair: pair[0], default=(0.0, None))
        return element if overlap >= 0.5 else None

    def _moves(self, target: Target) -> bool:
        time.sleep(max(0.0, target.look.taken + _TICK - time.monotonic()))
        shot, before = self.screen.screenshot(), target.look.screenshot
        return (shot.origin, shot.scale) != (before.origin, before.scale) or changed(before, shot, target.surroundings)

    def _gave_up(self, failure: Exception) -> Exception:
        head = f"{self._name} gave up after {time.monotonic() - self._started:.1f} s (timeout {self.timeout:g} s)."
        if isinstance(failure, FindError):
            message = f"{head}\n{self._lines()}\n{failure.args[0]}"
            return type(failure)(message, phrase=failure.phrase, candidates=failure.candidates)
        if isinstance(failure, CaptureError):
            return CaptureError(f"{head} {failure}\n{self._lines()}")
        return ActionTimeout(f"{head} At last {failure}.\n{self._lines()}")

    def _lines(self) -> str:
        lines = (f"  {at:6.2f} s  {what}{f'  ({times} looks)' if times > 1 else ''}" for at, what, times in self._log)
        return "\n".join(("Call log:", *lines))


def _named(element: Element) -> str:
    name = element.label or element.text or element.placeholder or ""
    return f"{element.role} {name!r} at {tuple(element.box)}"

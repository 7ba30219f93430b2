"""Every error that screenseg raises on purpose.

    ScreensegError
    ├── ImageError          (ValueError)    an image that cannot be used: missing, broken, too large, wrong array
    ├── PhraseError         (ValueError)    a phrase that names nothing: empty, or too long
    ├── DocumentError       (ValueError)    JSON that is not a document of this version
    ├── CaptureError        (RuntimeError)  the screen, region or window cannot be captured
    │   └── NoDisplay                       there is no display at all
    ├── MissingDependency   (ImportError)   an optional package or program is not installed
    ├── WeightsError        (RuntimeError)  a network's file is missing, damaged or of another kind
    ├── FindError           (LookupError)   no single answer; carries the candidates
    │   ├── NotFound
    │   └── Ambiguous
    └── ActionError         (RuntimeError)  the target was found but the action could not be done or verified
        └── ActionTimeout   (TimeoutError)

A message says what was wrong, what was expected, and what to do.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screenseg.document import Element

__all__ = [
    "ActionError",
    "ActionTimeout",
    "Ambiguous",
    "Candidate",
    "CaptureError",
    "DocumentError",
    "FindError",
    "ImageError",
    "MissingDependency",
    "NoDisplay",
    "NotFound",
    "PhraseError",
    "ScreensegError",
    "WeightsError",
]


class ScreensegError(Exception):
    """The root of all errors of this package."""


class ImageError(ScreensegError, ValueError):
    """An image file, PIL image or array that cannot be used."""


class PhraseError(ScreensegError, ValueError):
    """A phrase that names nothing."""


class DocumentError(ScreensegError, ValueError):
    """JSON that is not a screenseg document of a known version."""


class CaptureError(ScreensegError, RuntimeError):
    """The screen, region or window asked for cannot be captured."""


class NoDisplay(CaptureError):
    """There is no display to look at or to work on."""


class MissingDependency(ScreensegError, ImportError):
    """An optional package or program is needed and not installed."""


class WeightsError(ScreensegError, RuntimeError):
    """A network's file is missing, damaged or of another kind."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element that was considered for a phrase, its score from 0 to 1, and why it got it."""

    element: Element
    score: float
    reason: str

    def __str__(self) -> str:
        e = self.element
        name = e.label or e.text or e.placeholder or ""
        return f"{self.score:.2f}  {e.role} {name!r} at {tuple(e.box)}: {self.reason}"


class FindError(ScreensegError, LookupError):
    """A phrase has no single answer; `phrase` and `candidates` (best first) say what was seen instead."""

    def __init__(self, message: str, *, phrase: str, candidates: tuple[Candidate, ...] = ()) -> None:
        super().__init__(message)
        self.phrase = phrase
        self.candidates = candidates

    def __reduce__(self) -> tuple[object, ...]:
        return functools.partial(type(self), phrase=self.phrase, candidates=self.candidates), self.args

    def __str__(self) -> str:
        lines = [str(self.args[0]), *(f"  {c}" for c in self.candidates[:5])]
        return "\n".join(lines)


class NotFound(FindError):
    """Nothing on the screen answers to the phrase."""


class Ambiguous(FindError):
    """More than one element answers to the phrase equally well."""


class ActionError(ScreensegError, RuntimeError):
    """The target was found, but the action could not be done or its effect was not seen."""


class ActionTimeout(ActionError, TimeoutError):
    """The target did not become ready, or the effect did not show, within the timeout."""

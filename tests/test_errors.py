from __future__ import annotations

import pickle

import pytest

import screenseg
from screenseg import errors
from screenseg.errors import Ambiguous, Candidate, FindError, NotFound, ScreensegError
from screenseg.geometry import Box

ALL = [cls for name in errors.__all__ if isinstance(cls := getattr(errors, name), type) and name != "Candidate"]


@pytest.mark.parametrize("error", ALL)
def test_every_error_is_of_one_tree_and_exported(error: type[Exception]) -> None:
    assert issubclass(error, ScreensegError)
    assert getattr(screenseg, error.__name__) is error
    assert error.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("ImageError", ValueError),
        ("PhraseError", ValueError),
        ("DocumentError", ValueError),
        ("CaptureError", RuntimeError),
        ("MissingDependency", ImportError),
        ("WeightsError", RuntimeError),
        ("FindError", LookupError),
        ("ActionError", RuntimeError),
        ("ActionTimeout", TimeoutError),
    ],
)
def test_errors_are_also_what_python_calls_them(name: str, builtin: type[Exception]) -> None:
    assert issubclass(getattr(errors, name), builtin)


def test_a_find_error_shows_its_nearest_candidates() -> None:
    element = screenseg.Element("e1", "textbox", Box(1, 2, 30, 40), label="E-mail")
    candidates = tuple(Candidate(element, score / 10, "fuzzy text") for score in range(9, 0, -1))
    error = NotFound("Nothing is called 'Email'.", phrase="Email", candidates=candidates)
    first, *rest = str(error).splitlines()
    assert first == "Nothing is called 'Email'."
    assert rest[0] == "  0.90  textbox 'E-mail' at (1, 2, 30, 40): fuzzy text"
    assert len(rest) == 5
    assert (error.phrase, error.candidates) == ("Email", candidates)
    assert issubclass(Ambiguous, FindError)


def test_errors_survive_pickling() -> None:
    """As they must when work runs in a pool of processes."""
    error = pickle.loads(pickle.dumps(errors.ImageError("broken")))
    assert str(error) == "broken"

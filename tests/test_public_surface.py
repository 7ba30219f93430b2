"""What `import screenseg` offers: the same names at run time, to a type checker, and in the README."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

import screenseg
from screenseg import errors

README = Path(__file__).parent.parent / "README.md"
SOURCE = Path(screenseg.__file__)


def _typed_imports() -> dict[str, str]:
    """Name to module, as the TYPE_CHECKING block of the package tells a type checker."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    (block,) = (
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    return {
        alias.name: str(node.module) for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def test_a_type_checker_sees_exactly_the_public_names() -> None:
    assert sorted(_typed_imports()) == screenseg.__all__


def test_the_list_of_names_is_sorted_and_has_no_twins() -> None:
    assert screenseg.__all__ == sorted(set(screenseg.__all__))


@pytest.mark.parametrize("name", screenseg.__all__)
def test_a_public_name_resolves_to_what_the_type_checker_sees(name: str) -> None:
    home = importlib.import_module(_typed_imports()[name])
    assert getattr(screenseg, name) is getattr(home, name)
    assert name in vars(screenseg), "looked up once, then kept"
    assert name in home.__all__


@pytest.mark.parametrize("name", screenseg.__all__)
def test_a_public_name_has_a_docstring_of_its_own(name: str) -> None:
    value = getattr(screenseg, name)
    own = vars(value).get("__doc__") if inspect.isclass(value) else value.__doc__
    assert own, f"{name} has no docstring"
    assert not own.startswith(f"{name}("), f"{name} has only the signature that dataclass writes"


def test_every_public_name_stands_in_the_readme() -> None:
    written = set(re.findall(r"\w+", README.read_text(encoding="utf-8")))
    assert sorted(set(screenseg.__all__) - written) == []


def test_dir_shows_the_public_names() -> None:
    assert set(screenseg.__all__) | {"__version__"} <= set(dir(screenseg))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'finds'"):
        screenseg.finds  # noqa: B018
    assert not hasattr(screenseg, "numpy")


def test_the_error_tree_is_drawn_as_it_is() -> None:
    """Each line of the drawing in errors.py: indentation is the parent, parentheses the built-in base."""
    drawn: dict[str, tuple[str, ...]] = {}
    path: list[str] = []
    for match in re.finditer(r"^ {4}([│├└─ ]*)(\w+)(?: +\((\w+)\))?", str(errors.__doc__), re.MULTILINE):
        depth = len(match[1]) // 4
        path[depth:] = [match[2]]
        drawn[match[2]] = (path[depth - 1] if depth else "Exception", *filter(None, [match[3]]))
    real = {
        name: tuple(base.__name__ for base in cls.__bases__)
        for name, cls in vars(errors).items()
        if inspect.isclass(cls) and issubclass(cls, errors.ScreensegError)
    }
    assert drawn == real
    assert set(real) <= set(screenseg.__all__)

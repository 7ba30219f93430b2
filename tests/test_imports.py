"""The import rules of DESIGN, held by reading every import statement, those inside functions included."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import screenseg

PACKAGE = Path(screenseg.__file__).parent

# In the order of DESIGN: a room may import what stands before it, but for the exceptions below.
ROOMS = ("capture", "perceive", "structure", "act", "inspect", "models", "synth", "train", "integrations")
APPLICATIONS = {"inspect", "synth", "train", "integrations"}  # imported by cli alone (and inspect by demo)

# Root modules that any room may import; none of them reaches a room.
VALUES = {"errors", "geometry", "document", "roles", "_optional", "weights"}

# Root modules, and all that each may import from the package. "screenseg" is the package's own lazy front.
ROOT: dict[str, set[str]] = {
    "__init__": {"errors", "geometry", "document", "capture", "act", "parser", "_api"},  # lazy: by name, or for types
    "__main__": {"cli"},
    "_optional": {"errors"},
    "errors": {"document"},  # for types only
    "geometry": set(),
    "roles": set(),
    "document": {"errors", "geometry"},  # and, inside two methods, structure: see SANCTIONED
    "weights": {"errors", "geometry", "_optional"},
    "parser": VALUES | {"capture", "perceive", "structure"},  # wiring: pixels to a document
    "_api": VALUES | {"capture", "parser", "act"},  # wiring: act is handed the parser
    "demo": VALUES | {"screenseg", "capture", "act", "parser", "_api", "inspect"},
    "cli": VALUES | {"screenseg", "parser", "_api", "demo", *ROOMS} - {"models"},
}

# The surface is `doc.find()`, and phrase matching lives in structure: these two methods, and nothing else there.
SANCTIONED = {("document", "Document.find", "structure"), ("document", "Document.candidates", "structure")}

STANDARD_LIBRARY_ONLY = {"__init__", "geometry", "document", "errors", "roles", "_optional"}


class Import(NamedTuple):
    """`where` (a function's dotted name, or "") in the file at `path` imports `module`."""

    path: Path
    line: int
    where: str
    module: str


def _allowed(unit: str) -> set[str]:
    """What a room or root module may import from the package."""
    if unit in ROOT:
        return ROOT[unit]
    if unit not in ROOMS:
        return set()
    left = set(ROOMS[: ROOMS.index(unit)]) - APPLICATIONS - {"models"}
    if unit == "act":
        left -= {"perceive"}  # it is handed a way to get a fresh document
    if unit in ("perceive", "train"):
        left |= {"models"}
    if unit == "train":
        left |= {"parser"}  # it judges whole parses
    if unit == "models":
        left = set()  # nn.Modules and nothing else
    if unit == "integrations":
        left |= {"screenseg", "parser", "_api"}
    return left | VALUES | {unit}


def _imports(path: Path, package: str) -> Iterator[Import]:
    """Every module that a file imports, as an absolute dotted name, with where it does so."""

    def visit(node: ast.AST, where: str) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            inner = where
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                inner = f"{where}.{child.name}".lstrip(".")
            for module in _modules(child, package):
                yield Import(path, child.lineno, where, module)  # type: ignore[attr-defined]
            yield from visit(child, inner)

    yield from visit(ast.parse(path.read_text(encoding="utf-8")), "")


def _modules(node: ast.AST, package: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = package.split(".")
            base = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [node.module])])
        return [f"{base}.{alias.name}" for alias in node.names] if base == "screenseg" else [base]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("import_module", "__import__", "optional") and isinstance(node.args[0].value, str):
            return [node.args[0].value]
    return []


def violations(package: Path) -> list[str]:
    """What breaks the rules in a package folder named screenseg, a line for each."""
    found = []
    for path in sorted(package.rglob("*.py")):
        relative = path.relative_to(package)
        unit = relative.parts[0].removesuffix(".py")
        for item in _imports(path, ".".join(("screenseg", *relative.parts[:-1]))):
            problem = _problem(unit, item, package)
            if problem:
                found.append(f"screenseg/{relative}:{item.line}: {problem}")
        if unit not in ROOT and unit not in ROOMS:
            found.append(f"screenseg/{relative}:1: {unit} is neither a room nor a root module of DESIGN")
    return found


def _problem(unit: str, item: Import, package: Path) -> str | None:
    top, _, rest = item.module.partition(".")
    if top != "screenseg":
        if unit in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names:
            return f"{unit} needs the standard library only, and imports {top}"
        if top == "ultralytics" and unit != "train":
            return "ultralytics is AGPL-3.0 and imported in train alone"
        return None
    target = rest.partition(".")[0]
    if not _is_module(package, target):  # `import screenseg`, or a name of its lazy front
        target = "screenseg"
        if rest == "__version__":
            return None
    if target in _allowed(unit) or (unit, item.where, target) in SANCTIONED:
        return None
    return f"{unit} may not import {target}"


def _is_module(package: Path, name: str) -> bool:
    known = name in ROOMS or name in ROOT
    return known or (name != "" and ((package / f"{name}.py").exists() or (package / name).is_dir()))


def test_every_import_keeps_the_rules() -> None:
    assert violations(PACKAGE) == []


def test_the_checker_sees_the_imports_that_are_there() -> None:
    seen = {(i.where, i.module) for i in _imports(PACKAGE / "document.py", "screenseg")}
    assert ("", "json") in seen
    assert ("", "screenseg.geometry") in seen
    assert ("Document.find", "screenseg.structure") in seen


@pytest.mark.parametrize(
    ("file", "source", "problem"),
    [
        ("act/x.py", "from screenseg.perceive import read", "act may not import perceive"),
        ("act/x.py", "def f():\n    from screenseg.perceive.read import y", "act may not import perceive"),
        ("act/x.py", "import screenseg.perceive.read as r", "act may not import perceive"),
        ("act/x.py", "from ..perceive import read", "act may not import perceive"),
        ("act/x.py", "from .. import perceive", "act may not import perceive"),
        ("act/x.py", "from screenseg import perceive", "act may not import perceive"),
        ("act/x.py", "import importlib\nimportlib.import_module('screenseg.perceive')", "act may not import perceive"),
        ("act/x.py", "if TYPE_CHECKING:\n    from screenseg.perceive import E", "act may not import perceive"),
        ("act/x.py", "from screenseg.parser import parse", "act may not import parser"),
        ("act/x.py", "from screenseg import parse", "act may not import screenseg"),
        ("act/drivers/x.py", "from ...perceive import read", "act may not import perceive"),
        ("capture/x.py", "from screenseg.structure import build", "capture may not import structure"),
        ("capture/x.py", "from screenseg.models import unet", "capture may not import models"),
        ("structure/x.py", "from screenseg.act import Screen", "structure may not import act"),
        ("structure/x.py", "from screenseg.models import unet", "structure may not import models"),
        ("integrations/x.py", "from screenseg.train import loop", "integrations may not import train"),
        ("train/x.py", "from screenseg.synth import layout", "train may not import synth"),
        ("models/x.py", "from screenseg.capture import load", "models may not import capture"),
        ("parser.py", "from screenseg.inspect import overlay", "parser may not import inspect"),
        ("document.py", "from screenseg.structure import find", "document may not import structure"),
        ("document.py", "import numpy", "document needs the standard library only, and imports numpy"),
        ("geometry.py", "def f():\n    import cv2.aruco", "geometry needs the standard library only, and imports cv2"),
        ("perceive/x.py", "import ultralytics", "ultralytics is AGPL-3.0 and imported in train alone"),
        ("helpers.py", "", "helpers is neither a room nor a root module of DESIGN"),
    ],
)
def test_a_broken_rule_is_reported(tmp_path: Path, file: str, source: str, problem: str) -> None:
    path = tmp_path / "screenseg" / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    (line,) = violations(tmp_path / "screenseg")
    assert line.startswith(f"screenseg/{file}:")
    assert line.endswith(problem)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("act/x.py", "from screenseg.capture import grab\nfrom screenseg.structure import find\nfrom . import y"),
        ("perceive/x.py", "from screenseg.models import unet\nimport cv2, numpy\nfrom screenseg import __version__"),
        ("inspect/x.py", "from screenseg.document import Document\nfrom .. import geometry"),
        ("cli.py", "import screenseg\nfrom screenseg import parse\nfrom screenseg.train import run"),
        ("document.py", "class Document:\n    def find(self):\n        from screenseg.structure import find"),
    ],
)
def test_what_the_rules_allow_is_not_reported(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / "screenseg" / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert violations(tmp_path / "screenseg") == []


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


NEW_MODULES = """
import sys
before = set(sys.modules)
{code}
new = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(*sorted(new - sys.stdlib_module_names))
"""


@pytest.mark.parametrize(
    "code",
    [
        "import screenseg",
        "import screenseg; screenseg.Box, screenseg.Element, screenseg.Document, screenseg.Ambiguous; dir(screenseg)",
        "import screenseg; screenseg.parse",
    ],
)
def test_importing_the_package_loads_nothing_outside_the_standard_library(code: str) -> None:
    assert _run(NEW_MODULES.format(code=code)) == "screenseg"


def test_the_check_of_loaded_modules_can_fail() -> None:
    assert "numpy" in _run(NEW_MODULES.format(code="import screenseg, numpy")).split()


def test_importing_the_package_costs_less_than_100_ms() -> None:
    """The least of several fresh processes: what else the machine does can only add time, so the least is nearest to
    the true cost, which is some 20 times below the limit; numpy or Pillow alone would go over it."""
    code = "import time; t = time.perf_counter(); import screenseg; print(time.perf_counter() - t)"
    assert min(float(_run(code)) for _ in range(5)) < 0.1

"""The wheel: what is in it, and what the base install weighs. Built and measured without a network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

import screenseg

ROOT = Path(__file__).parent.parent
LIMIT = 600_000_000  # bytes, from DESIGN


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel of a copy of this tree, so that no build folder is left in it and no old one leaks into the wheel."""
    folder = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "screenseg", folder / "screenseg", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tests", "training", "datasets", "examples"):  # what must stay outside, package-like or not
        (folder / name).mkdir()
        (folder / name / "__init__.py").touch()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-index"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder / "dist"), str(folder)]
    subprocess.run([*pip, *options], check=True, capture_output=True)
    (path,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert tops == {"screenseg", f"screenseg-{screenseg.__version__}.dist-info"}


def test_every_module_and_data_file_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    here = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "screenseg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {"screenseg/py.typed", "screenseg/document.schema.json"} <= here
    assert sorted(here - set(wheel.namelist())) == []


def test_the_metadata_says_what_the_package_is(metadata: Message) -> None:
    assert metadata["Version"] == screenseg.__version__
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.10"


def test_the_licence_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith("/LICENSE"))
    assert "Apache License" in wheel.read(name).decode()


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith("/entry_points.txt"))
    assert "screenseg = screenseg.cli:main" in wheel.read(name).decode()


def test_the_base_install_needs_no_training_package(metadata: Message) -> None:
    base = {_name(r) for r in metadata.get_all("Requires-Dist", []) if "extra ==" not in r}
    assert {"numpy", "openvino", "rapidocr"} <= base
    assert not base & {"torch", "torchvision", "ultralytics", "onnxruntime", "sentence-transformers"}


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _closure(name: str) -> dict[str, Distribution]:
    """What pip installs for `name` without extras, as it is installed here."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        found[package] = distribution(package)
        needs = [r.partition(";") for r in found[package].requires or []]
        waiting += [_name(r) for r, _, marker in needs if _applies(marker)]
    return found


def _applies(marker: str) -> bool:
    from packaging.markers import Marker

    return not marker.strip() or Marker(marker).evaluate({"extra": ""})


def test_the_base_install_stays_below_its_limit() -> None:
    """`make size` measures the same by a real install into an empty folder; this needs no network."""
    packages = _closure("screenseg")
    assert {"openvino", "opencv-python-headless", "pyautogui", "typer"} <= set(packages)
    sizes = {
        name: sum(Path(str(found.locate_file(f))).stat().st_size for f in found.files or () if _is_file(found, f))
        for name, found in packages.items()
    }
    assert sizes["openvino"] > 50_000_000, "the sizes are really read"
    assert sum(sizes.values()) < LIMIT, sorted(sizes.items(), key=lambda item: -item[1])[:8]


def _is_file(found: Distribution, name: object) -> bool:
    return Path(str(found.locate_file(str(name)))).is_file()

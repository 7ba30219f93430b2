"""The command line, as a person and as a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from PIL import Image, ImageDraw, ImageFont

import screenseg
from screenseg import Document
from screenseg.cli import main

ROOT = Path(screenseg.__file__).parents[1]


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A form with one field, one button and two links of one name."""
    image = Image.new("RGB", (640, 320), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(18)
    pen.text((40, 46), "Email address", font=font, fill="black")
    pen.rectangle((200, 40, 500, 74), outline="#808080")
    pen.rectangle((200, 110, 320, 148), fill="#1b5fc1")
    pen.text((236, 118), "Save", font=font, fill="white")
    for y in (200, 260):
        pen.rectangle((200, y, 320, y + 38), fill="#e5e5e5", outline="#808080")
        pen.text((230, y + 8), "Delete", font=font, fill="black")
    path = tmp_path_factory.mktemp("form") / "form.png"
    image.save(path)
    return str(path)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "screenseg", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_version_is_quick_to_tell() -> None:
    code = """
import sys
from screenseg.cli import main
assert main(["--version"]) == 0
print(sorted({name.partition(".")[0] for name in sys.modules} & {"numpy", "cv2", "PIL", "mss", "openvino", "rapidocr"}))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"screenseg {screenseg.__version__}", "[]"]


@pytest.mark.parametrize("command", ["parse", "find", "inspect", "demo"])
def test_every_command_is_explained(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main(["--help"]) == 0
    assert f" {command} " in capsys.readouterr().out
    assert main([command, "--help"]) == 0
    assert "Usage: screenseg" in capsys.readouterr().out


def test_parse_shows_a_tree(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", form, "--timings"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "document (0, 0, 640, 320)"
    assert any("textbox 'Email address'" in line for line in lines)
    assert any("button 'Save'" in line for line in lines)
    assert any(line.split()[0] == "total" for line in lines)
    assert err == ""


def test_parse_json_is_nothing_but_json(form: str) -> None:
    done = run("parse", form, "--json", "--timings")
    assert done.returncode == 0, done.stderr
    document = Document.from_json(done.stdout)
    assert document == screenseg.parse(form)
    schema = json.loads(files("screenseg").joinpath("document.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(done.stdout), schema)
    assert "read text" in done.stderr


def test_parse_with_the_other_engine(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", form, "--ocr", "tesseract"]) == 0
    assert "Email address" in capsys.readouterr().out


def test_find(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", form, "Email address field"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("textbox 'Email address'")
    assert "point (" in out
    assert main(["find", form, "Save button", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["role"] == "button"
    left, top, right, bottom = found["box"]
    assert (left, top, right, bottom) == pytest.approx((200, 110, 321, 149), abs=2)
    assert left < found["point"][0] < right
    assert top < found["point"][1] < bottom


@pytest.mark.parametrize(("phrase", "kind"), [("Telephone field", "not_found"), ("Delete button", "ambiguous")])
def test_find_without_one_answer(form: str, capsys: pytest.CaptureFixture[str], phrase: str, kind: str) -> None:
    assert main(["find", form, phrase]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("screenseg: ")
    assert phrase in err
    assert main(["find", form, phrase, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["error"] == kind
    if kind == "ambiguous":
        assert [c["label"] for c in answer["candidates"][:2]] == ["Delete", "Delete"]
        assert all(0 <= c["score"] <= 1 and c["reason"] for c in answer["candidates"])
        assert "button 'Delete' at" in err


def test_help_names_synth_and_does_not_load_it() -> None:
    code = """
import sys
from screenseg.cli import main
assert main(["--help"]) == 0
print(sorted(name for name in sys.modules if name.startswith("screenseg.synth") or name in ("numpy", "cv2")))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "synth" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_synth_has_a_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "--help"]) == 0
    told = capsys.readouterr().out
    for word in (
        "screenseg synth",
        "--recipe",
        "--count",
        "--seed",
        "--out",
        "--workers",
        "--check",
        "export",
        "sheet",
    ):
        assert word in told
    assert main(["synth", "export", "-h"]) == 0
    assert "--format" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["synth"], ["synth", "--recipe", "r.toml"], ["synth", "fly"], ["synth", "--count", "0"], ["synth", "export", "d"]],
    ids=" ".join,
)
def test_bad_usage_of_synth(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert "Usage: screenseg synth" in out + err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "arguments",
    [
        ["synth", "--recipe", "no.toml", "--out", "x"],
        ["synth", "--check", "."],
        ["synth", "export", ".", "--format", "yolo"],
        ["synth", "sheet", ".", "--out", "x.png"],
    ],
    ids=" ".join,
)
def test_bad_input_of_synth_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("screenseg: ")
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_inspect_writes_an_overlay(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["inspect", form]) == 0
    assert main(["inspect", form, "-o", "other.png"]) == 0
    assert capsys.readouterr().out.splitlines() == ["form.overlay.png", "other.png"]
    with Image.open("form.overlay.png") as overlay:
        assert overlay.width == 1280
    assert (tmp_path / "other.png").read_bytes() == (tmp_path / "form.overlay.png").read_bytes()


def test_inspect_does_not_overwrite_the_image(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(form).read_bytes()
    assert main(["inspect", form, "-o", form]) == 2
    assert "would be lost" in capsys.readouterr().err
    assert Path(form).read_bytes() == before


def test_the_live_screen(display: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--json"]) == 0
    assert Document.from_json(capsys.readouterr().out).size == (1366, 768)
    assert main(["inspect", "-o", str(tmp_path / "live.png")]) == 0
    assert (tmp_path / "live.png").exists()
    assert main(["find", "No such thing button"]) == 1


def test_no_display(form: str) -> None:
    done = run("parse", DISPLAY="")
    assert done.returncode == 2
    assert done.stderr.startswith("screenseg: There is no display")
    assert "Xvfb" in done.stderr
    assert run("parse", form, DISPLAY="").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "no.png"],
        ["parse", "."],
        ["find", "no.png", "Email"],
        ["inspect", "no.png"],
        ["find", "FORM", ""],
        ["find", "FORM", "x" * 10_000],
        ["inspect", "FORM", "-o", "x.jpg"],
        ["inspect", "FORM", "-o", "/nowhere/x.png"],
    ],
    ids=lambda a: " ".join(a)[:30],
)
def test_bad_input_is_one_line(form: str, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main([form if a == "FORM" else a for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("screenseg: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["parse", "--fast"], ["parse", "a", "b"], ["find"], ["find", "a", "b", "c"], ["parse", "--ocr", "x"]],
)
def test_bad_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert "Usage: screenseg" in out + err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("options", [["parse", "--json"], ["parse"], ["find", "--json"]])
def test_a_reader_who_leaves_is_no_failure(form: str, options: list[str]) -> None:
    command, *rest = options
    arguments = [command, form, *(["Save button"] if command == "find" else []), *rest]
    process = subprocess.Popen(
        [sys.executable, "-m", "screenseg", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.close()  # long before it has anything to write
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == ""
    assert process.wait() == 0


def test_any_letters_can_be_printed(tmp_path: Path, form: str) -> None:
    """Also where the standard streams would be ASCII."""
    image = tmp_path / "東京.png"
    image.write_bytes(Path(form).read_bytes())
    done = run("inspect", str(image), "-o", str(tmp_path / "größe.png"), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "größe.png"))

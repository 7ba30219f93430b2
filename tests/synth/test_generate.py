"""Sets: whole, interrupted, extended, refused. Real toolkits draw all of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import jsonschema
import pytest

import screenseg
from screenseg.cli import main
from screenseg.roles import ROLES
from screenseg.synth import coco
from screenseg.synth.errors import RecipeError, SynthError
from screenseg.synth.fonts import FAMILIES, PACKAGES
from screenseg.synth.generate import Store, generate
from screenseg.synth.generate._memory import tree_memory
from screenseg.synth.look import Stock, plan
from screenseg.synth.recipe import Recipe
from screenseg.synth.renderer import Theme
from screenseg.synth.renderers import NAMES, survey
from screenseg.synth.truth import Truth

ROOT = Path(screenseg.__file__).parents[1]


def truths(folder: Path) -> dict[str, bytes]:
    """All that must be the same whatever happened on the way."""
    paths = [*folder.glob("truth/*"), *folder.glob("coco/*.json")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def recipe_file(folder: Path, recipe: Recipe) -> Path:
    """The recipe as a TOML file."""
    lines: list[str] = []
    for key, value in recipe.to_dict().items():
        if isinstance(value, dict):
            lines += [f"[{key}]", *(f'"{name}" = {weight}' for name, weight in value.items())]
        else:
            lines.insert(0, f"{key} = {json.dumps(value)}")
    path = folder / "recipe.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def start(recipe: Path, out: Path, count: int, *, workers: int = 2) -> subprocess.Popen[str]:
    options = ["--recipe", str(recipe), "--out", str(out), "--count", str(count), "--seed", "5"]
    return subprocess.Popen(
        [sys.executable, "-m", "screenseg", "synth", *options, "--workers", str(workers)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        restore_signals=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


def wait_for(folder: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while len(list((folder / "truth").glob("*.json"))) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory, small_recipe: Recipe) -> Path:
    return recipe_file(tmp_path_factory.mktemp("recipe"), small_recipe)


def test_a_set_has_everything(made_set: Path) -> None:
    schema = json.loads((ROOT / "screenseg" / "synth" / "truth.schema.json").read_text())
    screens = list(coco.read_set(made_set))
    assert len(screens) == 10
    for path, truth in screens:
        image = cv2.imread(str(path))
        assert image.shape[:2] == (truth.height, truth.width)
        jsonschema.validate(json.loads((made_set / "truth" / f"{path.stem}.json").read_text()), schema)
        assert path.suffix == (".jpg" if truth.about["degradations"][-1:] and is_jpeg(truth) else ".png")
    assert len({truth.about["renderer"] for _, truth in screens}) > 1
    assert sum(len(list(coco.read_set(made_set, split))) for split in ("train", "val", "test")) == 10
    assert not list(made_set.rglob("*.part"))


def is_jpeg(truth: Truth) -> bool:
    return bool(truth.about["degradations"][-1]["name"] == "jpeg")


def test_the_schema_knows_every_role() -> None:
    schema = json.loads((ROOT / "screenseg" / "synth" / "truth.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["element"]["properties"]["role"]["enum"] == list(ROLES)
    assert schema["properties"]["about"]["properties"]["renderer"]["enum"] == list(NAMES)


def test_killed_and_resumed_is_as_unbroken(made_set: Path, recipe: Path, tmp_path: Path) -> None:
    """Killed without warning, then stopped by Ctrl-C, then finished with another number of workers."""
    out = tmp_path / "set"
    killed = start(recipe, out, 10)
    wait_for(out, 2)
    killed.kill()
    killed.communicate()
    assert len(truths(out)) < 10
    stopped = start(recipe, out, 10)
    wait_for(out, 5)
    stopped.send_signal(signal.SIGINT)
    _, told = stopped.communicate(timeout=60)
    assert stopped.returncode == 130, told
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    assert not list(out.rglob("*.part"))
    finished = start(recipe, out, 10, workers=1)
    _, told = finished.communicate(timeout=120)
    assert finished.returncode == 0, told
    assert truths(out) == truths(made_set)


def test_one_worker_and_an_extended_set_are_as_one_run(made_set: Path, small_recipe: Recipe, tmp_path: Path) -> None:
    out = tmp_path / "set"
    generate(small_recipe, out, count=3, seed=5, workers=1)
    assert len(list(coco.read_set(out))) == 3
    summary = generate(small_recipe, out, count=10, seed=5, workers=1)
    assert (summary.progress.before, summary.progress.drawn) == (3, 7)
    assert truths(out) == truths(made_set)


def test_nothing_is_left_to_do(made_set: Path, small_recipe: Recipe) -> None:
    summary = generate(small_recipe, made_set, count=4, seed=5)
    assert summary.progress.drawn == 0
    assert sum(summary.splits.values()) == 10


def test_another_seed_is_refused(made_set: Path, small_recipe: Recipe) -> None:
    with pytest.raises(SynthError, match="seed was 5 and is 6"):
        generate(small_recipe, made_set, count=10, seed=6)


def test_another_recipe_is_refused(made_set: Path, small_recipe: Recipe) -> None:
    other = Recipe.from_dict({**small_recipe.to_dict(), "clean": 0.25})
    with pytest.raises(SynthError, match=r"recipe.clean was 0.5 and is 0.25"):
        generate(other, made_set, count=10, seed=5)


def test_a_foreign_folder_is_refused(small_recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(SynthError, match=r"not empty .* 'thesis.doc'"):
        generate(small_recipe, tmp_path, count=1)


def test_two_runs_at_once_are_refused(made_set: Path, small_recipe: Recipe) -> None:
    description = json.loads((made_set / "synth.json").read_text())
    made_with = {key: description[key] for key in ("seed", "recipe", "stock")}
    with Store(made_set).opened(made_with), pytest.raises(SynthError, match="Another run is writing"):
        generate(small_recipe, made_set, count=10, seed=5)


def test_an_unknown_kind_of_screen_is_refused(tmp_path: Path) -> None:
    recipe = Recipe(renderers={"gtk": 1}, kinds={"cockpit": 1})
    with pytest.raises(RecipeError, match="no kind of screen 'cockpit'. There are: "):
        generate(recipe, tmp_path / "set", count=1)


def test_a_full_disk_leaves_nothing_half_written(made_set: Path, tmp_path: Path) -> None:
    """A file-size limit of the process is the disk that any test can fill."""
    code = f"""
import resource, signal, sys
from pathlib import Path
from screenseg.synth import coco
from screenseg.synth.degrade import Picture
from screenseg.synth.generate import Store
from screenseg.synth.generate._store import DiskFull
_, truth = next(coco.read_set(Path({str(made_set)!r})))
store = Store(Path({str(tmp_path)!r}))
for folder in (store.images, store.truth):
    folder.mkdir()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
store.write(0, Picture(bytes(100), ".png"), type(truth)(width=9, height=9, elements=(), texts=()))
try:
    store.write(1, Picture(bytes(9000), ".png"), truth)
except DiskFull as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "There is no room left for" in done.stdout
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")) == [
        "images/000000.png",
        "truth/000000.json",
    ]


def test_a_renderer_that_is_missing_leaves_its_share_to_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Xvfb, Tk cannot draw; Qt, which needs no display, does its part."""
    hidden = tmp_path / "bin"
    hidden.mkdir()
    for program in ("fc-list", "python3", "env"):
        found = next(Path(f) / program for f in os.environ["PATH"].split(os.pathsep) if (Path(f) / program).exists())
        (hidden / program).symlink_to(found)
    monkeypatch.setenv("PATH", str(hidden))
    recipe = Recipe(renderers={"qt": 1, "tk": 3}, kinds={"login-dialog": 1}, sizes={"800x600": 1}, scales={"1.0": 1})
    assert (
        main(["synth", "--recipe", str(recipe_file(tmp_path, recipe)), "--count", "2", "--out", f"{tmp_path}/o"]) == 0
    )
    told = capsys.readouterr().err
    assert "goes on without tk: " in told
    assert "apt-get install xvfb" in told
    assert {truth.about["renderer"] for _, truth in coco.read_set(tmp_path / "o")} == {"qt"}
    only = recipe_file(tmp_path, Recipe(renderers={"tk": 1}))
    assert main(["synth", "--recipe", str(only), "--out", f"{tmp_path}/p"]) == 2
    assert "No renderer can run here" in capsys.readouterr().err


def test_what_cannot_be_drawn_is_listed_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With an Xvfb that does not start, Tk fails at whatever screen it is given."""
    broken = tmp_path / "bin" / "Xvfb"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}{os.pathsep}{os.environ['PATH']}")
    recipe = Recipe(renderers={"tk": 1}, kinds={"login-dialog": 1}, sizes={"800x600": 1}, scales={"1.0": 1})
    out = tmp_path / "set"
    summary = generate(recipe, out, count=2, seed=1, workers=2)
    assert set(summary.progress.failures) == {0, 1}
    (first, _) = json.loads((out / "failures.json").read_text())["failures"]
    assert first["index"] == 0
    assert len(first["errors"]) == 6, "three throws of the dice, two tries of each"
    assert "Xvfb does not start" in first["errors"][0]
    monkeypatch.undo()
    assert generate(recipe, out, count=2, seed=1).progress.failures == {}
    assert not (out / "failures.json").exists()
    monkeypatch.setenv("PATH", f"{broken.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(SynthError, match="screens failed and only 0 succeeded"):
        generate(recipe, tmp_path / "other", count=40, seed=1, workers=2)


@pytest.fixture(scope="module")
def stock() -> Stock:
    """Themes of each split, and of one renderer in training only."""
    splits = ("train", "train", "val", "test")
    themes = {
        "chromium": tuple(Theme(f"c{i}", split) for i, split in enumerate(splits)),  # type: ignore[arg-type]
        "qt": (Theme("q0", "train", ("dark",), kinds=("window",)), Theme("q1", "test", kinds=("window",))),
        "tk": (Theme("t0", "train", kinds=("window",)),),
        "desktop": (),
    }
    return Stock.gather(themes, Recipe())


def test_plans_keep_the_splits_apart(stock: Stock) -> None:
    recipe = Recipe()
    plans = [plan(index, 0, 1, recipe, stock) for index in range(600)]
    where = {(name, theme.name): theme.split for name, themes in stock.themes.items() for theme in themes}
    for each in plans:
        for part in each.windows or (each,):
            assert where[part.renderer, part.theme] == each.split == part.split
    shares = {split: sum(p.split == split for p in plans) / len(plans) for split in ("train", "val", "test")}
    assert shares["train"] == pytest.approx(0.8, abs=0.06)
    assert shares["test"] == pytest.approx(0.12, abs=0.05)


def test_plans_vary_as_the_recipe_says(stock: Stock) -> None:
    plans = [plan(index, 0, 2, Recipe(), stock) for index in range(800)]
    english = sum(p.language == "en" for p in plans) / len(plans)
    clean = sum(not p.steps for p in plans) / len(plans)
    assert english == pytest.approx(0.5, abs=0.07)
    assert clean == pytest.approx(0.5, abs=0.07)
    assert len({p.language for p in plans}) == len(stock.fonts)
    assert {len(p.windows) for p in plans} == {0, 1, 2, 3, 4}
    for p in plans:
        assert 800 <= p.look.width <= 3840
        assert 600 <= p.look.height <= 2160
        assert p.look.font in stock.fonts[p.language]
    megapixels = sum(p.look.width * p.look.height for p in plans) / len(plans) / 1e6
    assert 1.2 < megapixels < 2.5, "large enough to be real, small enough to be drawn in time"


def test_a_plan_depends_on_seed_index_and_attempt_alone(stock: Stock) -> None:
    first = plan(7, 0, 3, Recipe(), stock)
    assert plan(7, 0, 3, Recipe(), stock) == first
    assert first not in (plan(7, 1, 3, Recipe(), stock), plan(8, 0, 3, Recipe(), stock), plan(7, 0, 4, Recipe(), stock))


LETTERS = {"de": "ß", "pl": "ł", "tr": "ğ", "cs": "ř", "el": "Ω", "ru": "ж", "zh": "货", "ja": "ぬ", "ar": "ش"}


@pytest.mark.parametrize("language", LETTERS)
def test_every_font_taken_has_the_letters_of_the_language(stock: Stock, language: str) -> None:
    families = stock.fonts[language]
    pattern = f":charset={ord(LETTERS[language]):x}"
    listing = subprocess.run(["fc-list", pattern, "family"], capture_output=True, encoding="utf-8", check=True).stdout
    having = {family for line in listing.splitlines() for family in line.split(",")}
    assert set(families) <= having
    assert len(families) >= (1 if language in ("zh", "ja", "ar") else 3)


def test_there_are_more_than_thirty_families() -> None:
    assert len(FAMILIES) > 60
    assert all(package.startswith("fonts-") for package in PACKAGES)


def test_the_survey_names_what_is_missing() -> None:
    found = survey()
    assert set(found.themes) | set(found.missing) == set(NAMES)
    for name, themes in found.themes.items():
        assert len({theme.name for theme in themes}) == len(themes), name
    with pytest.raises(SynthError, match="no renderer 'winforms'"):
        survey(["winforms"])


def test_memory_counts_child_processes() -> None:
    alone = tree_memory()
    child = subprocess.Popen(
        [sys.executable, "-c", "x = bytearray(80_000_000)\nfor i in range(0, len(x), 4096): x[i] = 1\ninput()"],
        stdin=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 20
        while tree_memory() - alone < 70_000_000:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        child.kill()
        child.communicate()

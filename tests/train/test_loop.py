"""The loop learns, validates, stops, resumes, and leaves nothing half-written."""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from screenseg.train.checkpoint import load_task, read
from screenseg.train.errors import CheckpointError, DataError
from screenseg.train.loop import train
from screenseg.train.unet import UNetTask

MakeSet = Callable[..., Path]


def rows(path: Path) -> list[dict[str, float]]:
    with path.open() as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def change(recipe: Any, **settings: Any) -> Any:
    return msgspec.structs.replace(recipe, **settings)


def test_the_loss_falls_on_three_pictures(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    out = tmp_path / "run"
    recipe = change(tiny, steps=80)
    assert train(UNetTask(recipe), make_set(train=3, val=1), out, device="cpu") == out / "checkpoint.pt"
    losses = rows(out / "losses.csv")
    assert [row["step"] for row in losses] == [20, 40, 60, 80]
    for name in ("entropy", "dice", "boxes"):
        assert losses[-1][name] < 0.8 * losses[0][name], losses
    (validated,) = rows(out / "validation.csv")
    assert validated["step"] == 80
    assert 0 < validated["mean_iou"] <= 1
    assert json.loads((out / "recipe.json").read_text())["steps"] == 80
    assert any((out / "tensorboard").iterdir())
    assert not list(out.glob(".*"))


def test_the_best_weights_are_the_averaged_ones(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    out = tmp_path / "run"
    train(UNetTask(tiny), make_set(train=1, val=1), out, device="cpu")
    best, last = load_task(out / "best.safetensors"), load_task(out / "checkpoint.pt")
    assert isinstance(best, UNetTask)
    assert best.recipe == tiny
    mine, theirs = best.network.state_dict(), last.network.state_dict()
    assert all(torch.equal(mine[name], theirs[name]) for name in theirs)
    raw = torch.load(out / "checkpoint.pt", weights_only=True)["network"]
    assert not all(torch.equal(raw[name], theirs[name]) for name in theirs), "not the last step's"


def test_a_resumed_run_goes_on_at_its_step(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data, out = make_set(train=1), tmp_path / "run"
    train(UNetTask(tiny), data, out, device="cpu")
    train(UNetTask(change(tiny, steps=40)), data, out, device="cpu", resume=True)
    assert [row["step"] for row in rows(out / "losses.csv")] == [20, 40]
    state = read(out / "checkpoint.pt")
    assert state["run"]["step"] == 40
    assert {int(s["step"]) for s in state["optimizer"]["state"].values()} == {40}
    assert int(state["counted"]["n_averaged"]) == 40


def test_a_finished_run_is_left_as_it_is(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data, out = make_set(train=1), tmp_path / "run"
    train(UNetTask(tiny), data, out, device="cpu")
    before = (out / "checkpoint.pt").read_bytes()
    train(UNetTask(tiny), data, out, device="cpu", resume=True)
    assert (out / "checkpoint.pt").read_bytes() == before


def test_minutes_bound_the_run(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    out = tmp_path / "run"
    train(UNetTask(change(tiny, steps=10**6)), make_set(train=1), out, device="cpu", minutes=0.02)
    run = read(out / "checkpoint.pt")["run"]
    assert 0 < run["step"] < 10**4
    assert run["seconds"] >= 1.2


def test_a_run_is_not_written_over(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data, out = make_set(train=1), tmp_path / "run"
    train(UNetTask(tiny), data, out, device="cpu")
    with pytest.raises(CheckpointError, match=r"holds a run already. Go on with --resume"):
        train(UNetTask(tiny), data, out, device="cpu")


def test_a_checkpoint_of_another_architecture_is_refused(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data, out = make_set(train=1), tmp_path / "run"
    train(UNetTask(tiny), data, out, device="cpu")
    recipe_before = (out / "recipe.json").read_bytes()
    with pytest.raises(CheckpointError, match=r"another architecture: it has widths \(8, .*, depth 1, .*, depth 2"):
        train(UNetTask(change(tiny, depth=2)), data, out, device="cpu", resume=True)
    assert (out / "recipe.json").read_bytes() == recipe_before


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", b"PK\x03\x04" + bytes(100)])
@pytest.mark.parametrize("name", ["checkpoint.pt", "best.safetensors"])
def test_a_damaged_checkpoint_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckpointError, match=name):
        load_task(tmp_path / name)


def test_a_pickle_is_not_executed(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (os.mkdir, (str(tmp_path / "trapped"),))

    torch.save({"average": Trap(), "recipe": {}}, tmp_path / "checkpoint.pt")
    with pytest.raises(CheckpointError, match="no checkpoint that can be read"):
        load_task(tmp_path / "checkpoint.pt")
    assert not (tmp_path / "trapped").exists()


def test_an_empty_set_is_refused_before_anything_is_written(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    with pytest.raises(DataError, match="no picture of the train split"):
        train(UNetTask(tiny), make_set(train=0, val=1), tmp_path / "run", device="cpu")
    with pytest.raises(DataError, match="has no folder 'truth'"):
        train(UNetTask(tiny), tmp_path, tmp_path / "run", device="cpu")
    assert not (tmp_path / "run").exists()


def test_no_readable_picture_is_an_end(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data = make_set(train=2)
    for path in (data / "images").iterdir():
        path.write_bytes(b"nothing")
    with pytest.raises(DataError, match=r"No picture of the train split can be read. 2 pictures left out"):
        train(UNetTask(tiny), data, tmp_path / "run", device="cpu")
    assert not (tmp_path / "run" / "checkpoint.pt").exists()


ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1"}


def command(data: Path, out: Path, recipe: Any, *more: str) -> list[str]:
    path = out.with_suffix(".toml")
    settings = msgspec.to_builtins(recipe)  # of which JSON is TOML
    path.write_text("\n".join(f"{name} = {json.dumps(value)}" for name, value in settings.items()))
    words = ["train", "unet", "--data", str(data), "--out", str(out), "--recipe", str(path), "--device", "cpu"]
    return [sys.executable, "-m", "screenseg", *words, *more]


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 120
    while not path.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.1)


def test_ctrl_c_writes_the_checkpoint_and_says_how_to_go_on(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    data, out = make_set(train=2, val=1), tmp_path / "run"
    recipe = change(tiny, steps=10**6, readers=1)
    process = subprocess.Popen(
        command(data, out, recipe),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ONE_THREAD,
        text=True,
        start_new_session=True,
    )
    wait_for(out / "losses.csv", process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the reading processes, too
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in told
    (line,) = told.strip().splitlines()[-1:]
    assert line.startswith("Stopped at step ")
    assert f"Go on with: screenseg train unet --data {data} --out {out}" in line
    assert line.endswith("--resume")
    step = read(out / "checkpoint.pt")["run"]["step"]
    assert f"step {step};" in line
    assert not list(out.glob(".*"))
    train(UNetTask(change(recipe, steps=step + 1, readers=0)), data, out, device="cpu", resume=True)
    assert read(out / "checkpoint.pt")["run"]["step"] == step + 1


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


def test_a_full_disk_leaves_the_checkpoint_before(make_set: MakeSet, tmp_path: Path, tiny: Any) -> None:
    """No file may grow beyond 150 kB, which the checkpoint does: writing fails as on a full disk."""
    data, out = make_set(train=1), tmp_path / "run"
    full = subprocess.run(
        command(data, out, tiny), env=ONE_THREAD, capture_output=True, text=True, preexec_fn=_small_files, check=False
    )
    assert full.returncode == 2, full
    assert "checkpoint.pt cannot be written: File too large" in full.stderr
    assert "Traceback" not in full.stderr
    assert not (out / "checkpoint.pt").exists()
    assert not list(out.glob(".*"))
    train(UNetTask(tiny), data, out, device="cpu")
    before = (out / "checkpoint.pt").read_bytes()
    words = command(data, out, change(tiny, steps=40), "--resume")
    full = subprocess.run(words, env=ONE_THREAD, capture_output=True, text=True, preexec_fn=_small_files, check=False)
    assert full.returncode == 2, full
    assert (out / "checkpoint.pt").read_bytes() == before
    assert not list(out.glob(".*"))


def test_broken_pictures_are_named_and_counted_or_with_strict_stop(
    make_set: MakeSet, tmp_path: Path, tiny: Any
) -> None:
    data, out = make_set(train=4), tmp_path / "run"
    (data / "images" / "000001.png").write_bytes(b"nothing")
    (data / "truth" / "000002.json").write_text('{"about": ')
    words = command(data, out, change(tiny, steps=40, readers=1))
    done = subprocess.run(words, env=ONE_THREAD, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done
    told = done.stdout
    assert "2 pictures left out" in told
    assert "000001.png: the picture is broken" in told
    assert "000002.json: the truth is damaged" in told
    (data / "truth" / "000002.json").unlink()
    again = subprocess.run(
        command(data, tmp_path / "strict", tiny, "--strict"),
        env=ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 2
    assert "000001.png: the picture is broken. Mend or remove it" in again.stderr

"""The commands `screenseg train` and `screenseg eval`."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screenseg._optional import optional

if TYPE_CHECKING:
    from screenseg.train.data import Skipped
    from screenseg.train.report import Real, Result

__all__ = ["evaluate", "train"]

CLASSIC, INTERRUPTED = "classic", 130

train = typer.Typer(help="Train networks on a set of screens with truth.", no_args_is_help=True)

Data = Annotated[Path, typer.Option("--data", help="A set that `screenseg synth` wrote.", show_default=False)]
Out = Annotated[
    Path, typer.Option("--out", help="The run's folder: checkpoint, best weights, logs.", show_default=False)
]
RecipeFile = Annotated[
    Path | None,
    typer.Option("--recipe", help="A TOML file that overrides defaults; the run's own with --resume."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint in --out.")]
Device = Annotated[str, typer.Option("--device", help="auto, cpu or cuda.")]
Minutes = Annotated[float | None, typer.Option("--minutes", min=0.001, help="Fit the run into this time.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="At most so many pictures, spread over the set; 0 for all.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at a broken picture instead of leaving it out.")]


def _command(name: str, about: str) -> None:
    """A command that trains a network; all of them take the same options."""

    def command(
        data: Data,
        out: Out,
        *,
        recipe: RecipeFile = None,
        resume: Resume = False,
        device: Device = "auto",
        minutes: Minutes = None,
        strict: Strict = False,
    ) -> None:
        _train(name, data, out, recipe, resume=resume, device=device, minutes=minutes, strict=strict)

    train.command(name.replace("_", "-"), help=about)(command)


_command("unet", "Train the U-Net that finds regions and lines of text.")
_command("mask_rcnn", "Train the Mask R-CNN that finds regions, each with a mask of its own; heavier, and no text.")
_command("yolo", "Train the detector that finds widgets, what they are and in what state.")
_command("icons", "Train the network that tells what icons are for, on a set that `screenseg synth icons` wrote.")


def _train(
    name: str,
    data: Path,
    out: Path,
    recipe: Path | None,
    *,
    resume: bool,
    device: str,
    minutes: float | None,
    strict: bool,
) -> None:
    # Threads of torch that wait must not take the cores of the processes that read pictures: on two busy cores a step
    # cost half as much. It counts only if it is set before torch is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    _need("torch", "torchvision", "lightning", "msgspec", "safetensors", purpose="Training")
    from screenseg.train.checkpoint import RECIPE, recipe_of
    from screenseg.train.errors import Stopped
    from screenseg.train.loop import train as run
    from screenseg.train.recipe import read_recipe
    from screenseg.train.tasks import task_named

    if device not in ("auto", "cpu", "cuda"):
        raise typer.BadParameter(f"--device must be auto, cpu or cuda, got {device!r}.")
    kind = task_named(name)
    again = resume and recipe is None and (out / RECIPE).exists()
    settings = recipe_of(out, kind.settings) if again else read_recipe(recipe, kind.settings)
    try:
        checkpoint = run(kind(settings), data, out, resume=resume, device=device, minutes=minutes, strict=strict)
    except Stopped as stopped:
        typer.echo(f"{stopped} Go on with: {_command_to_resume()}", err=True)
        raise typer.Exit(INTERRUPTED) from stopped
    best = checkpoint.with_name("best.safetensors")
    kept = best if best.exists() else checkpoint
    typer.echo(f"{kept}\nMake a weights file of it: screenseg train export {kept} --out {name}.onnx")


def _command_to_resume() -> str:
    """The command of this process, with --resume."""
    words = [word for word in sys.argv[1:] if word != "--resume"]
    return shlex.join(["screenseg", *words, "--resume"])


@train.command("export")
def export_command(
    checkpoint: Annotated[Path, typer.Argument(help="A run's checkpoint.pt or best.safetensors.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="The ONNX file.", show_default=False)],
    *,
    full: Annotated[bool, typer.Option("--full", help="Keep weights as float32.")] = False,
) -> None:
    """Write trained weights as the ONNX file that bots run."""
    _need("torch", "torchvision", "lightning", "msgspec", "safetensors", "onnx", purpose="Exporting")
    from screenseg.train.export import export

    export(checkpoint, out, half=not full)
    typer.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


@train.command("calibrate")
def calibrate_command(
    weights: Annotated[Path, typer.Argument(help="An exported ONNX file; it is changed.", show_default=False)],
    data: Data,
    *,
    split: Annotated[str, typer.Option("--split", help="Neither what it was trained on nor the test split.")] = "val",
    limit: Limit = 0,
    strict: Strict = False,
) -> None:
    """Correct a network's confidences, so that of things found with 0.8 eight in ten are right."""
    _need("msgspec", "onnx", purpose="Calibrating")
    from screenseg.train.data import Skipped
    from screenseg.train.judge import calibrate_file, choose

    skipped = Skipped(strict=strict)
    calibration, before, after = calibrate_file(weights, choose(data, split, limit, skipped), skipped)
    _tell(skipped)
    for region, (slope, offset) in calibration.items():
        typer.echo(f"{region}: slope {slope:g}, offset {offset:+g}")
    typer.echo(f"{weights}: calibration error {before:.3f} before, {after:.3f} now")


@train.command("naming")
def naming_command(
    weights: Annotated[Path, typer.Argument(help="A U-Net's exported ONNX file; it is changed.", show_default=False)],
    data: Data,
    *,
    splits: Annotated[
        list[str] | None, typer.Option("--split", help="val alone if left out; may be given several times.")
    ] = None,
    detector: Annotated[
        Path | None, typer.Option("--detector", help="A detector's exported ONNX file.", show_default="the shipped one")
    ] = None,
    limit: Limit = 0,
    strict: Strict = False,
) -> None:
    """Teach a U-Net's file to weigh all evidence: what it tells itself, the
    detector, the rules, and where text and shapes stand. Without this it goes
    by the U-Net alone. Do it again after each export of either."""
    _need("torch", "msgspec", "onnx", purpose="Training")
    from rich.console import Console
    from rich.progress import Progress

    from screenseg.perceive.segment import DETECTOR
    from screenseg.train.data import Skipped
    from screenseg.train.judge import choose
    from screenseg.train.naming import name_file
    from screenseg.weights import find

    skipped = Skipped(strict=strict)
    items = [item for split in splits or ["val"] for item in choose(data, split, limit, skipped)]
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("pictures", total=len(items))
        beside = detector or find(DETECTOR).path
        count, right = name_file(weights, beside, items, skipped, lambda done: progress.update(task, completed=done))
    _tell(skipped)
    typer.echo(f"{weights}: {count} candidates; of widgets held back {right:.3f} are named right")


@train.command("ship")
def ship_command(
    weights: Annotated[Path, typer.Argument(help="An exported ONNX file.", show_default=False)],
    *,
    name: Annotated[str, typer.Option("--name", help="What segmenter= will call it.", show_default=False)],
    version: Annotated[str, typer.Option("--version", help="Of the weights.", show_default=False)],
    data: Annotated[str, typer.Option("--data", help="What it was trained on, in words.", show_default=False)],
    scores: Annotated[
        Path, typer.Option("--scores", help="What `screenseg eval --json` printed of it.", show_default=False)
    ],
) -> None:
    """Put a weights file into the package, with its card in the manifest."""
    _need("msgspec", "onnx", purpose="Shipping weights")
    from screenseg.train.errors import DataError
    from screenseg.train.ship import FOLDER, scores_of, ship

    try:
        told = json.loads(scores.read_bytes())["engines"][weights.stem]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{scores} has no figures of {weights.stem}: {error!r}") from error
    card = ship(weights, name=name, version=version, data=data, scores=scores_of(told))
    typer.echo(f"{FOLDER / card['file']}: SHA-256 {card['sha256']}")


def evaluate(  # noqa: PLR0913
    *,
    data: Annotated[
        Path | None, typer.Option("--data", help="A set that `screenseg synth` wrote; not needed with --real.")
    ] = None,
    weights: Annotated[
        list[Path] | None, typer.Option("--weights", help="What to measure: ONNX files, or a run's weights.")
    ] = None,
    split: Annotated[str, typer.Option("--split", help="train, val or test.")] = "test",
    classic: Annotated[bool, typer.Option("--classic", help="Measure the rules without a network too.")] = False,
    limit: Limit = 0,
    real: Annotated[
        Path | None,
        typer.Option("--real", help="A folder of real screens with truth and a score.py, which is run: realbench."),
    ] = None,
    real_limit: Annotated[
        int,
        typer.Option("--real-limit", min=0, help="At most so many real screens a set, spread over it; 0 for all."),
    ] = 0,
    strict: Strict = False,
    icons: Annotated[
        Path | None,
        typer.Option("--icons", help="Measure icon networks instead, on this set that `screenseg synth icons` wrote."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, and nothing else, to standard output.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", help="Write pages with curves, the worst cases and real screens side by side into this folder."
        ),
    ] = None,
    costs: Annotated[bool, typer.Option("--costs/--no-costs", help="Measure time and memory.")] = True,
) -> None:
    """Measure how well regions and lines of text are found; prints a Markdown table.

    With --real it goes on with real screens, parsed as a bot parses them, but
    with the engine under test: the figures of the folder's own score.py, and
    box F1 of buttons, inputs (text boxes, combo boxes, spin buttons, sliders)
    and toggles (check boxes, radio buttons, switches), matched by its rules.
    At IoU 0.7 these leave no room for a toggle's caption: on desktops, where
    truth often has it in the box, only the figure at 0.5 means much.
    A run's weights (.pt, .safetensors) have dashes: export them first.
    """
    if icons is not None:
        if data or real or classic or html:
            raise typer.BadParameter("--icons goes with --weights and --json alone.")
        _evaluate_icons(icons, weights or [], as_json=as_json)
        return
    if data is None and real is None:
        raise typer.BadParameter("Give --data, a set of synthetic screens, or --real, a folder of real ones, or both.")
    _need("msgspec", "faster_coco_eval", "jinja2", purpose="Evaluation")
    from screenseg.train.data import Skipped
    from screenseg.train.judge import choose, judge
    from screenseg.train.real import measure, read_benchmark
    from screenseg.train.report import table

    engines = {CLASSIC: CLASSIC} if classic or not weights else {}
    engines.update({path.stem: str(path) for path in weights or []})
    benchmark = read_benchmark(real, real_limit) if real else None
    skipped = Skipped(strict=strict)
    items = choose(data, split, limit, skipped) if data else []
    results = {name: judge(engine, items, skipped, costs=costs) for name, engine in engines.items()} if data else {}
    _tell(skipped)
    figures = {name: measure(benchmark, engine) for name, engine in engines.items()} if benchmark else {}
    if html is not None:
        from screenseg.train.html import write_html

        title = [f"{data.name}, {split} split"] if data else []
        title += [f"real screens of {real.name}"] if real else []
        page = write_html(html, ", ".join(title), results, figures)
        typer.echo(f"Wrote {page}", err=True)
    if as_json:
        about = {"data": _name(data), "split": split, "real": _name(real)}
        left_out = {str(path): why for path, why in skipped.reasons.items()}
        typer.echo(json.dumps({**about, "skipped": left_out, "engines": _plain(results, figures)}, indent=1))
    else:
        typer.echo(table(results, figures))


def _evaluate_icons(icons: Path, files: list[Path], *, as_json: bool) -> None:
    """Figures of icon networks; of the one that comes with the package if no file is given."""
    _need("torch", "msgspec", purpose="Evaluation")
    from screenseg import weights
    from screenseg.train.icon_scores import judge_icons

    figures = {path.stem: judge_icons(path, icons) for path in files or [weights.find("icons").path]}
    if as_json:
        typer.echo(json.dumps({"engines": figures}, indent=1))
        return
    typer.echo(
        "| network | icons | top 1 | top 5 | word among 5 | ms an icon |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for name, told in figures.items():
        shares = " | ".join(f"{told[key]:.3f}" for key in ("top_1", "top_5", "words_5"))
        typer.echo(f"| {name} | {told['icons']:.0f} | {shares} | {told['milliseconds']:.2f} |")


def _plain(results: Mapping[str, Result], real: Real) -> dict[str, Any]:
    """Of each engine, its figures as JSON values; those on real screens under "real"."""
    from screenseg.train.report import plain, plain_real

    told = {name: plain(result) for name, result in results.items()}
    for name, sets in real.items():
        told.setdefault(name, {})["real"] = plain_real(sets)
    return told


def _name(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _need(*packages: str, purpose: str) -> None:
    """Raise MissingDependency, naming the extra, if one of the packages is not installed."""
    for package in packages:
        optional(package, extra="train", purpose=purpose)


def _tell(skipped: Skipped) -> None:
    if skipped:
        typer.echo(str(skipped), err=True)

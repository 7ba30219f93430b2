"""The commands `screenseg train` and `screenseg eval`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["evaluate", "train"]

INTERRUPTED = 130

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
Strict = Annotated[bool, typer.Option("--strict", help="Stop at a broken picture instead of leaving it out.")]


@train.command()
def unet(
    data: Data,
    out: Out,
    *,
    recipe: RecipeFile = None,
    resume: Resume = False,
    device: Device = "auto",
    minutes: Minutes = None,
    strict: Strict = False,
) -> None:
    """Train the U-Net that finds regions and lines of text."""
    _train("unet", data, out, recipe, resume=resume, device=device, minutes=minutes, strict=strict)


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
    from screenseg.train.export import export

    export(checkpoint, out, half=not full)
    typer.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def evaluate(
    data: Data,
    *,
    weights: Annotated[list[Path] | None, typer.Option("--weights", help="ONNX files to measure.")] = None,
    split: Annotated[str, typer.Option("--split", help="train, val or test.")] = "test",
    classic: Annotated[bool, typer.Option("--classic", help="Measure the rules without a network too.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="At most so many pictures, spread over the set; 0 = all.")] = 0,
    strict: Strict = False,
) -> None:
    """Measure how well regions and lines of text are found; prints a Markdown table."""
    from screenseg.train.data import Skipped, find_items, spread
    from screenseg.train.engines import classic_engine, network_engine
    from screenseg.train.evaluate import evaluate as measure
    from screenseg.train.report import table

    skipped = Skipped(strict=strict)
    items = spread(find_items(data, split, skipped), limit)
    engines = {"classic": classic_engine()} if classic else {}
    engines.update({path.stem: network_engine(path) for path in weights or []})
    typer.echo(table({name: measure(engine, items, skipped=skipped) for name, engine in engines.items()}))
    if skipped:
        typer.echo(str(skipped), err=True)

"""The commands `screenseg train` and `screenseg eval`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["evaluate", "train"]

train = typer.Typer(help="Train networks on a set of screens with truth.", no_args_is_help=True)

_Data = Annotated[Path, typer.Option("--data", help="A set that `screenseg synth` wrote.", show_default=False)]


@train.command()
def unet(
    data: _Data,
    out: Annotated[Path, typer.Option("--out", help="The run's folder: checkpoint and logs.", show_default=False)],
    *,
    recipe: Annotated[Path | None, typer.Option("--recipe", help="A TOML file that overrides defaults.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint in --out.")] = False,
    device: Annotated[str, typer.Option("--device", help="auto, cpu or cuda.")] = "auto",
    minutes: Annotated[float | None, typer.Option("--minutes", help="Fit the run into this time.")] = None,
) -> None:
    """Train the U-Net that finds regions and lines of text."""
    from screenseg.train.loop import train_unet
    from screenseg.train.recipe import read_recipe

    checkpoint = train_unet(data, out, read_recipe(recipe), resume=resume, device=device, minutes=minutes)
    typer.echo(f"{checkpoint}\nMake a weights file of it: screenseg train export {checkpoint} --out unet.onnx")


@train.command("export")
def export_command(
    checkpoint: Annotated[Path, typer.Argument(help="What a training run wrote.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="The ONNX file.", show_default=False)],
    *,
    full: Annotated[bool, typer.Option("--full", help="Keep weights as float32.")] = False,
) -> None:
    """Write a checkpoint as the ONNX file that bots run."""
    from screenseg.train.export import export

    export(checkpoint, out, half=not full)
    typer.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def evaluate(
    data: _Data,
    *,
    weights: Annotated[list[Path] | None, typer.Option("--weights", help="ONNX files to measure.")] = None,
    split: Annotated[str, typer.Option("--split", help="train, val or test.")] = "test",
    classic: Annotated[bool, typer.Option("--classic", help="Measure the rules without a network too.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="At most so many pictures, spread over the set; 0 = all.")] = 0,
) -> None:
    """Measure how well regions and lines of text are found; prints a Markdown table."""
    from screenseg.train.data import find_items
    from screenseg.train.evaluate import classic_engine, network_engine, table
    from screenseg.train.evaluate import evaluate as measure

    items = find_items(data, split)
    if limit and len(items) > limit:
        items = [items[i * len(items) // limit] for i in range(limit)]
    engines = {"classic": classic_engine()} if classic else {}
    engines.update({path.stem: network_engine(path) for path in weights or []})
    typer.echo(table({name: measure(engine, items) for name, engine in engines.items()}))

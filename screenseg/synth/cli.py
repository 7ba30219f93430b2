"""The command `screenseg synth`: make a set of synthetic screens, check it, export it, look at it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from screenseg.synth.errors import SynthError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

    from screenseg.synth.check import Result
    from screenseg.synth.generate import Progress, Summary
    from screenseg.synth.renderers import Survey

__all__ = ["app"]

OK, BELOW, INTERRUPTED = 0, 1, 130
_SAY_EVERY = 0.05  # of the work, where there is no terminal for a bar

app = typer.Typer(
    name="synth",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SetArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a set.", show_default=False)]


@app.callback(invoke_without_command=True)
def _synth(  # noqa: PLR0913
    context: typer.Context,
    *,
    recipe: Annotated[
        Path | None,
        typer.Option(
            "--recipe", help="A recipe, as in datasets/recipes; all defaults if left out.", show_default=False
        ),
    ] = None,
    count: Annotated[int, typer.Option("--count", min=1, help="Screens that the set shall have.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="Of all dice: the same seed, the same screens.")] = 0,
    out: Annotated[Path | None, typer.Option("--out", help="The folder of the set.", show_default=False)] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that draw.")] = 2,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="DIR", help="Check a set's truth against its pixels.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --check: write JSON.")] = False,
    least: Annotated[float, typer.Option("--least", help="With --check: the rate below which it fails.")] = 0.99,
) -> None:
    """Make screens with exact truth, drawn by real toolkits; or go on with a set where it was interrupted.

    Exit status: 0 done, 1 checked and found wanting, 2 bad usage or input, 130 interrupted.
    """
    if context.invoked_subcommand is not None:
        return
    if check is not None:
        raise typer.Exit(_check(check, as_json=as_json, least=least))
    if out is None:
        raise typer.BadParameter("Give --out to make a set, --check to check one, or a command.")
    raise typer.Exit(_generate(recipe, out, count=count, seed=seed, workers=workers))


@app.command("export")
def _export(
    folder: SetArgument,
    *,
    form: Annotated[Literal["yolo", "coco", "masks"], typer.Option("--format", help="What to write.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to; a folder inside DIR if left out.", show_default=False)
    ] = None,
) -> None:
    """Write a set in another form."""
    from screenseg.synth.export import DEFAULT_FOLDERS, export

    out = out or folder / DEFAULT_FOLDERS[form]
    counts = export(folder, form, out)
    told = ", ".join(f"{split} {count}" for split, count in counts.items())
    typer.echo(f"{out}: {told}")


@app.command("sheet")
def _sheet(
    folder: SetArgument,
    *,
    out: Annotated[Path, typer.Option("--out", help="The PNG file to write.")],
    count: Annotated[int, typer.Option("--count", min=1, help="Screens on it.")] = 48,
    overlay: Annotated[bool, typer.Option("--overlay", help="Draw what truth says over them.")] = False,
) -> None:
    """Put varied screens of a set onto one contact sheet."""
    from screenseg.synth.sheet import write_sheet

    typer.echo(write_sheet(folder, out, count=count, overlay=overlay))


@app.command("icons")
def _icons(
    *,
    out: Annotated[Path, typer.Option("--out", help="The folder to write.", show_default=False)],
    sets: Annotated[
        list[str] | None, typer.Option("--set", help="A set of icons, several times; all if left out.")
    ] = None,
) -> None:
    """Collect the icons of all sets, with the words that name them, to train on."""
    from rich.progress import Progress as Bar

    from screenseg.synth.icons import collect

    with Bar(console=_console(sys.stderr)) as bar:
        task = bar.add_task("sets")
        counts = collect(out, sets or (), lambda done, total: bar.update(task, completed=done, total=total))
    typer.echo(f"{out}: " + ", ".join(f"{split} {count}" for split, count in counts.items()))


@app.command("renderers")
def _renderers() -> None:
    """Say which renderers can run here, and how to get the others."""
    from rich.table import Table

    from screenseg.synth.renderers import NAMES, survey

    found = survey()
    table = Table("renderer", "themes", "train", "val", "test", box=None)
    for name in NAMES:
        if name not in found.themes:
            table.add_row(name, found.missing[name])
            continue
        splits = [theme.split for theme in found.themes[name]]
        numbers = [str(splits.count(split)) if splits else "" for split in ("train", "val", "test")]
        table.add_row(name, str(len(splits) or "windows of the others on a wallpaper"), *numbers)
    _console(sys.stdout).print(table, soft_wrap=True)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _generate(recipe: Path | None, out: Path, *, count: int, seed: int, workers: int) -> int:
    from screenseg.synth.generate import generate
    from screenseg.synth.recipe import Recipe, load_recipe

    loaded = Recipe() if recipe is None else load_recipe(recipe)
    with _telling(count) as tell:
        try:
            summary = generate(
                loaded,
                out,
                count=count,
                seed=seed,
                workers=workers,
                on_survey=_tell_missing,
                on_progress=tell,
            )
        except KeyboardInterrupt:
            summary = None
    if summary is None:
        typer.echo(f"Stopped. What is done is kept in {out}; the same command goes on from there.", err=True)
        return INTERRUPTED
    typer.echo(_summarised(summary, out), err=True)
    return OK


def _tell_missing(found: Survey) -> None:
    for name, why in found.missing.items():
        typer.echo(f"screenseg synth: goes on without {name}: {why}", err=True)


@contextmanager
def _telling(count: int) -> Iterator[_Teller]:
    """Shows progress on standard error: a bar in a terminal, now and then a line elsewhere."""
    if not sys.stderr.isatty():
        yield _Teller()
        return
    with _bar("screens", count) as bar:

        def show(progress: Progress, rate: str, failed: str) -> None:
            if not bar.tasks[0].started:
                bar.start_task(bar.task_ids[0])
            told = ", ".join(part for part in (rate, failed) if part)
            bar.update(bar.task_ids[0], completed=progress.done, total=progress.wanted, told=told)

        yield _Teller(show)


def _bar(name: str, total: int | None) -> Bar:
    """A progress bar on standard error with one task, not started."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn(name),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("left  {task.fields[told]}"),
    )
    bar = Bar(*columns, console=_console(sys.stderr))
    bar.add_task(name, total=total, told="", start=False)
    return bar


class _Teller:
    """Works out rate and failures, and shows them."""

    def __init__(self, show: Callable[[Progress, str, str], None] | None = None) -> None:
        import time

        self._clock = time.monotonic
        self._started = self._clock()
        self._show = show or self._say
        self._said = 0.0

    def __call__(self, progress: Progress) -> None:
        seconds = self._clock() - self._started
        rate = f"{progress.drawn / seconds:.2f}/s" if progress.drawn and seconds > 0 else ""
        failed = f"{len(progress.failures)} failed" if progress.failures else ""
        self._show(progress, rate, failed)

    def _say(self, progress: Progress, rate: str, failed: str) -> None:
        share = progress.done / progress.wanted
        if share - self._said >= _SAY_EVERY:
            self._said = share
            told = ", ".join(part for part in (rate, failed) if part)
            typer.echo(f"screenseg synth: {progress.done} of {progress.wanted} screens, {told}", err=True)


def _summarised(summary: Summary, out: Path) -> str:
    progress = summary.progress
    sizes = ", ".join(f"{split} {count}" for split, count in summary.splits.items())
    lines = [f"{out}: {sum(summary.splits.values())} screens ({sizes})."]
    if progress.drawn:
        by = ", ".join(f"{name} {count}" for name, count in progress.renderers.most_common())
        rate = progress.drawn / max(summary.seconds, 1e-9)
        lines.append(f"Drawn now: {progress.drawn} in {summary.seconds:.0f} s, {rate:.2f} a second ({by}).")
    if any(progress.memory):
        held = [size / 1e9 for size in progress.memory]
        quarter = max(1, len(held) // 4)
        lines.append(
            f"Memory of all processes: at most {max(held):.2f} GB "
            f"({max(held[:quarter]):.2f} GB in the first quarter, {max(held[-quarter:]):.2f} GB in the last)."
        )
    if progress.retried:
        error, _ = progress.retried.most_common(1)[0]
        lines.append(f"{progress.retried.total()} screens took more than one try; the first because: {error}")
    if progress.failures:
        lines.append(f"{len(progress.failures)} screens could not be drawn; {out / 'failures.json'} says why.")
    return "\n".join(lines)


def _check(folder: Path, *, as_json: bool, least: float) -> int:
    from screenseg.synth.check import check_set

    if not 0 <= least <= 1:
        raise SynthError(f"--least is a rate from 0 to 1, got {least}.")
    if sys.stderr.isatty():
        with _bar("pictures", sum(1 for _ in (folder / "truth").glob("*.json"))) as bar:
            bar.start_task(bar.task_ids[0])
            result = check_set(folder, lambda _: bar.advance(bar.task_ids[0]))
    else:
        result = check_set(folder)
    if as_json:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        _show_check(result, least)
    return OK if result.rate >= least else BELOW


def _show_check(result: Result, least: float) -> None:
    from rich.table import Table

    console = _console(sys.stdout)
    for title, rows in (("role", result.by_role()), ("renderer", result.by_renderer()), ("check", result.by_test())):
        table = Table(title, "passed", "of", "rate", box=None)
        for name, tally in rows.items():
            table.add_row(name, str(tally.passed), str(tally.total), f"{tally.rate:.2%}")
        console.print(table)
        console.print()
    if result.worst():
        table = Table("worst", "faults", "the first of them", box=None)
        for picture in result.worst():
            table.add_row(picture.name, str(len(picture.faults)), str(picture.faults[0]))
        console.print(table, soft_wrap=True)
        console.print()
    verdict = "passes" if result.rate >= least else "fails"
    console.print(
        f"{result.overall.passed} of {result.overall.total} elements and texts are as truth says: "
        f"{result.rate:.2%}, which {verdict} (at least {least:.0%}).",
        soft_wrap=True,
    )

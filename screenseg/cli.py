"""The command `screenseg`: parse, find, inspect, demo, synth, train, eval.

Exit status: 0 done; 1 nothing on the screen, or more than one thing, answers to the phrase; 2 bad usage or bad input.
What was asked for goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from screenseg import __version__
from screenseg.errors import Ambiguous, FindError, ImageError, ScreensegError
from screenseg.parser import SEGMENTER

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from screenseg.capture import Screenshot
    from screenseg.document import Document, Element
    from screenseg.parser import Parser

__all__ = ["app", "main"]

OK, NOT_FOUND, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="screenseg",
    help="Tell what is on a screen: fields with their labels, buttons, text.",
    epilog="Exit status: 0 done, 1 phrase not found or ambiguous, 2 bad usage or input.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Engine = Literal["rapidocr", "tesseract"]
ImageArgument = Annotated[
    str | None,
    typer.Argument(metavar="IMAGE", help="An image file; the live screen if left out.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, and nothing else, to standard output.")]
OcrOption = Annotated[Engine, typer.Option("--ocr", help="What reads the text.")]
SegmenterOption = Annotated[
    str,
    typer.Option(
        "--segmenter",
        help="What finds widgets: classic (rules), unet, mask_rcnn (networks), or an .onnx file of your own training.",
    ),
]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (that of the process if None) and give back the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(args=None if argv is None else list(argv), prog_name="screenseg")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OK
    except ScreensegError as error:
        print(f"screenseg: {error}", file=sys.stderr)  # noqa: T201
        return NOT_FOUND if isinstance(error, FindError) else BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    return OK


def _show_version(wanted: bool) -> None:
    if wanted:
        with _stdout():
            typer.echo(f"screenseg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def parse(
    image: ImageArgument = None,
    *,
    as_json: JsonOption = False,
    timings: Annotated[bool, typer.Option("--timings", help="Tell how long each stage took.")] = False,
    ocr: OcrOption = "rapidocr",
    segmenter: SegmenterOption = SEGMENTER,
) -> None:
    """Show what is on a screen, as a tree or as JSON."""
    parser, _, document = _parsed(image, ocr, segmenter)
    with _stdout():
        if as_json:
            typer.echo(document.to_json(indent=2))
        else:
            _rich(_tree(document.root), sys.stdout)
        if timings:
            _rich(_timings(parser.timings), sys.stderr if as_json else sys.stdout)


@app.command()
def find(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[IMAGE] PHRASE",
            help="An image file (the live screen if left out), and what to find in it, as in 'Email field'.",
            show_default=False,
        ),
    ],
    *,
    as_json: JsonOption = False,
    ocr: OcrOption = "rapidocr",
    segmenter: SegmenterOption = SEGMENTER,
) -> None:
    """Find the one element that a phrase names, and tell its role, label, box and where a click goes."""
    if len(arguments) > 2:
        raise typer.BadParameter("Expected an image and one phrase; put a phrase of several words in quotes.")
    *image, phrase = arguments
    _, shot, document = _parsed(image[0] if image else None, ocr, segmenter)
    try:
        element = document.find(phrase)
    except FindError as error:
        if not as_json:
            raise
        with _stdout():
            typer.echo(json.dumps(_failure(error), ensure_ascii=False, indent=2))
        raise typer.Exit(NOT_FOUND) from error
    answer = _found(element)
    if not image:
        answer["screen_point"] = list(shot.to_screen(element.point))
    with _stdout():
        if as_json:
            typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            _rich(_line(element), sys.stdout)
            typer.echo("  ".join(f"{key} {tuple(answer[key])}" for key in ("point", "screen_point") if key in answer))


@app.command()
def inspect(
    image: ImageArgument = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The PNG file to write; NAME.overlay.png here if left out.", show_default=False
        ),
    ] = None,
    ocr: OcrOption = "rapidocr",
    segmenter: SegmenterOption = SEGMENTER,
) -> None:
    """Draw what was found over the screen, as a PNG file, and tell its path."""
    from screenseg.inspect import save_overlay

    path = output or Path(f"{Path(image).stem if image else 'screen'}.overlay.png")
    if image and path.exists() and Path(image).exists() and path.samefile(image):
        raise ImageError(f"{str(path)!r} is the image itself, which would be lost. Give another path with -o.")
    _, shot, document = _parsed(image, ocr, segmenter)
    with _stdout():
        typer.echo(save_overlay(shot, document, path))


@app.command()
def demo() -> None:
    """Open a sign-up form, fill it by the labels that are seen, and check what it then holds."""
    from screenseg.demo import run_demo

    raise typer.Exit(run_demo())


_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


@app.command(context_settings=_PASSED_ON, add_help_option=False)
def synth(context: typer.Context) -> None:
    """Make synthetic screens with exact truth, drawn by real toolkits; see screenseg synth --help."""
    from screenseg.synth.cli import app as synth_app  # here, so that the other commands start without it

    synth_app(args=context.args, prog_name="screenseg synth")


@app.command(context_settings=_PASSED_ON, add_help_option=False)
def train(context: typer.Context) -> None:
    """Train networks on screens with truth; see screenseg train --help."""
    from screenseg.train.cli import train as train_app

    train_app(args=context.args, prog_name="screenseg train")


@app.command("eval", context_settings=_PASSED_ON, add_help_option=False)
def evaluate(context: typer.Context) -> None:
    """Measure networks on screens with truth; see screenseg eval --help."""
    from screenseg.train.cli import evaluate as measure

    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command()(measure)
    alone(args=context.args, prog_name="screenseg eval")


def _parsed(image: str | None, ocr: str, segmenter: str) -> tuple[Parser, Screenshot, Document]:
    from screenseg.capture import grab, load
    from screenseg.parser import Parser

    shot = grab() if image is None else load(image)
    try:
        parser = Parser(ocr=ocr, segmenter=segmenter)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return parser, shot, parser.parse(shot)


@contextmanager
def _stdout() -> Iterator[None]:
    """Write to standard output; a reader who has seen enough and left (`| head`) is no failure."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        # What is still in the buffer must not fail once more when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(OK) from error


def _rich(what: Any, stream: Any) -> None:
    from rich.console import Console

    # Piped output is read by programs, so lines are not broken there.
    console = Console(file=stream, width=None if stream.isatty() else 10_000, highlight=False)
    with console.capture() as captured:  # for its own answer to a broken pipe is exit status 1
        console.print(what, soft_wrap=not stream.isatty())
    typer.echo(captured.get(), file=stream, nl=False)


def _tree(root: Element) -> Tree:
    from rich.tree import Tree

    tree = Tree(_line(root))
    for child in root.children:
        tree.add(_tree(child))
    return tree


def _line(element: Element) -> Text:
    """One element in one line: role, label, text and state."""
    from rich.text import Text

    line = Text(element.role, style="bold cyan")
    if element.label:
        line.append(f" {element.label!r}", style="bold")
    if element.text and element.text != element.label:
        line.append(f" {element.text!r}")
    for name in ("value", "placeholder", "checked"):
        if (value := getattr(element, name)) is not None:
            line.append(f" {name}={value!r}", style="green")
    if not element.enabled:
        line.append(" disabled", style="yellow")
    return line.append(f" {tuple(element.box)}", style="dim")


def _timings(seconds: dict[str, float]) -> Any:
    from rich.table import Table

    table = Table("stage", "seconds", box=None)
    table.columns[1].justify = "right"
    for stage, duration in (*seconds.items(), ("total", sum(seconds.values()))):
        table.add_row(stage, f"{duration:.3f}")
    return table


def _found(element: Element) -> dict[str, Any]:
    return {
        "role": element.role,
        "label": element.label,
        "text": element.text,
        "box": list(element.box),
        "point": list(element.point),
        "confidence": element.confidence,
    }


def _failure(error: FindError) -> dict[str, Any]:
    return {
        "error": "ambiguous" if isinstance(error, Ambiguous) else "not_found",
        "message": str(error.args[0]),
        "candidates": [{**_found(c.element), "score": c.score, "reason": c.reason} for c in error.candidates],
    }

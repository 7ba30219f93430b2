"""A toolkit in a child process: a crash, a leak or a hang there costs one picture, not the run.

The child is a module with a function ``draw(request: dict) -> dict`` that calls `serve(draw)` when run as
``python -m``. Requests and answers are JSON, a line each, over pipes; the picture itself goes through a file of raw
bytes. Standard library only: the GTK child reads this with the system's Python.

    request   {"screen": Screen.to_dict(), "look": Look as a dict, "icons": {...},
               "picture": "/path/to/write/rgb/bytes"}
    answer    {"width", "height", "elements": [RawElement as a dict], "texts": [...], "covers": [...], "ignore": [...],
               "dimmed_below"}, or {"error": "..."} if this one screen cannot be drawn
"""

from __future__ import annotations

import dataclasses
import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from screenseg.errors import MissingDependency
from screenseg.synth.errors import RenderError
from screenseg.synth.renderer import Look, RawElement, RawText

if TYPE_CHECKING:
    from screenseg.synth.renderer import Drawn
    from screenseg.synth.spec import Screen

__all__ = ["Host", "reply", "serve", "virtual_display"]

_START_SECONDS = 60.0
_LARGEST_LINE = 64 * 1024 * 1024  # bytes of one answer


class Host:
    """Runs a child module and has it draw screens; starts it at the first request and again after `lifetime` screens.

    Args:
        module: Run as ``python -m module``.
        python: The interpreter; this one if None.
        environment: Added to the child's environment.
        lifetime: Screens after which the child is replaced, against leaks.
        timeout: Seconds that one screen may take.
    """

    def __init__(
        self,
        module: str,
        *,
        python: str | None = None,
        environment: Mapping[str, str] | None = None,
        lifetime: int = 300,
        timeout: float = 30.0,
    ) -> None:
        self._command = [python or sys.executable, "-u", "-m", module]
        package_parent = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(part for part in (package_parent, os.environ.get("PYTHONPATH", "")) if part)
        self._environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", **(environment or {})}
        self._lifetime = lifetime
        self._timeout = timeout
        self._child: subprocess.Popen[bytes] | None = None
        self._drawn = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def draw(self, screen: Screen, look: Look, extra: Mapping[str, Any] | None = None) -> Drawn:
        """Have one screen drawn; `extra` is added to the request.

        Raises:
            RenderError: The child could not draw it, died, or took too long; the next call starts a new child.
        """
        if self._child is not None and self._drawn >= self._lifetime:
            self.close()
        fresh = self._child is None
        child = self._start()
        folder = self._folder
        assert folder is not None
        picture = Path(folder.name) / "picture.rgb"
        request = {
            "screen": screen.to_dict(),
            "look": dataclasses.asdict(look),
            "picture": str(picture),
            **(extra or {}),
        }
        answer = self._ask(child, request, self._timeout + (_START_SECONDS if fresh else 0.0))
        self._drawn += 1
        if "error" in answer:
            raise RenderError(f"{self._command[-1]} cannot draw this {screen.kind}: {answer['error']}")
        return _drawn(answer, picture)

    def close(self) -> None:
        """End the child."""
        child, self._child, self._drawn = self._child, None, 0
        if child is not None:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    stream.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._folder = tempfile.TemporaryDirectory(prefix="screenseg-synth-")
            self._child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._environment
            )
        return self._child

    def _ask(self, child: subprocess.Popen[bytes], request: dict[str, Any], seconds: float) -> dict[str, Any]:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
            line = _read_line(child.stdout, seconds)
        except (BrokenPipeError, TimeoutError, EOFError) as error:
            code = child.poll()
            self.close()
            why = "took too long" if isinstance(error, TimeoutError) else f"ended (exit status {code})"
            raise RenderError(f"{self._command[-1]} {why} while drawing; what it said is above.") from error
        answer: dict[str, Any] = json.loads(line)
        return answer


def _read_line(stream: IO[bytes], seconds: float) -> bytes:
    """One line from a pipe, or TimeoutError, or EOFError."""
    import time

    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while not (parts and parts[-1].endswith(b"\n")):
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TimeoutError
            part = os.read(stream.fileno(), 1 << 20)
            if not part:
                raise EOFError
            parts.append(part)
    return b"".join(parts)


def _drawn(answer: dict[str, Any], picture: Path) -> Drawn:
    """A child's answer as a `Drawn`."""
    import numpy as np

    from screenseg.synth.renderer import Drawn

    shape = (answer["height"], answer["width"], 3)
    image = np.fromfile(picture, np.uint8)
    if image.size != shape[0] * shape[1] * 3:
        raise RenderError(f"The picture has {image.size} bytes, expected {shape[0]} x {shape[1]} x 3.")
    return Drawn(
        image=image.reshape(shape),
        elements=[RawElement(**_tupled(plain)) for plain in answer["elements"]],
        texts=[RawText(**_tupled(plain)) for plain in answer["texts"]],
        covers=[(_rectangle(box), int(layer)) for box, layer in answer.get("covers", ())],
        ignore=[_rectangle(box) for box in answer.get("ignore", ())],
        dimmed_below=answer.get("dimmed_below"),
    )


def _rectangle(values: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = values
    return (left, top, right, bottom)


def _tupled(plain: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}


def reply(
    width: int,
    height: int,
    elements: Sequence[RawElement],
    texts: Sequence[RawText],
    **further: Any,
) -> dict[str, Any]:
    """The child's answer; `further` may be covers, ignore and dimmed_below."""
    return {
        "width": width,
        "height": height,
        "elements": [dataclasses.asdict(element) for element in elements],
        "texts": [dataclasses.asdict(text) for text in texts],
        **further,
    }


def serve(draw: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """In the child: answer requests from standard input until it ends. Whatever the toolkit prints goes to standard
    error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        try:
            answer = draw(json.loads(line))
        except Exception as error:  # one bad screen must not end the run; the parent says which it was
            traceback.print_exc(file=sys.stderr)
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


@contextmanager
def virtual_display(width: int = 3840, height: int = 2400) -> Iterator[str]:
    """An Xvfb of this size while inside; gives its DISPLAY, without touching this process's own.

    Raises:
        MissingDependency: Xvfb is not installed.
    """
    if shutil.which("Xvfb") is None:
        raise MissingDependency("Drawing Tk and GTK needs Xvfb. Install it with: sudo apt-get install xvfb")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-nocursor",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        try:
            with os.fdopen(reading, "rb") as pipe:
                number = _read_line(pipe, _START_SECONDS).decode().strip()
        except (EOFError, TimeoutError) as error:
            command_line = " ".join([command[0], *command[3:]])
            raise RenderError(f"Xvfb does not start. To see why, run: {command_line}") from error
        yield f":{number}"
    finally:
        server.kill()
        server.wait()

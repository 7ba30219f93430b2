"""The folder of a set: what is done, and writing so that nothing is ever half there."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screenseg import __version__
from screenseg.synth.degrade import Picture
from screenseg.synth.errors import SynthError
from screenseg.synth.truth import Truth

__all__ = ["FORMAT", "DiskFull", "Store", "read_description", "write_whole"]

FORMAT = 1
"""Of the folder and its files; another one cannot be read or gone on with."""

_LEAST_FREE = 64 * 1024 * 1024  # bytes; below that a toolkit's own failure to write is a full disk's


class DiskFull(SynthError):
    """There is no room left; what is written so far is whole."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or nothing.

    Raises:
        DiskFull: There is no room for it; nothing of it is left behind.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(f"There is no room left for {str(path)!r}.") from error
        raise


def read_description(folder: Path) -> dict[str, Any]:
    """What `synth.json` in a set's folder says.

    Raises:
        SynthError: The folder is no set, or one of another version.
    """
    path = folder / "synth.json"
    try:
        plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SynthError(f"{str(folder)!r} is no set of synthetic screens: it has no synth.json.") from error
    except ValueError as error:
        raise SynthError(f"{str(path)!r} is damaged: {error}") from error
    if plain.get("format") != FORMAT:
        raise SynthError(f"{str(path)!r} has the format {plain.get('format')!r}; this version knows {FORMAT}.")
    return plain


class Store:
    """The folder of a set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.images = folder / "images"
        self.truth = folder / "truth"
        self.failures = folder / "failures.json"
        self.log = folder / "toolkits.log"

    @contextmanager
    def opened(self, made_with: Mapping[str, Any]) -> Iterator[None]:
        """Make the folder, or go on in it; nobody else writes there meanwhile.

        Raises:
            SynthError: It holds something else, or was made with something else, or another run writes there.
        """
        description = folder_description(made_with)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SynthError(f"The folder {str(self.folder)!r} cannot be made: {error.strerror}.") from error
        with self._locked():
            if (self.folder / "synth.json").exists():
                _compare(self.folder, read_description(self.folder), description)
            else:
                foreign = sorted(p.name for p in self.folder.iterdir() if p.name != ".lock")
                if foreign:
                    raise SynthError(
                        f"{str(self.folder)!r} is not empty and no set of synthetic screens: it holds {foreign[0]!r}. "
                        "Give another folder with --out."
                    )
                write_whole(self.folder / "synth.json", _json(description, indent=1))
            self.images.mkdir(exist_ok=True)
            self.truth.mkdir(exist_ok=True)
            self._sweep()
            self.log.unlink(missing_ok=True)
            yield

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise SynthError(f"Another run is writing to {str(self.folder)!r}. Wait for it, or stop it.") from error
            yield

    def _sweep(self) -> None:
        """Remove what a killed run left half-written."""
        for folder in (self.folder, self.images, self.truth):
            for part in folder.glob(".*.part"):
                part.unlink(missing_ok=True)

    def done(self) -> set[int]:
        """The indexes that are complete."""
        return {int(path.stem) for path in self.truth.glob("*.json") if path.stem.isdigit()}

    def write(self, index: int, picture: Picture, truth: Truth) -> None:
        """Put a screen into the set; its truth is written last.

        Raises:
            DiskFull: There is no room for it.
        """
        name = f"{index:06d}"
        image = self.images / f"{name}{picture.suffix}"
        about = {**truth.about, "image": f"images/{image.name}"}
        plain = {**truth.to_dict(), "about": about}
        write_whole(image, picture.data)
        write_whole(self.truth / f"{name}.json", _json(plain))

    def write_failures(self, failures: Mapping[int, list[str]]) -> None:
        """Keep the list of screens that could not be drawn; no file where there is none."""
        if failures:
            plain = [{"index": index, "errors": failures[index]} for index in sorted(failures)]
            write_whole(self.failures, _json({"failures": plain}, indent=1))
        else:
            self.failures.unlink(missing_ok=True)

    def nearly_full(self) -> bool:
        """Whether there is so little room that toolkits fail to work."""
        return shutil.disk_usage(self.folder).free < _LEAST_FREE


def folder_description(made_with: Mapping[str, Any]) -> dict[str, Any]:
    """What `synth.json` holds."""
    described: dict[str, Any] = json.loads(_json({"format": FORMAT, "screenseg": __version__, **made_with}))
    return described


def _json(plain: Any, indent: int | None = None) -> bytes:
    separators = (",", ": " if indent else ":")
    return json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators).encode() + b"\n"


def _compare(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Refuse to go on with anything that would change what the next screens look like."""
    differences = list(_differences(old, new, ""))
    if differences:
        shown = "; ".join(differences[:4]) + ("; ..." if len(differences) > 4 else "")
        raise SynthError(
            f"{str(folder)!r} was made with something else: {shown}. "
            "Go on with what it was made with, or give another folder with --out."
        )


def _differences(old: Any, new: Any, where: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            yield from _differences(old.get(key), new.get(key), f"{where}.{key}" if where else key)
    elif old != new:
        if isinstance(old, list) and isinstance(new, list):
            gone, come = [v for v in old if v not in new], [v for v in new if v not in old]
            yield f"{where} lacks {_short(gone)} and has {_short(come)} more"
        else:
            yield f"{where} was {_short(old)} and is {_short(new)}"


def _short(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict) and "name" in value[0]:
        value = [v["name"] for v in value]
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."

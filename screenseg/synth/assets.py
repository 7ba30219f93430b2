"""Style sheets, fonts and icons from npm: pinned, checked against their hashes, fetched once into the user's cache.

`packages.json` names each package with its version, the sha512 of its archive, and which of its files are kept
(shell patterns; all if left out). A package is fetched with ``npm pack``, which brings the published files and nothing
else: no dependencies, no install scripts. It is unpacked beside its place and renamed into it, under a lock, so an
interrupted or a second process does no harm. The place is named after the entry's own hash: a changed entry is
fetched anew, the others are not.

The cache is the user's cache folder for screenseg, or ``$SCREENSEG_CACHE``.
"""

from __future__ import annotations

import base64
import fnmatch
import functools
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from screenseg._optional import optional
from screenseg.errors import MissingDependency
from screenseg.synth.errors import SynthError

__all__ = ["cache_folder", "install", "packages", "path"]

_SECONDS = 180.0  # that one package may take
_AT_ONCE = 4  # packages that are fetched side by side


class _Unavailable:
    """What could not be fetched in this process, so that nothing is asked for again with every screen."""

    def __init__(self) -> None:
        self.why: dict[str, str] = {}


_UNAVAILABLE = _Unavailable()


@functools.cache
def packages() -> dict[str, dict[str, Any]]:
    """The pinned packages by ``NAME@VERSION``: their ``integrity`` and, if only a part is kept, ``keep``."""
    text = files(__package__).joinpath("packages.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def cache_folder() -> Path:
    """Where what was fetched is kept: ``$SCREENSEG_CACHE``, or the user's cache folder."""
    chosen = os.environ.get("SCREENSEG_CACHE")
    if chosen:
        return Path(chosen)
    return Path(optional("platformdirs", extra="synth", purpose="Keeping style sheets").user_cache_dir("screenseg"))


def path(package: str) -> Path:
    """The folder of a package's files, fetched if it is not there yet.

    Args:
        package: ``NAME@VERSION``, a key of `packages()`.

    Raises:
        SynthError: There is no such package in packages.json.
        MissingDependency: npm is missing, or it cannot fetch this package.
    """
    place = _place(package)
    if place.is_dir():
        return place
    if package in _UNAVAILABLE.why:
        raise MissingDependency(_UNAVAILABLE.why[package], name=package)
    try:
        _fetch(package, place)
    except MissingDependency as error:
        _UNAVAILABLE.why[package] = str(error)
        raise
    return place


def _place(package: str) -> Path:
    entry = packages().get(package)
    if entry is None:
        raise SynthError(f"packages.json does not pin {package!r}; it pins {', '.join(sorted(packages()))}.")
    digest = hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()[:12]
    return cache_folder() / "synth" / "npm" / f"{package.replace('/', '+')}-{digest}"


def install(names: Iterable[str] | None = None) -> dict[str, MissingDependency]:
    """Fetch packages ahead of time.

    Args:
        names: Which; all if None.

    Returns:
        Those that failed, and why; the others are there.
    """
    wanted = list(packages() if names is None else names)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return {name: error for name, error in zip(wanted, pool.map(_failure, wanted), strict=True) if error}


def _failure(package: str) -> MissingDependency | None:
    """Why a package cannot be had; None if it is there."""
    try:
        path(package)
    except MissingDependency as error:
        return error
    return None


def _fetch(package: str, place: Path) -> None:
    """Have npm pack it, check it, unpack it into a sibling and rename that."""
    filelock = optional("filelock", extra="synth", purpose="Fetching style sheets")
    npm = shutil.which("npm")
    if npm is None:
        raise MissingDependency(
            f"The npm package {package} is needed, and npm is not installed. Install Node.js, which brings it.",
            name=package,
        )
    place.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(str(place.parent / f".{place.name}.lock")):
        if place.is_dir():  # another process was faster
            return
        with _sibling(place) as temporary:
            archive = _pack(npm, package, temporary)
            _verify(package, archive)
            unpacked = temporary / "unpacked"
            _unpack(archive, unpacked, tuple(packages()[package].get("keep", ("*",))))
            if not unpacked.is_dir():
                raise SynthError(f"packages.json keeps files of {package} that it does not have.")
            unpacked.rename(place)


@contextmanager
def _sibling(place: Path) -> Iterator[Path]:
    """A temporary folder on the same file system."""
    temporary = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _pack(npm: str, package: str, into: Path) -> Path:
    """The archive that npm wrote; MissingDependency with npm's last words if it did not."""
    command = [npm, "pack", package, "--ignore-scripts", "--silent", "--pack-destination", str(into)]
    try:
        done = subprocess.run(command, cwd=into, capture_output=True, text=True, timeout=_SECONDS, check=False)
        said = (done.stderr or done.stdout).strip()[-400:]
    except subprocess.TimeoutExpired:
        said = f"no answer within {_SECONDS:.0f} s"
    archives = sorted(into.glob("*.tgz"))
    if not archives:
        raise MissingDependency(
            f"npm cannot fetch {package}: {said or 'it wrote no archive'}. To see why, run: npm pack {package}",
            name=package,
        )
    return archives[0]


def _verify(package: str, archive: Path) -> None:
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    expected = packages()[package]["integrity"]
    if digest != expected:
        raise MissingDependency(
            f"npm's archive of {package} has the hash {digest}, packages.json expects {expected}. "
            "If the new one can be trusted, write it into packages.json.",
            name=package,
        )


def _unpack(archive: Path, into: Path, keep: tuple[str, ...]) -> None:
    """The kept files of an archive, without its topmost folder."""
    with tarfile.open(archive) as tar:
        for member in tar:
            name = member.name.partition("/")[2]
            if member.isfile() and name and any(fnmatch.fnmatch(name, pattern) for pattern in keep):
                member.name = name
                member.mode = 0o644
                tar.extract(member, into, filter="data")

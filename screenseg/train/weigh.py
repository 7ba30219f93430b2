"""What an engine costs: seconds a screen and memory, in a process of its own that does nothing else.

python -m screenseg.train.weigh ENGINE PICTURE...
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screenseg.train.errors import TrainError

__all__ = ["SIZE", "Weight", "weigh"]

SIZE = (1920, 1080)  # the screen that costs are told for


@dataclass(frozen=True, slots=True)
class Weight:
    """Costs on this machine.

    Attributes:
        seconds: median of a further screen of SIZE.
        first: from nothing to the first screen's answer: imports, loading, compiling.
        megabytes: the process's greatest resident memory.
        pictures: how many screens the median is over.
        cores: that this machine has.
    """

    seconds: float
    first: float
    megabytes: float
    pictures: int
    cores: int


def weigh(engine: str, pictures: Sequence[Path]) -> Weight:
    """Measure an engine on pictures.

    Args:
        engine: as `engines.engine_named` takes it.
        pictures: at least one; tiled or cut to SIZE.

    Raises:
        TrainError: the process failed.
    """
    words = [sys.executable, "-m", "screenseg.train.weigh", engine, *map(str, pictures)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TrainError(f"Measuring {engine} failed: {(done.stderr.strip() or '?').splitlines()[-1]}")
    return Weight(**json.loads(done.stdout.splitlines()[-1]))


def _measure(engine: str, pictures: Sequence[str]) -> Weight:
    started = time.perf_counter()
    from screenseg.train.data import load_image
    from screenseg.train.engines import engine_named

    run, _ = engine_named(engine)
    screens = [_screen(load_image(Path(path))) for path in pictures]
    run(screens[0])
    first = time.perf_counter() - started
    seconds = []
    for screen in screens:
        begun = time.perf_counter()
        run(screen)
        seconds.append(time.perf_counter() - begun)
    median = round(float(np.median(seconds)), 4)
    return Weight(median, round(first, 3), _memory(), len(screens), os.cpu_count() or 1)


def _memory() -> int:
    """The greatest resident memory of this process, megabytes; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ModuleNotFoundError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1024**2 if sys.platform == "darwin" else 1024))


def _screen(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture of SIZE: cut, or repeated where it is smaller."""
    height, width = image.shape[:2]
    more = ((0, max(0, SIZE[1] - height)), (0, max(0, SIZE[0] - width)), (0, 0))
    return np.ascontiguousarray(np.pad(image, more, mode="wrap")[: SIZE[1], : SIZE[0]])


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_measure(sys.argv[1], sys.argv[2:]))) + "\n")

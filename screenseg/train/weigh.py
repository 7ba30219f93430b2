"""What an engine costs: seconds a screen and memory, in a process of its own that does nothing else.

python -m screenseg.train.weigh ENGINE PICTURE...
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
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
        openvino, onnxruntime: median seconds of the network alone on a screen of SIZE, float32 arithmetic or as the
            runtime chooses; None for an engine without a network, or where the runtime is not installed.
    """

    seconds: float
    first: float
    megabytes: float
    pictures: int
    cores: int
    openvino: float | None = None
    onnxruntime: float | None = None


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
    median, memory = round(float(np.median(seconds)), 4), _memory()
    runtimes = _runtimes(Path(engine), screens) if engine.endswith(".onnx") else (None, None)
    return Weight(median, round(first, 3), memory, len(screens), os.cpu_count() or 1, *runtimes)


def _runtimes(path: Path, screens: Sequence[NDArray[np.uint8]]) -> tuple[float, float | None]:
    """Median seconds of a network in OpenVINO and in ONNX Runtime, by turns, since machines are noisy."""
    from screenseg.perceive.runtime import Network, padded

    runs = [Network(path).all]
    try:
        import onnxruntime
    except ModuleNotFoundError:
        pass
    else:
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        runs.append(lambda batch: session.run(None, {"image": batch}))
    batches = [padded(screen) for screen in screens]
    for run in runs:
        run(batches[0])
    seconds = [[_timed(run, batch) for run in runs] for batch in batches]
    medians = [round(float(median), 4) for median in np.median(seconds, axis=0)]
    return medians[0], medians[1] if len(medians) > 1 else None


def _timed(run: Callable[[NDArray[np.uint8]], object], batch: NDArray[np.uint8]) -> float:
    begun = time.perf_counter()
    run(batch)
    return time.perf_counter() - begun


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

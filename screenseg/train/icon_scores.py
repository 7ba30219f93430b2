"""How good the icon network is on sets of icons that it has never seen."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from screenseg.perceive.icons import OUTPUTS, SIDE
from screenseg.perceive.runtime import Network
from screenseg.train.errors import DataError
from screenseg.train.icons import Icon, read_icons, top

__all__ = ["common", "judge_icons"]

COMMON = 100  # meanings that most sets draw
BATCH, TIMES = 64, 30


def judge_icons(weights: Path, data: Path) -> dict[str, float]:
    """Figures of an exported icon network on the icons of the test split.

    Args:
        weights: its ONNX file.
        data: a set that ``screenseg synth icons`` wrote.

    Returns:
        ``icons``: how many were asked for. ``top_1`` and ``top_5``: shares of icons whose meaning comes first, or among
        the first five, of the COMMON commonest meanings. ``words_5``: share of icons of which one of the five likeliest
        words is among their own. ``milliseconds``: median for one icon in a batch of 64.

    Raises:
        DataError: it is no icon network, or no set of icons.
    """
    try:
        network = Network(weights, outputs=OUTPUTS)
        names = json.loads(network.metadata("names"))
    except (RuntimeError, ValueError, KeyError) as error:
        raise DataError(f"{weights} is no icon network: {' '.join(str(error).split())[:200]}") from error
    icons = read_icons(data)
    test = [icon for icon in icons if icon.named.split == "test" and icon.named.meanings]
    if not test:
        raise DataError(f"{data} has no icon of the test split.")
    among = common(icons)
    first, five = top(lambda seen: network.all(seen)[1], names["meanings"], test, among)
    said = [icon for icon in icons if icon.named.split == "test"]
    worded = [_worded(icon, set(names["words"])) for icon in said]
    _, words = top(lambda seen: network.all(seen)[0], names["words"], worded)
    return {
        "icons": float(sum(bool(set(icon.named.meanings) & set(among)) for icon in test)),
        "top_1": first, "top_5": five, "words_5": words, "milliseconds": _milliseconds(network),
    }  # fmt: skip


def common(icons: Sequence[Icon]) -> list[str]:
    """The meanings that most sets draw."""
    drawn = {(icon.named.set, meaning) for icon in icons for meaning in icon.named.meanings}
    counts = Counter(meaning for _, meaning in sorted(drawn))
    return [meaning for meaning, _ in counts.most_common(COMMON)]


def _worded(icon: Icon, known: set[str]) -> Icon:
    """The icon with its words for meanings."""
    return icon.meaning(tuple(word for word in icon.named.words if word in known))


def _milliseconds(network: Network) -> float:
    batch = np.zeros((BATCH, 1, SIDE, SIDE), np.float32)
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        network.all(batch)
        times.append(time.perf_counter() - started)
    return float(np.median(times)) * 1000 / BATCH

"""stub"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from screenseg.synth.renderer import Look


@dataclass(frozen=True)
class Style:
    css: str = ""
    palette: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


def generate(rng: random.Random, options: dict[str, Any], look: Look, rtl: bool) -> Style:
    return Style()

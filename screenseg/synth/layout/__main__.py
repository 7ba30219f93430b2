"""`python -m screenseg.synth.layout KIND LANGUAGE SEED [WIDTH HEIGHT]` prints a screen as a tree."""

from __future__ import annotations

import random
import sys

from screenseg.synth.layout import compose
from screenseg.synth.spec import Node


def outline(node: Node, depth: int = 0) -> str:
    """The tree below a node, a line each: kind, text, value, then what else is not as usual."""
    plain = node.to_dict()
    for name in ("kind", "id", "children", "concept"):
        plain.pop(name, None)
    said = [repr(plain.pop(name)) for name in ("text", "value") if name in plain]
    rest = [f"{name}={value}" for name, value in plain.items()]
    line = "  " * depth + " ".join((node.kind, *said, *rest))
    return "\n".join((line[:220], *(outline(child, depth + 1) for child in node.children)))


def main(kind: str, language: str, seed: str, width: str = "1280", height: str = "800") -> None:
    """Print one screen."""
    screen = compose(kind, language, random.Random(int(seed)), size=(int(width), int(height)))
    sys.stdout.write("\n".join(map(outline, (screen.root, *screen.overlays))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

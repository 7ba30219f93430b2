"""Files of named jinja2 templates: "=== NAME" begins one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import jinja2

__all__ = ["environment", "read"]


@lru_cache(maxsize=2)
def environment(*, escape: bool = True) -> jinja2.Environment:
    """jinja2 as all templates here want it; `escape` for HTML."""
    return jinja2.Environment(autoescape=escape, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)


def read(path: Path, *, escape: bool = True) -> dict[str, jinja2.Template]:
    """The templates of a file, in its order; what stands before the first one is a comment."""
    found: dict[str, jinja2.Template] = {}
    for block in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
        name, _, source = block.partition("\n")
        found[name.strip()] = environment(escape=escape).from_string(source.rstrip("\n"))
    return found

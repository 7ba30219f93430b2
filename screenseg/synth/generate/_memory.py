"""How much memory a run holds, toolkits and browsers included."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["tree_memory"]


def tree_memory() -> int:
    """Bytes that this process and all below it hold, pages shared between them counted once; 0 where it cannot be told
    (outside Linux)."""
    proc = Path("/proc")
    if not (proc / "self" / "smaps_rollup").exists():
        return 0
    children: dict[int, list[int]] = {}
    for entry in proc.iterdir():
        if entry.name.isdigit() and (parent := _parent(entry)) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    total, waiting = 0, [os.getpid()]
    while waiting:
        pid = waiting.pop()
        total += _share(proc / str(pid))
        waiting += children.get(pid, [])
    return total


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return None


def _share(process: Path) -> int:
    """Its proportional set size."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0

"""Which found box is which true one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["inside", "iou_matrix", "pairs", "shares"]

Float = NDArray[np.float32]


def pairs(overlaps: Float, limit: float) -> Iterator[tuple[int, int]]:
    """A one-to-one matching of rows and columns, the best pairs first.

    Args:
        overlaps: (n, m) how much each two have in common.
        limit: the least that makes a pair.
    """
    candidates = np.argwhere(overlaps >= limit)
    order = np.argsort(-overlaps[candidates[:, 0], candidates[:, 1]], kind="stable")
    rows: set[int] = set()
    columns: set[int] = set()
    for row, column in candidates[order].tolist():
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield row, column


def iou_matrix(a: Float, b: Float) -> Float:
    """(n, m) IoU of (n, 4) and (m, 4) boxes."""
    both = _shared(a, b)
    return np.asarray(both / np.maximum(_areas(a)[:, None] + _areas(b)[None] - both, 1e-6), np.float32)


def inside(boxes: Float, areas: Float) -> Float:
    """(n,) the greatest share of each box that lies in one of the areas."""
    return np.asarray(shares(boxes, areas).max(axis=1, initial=0), np.float32)


def shares(boxes: Float, areas: Float) -> Float:
    """(n, m) the share of each box that lies in each area."""
    return np.asarray(_shared(boxes, areas) / np.maximum(_areas(boxes), 1e-6)[:, None], np.float32)


def _areas(boxes: Float) -> Float:
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), np.float32)


def _shared(a: Float, b: Float) -> Float:
    width = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    height = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    return np.asarray(width.clip(0) * height.clip(0), np.float32)

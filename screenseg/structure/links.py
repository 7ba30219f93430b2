"""Which caption names which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screenseg.geometry import Box
from screenseg.structure.draft import FIELDS, TOGGLES, Draft, clean, contrast

__all__ = ["link_labels"]

HINT = 45  # characters: a longer text is a sentence, no caption
ROW = 0.5  # share of the lower height that must overlap for two things to stand in one row
LEFT_REACH, ABOVE_REACH = 22.0, 2.8  # text heights from a field to its caption
INDENT = 4.0  # text heights that a field may start to the right of a caption above it: its addon was not seen
ADDON = 1.6  # text heights from an icon before a field to the field
SIDE_REACH = 2.6  # text heights from a toggle to its caption, or its own side if that is more


@dataclass(frozen=True, slots=True)
class _Link:
    cost: float
    field: Draft
    caption: Draft


def link_labels(drafts: Sequence[Draft], unit: float) -> None:
    """Give each field its label, in place; a caption names one field only, the best pairs first.

    Args:
        drafts: everything on the screen.
        unit: text height, pixels.
    """
    captions = [d for d in drafts if d.role in ("text", "link") and any(c.isalnum() for c in d.text)]
    widgets = [d for d in drafts if d.role not in ("text", "link", "group")]
    marks = [d.box for d in drafts if d.role == "img"]
    links = []
    for field in widgets:
        if field.role in FIELDS | TOGGLES:
            for caption in captions:
                cost = _cost(field, caption, captions, widgets, marks, unit)
                if cost is not None:
                    links.append(_Link(cost, field, caption))
    taken: set[tuple[int, bool]] = set()
    for link in sorted(links, key=lambda item: item.cost):
        claim = (id(link.caption), link.field.role in TOGGLES)  # a toggle's caption may name the field after it too
        if link.field.label is None and claim not in taken:
            taken.add(claim)
            link.field.label, link.field.label_box = clean(link.caption.text), link.caption.box
    for field in widgets:
        if field.role in FIELDS and field.label is None:
            field.label = clean(field.placeholder or "") or None


def _cost(
    field: Draft,
    caption: Draft,
    captions: Sequence[Draft],
    widgets: Sequence[Draft],
    marks: Sequence[Box],
    unit: float,
) -> float | None:
    """How unlikely the caption is the field's; None where it cannot be."""
    if field.role in TOGGLES:
        return _beside(field.box, caption.box, unit)
    box = _with_addon(field.box, widgets, marks, unit)
    left = _left(box, caption.box, widgets, unit)
    above = _above(field, box, caption, captions, widgets, unit)
    costs = [c for c in (left, above) if c is not None]
    if not costs:
        return None
    return min(costs) - (0.3 if caption.text.rstrip().endswith((":", "：", "*")) else 0.0)


def _with_addon(field: Box, widgets: Sequence[Draft], marks: Sequence[Box], unit: float) -> Box:
    """The field's box, and that of an icon, unit or button that adjoins it on the left, as in an input group.

    Where only the mark in it was found, the addon has as much room before the mark as behind.
    """
    for other in (w.box for w in widgets):
        level = abs(other.top - field.top) <= 3 and abs(other.bottom - field.bottom) <= 3
        if level and abs(other.right - field.left) <= 3 and other.width < field.width:
            return Box.around((other, field))
    for mark in marks:
        room = field.left - mark.right
        level = abs(mark.center.y - field.center.y) <= 0.3 * unit and mark.height <= field.height
        if level and 0 <= room <= ADDON * unit and mark.width <= field.width / 2:
            return Box(mark.left - room, field.top, field.right, field.bottom)
    return field


def _same_row(a: Box, b: Box) -> bool:
    return a.overlap_y(b) >= ROW * min(a.height, b.height)


def _beside(toggle: Box, caption: Box, unit: float) -> float | None:
    reach = max(SIDE_REACH * unit, 1.3 * toggle.width)
    if not _same_row(toggle, caption):
        return None
    if -0.35 * toggle.width <= caption.left - toggle.right <= reach:
        return (caption.left - toggle.right) / unit / 4
    if -2 <= toggle.left - caption.right <= reach:
        return 2 + (toggle.left - caption.right) / unit / 4
    return None


def _left(field: Box, caption: Box, widgets: Sequence[Draft], unit: float) -> float | None:
    gap = field.left - caption.right
    top_row = Box(field.left, field.top, field.right, min(field.bottom, field.top + round(3 * unit)))
    if not (-2 <= gap <= LEFT_REACH * unit and _same_row(top_row, caption)):
        return None
    between = Box(min(caption.right, field.left - 1), caption.top, field.left, caption.bottom)
    if any(w.box.intersect(between) and not field.contains(w.box) for w in widgets):
        return None
    return 0.25 + gap / unit / 8


def _above(
    field: Draft, box: Box, caption: Draft, captions: Sequence[Draft], widgets: Sequence[Draft], unit: float
) -> float | None:
    name = caption.box
    gap = box.top - name.bottom
    aligned = abs(name.left - box.left)
    inside = box.left - INDENT * unit <= name.left and name.right <= max(box.right, box.left + 30 * unit)
    if not (
        -0.6 * unit <= gap <= _reach(field, caption, captions, unit)
        and inside
        and aligned <= max(2 * unit, 0.3 * box.width)
    ):
        return None
    between = Box(name.left, name.bottom, name.left + 1, max(box.top, name.bottom + 1))
    if any(w.box.intersect(between) and not box.contains(w.box) for w in widgets):
        return None
    hint = 1.5 if _hinted(caption, captions, unit) else 0.0
    return min(max(0, gap) / unit, ABOVE_REACH) / 3 + aligned / unit / 4 + 0.2 + hint


def _reach(field: Draft, caption: Draft, captions: Sequence[Draft], unit: float) -> float:
    """How far above its field this caption may stand: farther where only hints stand between."""
    between = [c for c in captions if c is not caption and _is_between(caption.box, c.box, field.box, unit)]
    if between and all(_is_hint(c, caption) for c in between):
        return ABOVE_REACH * unit + sum(c.box.height + unit for c in between)
    return ABOVE_REACH * unit


def _is_between(upper: Box, box: Box, lower: Box, unit: float) -> bool:
    return upper.bottom <= box.top + 2 and box.bottom <= lower.top + 2 and abs(box.left - upper.left) <= unit


def _is_hint(text: Draft, caption: Draft) -> bool:
    """Whether a text under a caption explains it: paler, a sentence, or in the colour of errors."""
    paler = contrast(text.lines[0]) < 0.95 * contrast(caption.lines[0])
    return paler or text.role == "link" or (len(text.text) > HINT and len(text.text) > len(caption.text))


def _hinted(caption: Draft, captions: Sequence[Draft], unit: float) -> bool:
    """Whether a caption is itself a hint under a real one."""
    for other in captions:
        gap = caption.box.top - other.box.bottom
        level = abs(other.box.left - caption.box.left) <= unit
        if other is not caption and level and -2 <= gap <= 1.6 * unit and _is_hint(caption, other):
            return True
    return False

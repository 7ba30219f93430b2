"""Menu bars and tab strips: short texts in a row, which by themselves look like any text."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.geometry import Box
from screenseg.structure.draft import Draft

__all__ = ["name_strips"]

SHORTEST = 3  # texts in a row that make a strip
GAP = (0.7, 4.5)  # text heights between neighbours in a strip
LONGEST = 26  # characters: a longer text is no menu or tab
MENU_GAP = 2.3  # text heights: menus stand closer than tabs
TITLE = 4.2  # text heights between a window's top and its menu bar


def name_strips(drafts: Sequence[Draft], unit: float) -> None:
    """Give the texts of menu bars the role `menuitem` and of other strips `tab`, in place.

    Args:
        drafts: everything on the screen.
        unit: text height, pixels.
    """
    free = [d for d in drafts if d.role == "text" and len(d.text) <= LONGEST and any(c.isalpha() for c in d.text)]
    others = [d for d in drafts if d.role not in ("text", "link", "group")]
    panels = [d.box for d in drafts if d.role == "group"]
    for strip in _strips(free, unit):
        row = Box.around(d.box for d in strip)
        if len(strip) < SHORTEST or any(d.box.intersect(row) for d in others):
            continue
        close = strip[1].box.left - strip[0].box.right <= MENU_GAP * unit
        role = "menuitem" if close and _tops_window(row, panels, drafts, unit) else "tab"
        for draft in strip:
            draft.role, draft.label = role, draft.text


def _strips(texts: Sequence[Draft], unit: float) -> list[list[Draft]]:
    """Runs of texts on one base line, of one height, with like gaps."""
    strips: list[list[Draft]] = []
    for draft in sorted(texts, key=lambda d: (d.box.left, d.box.top)):
        for strip in strips:
            last = strip[-1].box
            gap = draft.box.left - last.right
            level = draft.box.overlap_y(last) >= 0.6 * max(draft.box.height, last.height)
            if level and GAP[0] * unit <= gap <= GAP[1] * unit and _even(strip, gap):
                strip.append(draft)
                break
        else:
            strips.append([draft])
    return strips


def _even(strip: Sequence[Draft], gap: int) -> bool:
    """Whether a gap is like the one before it, as paddings are and columns of a table are not."""
    if len(strip) < 2:
        return True
    before = strip[-1].box.left - strip[-2].box.right
    return abs(gap - before) <= max(3, 0.25 * before)


def _tops_window(row: Box, panels: Sequence[Box], drafts: Sequence[Draft], unit: float) -> bool:
    """Whether nothing but a title bar stands above the row in the window that holds it."""
    around = [p for p in panels if p.contains(row) and p.height > 12 * unit]
    window = min(around, key=lambda p: p.area, default=None)
    top = window.top if window else 0
    if row.top - top <= TITLE * unit:
        return True
    above = Box(row.left, max(0, row.top - round(TITLE * unit)), row.right, row.top)
    texts = [d for d in drafts if d.role in ("text", "link") and d.box.intersect(above)]
    return not texts and row.left - (window.left if window else 0) < 2 * unit

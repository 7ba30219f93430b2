"""From evidence to the document: fuse, link, nest, order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from screenseg.document import Document, Element
from screenseg.geometry import Box
from screenseg.perceive import Evidence
from screenseg.structure.draft import Draft, clean, rows, text_height
from screenseg.structure.fuse import fuse
from screenseg.structure.links import link_labels

__all__ = ["build"]

INSIDE = 0.9  # share of an element that must lie in a panel to belong to it


def build(evidence: Evidence) -> Document:
    """The document of what was seen on one screenshot."""
    unit = text_height(evidence.lines)
    drafts = fuse(evidence)
    link_labels(drafts, unit)
    page = Draft("document", Box(0, 0, *evidence.size), 1.0, [])
    children = _nest(page, drafts)
    _title_panels(children, unit)
    numbers = count()
    return Document(_element(page, children, numbers), evidence.size, evidence.scale)


def _nest(page: Draft, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """The children of the page and of each panel, by the parent's id()."""
    panels = sorted((d for d in drafts if d.role == "group"), key=lambda d: d.box.area)
    children: dict[int, list[Draft]] = {id(d): [] for d in (page, *panels)}
    for draft in drafts:
        parents = (p for p in panels if p is not draft and p.box.area > draft.box.area)
        parent = next((p for p in parents if draft.box.coverage(p.box) >= INSIDE), page)
        children[id(parent)].append(draft)
    return {key: _reading_order(value) for key, value in children.items()}


def _reading_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Row by row."""
    return [draft for row in rows(drafts, lambda d: d.box) for draft in row]


def _title_panels(children: dict[int, list[Draft]], unit: float) -> None:
    """Name each panel by the text on its upper border, in its header bar, or on its first row.

    The caption of a field is no title, and a text is the title of one panel only, the innermost.
    """
    taken = {d.label_box for members in children.values() for d in members if d.label_box}
    panels = [(d, members) for members in children.values() for d in members if d.role == "group"]
    for panel, members in sorted(panels, key=lambda pair: pair[0].box.area):
        free = (d for d in members if d.role == "text" and d.box not in taken)
        on_border = next((d for d in free if _on_border(d.box, panel.box, unit)), None)
        title = on_border or _title(panel, children, unit)
        if title is not None and title.box not in taken:
            panel.label, panel.label_box = clean(title.text), title.box
            taken.add(title.box)


def _on_border(text: Box, panel: Box, unit: float) -> bool:
    """Whether a text stands on the left half of a panel's upper border, or right above it."""
    across = -0.6 * unit <= panel.top - text.center.y <= 1.6 * unit
    return across and panel.left <= text.left + unit and text.center.x <= panel.center.x


def _title(panel: Draft, children: dict[int, list[Draft]], unit: float) -> Draft | None:
    inside = children.get(id(panel), [])
    first = next((d for d in inside if d.role in ("text", "link", "group")), None)
    if first is None or first.box.top - panel.box.top > 3.5 * unit:
        return None
    if first.role == "group":
        low = first.box.height < 6 * unit
        return next((d for d in children.get(id(first), []) if d.role == "text"), None) if low else None
    return first


def _element(draft: Draft, children: dict[int, list[Draft]], numbers: count[int]) -> Element:
    """The element of a draft and all below it, numbered in reading order."""
    number = next(numbers)
    return Element(
        id=f"e{number}",
        role=draft.role,
        box=draft.box,
        text=draft.text,
        label=draft.label,
        label_box=draft.label_box,
        value=draft.value,
        placeholder=draft.placeholder,
        checked=draft.checked,
        enabled=draft.enabled is not False,
        selected=draft.selected,
        confidence=round(float(draft.confidence), 4),
        names=draft.names,
        children=tuple(_element(child, children, numbers) for child in children.get(id(draft), [])),
    )

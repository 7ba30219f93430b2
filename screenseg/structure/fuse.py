"""One set of elements out of all evidence: which region stands, and which text belongs to what."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from screenseg.perceive import Evidence, Region, TextLine, Word
from screenseg.perceive.evidence import Color
from screenseg.structure.bars import name_strips
from screenseg.structure.draft import FIELDS, TOGGLES, Draft, clean, contrast, rows, text_height

__all__ = ["fuse"]

SAME = 0.6  # IoU: two regions that share more are one
FEW = 8  # lines: fewer do not tell how strong the ink of a page can be
PALE = 0.62  # share of the page's full contrast: paler ink in a field is its placeholder
DISABLED = 0.45  # share of the page's usual contrast: paler ink than this on a widget: greyed out
ACCENT = 60  # max - min of the channels: coloured ink
CALLED = 0.5  # probability of a name from which on an icon is called by it
SMALL = 3.5  # text heights: what is written on a larger picture is text of its own
COLOURED = 0.5  # share of coloured text that is a link, if nothing else says so
SEPARATORS = frozenset("/|>›»•·→") | {"::", ">>"}


def fuse(evidence: Evidence) -> list[Draft]:
    """The elements of a screen, in no order, panels (`group`) among them."""
    standing = _standing(evidence.regions)
    unit = text_height(evidence.lines)
    whole = [_without_toggle(line, standing) for line in evidence.lines]
    lines = [part for line in whole for part in _parts(line)]
    drafts = [_draft(region) for region in standing]
    widgets = [d for d in drafts if d.role != "group"]
    holding = [d for d in widgets if d.role != "img" or d.box.height <= SMALL * unit]
    holders = sorted(holding, key=lambda d: d.box.area)
    usual = statistics.median([contrast(line) for line in lines]) if lines else 1.0
    full = statistics.quantiles([contrast(line) for line in lines], n=10)[-1] if len(lines) >= FEW else 1.0
    for line in lines:
        holder = next((d for d in holders if d.box.contains(line.box.center)), None)
        if holder is None or holder.role == "option":  # entries have columns, second lines and boxes to tick
            drafts.append(_free_text(line, usual))
            drafts += _links_inside(line)
        if holder is not None and holder.role not in TOGGLES:
            holder.lines.append(line)
    for draft in widgets:
        _fill(draft, usual, full)
    name_strips(drafts, unit)
    return drafts


def _draft(region: Region) -> Draft:
    return Draft(
        region.role,
        region.box,
        region.confidence,
        [],
        checked=region.checked,
        enabled=region.enabled,
        selected=region.selected,
        fill=region.fill,
        names=region.names,
    )


def _standing(regions: Sequence[Region]) -> list[Region]:
    """Of regions that claim the same place the surest; parts of a field go, what holds two fields is a panel."""
    out: list[Region] = []
    for region in sorted(regions, key=lambda r: (-r.confidence, r.box.area)):
        if not any(region.box.iou(other.box) > SAME for other in out):
            out.append(region)
    widgets = [r for r in out if r.role not in ("group", "img")]
    kept = []
    for region in out:
        around = [r for r in widgets if r is not region and r.box.contains(region.box)]
        inside = [r for r in widgets if r is not region and region.box.contains(r.box)]
        if region.role != "group" and any(r.role in FIELDS | TOGGLES and not _holds(r, widgets) for r in around):
            continue
        kept.append(replace(region, role="group") if region.role != "group" and _holds(region, inside) else region)
    return kept


def _holds(region: Region, widgets: Sequence[Region]) -> bool:
    """Whether a region holds widgets side by side, and so is a panel and no widget itself."""
    if region.role in ("combobox", "spinbutton", *TOGGLES):  # arrows and thumbs are parts
        return False
    inside = [r for r in widgets if r is not region and region.box.contains(r.box)]
    part = any(r.role in TOGGLES or (r.role in FIELDS and r.box.area > 0.2 * region.box.area) for r in inside)
    return part or len(inside) > 1


def _without_toggle(line: TextLine, regions: Sequence[Region]) -> TextLine:
    """The line without words that are a check box or radio button misread as a letter."""
    toggles = [r.box for r in regions if r.role in TOGGLES]
    words = tuple(w for w in line.words if not any(w.box.coverage(t) > 0.5 for t in toggles))
    return line if len(words) == len(line.words) or not words else line.of_words(words)


def _parts(line: TextLine) -> list[TextLine]:
    """A bread-crumb line in its steps; any other line whole."""
    groups: list[list[Word]] = [[]]
    for word in line.words:
        if word.text in SEPARATORS:
            groups.append([])
        else:
            groups[-1].append(word)
    groups = [g for g in groups if g]
    return [line] if len(groups) < 2 else [line.of_words(g) for g in groups]


def _free_text(line: TextLine, usual: float) -> Draft:
    """Text on its own: a link where all of it is coloured, plain text elsewhere."""
    colored = bool(line.words) and all(_is_accent(w.color) for w in line.words) and not _is_accent(line.background)
    enabled = contrast(line) >= DISABLED * usual
    role, sure = ("link", COLOURED * line.confidence) if colored else ("text", line.confidence)
    return Draft(role, line.box, sure, [line], line.text, enabled=enabled)


def _links_inside(line: TextLine) -> list[Draft]:
    """Runs of coloured words in a line of otherwise plain text."""
    flags = [_is_accent(w.color) for w in line.words]
    if all(flags) or not any(flags) or _is_accent(line.background):
        return []
    out, run = [], []
    for word, flag in zip((*line.words, None), (*flags, False), strict=True):
        if flag and word is not None:
            run.append(word)
        elif run:
            part = line.of_words(run)
            out.append(Draft("link", part.box, line.confidence * COLOURED, [part], part.text))
            run = []
    return out


def _differ(a: Color, b: Color) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) > ACCENT


def _is_accent(color: Color) -> bool:
    return max(color) - min(color) > ACCENT


def _fill(draft: Draft, usual: float, full: float) -> None:
    """Give a widget the text that stands inside it, as its role takes it."""
    draft.lines = [line for row in rows(draft.lines, lambda line: line.box) for line in row]
    letters = [line for line in draft.lines if any(c.isalnum() for c in line.text)] or draft.lines
    if draft.role in FIELDS and any(len(line.text) > 1 for line in letters):  # a lone letter is an icon or an arrow
        letters = [line for line in letters if len(line.text) > 1 or line.text.isdigit()]
    draft.text = " ".join(line.text for line in letters)
    if not letters:
        if draft.names and draft.names[0][1] >= CALLED and draft.role not in FIELDS | TOGGLES:
            draft.label = draft.names[0][0]
        return
    strongest = max(contrast(line) for line in letters)
    if draft.role in FIELDS:
        text = draft.text.rstrip("|").strip()
        selected = draft.fill is not None and any(_differ(line.background, draft.fill) for line in letters)
        if strongest < PALE * full and draft.role == "textbox" and not selected:
            draft.placeholder, draft.value = text, ""
        else:
            draft.value = text
    else:
        draft.label = clean(draft.text) or None
        if draft.enabled is None:
            draft.enabled = strongest >= DISABLED * usual

"""From a kind's name to a screen: the table of kinds, and what is done to every screen at the end."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from screenseg.synth.errors import SynthError
from screenseg.synth.layout import (
    kinds_account,
    kinds_desktop,
    kinds_dialogs,
    kinds_forms,
    kinds_office,
    kinds_settings,
    kinds_shop,
    kinds_sites,
    kinds_tables,
    kinds_team,
    kinds_tools,
    kinds_web,
    overlays,
)
from screenseg.synth.layout.draft import Draft, changed
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node, Screen
from screenseg.synth.words import LOCALES

__all__ = ["KINDS", "Kind", "compose"]

#: Every kind of screen, by name.
KINDS: Mapping[str, Kind] = {
    **kinds_account.KINDS,
    **kinds_desktop.KINDS,
    **kinds_dialogs.KINDS,
    **kinds_forms.KINDS,
    **kinds_office.KINDS,
    **kinds_settings.KINDS,
    **kinds_shop.KINDS,
    **kinds_sites.KINDS,
    **kinds_tables.KINDS,
    **kinds_team.KINDS,
    **kinds_tools.KINDS,
    **kinds_web.KINDS,
}


_OVERLAID = 0.22  # share of screens over which something is opened that the kind itself does not ask for
_NESTED = 0.12  # share of dialogs in which a list or calendar is open
_FOCUSED = 0.35
_HOVERED = 0.4  # share of screens on which the pointer stands on a control, as it does after each click
_FOLLOWED = 0.6  # share of those with a focus where it is the same one
_HOVERABLE = frozenset(
    """
    textbox password multiline search combobox spinbutton date time checkbox switch radio slider button link menuitem
    tab option navitem
    """.split()
)
_FOCUSABLE = frozenset("textbox password multiline search combobox spinbutton date time".split())


def compose(kind: str, language: str, rng: random.Random, *, size: tuple[int, int] = (1280, 800)) -> Screen:
    """A screen of a kind in a language; `size` is the room in CSS pixels, width and height.

    Raises `SynthError` for a kind or a language that there is not.
    """
    if kind not in KINDS:
        raise SynthError(f"There is no kind of screen {kind!r}; kinds: {' '.join(sorted(KINDS))}.")
    if language not in LOCALES:
        raise SynthError(f"There are no words in {language!r}; languages: {' '.join(LOCALES)}.")
    entry = KINDS[kind]
    draft = Draft(kind, language, rng, size=size, root=entry.root)
    root = entry.build(draft)
    if draft.wants_overlay and not draft.overlays and draft.chance(_OVERLAID):
        root = overlays.open_one(draft, root)
    elif draft.overlays and draft.chance(_NESTED):
        overlays.open_in_dialog(draft)
    root, opened = _focus(draft, root, draft.overlays)
    scroll = _scroll(draft)
    hovered = _hovered(draft, (root, *opened))
    return Screen(kind=kind, language=language, root=root, overlays=tuple(opened), scroll=scroll, hovered=hovered)


def _focus(draft: Draft, root: Node, opened: list[Node]) -> tuple[Node, list[Node]]:
    """The focus in at most one control, which lies in the topmost dialog if there is one."""
    if not draft.chance(_FOCUSED) or any(node.focused for top in (root, *opened) for node in top.walk()):
        return root, opened
    dialogs = [at for at, node in enumerate(opened) if node.kind == "dialog"]
    if opened and not dialogs:
        return root, opened
    top = opened[dialogs[-1]] if dialogs else root
    able = [n for n in overlays.reachable(top) if n.kind in _FOCUSABLE and not (n.disabled or n.readonly)]
    if not able:
        return root, opened
    target = able[0] if draft.chance(0.5) else draft.pick(able)
    if not dialogs:
        return changed(root, target.id, focused=True), opened
    at = dialogs[-1]
    return root, [changed(node, target.id, focused=True) if n == at else node for n, node in enumerate(opened)]


def _hovered(draft: Draft, tops: Sequence[Node]) -> str:
    """The id of the control that the pointer stands on, often the one with the focus; empty if it is elsewhere."""
    if not draft.chance(_HOVERED):
        return ""
    able = [n for n in overlays.reachable(tops[-1]) if n.kind in _HOVERABLE and not n.disabled]
    focused = [n for n in able if n.focused]
    if focused and draft.chance(_FOLLOWED):
        return focused[0].id
    return draft.pick(able).id if able else ""


def _scroll(draft: Draft) -> float:
    """Long pages are seen from their start, their end or between; what hangs from an anchor needs its anchor."""
    if any(node.anchor for node in draft.overlays) or draft.root == "window" or draft.chance(0.75):
        return 0.0
    return 1.0 if draft.chance(0.25) else round(draft.rng.random(), 2)

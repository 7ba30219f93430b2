"""Choosing from a dropdown by what its list shows."""

from __future__ import annotations

import time
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from screenseg.act.pixels import changed, popup
from screenseg.act.target import Call, Target
from screenseg.capture import Screenshot
from screenseg.document import Element
from screenseg.geometry import Box, Point

__all__ = ["choose", "is_option"]

_ROLES = frozenset({"combobox", "textbox"})  # some dropdowns look just like text fields, and a click does those no harm
_OPENS = 3.0  # seconds
_MOST_VIEWS = 120  # of a list that scrolls
_LOOKALIKES = str.maketrans("01i|", "olll")  # that OCR takes for each other


def choose(call: Call, option: str) -> None:
    """Choose `option` in the target of `call`; see `Locator.select`."""
    target = call.ready()
    if not _key(option):
        raise ValueError(f"The option {option!r} has no letter or digit to find it by.")
    if target.element.role not in _ROLES:
        raise call.error(f"it is a {target.element.role}. Expected a dropdown.")
    if target.element.role == "combobox" and _key(target.element.value or "") == _key(option):
        call.note("it shows the option already")
        return
    list_box = _open(call, target)
    seen: dict[str, None] = {}
    for shot, elements in _views(call, list_box):
        found = [e for e in elements if is_option(e.text, option)]
        seen.update(dict.fromkeys(e.text for e in elements if e.text))
        exact = [e for e in found if _key(e.text) == _key(option)]
        match _apart(exact or found):
            case []:
                continue
            case [one]:
                point = one.box.center
                call.screen.driver.click(shot.to_screen((point.x + list_box.left, point.y + list_box.top)))
                call.note(f"clicked {one.text!r} in the list")
                _confirm(call, target, option)
                return
            case several:
                call.screen.press("esc")
                raise call.error(f"{len(several)} entries of the list read {option!r}.")
    call.screen.press("esc")
    raise call.error(f"the list has no {option!r}. It has: {', '.join(map(repr, seen)) or 'nothing legible'}.")


def is_option(shown: str, option: str) -> bool:
    """Whether a line of a list is the option: the same letters and digits, and in a long one at most one misread.

    Stricter than for other text, as neighbours in a list are alike: Austria and Australia, Iran and Iraq.
    """
    one, other = _key(shown), _key(option)
    if one == other:
        return True
    digits = ["".join(filter(str.isdigit, text)) for text in (shown, option)]
    return min(len(one), len(other)) >= 8 and digits[0] == digits[1] and Levenshtein.distance(one, other) == 1


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() or c == "|").translate(_LOOKALIKES)


def _open(call: Call, target: Target) -> Box:
    """Click, and tell where something new has appeared."""
    screen, own = call.screen, target.element.box.expand(4)
    before = screen.screenshot()
    screen.driver.click(target.point)
    deadline = time.monotonic() + _OPENS
    while time.monotonic() < deadline:
        after = screen.wait_until_still(seconds=_OPENS)
        appeared = popup(before, after, own)
        if appeared is not None:
            call.note(f"opened a list at {tuple(appeared)}")
            return appeared
    raise call.error("it was clicked, but no list opened.")


def _views(call: Call, box: Box) -> Iterator[tuple[Screenshot, list[Element]]]:
    """What the list shows, then what it shows scrolled down to its end, then up to its start."""
    screen = call.screen
    shot = screen.screenshot()
    elements = _lines(call, shot, box)
    yield shot, elements
    views = 1
    for direction in (1, -1):
        steps = 1
        while views < _MOST_VIEWS:
            screen.driver.scroll(_middle(shot, box), steps=direction * steps)
            after = screen.wait_until_still(box, seconds=1)
            if not changed(shot, after, box):
                break
            before, elements = {e.text for e in elements}, _lines(call, after, box)
            # Long lists are passed faster, as long as each view holds lines of the one before.
            steps += 1 if sum(e.text in before for e in elements) > len(elements) * 0.6 else 0
            shot, views = after, views + 1
            yield shot, elements


def _lines(call: Call, shot: Screenshot, box: Box) -> list[Element]:
    return [e for e in call.screen.parse_part(shot, box).elements if e.text]


def _middle(shot: Screenshot, box: Box) -> Point:
    return shot.to_screen(box.center)


def _apart(found: list[Element]) -> list[Element]:
    """Without those that lie in another one's place: a row and its text are the same entry."""
    kept: list[Element] = []
    for element in sorted(found, key=lambda e: e.box.area):
        if all(element.box.overlap_y(other.box) <= 0 for other in kept):
            kept.append(element)
    return kept


def _confirm(call: Call, target: Target, option: str) -> None:
    """See that the field shows the option, perhaps cut off at its end, or followed by what was read into its arrow."""
    wanted, shown = _key(option), ""
    deadline = time.monotonic() + _OPENS
    while time.monotonic() < deadline:
        call.screen.wait_until_still(target.surroundings, seconds=1)
        field = call.again(target, _ROLES)
        shown = ((field.value or field.text) if field else "").strip()
        key = _key(shown)
        cut = len(key) >= 3 and wanted.startswith(key)
        if is_option(shown, option) or cut or (key.startswith(wanted) and len(key) <= len(wanted) + 1):
            return
        call.note(f"the dropdown shows {shown!r}")
    raise call.error(f"{option!r} was clicked, but the dropdown shows {shown!r}.")

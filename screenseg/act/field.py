"""Typing into a field, and reading back what arrived."""

from __future__ import annotations

from screenseg.act.pixels import changed, difference
from screenseg.act.target import FIELDS, Call, Target
from screenseg.act.verify import agrees, same_name
from screenseg.capture import Screenshot

__all__ = ["enter"]

_SETTLES = 1.5  # seconds at most until a field is still


def enter(call: Call, text: str, *, clear: bool) -> None:
    """Type `text` into the target of `call`, replacing what it holds or not; see `Locator.type`."""
    odd = next((c for c in text if (ord(c) < 32 and c != "\n") or ord(c) == 127), None)
    if odd is not None:
        raise ValueError(f"The text holds the control character {odd!r}. Use press() for keys such as 'tab'.")
    target = call.ready()
    if target.element.role not in FIELDS:
        raise call.error(f"it is a {target.element.role}. Expected a field to type into.")
    problem = _enter_once(call, target, text, clear=clear)
    if problem is not None and clear:
        call.note(f"{problem}; trying once more")
        problem = _enter_once(call, target, text, clear=clear)
    if problem is not None:
        raise call.error(problem)


def _enter_once(call: Call, target: Target, text: str, *, clear: bool) -> str | None:
    """Type; what went wrong, or None."""
    screen, box = call.screen, target.element.box
    held = target.element.value or ""
    screen.driver.click(target.point)
    screen.wait_until_still(box, seconds=_SETTLES)
    if clear:
        screen.driver.select_all()
        screen.driver.press("delete")
    before = screen.wait_until_still(box, seconds=_SETTLES)
    if text:
        screen.driver.write(text)
    after = screen.wait_until_still(box, seconds=_SETTLES)
    if text.strip() and not _arrived(text, before, after, target):
        return "nothing arrived: the field looks as before. Does another window have the focus?"
    call.note("entered it")
    return _unlike(call, target, text, held, clear=clear)


def _arrived(text: str, before: Screenshot, after: Screenshot, target: Target) -> bool:
    if len(text.strip()) == 1:  # may be as narrow as a caret
        return difference(before, after, target.element.box) is not None
    return changed(before, after, target.element.box)


def _unlike(call: Call, target: Target, text: str, held: str, *, clear: bool) -> str | None:
    """What the field shows, told as a problem if it cannot be what it should be."""
    field = call.again(target, FIELDS)
    shown = ((field.value or field.text) if field else "").strip()
    if not text:
        kept = bool(held) and same_name(shown, held) > 90
        return f"the field still shows {shown!r}" if kept else None
    if field is None or not shown:
        call.note("what the field shows cannot be read; its pixels changed")
        return None
    if agrees(text, shown, whole=clear):
        return None
    return f"the field shows {shown!r}, which is not what was typed"

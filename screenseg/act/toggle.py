"""Check boxes, radio buttons and switches."""

from __future__ import annotations

import time

from screenseg.act.target import TOGGLES, Call

__all__ = ["toggle"]

_SHOWS = 3.0  # seconds until the new state must be seen


def toggle(call: Call, *, on: bool) -> None:
    """Bring the target of `call` into a state, with one click at most; see `Locator.check`."""
    target = call.ready()
    element, screen = target.element, call.screen
    if element.role not in TOGGLES:
        raise call.error(f"it is a {element.role}. Expected a check box, radio button or switch.")
    if element.checked is None:
        raise call.error("whether it is on cannot be seen, so a click might turn it the wrong way.")
    if element.checked == on:
        call.note("it is so already")
        return
    if element.role == "radio" and not on:
        raise call.error("a radio button cannot be turned off. Choose another one of its group.")
    screen.driver.click(target.point)
    call.note("clicked")
    deadline = time.monotonic() + _SHOWS
    while True:
        screen.wait_until_still(target.surroundings, seconds=1)
        now = call.again(target, TOGGLES)
        if now is not None and now.checked == on:
            return
        call.note("it cannot be seen any more" if now is None else f"checked is {now.checked}")
        if time.monotonic() > deadline:
            raise call.error(f"it was clicked, but it is not seen to be {'on' if on else 'off'}.")

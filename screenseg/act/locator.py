"""A locator: a phrase that is looked up anew each time something is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screenseg.act.dropdown import choose
from screenseg.act.field import enter
from screenseg.act.target import FIELDS, Call
from screenseg.act.toggle import toggle
from screenseg.document import Element
from screenseg.errors import NotFound

if TYPE_CHECKING:
    from screenseg.act.drivers import Button
    from screenseg.act.screen import Screen

__all__ = ["Locator"]

FOCUS = 1.5  # seconds at most until a clicked field shows that it has the focus


class Locator:
    """What a phrase names on a screen; made by `find`, and looked for at each action.

    Every action looks again until the target is there, the only one, enabled and still, and then acts. Each takes a
    `timeout` in seconds for that wait, and raises, with the log of what was tried when:

    - `NotFound` or `Ambiguous`: so it still was when the time was over;
    - `ActionTimeout`: it was there but greyed out, or did not keep still;
    - `ActionError`: it is not a thing to do this with, or the effect was not seen.
    """

    def __init__(self, screen: Screen, phrase: str, *, timeout: float | None = None) -> None:
        self._screen = screen
        self._phrase = phrase
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"<Locator {self._phrase!r}>"

    def click(self, *, timeout: float | None = None) -> None:
        """Click it. What a click leads to, the script has to wait for."""
        self._click("click()", timeout)

    def double_click(self, *, timeout: float | None = None) -> None:
        """Click it twice in quick succession."""
        self._click("double_click()", timeout, count=2)

    def right_click(self, *, timeout: float | None = None) -> None:
        """Click it with the right button."""
        self._click("right_click()", timeout, button="right")

    def hover(self, *, timeout: float | None = None) -> None:
        """Put the pointer on it."""
        self._screen.driver.move(self._call("hover()", timeout).ready(enabled=False).point)

    def type(self, text: str, *, clear: bool = True, timeout: float | None = None) -> None:
        """Type into a field, and read back what it then shows.

        The text may be any Unicode: what the keyboard layout has no keys for goes by the clipboard, which afterwards
        holds again what it held. What is read back is compared leniently, as OCR errs and fields cut, mask and format;
        if it is another text altogether, the field is cleared and typed once more.

        Args:
            text: what to type; a line break is the Enter key. For Tab and other keys there is `press`.
            clear: replace what the field holds; if False, type where the click puts the caret.
            timeout: seconds to wait until the field is ready.
        """
        # The text may be a password, so it is not in the log.
        enter(self._call(f"type(<{len(text)} characters>)", timeout), text, clear=clear)

    def clear(self, *, timeout: float | None = None) -> None:
        """Empty a field."""
        enter(self._call("clear()", timeout), "", clear=True)

    def press(self, keys: str, *, timeout: float | None = None) -> None:
        """Click a field for the focus, then press a key, or several held together as in ``"ctrl+a"``.

        For keys that go wherever the focus is already, there is `Screen.press`.
        """
        call = self._call(f"press({keys!r})", timeout)
        target = call.ready()
        if target.element.role not in FIELDS:
            raise call.error(
                f"it is a {target.element.role}; clicking it for the focus would do more. Use Screen.press."
            )
        self._screen.driver.click(target.point)
        self._screen.wait_until_still(target.surroundings, seconds=FOCUS)
        self._screen.driver.press(keys)

    def check(self, *, timeout: float | None = None) -> None:
        """Tick a check box, choose a radio button or turn a switch on, unless it is so already."""
        toggle(self._call("check()", timeout), on=True)

    def uncheck(self, *, timeout: float | None = None) -> None:
        """Take the tick out of a check box, or turn a switch off, unless it is so already."""
        toggle(self._call("uncheck()", timeout), on=False)

    def select(self, option: str, *, timeout: float | None = None) -> None:
        """Choose from a dropdown: open it, scroll to the option if need be, click it, see that the field shows it.

        Args:
            option: its text as it is shown; case, spaces and punctuation do not matter.
            timeout: seconds to wait until the dropdown is ready.
        """
        choose(self._call(f"select({option!r})", timeout), option)

    def read(self, *, timeout: float | None = None) -> str:
        """What it shows now: the value of a field (empty if it holds none), else its text, else its label."""
        element = self.wait_for(timeout=timeout)
        if element.role in FIELDS:
            return element.value or element.text
        return element.text or element.label or ""

    def wait_for(self, *, timeout: float | None = None) -> Element:
        """Wait until it is there, enabled or not, and give back the element."""
        return self._call("wait_for()", timeout).ready(enabled=False, still=False).element

    def element(self) -> Element:
        """The element that is found now, without waiting; NotFound or Ambiguous if there is no single one."""
        return self._screen.parse().find(self._phrase)

    def is_visible(self) -> bool:
        """Whether it is found now, without waiting; Ambiguous if several are."""
        try:
            self.element()
        except NotFound:
            return False
        return True

    def _call(self, action: str, timeout: float | None) -> Call:
        chosen = next(t for t in (timeout, self._timeout, self._screen.timeout) if t is not None)
        return Call(self._screen, self._phrase, action, timeout=chosen)

    def _click(self, action: str, timeout: float | None, *, button: Button = "left", count: int = 1) -> None:
        self._screen.driver.click(self._call(action, timeout).ready().point, button=button, count=count)

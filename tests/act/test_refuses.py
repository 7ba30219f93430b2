"""What must not be acted on is refused, in time, with a log; what becomes ready is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

import screenseg

Open = Callable[[str], Any]


def test_a_disabled_target_times_out_with_the_log(window: Open) -> None:
    form = window("refuse")
    started = time.monotonic()
    with pytest.raises(screenseg.ActionTimeout) as caught:
        screenseg.find("Delete all").click(timeout=1.0)
    assert time.monotonic() - started < 5  # the timeout, and one parse
    message = str(caught.value)
    assert message.startswith("find('Delete all').click() gave up after 1.")
    assert "disabled" in message
    assert "Call log:" in message
    assert "looks)" in message
    assert form.state["Delete all"] == 0


def test_twins_are_ambiguous(window: Open) -> None:
    form = window("refuse")
    with pytest.raises(screenseg.Ambiguous) as caught:
        screenseg.find("Email field").type("ada@example.com", timeout=0.5)
    assert len(caught.value.candidates) >= 2
    assert "Call log:" in str(caught.value)
    assert form.state["Email"] == ""


def test_what_is_not_there_is_not_found(window: Open) -> None:
    window("refuse")
    with pytest.raises(screenseg.NotFound, match="(?s)gave up after.*Call log:.*Fax number"):
        screenseg.find("Fax number").type("1", timeout=0.5)


def test_a_field_that_takes_nothing_is_an_error(window: Open) -> None:
    window("refuse")
    with pytest.raises(screenseg.ActionError, match="(?s)nothing arrived|is disabled"):
        screenseg.find("Locked").type("Hello", timeout=0.5)


def test_a_field_that_turns_the_text_into_another_is_an_error(window: Open) -> None:
    window("refuse")
    with pytest.raises(screenseg.ActionError, match="(?s)shows 'REJECTED.INPUT'.*trying once more"):
        screenseg.find("Nickname").type("Lovelace")


def test_the_wrong_kind_of_target(window: Open) -> None:
    form = window("form")
    for action in (
        lambda: screenseg.find("Save button").type("x"),
        lambda: screenseg.find("Save button").press("enter"),
        lambda: screenseg.find("Save button").check(),
        lambda: screenseg.find("Save button").select("x"),
        lambda: screenseg.find("First name").check(),
    ):
        with pytest.raises(screenseg.ActionError, match="it is a (button|textbox)"):
            action()
    with pytest.raises(screenseg.ActionError, match="no list opened"):
        screenseg.find("First name").select("France")
    assert form.state["Save"] == 0


def test_bad_arguments(window: Open) -> None:
    window("form")
    with pytest.raises(ValueError, match="control character"):
        screenseg.find("First name").type("a\tb")
    with pytest.raises(ValueError, match="timeout"):
        screenseg.Screen(timeout=-1)
    with pytest.raises(screenseg.PhraseError):
        screenseg.find("").click()


def test_a_field_that_comes_later_is_waited_for(window: Open) -> None:
    form = window("late")
    screenseg.find("Phone number").type("555 0199")
    assert form.holds("Phone number", "555 0199")


def test_a_button_that_is_enabled_later_is_waited_for(window: Open) -> None:
    form = window("late")
    screenseg.find("Continue").click()
    assert form.holds("Continue", 1)


def test_a_moving_target_is_clicked_when_it_is_still(window: Open) -> None:
    form = window("moving")
    screenseg.find("Catch me").click()
    assert form.wait(lambda state: state["Catch me"])["Catch me"] == ["still"]


def test_a_window_that_is_not_there_is_waited_for(window: Open) -> None:
    screen = screenseg.Screen(window="Test form", timeout=0.3)
    with pytest.raises(screenseg.CaptureError, match="(?s)gave up after 0.*No window is called 'Test form'"):
        screen.find("First name").click()

"""A real Tk window, filled through the public API and asked what it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import screenseg

Open = Callable[[str], Any]


def test_a_form_is_filled_by_its_labels(window: Open) -> None:
    form = window("form")
    screenseg.find("First name").type("Ada", timeout=30)
    screenseg.find("City").type("Paris")
    screenseg.find("Password").type("s3cret-Pass!")
    screenseg.find("Code").type("a@b.c {~}|")
    screenseg.find("Country").select("France")
    screenseg.find("I agree").check()
    screenseg.find("Newsletter").uncheck()
    screenseg.find("Save button").click()
    assert form.holds("Save", 1)
    assert form.state == {
        "First name": "Ada",
        "City": "Paris",
        "Password": "s3cret-Pass!",
        "Country": "France",
        "Notes": "",
        "Code": "a@b.c {~}|",
        "Newsletter": False,
        "I agree": True,
        "Save": 1,
    }


@pytest.mark.parametrize("text", ["Größe", "naïve", "東京", "a@b.c", "ẞ€", "Ωж", "x😀y"])
def test_any_text_is_typed(window: Open, text: str) -> None:
    form = window("form")
    screenseg.find("First name").type(text)
    assert form.holds("First name", text)
    screenseg.find("City").type(text)  # a classic Tk entry, where pasting keeps the selection
    assert form.holds("City", text)


def test_typing_replaces_or_adds(window: Open) -> None:
    form = window("form")
    screenseg.find("City").type("New York")
    assert form.holds("City", "New York")
    screenseg.find("City").type(" City", clear=False)
    assert form.holds("City", "New York City")
    screenseg.find("City").clear()
    assert form.holds("City", "")
    assert screenseg.find("City").read() == ""


def test_a_line_break_is_the_enter_key(window: Open) -> None:
    form = window("form")
    screenseg.find("Notes").type("First line\nsecond line")
    assert form.holds("Notes", "First line\nsecond line")


def test_a_text_longer_than_its_field_is_recognised_by_its_end(window: Open) -> None:
    text = "The quick brown fox jumps over the lazy dog and keeps running into the dark forest"
    form = window("form")
    screenseg.find("Code").type(text)
    assert form.holds("Code", text)


@pytest.mark.parametrize("country", ["Austria", "Vietnam"])
def test_an_option_out_of_sight_is_scrolled_to(window: Open, country: str) -> None:
    form = window("form")
    screenseg.find("Country").select(country)
    assert form.holds("Country", country)
    assert screenseg.find("Country").read() == country
    screenseg.find("Country").select("Australia")  # from the end of the list back up
    assert form.holds("Country", "Australia")


def test_an_option_that_is_not_there_is_an_error_and_closes_the_list(window: Open) -> None:
    form = window("form")
    with pytest.raises(screenseg.ActionError, match="the list has no 'Atlantis'.*'Vietnam'"):
        screenseg.find("Country").select("Atlantis")
    assert form.state["Country"] == "Choose"
    screenseg.find("Save button").click()  # the list would have swallowed this click
    assert form.holds("Save", 1)


def test_a_state_that_is_so_already_is_left_alone(window: Open) -> None:
    form = window("form")
    screenseg.find("Newsletter").check()
    screenseg.find("I agree").uncheck()
    assert form.state["Newsletter"] is True
    assert form.state["I agree"] is False
    assert screenseg.find("Newsletter").element().checked is True


def test_keys(window: Open) -> None:
    form = window("form")
    screenseg.find("City").press("backspace")
    assert form.holds("City", "Old tow")
    screen = screenseg.Screen()
    screen.press("Ctrl+Home")
    screen.press("delete")
    assert form.holds("City", "ld tow")
    with pytest.raises(ValueError, match="no key 'hyper'"):
        screen.press("hyper+a")


def test_a_locator_tells_what_is_there(window: Open) -> None:
    window("form")
    assert screenseg.find("City").read() == "Old town"
    assert screenseg.find("City").is_visible()
    assert not screenseg.find("Fax number").is_visible()
    assert screenseg.find("City").element().role == "textbox"
    assert screenseg.find("Save button").wait_for().text == "Save"


def test_a_window_by_its_title(window: Open) -> None:
    form = window("form")
    screen = screenseg.Screen(window="Test form")
    screen.find("First name").type("Grace")
    assert form.holds("First name", "Grace")
    assert screen.screenshot().size == (760, 560)

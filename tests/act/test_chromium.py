"""A real Chromium page, filled through the public API; what it holds is read from its DOM."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

import screenseg


@pytest.fixture(scope="module")
def opened(browse: Callable[[str], Page]) -> Page:
    return browse("form.html")


@pytest.fixture
def page(opened: Page) -> Page:
    """The page as it was loaded, and on the screen."""
    opened.reload()
    screenseg.find("Send order").wait_for(timeout=30)
    return opened


def _value(page: Page, name: str) -> str:
    return str(page.evaluate("name => document.getElementById(name).value", name))


def test_a_page_is_filled_by_its_labels(page: Page) -> None:
    screenseg.find("Full name").type("Ada Lovelace")
    screenseg.find("Email").type("ada@example.com")
    screenseg.find("Street").type("Rue de l'Université 7")
    screenseg.find("Country").select("France")
    screenseg.find("PIN").type("0815-xyz")
    screenseg.find("Comment").type("Ring twice.\nThank you!")
    screenseg.find("Wrap as a gift").check()
    screenseg.find("Newsletter checkbox").uncheck()
    screenseg.find("Send order").click()
    page.wait_for_function("send.textContent == 'Thank you'", timeout=5000)
    names = ("name", "email", "street", "country", "pin", "comment")
    assert {name: _value(page, name) for name in names} == {
        "name": "Ada Lovelace",
        "email": "ada@example.com",
        "street": "Rue de l'Université 7",
        "country": "France",
        "pin": "0815-xyz",
        "comment": "Ring twice.\nThank you!",
    }
    assert page.evaluate("[gift.checked, news.checked]") == [True, False]


@pytest.mark.parametrize("text", ["Größe", "naïve", "東京", "a@b.c", "ẞ€", "Ωж", "x😀y"])
def test_any_text_is_typed(page: Page, text: str) -> None:
    screenseg.find("Email").type(text)
    assert _value(page, "email") == text


def test_a_long_list_is_chosen_from_again_and_again(page: Page) -> None:
    for country in ("Norway", "Vietnam", "Argentina", "Norway"):
        screenseg.find("Country").select(country)
        assert _value(page, "country") == country
    assert page.evaluate("scrollY") == 0


def test_a_field_that_formats_what_is_typed(page: Page) -> None:
    screenseg.find("Phone").type("123456789")
    assert _value(page, "phone") == "123 456 789"


def test_an_option_out_of_sight_is_scrolled_to(page: Page) -> None:
    screenseg.find("Country").select("Vietnam")
    assert _value(page, "country") == "Vietnam"
    screenseg.find("Country").select("Austria")
    assert _value(page, "country") == "Austria"


def test_a_disabled_button_is_not_clicked(page: Page) -> None:
    with pytest.raises(screenseg.ActionTimeout, match="disabled"):
        screenseg.find("Cancel order").click(timeout=0.5)

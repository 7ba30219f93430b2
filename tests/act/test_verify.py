"""What counts as the same text, and what does not."""

from __future__ import annotations

import pytest

from screenseg.act.dropdown import is_option
from screenseg.act.verify import agrees


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("ada@example.com", "ada@exarnple.com"),  # misread
        ("Größe", "GroBe"),
        ("s3cret-Pass", "•••••••••••"),
        ("s3cret-Pass", "..........."),
        ("123456789", "123 456-789"),
        ("2026-03-01", "01.03.2026"),
        ("The quick brown fox jumps over the lazy dog", "over the lazy dog"),
        ("東京", "東京"),
        ("東京", "3R"),  # an engine that does not know the script
        ("Ωж", "OX"),
        ("7", "/"),
        ("x😀y", "xy"),
    ],
)
def test_can_be_what_was_typed(typed: str, shown: str) -> None:
    assert agrees(typed, shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ada", "Old content"),
        ("Ada", "Old contentAda"),
        ("Lovelace", "REJECTED INPUT"),
        ("ada@example.com", "Berlin"),
        ("7", "Street and number"),
        ("東京", "Old content"),
        ("2026-03-01", "01.04.2025"),
    ],
)
def test_cannot_be_what_was_typed(typed: str, shown: str) -> None:
    assert not agrees(typed, shown)


def test_text_that_was_added_stands_somewhere() -> None:
    assert agrees(" City", "New York City", whole=False)
    assert not agrees(" Village", "New York City", whole=False)


@pytest.mark.parametrize(
    ("shown", "option"),
    [
        ("France", "France"),
        (" france", "FRANCE"),
        ("lreland", "Ireland"),
        ("Option l", "Option 1"),
        ("Lux3mbourg-City", "Luxembourg City"),
    ],
)
def test_is_the_option(shown: str, option: str) -> None:
    assert is_option(shown, option) == (shown != "Lux3mbourg-City")


@pytest.mark.parametrize(
    ("shown", "option"),
    [("Australia", "Austria"), ("Iraq", "Iran"), ("January 2", "January 1"), ("Nigeria", "Niger"), ("", "France")],
)
def test_is_another_option(shown: str, option: str) -> None:
    assert not is_option(shown, option)

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from screenseg import CaptureError
from screenseg.capture import Screenshot, grab

OpenWindow = Callable[..., None]


def is_all(shot: Screenshot, colour: tuple[int, int, int]) -> bool:
    return bool((shot.pixels == colour).all())


@pytest.mark.parametrize("title", ["Größe 東京", "größe 東京", "GRÖSSE", " größe "])
def test_a_window_by_title(display: str, open_window: OpenWindow, title: str) -> None:
    open_window("Größe 東京", "300x200+100+150", "#00ff00")
    shot = grab(window=title)
    assert shot.size == (300, 200)
    assert is_all(shot, (0, 255, 0))
    frame = grab()
    x, y = shot.origin
    assert tuple(frame.pixels[y, x]) == (0, 255, 0)
    assert tuple(frame.pixels[y - 1, x]) != (0, 255, 0)


def test_without_a_window_manager(bare_display: str, open_window: OpenWindow) -> None:
    open_window("Orders", "300x200+100+50", "#0000ff")
    shot = grab(window="orders")
    assert (shot.size, shot.origin) == ((300, 200), (100, 50))
    assert is_all(shot, (0, 0, 255))


def test_an_off_screen_part_is_cut_off(bare_display: str, open_window: OpenWindow) -> None:
    open_window("Half", "300x200+850+300", "#0000ff")
    shot = grab(window="Half")
    assert (shot.size, shot.origin) == ((150, 100), (850, 300))
    open_window("Gone", "300x200+2000+50", "#0000ff")
    with pytest.raises(CaptureError, match="outside of the screen"):
        grab(window="Gone")


def test_the_whole_title_is_preferred_to_a_part(display: str, open_window: OpenWindow) -> None:
    open_window("Notes", "200x100+100+100", "#00ff00")
    open_window("Notes - backup", "200x100+500+100", "#ff0000")
    assert is_all(grab(window="notes"), (0, 255, 0))
    assert is_all(grab(window="backup"), (255, 0, 0))


def test_several_windows_are_refused_by_name(display: str, open_window: OpenWindow) -> None:
    open_window("Invoice 1", "200x100+100+100", "#00ff00")
    open_window("Invoice 2", "200x100+500+100", "#ff0000")
    with pytest.raises(CaptureError, match="2 windows answer to 'invoice': 'Invoice 1', 'Invoice 2'"):
        grab(window="invoice")


def test_no_such_window_tells_those_that_are(display: str, open_window: OpenWindow) -> None:
    open_window("Payroll", "200x100+100+100", "#00ff00")
    with pytest.raises(CaptureError, match="No window is called 'Invoices'. There are: .*'Payroll'"):
        grab(window="Invoices")
    with pytest.raises(CaptureError, match="title is empty"):
        grab(window="  ")


def test_a_minimised_window_is_refused(display: str, open_window: OpenWindow) -> None:
    open_window("Hidden", "200x100+100+100", "#00ff00", "iconic")
    with pytest.raises(CaptureError, match="minimised"):
        grab(window="Hidden")


def test_the_authority_of_the_process_is_left_as_it_was(display: str, open_window: OpenWindow) -> None:
    before = os.environ.get("XAUTHORITY")
    open_window("Payroll", "200x100+100+100", "#00ff00")
    grab(window="Payroll")
    assert os.environ.get("XAUTHORITY") == before

from __future__ import annotations

import os
import subprocess
import sys
import tkinter
from typing import Any

import numpy as np
import pytest

from screenseg import Box, CaptureError, NoDisplay
from screenseg.capture import grab, monitors

SCREEN = Box(0, 0, 1366, 768)


def test_one_monitor_is_the_whole_screen(display: str) -> None:
    (monitor,) = monitors()
    assert (monitor.number, monitor.box, monitor.primary) == (1, SCREEN, True)
    for shot in (grab(), grab(monitor=0), grab(monitor=1)):
        assert (shot.size, shot.origin, shot.scale) == ((1366, 768), (0, 0), 1.0)


def test_a_region_shows_what_is_there_in_rgb(display: str) -> None:
    root = tkinter.Tk()
    try:
        root.overrideredirect(True)
        root.geometry("60x40+200+100")
        root.configure(background="#ff8000")
        root.wait_visibility()
        root.update()
        shot = grab(region=(190, 100, 230, 120))
    finally:
        root.destroy()
    assert (shot.size, shot.origin) == ((40, 20), (190, 100))
    orange = (shot.pixels == (255, 128, 0)).all(axis=2)
    assert orange[:, 10:].all()
    assert not orange[:, :10].any()
    assert shot.to_screen((10, 0)) == (200, 100)


@pytest.mark.parametrize(
    "region",
    [(1300, 700, 1400, 760), (-10, 0, 50, 50), (0, 0, 0, 10), (50, 50, 10, 10), (0, 0, 10), "ab", (0.5, 0, 9, 9)],
)
def test_a_region_off_the_screen_or_malformed_is_refused(display: str, region: Any) -> None:
    with pytest.raises(CaptureError, match="region"):
        grab(region=region)


@pytest.mark.parametrize("number", [2, -1, 99])
def test_an_unknown_monitor_is_refused_with_those_that_are(display: str, number: int) -> None:
    with pytest.raises(CaptureError, match=rf"no monitor {number}. There are: 1 at \(0, 0, 1366, 768\)"):
        grab(monitor=number)


def test_two_choices_are_refused(display: str) -> None:
    with pytest.raises(CaptureError, match="only one of"):
        grab(monitor=1, region=(0, 0, 5, 5))


def test_two_monitors(bare_display: str) -> None:
    """The right-hand one is primary, so it is number 1."""
    set_monitors((0, 0, 400, 400, False), (400, 0, 600, 400, True))
    assert [(m.number, m.box, m.primary) for m in monitors()] == [
        (1, Box(400, 0, 1000, 400), True),
        (2, Box(0, 0, 400, 400), False),
    ]
    assert grab().size == (1000, 400)
    first, second = grab(monitor=1), grab(monitor=2)
    assert (first.size, first.origin) == ((600, 400), (400, 0))
    assert (second.size, second.origin) == ((400, 400), (0, 0))
    assert first.to_screen((5, 5)) == (405, 5)


def test_what_is_grabbed_can_be_kept(display: str) -> None:
    before = grab()
    copy = before.pixels.copy()
    root = tkinter.Tk()
    root.configure(background="red")
    root.wait_visibility()
    root.update()
    after = grab()
    root.destroy()
    assert np.array_equal(before.pixels, copy)
    assert not np.array_equal(after.pixels, copy)


@pytest.mark.parametrize("value", [None, "", ":7654"])
def test_no_display(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    if value is not None:
        monkeypatch.setenv("DISPLAY", value)
    for look in (grab, monitors):
        with pytest.raises(NoDisplay, match="Xvfb :99"):
            look()


def set_monitors(*wanted: tuple[int, int, int, int, bool]) -> None:
    """Cut the screen into monitors, by RandR 1.5's SetMonitor, which python3-xlib does not have."""
    code = """
import sys
from Xlib import X, display
from Xlib.protocol import rq

class SetMonitor(rq.Request):
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(43), rq.RequestLength(), rq.Window("window"), rq.Card32("name"),
        rq.Card8("primary"), rq.Card8("automatic"), rq.LengthOf("outputs", 2), rq.Int16("x"), rq.Int16("y"),
        rq.Card16("width"), rq.Card16("height"), rq.Card32("width_mm"), rq.Card32("height_mm"),
        rq.List("outputs", rq.Card32Obj),
    )

d = display.Display()
root = d.screen().root
output = root.xrandr_get_screen_resources().outputs[0]
opcode = d.query_extension("RANDR").major_opcode
for number, (x, y, w, h, primary) in enumerate(eval(sys.argv[1])):
    SetMonitor(display=d.display, opcode=opcode, window=root.id, name=d.intern_atom(f"M{number}"), primary=primary,
               automatic=0, x=x, y=y, width=w, height=h, width_mm=1, height_mm=1, outputs=[] if number else [output])
d.sync()
"""
    environment = {**os.environ, "XAUTHORITY": os.devnull}
    subprocess.run([sys.executable, "-c", code, repr(wanted)], check=True, env=environment)

"""Toolkits in child processes: what happens when one fails, dies, hangs or is replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import screenseg
from screenseg.errors import MissingDependency
from screenseg.synth.errors import RenderError
from screenseg.synth.host import Host, virtual_display
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Node, Screen

CHILD = """
import os, time
from pathlib import Path
from screenseg.synth.host import reply, serve
from screenseg.synth.renderer import RawElement, RawText

drawn = 0

def draw(request):
    global drawn
    drawn += 1
    print("chatter that must not get into the answers")
    kind = request["screen"]["kind"]
    if kind == "die":
        os._exit(3)
    if kind == "hang":
        time.sleep(60)
    if kind == "fail":
        raise KeyError("colour")
    width, height = request["look"]["width"], request["look"]["height"]
    Path(request["picture"]).write_bytes(bytes(width * height * (2 if kind == "short" else 3)))
    element = RawElement(id=f"{os.getpid()}", role="button", box=(1, 2, 3, 4), row=drawn, label_texts=("a", "b"))
    text = RawText(id="t", text=request.get("icons", ""), box=(0, 0, 5.5, 5))
    return reply(width, height, [element], [text], covers=[((0, 0, 9, 9), 1)], ignore=[(1, 1, 2, 2)])

serve(draw)
"""
LOOK = Look(
    theme="t", colours="light", font="DejaVu Sans", font_size=13, density="normal", scale=1, width=20, height=10, seed=1
)


def screen(kind: str = "good") -> Screen:
    return Screen(kind=kind, language="en", root=Node(kind="window", id="w"))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[..., Host]]:
    (tmp_path / "drawing_child.py").write_text(CHILD)
    path = os.pathsep.join((str(tmp_path), str(Path(screenseg.__file__).parents[1])))
    opened: list[Host] = []

    def make(**options: float) -> Host:
        opened.append(Host("drawing_child", environment={"PYTHONPATH": path}, **options))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def test_a_picture_and_its_raw_truth_come_back(host: Callable[..., Host]) -> None:
    drawn = host().draw(screen(), LOOK, {"icons": "größe 東京"})
    assert drawn.image.shape == (10, 20, 3)
    assert drawn.elements[0].box == (1, 2, 3, 4)
    assert drawn.elements[0].label_texts == ("a", "b")
    assert drawn.texts[0].text == "größe 東京"
    assert (drawn.covers, drawn.ignore) == ([((0, 0, 9, 9), 1)], [(1, 1, 2, 2)])


def test_a_screen_that_cannot_be_drawn_leaves_the_child_at_work(host: Callable[..., Host]) -> None:
    one = host()
    first = one.draw(screen(), LOOK).elements[0].id
    with pytest.raises(RenderError, match="cannot draw this fail: KeyError: 'colour'"):
        one.draw(screen("fail"), LOOK)
    assert one.draw(screen(), LOOK).elements[0].id == first


def test_a_child_that_dies_is_replaced(host: Callable[..., Host]) -> None:
    one = host()
    first = one.draw(screen(), LOOK).elements[0].id
    with pytest.raises(RenderError, match="ended"):
        one.draw(screen("die"), LOOK)
    assert one.draw(screen(), LOOK).elements[0].id != first


def test_a_child_that_hangs_is_replaced(host: Callable[..., Host]) -> None:
    one = host(timeout=0.5)
    one.draw(screen(), LOOK)
    with pytest.raises(RenderError, match="took too long"):
        one.draw(screen("hang"), LOOK)
    assert one.draw(screen(), LOOK).elements


def test_a_picture_of_the_wrong_size_is_refused(host: Callable[..., Host]) -> None:
    with pytest.raises(RenderError, match="expected 10 x 20 x 3"):
        host().draw(screen("short"), LOOK)


def test_a_child_is_replaced_after_its_lifetime(host: Callable[..., Host]) -> None:
    one = host(lifetime=2)
    assert [one.draw(screen(), LOOK).elements[0].row for _ in range(5)] == [1, 2, 1, 2, 1]


def test_a_closed_host_can_be_used_again(host: Callable[..., Host]) -> None:
    one = host()
    first = one.draw(screen(), LOOK).elements[0].id
    one.close()
    one.close()
    assert one.draw(screen(), LOOK).elements[0].id != first


def test_a_virtual_display_of_that_size() -> None:
    before = os.environ.get("DISPLAY")
    with virtual_display(1000, 700) as name:
        code = "import tkinter; root = tkinter.Tk(); print(root.winfo_screenwidth(), root.winfo_screenheight())"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "DISPLAY": name},
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.split() == ["1000", "700"]
    assert os.environ.get("DISPLAY") == before


def test_without_xvfb_the_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependency, match="apt-get install xvfb"), virtual_display():
        pass

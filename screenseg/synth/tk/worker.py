"""The child process that draws with Tk: ``python -m screenseg.synth.tk.worker``, answering over pipes."""

from __future__ import annotations

import os
import tkinter as tk
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from screenseg.synth.host import reply, serve
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Screen
from screenseg.synth.tk.dress import dress
from screenseg.synth.tk.faces import Wall
from screenseg.synth.tk.pixels import Image
from screenseg.synth.tk.scene import Scene, Site
from screenseg.synth.tk.themes import HOME, split_of

if TYPE_CHECKING:
    from mss.base import MSSBase

__all__ = ["Artist", "draw"]

_STILL = 4  # pictures taken at most until two in a row are alike


def _install_shapes() -> None:
    """Have CustomTkinter install the font of its shapes, which must be there when Tk starts.

    It would do so in the user's home; where the parent names another folder, it is made to take that one for it.
    """
    if find_spec("customtkinter") is None:
        return
    real = os.environ.get("HOME", "")
    os.environ["HOME"] = os.environ.get(HOME, real)
    try:
        import_module("customtkinter")
    finally:
        os.environ["HOME"] = real


class Artist:
    """One Tk with one window for all screens; its widgets are made anew for each."""

    def __init__(self) -> None:
        import mss

        _install_shapes()
        self.root = tk.Tk()
        self.root.withdraw()
        self.root.tk.call("tk", "scaling", 96 / 72)
        self.stage = tk.Toplevel(self.root)
        self.stage.overrideredirect(True)
        self._wall = Wall(self.root)
        self._camera: MSSBase = mss.MSS()

    def draw(self, screen: Screen, look: Look) -> Scene:
        """Draw a screen; the scene holds picture and raw truth."""
        from screenseg.synth.tk.build.chrome import fill_window
        from screenseg.synth.tk.overlays import add_overlays

        scene = Scene(self.stage, look, language=screen.language, right_to_left=screen.right_to_left)
        scene.split = split_of(look.theme)
        kit = dress(scene, self.root, self._wall)
        try:
            self.stage.configure(bg=kit.palette.ground)
            self.stage.geometry(f"{look.width}x{look.height}+0+0")
            self.stage.lift()  # over the window of the other child, which smooths text in another way
            site = Site(scene=scene, kit=kit, ground=kit.palette.ground, room=look.width)
            fill_window(site, screen.root, screen.scroll)
            self._settle(scene)
            add_overlays(site, screen.overlays)
            self._settle(scene)
            self._point(scene, screen.hovered)
            scene.image = self._picture(look.width, look.height)
            for probe in scene.probes:
                probe()
        finally:
            self._clear(scene)
        return scene

    def _point(self, scene: Scene, hovered: str) -> None:
        """Move the pointer onto a node, or out of the way: what is under it lights up."""
        x, y = self.root.winfo_screenwidth() - 1, self.root.winfo_screenheight() - 1
        if hovered in scene.where:
            self.root.update()
            left, top, right, bottom = scene.where[hovered]()
            x, y = round((left + right) / 2), round((top + bottom) / 2)
        self.stage.event_generate("<Motion>", warp=True, x=x, y=y)

    def _settle(self, scene: Scene) -> None:
        """Let Tk lay out, then run the hooks that wait for it, those they add included."""
        self.stage.update_idletasks()
        while scene.settled:
            hooks, scene.settled = scene.settled, []
            for hook in hooks:
                hook()
            self.stage.update_idletasks()

    def _picture(self, width: int, height: int) -> Image:
        """The screen's picture, when nothing moves any more."""
        last: Image | None = None
        for _ in range(_STILL):
            self.root.update()
            grabbed = self._camera.grab({"left": 0, "top": 0, "width": width, "height": height})
            image = np.frombuffer(grabbed.bgra, np.uint8).reshape(height, width, 4)
            if last is not None and np.array_equal(image, last):
                break
            last = image
        return np.ascontiguousarray(image[:, :, 2::-1])

    def _clear(self, scene: Scene) -> None:
        for menu in scene.menus:
            menu.unpost()
            menu.destroy()
        for child in self.stage.winfo_children():
            child.destroy()
        scene.keep.clear()
        self._wall.prune()


_artist: list[Artist] = []  # made at the first request


def draw(request: dict[str, Any]) -> dict[str, Any]:
    """Draw one requested screen; see `screenseg.synth.host`."""
    if not _artist:
        _artist.append(Artist())
    look = Look(**request["look"])
    scene = _artist[0].draw(Screen.from_dict(request["screen"]), look)
    assert scene.image is not None
    Path(request["picture"]).write_bytes(scene.image.tobytes())
    return reply(look.width, look.height, scene.elements, scene.texts, covers=scene.covers, ignore=scene.ignore)


if __name__ == "__main__":
    serve(draw)

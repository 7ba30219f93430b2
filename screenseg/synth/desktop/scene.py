"""The whole desktop: chooses a system, places windows, has the browser draw it, and puts the truths together."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import cv2
import numpy as np

from screenseg.synth.desktop import bars, frames, merge, place, wallpaper
from screenseg.synth.desktop.html import Page
from screenseg.synth.desktop.systems import choose
from screenseg.synth.icons import choose as choose_icons
from screenseg.synth.renderer import Drawn, Look, Split

if TYPE_CHECKING:
    from screenseg.synth.renderer import Renderer

__all__ = ["compose"]


class _Camera(Protocol):
    """The part of ChromiumRenderer that is used here."""

    def photograph(self, html: str, look: Look) -> tuple[np.ndarray[Any, Any], dict[str, Any]]: ...


def compose(
    windows: Sequence[Drawn | tuple[str, Drawn]], look: Look, rng: random.Random, browser_renderer: Renderer
) -> Drawn:
    """Windows on a desktop, as one picture with one truth.

    Args:
        windows: What other renderers drew, the lowest first, with or without a title. Their scale is that of `look`.
        look: Size, scale and font of the desktop; ``options["split"]`` chooses among the systems ("train").
        rng: All dice of this desktop.
        browser_renderer: A ChromiumRenderer.

    Raises:
        RenderError: The browser gave up.
        MissingDependency: The browser or an icon set is missing.
    """
    split = cast(Split, look.options.get("split", "train"))
    system = choose(rng, split)
    page = Page(look, system, choose_icons(rng, split), rng)
    contents = [merge.Content.of(window) for window in windows]
    spots = _spots(page, contents)
    with tempfile.TemporaryDirectory(prefix="screenseg-desktop-") as folder:
        _write(Path(folder), contents, rng, place.grid(look.scale))
        layer = 1
        bodies = []
        for number, (content, spot) in enumerate(zip(contents, spots, strict=True)):
            content.layer, content.spot = layer, spot
            bodies.append(frames.frame(page, content, spot, number, active=number == len(contents) - 1))
            layer += content.layers + 1
        html = page.document(
            wallpaper=(Path(folder) / "wallpaper.bmp").as_uri(),
            below=bars.desktop_icons(page),
            windows=bodies,
            above=bars.bars(page, contents, layer),
        ).replace("{folder}", Path(folder).as_uri())
        image, found = cast(_Camera, browser_renderer).photograph(html, look)
    return merge.merge(image, found, contents)


def _spots(page: Page, contents: Sequence[merge.Content]) -> list[place.Spot]:
    """Where each window goes, in image pixels."""
    sizes = []
    for content in contents:
        edge = frames.edge(page, content)
        sizes.append((content.width + edge.left + edge.right, content.height + edge.top + edge.bottom, edge))
    return place.place(sizes, page.room(), page.rng, place.grid(page.look.scale))


def _write(folder: Path, contents: Sequence[merge.Content], rng: random.Random, step: int) -> None:
    """The pictures of windows and wallpaper, as files that the browser reads fastest."""
    cv2.imwrite(str(folder / "wallpaper.bmp"), np.ascontiguousarray(wallpaper.wallpaper(rng)[:, :, ::-1]))
    for number, content in enumerate(contents):
        padding = ((0, -content.height % step), (0, -content.width % step), (0, 0))  # to whole CSS pixels
        padded = np.pad(content.drawn.image[:, :, ::-1], padding, mode="edge")
        cv2.imwrite(str(folder / f"{number}.bmp"), np.ascontiguousarray(padded))

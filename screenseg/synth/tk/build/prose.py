"""Paragraphs with links in them."""

from __future__ import annotations

import re
import tkinter as tk
from typing import Any

from screenseg.synth.spec import Node
from screenseg.synth.tk.build.core import clean
from screenseg.synth.tk.scene import Line, Site, Words

__all__ = ["prose"]

_LINK = re.compile(r"\[([^\]]+)\]")


def prose(site: Site, master: tk.Misc, node: Node) -> Any:
    """A paragraph, line by line; where a line holds links, it is a row of labels, plain and blue ones.

    A link that would be broken between two lines goes to the next line as a whole.
    """
    scene, faces = site.scene, site.kit.faces
    links = iter(node.children)
    pieces: list[tuple[str, Node | None]] = []
    for number, text in enumerate(_LINK.split(node.text)):
        link = next(links, None) if number % 2 else None
        pieces.extend([(text, link)] if number % 2 else [(word, None) for word in re.findall(r"\s*\S+|\s+$", text)])
    frame = site.kit.frame(site, master)
    for number, line in enumerate(_rows(pieces, faces.body.measure, site.room)):
        row = site.kit.frame(site, frame)
        row.pack(side="top", anchor=scene.lead)
        _row(site, row, node, number, line)
    return frame


def _rows(pieces: list[tuple[str, Node | None]], measure: Any, room: int) -> list[list[tuple[str, Node | None]]]:
    """The pieces in lines no wider than `room`; neighbouring words of plain text together."""
    rows: list[list[tuple[str, Node | None]]] = [[]]
    for text, link in pieces:
        row = rows[-1]
        if row and measure("".join(part for part, _ in row) + text) > room:
            row = []
            rows.append(row)
            text = text.lstrip()  # noqa: PLW2901
        if row and link is None and row[-1][1] is None:
            row[-1] = (row[-1][0] + text, None)
        else:
            row.append((text, link))
    return rows


def _row(site: Site, row: tk.Misc, node: Node, number: int, line: list[tuple[str, Node | None]]) -> None:
    """Draw one line, and report it as one text and its links as elements."""
    scene, palette, faces = site.scene, site.kit.palette, site.kit.faces
    parts: list[tuple[Words, Node | None]] = []
    for text, link in line:
        face = faces.get(underline=True) if link else faces.body
        words = Words(site, row, text, face, colour=palette.link if link else palette.text)
        words.widget.pack(side=scene.start)
        parts.append((words, link))

    def probe() -> None:
        if not scene.shown(row):
            return
        found: list[Line] = [words.lines()[0] for words, _ in parts]
        for (text, box), (_, link) in zip(found, parts, strict=True):
            if link is not None:
                name = clean(text)
                labels: dict[str, Any] = {"label_texts": (f"{node.id}/text/{number}",), "label_source": "caption"}
                scene.element(site, link, "link", box, row, name=name, text=text.strip(), drawn=False, **labels)
        whole = "".join(text for text, _ in found)
        left, right = min(box[0] for _, box in found), max(box[2] for _, box in found)
        scene.line(site, f"{node.id}/text/{number}", (whole, (left, found[0][1][1], right, found[0][1][3])), row)

    scene.probes.append(probe)

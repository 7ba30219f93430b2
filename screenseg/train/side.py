"""Real screens side by side: what each engine takes for widgets, and what they are."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import cv2
import jinja2
import numpy as np
from numpy.typing import NDArray

from screenseg.train.data import spread
from screenseg.train.real import Figures, Screen
from screenseg.train.states import Stated

__all__ = ["side_by_side"]

_COUNT = 12  # screens on the page
_WIDEST = 1100  # pixels of a picture
_COLOURS = {
    "button": (215, 60, 40),
    "textbox": (20, 90, 220),
    "combobox": (0, 150, 190),
    "spinbutton": (90, 60, 200),
    "slider": (150, 100, 40),
    "checkbox": (0, 130, 60),
    "radio": (120, 160, 0),
    "switch": (0, 170, 130),
    "link": (190, 0, 160),
    "tab": (230, 140, 0),
    "menuitem": (120, 70, 110),
    "img": (130, 130, 130),
}
_OTHER = (60, 60, 60)

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ title }}: side by side</title>
<style>body { font: 15px/1.45 system-ui, sans-serif; margin: 1em; color: #222 } img { width: 100%; display: block }
.row { display: grid; grid-template-columns: repeat({{ columns }}, 1fr); gap: .5em; margin-bottom: 1.5em }
figure { margin: 0; border: 1px solid #ccc } figcaption { padding: .2em .5em; background: #f2f2f2 }</style>
<h1>{{ title }}: side by side</h1>
<p>{% for role, colour in legend %}<b style="color: {{ colour }}">{{ role }}</b> {% endfor %}; thick: checked.</p>
{% for row in rows %}<h2>{{ row.name }}</h2><div class="row">{% for cell in row.cells %}
<figure><figcaption>{{ cell.name }}: {{ cell.count }}</figcaption>
<img src="{{ cell.source }}" alt="{{ cell.name }}"></figure>{% endfor %}</div>{% endfor %}</html>"""

_TEMPLATE = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(_PAGE)


def side_by_side(title: str, real: Mapping[str, Mapping[str, Figures | None]]) -> str:
    """A page of a dozen screens spread over the sets, each as every engine sees it and, at the right, as it is.

    Args:
        title: of the page.
        real: of each engine, its figures on each set; None where it is not made for real screens.
    """
    engines = {name: sets for name, sets in real.items() if all(sets.values())}
    parts = list(next(iter(engines.values()), ()))
    rows = []
    for place, part in enumerate(parts):
        figures = {name: told for name, sets in engines.items() if (told := sets[part])}
        screens = next(iter(figures.values())).screens
        count = _COUNT // len(parts) + (place < _COUNT % len(parts))
        for index in spread(range(len(screens)), count):
            shown = {name: told.found[index] for name, told in figures.items()}
            rows.append(_row(f"{part}: {screens[index].truth['file']}", screens[index], shown))
    legend = [(role, "#{:02x}{:02x}{:02x}".format(*colour)) for role, colour in _COLOURS.items()]
    return _TEMPLATE.render(title=title, rows=rows, columns=len(engines) + 1, legend=legend)


def _row(name: str, screen: Screen, found: Mapping[str, Sequence[Stated]]) -> dict[str, Any]:
    read = cv2.imread(str(screen.image))
    assert read is not None  # it was parsed before
    image = np.asarray(read[:, :, ::-1], np.uint8)
    true = [Stated(e["role"], e["box"], {"checked": bool(e.get("checked"))}) for e in screen.truth["elements"]]
    return {"name": name, "cells": [_cell(*pair, image) for pair in (*found.items(), ("truth", true))]}


def _cell(name: str, widgets: Sequence[Stated], image: NDArray[np.uint8]) -> dict[str, Any]:
    shrunk = min(1.0, _WIDEST / image.shape[1])
    small = cv2.resize(image, None, fx=shrunk, fy=shrunk, interpolation=cv2.INTER_AREA)
    canvas = np.ascontiguousarray(small * 0.5 + 127.5).astype(np.uint8)
    shown = [one for one in widgets if one.role not in ("text", "group", "document")]
    for one in shown:
        left, top, right, bottom = (round(side * shrunk) for side in one.box)
        thick = 3 if one.flags.get("checked") else 1
        cv2.rectangle(canvas, (left, top), (right - 1, bottom - 1), _COLOURS.get(one.role, _OTHER), thick)
    _, data = cv2.imencode(".webp", canvas[:, :, ::-1], [cv2.IMWRITE_WEBP_QUALITY, 75])
    source = "data:image/webp;base64," + base64.b64encode(data.tobytes()).decode()
    return {"name": name, "count": len(shown), "source": source}

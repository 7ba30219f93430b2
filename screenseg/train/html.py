"""Results of an evaluation as self-contained HTML pages: figures with curves, worst cases, and screens side by side."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import jinja2
from markupsafe import Markup

from screenseg.perceive.channels import REGIONS
from screenseg.train import files
from screenseg.train.confidence import reliability
from screenseg.train.report import Real, Result, table
from screenseg.train.scores import NOTHING
from screenseg.train.side import side_by_side
from screenseg.train.worst import Case, overlay

__all__ = ["write_html"]

_COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#17becf")
_SIDE = 320  # of a diagram, pixels

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 1320px; padding: 0 1em; color: #222 }
table { border-collapse: collapse; margin: 1em 0 } td, th { border: 1px solid #ccc; padding: .2em .6em }
td + td, th + th { text-align: right } .row { display: flex; flex-wrap: wrap; gap: 2em }
svg text { font-size: 11px } figure { margin: 1.5em 0 } img { max-width: 100%; border: 1px solid #ccc }
"""

_FIGURES = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ title }}</title>
<style>{{ style }}</style><h1>{{ title }}</h1>
<p><a href="worst.html">The worst cases</a>{% if real %}, <a href="side.html">screens side by side</a>{% endif %}</p>
<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>
{% for engine in engines %}<h2>{{ engine.name }}</h2><div class="row">
<figure><figcaption>Precision over recall, boxes at IoU 0.5</figcaption>{{ engine.curves }}</figure>
<figure><figcaption>Share that is right, over confidence</figcaption>{{ engine.reliability }}</figure>
<figure><figcaption>What things are (rows), and what they were taken for</figcaption>{{ engine.confusion }}</figure>
</div>{% endfor %}</html>"""

_WORST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ title }}: worst cases</title>
<style>{{ style }}</style><h1>{{ title }}: worst cases</h1>
<p><span style="color:#008200">Green</span>: missed. <span style="color:#d70000">Red</span>: made up. Grey: right.</p>
{% for engine in engines %}<h2>{{ engine.name }}</h2>{% for case in engine.cases %}
<figure><figcaption>{{ case.name }}, F1 {{ case.f1 }}</figcaption><img src="{{ case.source }}" alt=""></figure>
{% endfor %}{% endfor %}</html>"""

_CURVES = """<svg width="{{ side + 150 }}" height="{{ side + 30 }}" viewBox="-34 -6 {{ side + 150 }} {{ side + 30 }}">
<rect width="{{ side }}" height="{{ side }}" fill="none" stroke="#999"/>
{% for tick in (0, 0.25, 0.5, 0.75, 1) %}
<text x="{{ tick * side }}" y="{{ side + 14 }}" text-anchor="middle">{{ tick }}</text>
<text x="-4" y="{{ side - tick * side + 4 }}" text-anchor="end">{{ tick }}</text>{% endfor %}
{% for line in lines %}
<polyline fill="none" stroke="{{ line.colour }}" stroke-width="1.6" {{ line.dash }} points="{{ line.points }}"/>
<text x="{{ side + 8 }}" y="{{ 14 + 15 * loop.index0 }}" fill="{{ line.colour }}">{{ line.name }}</text>
{% endfor %}</svg>"""

_CONFUSION = """<table><tr><td></td>{% for name in columns %}<th>{{ name }}</th>{% endfor %}</tr>
{% for row in rows %}<tr><th>{{ row.name }}</th>{% for cell in row.cells %}
<td style="background: rgba(31,119,180,{{ cell.shade }})">{{ cell.count }}</td>{% endfor %}</tr>{% endfor %}</table>"""

_PAGES = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)


def write_html(folder: Path, title: str, results: Mapping[str, Result], real: Real | None = None) -> Path:
    """Write index.html, worst.html and, of real screens, side.html, pictures included; gives the first's path.

    Args:
        folder: where to.
        title: of the pages.
        results: figures on synthetic screens; may be empty.
        real: figures on real ones.

    Raises:
        WriteError: they cannot be written.
    """
    files.folder(folder)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table(results, real).splitlines()]
    del rows[1]  # Markdown's rule
    engines = [_figures(name, result) for name, result in results.items()]
    worst = [{"name": name, "cases": [_case(c, r.scores.classes) for c in r.worst]} for name, r in results.items()]
    pages = {
        "index.html": _render(_FIGURES, title=title, style=_STYLE, rows=rows, engines=engines, real=bool(real)),
        "worst.html": _render(_WORST, title=title, style=_STYLE, engines=worst),
    }
    if real:
        pages["side.html"] = Markup(side_by_side(title, real))
    for name, page in pages.items():
        files.write(folder / name, page.encode())
    return folder / "index.html"


def _render(template: str, **values: Any) -> Markup:
    return Markup(_PAGES.from_string(template).render(**values))


def _figures(name: str, result: Result) -> dict[str, Any]:
    lines = [
        _line(region, index, [(i / 100, value) for i, value in enumerate(curve)])
        for index, (region, curve) in enumerate(result.boxes.curves.items())
    ]
    sure = [pair for pairs in result.scores.sure.values() for pair in pairs]
    steps = _line("found", 0, [(tenth.confidence, tenth.right) for tenth in reliability(sure)])
    ideal = {**_line("ideal", 1, [(0, 0), (1, 1)]), "dash": 'stroke-dasharray="4 4"', "colour": "#999"}
    return {
        "name": name,
        "curves": _render(_CURVES, side=_SIDE, lines=lines),
        "reliability": _render(_CURVES, side=_SIDE, lines=[steps, ideal]),
        "confusion": _confusion(result),
    }


def _line(name: str, index: int, points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    told = " ".join(f"{x * _SIDE:.1f},{_SIDE - y * _SIDE:.1f}" for x, y in points)
    return {"name": name, "colour": _COLOURS[index % len(_COLOURS)], "points": told, "dash": ""}


def _confusion(result: Result) -> Any:
    names = (*REGIONS, NOTHING)
    counts = result.scores.confused
    rows = []
    for true in names:
        total = max(1, sum(counts[true, name] for name in names))
        cells = [{"count": counts[true, name], "shade": f"{counts[true, name] / total:.2f}"} for name in names]
        rows.append({"name": true, "cells": cells})
    return _render(_CONFUSION, columns=names, rows=rows)


def _case(case: Case, classes: Sequence[str]) -> dict[str, str]:
    _, data = cv2.imencode(".webp", overlay(case, classes)[:, :, ::-1], [cv2.IMWRITE_WEBP_QUALITY, 80])
    source = "data:image/webp;base64," + base64.b64encode(data.tobytes()).decode()
    return {"name": case.item.image.name, "f1": f"{case.f1:.3f}", "source": source}

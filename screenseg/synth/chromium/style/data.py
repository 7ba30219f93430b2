"""CSS of tables, trees, lists, calendars and accordions."""

from __future__ import annotations

from typing import Any

from screenseg.synth.chromium.style.colours import mix

__all__ = ["css"]


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return "".join((_table(w, p), _lists(w, p), _calendar(w, p), _accordion(w, p)))


def _table(w: dict[str, Any], p: dict[str, str]) -> str:
    line, pad = p["line"], f"padding:{w['table_pad']}em {max(0.4, w['table_pad'] * 1.3):.2f}em"
    dark = mix(p["accent"], "#000000", 0.45)
    head = {
        "bold": "font-weight:700",
        "tinted": f"background:{mix(p['surface'], p['text'], 0.08)};font-weight:600",
        "dark": f"background:{dark};color:#fff;font-weight:600",
        "upper": f"text-transform:uppercase;font-size:.8em;letter-spacing:.04em;color:{p['muted']};font-weight:600",
        "gradient": f"background:linear-gradient({mix(p['surface'], '#ffffff', 0.5)},{mix(p['surface'], p['text'], 0.18)});font-weight:600",
        "muted": f"color:{p['muted']};font-weight:400",
        "accent-line": f"border-bottom:2px solid {p['accent']}!important;font-weight:600",
    }[w["table_head"]]
    cells = ".x-table:not(.x-t-grid,.x-t-spreadsheet,.x-t-properties) :is(td,th)"
    lines = {
        "rows": f"{cells}{{border-bottom:1px solid {line}}}",
        "grid": f"{cells}{{border:1px solid {line}}}",
        "none": f"{cells}{{border:0}}",
        "frame": f".x-tablewrap{{border:1px solid {line}}}{cells}{{border-bottom:1px solid {mix(p['surface'], line, 0.5)}}}",
        "columns": f"{cells}{{border-bottom:0;border-inline-end:1px solid {line}}}",
    }[w["table_lines"]]
    zebra = f".x-t-striped tbody tr:nth-child(even)>td{{background:{mix(p['surface'], p['text'], 0.045)}}}"
    ground = f".x-table{{background:{p['surface']}}}" if w["table_lines"] in ("frame", "grid") else ""
    return f".x-table:not(.x-t-spreadsheet) :is(td,th){{{pad}}}.x-table th{{{head}}}{lines}{zebra if w['zebra'] else ''}{ground}.x-table.x-t-striped tbody tr:nth-child(even)>td{{background:{p['hover']}}}"


def _lists(w: dict[str, Any], p: dict[str, str]) -> str:
    tree = {
        "frame": "",
        "bare": ".x-tree{border:0;background:none}",
        "sunken": f".x-tree{{border:2px inset {p['line']}}}",
    }[w["tree"]]
    list_ = {
        "frame": f".x-list{{border-radius:{min(w['radius'], 8)}px}}",
        "bare": ".x-list{border:0;background:none}.x-listitem+.x-listitem{border-top:0}",
        "lines": ".x-list{border-width:1px 0;background:none}",
        "cards": f".x-list{{border:0;background:none;display:flex;flex-direction:column;gap:.5em}}.x-listitem{{border:1px solid {p['line']}!important;background:{p['surface']};border-radius:{min(w['radius'], 12)}px;flex:none}}.x-listitem.x--selected{{background:{p['selected']}}}",
    }[w["list"]]
    return tree + list_


def _calendar(w: dict[str, Any], p: dict[str, str]) -> str:
    return {
        "round": ".x-dayselected{border-radius:50%}",
        "square": ".x-dayselected{border-radius:0}",
        "outline": f".x-dayselected{{background:none;color:{p['accent']};outline:2px solid {p['accent']};outline-offset:-2px}}",
        "grid": f".x-caltable :is(td,th){{border:1px solid {p['line']}}}.x-calarrow{{border-color:{p['line']}}}",
    }[w["calendar"]]


def _accordion(w: dict[str, Any], p: dict[str, str]) -> str:
    radius = min(w["radius"], 10)
    return {
        "frame": f".x-accordion{{border-radius:{radius}px;overflow:hidden}}",
        "lines": ".x-accordion{border-width:1px 0;border-radius:0}.x-sectionhead{background:none;padding-inline:0}.x-sectionbody{padding-inline:0}",
        "cards": f".x-accordion{{border:0;display:flex;flex-direction:column;gap:.5em}}.x-section{{border:1px solid {p['line']}!important;border-radius:{radius}px;overflow:hidden;background:{p['surface']}}}.x-sectionhead{{background:none}}",
        "bar": f".x-sectionhead{{background:{p['accent']};color:{p['on_accent']}}}",
    }[w["accordion"]]

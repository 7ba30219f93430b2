"""CSS of bars: header, side bar, navigation, tool bars, menus, tabs, status bars, steps."""

from __future__ import annotations

from typing import Any

from screenseg.synth.chromium.style.colours import mix, readable

__all__ = ["css"]


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return "".join((_header(w, p), _side(w, p), _tabs(w, p), _menus(w, p), _tools(w, p), _steps(w, p)))


def _dark(p: dict[str, str]) -> str:
    return mix(p["accent"], "#0b0d12", 0.82)


def _header(w: dict[str, Any], p: dict[str, str]) -> str:
    accent = p["accent"]
    grounds = {
        "surface": p["surface"],
        "accent": accent,
        "dark": _dark(p),
        "gradient": accent,
        "tint": mix(p["surface"], accent, 0.12),
        "text": p["ground"],
    }
    ground = grounds[w["header"]]
    ink = readable(ground) if w["header"] in ("accent", "dark", "gradient") else p["text"]
    image = (
        f"background-image:linear-gradient({mix(accent, '#ffffff', 0.35)},{accent} 55%,{mix(accent, '#000000', 0.18)});"
        if w["header"] == "gradient"
        else ""
    )
    edge = f"border-bottom:{'3px double' if w['header'] == 'text' else '1px solid'} {mix(ground, ink, 0.18)}"
    links = f".x-header :is(a,.o-flat,.o-link,.o-linkbutton){{color:{ink}}}.x-header .x-nav-horizontal .x--selected{{color:{ink};background:{mix(ground, ink, 0.16) if w['nav_item'] != 'text' else 'none'}}}"
    return f".x-header{{background-color:{ground};{image}color:{ink};{edge};padding-block:{w['header_pad']}em}}{links}"


def _side(w: dict[str, Any], p: dict[str, str]) -> str:
    ground = {
        "surface": p["surface"],
        "dark": _dark(p),
        "tint": mix(p["ground"], p["accent"], 0.09),
        "accent": p["accent"],
        "ground": p["ground"],
    }[w["side"]]
    ink = readable(ground) if w["side"] in ("dark", "accent") else p["text"]
    lit = mix(ground, ink, 0.16) if w["side"] in ("dark", "accent") else p["selected"]
    accent = ink if w["side"] == "accent" else p["accent"]
    selected = {
        "fill": f"background:{lit}",
        "bar": f"background:none;box-shadow:inset 3px 0 {accent};font-weight:600",
        "pill": f"background:{lit};border-radius:99px",
        "text": f"background:none;color:{accent if w['side'] in ('surface', 'tint', 'ground') else ink};font-weight:700",
        "box": f"border:1px solid {mix(ground, ink, 0.3)};background:{mix(ground, ink, 0.06)}",
    }[w["nav_item"]]
    radius = 99 if w["nav_item"] == "pill" else min(w["radius"], 10)
    return (
        f".x-sidebar{{background:{ground};color:{ink};border-inline-end:{'0' if w['side'] in ('dark', 'accent') else '1px solid ' + p['line']}}}"
        f".x-sidebar :is(.o-link,.x-p-small){{color:inherit;opacity:.8}}.x-sidebar .x-nav-vertical .x-navitem.x--selected{{{selected}}}.x-navitem{{border-radius:{radius}px}}"
        f".x-nav-vertical .x-navitem.x--selected{{{selected if w['side'] in ('surface', 'tint', 'ground') else ''}}}"
    )


def _tabs(w: dict[str, Any], p: dict[str, str]) -> str:
    accent, line, radius = p["accent"], p["line"], min(w["radius"], 8)
    on = ".x-tab.x--selected"
    fill = mix(p["surface"], p["text"], 0.07)
    return {
        "underline": f"{on}{{border-bottom:2px solid {accent};color:{mix(accent, p['text'], 0.2)}}}",
        "folder": (
            f".x-tabs-horizontal>.x-tablist{{gap:2px;align-items:flex-end;padding:0 .4em}}.x-tab{{border:1px solid {line};border-bottom:0;background:{fill};border-radius:{radius}px {radius}px 0 0}}"
            f"{on}{{background:{p['surface']};margin-bottom:-1px;border-bottom:1px solid {p['surface']};padding-bottom:.8em;font-weight:inherit}}.x-tabpanel{{border:1px solid {line};border-top:0;background:{p['surface']};padding:1em}}.x-tabs-horizontal{{gap:0}}"
        ),
        "pills": f".x-tablist{{border:0;gap:.4em}}.x-tab{{border:0;border-radius:{99 if w['radius'] > 5 else radius}px}}{on}{{background:{accent};color:{p['on_accent']}}}",
        "segmented": f".x-tablist{{border:0;background:{fill};border-radius:{radius + 2}px;padding:3px;width:max-content;max-width:100%}}.x-tab{{border:0;border-radius:{radius}px}}{on}{{background:{p['surface']};box-shadow:0 1px 3px #0004}}",
        "boxed": f".x-tablist{{border-bottom:2px solid {accent}}}.x-tab{{border:1px solid {line};border-bottom:0;margin-inline-end:3px}}{on}{{background:{accent};color:{p['on_accent']};border-color:{accent}}}",
        "top-line": f".x-tablist{{background:{fill};border-bottom:1px solid {line}}}.x-tab{{border-bottom:0;border-top:2px solid transparent;border-inline-end:1px solid {line}}}{on}{{background:{p['surface']};border-top-color:{accent};font-weight:inherit}}",
    }[w["tabs"]]


def _menus(w: dict[str, Any], p: dict[str, str]) -> str:
    kind = {
        "plain": "",
        "rounded": f".x-menu,.x-dropdown{{border-radius:{max(6, min(w['radius'], 12))}px;padding:5px}}.x-menuitem,.x-option{{border-radius:5px}}",
        "bevel": f".x-menu,.x-dropdown{{border:2px outset {p['line']};box-shadow:2px 2px 3px #0004;background:{mix(p['surface'], p['text'], 0.06)}}}",
        "wide": ".x-menu{min-width:14em}.x-menuitem,.x-option{padding:.5em 1.1em}",
        "tight": f".x-menu,.x-dropdown{{border-color:{p['text']};box-shadow:none;padding:1px}}.x-menuitem,.x-option{{padding:.1em .5em}}",
    }[w["menu"]]
    lit = {
        "accent": f"background:{p['accent']};color:{p['on_accent']}",
        "soft": f"background:{p['selected']};color:{p['text']}",
        "outline": f"background:{p['hover']};color:{p['text']};outline:1px solid {p['accent']};outline-offset:-1px",
    }[w["menu_hover"]]
    return f"{kind}.x-menuitem.x--selected,.x-option.x--selected{{{lit}}}.x-menubar{{background:{mix(p['surface'], p['text'], 0.03)}}}"


def _bar(kind: str, p: dict[str, str]) -> str:
    tint = mix(p["surface"], p["text"], 0.06)
    return {
        "plain": f"background:{p['surface']};border-color:{p['line']}",
        "tint": f"background:{tint};border-color:{p['line']}",
        "gradient": f"background:linear-gradient({mix(p['surface'], '#ffffff', 0.4)},{mix(p['surface'], p['text'], 0.14)});border-color:{p['line']}",
        "raised": f"background:{tint};border:1px outset {p['line']}",
        "none": "background:none;border:0",
        "accent": f"background:{p['accent']};color:{p['on_accent']};border-color:{p['accent']}",
    }[kind]


def _tools(w: dict[str, Any], p: dict[str, str]) -> str:
    crumbs = ".x-crumbs{font-size:.92em}"
    return f".x-toolbar{{{_bar(w['toolbar'], p)}}}.x-statusbar{{{_bar(w['status'], p)}}}{crumbs}.x-footer{{background:{mix(p['ground'], p['text'], 0.03)}}}"


def _steps(w: dict[str, Any], p: dict[str, str]) -> str:
    return {
        "dot": "",
        "line": f".x-steps-horizontal{{gap:0}}.x-steps-horizontal>.x-step{{flex:1;border-top:3px solid {p['line']};padding-top:.5em}}.x-step:is(.x--selected,.x--checked){{border-color:{p['accent']}}}",
        "square": f".x-stepdot{{border-radius:{min(w['radius'], 4)}px}}",
        "chip": f".x-steps-horizontal{{gap:4px}}.x-step{{background:{mix(p['surface'], p['text'], 0.07)};padding:.4em .9em;border-radius:{min(w['radius'], 8)}px}}.x-step.x--selected{{background:{p['accent']};color:{p['on_accent']}}}",
    }[w["step"]]

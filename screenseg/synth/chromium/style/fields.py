"""CSS of fields: what one types into, chooses from and drags."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from screenseg.synth.chromium.style.colours import mix

__all__ = ["css"]

_FIELDS = ":is(.o-input,.o-select,.x-combo,.x-spinbox)"
_ARROWS = {
    "chevron": "<path d='M3 6l5 5 5-5' fill='none' stroke='{c}' stroke-width='1.8'/>",
    "boxed": "<path d='M3 6l5 5 5-5z' fill='{c}'/>",
    "triangle": "<path d='M3 5.5h10L8 11z' fill='{c}'/>",
    "double": "<path d='M4 6.5L8 2.5l4 4M4 9.5l4 4 4-4' fill='none' stroke='{c}' stroke-width='1.5'/>",
}


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return "".join(
        (_field(w, p), _states(w, p), _select(w, p), _addon(w, p), _words(w, p), _slider(w, p), _progress(w, p))
    )


def _field(w: dict[str, Any], p: dict[str, str]) -> str:
    line, radius, border = p.get(w["field_line"], p["line"]), f"{min(w['radius'], 14)}px", f"{w['border']}px"
    pad = f"padding:{w['field_pad']}em {w['field_indent']}em;"
    common = (
        f"box-sizing:border-box;font-size:1em;line-height:1.35;color:{p['text']};background:{p['field']};margin:0;{pad}"
    )
    tint = mix(p["surface"], p["text"], 0.07)
    kinds = {
        "outline": f"border:{border} solid {line};border-radius:{radius};",
        "filled": f"border:{border} solid transparent;background:{tint};border-radius:{radius};",
        "underline": f"border:0 solid {line};border-bottom-width:{border};background:transparent;border-radius:0;",
        "inset": f"border:2px inset {mix(p['line'], p['text'], 0.1)};border-radius:0;",
        "soft": f"border:1px solid {mix(p['surface'], p['text'], 0.1)};box-shadow:inset 0 2px 5px #0000001f;border-radius:{radius};",
        "tinted-outline": f"border:{border} solid {line};background:{mix(p['field'], p['accent'], 0.06)};border-radius:{radius};",
    }
    inner = f".x-combo,.x-spinbox{{padding:0;padding-inline-start:{w['field_indent']}em}}.x-spinbox{{padding:0}}"
    bare = f":is(.x-combo) .x-bareinput,.x-combotext{{padding:{w['field_pad']}em 0!important}}.x-spinbox .x-bareinput{{padding:{w['field_pad']}em {w['field_indent']}em!important}}"
    area = f".o-area{{border-radius:{min(w['radius'], 10)}px;vertical-align:top}}"
    search = f".x-iconfield>.o-input{{padding-inline-start:2.1em}}.x-iconfield-end>.o-input{{padding-inline:{w['field_indent']}em 2.1em}}"
    return f"{_FIELDS}{{{common}{kinds[w['field']]}}}{inner}{bare}{area}{search}"


def _states(w: dict[str, Any], p: dict[str, str]) -> str:
    accent = p["accent"]
    focus = {
        "ring": f"outline:0;border-color:{accent};box-shadow:0 0 0 3px {accent}44",
        "border": f"outline:0;border-color:{accent}",
        "glow": f"outline:0;border-color:{accent};box-shadow:0 0 7px {accent}aa",
        "thick": f"outline:2px solid {accent};outline-offset:0",
        "dotted": f"outline:1px dotted {p['text']};outline-offset:1px",
        "none": "outline:0",
    }[w["focus"]]
    off = {
        "fade": "opacity:.5",
        "grey": f"background:{mix(p['surface'], p['text'], 0.1)};color:{p['muted']}",
        "line": f"background:transparent;color:{p['muted']};border-style:dashed",
        "hatch": f"background:repeating-linear-gradient(45deg,transparent 0 4px,{p['line']}55 4px 6px);color:{p['muted']}",
    }[w["disabled"]]
    hint = {
        "muted": f"color:{p['muted']}",
        "faint": f"color:{mix(p['muted'], p['field'], 0.35)}",
        "italic": f"color:{p['muted']};font-style:italic",
    }
    danger = p["danger"]
    return (
        f":is(.o-input,.o-select):focus,:is(.x-combo,.x-spinbox):focus-within{{{focus}}}"
        f":is(.o-input,.o-select):disabled,:is(.x-combo,.x-spinbox):has(:disabled){{{off}}}"
        f".o-input:read-only:not(:disabled){{background:{mix(p['field'], p['text'], 0.04)}}}"
        f"::placeholder{{{hint[w['placeholder']]};opacity:1}}"
        f"[aria-invalid]:is(.o-input,.o-select),:is(.x-combo,.x-spinbox):has([aria-invalid]){{border-color:{danger};background-color:{mix(p['field'], danger, 0.07)}}}"
    )


def _select(w: dict[str, Any], p: dict[str, str]) -> str:
    if w["select"] == "native":
        return f".o-select{{padding-inline:{max(0.1, w['field_indent'] - 0.25)}em}}"
    arrow = _ARROWS[w["select"]].format(c=p["muted"])
    svg = quote(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{arrow}</svg>")
    box = ""
    if w["select"] == "boxed":
        fill = mix(p["field"], p["text"], 0.1)
        box = f",linear-gradient({fill},{fill})"
    place = "right .55em center" if w["select"] != "boxed" else "right .55em center,right top"
    size = ".8em .8em" if w["select"] != "boxed" else ".8em .8em,1.9em 100%"
    rule = f'appearance:none;background-image:url("data:image/svg+xml,{svg}"){box};background-repeat:no-repeat;background-position:{place};background-size:{size};padding-inline-end:2.1em;text-overflow:ellipsis'
    turned = place.replace("right", "left")
    return f".o-select{{{rule}}}[dir=rtl] .o-select{{background-position:{turned}}}"


def _addon(w: dict[str, Any], p: dict[str, str]) -> str:
    radius = f"{min(w['radius'], 14)}px"
    if w["addon"] == "joined":
        fill = mix(p["surface"], p["text"], 0.07)
        first = "border-start-end-radius:0;border-end-end-radius:0"
        last = "border-start-start-radius:0;border-end-start-radius:0"
        return (
            f".x-inputgroup{{gap:0}}.x-addon{{align-self:stretch;display:flex;align-items:center;padding:0 .6em;background:{fill};border:1px solid {p['line']};border-radius:{radius};color:{p['text']}}}"
            f".x-addons>:not(:last-child){{{first}}}.x-addons>:not(:first-child){{{last};margin-inline-start:-1px}}"
        )
    return f".x-inputgroup{{gap:{'.4em' if w['addon'] == 'gap' else '.25em'}}}"


def _words(w: dict[str, Any], p: dict[str, str]) -> str:
    label = {
        "plain": "",
        "bold": "font-weight:700",
        "semibold": "font-weight:600",
        "muted": f"color:{p['muted']}",
        "small": "font-size:.86em",
        "upper": f"font-size:.78em;text-transform:uppercase;letter-spacing:.05em;color:{p['muted']}",
    }[w["label"]]
    error = {
        "text": "",
        "box": f"border:1px solid {p['danger']};background:{mix(p['surface'], p['danger'], 0.1)};padding:.2em .5em",
        "icon-less-bold": "font-weight:700",
    }[w["error"]]
    help_ = {"muted": "", "italic": "font-style:italic", "normal": f"color:{p['text']};font-size:.95em"}[w["help"]]
    return f".o-label{{{label}}}.x-f>.o-label{{display:block;margin-bottom:.25em}}.x-error{{{error}}}.x-help{{{help_}}}"


def _slider(w: dict[str, Any], p: dict[str, str]) -> str:
    accent, kind = p["accent"], w["slider"]
    if kind == "native":
        return ""
    if kind == "accent":
        return f".o-slider{{accent-color:{accent}}}"
    track, thumb = {"drawn": (".4em", "1.1em"), "thick": (".9em", "1.3em"), "thin": ("2px", ".95em")}[kind]
    fill = mix(p["surface"], p["text"], 0.2)
    ring = (
        f"border:2px solid {accent};background:{p['surface']}" if kind == "thick" else f"border:0;background:{accent}"
    )
    return (
        f".o-slider{{appearance:none;background:none;height:1.5em;margin:0;width:12em;max-width:100%}}"
        f".o-slider::-webkit-slider-runnable-track{{height:{track};background:{fill};border-radius:{track}}}"
        f".o-slider::-webkit-slider-thumb{{appearance:none;width:{thumb};height:{thumb};border-radius:50%;{ring};margin-top:calc(({track} - {thumb})/2);box-shadow:0 1px 3px #0005}}"
    )


def _progress(w: dict[str, Any], p: dict[str, str]) -> str:
    tall, radius = {
        "pill": ("1em", "1em"),
        "thin": (".3em", "0"),
        "thick": ("1.5em", f"{w['radius']}px"),
        "striped": ("1.1em", "4px"),
        "square": (".8em", "0"),
    }[w["progress"]]
    stripes = (
        "background-image:repeating-linear-gradient(45deg,#fff4 0 10px,transparent 10px 20px)"
        if w["progress"] == "striped"
        else ""
    )
    edge = "0" if w["progress"] in ("thin", "pill") else f"1px solid {p['line']}"
    fill = mix(p["surface"], p["text"], 0.13)
    return (
        f".x-progressbar{{height:{tall};border-radius:{radius};border:{edge};background:{fill};line-height:{tall}}}"
        f".x-progressfill{{{stripes};font-size:{'.01px' if w['progress'] == 'thin' else 'inherit'}}}.x-progress-native{{accent-color:{p['accent']}}}"
    )

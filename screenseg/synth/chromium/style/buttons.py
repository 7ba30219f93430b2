"""CSS of buttons, links, pages, badges and chips."""

from __future__ import annotations

from typing import Any

from screenseg.synth.chromium.style.colours import mix, readable

__all__ = ["css"]


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return "".join((_shape(w, p), _kinds(w, p), _small(w, p), _pages(w, p), _badges(w, p)))


def _shape(w: dict[str, Any], p: dict[str, str]) -> str:
    radius = {"same": w["radius"], "pill": 99, "square": 0, "more": w["radius"] + 6}[w["button_shape"]]
    case = {
        "none": "",
        "uppercase": "text-transform:uppercase;letter-spacing:.06em;font-size:.88em;",
        "bold": "font-weight:600;",
        "small": "font-size:.9em;",
    }[w["button_case"]]
    return (
        f".o-button{{box-sizing:border-box;font-size:1em;line-height:1.35;padding:{w['button_pad']}em {w['button_side']}em;border-radius:{radius}px;"
        f"border:{w['border']}px solid transparent;margin:0;color:inherit;background:none;text-align:center;text-decoration:none;display:inline-block;white-space:nowrap;{case}}}"
        f".o-button:disabled,a.o-off{{opacity:.45}}.o-button:focus-visible{{outline:2px solid {p['accent']};outline-offset:1px}}"
        f".x-buttongroup>.o-button:not(:first-child){{border-start-start-radius:0;border-end-start-radius:0;margin-inline-start:-1px}}"
        f".x-buttongroup>.o-button:not(:last-child){{border-start-end-radius:0;border-end-end-radius:0}}"
    )


def _paint(kind: str, ground: str, p: dict[str, str], w: dict[str, Any]) -> str:
    """A button of a colour, in one of the ways."""
    ink = readable(ground)
    edge = mix(ground, "#000000", 0.25)
    return {
        "solid": f"background:{ground};color:{ink};border-color:{ground}",
        "lifted": f"background:{ground};color:{ink};border-color:{ground};box-shadow:0 2px 5px #0006",
        "gradient": f"background:linear-gradient({mix(ground, '#ffffff', 0.3)},{ground});color:{ink};border:1px solid {edge}",
        "bevel": f"background:{ground};color:{ink};border:2px outset {mix(ground, '#ffffff', 0.4)}",
        "outline": f"background:transparent;color:{mix(ground, p['text'], 0.15)};border-color:{ground}",
        "soft": f"background:{mix(p['surface'], ground, 0.18)};color:{mix(ground, p['text'], 0.25)};border-color:transparent",
        "thick": f"background:{ground};color:{ink};border-color:{edge};border-bottom:3px solid {edge}",
    }[kind]


def _kinds(w: dict[str, Any], p: dict[str, str]) -> str:
    neutral = mix(p["surface"], p["text"], 0.14)
    first = _paint(w["button"], p["accent"], p, w)
    grey = f"background:{neutral};color:{p['text']};border-color:{mix(neutral, p['text'], 0.12)}"
    second = {
        "outline": f"background:{p['surface']};color:{p['text']};border-color:{mix(p['line'], p['text'], 0.15)}",
        "grey": grey,
        "soft": _paint("soft", p["accent"], p, w),
        "text": f"color:{p['accent']}",
        "same": _paint(w["button"] if w["button"] != "outline" else "solid", neutral, p, w),
        "bevel": _paint("bevel", neutral, p, w),
    }[w["second"]]
    return (
        f".o-primary{{{first}}}.o-secondary{{{second}}}.o-danger{{{_paint(w['button'], p['danger'], p, w)}}}.o-flat{{color:inherit}}"
        f".o-linkbutton{{color:{p['accent']};padding-inline:.2em;text-decoration:{'underline' if w['link'] == 'underline' else 'none'}}}"
        f".o-pressed,.o-open{{background:{p['selected']};color:{p['text']};border-color:{p['accent']}}}"
        f".o-link,.x-inlink{{{_link(w, p)}}}"
    )


def _link(w: dict[str, Any], p: dict[str, str]) -> str:
    return {
        "underline": f"color:{p['accent']};text-decoration:underline",
        "plain": f"color:{p['accent']};text-decoration:none",
        "bold": f"color:{p['accent']};text-decoration:none;font-weight:600",
        "blue": f"color:{'#0000ee' if readable(p['ground']) != '#ffffff' else '#8ab4f8'};text-decoration:underline",
    }[w["link"]]


def _small(w: dict[str, Any], p: dict[str, str]) -> str:
    """Buttons in tool bars, and those that are nothing but an icon."""
    bar = f".o-toolbar{{padding:{max(0.12, w['button_pad'] * 0.7):.2f}em .5em}}"
    square = f".o-square{{padding-inline:{w['button_pad'] + 0.15:.2f}em}}"
    if w["icon_button"] == "bare":
        return f"{bar}{square}.o-square:not(.o-primary,.o-danger,.o-pressed){{background:none;border-color:transparent;box-shadow:none}}"
    if w["icon_button"] == "round":
        return f"{bar}{square}.o-square{{border-radius:50%}}"
    return bar + square


def _pages(w: dict[str, Any], p: dict[str, str]) -> str:
    base = ".x-pagebutton"
    if w["pages"] == "joined":
        return f".x-pages{{gap:0}}{base}{{border-radius:0;margin-inline-start:-1px}}{base}:first-child{{border-start-start-radius:{w['radius']}px;border-end-start-radius:{w['radius']}px}}"
    if w["pages"] == "plain":
        return f"{base}{{border-color:transparent}}{base}.x--selected{{background:none;color:{p['text']};font-weight:700;border-color:transparent}}"
    if w["pages"] == "round":
        return f"{base}{{border-radius:50%;border-color:transparent;min-width:2.1em;height:2.1em;justify-content:center;padding:0}}"
    return f"{base}{{border-radius:{0 if w['pages'] == 'square' else w['radius']}px}}"


def _badges(w: dict[str, Any], p: dict[str, str]) -> str:
    return {
        "pill": "",
        "square": ".x-badge,.x-chip{border-radius:2px}",
        "outline": f".x-badge,.x-chip{{background:none;border:1px solid {p['accent']};color:{mix(p['accent'], p['text'], 0.2)}}}",
        "solid": f".x-badge,.x-chip,.x-navbadge{{background:{p['accent']};color:{p['on_accent']};border-radius:{min(w['radius'], 10)}px}}",
        "tinted": f".x-badge,.x-chip{{background:{mix(p['surface'], p['accent'], 0.2)};color:{mix(p['accent'], p['text'], 0.35)}}}",
    }[w["badge"]]

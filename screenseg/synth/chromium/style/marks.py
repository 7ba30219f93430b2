"""CSS of check boxes, radio buttons and switches, drawn in many ways."""

from __future__ import annotations

from typing import Any

from screenseg.synth.chromium.style.colours import mix, readable

__all__ = ["css"]


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return _checks(w, p) + _switch(w, p) + f".x-check{{gap:{0.3 if w['mark_size'] < 1 else 0.5}em}}"


def _checks(w: dict[str, Any], p: dict[str, str]) -> str:
    accent, size = p["accent"], f"{w['mark_size']}em"
    if w["marks"] == "native":
        return ""
    if w["marks"] == "accent":
        return f".o-check,.o-radio{{accent-color:{accent};width:{size};height:{size};margin:0 .1em;vertical-align:middle;align-self:center}}"
    radius = {"same": min(w["radius"], 7), "square": 0, "round-ish": 5}[w["mark_shape"]]
    thick = {"drawn": 1, "filled": 0, "outline": 1.5, "heavy": 2}[w["marks"]]
    edge = mix(p["line"], p["text"], 0.35)
    ground = mix(p["surface"], p["text"], 0.16) if w["marks"] == "filled" else p["field"]
    on = p["field"] if w["marks"] == "outline" else accent
    sign = accent if w["marks"] == "outline" else readable(accent)
    box = (
        f"appearance:none;box-sizing:border-box;width:{size};height:{size};flex:none;display:inline-flex;align-items:center;justify-content:center;margin:0;"
        f"border:{thick}px solid {edge};background:{ground};vertical-align:middle;align-self:center;position:relative;padding:0"
    )
    all_, round_ = ":is(.o-check,.o-radio,.o-mark)", ":is(.o-radio,.o-mark-radio)"
    checked, mixed = ":is(:checked,.o-on)", ":is(:indeterminate:not(.o-radio),.o-mixed)"
    return (
        f"{all_}{{{box};border-radius:{radius}px}}{round_}{{border-radius:50%}}"
        f"{all_}{checked},{all_}{mixed}{{background:{on};border-color:{accent}}}"
        f"{all_}{checked}:not({round_})::after{{content:'';{_sign(w, sign)}}}"
        f"{round_}{checked}::after{{content:'';width:45%;height:45%;border-radius:50%;background:{sign}}}"
        f"{all_}{mixed}::after{{content:'';width:56%;height:2px;background:{sign};border:0;transform:none;margin:0}}"
        f"{all_}:is(:disabled,.o-off){{opacity:.45}}{all_}:focus-visible{{outline:2px solid {accent};outline-offset:2px}}"
    )


def _sign(w: dict[str, Any], colour: str) -> str:
    """What stands in a ticked box."""
    if w["mark_sign"] == "square":
        return f"width:55%;height:55%;background:{colour}"
    if w["mark_sign"] == "cross":
        bar = f"linear-gradient(45deg,transparent 44%,{colour} 44% 56%,transparent 56%)"
        other = bar.replace("45deg", "-45deg")
        return f"width:80%;height:80%;background:{bar},{other}"
    thick = "3px" if w["mark_sign"] == "bold" else "2px"
    return f"width:30%;height:58%;border:solid {colour};border-width:0 {thick} {thick} 0;transform:rotate(42deg);margin-bottom:12%"


def _switch(w: dict[str, Any], p: dict[str, str]) -> str:
    track, after, on = ".x-switchtrack", ".x-switchtrack::after", ".x-switchtrack.x-on"
    off, accent = mix(p["surface"], p["text"], 0.32), p["accent"]
    knob = f"{on}::after{{inset-inline-start:auto;inset-inline-end:2px}}"
    return {
        "ios": f"{track}{{width:2.7em;height:1.6em;background:{off}}}{after}{{width:calc(1.6em - 4px);height:calc(1.6em - 4px);box-shadow:0 1px 3px #0006}}{on}{{background:{accent}}}{knob}",
        "thin": (
            f"{track}{{width:2.2em;height:.85em;background:{off}}}{after}{{width:1.25em;height:1.25em;top:-.2em;inset-inline-start:0;background:{mix(p['surface'], '#ffffff', 0.7)};box-shadow:0 1px 3px #0008}}"
            f"{on}{{background:{mix(p['surface'], accent, 0.5)}}}{on}::after{{background:{accent};inset-inline-start:auto;inset-inline-end:0}}"
        ),
        "outline": (
            f"{track}{{background:transparent;border:2px solid {mix(p['surface'], p['text'], 0.5)};height:1.4em;width:2.5em}}{after}{{width:.8em;height:.8em;top:calc(50% - .4em);inset-inline-start:.2em;background:{mix(p['surface'], p['text'], 0.5)}}}"
            f"{on}{{background:{accent};border-color:{accent}}}{on}::after{{background:{p['on_accent']};inset-inline-start:auto;inset-inline-end:.2em}}"
        ),
        "square": f"{track}{{border-radius:2px;background:{off}}}{after}{{border-radius:1px}}{on}{{background:{accent}}}{knob}",
        "inside": f"{track}{{width:3em;height:1.3em;background:{mix(p['surface'], p['text'], 0.15)};border:1px solid {p['line']}}}{after}{{top:1px;height:calc(100% - 2px);width:45%;border-radius:1em;background:{off}}}{on}::after{{background:{accent};inset-inline-start:auto;inset-inline-end:1px}}{on}{{background:{mix(p['surface'], accent, 0.25)}}}",
        "plain": f"{track}{{background:{off}}}{on}{{background:{p['success']}}}{knob}",
    }[w["switch"]]

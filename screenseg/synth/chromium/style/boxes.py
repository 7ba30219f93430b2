"""CSS of grounds: page, cards, groups, dialogs, messages, tips."""

from __future__ import annotations

from typing import Any

from screenseg.synth.chromium.style.colours import mix, readable

__all__ = ["css"]


def css(w: dict[str, Any], p: dict[str, str]) -> str:
    """The rules."""
    return "".join((_page(w, p), _cards(w, p), _groups(w, p), _modal(w, p), _messages(w, p), _headings(w, p)))


def _page(w: dict[str, Any], p: dict[str, str]) -> str:
    ground = {
        "flat": "",
        "gradient": f"background:linear-gradient({mix(p['ground'], p['accent'], 0.14)},{p['ground']} 60%)",
        "stripes": f"background:repeating-linear-gradient({p['ground']} 0 3px,{mix(p['ground'], p['text'], 0.03)} 3px 4px)",
    }[w["ground"]]
    return f".x-root{{{ground}}}.x-root,.x-layers{{line-height:{w['line_height']};letter-spacing:{w['spacing']}em;color:{p['text']}}}"


def _shadow(w: dict[str, Any], size: int = 8) -> str:
    return f"box-shadow:0 {size // 3}px {size}px rgba(0,0,0,{w['shade']})"


def _card(w: dict[str, Any], p: dict[str, str], kind: str) -> str:
    return {
        "line": f"border:1px solid {p['line']};background:{p['surface']}",
        "shadow": f"border:0;background:{p['surface']};{_shadow(w)}",
        "both": f"border:1px solid {p['line']};background:{p['surface']};{_shadow(w, 5)}",
        "tint": f"border:0;background:{mix(p['surface'], p['text'], 0.045)}",
        "none": "border:0;background:transparent",
        "thick-top": f"border:1px solid {p['line']};border-top:3px solid {p['accent']};background:{p['surface']}",
    }[kind]


def _cards(w: dict[str, Any], p: dict[str, str]) -> str:
    radius = min(w["radius"], 18)
    return (
        f".x-card{{{_card(w, p, w['card'])};border-radius:{radius}px}}.x-cardbody{{padding:{w['card_pad']}em}}.x-cardheader{{padding:.6em {w['card_pad']}em}}"
        f".x-panel{{border-radius:{min(radius, 6)}px}}.x-popover{{border-radius:{min(radius, 12)}px;{_shadow(w, 14)}}}"
    )


def _groups(w: dict[str, Any], p: dict[str, str]) -> str:
    radius, pad = min(w["radius"], 12), f"{max(0.5, w['card_pad']):.2f}em"
    kinds = {
        "frame": f".x-group.x-group{{}}fieldset.x-group{{border:1px solid {p['line']};border-radius:{radius}px;padding:.4em {pad} {pad};margin:0}}",
        "rule": f"fieldset.x-group{{border:0;border-top:1px solid {p['line']};padding:.6em 0 0;margin:0}}",
        "tint": f"fieldset.x-group{{border:0;background:{mix(p['surface'], p['text'], 0.045)};border-radius:{radius}px;padding:{pad};margin:0}}fieldset.x-group>legend{{float:inline-start;width:100%;padding:0 0 .5em}}fieldset.x-group>legend+*{{clear:both}}",
        "bar": f"fieldset.x-group{{border:1px solid {p['line']};padding:0;margin:0;border-radius:{min(radius, 4)}px}}fieldset.x-group>legend{{float:inline-start;width:100%;background:{mix(p['surface'], p['text'], 0.09)};padding:.35em {pad};border-bottom:1px solid {p['line']}}}fieldset.x-group>legend+*{{clear:both;padding:{pad}}}",
        "shadow": f"fieldset.x-group{{border:0;background:{p['surface']};border-radius:{radius}px;padding:{pad};margin:0;{_shadow(w)}}}fieldset.x-group>legend{{float:inline-start;width:100%;padding:0 0 .5em}}fieldset.x-group>legend+*{{clear:both}}",
        "inset": f"fieldset.x-group{{border:2px groove {p['line']};padding:.3em {pad} {pad};margin:0}}",
    }
    legend = f".x-legend{{padding:0 .35em;font-weight:{600 if w['heading'] in ('bold', 'plain') else 400};{'color:' + p['accent'] if w['heading'] == 'accent' else ''}}}"
    return kinds[w["group"]] + legend


def _modal(w: dict[str, Any], p: dict[str, str]) -> str:
    accent = p["accent"]
    head = {
        "plain": "",
        "ruled": f"border-bottom:2px solid {accent}",
        "accent": f"background:{accent};color:{p['on_accent']};border-bottom:0",
        "tint": f"background:{mix(p['surface'], p['text'], 0.07)}",
        "gradient": f"background:linear-gradient({mix(accent, '#ffffff', 0.35)},{accent});color:{p['on_accent']};border-bottom:0",
        "bare": "border-bottom:0",
    }[w["modal_head"]]
    foot = "border-top:0" if w["modal_head"] in ("bare", "accent") else ""
    dim = "background:#0004;backdrop-filter:blur(3px)" if w["dim"] == "blur" else f"background:{w['dim']}"
    shadow = _shadow(w, 30) if w["modal_shadow"] else "box-shadow:none"
    bar = (
        f"background:{accent};color:{p['on_accent']}"
        if w["modal_head"] in ("accent", "gradient")
        else f"background:{mix(p['surface'], p['text'], 0.1)}"
    )
    return (
        f".x-modal{{border-radius:{min(w['radius'], 16)}px;{shadow}}}.x-modalheader{{{head}}}.x-modalfooter{{{foot}}}.x-backdrop{{{dim}}}"
        f".x-titlebar{{{bar}}}"
    )


def _messages(w: dict[str, Any], p: dict[str, str]) -> str:
    radius = f"border-radius:{min(w['radius'], 10)}px"
    rules = [f".x-alert,.x-toast{{{radius}}}"]
    for variant, name in (("info", "info"), ("success", "success"), ("warning", "warning"), ("error", "danger")):
        tone = p[name]
        rule = {
            "bar": f"border:1px solid {p['line']};border-inline-start:4px solid {tone}",
            "tint": f"border:1px solid {mix(p['surface'], tone, 0.35)};background:{mix(p['surface'], tone, 0.14)};color:{mix(tone, p['text'], 0.55)}",
            "solid": f"border:0;background:{tone};color:{readable(tone)}",
            "outline": f"border:1px solid {tone};background:transparent;color:{mix(tone, p['text'], 0.3)}",
            "top": f"border:1px solid {p['line']};border-top:3px solid {tone}",
        }[w["alert"]]
        plain = ":is(.x--info,.x--default)" if variant == "info" else f".x--{variant}"
        rules.append(f":is(.x-alert,.x-toast){plain}{{{rule}}}")
    rules.append(f".x-toast{{background-color:{p['surface']};{_shadow(w, 16)}}}" if w["alert"] == "outline" else "")
    tip = {
        "dark": "background:#2b2b2b;color:#fff",
        "light": f"background:{p['surface']};color:{p['text']};border:1px solid {p['line']};{_shadow(w, 8)}",
        "yellow": "background:#ffffe1;color:#111;border:1px solid #777",
        "accent": f"background:{p['accent']};color:{p['on_accent']}",
    }[w["tooltip"]]
    return "".join(rules) + f".x-tooltip{{{tip};border-radius:{min(w['radius'], 6)}px}}"


def _headings(w: dict[str, Any], p: dict[str, str]) -> str:
    size = w["heading_size"]
    kind = {
        "plain": "font-weight:600",
        "bold": "font-weight:800",
        "light": "font-weight:300",
        "accent": f"font-weight:600;color:{p['accent']}",
        "upper": "font-weight:600;text-transform:uppercase;letter-spacing:.06em",
        "ruled": f"font-weight:600;border-bottom:1px solid {p['line']};padding-bottom:.2em",
    }[w["heading"]]
    sizes = "".join(
        f"h{level}.x-heading{{font-size:{max(1.0, size * factor):.2f}em}}"
        for level, factor in ((1, 1.5), (2, 1.25), (3, 1.05), (4, 0.95))
    )
    return f".x-heading{{{kind}}}{sizes}.x-header-box .x-heading{{border:0}}"

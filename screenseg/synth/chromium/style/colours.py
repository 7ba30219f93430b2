"""Colours of a made-up design: a scheme around one hue, light or dark."""

from __future__ import annotations

import colorsys
import random

__all__ = ["hsl", "luminance", "mix", "readable", "scheme"]


def hsl(hue: float, saturation: float, light: float) -> str:
    """A colour as #rrggbb; all three are shares 0..1."""
    red, green, blue = colorsys.hls_to_rgb(hue % 1.0, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation)))
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(_rgb(one), _rgb(other), strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"


def luminance(colour: str) -> float:
    """Relative luminance 0..1 (WCAG 2.1)."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable(ground: str) -> str:
    """Black or white, whichever reads better on this ground."""
    return "#ffffff" if luminance(ground) < 0.36 else "#141414"


_HUES = (0.0, 0.04, 0.09, 0.13, 0.28, 0.38, 0.45, 0.5, 0.54, 0.57, 0.59, 0.6, 0.61, 0.64, 0.7, 0.76, 0.85, 0.93)
_GREY_ACCENT = 0.08  # share of designs whose accent is nearly black or grey


def scheme(rng: random.Random, colours: str) -> dict[str, str]:
    """A palette (the keys of `skin.py`) in light, dark, high-contrast or low-contrast colours."""
    hue = rng.choice(_HUES) + rng.uniform(-0.02, 0.02)
    made = {"light": _light, "dark": _dark, "high-contrast": _strong, "low-contrast": _weak}[colours](rng, hue)
    made["on_accent"] = readable(made["accent"])
    return made


def _light(rng: random.Random, hue: float) -> dict[str, str]:
    tint = rng.choice((0.0, 0.0, 0.05, 0.12, 0.25))
    grey = rng.choice((0.0, 0.02, 0.03, 0.045, 0.07, 0.12, 0.17))
    ground = hsl(hue, tint, 1.0 - grey)
    surface = rng.choice(("#ffffff", "#ffffff", ground, mix(ground, "#ffffff", 0.6)))
    text = hsl(hue, rng.choice((0.0, 0.1, 0.3)), rng.choice((0.0, 0.08, 0.13, 0.2, 0.27)))
    accent = hsl(hue, rng.uniform(0.45, 0.95), rng.uniform(0.27, 0.55))
    if rng.random() < _GREY_ACCENT:
        accent = hsl(hue, 0.1, rng.choice((0.1, 0.2, 0.4)))
    return {
        "ground": ground,
        "surface": surface,
        "field": rng.choice(("#ffffff", "#ffffff", surface, "#fffef5" if rng.random() < 0.1 else "#ffffff")),
        "text": text,
        "muted": mix(text, surface, rng.uniform(0.3, 0.52)),
        "line": mix(surface, text, rng.choice((0.09, 0.13, 0.18, 0.25, 0.4, 0.6))),
        "accent": accent,
        "hover": mix(surface, rng.choice((text, accent)), rng.uniform(0.04, 0.09)),
        "selected": mix(surface, rng.choice((accent, accent, text)), rng.uniform(0.12, 0.25)),
        **_tones(rng, 0.4),
    }


def _dark(rng: random.Random, hue: float) -> dict[str, str]:
    tint, depth = rng.choice((0.0, 0.05, 0.15, 0.3)), rng.choice((0.03, 0.07, 0.1, 0.13, 0.17, 0.21))
    ground = hsl(hue, tint, depth)
    surface = hsl(hue, tint, depth + rng.choice((0.0, 0.03, 0.05, 0.08)))
    text = hsl(hue, rng.choice((0.0, 0.15)), rng.choice((0.8, 0.87, 0.93, 1.0)))
    return {
        "ground": ground,
        "surface": surface,
        "field": rng.choice((surface, hsl(hue, tint, depth + 0.06), hsl(hue, tint, max(0.0, depth - 0.03)))),
        "text": text,
        "muted": mix(text, surface, rng.uniform(0.28, 0.45)),
        "line": mix(surface, text, rng.choice((0.1, 0.16, 0.22, 0.35))),
        "accent": hsl(hue, rng.uniform(0.45, 0.95), rng.uniform(0.45, 0.7)),
        "hover": mix(surface, text, rng.uniform(0.05, 0.1)),
        "selected": mix(surface, hsl(hue, 0.7, 0.5), rng.uniform(0.25, 0.45)),
        **_tones(rng, 0.62),
    }


def _strong(rng: random.Random, hue: float) -> dict[str, str]:
    dark = rng.random() < 0.7
    ground, text = ("#000000", "#ffffff") if dark else ("#ffffff", "#000000")
    accent = rng.choice(("#ffff00", "#1aebff", "#3ff23f")) if dark else rng.choice(("#0000c8", "#000000", "#800080"))
    return {
        **dict.fromkeys(("ground", "surface", "field"), ground),
        **dict.fromkeys(("text", "muted", "line"), text),
        "accent": accent,
        "hover": mix(ground, text, 0.18),
        "selected": mix(ground, accent, 0.4),
        **_tones(rng, 0.6 if dark else 0.3),
    }


def _weak(rng: random.Random, hue: float) -> dict[str, str]:
    ground = hsl(hue, 0.05, rng.uniform(0.92, 0.99))
    text = hsl(hue, 0.05, rng.uniform(0.5, 0.62))
    accent = hsl(hue, rng.uniform(0.2, 0.5), rng.uniform(0.62, 0.75))
    return {
        "ground": ground,
        "surface": mix(ground, "#ffffff", rng.choice((0.0, 0.5))),
        "field": mix(ground, "#ffffff", rng.choice((0.0, 0.6))),
        "text": text,
        "muted": mix(text, ground, 0.25),
        "line": mix(ground, text, rng.uniform(0.1, 0.25)),
        "accent": accent,
        "hover": mix(ground, text, 0.04),
        "selected": mix(ground, accent, 0.2),
        **_tones(rng, 0.65),
    }


def _tones(rng: random.Random, light: float) -> dict[str, str]:
    hues = {"danger": 0.99, "success": 0.36, "warning": 0.1, "info": 0.55}
    return {name: hsl(hue + rng.uniform(-0.03, 0.03), rng.uniform(0.5, 0.85), light) for name, hue in hues.items()}

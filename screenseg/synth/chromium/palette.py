"""The colours that base.css draws with where a skin has none of its own."""

from __future__ import annotations

from screenseg.synth.chromium.skin import Skin

__all__ = ["PALETTES", "palette_of"]

_KEYS = "ground surface field text muted line accent on_accent hover selected danger success warning info".split()
_COLOURS = {
    "light": """#ffffff #ffffff #ffffff #222222 #6b6b6b #cfcfcf #2563c9 #ffffff #eef1f5 #dbe7fb
                #c62828 #2e7d32 #b26a00 #0277bd""",
    "dark": """#1b1d21 #24272c #2c3036 #e4e6ea #9aa0a8 #454a52 #6ea8fe #10141a #31353c #2f4668
               #f28b82 #81c995 #fdd663 #78d9ec""",
    "high-contrast": """#000000 #000000 #000000 #ffffff #ffffff #ffffff #ffff00 #000000 #1a1a1a #1aebff
                        #ff6b6b #3ff23f #ffff00 #1aebff""",
    "low-contrast": """#f4f4f3 #f8f8f7 #f8f8f7 #8b8b8b #acacac #e2e2e1 #a9bccf #ffffff #eeeeed #e6eaee
                       #cfa5a5 #a5c4a8 #d3c199 #a5c0cf""",
}
PALETTES: dict[str, dict[str, str]] = {
    name: {**dict(zip(_KEYS, colours.split(), strict=True)), "radius": "4px"} for name, colours in _COLOURS.items()
}


def palette_of(skin: Skin, colours: str) -> dict[str, str]:
    """The palette of a skin in these colours; what it leaves out is neutral."""
    return {**PALETTES[colours], **skin.palette.get(colours, {})}

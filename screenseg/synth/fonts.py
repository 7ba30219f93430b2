"""Font families, all from Debian packages, and which of them are installed and can write a language."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Sequence

from screenseg.errors import MissingDependency

__all__ = ["FAMILIES", "PACKAGES", "installed", "usable"]

# Debian package -> families and how often each is taken. Weights follow what screens show: plain sans serifs mostly,
# or the free stand-ins of what cannot be had (Liberation Sans for Arial, Carlito for Calibri, DejaVu for Verdana ...).
PACKAGES: dict[str, dict[str, float]] = {
    "fonts-dejavu-core": {"DejaVu Sans": 8, "DejaVu Serif": 0.7, "DejaVu Sans Mono": 0.7},
    "fonts-dejavu-extra": {"DejaVu Sans Condensed": 2},
    "fonts-liberation": {"Liberation Sans": 12, "Liberation Serif": 1.2, "Liberation Mono": 0.7},
    "fonts-croscore": {"Arimo": 2, "Tinos": 0.5, "Cousine": 0.5},
    "fonts-noto-core": {
        "Noto Sans": 8,
        "Noto Serif": 1,
        "Noto Sans Display": 1,
        "Noto Sans Arabic": 8,
        "Noto Sans Arabic UI": 4,
        "Noto Naskh Arabic": 5,
        "Noto Naskh Arabic UI": 3,
        "Noto Kufi Arabic": 3,
    },
    "fonts-noto-mono": {"Noto Sans Mono": 0.7},
    "fonts-noto-cjk": {
        "Noto Sans CJK SC": 10,
        "Noto Sans CJK JP": 10,
        "Noto Serif CJK SC": 1,
        "Noto Serif CJK JP": 1,
        "Noto Sans Mono CJK SC": 0.5,
        "Noto Sans Mono CJK JP": 0.5,
    },
    "fonts-wqy-zenhei": {"WenQuanYi Zen Hei": 5},
    "fonts-wqy-microhei": {"WenQuanYi Micro Hei": 5},
    "fonts-vlgothic": {"VL Gothic": 2, "VL PGothic": 4},
    "fonts-ipafont-gothic": {"IPAGothic": 2, "IPAPGothic": 4},
    "fonts-droid-fallback": {"Droid Sans Fallback": 2},
    "fonts-hosny-amiri": {"Amiri": 1},
    "fonts-kacst-one": {"KacstOne": 2},
    "fonts-roboto-unhinted": {"Roboto": 8, "Roboto Condensed": 1},
    "fonts-roboto-slab": {"Roboto Slab": 0.6},
    "fonts-open-sans": {"Open Sans": 8},
    "fonts-lato": {"Lato": 4},
    "fonts-inter": {"Inter": 6, "Inter Display": 0.5},
    "fonts-cantarell": {"Cantarell": 3},
    "fonts-clear-sans": {"Clear Sans": 1.5},
    "fonts-paratype": {"PT Sans": 2.5, "PT Sans Caption": 0.6, "PT Sans Narrow": 0.6, "PT Serif": 0.5, "PT Mono": 0.3},
    "fonts-crosextra-carlito": {"Carlito": 3},
    "fonts-crosextra-caladea": {"Caladea": 0.6},
    "fonts-urw-base35": {"Nimbus Sans": 2, "Nimbus Roman": 0.4, "Nimbus Sans Narrow": 0.4, "URW Gothic": 0.4},
    "fonts-texgyre": {"TeX Gyre Heros": 1.5, "TeX Gyre Adventor": 0.5, "TeX Gyre Pagella": 0.3},
    "fonts-freefont-ttf": {"FreeSans": 1.5, "FreeSerif": 0.3, "FreeMono": 0.2},
    "fonts-manrope": {"Manrope": 1},
    "fonts-karla": {"Karla": 0.8},
    "fonts-cabin": {"Cabin": 0.8},
    "fonts-dosis": {"Dosis": 0.4},
    "fonts-jura": {"Jura": 0.3},
    "fonts-play": {"Play": 0.6},
    "fonts-b612": {"B612": 0.7, "B612 Mono": 0.3},
    "fonts-comfortaa": {"Comfortaa": 0.4},
    "fonts-quicksand": {"Quicksand": 0.8},
    "fonts-linuxlibertine": {"Linux Biolinum O": 0.5, "Linux Libertine O": 0.3},
    "fonts-sil-gentium": {"Gentium": 0.3},
    "fonts-sil-andika": {"Andika": 0.6},
    "fonts-ebgaramond": {"EB Garamond": 0.2},
    "fonts-hack": {"Hack": 0.7},
    "fonts-firacode": {"Fira Code": 0.6},
    "fonts-jetbrains-mono": {"JetBrains Mono": 0.5},
    "fonts-mononoki": {"mononoki": 0.4},
    "fonts-courier-prime": {"Courier Prime": 0.3},
}
_CJK = ("fonts-noto-cjk", "fonts-wqy-zenhei", "fonts-wqy-microhei", "fonts-vlgothic", "fonts-ipafont-gothic")
_FOREIGN = frozenset(family for package in (*_CJK, "fonts-droid-fallback") for family in PACKAGES[package])
FAMILIES: dict[str, float] = {family: weight for families in PACKAGES.values() for family, weight in families.items()}

# What fontconfig calls languages whose names differ; and faces whose Chinese characters a reader would find foreign.
_FONTCONFIG = {"zh": "zh-cn"}
_SELDOM = frozenset("Oblique Italic Light ExtraLight Thin Black ExtraBold SemiBold Medium Extra".split())
_OWN_SCRIPT = {"zh": (" JP",), "ja": (" SC",)}


@functools.cache
def installed() -> dict[str, frozenset[str]]:
    """The families of `FAMILIES` that are installed, and the languages that fontconfig says each can write.

    Raises:
        MissingDependency: fontconfig, or every one of the families, is missing.
    """
    if shutil.which("fc-list") is None:
        raise MissingDependency("Choosing fonts needs fc-list. Install it with: sudo apt-get install fontconfig")
    listing = subprocess.run(
        ["fc-list", "--format", "%{family}|%{style}|%{lang}\n"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    found: dict[str, frozenset[str]] = {}
    for line in listing.splitlines():
        families, style, languages = line.split("|", 2)
        for family in families.split(","):
            if family in FAMILIES and languages and not _SELDOM & set(style.replace(",", " ").split()):
                spoken = frozenset(languages.split("|"))
                found[family] = found[family] & spoken if family in found else spoken  # all its weights must have it
    if not found:
        raise MissingDependency(
            f"None of the fonts that screens are made of is installed. Install: sudo apt-get install {_few_packages()}"
        )
    return dict(sorted(found.items()))


def usable(language: str, only: Sequence[str] = ()) -> dict[str, float]:
    """Installed families that have a language's letters, with their weights; of `only` if given and possible.

    Raises:
        MissingDependency: No installed family has them.
    """
    name = _FONTCONFIG.get(language, language)
    foreign = _OWN_SCRIPT.get(language, ())
    own = 1.0 if language in ("zh", "ja") else 0.04  # of a Chinese font: seldom on other people's screens
    found = {
        family: FAMILIES[family] * (own if family in _FOREIGN else 1.0)
        for family, languages in installed().items()
        if name in languages and not family.endswith(foreign or ("\0",))
    }
    wanted = {family: weight for family, weight in found.items() if family in only}
    if not (wanted or found):
        raise MissingDependency(
            f"No installed font can write {language!r}. Install one with: sudo apt-get install {_package_for(language)}"
        )
    return wanted or found


def _few_packages() -> str:
    return "fonts-dejavu-core fonts-liberation fonts-noto-core fonts-noto-cjk fonts-roboto-unhinted fonts-open-sans"


def _package_for(language: str) -> str:
    return {"zh": "fonts-noto-cjk", "ja": "fonts-noto-cjk", "ar": "fonts-noto-core"}.get(language, "fonts-dejavu-core")

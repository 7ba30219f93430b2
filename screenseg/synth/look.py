"""Dice: what the picture of one index is like. The same recipe, seed, index and stock give the same plan."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeVar, cast

from screenseg.synth import fonts
from screenseg.synth.degrade import choose
from screenseg.synth.errors import RecipeError, SynthError
from screenseg.synth.recipe import Recipe, size_of
from screenseg.synth.renderer import Density, Look, Split, Theme
from screenseg.synth.renderers import DESKTOP

__all__ = ["Plan", "Stock", "plan"]

Root = Literal["page", "window"]
_T = TypeVar("_T")
_NO_LIMIT = (10_000, 10_000)
_MOST = {"small": (1024, 768), "medium": (1440, 900)}  # CSS pixels, of a window alone in the picture
_WINDOWS = {  # CSS pixels, of a window on a desktop: least and most width, least and most height
    "small": ((360, 600), (280, 520)),
    "medium": ((560, 960), (420, 700)),
    "large": ((760, 1400), (520, 900)),
}


@dataclass(frozen=True, slots=True)
class KindEntry:
    """What must be known of a kind of screen; `room` as in `layout.Kind`."""

    root: Root
    weight: float
    room: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to choose from on this machine; the same stock must be there when a run is resumed."""

    themes: Mapping[str, tuple[Theme, ...]]
    kinds: Mapping[str, KindEntry]
    fonts: Mapping[str, Mapping[str, float]]  # language -> families

    @classmethod
    def gather(cls, themes: Mapping[str, tuple[Theme, ...]], recipe: Recipe) -> Stock:
        """What is here of what the recipe wants; languages that no installed font can write are left out."""
        families = {}
        for language, weight in recipe.languages.items():
            if weight and (found := fonts.usable(language, recipe.fonts)):
                families[language] = found
        if not families:
            raise SynthError("No installed font can write any of the recipe's languages. Install: fonts-dejavu-core")
        return cls(themes, _kinds(recipe), families)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "themes": {name: [asdict(theme) for theme in themes] for name, themes in self.themes.items()},
            "kinds": {kind: asdict(entry) for kind, entry in self.kinds.items()},
            "fonts": {language: dict(families) for language, families in self.fonts.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One picture: who draws what, and how it shall look."""

    index: int
    attempt: int
    split: Split
    renderer: str
    theme: str
    root: Root
    kind: str
    language: str
    look: Look
    steps: tuple[dict[str, Any], ...] = ()
    windows: tuple[Plan, ...] = ()  # of a desktop

    @property
    def about(self) -> dict[str, Any]:
        """What truth keeps of it."""
        look = self.look
        told = {
            "index": self.index,
            "attempt": self.attempt,
            "renderer": self.renderer,
            "theme": self.theme,
            "split": self.split,
            "root": self.root,
            "kind": self.kind,
            "language": self.language,
            "colours": look.colours,
            "font": look.font,
            "font_size": look.font_size,
            "density": look.density,
            "scale": look.scale,
            "seed": look.seed,
        }
        if self.windows:
            told["windows"] = [
                {"renderer": w.renderer, "theme": w.theme, "kind": w.kind, "font": w.look.font} for w in self.windows
            ]
        return told


def _kinds(recipe: Recipe) -> dict[str, KindEntry]:
    from screenseg.synth.layout import KINDS

    known = {kind: KindEntry(entry.root, entry.weight, entry.room) for kind, entry in KINDS.items()}
    unknown = [kind for kind in recipe.kinds if kind not in known]
    if unknown:
        raise RecipeError(f"There is no kind of screen {unknown[0]!r}. There are: {', '.join(sorted(known))}.")
    if not recipe.kinds:
        return known
    return {kind: replace(known[kind], weight=weight) for kind, weight in recipe.kinds.items() if weight}


def plan(index: int, attempt: int, seed: int, recipe: Recipe, stock: Stock) -> Plan:
    """Decide on the picture of an index; an `attempt` above 0 is another throw after the one before failed.

    Raises:
        SynthError: No theme in stock suits the recipe.
    """
    rng = random.Random(f"{seed}:{index}:{attempt}" if attempt else f"{seed}:{index}")
    split = _split(rng, recipe, stock)
    renderer = _renderer(rng, recipe, stock, split)
    dice = _Dice(rng, recipe, stock, index, attempt, split)
    made = dice.desktop() if renderer == DESKTOP else dice.single(renderer)
    return replace(made, steps=tuple(choose(rng, recipe)))


def _weighted(rng: random.Random, weights: Mapping[_T, float]) -> _T:
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def _split(rng: random.Random, recipe: Recipe, stock: Stock) -> Split:
    there = {theme.split for themes in stock.themes.values() for theme in themes}
    weights = {split: weight for split, weight in recipe.splits.items() if split in there and weight}
    if not weights:
        raise SynthError(f"No theme here belongs to the splits of the recipe; there are themes of: {sorted(there)}.")
    return _weighted(rng, weights)


def _renderer(rng: random.Random, recipe: Recipe, stock: Stock, split: Split, *, desktops: bool = True) -> str:
    """One that has themes in the split."""
    weights = {
        name: recipe.renderers.get(name, 0) or 1e-9  # one without a weight is here for the windows of desktops
        for name, themes in stock.themes.items()
        if any(theme.split == split for theme in themes)
    }
    if desktops and DESKTOP in stock.themes:
        weights[DESKTOP] = recipe.renderers[DESKTOP]
    return _weighted(rng, weights)


class _Dice:
    """The choices of one picture."""

    def __init__(
        self, rng: random.Random, recipe: Recipe, stock: Stock, index: int, attempt: int, split: Split
    ) -> None:
        self._rng = rng
        self._recipe = recipe
        self._stock = stock
        self._index = index
        self._attempt = attempt
        self._split = split
        self._language = _weighted(rng, {name: recipe.languages[name] for name in stock.fonts})

    def single(self, renderer: str) -> Plan:
        """A screen that one toolkit fills; a small window fills no large monitor."""
        scale = float(_weighted(self._rng, self._recipe.scales))
        theme, kind, room = self._what(renderer, window=False)
        most = _MOST.get(room, _NO_LIMIT) if self._stock.kinds[kind].root == "window" else _NO_LIMIT
        return self._plan(renderer, theme, kind, self._size(scale, most=most), scale)

    def desktop(self) -> Plan:
        """A desktop with one to four windows."""
        rng = self._rng
        scale = float(_weighted(rng, self._recipe.scales))
        size = self._size(scale, least=(1280, 720))
        windows = []
        for _ in range(rng.choices((1, 2, 3, 4), weights=(30, 35, 22, 13))[0]):
            inner = _renderer(rng, self._recipe, self._stock, self._split, desktops=False)
            theme, kind, room = self._what(inner, window=True)
            windows.append(self._plan(inner, theme, kind, self._window_size(room, size, scale), scale))
        width, height = size
        look = replace(windows[0].look, theme=DESKTOP, width=width, height=height, seed=rng.getrandbits(48))
        return replace(
            windows[0],
            renderer=DESKTOP,
            theme=DESKTOP,
            kind=DESKTOP,
            root="window",
            look=look,
            windows=tuple(windows),
        )

    def _window_size(self, room: str, desktop: tuple[int, int], scale: float) -> tuple[int, int]:
        """Image pixels of a window with this much room; never larger than nine tenths of the desktop."""
        (least_width, most_width), (least_height, most_height) = _WINDOWS[room]
        width = round(self._rng.randint(least_width, most_width) * scale)
        height = round(self._rng.randint(least_height, most_height) * scale)
        return min(width, round(0.9 * desktop[0])), min(height, round(0.88 * desktop[1]))

    def _size(
        self, scale: float, *, least: tuple[int, int] = (0, 0), most: tuple[int, int] = _NO_LIMIT
    ) -> tuple[int, int]:
        """Image pixels; `least` and `most` are CSS pixels."""
        width, height = size_of(_weighted(self._rng, self._recipe.sizes))
        limit = size_of(self._recipe.largest)
        width, height = (max(low, min(v, high)) for v, low, high in zip((width, height), least, most, strict=True))
        return min(round(width * scale), limit[0]), min(round(height * scale), limit[1])

    def _what(self, renderer: str, *, window: bool) -> tuple[Theme, str, str]:
        """A theme of the split, a kind of screen that suits it, and the room that kind wants.

        A browser shows pages mostly, the others windows.
        """
        themes = [theme for theme in self._stock.themes[renderer] if theme.split == self._split]
        themes = [theme for theme in themes if any(self._recipe.colours.get(c) for c in theme.colours)] or themes
        theme = self._rng.choices(themes, weights=[theme.weight for theme in themes])[0]
        suits = theme.kinds or ("page", "window")
        pages = renderer == "chromium" and not window
        shares = {"page": 0.85, "window": 0.15} if pages else {"window": 1.0, "page": 0.05}
        weights = {
            kind: entry.weight * shares[entry.root]
            for kind, entry in self._stock.kinds.items()
            if entry.root in suits and entry.weight
        }
        if not weights:
            raise SynthError(
                f"The theme {theme.name!r} of {renderer} shows none of the recipe's kinds of screens as a "
                f"{' or '.join(suits)}. Add others to the recipe's kinds."
            )
        kind = _weighted(self._rng, weights)
        return theme, kind, self._stock.kinds[kind].room

    def _plan(self, renderer: str, theme: Theme, kind: str, size: tuple[int, int], scale: float) -> Plan:
        rng, recipe = self._rng, self._recipe
        look = Look(
            theme=theme.name,
            colours=_weighted(rng, {colours: recipe.colours.get(colours) or 1e-9 for colours in theme.colours}),
            font=_weighted(rng, self._stock.fonts[self._language]),
            font_size=float(_weighted(rng, recipe.font_sizes)),
            density=cast(Density, _weighted(rng, recipe.densities)),
            scale=scale,
            width=size[0],
            height=size[1],
            seed=rng.getrandbits(48),
            options={"split": self._split},
        )
        return Plan(
            index=self._index,
            attempt=self._attempt,
            split=self._split,
            renderer=renderer,
            theme=theme.name,
            root=self._stock.kinds[kind].root,
            kind=kind,
            language=self._language,
            look=look,
        )

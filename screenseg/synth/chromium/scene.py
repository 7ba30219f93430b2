"""From a screen and a look to one HTML page: templates, classes, palette and fonts of a skin put together."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from screenseg.errors import MissingDependency
from screenseg.synth import icons
from screenseg.synth.chromium import assets, blocks, dice
from screenseg.synth.chromium.extras import EXTRAS
from screenseg.synth.chromium.palette import palette_of
from screenseg.synth.chromium.parts import Here, grows
from screenseg.synth.chromium.skin import Skin
from screenseg.synth.chromium.style import generate
from screenseg.synth.errors import SynthError
from screenseg.synth.lexicon import load
from screenseg.synth.renderer import Look
from screenseg.synth.spec import Node, Screen

__all__ = ["Scene"]

_HERE = Path(__file__).parent
_NAMES = "c classes draw kids inner only rest part icon glyph text".split()
_PROPERTIES = "me states input label_for check linked bare".split()
_WORDS = "close minimize maximize previous next".split()


@lru_cache(maxsize=1)
def _usual() -> dict[str, jinja2.Template]:
    """The templates that a skin may replace, by kind."""
    found: dict[str, jinja2.Template] = {}
    for path in sorted((_HERE / "templates").glob("*.html")):
        found |= blocks.read(path)
    return found


@lru_cache(maxsize=400)
def _own(source: str) -> jinja2.Template:
    return blocks.environment().from_string(source.strip())


@lru_cache(maxsize=100)
def _sheet(source: str) -> jinja2.Template:
    return blocks.environment(escape=False).from_string(source)


@lru_cache(maxsize=32)
def _words(language: str) -> dict[str, str]:
    """What signs without words are called."""
    actions = load().actions
    found: dict[str, str] = {}
    for key in _WORDS:
        try:
            found[key] = actions[key].label(language)[0]
        except (KeyError, SynthError):
            found[key] = key.capitalize()
    return found


class Scene:
    """A screen in a skin, about to become HTML."""

    def __init__(self, screen: Screen, look: Look, skin: Skin) -> None:
        self.screen = screen
        self.look = look
        self.skin = skin
        rng = random.Random(look.seed)
        self._seed = rng.randrange(2**48)
        self.options: dict[str, Any] = {**dice.roll(rng), **skin.dice(random.Random(look.seed + 1))}
        self.options["narrow"] = dice.narrow(screen, rng)
        self.options.update(look.options)
        self.palette = palette_of(skin, look.colours)
        self.css = ""
        if skin.generator:
            style = generate(random.Random(look.seed + 2), self.options["flavour"], look)
            self.palette, self.css = {**self.palette, **style.palette}, style.css
            self.options.update(style.options)
        self.modifiers = frozenset(
            (look.density, "dark" if self.dark else "light", *(["rtl"] if screen.right_to_left else []))
        )
        self._icons = self._icon_set(rng)
        self._templates = {name: _own(source) for name, source in skin.templates.items()}
        self._shell = self._shape()

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.look.colours == "dark"

    def dice(self, key: str) -> random.Random:
        """Dice of its own for a node, so that pictures do not depend on what is drawn before them."""
        return random.Random(f"{self._seed}:{key}")

    def icon(self, meaning: str) -> str:
        """An icon of this screen's set as SVG; "" if nothing means that."""
        if self._icons is None:
            return ""
        try:
            return icons.svg(meaning, self.dice(meaning), self._icons)
        except SynthError:
            return ""

    def draw(self, node: Node, up: tuple[Node, ...] = (), template: str = "") -> Markup:
        """HTML of a node and all below it."""
        here = Here(self, node, up)
        name = template or node.kind
        return self._render(name, self._context(here))

    def _render(self, name: str, context: dict[str, Any]) -> Markup:
        template = self._templates.get(name) or _usual().get(name)
        if template is None:
            raise SynthError(f"There is no template for {name!r}.")
        return Markup(template.render(context))

    def _context(self, here: Here) -> dict[str, Any]:
        node = here.node
        context: dict[str, Any] = {name: getattr(here, name) for name in _NAMES}
        context.update((name, Lazy(here, name)) for name in _PROPERTIES)
        context.update(
            n=node,
            f=next((above for above in reversed(here.up[-1:]) if above.kind == "field"), None),
            o=self.options,
            p=self.palette,
            look=self.look,
            rtl=self.screen.right_to_left,
            words=_words(self.screen.language),
            shell=self._shell,
            grow="x-grow" if grows(node) else "",
            uid=f"u-{node.id}",
            chance=lambda share: self.dice(node.id).random() < share,
            pick=lambda *options: self.dice(node.id).choice(options),
        )
        if here.node.kind in EXTRAS:
            context.update(EXTRAS[here.node.kind](here))
        context["sub"] = lambda name: self._render(name, context)
        return context

    def _shape(self) -> dict[str, Any]:
        kinds = {child.kind for child in self.screen.root.children}
        return {"side": "sidebar" in kinds, "narrow": self.options["narrow"]}

    def _icon_set(self, rng: random.Random) -> icons.IconSet | None:
        try:
            return icons.choose(rng, self.skin.theme.split)
        except (MissingDependency, SynthError):
            return None

    def page(self) -> str:
        """The whole document."""
        layers = [
            Markup('<div class="x-layer" data-layer="{}" data-anchor="{}" data-spot="{}">{}</div>').format(
                2 + 2 * at, node.anchor, self._spot(node), self.draw(node)
            )
            for at, node in enumerate(self.screen.overlays)
        ]
        dark = self.skin.dark if self.dark else {}
        language, direction = self.screen.language, "rtl" if self.screen.right_to_left else "ltr"
        body = Markup('<div class="x-root x-fill-{}">{}</div><div class="x-layers">{}</div>').format(
            self.options["fill"], self.draw(self.screen.root), Markup("").join(layers)
        )
        return (
            f'<!doctype html><html lang="{language}" dir="{direction}" {self.skin.html} {dark.get("html", "")}>'
            f'<head><meta charset="utf-8"><title>.</title>{self._head(dark)}</head>'
            f"<body {self.skin.body} {dark.get('body', '')}>{body}</body></html>"
        )

    def _head(self, dark: Mapping[str, Any]) -> str:
        """Style sheets and scripts: the skin's, then ours, then what the skin adds."""
        skin = self.skin
        context = {"o": self.options, "p": self.palette, "look": self.look, "rtl": self.screen.right_to_left}
        links = '<link rel="stylesheet" href="{}">'
        sheets = "".join(links.format(self._url(path)) for path in (*skin.css, *dark.get("css", ())))
        scripts = "".join(f'<script type="module" src="{self._url(path)}"></script>' for path in skin.js)
        ours = links.format((_HERE / "base.css").as_uri())
        style = _sheet(skin.style).render(context) if skin.style else ""
        return f"{sheets}<style>{self._variables()}</style>{ours}<style>{self.css}{style}</style>{scripts}"

    def _spot(self, node: Node) -> str:
        """Where something without an anchor opens, as shares of the room left."""
        rng = self.dice(node.id)
        return f"{rng.random():.3f},{rng.random():.3f}"

    def _url(self, path: str) -> str:
        package, _, inside = path.rpartition(":")
        return (assets.path(package or self.skin.package[0]) / inside).as_uri()

    def _variables(self) -> str:
        """Palette, fonts and measures as CSS."""
        look, skin, o = self.look, self.skin, self.options
        gap = {"compact": 0.35, "normal": 0.7, "roomy": 1.15}[look.density]
        lines = [f"--x-{name.replace('_', '-')}:{value};" for name, value in self.palette.items()]
        lines += [f"--x-gap:{gap}em;--x-icon:{o['iconsize']};--x-share:30%;"]
        size = {"rem": "html", "body": "body"}.get(skin.font)
        css = f":root{{{''.join(lines)}color-scheme:{'dark' if self.dark else 'light'}}}"
        if size:
            css += f"{size}{{font-size:{look.font_size}px}}"
        family = f"'{look.font}','Noto Sans','DejaVu Sans',sans-serif"
        css += f"body{{font-family:{family}}}"
        if skin.family:
            css += f".x-root,.x-layers{{font-family:{family}!important}}"
            if o.get("inherit", True):
                css += ":is(.x-root,.x-layers) :not(i,code,pre,.x-mono,.x-p-code,svg *){font-family:inherit!important}"
        css += "" if o["subpixel"] else ".x-root,[data-place]{will-change:transform}"
        return css + _SCROLLBARS[o["scrollbars"]]


class Lazy:
    """A property of a node that is worked out when a template writes it."""

    __slots__ = ("_here", "_name")

    def __init__(self, here: Here, name: str) -> None:
        self._here = here
        self._name = name

    def __html__(self) -> str:
        return str(getattr(self._here, self._name))

    def __str__(self) -> str:
        return self.__html__()


_SCROLLBARS = {
    "native": "",
    "thin": "*{scrollbar-width:thin}",
    "styled": "::-webkit-scrollbar{width:11px;height:11px;background:var(--x-ground)}"
    "::-webkit-scrollbar-thumb{background:var(--x-line);border-radius:6px;border:2px solid var(--x-ground)}",
}

r'''Skins: how a page is dressed. One TOML file in `skins/` is one framework; it may hold several themes.

A screen becomes HTML through small jinja2 templates, one per kind of node (`templates/*.html`), inside a neutral layout
(`base.css`: rows, columns, grids, label columns, page chrome, places of overlays, in classes that begin with ``x-``).
A skin changes three things, each only as far as it wants to:

1. the **style sheets** that are loaded before `base.css`,
2. the **classes** that the templates put on each part,
3. the **template** of a part whose markup is not the usual one.

A part for which a skin gives no classes gets ``x-PART`` (and ``x--MODIFIER`` for all that applies), which `base.css`
draws decently from the skin's colours: a calendar, a tree or a menu bar in a framework that has none. The controls in
`NATIVE` get no class at all: they look as Chromium draws them. So the least skin is a package, a style sheet and a
handful of classes; see the example at the end.

The file's keys
---------------
::

    title = "Bootstrap 5"
    package = "bootstrap5"           # our name for it in packages.json, or a list; "" = none
    css = ["dist/css/bootstrap.css"] # in the package, or "NAME:dist/x.css" for another one
    js = []                          # modules, loaded in the head: for web components
    ready = ""                       # JavaScript awaited before the picture: "customElements.whenDefined('a-b')"
    split = "train"                  # train | val | test
    weight = 1.0
    kinds = []                       # root kinds it suits: ["page"], ["window"]; empty: both
    colours = ["light", "dark"]      # of light, dark, high-contrast, low-contrast
    font = "rem"                     # where the look's font size goes: "rem" = <html>, "body" = <body>, "none"
    family = true                    # false: the framework's own font family stays
    style = ""                       # more CSS, after base.css; a jinja2 template (`o`, `p`, `look`, `rtl`)
    html = 'class="no-js"'           # attributes of <html>
    body = 'class="theme-x"'         # attributes of <body>
    generator = ""                   # only `own.toml`: "own" = a design of `style/`

    [dark]                           # what colours = "dark" changes; without it only the palette below
    html = 'data-bs-theme="dark"'    # attributes of <html>
    body = 'class="dark"'            # attributes of <body>
    css = []                         # further style sheets, after the others

    [palette.light]                  # colours for what base.css draws; every key may be left out
    ground = "#fff"
    surface = "#fff"                 # and: field text muted line accent on_accent hover selected
    radius = "4px"                   #      danger success warning info
    [palette.dark]

    [options]                        # dice: one alternative of each per screen, from a list or a table of weights;
    size = ["", "-sm", "-lg"]        # options of the names in `dice.WAYS` replace those
    table = {"" = 2, "table-striped" = 1}

    [classes]                        # and [classes.PART]: see "Classes"
    [templates]                      # see "Templates"
    [boxes]                          # see "Boxes"

    [[themes]]                       # optional: variants of this skin, each one theme of its own. Any key from above
    name = "bootstrap5-cerulean"     # replaces the file's; tables (classes, templates, boxes, options, palette, dark)
    css = ["bootswatch:cerulean.css"]# are merged key by key. Without [[themes]] the file's name is the only theme's.
    split = "val"

`css` and `js` paths are relative to the package; with several packages (``package = ["bootstrap3", "bootswatch3"]``) to
the first one, unless the path begins with ``NAME:``. Where packages lie is the business of ``assets.path(NAME)``.

Classes
-------
``button = "btn btn{size}"`` or, with modifiers, a table. ``base`` is always there; a modifier's classes are added when
it applies to the node at hand; ``{name}`` is replaced by the option drawn for this screen::

    [classes.button]
    base = "btn btn{size}"
    primary = "btn-primary"      # variants: primary secondary danger flat link toolbar; "default" = no variant given
    default = "btn-secondary"
    selected = "active"          # states: disabled readonly selected focused invalid required checked mixed expanded
    icon_only = "btn-icon"       #   collapsed icon_only closable vertical horizontal empty numeric sorted; and
    compact = "btn-sm"           #   compact normal roomy (density), light dark (colours), rtl

A part whose table has ``base = ""`` gets no class, not ``x-PART`` either. ``tree = "x-tree my-tree"`` keeps both.

Parts (an asterisk: NATIVE, no class unless given):
    page header sidebar main container footer window titlebar titlebutton
    group legend plaingroup plainlegend panel card cardbody cardheader stat statvalue alert close toast tooltip popover
    tabs tablist tab tablabel tabpanel accordion section sectionhead sectionbody
    modal (the dialog's box) modalheader modaltitle modalbody modalfooter backdrop
    form formtable field labelcell labeltd controltd label* control (around the control) help error required
    inputgroup addon floating floatlabel checkline radioline switchline (a mark and its caption) caption*
    input* textarea* select* file* colour* checkbox* radio* switchtrack slider* spinbutton* spinbox combo
    progressbar progressfill progress searchwrap datewrap listbox* listframe dropdown option radiogroup
    button* link* buttongroup menubar menubaritem menu menuitem shortcut toolbar statusbar breadcrumb crumb
    pagination pagebutton pagegap stepper step stepdot steptext nav navitem subnav navbadge chip badge
    text* heading* tablewrap table thead columnheader tablerow cell tree treeitem list listitem listhelp
    calendar calendarhead calarrow icon avatar image chart separator

Templates
---------
A jinja2 text that replaces the usual one of that kind: look the usual one up in `templates/`. What it can use:

    n               the node (`n.text`, `n.value`, `n.variant`, `n.disabled` ...: spec.Node)
    f               the field around a control, or none (`f.text` the label, `f.placement`, `f.error`)
    c("PART")       the classes of a part as an attribute: `<div {{ c("button") }}>` -> `<div class="btn btn-primary">`;
                    `c("icon", "extra classes")` adds some
    classes("PART") the same, without `class=""`
    me              `data-id="ID"`: marks the element whose border box is the node's. Every template has it exactly once
    states          attributes for a native control: disabled readonly checked placeholder value ..., and
                    `data-input="ID"`, from which the state is read
    input           for checkbox, radio, switch: `data-input="ID"` and the state, when something else is the mark
    part("x", "role", name="...")   `data-id="ID/x" data-role="role"`: a further element (a close button, a tab list)
    draw(node), inner(), kids(node) HTML of another node; of all children; of another node's children
    sub("label")    another template for the same node
    icon("save")    an inline SVG that counts as an element img; `icon()` the node's own, "" if it has none
    glyph("check")  an SVG that is decoration: no element (arrows, ticks), unless it has a `key`
    label_for       `data-for="ID"`: marks the words that label this control
    uid             a DOM id for `for=` and `name=`
    o               the options drawn (`o.size`), p the palette (`p.accent`), look, rtl
    chance(0.3), pick("a", "b")     seeded dice
    text(n.text)    the words with [links] and mnemonics made up; plain `{{ n.text }}` is escaped as usual

Texts get their kind from the nearest `data-t`: label caption help error heading value placeholder (default text). A
text belongs to the nearest `data-id` around it that is something with words in it (button, link, tab, cell ...).
An overlay's element has `data-place` (list menu popover tooltip dialog toast-...) and `data-surface`, what hides the
things below it; a dimming sheet has `data-dim`; a part that sticks over others has `data-raise="1" data-surface`.
Generated content (`::after {content: "*"}`) is not read: turn it off in `style`, or it is text that nobody knows.

    [templates]
    checkbox = """
    <label class="checkbox"><input type="checkbox" {{ states }} {{ me }}>
    <span data-t="caption" {{ label_for }}>{{ n.text }}</span></label>"""

Boxes
-----
Where a mark is drawn by CSS, the element with `me` is not the one that is seen. `[boxes]` says per kind where to look,
as seen from that element: ``"::before"``, ``"next::after"`` (the next sibling's), ``"prev"``, ``"parent"``, a CSS
selector inside it (``".track"``), ``">>> [part=base]"`` (inside its shadow root), or several with commas: the box
around them all. A template may say the same with ``data-box="..."``, and ``data-drawn="0"`` or ``"1"`` where the
element's own border and ground do not tell whether it is drawn.

    [boxes]
    checkbox = "next::before"

Example
-------
::

    title = "Tiny"
    package = "tiny"
    css = ["tiny.css"]
    [classes]
    input = "form-control"
    select = "form-select"
    label = "form-label"
    card = "card"
    [classes.button]
    base = "btn"
    primary = "btn-primary"
'''

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from screenseg.synth.errors import SynthError
from screenseg.synth.renderer import Theme

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover - the same parser under its old name
    import tomli as tomllib

__all__ = ["NATIVE", "Skin", "load", "skins"]

FOLDER = Path(__file__).parent / "skins"

NATIVE = frozenset(
    """
    label input textarea select file colour checkbox radio slider spinbutton listbox caption button link text heading
    """.split()
)
"""Parts that get no class unless the skin names one."""

_MERGED = ("classes", "templates", "boxes", "options", "palette", "dark")
_KEYS = frozenset(
    "name title package css js ready split weight kinds colours font family style generator html body themes".split()
) | set(_MERGED)


@dataclass(frozen=True, kw_only=True)
class Skin:
    """One theme of one skin file, ready to use; the docstring of this module explains every field."""

    name: str
    file: str
    title: str = ""
    package: tuple[str, ...] = ()
    css: tuple[str, ...] = ()
    js: tuple[str, ...] = ()
    ready: str = ""
    split: str = "train"
    weight: float = 1.0
    kinds: tuple[str, ...] = ()
    colours: tuple[str, ...] = ("light",)
    font: str = "rem"
    family: bool = True
    style: str = ""
    generator: str = ""
    html: str = ""
    body: str = ""
    dark: dict[str, Any] = field(default_factory=dict)
    palette: dict[str, dict[str, str]] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    classes: dict[str, Any] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)

    @property
    def theme(self) -> Theme:
        """What the renderer tells of it."""
        return Theme(
            self.name,
            self.split,  # type: ignore[arg-type]
            self.colours,  # type: ignore[arg-type]
            self.weight,
            self.kinds,
        )

    def dice(self, rng: random.Random) -> dict[str, Any]:
        """One alternative of each option."""
        drawn: dict[str, Any] = {}
        for name in sorted(self.options):
            choices = self.options[name]
            if isinstance(choices, dict):
                drawn[name] = rng.choices(list(choices), [float(w) for w in choices.values()])[0]
            else:
                drawn[name] = rng.choice(choices) if isinstance(choices, list) else choices
        return drawn

    def part(self, name: str, modifiers: frozenset[str], options: dict[str, Any]) -> str:
        """The classes of a part when these modifiers apply."""
        given = self.classes.get(name)
        if given is None:
            return "" if name in NATIVE else " ".join([f"x-{name}", *(f"x--{m}" for m in sorted(modifiers))])
        table = {"base": given} if isinstance(given, str) else given
        words = [table.get("base", "" if name in NATIVE else f"x-{name}")]
        words += [table[modifier] for modifier in sorted(modifiers) if modifier in table]
        joined = " ".join(word for word in words if word)
        return joined.format_map(options) if "{" in joined else joined


def load(path: Path) -> list[Skin]:
    """The themes of one skin file.

    Raises:
        SynthError: It is no TOML, or has a key that is not known.
    """
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SynthError(f"{path} is not TOML: {error}") from error
    themes = whole.pop("themes", None) or [{"name": path.stem}]
    return [_skin(path, {**whole, **_merge(whole, theme)}) for theme in themes]


def _merge(whole: dict[str, Any], theme: dict[str, Any]) -> dict[str, Any]:
    merged = dict(theme)
    for key in _MERGED:
        if key in theme:
            merged[key] = {**whole.get(key, {}), **theme[key]}
    return merged


def _skin(path: Path, values: dict[str, Any]) -> Skin:
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise SynthError(f"{path} has the unknown key {unknown[0]!r}; keys: {' '.join(sorted(_KEYS))}.")
    if isinstance(values.get("package"), str):
        values["package"] = [values["package"]] if values["package"] else []
    for key in ("package", "css", "js", "kinds", "colours"):
        if key in values:
            values[key] = tuple(values[key])
    return Skin(file=path.stem, **values)


@lru_cache(maxsize=1)
def skins() -> dict[str, Skin]:
    """All skins by theme name.

    Raises:
        SynthError: Two themes have the same name, or a file is broken.
    """
    found: dict[str, Skin] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for skin in load(path):
            if skin.name in found:
                raise SynthError(f"Two skins are called {skin.name!r}: {found[skin.name].file}.toml and {path.name}.")
            found[skin.name] = skin
    return found

"""The tests of elements: against pixels, and against the rest of truth."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from screenseg.geometry import Box
from screenseg.roles import CONTAINERS, ROLES
from screenseg.synth.check._pixels import Pixels
from screenseg.synth.truth import Truth, TruthElement, TruthText

__all__ = ["frame", "link", "parent", "place", "seen", "state", "written"]

_GLYPHS = frozenset(("img", "slider", "link", "scrollbar", "progressbar"))
"""Roles whose shape need not be a rectangle; ink that stays in the box will do."""
_BANDS = frozenset("row listitem treeitem menuitem option cell columnheader tab".split())
"""Roles that lie in a stack and may lack the sides that they share with their neighbours, or with the holder."""
_BARS = frozenset("titlebar menubar toolbar tablist statusbar navigation".split())
"""Roles that often run on into what is beside them."""
_CHECKABLE = frozenset("checkbox radio switch menuitem option treeitem listitem row cell columnheader".split())
_MUST_BE_CHECKABLE = frozenset(("checkbox", "radio", "switch"))
_NO_INPUT = frozenset("link img window titlebar scrollbar toolbar menubar statusbar dialog tooltip tablist".split())
_NEVER_EXPANDED = frozenset("textbox checkbox radio switch slider img scrollbar progressbar".split())
_FREE, _CONTAINER_FREE = 0.4, 0.2  # of a box that no higher layer may cover; truth asks a tenth more of whole widgets
_HELD = 0.5  # of a child's area that its parent must hold


def frame(element: TruthElement, truth: Truth, pixels: Pixels) -> str | None:
    """An element that draws something can be seen to do so, there and not beside it."""
    if not element.drawn or _behind(pixels.pointer, element.box) or (element.role == "link" and element.text):
        return None  # a link is its line of text, which is tested as such
    if element.dimmed and pixels.lossy:
        return None  # of what lies behind a dimming sheet, codecs leave no pale borders
    boxes = [element.box, *_below_titles(element, truth)]
    complaints = [_framed(element, box, truth, pixels) for box in boxes]
    return None if None in complaints else complaints[0]


def _behind(pointer: Box | None, box: Box) -> bool:
    """Whether a pointer hides a good part of the box."""
    return pointer is not None and box.coverage(pointer) > 0.15


def _below_titles(element: TruthElement, truth: Truth) -> list[Box]:
    """A group's box runs from the top of its title, but its frame from the title's middle, or from below it."""
    if element.role != "group":
        return []
    box = element.box
    titles = [
        t.box for t in truth.texts if t.box.top <= box.top + 4 * _pixels_per(truth) and box.contains(t.box.center)
    ]
    tops = [top for title in titles[:1] for top in (title.center.y, title.bottom) if top < box.bottom - 4]
    return [Box(box.left, top, box.right, box.bottom) for top in tops]


def _pixels_per(truth: Truth) -> float:
    """Image pixels per CSS pixel."""
    return max(1.0, float(truth.about.get("scale", 1.0)))


def _framed(element: TruthElement, box: Box, truth: Truth, pixels: Pixels) -> str | None:
    sides = pixels.sides(box)
    framed = len(sides) >= 3 or _enough(element, sides)
    if framed and (element.visible < 0.97 or pixels.in_place(box, sides)):
        return None
    if element.role in _GLYPHS and pixels.contained(box):
        return None
    if element.role not in CONTAINERS and (pixels.underlined(box) or pixels.tight(box)):
        return None
    if len(sides) == 2 and len(sides | _shared(element, truth, pixels.reach)) >= 3 and pixels.in_place(box, sides):
        return None
    if element.role in _BANDS | _BARS and any(pixels.edge_share(box, side, whole=True) >= 0.85 for side in sides):
        return None  # a line below it is all that many a cell and tab strip have
    if framed:
        return f"the edges along its sides end elsewhere than {tuple(box)} does"
    return f"of its sides only {', '.join(sorted(sides)) or 'none'} can be seen at {tuple(box)}"


def _enough(element: TruthElement, sides: set[str]) -> bool:
    """Whether two sides will do: of what is cut, of containers and of what lies in a stack or fills a bar."""
    both = bool(sides & {"left", "right"}) and bool(sides & {"top", "bottom"})
    pair = {"left", "right"} <= sides or {"top", "bottom"} <= sides
    cut = element.visible < 0.97 or element.role in CONTAINERS
    return (cut and both) or (element.role in _BANDS and (pair or both)) or (element.role in _BARS and pair)


def _shared(element: TruthElement, truth: Truth, reach: int) -> set[str]:
    """The sides at which another element of the role adjoins, as in joined buttons."""
    box = element.box
    shared = set()
    for other in truth.elements:
        if other.role != element.role or other.id == element.id:
            continue
        beside = box.overlap_y(other.box) > 0.8 * min(box.height, other.box.height)
        below = box.overlap_x(other.box) > 0.8 * min(box.width, other.box.width)
        touching = {
            "left": beside and abs(other.box.right - box.left) <= reach,
            "right": beside and abs(other.box.left - box.right) <= reach,
            "top": below and abs(other.box.bottom - box.top) <= reach,
            "bottom": below and abs(other.box.top - box.bottom) <= reach,
        }
        shared |= {side for side, touches in touching.items() if touches}
    return shared


def place(element: TruthElement, truth: Truth) -> str | None:
    """It lies in the picture, and no other element of its role lies there."""
    if not Box(0, 0, truth.width, truth.height).contains(element.box):
        return f"{tuple(element.box)} lies outside the picture of {truth.width}x{truth.height}"
    for other in truth.elements:
        if other.id < element.id and other.role == element.role and other.box == element.box:
            return f"{tuple(element.box)} is also the box of {other.role} {other.id}"
    return None


def parent(element: TruthElement, truth: Truth) -> str | None:
    """Its parent exists, and holds most of it."""
    if element.parent is None:
        return None
    if not 0 <= element.parent < len(truth.elements) or element.parent == element.id:
        return f"its parent {element.parent} does not exist"
    holder = truth.elements[element.parent]
    if holder.layer != element.layer or element.box.coverage(holder.box) >= _HELD:
        return None
    if holder.role == "link" and element.role == "img" and element.box.overlap_y(holder.box) > 0:
        return None  # a link's box is that of its text; its icon stands before it
    return f"{tuple(element.box)} lies outside its parent {holder.role} {tuple(holder.box)}"


def seen(element: TruthElement, truth: Truth) -> str | None:
    """Covers of higher layers leave enough of it."""
    share = free_share(element.box, element.layer, truth)
    least = _CONTAINER_FREE if element.role in CONTAINERS else _FREE
    return None if share >= least else f"only {share:.0%} of it is not covered by a higher layer"


def free_share(box: Box, layer: int, truth: Truth) -> float:
    """The share of a box that no higher layer covers."""
    import numpy as np

    covers = [Box.of(c[:4]).intersect(box) for c in truth.about.get("covers", ()) if c[4] > layer]
    found = [cover for cover in covers if cover]
    if not found:
        return 1.0
    free = np.ones((box.height, box.width), bool)
    for cover in found:
        free[cover.top - box.top : cover.bottom - box.top, cover.left - box.left : cover.right - box.left] = False
    return float(free.mean())


def state(element: TruthElement, truth: Truth) -> str | None:
    """States belong to the role."""
    for wrong, message in _wrong_states(element, truth):
        if wrong:
            return message
    return None


def _wrong_states(e: TruthElement, truth: Truth) -> Iterator[tuple[bool, str]]:
    yield e.role not in ROLES, f"there is no role {e.role!r}"
    yield e.checked is not None and e.role not in _CHECKABLE, f"a {e.role} cannot be checked"
    yield e.checked is None and e.role in _MUST_BE_CHECKABLE, f"a {e.role} is checked or not"
    yield (e.password or e.multiline) and e.role != "textbox", "only a textbox has a password or several lines"
    yield e.password and bool(e.value), "the value of a password field cannot be seen"
    yield (e.required or e.readonly or e.invalid) and e.role in _NO_INPUT, f"a {e.role} takes no input"
    yield e.expanded is not None and e.role in _NEVER_EXPANDED, f"a {e.role} does not open"
    cells = e.role in ("cell", "columnheader", "row", "listitem", "treeitem", "option", "checkbox")
    yield (e.row is not None or e.column is not None) and not cells, f"a {e.role} has no row or column"
    most = 2 * max(1, len(truth.about.get("windows", ())))  # an item and the list that holds it, in each window
    yield (
        e.focused and sum(other.focused for other in truth.elements) > most,
        f"the focus is in more than {most} places",
    )


def link(element: TruthElement, truth: Truth) -> str | None:
    """Its labels exist, lie where it says, and read as its name."""
    if not element.labels:
        return "it has a label box but no label" if element.label_box else None
    if any(not 0 <= number < len(truth.texts) for number in element.labels):
        return f"of its labels {element.labels} some do not exist"
    lines = [truth.texts[number] for number in element.labels]
    around = Box.around(line.box for line in lines)
    if element.label_box is None or _off(element.label_box, around) > 2:
        box = tuple(element.label_box) if element.label_box else None
        return f"its label is at {tuple(around)}, its label box at {box}"
    if any(line.text is None for line in lines):
        return None
    written_ = " ".join(line.text or "" for line in lines)
    if _agree(element.name, written_):
        return None
    return f"it is called {element.name!r} and labelled {written_!r}"


def _off(first: Box, second: Box) -> int:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def written(element: TruthElement, truth: Truth, below: dict[int, list[TruthText]]) -> str | None:
    """What is written in it are lines of truth."""
    text = element.text or ("" if element.role not in ("textbox", "combobox", "spinbutton") else element.value)
    if not text.strip() or element.password or element.visible < 0.97 or element.role in CONTAINERS:
        return None
    if any(element.box.intersect(area) for area in truth.ignore):
        return None
    lines = list(below.get(element.id, ()))
    lines += [truth.texts[n] for n in element.labels if n < len(truth.texts) and truth.texts[n] not in lines]
    if any(line.text is None for line in lines):
        return None
    joined = " ".join(line.text or "" for line in lines)
    if lines and (_agree(text, joined) or element.multiline):
        return None
    return f"{text[:40]!r} is written in it, and no line says so (but {joined[:40]!r})"


_FILLERS = re.compile(r"[\s*:：…\u200e\u200f]+|\.\.\.")
_SPACE = re.compile(r"[\s\u200e\u200f]+")
_LOST = re.compile(r"(?<=[\u03b1-\u03c9])[\u0301\u0308]+|(?<=i)\u0307")
"""Marks on letters, spread out, that capitals lack or have alone: Greek accents, the dot of the Turkish i."""


@functools.lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """The letters and figures in small letters, as they are also in what is drawn in capitals."""
    letters = unicodedata.normalize("NFD", _FILLERS.sub("", text).casefold()).replace("\u0131", "i")
    return unicodedata.normalize("NFC", _LOST.sub("", letters))


def _agree(name: str, written_: str) -> bool:
    """Whether one holds the other, letters' case, spaces, marks and ellipses aside."""
    first, second = _plain(name), _plain(written_)
    if not first or not second:  # nothing but marks, "*" or "...", which then count; "…" is what any text may be cut to
        first, second = (_SPACE.sub("", text).replace("...", "…") for text in (name, written_))
        return bool(first and second) and (first in second or second in first or not second.strip("…"))
    return first in second or second in first

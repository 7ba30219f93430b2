"""The document: what is on a screen, as a tree of elements that know their labels; standard library only."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from screenseg.errors import DocumentError
from screenseg.geometry import Box, Point

if TYPE_CHECKING:
    from screenseg.errors import Candidate

__all__ = ["ROLES", "SCHEMA_VERSION", "Document", "Element"]

SCHEMA_VERSION = 3
_READABLE = (1, 2, 3)  # version 1 knew no names of icons, version 2 not what is selected

ROLES = frozenset(
    "button cell checkbox columnheader combobox dialog document group img link menuitem option progressbar radio row "
    "scrollbar slider spinbutton switch tab table text textbox".split()
)
"""ARIA role names, and `text` for a line of plain text; `document` is the root's alone."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the screen.

    Attributes:
        id: unique in its document, e.g. ``"e12"``; in reading order.
        role: one of ROLES.
        box: integer image pixels.
        text: what is written inside.
        label: the name a person would give it, without trailing colon or required mark; None if it has none.
        label_box: where that name stands, when it stands outside the element.
        value: what a field holds; None where the role holds none or it is not known.
        placeholder: the hint shown in an empty field.
        names: what an icon, or a button with nothing but an icon, may be called, each name with its probability, the
            best first.
        checked: state of a checkbox, radio or switch; None elsewhere or if unknown.
        enabled: False for what is greyed out.
        selected: state of a tab, or of an entry of a list or menu; None elsewhere or if unknown.
        confidence: 0 to 1, that this element exists with this role.
        children: elements nested inside, in reading order.
    """

    id: str
    role: str
    box: Box
    text: str = ""
    label: str | None = None
    label_box: Box | None = None
    value: str | None = None
    placeholder: str | None = None
    checked: bool | None = None
    enabled: bool = True
    confidence: float = 1.0
    names: tuple[tuple[str, float], ...] = ()
    selected: bool | None = None
    children: tuple[Element, ...] = ()

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"Element.role must be one of {', '.join(sorted(ROLES))}; got {self.role!r}.")

    @property
    def point(self) -> Point:
        """Where a click on this element goes, image pixels."""
        return self.box.center

    def walk(self) -> Iterator[Element]:
        """This element and everything under it, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed screen: `root` is the tree, `size` the image's (width, height) in pixels, `scale` pixels per point."""

    root: Element
    size: tuple[int, int]
    scale: float = 1.0

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element but the root, in reading order."""
        return tuple(self.root.walk())[1:]

    def parent(self, element: Element) -> Element | None:
        """The element that directly holds `element`; None for the root. ValueError if it is not of this document."""
        if element.id == self.root.id:
            return None
        for candidate in self.root.walk():
            if any(child.id == element.id for child in candidate.children):
                return candidate
        raise ValueError(f"Element {element.id!r} does not belong to this document.")

    def find(self, phrase: str) -> Element:
        """The one element that `phrase` names, e.g. "Email field", "Save button in Billing", "second Delete link".

        Raises:
            NotFound: nothing answers to it; the error's `candidates` are the nearest.
            Ambiguous: several elements answer equally well.
            PhraseError: the phrase is empty or longer than 500 characters.
        """
        from screenseg.structure import find

        return find(self, phrase)

    def candidates(self, phrase: str) -> tuple[Candidate, ...]:
        """Every element that could be meant by `phrase` with score and reason, best first; PhraseError as in find()."""
        from screenseg.structure import candidates

        return candidates(self, phrase)

    def to_json(self, *, indent: int | None = None) -> str:
        """This document as JSON; `Document.from_json` gives back an equal document. Schema: document.schema.json."""
        data = {
            "version": SCHEMA_VERSION,
            "size": list(self.size),
            "scale": self.scale,
            "root": _element_to_dict(self.root),
        }
        return json.dumps(data, ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """The document that `to_json` wrote; DocumentError if it is not one, or of another version."""
        try:
            data = json.loads(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise DocumentError(f"This is not JSON: {error}. Expected the output of Document.to_json().") from error
        if not isinstance(data, dict) or "version" not in data:
            raise DocumentError("This JSON has no 'version'; expected the output of Document.to_json().")
        if data["version"] not in _READABLE:
            raise DocumentError(
                f"Document version {data['version']!r} cannot be read by this screenseg, which knows versions "
                f"{', '.join(map(str, _READABLE))}. Parse the screenshot again, or use the screenseg that wrote it."
            )
        try:
            width, height = data["size"]
            document = cls(_element_from_dict(data["root"]), (width, height), data["scale"])
            _check(document)
            return document
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise DocumentError(f"This JSON is not a valid document: {error!r}.") from error


_DEFAULTS = Element("", "text", Box(0, 0, 1, 1))
_BOXES = ("box", "label_box")


def _element_to_dict(element: Element) -> dict[str, Any]:
    """What differs from the defaults, boxes as lists."""
    out: dict[str, Any] = {}
    for name in Element.__dataclass_fields__:
        value = getattr(element, name)
        if name in ("id", "role") or (name != "children" and value != getattr(_DEFAULTS, name)) or name == "box":
            out[name] = list(value) if name in _BOXES else value
    if element.children:
        out["children"] = [_element_to_dict(child) for child in element.children]
    return out


def _element_from_dict(data: Mapping[str, Any]) -> Element:
    values = dict(data)
    for name in _BOXES:
        if values.get(name) is not None:
            values[name] = Box(*values[name])
    values["names"] = tuple((name, float(chance)) for name, chance in values.get("names", ()))
    if not all(isinstance(name, str) and 0 <= chance <= 1 for name, chance in values["names"]):
        raise TypeError(f"names of element {values.get('id')!r} are {data['names']!r}")
    children = tuple(_element_from_dict(child) for child in values.pop("children", ()))
    element = replace(Element(**values), children=children)
    for name, kinds in _KINDS.items():
        value = getattr(element, name)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise TypeError(f"{name} of element {element.id!r} is {value!r}")
    return element


_TEXT: tuple[type, ...] = (str,)
_OPTIONAL_TEXT: tuple[type, ...] = (str, type(None))
_KINDS: dict[str, tuple[type, ...]] = {
    "id": _TEXT,
    "text": _TEXT,
    "label": _OPTIONAL_TEXT,
    "value": _OPTIONAL_TEXT,
    "placeholder": _OPTIONAL_TEXT,
    "checked": (bool, type(None)),
    "enabled": (bool,),
    "selected": (bool, type(None)),
    "confidence": (int, float),
}


def _check(document: Document) -> None:
    """Refuse sizes, scales and ids that no screen has."""
    if not all(type(side) is int and side > 0 for side in document.size):
        raise ValueError(f"size {document.size!r} is not two positive whole numbers of pixels")
    if type(document.scale) not in (int, float) or not 0 < document.scale < math.inf:
        raise ValueError(f"scale {document.scale!r} is not a positive number")
    ids = [element.id for element in document.root.walk()]
    if len(set(ids)) < len(ids):
        raise ValueError("two elements have the same id")

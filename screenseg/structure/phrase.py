"""The phrase grammar: ``[ordinal] name [role word] [relation anchor]``, in every way a phrase can be read.

Names contain the grammar's own words ("First name", "Sign in", "Menu bar"), so a phrase has several readings; the
matcher takes the one that fits the screen best, and in doubt the one that takes more of the phrase as the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from screenseg.errors import PhraseError

__all__ = ["Reading", "readings"]

LONGEST = 500  # characters

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "field": ("entry field", "input field", "field", "input", "entry", "box"),
    "textbox": ("text field", "text box", "textbox", "input box", "text area", "textarea", "edit"),
    "combobox": ("combo box", "combobox", "dropdown list", "drop-down list", "dropdown", "drop-down", "drop down",
                 "select box", "select", "selector", "list box", "list", "picker"),
    "spinbutton": ("spin button", "spinbutton", "spin box", "spinner", "stepper"),
    "checkbox": ("check box", "checkbox", "tick box", "tickbox", "check"),
    "radio": ("radio button", "radio", "option button", "option"),
    "switch": ("toggle switch", "switch", "toggle"),
    "slider": ("slider", "range"),
    "button": ("push button", "button", "btn"),
    "img": ("icon",),
    "link": ("hyperlink", "link"),
    "tab": ("tab page", "tab"),
    "menuitem": ("menu item", "menu entry", "menuitem", "menu"),
    "text": ("text", "label", "heading", "title", "caption"),
    "group": ("panel", "section", "group", "card", "area"),
    "dialog": ("dialog", "dialogue", "window", "popup", "modal"),
}  # fmt: skip

RELATIONS: dict[str, tuple[str, ...]] = {
    "within": ("in the", "in", "within", "inside", "under the heading", "of the"),
    "near": ("next to", "near", "beside", "close to"),
    "below": ("below", "beneath", "underneath", "under"),
    "above": ("above", "over"),
    "left_of": ("to the left of", "left of"),
    "right_of": ("to the right of", "right of"),
}

ORDINALS = {
    **{w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())},
    **{w: i for i, w in enumerate("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split())},
    "last": -1,
}

_ROLE_OF = {word: role for role, words in ROLE_WORDS.items() for word in words}
_RELATION_OF = {word: relation for relation, words in RELATIONS.items() for word in words}
_RELATION = re.compile(r"\s(" + "|".join(sorted(map(re.escape, _RELATION_OF), key=len, reverse=True)) + r")\s", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a phrase.

    Attributes:
        name: what the element is called; empty if only a role is given.
        role: the ARIA role asked for, `field` for any that holds a value, or None.
        index: which of several in reading order, from 0; -1 is the last; None if not told.
        relation: key of RELATIONS, with `anchor` the name it refers to; or None.
        anchor: the phrase after the relation.
        literal: whether a role word at the end is taken as part of the name, which then has to fit as a whole.
    """

    name: str
    role: str | None = None
    index: int | None = None
    relation: str | None = None
    anchor: str = ""
    literal: bool = False


def readings(phrase: str) -> tuple[Reading, ...]:
    """Every way to read a phrase, those first that take more of it as the name.

    Raises:
        PhraseError: it is not text, is empty, or is longer than LONGEST characters.
    """
    text = _checked(phrase)
    plain = _named(text)
    related = [
        replace(r, relation=_RELATION_OF[match[1].lower()], anchor=text[match.end() :].strip())
        for match in _RELATION.finditer(text)
        for r in _named(text[: match.start()].strip())
    ]
    return tuple(dict.fromkeys((*plain, *related)))


def _checked(phrase: str) -> str:
    if not isinstance(phrase, str):
        raise PhraseError(f"A phrase must be text such as 'Email field', got {type(phrase).__name__}.")
    text = " ".join(phrase.split())
    if not text:
        raise PhraseError("The phrase is empty; name what to find, such as 'Email field' or 'Save button'.")
    if len(text) > LONGEST:
        raise PhraseError(f"The phrase has {len(text)} characters; a name has at most {LONGEST}.")
    return re.sub(r"^the\s+", "", text, flags=re.I)


def _named(text: str) -> list[Reading]:
    """The readings of a phrase without relation: with and without ordinal, with and without role word."""
    out = []
    head, _, rest = text.partition(" ")
    index = ORDINALS.get(head.lower())
    for body, position in ((text, None), (rest, index)) if index is not None and rest else ((text, None),):
        roles = [(role, body[: len(body) - len(word)]) for word, role in _ROLE_OF.items() if _ends(body, word)]
        out += [Reading(name.strip(), role, position) for role, name in sorted(roles, key=lambda r: -len(r[1]))]
        out.append(Reading(body, None, position, literal=bool(roles)))
    return out


def _ends(text: str, word: str) -> bool:
    """Whether a text ends with a word, as a whole word."""
    return text.lower().endswith(word) and (len(text) == len(word) or text[-len(word) - 1].isspace())

"""Whether what a field shows can be what was typed, given that OCR errs and that fields hide, cut and format."""

from __future__ import annotations

import unicodedata

from rapidfuzz import fuzz

__all__ = ["agrees", "same_name"]

_MASKS = frozenset("•●∙·⋅○◦⚫⬤*.:-_oe0 ")  # the dots of a password, and what engines read them as
_ENOUGH = 60  # rapidfuzz's scale of 0 to 100; texts of other fields stay below 50
_FEW = 3  # letters; fewer cannot be told from an OCR error


def agrees(typed: str, shown: str, *, whole: bool = True) -> bool:
    """Whether `shown` can be `typed`, or a part of it, as when a field shows only its end.

    Letters and digits count, without accents: engines know these best. Characters of other scripts are compared
    if the engine gave any, since not every engine reads them all.

    Args:
        typed: what was entered.
        shown: what was read, not empty.
        whole: whether the field should hold nothing else; False where text was added to what was there.
    """
    if _MASKS.issuperset(shown.casefold()) or not any(map(str.isalnum, shown)):
        return True  # a password, or the caret
    wanted, seen = _plain(typed), _plain(shown)
    if len(wanted) < _FEW:
        # Too short, or in a script that may not have been read: only a text much longer is surely something else.
        return not whole or len(seen) <= len(_letters(typed)) * 2 + _FEW
    if sorted(filter(str.isdigit, wanted)) == sorted(seen):  # a date or a number, put in another order
        return True
    part = len(seen) < len(wanted) or not whole
    score = fuzz.partial_ratio(wanted, seen) if part else fuzz.ratio(wanted, seen)
    return bool(seen) and score >= _ENOUGH


def same_name(one: str, other: str) -> float:
    """How alike two short texts are, 0 to 100: case and spaces do not count."""
    return fuzz.ratio("".join(one.casefold().split()), "".join(other.casefold().split()))


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _plain(text: str) -> str:
    """Latin letters without accents, and digits."""
    return "".join(c for c in _letters(text) if c.isascii())

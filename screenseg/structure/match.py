"""Which element a phrase names, and how sure that is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from screenseg.document import Document, Element
from screenseg.errors import Ambiguous, Candidate, NotFound
from screenseg.geometry import Box
from screenseg.structure.phrase import Reading, readings

__all__ = ["candidates", "find"]

ENOUGH = 0.74  # a lower score is no answer
MARGIN = 0.03  # a runner-up as near as this makes the phrase ambiguous
LITERAL = 0.95  # what a name has to reach that ends with a role word
NAMELESS = 0.9  # of the only one of its role, where the phrase gives no name
SLIP = 0.8  # of one letter in a short name, whatever share of it that is
LOOKALIKES = str.maketrans("i|0", "llo")
SHORT = 5  # letters: in a shorter word every letter counts
FAR = 20  # heights from its anchor, where a thing is hardly "next to" it
GUESSED, GUESSABLE = 0.62, 0.34  # of an icon: at a probability of 0.36 its name is enough, it is never as sure as words
SHOWN = 0.4  # candidates below are not worth showing

FAMILIES = (
    frozenset({"textbox", "combobox", "spinbutton"}),
    frozenset({"checkbox", "radio", "switch"}),
    frozenset({"button", "link", "tab", "menuitem", "option", "img"}),
)
CLICKED = frozenset({"button", "link", "tab", "menuitem", "option", "checkbox", "radio", "switch"})


@dataclass(frozen=True, slots=True)
class _Answer:
    score: float
    reason: str


def find(document: Document, phrase: str) -> Element:
    """See `Document.find`."""
    ranked = candidates(document, phrase)
    if not ranked or ranked[0].score < ENOUGH:
        raise NotFound(
            f"Nothing on the screen answers to {phrase!r}.{_nearest(ranked)}", phrase=phrase, candidates=ranked
        )
    best = ranked[0]
    rivals = [c for c in ranked[1:] if c.score > best.score - MARGIN and not _same_place(best.element, c.element)]
    if rivals:
        raise Ambiguous(
            f"{len(rivals) + 1} elements answer to {phrase!r} equally well. Say which: 'second …', '… in …' a panel, "
            "'… next to …' a neighbour.",
            phrase=phrase,
            candidates=(best, *rivals),
        )
    return best.element


def _nearest(ranked: Sequence[Candidate]) -> str:
    return " The nearest:" if ranked else ""


def candidates(document: Document, phrase: str, *, panels: bool = False) -> tuple[Candidate, ...]:
    """See `Document.candidates`; `panels` tells whether a name alone may mean a panel, as after "in"."""
    best: dict[str, Candidate] = {}
    for order, reading in enumerate(readings(phrase)):
        for candidate in _ranked(document, reading, panels=panels):
            scored = replace(candidate, score=round(candidate.score * (1 - 0.002 * order), 4))
            known = best.get(candidate.element.id)
            if known is None or scored.score > known.score:
                best[candidate.element.id] = scored
    return tuple(sorted(best.values(), key=lambda c: -c.score))


def _ranked(document: Document, reading: Reading, *, panels: bool) -> list[Candidate]:
    """The candidates of one reading, each with its score."""
    scored = []
    for element in document.elements:
        answer = _score(element, reading, panels=panels)
        if answer.score >= SHOWN:
            scored.append(Candidate(element, answer.score, answer.reason))
    if reading.relation is not None:
        scored = _related(document, scored, reading)
    if reading.index is not None:
        scored = _picked(scored, reading.index, least=1 if reading.relation else 2)
    return scored


def _picked(scored: Sequence[Candidate], index: int, *, least: int) -> list[Candidate]:
    """The one at a place in reading order, of at least `least` that answer to the name as well as any.

    Where there is but one, "First name" is more likely a name than the first of them.
    """
    if not scored:
        return []
    best = max(c.score for c in scored)
    alike = [c for c in scored if best >= ENOUGH and c.score > best - MARGIN]
    alike = [c for i, c in enumerate(alike) if not any(_same_place(c.element, o.element) for o in alike[:i])]
    return [alike[index]] if len(alike) >= least and -len(alike) <= index < len(alike) else []


def _score(element: Element, reading: Reading, *, panels: bool) -> _Answer:
    role, why = _role_fit(element, reading.role, panels=panels)
    if not role:
        return _Answer(0.0, why)
    if not reading.name:
        return _Answer(role * NAMELESS, why) if reading.role else _Answer(0.0, "")
    name, told = _name_fit(element, reading.name, as_button=reading.role in CLICKED)
    if reading.literal and name < LITERAL:
        return _Answer(0.0, "")
    return _Answer(name * role, f"{told}, {why}" if why else told)


def _role_fit(element: Element, role: str | None, *, panels: bool) -> tuple[float, str]:
    """How well an element's role answers to the role asked for, 0 to 1; panels only where they are meant."""
    if element.role == "group" and role not in ("group", "dialog"):
        return (1.0 if panels and role is None else 0.0), ""
    if role is None:
        return (0.9 if element.role == "text" else 1.0), ""
    if element.role == role:
        return 1.0, f"is a {role}"
    fit = _role_likeness(role, element.role)
    return fit, f"{element.role} for {role}" if fit else ""


def _role_likeness(asked: str, seen: str) -> float:
    """How well one role stands in for another, 0 to 1."""
    if asked == "field":
        return {"textbox": 1.0, "combobox": 0.96, "spinbutton": 0.96}.get(seen, 0.0)
    if any(asked in family and seen in family for family in FAMILIES):
        return 0.93
    if seen == "text" and asked in CLICKED:
        return 0.86
    if seen == "combobox" and asked in ("button", "menuitem"):
        return 0.9
    return 0.85 if asked == "text" else 0.0


def _name_fit(element: Element, name: str, *, as_button: bool) -> tuple[float, str]:
    """The best likeness of a name to what names the element; a combobox meant as a button goes by its inside alone."""
    if as_button and element.role == "combobox":
        return likeness(name, element.text), f"text {element.text!r}"
    named = [("placeholder", element.placeholder, 0.97)]
    if element.text or not element.names or element.label_box:  # else the label is a guess
        named.append(("label", element.label, 1.0))
    if element.role not in FAMILIES[0]:
        named.append(("text", element.text, 1.0))
    else:
        named.append(("value", element.value, 0.9 if element.label is None else 0.75))
    fits = [(likeness(name, text) * weight, f"{kind} {text!r}") for kind, text, weight in named if text]
    return max((*fits, _icon_fit(element, name)), default=(0.0, ""))


def _icon_fit(element: Element, name: str) -> tuple[float, str]:
    """How well a name fits an icon without words: all its words must be among those the icon may be called by."""
    if element.text or not element.names:
        return 0.0, ""
    whole = max((chance for other, chance in element.names if normal(other) == normal(name)), default=0.0)
    chances = dict(element.names)
    parts = min((chances.get(word, 0.0) for word in normal(name).split()), default=0.0)
    chance = max(whole, parts)
    return (GUESSED + GUESSABLE * chance, f"icon of {name!r}, {chance:.0%}") if chance else (0.0, "")


def likeness(name: str, text: str) -> float:
    """How alike two names are, 0 to 1: exact, but for spaces, fuzzy, or one within the other."""
    a, b = normal(name), normal(text)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    tight_a, tight_b = a.replace(" ", ""), b.replace(" ", "")
    if tight_a == tight_b:
        return 0.99
    if _plain(tight_a) == _plain(tight_b):
        return 0.98
    head, _, rest = b.partition(" ")
    if rest and len(head) == 1 and head.isalpha() and head not in a.split():  # an icon read as a letter
        return 0.97 * likeness(a, rest)
    ratio = fuzz.ratio(tight_a, tight_b) / 100
    score = 0.97 * max(SLIP, ratio) if _is_typo(a, b) else 0.6 * ratio
    return max(score, _containment(a.split(), b.split()))


def _plain(text: str) -> str:
    """A name without accents, and with one letter for those that OCR takes for each other."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(LOOKALIKES)


def _is_typo(a: str, b: str) -> bool:
    """Whether two names differ by slips only: in long words a letter or two, never the first, never a digit.

    So "Paid" is not "Unpaid", "Male" not "Female", "Option 1" not "Option 2", "Date" not "Data".
    """
    words, others = a.split(), b.split()
    if len(words) != len(others):  # a space lost or made up, and a letter misread
        words, others = ["".join(words)], ["".join(others)]
    return all(w == o or _is_slip(w, o) for w, o in zip(words, others, strict=True))


def _is_slip(a: str, b: str) -> bool:
    if a[0] != b[0] or re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return False
    length = min(len(a), len(b))
    return OSA.distance(a, b) <= (0 if length < SHORT else 1 if length < 3 * SHORT else 2)


def _containment(asked: Sequence[str], seen: Sequence[str]) -> float:
    """The score where all words asked for stand in the text, in order and together; more the less is left over."""
    n = len(asked)
    if n < len(seen):
        for start in range(len(seen) - n + 1):
            if list(seen[start : start + n]) == list(asked):
                share = sum(map(len, asked)) / sum(map(len, seen))
                return (0.80 if start == 0 else 0.60) + 0.12 * share
    elif len(seen) < n and len(seen) > 1 and list(asked[: len(seen)]) == list(seen):
        return 0.6 + 0.2 * sum(map(len, seen)) / sum(map(len, asked))
    return 0.0


def normal(text: str) -> str:
    """A name without case, accents-as-written differences, punctuation at word ends and required marks."""
    text = unicodedata.normalize("NFKC", text).casefold()
    words = (re.sub(r"^[^\w.#$%&+/-]+|[^\w%&+/-]+$", "", word) for word in text.split())
    return " ".join(word for word in words if word)


def _same_place(a: Element, b: Element) -> bool:
    """Whether two elements are one target: caption and its toggle, link and its line."""
    if a.box.contains(b.box) or b.box.contains(a.box):
        return True
    return a.label_box == b.box or b.label_box == a.box


def _related(document: Document, scored: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """Those candidates that stand in the relation to an element that the anchor names; near ones first."""
    anchors = [c for c in candidates(document, reading.anchor, panels=True) if c.score >= ENOUGH]
    if reading.relation == "within" and any(c.element.role == "group" for c in anchors):
        anchors = [c for c in anchors if c.element.role == "group"]
    out = []
    for candidate in scored:
        fits = [
            (_relation_fit(document, candidate.element, a.element, reading.relation or ""), a)
            for a in anchors
            if a.element.id != candidate.element.id
        ]
        fit, anchor = max(fits, key=lambda pair: pair[0], default=(0.0, None))
        if fit and anchor:
            reason = f"{candidate.reason}, {reading.relation} {anchor.element.label or anchor.element.text!r}"
            out.append(Candidate(candidate.element, candidate.score * fit, reason))
    return out


def _relation_fit(document: Document, element: Element, anchor: Element, relation: str) -> float:
    """1 for the nearest that stands so, less with distance, 0 where it does not stand so."""
    if relation == "within":
        return _within(document, element, anchor)
    a, b = anchor.box, element.box
    distance = max(0, -a.overlap_x(b)) + max(0, -a.overlap_y(b))
    near = 1.0 if a == element.label_box else 0.95 - 0.5 * min(1.0, distance / (FAR * min(a.height, b.height)))
    side = {
        "below": b.center.y >= a.bottom and a.overlap_x(b) > 0,
        "above": b.center.y < a.top and a.overlap_x(b) > 0,
        "left_of": b.center.x < a.left and a.overlap_y(b) > 0,
        "right_of": b.center.x >= a.right and a.overlap_y(b) > 0,
        "near": True,
    }[relation]
    return near if side else 0.0


def _within(document: Document, element: Element, anchor: Element) -> float:
    """Whether an element lies in a panel, or in the section that a heading starts."""
    if anchor.role in ("group", "dialog", "table", "row"):
        return 1.0 if anchor.box.contains(element.box) else 0.0
    if anchor.role != "text":
        return 0.0
    panel = document.parent(anchor)
    inside = panel is not None and panel.box.contains(element.box)
    if not inside or element.box.top < anchor.box.top or not _in_column(document, element.box, anchor.box):
        return 0.0
    return 0.98 - 0.5 * (element.box.top - anchor.box.bottom) / document.size[1]


def _in_column(document: Document, box: Box, heading: Box) -> bool:
    """Whether a box starts in the column under a heading, which ends where the next heading beside it begins."""
    beside = [e.box for e in document.elements if e.role == "text" and e.box.overlap_y(heading) > 0.5 * heading.height]
    right = min((b.left for b in beside if b.left >= heading.right), default=document.size[0])
    lefts = [b.left for b in beside if b.right <= heading.left]
    return (heading.left - 4 * heading.height if lefts else 0) <= box.left < right

"""What a screen says: labels, values, commands and sentences of one language, drawn once per screen.

`Words` stands between the lexicon and the layouts. It remembers what it has drawn: a concept has one writing on a
screen, dates and amounts one format, and the person whose data are shown one name, which is also in the e-mail address.
"""

from __future__ import annotations

import datetime
import functools
import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from screenseg.synth import samples
from screenseg.synth.lexicon import Action, Concept, Lexicon, Phrase, Section, load
from screenseg.synth.madeup import LOCALES, MadeUp, Person

__all__ = ["LOCALES", "Person", "Words"]

_NO_CASE = frozenset(("zh", "ja", "ar"))
_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())
#: The concepts whose value is a part of the person at hand.
_PERSONAL = {
    "given_name": "first",
    "family_name": "last",
    "full_name": "name",
    "display_name": "name",
    "email": "email",
    "confirm_email": "email",
    "work_email": "email",
    "username": "user",
}
_PRODUCTS = frozenset(("product_name", "product_description", "description"))
# These are the subject's, the same wherever they stand on a screen.
_REMEMBERED = frozenset("patient_number blood_type phone customer_number employee_number company_name".split())
_BRANDS = frozenset(("brand", "manufacturer"))
# These are chosen from what the second one's field offers.
_LIKE = {
    "country_of_birth": "country",
    "nationality": "country",
    "country_of_residence": "country",
    "native_language": "language",
}
_ERRANDS = ("approve", "edit", "print", "send", "archive", "new", "search", "share")
_DOCUMENTS = ("invoice_number", "order_number", "contract_number", "quote_number", "customer_number")
#: Languages in which Faker's sentences are made of real words.
_REAL_LOREM = frozenset("en de fr es it nl pl cs el ru zh ja ar".split())
#: What may be wrong with values of a kind.
_FAULTS = {
    "email": ("email_invalid",),
    "phone_number": ("phone_invalid",),
    "password": ("password_short", "passwords_differ"),
    "date": ("date_invalid", "end_before_start"),
    "number": ("number_range",),
    "choice": ("choose_option",),
    "file": ("file_too_large",),
    "user_name": ("username_taken",),
    "credit_card_number": ("card_declined",),
}
_T = TypeVar("_T")


class Words(MadeUp):
    """The words of one screen in one language; all choices come from `rng`.

    The formats, the subject (the person whose data the screen shows) and the style of capitals are drawn when it is
    made. `mixed` is the share of writings that are left in English, as in half translated software.
    """

    def __init__(self, language: str, rng: random.Random) -> None:
        super().__init__(language, rng)
        self.lexicon: Lexicon = load()
        self.mixed = rng.choice((0.08, 0.2, 0.4)) if language != "en" and rng.random() < 0.2 else 0.0
        self.case = _case(language, rng)
        self.subject = self.person()
        self._salt = rng.random()
        self._remembered: dict[str, str] = {}
        self._days: dict[str, datetime.date] = {}
        self._writings: dict[tuple[str, str], str] = {}

    # What the software says -------------------------------------------------------------------------------------------

    def concept(self, key: str) -> Concept:
        """A concept by key."""
        return self.lexicon.concepts[key]

    def label(self, key: str) -> str:
        """What the field of a concept is called, without mark or colon."""
        return self._cased(self._writing(self.lexicon.concepts[key]))

    def action(self, key: str) -> str:
        """What a command is called."""
        return self._cased(self._writing(self.lexicon.actions[key]))

    def section(self, key: str) -> str:
        """A heading, tab, menu or navigation item."""
        return self._cased(self._writing(self.lexicon.sections[key]))

    def title(self, name: str) -> str:
        """A heading by name: a section (the key's ending may be left out), one of `samples`, a concept, a command."""
        own = samples.headings()
        name = own["aliases"].get(name, name)
        for key in (name, *(f"{name}_{ending}" for ending in ("nav", "column", "page", "tab", "menu"))):
            if key in self.lexicon.sections:
                return self.section(key)
        if name in own["headings"]:
            return self._cased(own["headings"][name]["en" if self._english(name) else self.language])
        return self.label(name) if name in self.lexicon.concepts else self.action(name)

    def phrase(self, *keys: str) -> str:
        """One of these sentences, its places filled; `[words]` in it are links."""
        entry = self.lexicon.phrases[self.rng.choice(keys)]
        return re.sub(r"\{(\w+)\}", lambda match: self._place(match[1], entry.key), self._text(entry))

    def sentence(self, kind: str) -> str:
        """Any sentence of a kind ("error", "hint", "toast", "question", ...), links as plain words."""
        return self.plain(*(entry.key for entry in _phrases(kind)))

    def plain(self, *keys: str) -> str:
        """One of these sentences, its links as plain words."""
        return self.phrase(*keys).translate({ord("["): None, ord("]"): None})

    def said(self, kind: str) -> str:
        """A sentence that people write: "chat", "prose", "questions"."""
        return str(self.rng.choice(samples.prose()[kind][self.language]))

    def fault(self, key: str, value: str) -> str:
        """What is wrong with the value of a concept."""
        if not value:
            return self.plain("field_required")
        kind = self.lexicon.concepts[key].value.partition(":")[0]
        return self.plain(*_FAULTS.get(kind, ("field_required", "errors_in_form", "something_wrong")))

    def sections(self, kind: str) -> tuple[Section, ...]:
        """All sections of a kind."""
        return tuple(entry for entry in self.lexicon.sections.values() if entry.kind == kind)

    def placeholder(self, key: str) -> str:
        """An example or hint inside an empty field, "" if the lexicon has none."""
        texts = self.lexicon.concepts[key].placeholder
        neutral = [text for text in texts.get("en", ()) if " " not in text]  # name@example.com is so everywhere
        return self.rng.choice(texts.get(self.language) or neutral or ("",))

    def help(self, key: str) -> str:
        """A hint under a field, "" if the lexicon has none."""
        texts = self.lexicon.concepts[key].help.get(self.language)
        return self.rng.choice(texts) if texts else ""

    def unit(self, key: str) -> str:
        """The unit of a concept, "" if it has none; amounts of money have this screen's currency."""
        units = self.lexicon.concepts[key].unit
        if any(unit in ("€", "$", "EUR", "USD", "£") for unit in units):
            return self.formats.currency
        return self.rng.choice(units) if units else ""

    def choices(self, key: str) -> tuple[str, ...]:
        """The values one may choose from: those of the lexicon, or some that are made up."""
        choices = self.lexicon.concepts[_LIKE.get(key, key)].choices
        if choices:
            return choices.get(self.language) or choices["en"]
        return tuple(dict.fromkeys(self.value(key, self.person()) for _ in range(self.rng.randint(4, 14))))

    # What people have filled in ---------------------------------------------------------------------------------------

    def value(self, key: str, person: Person | None = None) -> str:
        """A value as people write it; names and e-mail address are those of `person`, else of the subject."""
        if key in _PERSONAL:
            return str(getattr(person or self.subject, _PERSONAL[key]))
        if key in _PRODUCTS:
            return self.product()
        neutral = samples.goods()["values"]
        if key in neutral:
            return str(self.rng.choice(neutral[key]))
        if key in _REMEMBERED and not person:
            return self._remembered.setdefault(key, self._drawn(key))
        return self._drawn(key)

    def _drawn(self, key: str) -> str:
        if key == "project_name":
            return f"{self.rng.choice(samples.goods()['brands'])} {self.formats.today.year}"
        if key == "field_of_study":
            return self.job()
        if key in ("security_answer", "password_hint"):
            return self.city()
        if key in _BRANDS:
            return str(self.rng.choice(samples.goods()["brands"]))
        kind, _, rest = self.lexicon.concepts[key].value.partition(":")
        if kind == "choice" or key in _LIKE:
            return self.rng.choice(self.choices(key))
        return self.pattern(rest) if kind == "pattern" else self._of_kind(key, kind)

    def own_day(self, key: str) -> datetime.date:
        """The subject's day for a concept, the same wherever it stands."""
        return self._days.setdefault(key, self.day(key))

    def personal(self, keys: Iterable[str]) -> bool:
        """Whether values of these concepts depend on a person."""
        return any(key in _PERSONAL for key in keys)

    def bounds(self, key: str) -> tuple[float, float, int]:
        """Least and greatest value of a number and how many decimals it has; 0 to 100 for what is no number."""
        kind, _, rest = self.lexicon.concepts[key].value.partition(":")
        if kind != "number":
            return 0.0, 100.0, 0
        low, high, *decimals = rest.split(":")
        return float(low), float(high), int(decimals[0]) if decimals else 0

    def errand(self) -> str:
        """Something to do."""
        if self.rng.random() < 0.3:
            return f"{self.action('call')}: {self.rng.choice((self.person().name, self.company()))}"
        return (
            f"{self.action(self.rng.choice(_ERRANDS)).rstrip('.…')}: {self.rng.choice((self._about(), self.product()))}"
        )

    def subject_line(self) -> str:
        """What a letter or a document may be about."""
        draw = self.rng.random()
        if draw < 0.35:
            return f"Re: {self._about()}" if self.rng.random() < 0.4 else self._about()
        if draw < 0.5:
            return self.errand()
        return f"{self.product()} - {self.company()}" if draw < 0.7 else self.headline()

    def headline(self) -> str:
        """What stands over an article."""
        return self.said("prose").rstrip(".。")

    def _about(self) -> str:
        key = self.rng.choice(_DOCUMENTS)
        return f"{self.label(key)} {self.value(key)}"

    def prose(self, sentences: int) -> str:
        """A paragraph."""
        joint = "" if self.language in ("zh", "ja") else " "
        if self.language in _REAL_LOREM and self.rng.random() < 0.3:
            return joint.join(self.faker.sentences(sentences)).replace(".", "." if joint else "。")
        return joint.join(dict.fromkeys(self.said("prose") for _ in range(sentences)))

    def commonest(self, options: Sequence[_T]) -> _T:
        """One of them, the first ones oftener."""
        weights = [1 / (place + 1) for place in range(len(options))]
        return self.rng.choices(options, weights)[0]

    # How --------------------------------------------------------------------------------------------------------------

    def _of_kind(self, key: str, kind: str) -> str:
        if kind == "number":
            low, high, decimals = self.bounds(key)
            return self.formats.plain(self.amount(low, high, decimals), decimals)
        if kind in ("date", "datetime"):
            written = self.formats.date(self.own_day(key))
            return written if kind == "date" else f"{written} {self.time()}"
        if kind in ("text", "paragraph"):
            return self.prose(self.rng.randint(1, 3))
        return self.subject_line() if kind in ("sentence", "catch_phrase") else self.fake(kind)

    def _place(self, word: str, key: str) -> str:
        made: dict[str, Callable[[], str]] = {
            "name": lambda: self._name(key),
            "date": lambda: self.formats.date(self.day()),
            "time": self.time,
            "percent": lambda: str(self.rng.randint(2, 98)),
            "year": lambda: str(self.formats.today.year),
            "number": lambda: self.pattern("%.#.#" if key == "footer_version" else "#######"),
            "amount": lambda: self.formats.money(self.rng.choice((25, 50, 75, 100, 300))),
            "size": lambda: f"{self.rng.randint(1, 400)} GB",
            "total": lambda: f"{self.rng.randint(401, 999)} GB",
            "first": lambda: "1",
            "last": lambda: str(self.rng.choice((10, 20, 25))),
            "min": lambda: "1",
            "max": lambda: str(self.rng.choice((10, 99, 100))),
            "count": lambda: str(self.rng.randint(26, 480)),
        }
        return made[word]() if word in made else str(self.rng.randint(2, 25))

    def _name(self, key: str) -> str:
        """What stands for {name} in a phrase."""
        if key in ("welcome", "installing", "ask_notifications", "connected"):
            return self.rng.choice(samples.programs())
        if key in ("ask_save", "ask_delete", "ask_overwrite", "uploading"):
            return samples.file_name(self.rng)
        if key == "copyright":
            return self.company()
        return self.subject.first if key == "welcome_back" else self.person().name

    def _writing(self, entry: Concept | Action | Section) -> str:
        key = (type(entry).__name__, entry.key)
        if key not in self._writings:
            self._writings[key] = self._text(entry)
        return self._writings[key]

    def _text(self, entry: Concept | Action | Section | Phrase) -> str:
        return self.commonest(entry.label("en" if self._english(entry.key) else self.language))

    def _english(self, key: str) -> bool:
        """Whether this screen leaves the words of a key in English."""
        return self.mixed > 0 and random.Random(f"{self._salt}{key}").random() < self.mixed

    def _cased(self, text: str) -> str:
        if self.case == "title":
            words = text.split(" ")
            return " ".join(w if w in _SMALL_WORDS or not w.islower() else w[:1].upper() + w[1:] for w in words)
        if self.case == "upper":
            return text.upper()
        return text.lower() if self.case == "lower" else text


def _case(language: str, rng: random.Random) -> str:
    weights = {"en": (0.6, 0.32, 0.05, 0.03)}.get(language, (0.95, 0.0, 0.05, 0.0))
    return "as written" if language in _NO_CASE else rng.choices(("as written", "title", "upper", "lower"), weights)[0]


@functools.cache
def _phrases(kind: str) -> tuple[Phrase, ...]:
    return tuple(entry for entry in load().phrases.values() if entry.kind == kind)

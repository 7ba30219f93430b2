"""What a screen says: labels, values, commands and sentences of one language, drawn once per screen.

`Words` stands between the lexicon and the layouts. It remembers what it has drawn: a concept has one writing on a screen,
dates and amounts one format, and the person whose data are shown one name, which is also in the e-mail address.
"""

from __future__ import annotations

import datetime
import functools
import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from screenseg.synth import goods, places
from screenseg.synth.formats import Formats
from screenseg.synth.headings import ALIASES, HEADINGS
from screenseg.synth.lexicon import Action, Concept, Lexicon, Phrase, Section, load

if TYPE_CHECKING:
    from faker import Faker

__all__ = ["LOCALES", "Person", "Words"]

LOCALES: dict[str, tuple[str, ...]] = {
    "en": ("en_US", "en_US", "en_GB"),
    "de": ("de_DE",),
    "fr": ("fr_FR",),
    "es": ("es_ES",),
    "it": ("it_IT",),
    "pt": ("pt_BR", "pt_PT"),
    "nl": ("nl_NL",),
    "pl": ("pl_PL",),
    "tr": ("tr_TR",),
    "sv": ("sv_SE",),
    "cs": ("cs_CZ",),
    "el": ("el_GR",),
    "ru": ("ru_RU",),
    "zh": ("zh_CN",),
    "ja": ("ja_JP",),
    "ar": ("ar_AA",),
}
_NO_CASE = frozenset(("zh", "ja", "ar"))
_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())
_PASSWORD = "abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPRSTUVWXYZ23456789!#$%+-_"
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
#: Concepts for whose values no Faker method is right.
_OWN = frozenset("product_name product_description description title email_subject brand manufacturer occupation country_of_birth nationality country_of_residence native_language".split())
_ERRANDS = ("approve", "edit", "print", "send", "archive", "new", "search", "share")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up; the parts agree."""

    first: str
    last: str
    name: str
    user: str
    email: str

    @property
    def initials(self) -> str:
        """What an avatar without a picture shows."""
        return (self.first[:1] + self.last[:1]).upper()


class Words:
    """The words of one screen in one language; all choices come from `rng`.

    `today` and the other formats, the subject (the person whose data the screen shows) and the style of capitals are drawn
    when it is made. `mixed` is the share of writings that are left in English, as in half translated software.
    """

    def __init__(self, language: str, rng: random.Random) -> None:
        self.language = language
        self.rng = rng
        self.lexicon: Lexicon = load()
        self.faker = _faker(rng.choice(LOCALES[language]))
        self.faker.seed_instance(rng.getrandbits(32))
        self.formats = Formats.draw(language, rng)
        self.mixed = rng.choice((0.08, 0.2, 0.4)) if language != "en" and rng.random() < 0.2 else 0.0
        self._salt = rng.random()
        self.case = _case(language, rng)
        self.subject = self.person()
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
        """A heading by name: a section's key (its ending may be left out), a concept, a command, one of `HEADINGS`."""
        name = ALIASES.get(name, name)
        for key in (name, *(f"{name}_{ending}" for ending in ("nav", "column", "page", "tab", "menu"))):
            if key in self.lexicon.sections:
                return self.section(key)
        if name in HEADINGS:
            return self._cased(HEADINGS[name]["en" if self._english(name) else self.language])
        return self.label(name) if name in self.lexicon.concepts else self.action(name)

    def phrase(self, key: str) -> str:
        """A sentence by key, its places filled."""
        return self.filled(self._writing(self.lexicon.phrases[key]))

    def sentence(self, kind: str) -> str:
        """Any sentence of a kind: "error", "hint", "toast", "question", ..."""
        phrases = self.phrases(kind)
        return self.filled(self._text(self.rng.choice(phrases))) if phrases else "Your changes have been saved."

    def phrases(self, kind: str) -> tuple[Phrase, ...]:
        """All phrases of a kind."""
        return _by_kind(kind)[0]

    def actions(self, kind: str) -> tuple[Action, ...]:
        """All actions of a kind."""
        return _by_kind(kind)[1]

    def sections(self, kind: str) -> tuple[Section, ...]:
        """All sections of a kind."""
        return _by_kind(kind)[2]

    def placeholder(self, key: str) -> str:
        """An example or hint inside an empty field, "" if the lexicon has none."""
        texts = self.lexicon.concepts[key].placeholder
        return self.rng.choice(texts.get(self.language) or texts.get("en") or ("",))

    def help(self, key: str) -> str:
        """A hint under a field, "" if the lexicon has none."""
        texts = self.lexicon.concepts[key].help.get(self.language)
        return self.filled(self.rng.choice(texts)) if texts else ""

    def unit(self, key: str) -> str:
        """The unit of a concept, "" if it has none; amounts of money have this screen's currency."""
        units = self.lexicon.concepts[key].unit
        if any(unit in ("€", "$", "EUR", "USD", "£") for unit in units):
            return self.formats.currency
        return self.rng.choice(units) if units else ""

    def choices(self, key: str) -> tuple[str, ...]:
        """The values one may choose from: those of the lexicon, or some that are made up."""
        concept = self.lexicon.concepts[key]
        if concept.choices:
            return concept.choices.get(self.language) or concept.choices["en"]
        wanted = self.rng.randint(4, 14)
        return tuple(dict.fromkeys(self.value(key, self.person()) for _ in range(wanted)))

    # What people have filled in -----------------------------------------------------------------------------------------

    def value(self, key: str, person: Person | None = None) -> str:
        """A value for a concept as people write it; names and e-mail address are those of `person`, else of the subject."""
        concept = self.lexicon.concepts[key]
        if key in _PERSONAL:
            return str(getattr(person or self.subject, _PERSONAL[key]))
        if key in _OWN:
            return self._own(key)
        kind, _, rest = concept.value.partition(":")
        if kind == "pattern":
            return self.pattern(rest)
        if kind == "number":
            low, high, decimals = self.bounds(key)
            return self.formats.plain(self.amount(low, high, decimals), decimals)
        if kind == "choice":
            return self.rng.choice(self.choices(key))
        if kind in ("date", "datetime"):
            written = self.formats.date(self.day(key))
            return written if kind == "date" else f"{written} {self.time()}"
        return self._made(kind)

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

    def amount(self, low: float, high: float, decimals: int) -> float:
        """A number between, small ones oftener, as in life, and often a round one."""
        number = low + (high - low) * self.rng.random() ** 2
        if self.rng.random() < 0.4:
            step = 10 ** (len(str(int(abs(number)))) - 1)
            number = max(low, number // step * step)
        return round(number, decimals)

    def day(self, key: str = "") -> datetime.date:
        """A day that suits a concept: births lie far back, ends and expiries ahead, the rest is near `today`."""
        if "birth" in key:
            return datetime.date(1938, 1, 1) + datetime.timedelta(days=self.rng.randrange(25500))
        low, high = -300, 40
        if re.search(r"(^|_)(end|to|until|due|expiry|expires|return|deadline|delivery|check_out)($|_)", key):
            low, high = 5, 150
        elif re.search(r"(^|_)(start|from|begin|departure|check_in)($|_)", key):
            low, high = -20, 5
        return self.formats.today + datetime.timedelta(days=self.rng.randrange(low, high))

    def time(self) -> str:
        """A time of day; most are in working hours, on five minutes."""
        hour = self.rng.choice((7, 8, 8, 9, 9, 10, 11, 12, 13, 14, 14, 15, 16, 17, 18, 20))
        return self.formats.time(hour * 60 + self.rng.choice((0, 0, 0, 15, 30, 30, 45, 5, 10, 23, 37, 52)))

    def pattern(self, pattern: str) -> str:
        """A Faker bothify pattern: # a digit, % one that is not 0, ? a capital letter."""
        draw = self.rng.choice
        made = (draw("0123456789") if c == "#" else draw("123456789") if c == "%" else c for c in pattern)
        return "".join(draw("ABCDEFGHJKLMNPRSTUVWXYZ") if c == "?" else c for c in made)

    def person(self) -> Person:
        """Somebody new."""
        first, last = self.faker.first_name(), self.faker.last_name()
        user = self._user(first, last)
        name = last + first if self.language in ("zh", "ja") else f"{first} {last}"
        host = self.rng.choice(places.MAIL_HOSTS)
        return Person(first, last, name, user, f"{user}@{host}")

    def company(self) -> str:
        """A firm's name."""
        if self.language == "ar":
            return f"شركة {self.faker.last_name()}"
        return str(self.faker.company())

    def phone(self) -> str:
        """A telephone number; few have an extension."""
        number = str(self.faker.phone_number())
        return number if self.rng.random() < 0.1 else re.sub(r" ?x\d+$", "", number)

    def city(self) -> str:
        """A town where the language is spoken."""
        return self.rng.choice(places.CITIES[self.language])

    def street(self) -> str:
        """Street and house number on one line."""
        return places.street(self.language, self.faker, self.rng)

    def subject_line(self) -> str:
        """What a letter, a task or a document may be about."""
        draw = self.rng.random()
        key = self.rng.choice(("invoice_number", "order_number", "contract_number", "quote_number", "customer_number"))
        about = f"{self.label(key)} {self.value(key)}"
        if draw < 0.3:
            return f"Re: {about}" if self.rng.random() < 0.4 else about
        if draw < 0.5:
            return f"{self.action(self.rng.choice(_ERRANDS))}: {self.rng.choice((about, self.product()))}"
        if draw < 0.65:
            return f"{self.product()} – {self.company()}"
        return self.sentence("sentence").rstrip(".。") if draw < 0.85 else places.file_name(self.rng)

    def query(self) -> str:
        """What somebody searches for."""
        person = self.person()
        return self.rng.choice((person.last, person.first, self.city(), self.product(), str(self.rng.randint(10, 99999))))

    def product(self) -> str:
        """A thing for sale."""
        return self.rng.choice(goods.PRODUCTS[self.language])

    def prose(self, sentences: int) -> str:
        """A paragraph."""
        if self.language in places.REAL_LOREM and self.rng.random() < 0.4:
            joint = "" if self.language in ("zh", "ja") else " "
            return joint.join(self.faker.sentences(sentences)).replace(".", "。" if not joint else ".")
        return " ".join(dict.fromkeys(self.sentence("sentence") for _ in range(sentences)))

    def filled(self, text: str) -> str:
        """A sentence with its {places} filled."""
        return re.sub(r"\{(\w+)\}", lambda match: self._place(match[1]), text)

    # How -----------------------------------------------------------------------------------------------------------------

    def _place(self, word: str) -> str:
        made = {
            "name": lambda: self.person().first,
            "user": lambda: self.person().name,
            "person": lambda: self.person().name,
            "date": lambda: self.formats.date(self.day()),
            "time": self.time,
            "file": lambda: places.file_name(self.rng),
            "email": lambda: self.person().email,
            "company": self.company,
            "percent": lambda: str(self.rng.randint(2, 98)),
            "year": lambda: str(self.formats.today.year),
            "version": lambda: f"{self.rng.randint(1, 12)}.{self.rng.randint(0, 9)}.{self.rng.randint(0, 20)}",
            "amount": lambda: self.formats.money(self.amount(5, 4000, 2)),
        }.get(word)
        return made() if made else str(self.rng.randint(2, 48))

    def _own(self, key: str) -> str:
        if key == "product_name":
            return self.product()
        if key in ("description", "product_description", "title", "email_subject"):
            return self.subject_line() if key == "email_subject" else self.product()
        if key in ("brand", "manufacturer"):
            return self.rng.choice(goods.BRANDS)
        if key == "occupation":
            return self.rng.choice(goods.JOBS[self.language]) if self.language in goods.JOBS else str(self.faker.job())
        return self.rng.choice(self.choices("language" if key == "native_language" else "country"))

    def _made(self, kind: str) -> str:
        own = {
            "password": lambda: "".join(self.rng.choices(_PASSWORD, k=self.rng.randint(6, 16))),
            "time": self.time,
            "bool": lambda: "",
            "text": lambda: self.prose(self.rng.randint(1, 3)),
            "file": lambda: places.file_name(self.rng),
            "file_name": lambda: places.file_name(self.rng),
            "file_path": lambda: places.path(self.rng),
            "first_name": lambda: self.person().first,
            "last_name": lambda: self.person().last,
            "name": lambda: self.person().name,
            "email": lambda: self.person().email,
            "ascii_company_email": lambda: self.person().email,
            "user_name": lambda: self.person().user,
            "company": self.company,
            "phone_number": self.phone,
            "city": self.city,
            "address": lambda: f"{self.street()}, {self.city()}",
            "street_address": self.street,
            "street_name": lambda: places.street(self.language, self.faker, self.rng, number=False),
            "year": lambda: str(self.formats.today.year - self.rng.randrange(12)),
            "month_name": lambda: f"{self.rng.randint(1, 12):02d}",
            "day_of_week": lambda: str(self.rng.randint(1, 7)),
            "credit_card_expire": lambda: f"{self.rng.randint(1, 12):02d}/{self.formats.today.year % 100 + self.rng.randint(1, 5)}",
            "ssn": lambda: self.pattern(places.SSN.get(self.language, "###-##-####")),
            "word": self.query,
            "sentence": self.subject_line,
            "catch_phrase": self.subject_line,
            "paragraph": lambda: self.prose(3),
        }.get(kind)
        return own() if own else str(getattr(self.faker, kind)()).replace("\n", ", ")

    def _user(self, first: str, last: str) -> str:
        first, last = _ascii(first), _ascii(last)
        if not first or not last:
            return str(self.faker.user_name())
        forms = (f"{first}.{last}", f"{first[0]}{last}", f"{first}{last[0]}", f"{last}{self.rng.randint(1, 99)}", f"{first}_{last}")
        return self.rng.choice(forms)

    def _writing(self, entry: Concept | Action | Section | Phrase) -> str:
        key = (type(entry).__name__, entry.key)
        if key not in self._writings:
            self._writings[key] = self._text(entry)
        return self._writings[key]

    def _text(self, entry: Concept | Action | Section | Phrase) -> str:
        return self.commonest(entry.label("en" if self._english(entry.key) else self.language))

    def _english(self, key: str) -> bool:
        """Whether this screen leaves the words of a key in English."""
        return self.mixed > 0 and random.Random(f"{self._salt}{key}").random() < self.mixed

    def commonest(self, options: Sequence[_T]) -> _T:
        """One of them, the first ones oftener."""
        weights = [1 / (place + 1) for place in range(len(options))]
        return self.rng.choices(options, weights)[0]

    def _cased(self, text: str) -> str:
        if self.case == "title":
            return " ".join(w if w in _SMALL_WORDS or not w.islower() else w[:1].upper() + w[1:] for w in text.split(" "))
        if self.case == "upper":
            return text.upper()
        return text.lower() if self.case == "lower" else text


def _case(language: str, rng: random.Random) -> str:
    weights = {"en": (0.6, 0.32, 0.05, 0.03)}.get(language, (0.95, 0.0, 0.05, 0.0))
    return "as written" if language in _NO_CASE else rng.choices(("as written", "title", "upper", "lower"), weights)[0]


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ß", "ss").replace("ı", "i").replace("Ł", "l"))
    return re.sub(r"[^a-z]", "", plain.encode("ascii", "ignore").decode().lower())


@functools.cache
def _faker(locale: str) -> Faker:
    from faker import Faker

    return Faker(locale)


@functools.cache
def _by_kind(kind: str) -> tuple[tuple[Phrase, ...], tuple[Action, ...], tuple[Section, ...]]:
    lexicon = load()
    return (
        tuple(entry for entry in lexicon.phrases.values() if entry.kind == kind),
        tuple(entry for entry in lexicon.actions.values() if entry.kind == kind),
        tuple(entry for entry in lexicon.sections.values() if entry.kind == kind),
    )


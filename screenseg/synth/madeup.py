"""People, firms, places, things, days and numbers that do not exist, as one language writes them."""

from __future__ import annotations

import datetime
import functools
import random
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from screenseg.synth import samples
from screenseg.synth.formats import Formats

if TYPE_CHECKING:
    from faker import Faker

__all__ = ["LOCALES", "MadeUp", "Person"]

#: Faker's locales for each language.
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
_PASSWORD = "abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPRSTUVWXYZ23456789!#$%+-_"
# Days that lie ahead, and those that were a short while ago.
_AHEAD = re.compile(r"(^|_)(end|to|until|due|expiry|expires|return|deadline|delivery|check_out)($|_)")
_RECENT = re.compile(r"(^|_)(start|from|begin|departure|check_in)($|_)")
_HOURS = (7, 8, 8, 9, 9, 10, 11, 12, 13, 14, 14, 15, 16, 17, 18, 20)
_MINUTES = (0, 0, 0, 15, 30, 30, 45, 5, 10, 23, 37, 52)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up; the parts agree."""

    first: str
    last: str
    name: str
    user: str
    email: str


class MadeUp:
    """Values of one language, all drawn from `rng`; Faker is seeded from it and made once per locale."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.language = language
        self.rng = rng
        self.faker = _faker(rng.choice(LOCALES[language]))
        self.faker.seed_instance(rng.getrandbits(32))
        self.formats = Formats.draw(language, rng)

    def person(self) -> Person:
        """Somebody new."""
        first, last = self.faker.first_name(), self.faker.last_name()
        user = self._user(first, last)
        name = last + first if self.language in ("zh", "ja") else f"{first} {last}"
        return Person(first, last, name, user, f"{user}@{samples.mail_host(self.rng)}")

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
        return str(self.rng.choice(samples.places()["cities"][self.language]))

    def street(self, *, number: bool = True) -> str:
        """A street on one line, with a house number where the language places it."""
        streets = samples.places()["streets"].get(self.language)
        if not streets:
            made = self.faker.street_address() if number else self.faker.street_name()
            return str(made).replace("\n", ", ")
        name = str(self.rng.choice(streets))
        house = self.rng.randint(1, 190)
        if not number:
            return name
        if self.language == "ja":
            return f"{name}{house % 6 + 1}-{house % 20 + 1}-{self.rng.randint(1, 12)}"
        return f"{name}{house}号" if self.language == "zh" else f"{name} {house}"

    def product(self) -> str:
        """A thing for sale."""
        return str(self.rng.choice(samples.goods()["products"][self.language]))

    def job(self) -> str:
        """A profession."""
        jobs = samples.goods()["jobs"].get(self.language)
        return str(self.rng.choice(jobs) if jobs else self.faker.job())

    def query(self) -> str:
        """What somebody searches for."""
        person = self.person()
        found = (person.last, person.first, self.city(), self.product(), str(self.rng.randint(10, 99999)))
        return self.rng.choice(found)

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
        low, high = (5, 150) if _AHEAD.search(key) else (-20, 5) if _RECENT.search(key) else (-300, 40)
        return self.formats.today + datetime.timedelta(days=self.rng.randrange(low, high))

    def time(self) -> str:
        """A time of day; most are in working hours, on five minutes."""
        return self.formats.time(self.rng.choice(_HOURS) * 60 + self.rng.choice(_MINUTES))

    def pattern(self, pattern: str) -> str:
        """A Faker bothify pattern: # a digit, % one that is not 0, ? a capital letter."""
        draw = self.rng.choice
        made = (draw("0123456789") if c == "#" else draw("123456789") if c == "%" else c for c in pattern)
        return "".join(draw("ABCDEFGHJKLMNPRSTUVWXYZ") if c == "?" else c for c in made)

    def fake(self, kind: str) -> str:
        """A value of one of the lexicon's kinds; where Faker's depend on the day, they are our own."""
        own: dict[str, Any] = {
            "password": lambda: "".join(self.rng.choices(_PASSWORD, k=self.rng.randint(6, 16))),
            "time": self.time,
            "bool": str,
            "file": lambda: samples.file_name(self.rng),
            "file_name": lambda: samples.file_name(self.rng),
            "file_path": lambda: samples.path(self.rng),
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
            "street_name": lambda: self.street(number=False),
            "job": self.job,
            "word": self.query,
            "year": lambda: str(self.formats.today.year - self.rng.randrange(12)),
            "month_name": lambda: f"{self.rng.randint(1, 12):02d}",
            "day_of_week": lambda: str(self.rng.randint(1, 7)),
            "credit_card_expire": self._expiry,
            "ssn": lambda: self.pattern(samples.places()["ssn"].get(self.language, "###-##-####")),
        }
        return str(own[kind]() if kind in own else getattr(self.faker, kind)()).replace("\n", ", ")

    def _expiry(self) -> str:
        return f"{self.rng.randint(1, 12):02d}/{self.formats.today.year % 100 + self.rng.randint(1, 5)}"

    def _user(self, first: str, last: str) -> str:
        first, last = _ascii(first), _ascii(last)
        if not first or not last:
            return str(self.faker.user_name())
        number = self.rng.randint(1, 99)
        forms = (f"{first}.{last}", f"{first[0]}{last}", f"{first}{last[0]}", f"{last}{number}", f"{first}_{last}")
        return self.rng.choice(forms)


def _ascii(name: str) -> str:
    plain = name.replace("ß", "ss").replace("\N{LATIN SMALL LETTER DOTLESS I}", "i").replace("ł", "l").replace("Ł", "L")
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower())


@functools.cache
def _faker(locale: str) -> Faker:
    from faker import Faker

    return Faker(locale)

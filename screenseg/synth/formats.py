"""How a language writes dates, times, numbers and money; one choice for a whole screen."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from screenseg.synth.months import MONTHS

__all__ = ["Formats"]

# {y} year, {m} {d} two digits, {M} {D} without a leading zero, {b} English month
_DATES: dict[str, tuple[str, ...]] = {
    "en": ("{m}/{d}/{y}", "{d}/{m}/{y}", "{y}-{m}-{d}", "{b} {D}, {y}", "{D} {b} {y}", "{M}/{D}/{y}"),
    "de": ("{d}.{m}.{y}", "{d}.{m}.{y}", "{D}.{M}.{y}"),
    "fr": ("{d}/{m}/{y}",),
    "es": ("{d}/{m}/{y}", "{d}-{m}-{y}"),
    "it": ("{d}/{m}/{y}",),
    "pt": ("{d}/{m}/{y}", "{d}-{m}-{y}"),
    "nl": ("{d}-{m}-{y}", "{D}-{M}-{y}"),
    "pl": ("{d}.{m}.{y}", "{y}-{m}-{d}"),
    "tr": ("{d}.{m}.{y}",),
    "sv": ("{y}-{m}-{d}",),
    "cs": ("{D}. {M}. {y}", "{d}.{m}.{y}"),
    "el": ("{d}/{m}/{y}", "{D}/{M}/{y}"),
    "ru": ("{d}.{m}.{y}",),
    "zh": ("{y}-{m}-{d}", "{y}/{m}/{d}", "{y}年{M}月{D}日"),
    "ja": ("{y}/{m}/{d}", "{y}年{M}月{D}日", "{y}-{m}-{d}"),
    "ar": ("{d}/{m}/{y}", "{y}/{m}/{d}"),
}
_COMMA_DOT = frozenset(("de", "es", "it", "pt", "nl", "tr", "el"))
_COMMA_SPACE = frozenset(("fr", "pl", "sv", "cs", "ru"))
_MONEY: dict[str, tuple[str, ...]] = {
    "en": ("${}", "${}", "£{}", "€{}", "USD {}"),
    "pl": ("{} zł", "{} PLN"),
    "tr": ("{} TL", "₺{}"),
    "sv": ("{} kr", "{} SEK"),
    "cs": ("{} Kč",),
    "ru": ("{} ₽",),
    "zh": ("¥{}", "¥ {}"),
    "ja": ("¥{}", "{}円"),
    "ar": ("{} ر.س", "{} SAR"),
    "pt": ("R$ {}", "{} €"),
    "nl": ("€ {}",),
}
_MONEY_ELSE = ("{} €", "{} EUR")


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one screen; `today` is the day on which it was taken."""

    language: str
    date_pattern: str
    twelve_hours: bool
    money_pattern: str
    today: datetime.date

    @classmethod
    def draw(cls, language: str, rng: random.Random) -> Formats:
        """Formats that suit the language."""
        return cls(
            language=language,
            date_pattern=rng.choice(_DATES.get(language, _DATES["en"])),
            twelve_hours=language == "en" and rng.random() < 0.5,
            money_pattern=rng.choice(_MONEY.get(language, _MONEY_ELSE)).replace(" ", "\u00a0"),
            today=datetime.date(2018, 1, 1) + datetime.timedelta(days=rng.randrange(3200)),
        )

    def date(self, day: datetime.date) -> str:
        """A day, as this screen writes days."""
        return self.date_pattern.format(
            y=f"{day.year:04d}",
            m=f"{day.month:02d}",
            d=f"{day.day:02d}",
            M=day.month,
            D=day.day,
            b=MONTHS["en"][day.month - 1][:3],
        )

    def time(self, minutes: int) -> str:
        """A time of day, `minutes` after midnight."""
        hour, minute = divmod(minutes % 1440, 60)
        if not self.twelve_hours:
            return f"{hour:02d}:{minute:02d}"
        return f"{(hour - 1) % 12 + 1}:{minute:02d} {'PM' if hour >= 12 else 'AM'}"

    def number(self, number: float, decimals: int = 0) -> str:
        """A number with the language's decimal mark and groups of thousands."""
        plain = f"{number:,.{decimals}f}"
        if self.language in _COMMA_DOT:
            return plain.translate({44: ".", 46: ","})
        if self.language in _COMMA_SPACE:
            return plain.translate({44: "\u00a0", 46: ","})
        return plain

    def plain(self, number: float, decimals: int = 0) -> str:
        """A number as one types it: no groups of thousands."""
        text = f"{number:.{decimals}f}"
        return text.replace(".", ",") if self.language in _COMMA_DOT | _COMMA_SPACE else text

    def money(self, amount: float) -> str:
        """An amount with its currency; yen have no decimals."""
        decimals = 0 if self.language == "ja" else 2
        return self.money_pattern.format(self.number(amount, decimals))

    @property
    def currency(self) -> str:
        """The currency alone: "$", "EUR", ..."""
        return self.money_pattern.replace("{}", "").strip("\u00a0 ")

"""A month as a calendar shows it, in the languages of the lexicon."""

# ruff: noqa: RUF001 (letters of other alphabets are meant)

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

__all__ = ["Day", "Month", "month"]

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "el": "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος "
    "Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος",
    "ru": "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "ja": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_WEEKDAYS = {
    "en": "Mo Tu We Th Fr Sa Su",
    "de": "Mo Di Mi Do Fr Sa So",
    "fr": "lu ma me je ve sa di",
    "es": "lu ma mi ju vi sá do",
    "it": "lu ma me gi ve sa do",
    "pt": "seg ter qua qui sex sáb dom",
    "nl": "ma di wo do vr za zo",
    "pl": "pn wt śr cz pt so nd",
    "tr": "Pt Sa Ça Pe Cu Ct Pz",
    "sv": "må ti on to fr lö sö",
    "cs": "po út st čt pá so ne",
    "el": "Δε Τρ Τε Πε Πα Σα Κυ",
    "ru": "Пн Вт Ср Чт Пт Сб Вс",
    "zh": "一 二 三 四 五 六 日",
    "ja": "月 火 水 木 金 土 日",
    "ar": "ن ث ر خ ج س ح",
}
_SUNDAY_FIRST = frozenset(("en", "ja", "pt", "ar"))


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a calendar; `other` if it belongs to the month before or after."""

    number: str
    selected: bool
    other: bool


@dataclass(frozen=True, slots=True)
class Month:
    """What a calendar shows."""

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]


def month(value: str, language: str) -> Month:
    """The month of a day (``YYYY-MM-DD``; today's would differ from day to day, so nonsense becomes May 2024)."""
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        day = datetime.date(2024, 5, 14)
    sunday = language in _SUNDAY_FIRST
    names = _WEEKDAYS.get(language, _WEEKDAYS["en"]).split()
    name = _MONTHS.get(language, _MONTHS["en"]).split()[day.month - 1]
    title = f"{day.year}年{name}" if language in ("zh", "ja") else f"{name} {day.year}"
    weeks = calendar.Calendar(6 if sunday else 0).monthdatescalendar(day.year, day.month)
    return Month(
        title=title,
        weekdays=tuple([names[-1], *names[:-1]] if sunday else names),
        weeks=tuple(tuple(Day(str(d.day), d == day, d.month != day.month) for d in week) for week in weeks),
    )

"""A month as a calendar shows it, in the languages of the lexicon."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from screenseg.synth.months import MONTHS, SHORT_WEEKDAYS, SUNDAY_FIRST

__all__ = ["Day", "Month", "month"]


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
    sunday = language in SUNDAY_FIRST
    names = SHORT_WEEKDAYS.get(language, SHORT_WEEKDAYS["en"])
    name = MONTHS.get(language, MONTHS["en"])[day.month - 1]
    name = name.capitalize() if language == "ru" else name
    title = f"{day.year}年{name}" if language in ("zh", "ja") else f"{name} {day.year}"
    weeks = calendar.Calendar(6 if sunday else 0).monthdatescalendar(day.year, day.month)
    return Month(
        title=title,
        weekdays=(names[-1], *names[:-1]) if sunday else names,
        weeks=tuple(tuple(Day(str(d.day), d == day, d.month != day.month) for d in week) for week in weeks),
    )

"""Names of months and days, as calendars write them, in the languages of the lexicon.

Standard library only: the GTK renderer reads it with the system's Python.
"""

from __future__ import annotations

__all__ = ["MONTHS", "SHORT_WEEKDAYS", "SUNDAY_FIRST", "WEEKDAYS"]


def _listed(names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(line.split()) for language, line in names.items()}


MONTHS = _listed(
    {
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
        "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
        "ja": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
        "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    }
)
"""Twelve months, small letters where the language has them in the middle of a sentence."""

WEEKDAYS = _listed(
    {
        "en": "Mon Tue Wed Thu Fri Sat Sun",
        "de": "Mo Di Mi Do Fr Sa So",
        "fr": "lun mar mer jeu ven sam dim",
        "es": "lun mar mié jue vie sáb dom",
        "it": "lun mar mer gio ven sab dom",
        "pt": "seg ter qua qui sex sáb dom",
        "nl": "ma di wo do vr za zo",
        "pl": "pon wto śro czw pią sob nie",
        "tr": "Pzt Sal Çar Per Cum Cmt Paz",
        "sv": "mån tis ons tor fre lör sön",
        "cs": "po út st čt pá so ne",
        "el": "Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ",
        "ru": "пн вт ср чт пт сб вс",
        "zh": "一 二 三 四 五 六 日",
        "ja": "月 火 水 木 金 土 日",
        "ar": "ن ث ر خ ج س ح",
    }
)
"""Seven days from Monday, of up to three letters."""

SHORT_WEEKDAYS = WEEKDAYS | _listed(
    {
        "en": "Mo Tu We Th Fr Sa Su",
        "fr": "lu ma me je ve sa di",
        "es": "lu ma mi ju vi sá do",
        "it": "lu ma me gi ve sa do",
        "pl": "pn wt śr cz pt so nd",
        "tr": "Pt Sa Ça Pe Cu Ct Pz",
        "sv": "må ti on to fr lö sö",
        "el": "Δε Τρ Τε Πε Πα Σα Κυ",
        "ru": "Пн Вт Ср Чт Пт Сб Вс",
    }
)
"""Seven days from Monday, in the fewest letters."""

SUNDAY_FIRST = frozenset(("en", "ja", "pt", "ar"))
"""Languages whose weeks may start on Sunday."""

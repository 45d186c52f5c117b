"""Months, weekdays and the words of an anniversary, in ten languages: a pinned table."""

from __future__ import annotations

import re

from agents.text import fold

_MONTHS = (
    "January Jan enero janvier Januar января январь січня يناير ocak ינואר ژانویه",
    "February Feb febrero février Februar февраля февраль лютого فبراير شباط şubat פברואר فوریه",
    "March marzo mars März марта март березня مارس آذار mart מרץ",
    "April Apr abril avril апреля апрель квітня أبريل نيسان nisan אפריל آوریل",
    "May mayo mai Mai мая травня مايو أيار mayıs מאי",
    "June junio juin Juni июня июнь червня يونيو حزيران haziran יוני ژوئن",
    "July julio juillet Juli июля июль липня يوليو تموز temmuz יולי ژوئیه",
    "August agosto août августа август серпня أغسطس ağustos אוגוסט اوت",
    "September Sept septiembre septembre сентября сентябрь вересня سبتمبر أيلول eylül ספטמבר سپتامبر",
    "October Oct octubre octobre Oktober октября октябрь жовтня أكتوبر ekim אוקטובר اکتبر",
    "November Nov noviembre novembre ноября ноябрь листопада نوفمبر kasım נובמבר نوامبر",
    "December Dec diciembre décembre Dezember декабря декабрь грудня ديسمبر aralık דצמבר دسامبر",
)
_WEEKDAYS = (
    "Monday lundi lunes Montag Montagabend понедельник понедельника понеділок الاثنين الإثنين pazartesi دوشنبه",
    "Tuesday mardi martes Dienstag вторник вторника вівторок الثلاثاء salı سهشنبه",
    "Wednesday mercredi miércoles Mittwoch среду среда середу الأربعاء çarşamba چهارشنبه",
    "Thursday jeudi jueves Donnerstag четверг четверга четвер الخميس perşembe پنجشنبه",
    "Friday vendredi viernes Freitag пятницу пятница п'ятницю الجمعة cuma جمعه",
    "Saturday samedi sábado Samstag Sonnabend субботу суббота суботу السبت cumartesi شنبه",
    "Sunday dimanche domingo Sonntag воскресенье воскресенья неділю الأحد pazar یکشنبه",
)
_LOOKS_BACK = (
    "on this day|years ago today|anniversary of|anniversaire d|aniversario d|jahrestag|годовщин|річниц|الذكرى السنوية|الذكرى ال"
    "|سالگرد|יום השנה|yıl dönümü|yıldönümü"
)
"""Said of what the text is about wherever it stands; of years gone by a title alone is about them."""
_YEARS_AGO = (
    "years ago|a decade ago|years on|il y a W ans|hace W años|vor W jahren|W лет назад|років тому|قبل W سنوات|قبل W أعوام"
    "|سال پیش|לפני W שנים|yıl önce"
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {fold(form): number for number, row in enumerate(rows, first) for form in row.split()}


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(r"\w+".join(map(fold, one.split("W"))) for one in words.split("|")) + ")"
    )


_looks_back, _years_ago = _pattern(_LOOKS_BACK), _pattern(_YEARS_AGO)


def is_anniversary(title: str, lead: str) -> bool:
    """Whether an article looks back: "on this day", in its title "ten years ago", and their like; texts folded."""
    return bool(_looks_back.search(f"{title} {lead}") or _years_ago.search(title))

"""Units of time in the languages in which maps are written, and how many seconds each stands for."""

from __future__ import annotations

from msgspec import Struct

DAY = 86_400.0
WORKING_DAY = 120_960.0
"""Seconds: 1.4 days, so that five working days are a week. Customers wait through weekends too."""


class Unit(Struct, frozen=True):
    """One unit: its seconds, how they are told, and its words by language; `_` stands for a space."""

    seconds: float
    told: str
    english: str
    dutch: str
    german: str
    french: str
    japanese: str
    chinese: str

    @property
    def words(self) -> tuple[str, ...]:
        """All of its words, in any language."""
        languages = (self.english, self.dutch, self.german, self.french, self.japanese, self.chinese)
        return tuple(word.replace("_", " ") for words in languages for word in words.split())


UNITS = (
    Unit(
        1, "a second",
        "s sec secs second seconds", "s sec seconde seconden", "s Sek Sekunde Sekunden", "s sec seconde secondes",
        "秒 秒間", "秒 秒钟 秒鐘",
    ),
    Unit(
        60, "60 seconds",
        "m min mins minute minutes", "min minuut minuten", "min Minute Minuten", "min minute minutes",
        "分 分間", "分 分钟 分鐘",
    ),
    Unit(
        3_600, "60 minutes",
        "h hr hrs hour hours", "u uur uren", "h Std Stunde Stunden", "h heure heures",
        "時間", "小时 小時 个小时 個小時 钟头 鐘頭",
    ),
    Unit(
        DAY, "24 hours",
        "d day days calendar_day calendar_days night nights",
        "d dag dagen kalenderdag kalenderdagen nacht nachten",
        "Tag Tage Tagen Kalendertag Kalendertage Kalendertagen Nacht Nächte Nächten",
        "j jour jours jour_calendaire jours_calendaires nuit nuits",
        "日 日間 泊", "天 日",
    ),
    Unit(
        WORKING_DAY, "1.4 days: five are a week",
        "working_day working_days workday workdays work_day work_days business_day business_days",
        "werkdag werkdagen",
        "Arbeitstag Arbeitstage Arbeitstagen Werktag Werktage Werktagen",
        "jour_ouvré jours_ouvrés jour_ouvrable jours_ouvrables",
        "営業日 稼働日", "工作日 个工作日 個工作日 工作天",
    ),
    Unit(
        604_800, "7 days",
        "w wk wks week weeks", "week weken", "Woche Wochen", "sem semaine semaines",
        "週 週間", "周 週 星期 个星期 個星期",
    ),
    Unit(
        2_629_800, "30.4 days, a twelfth of a year",
        "mo mos month months", "mnd maand maanden", "Monat Monate Monaten", "mois",
        "か月 か月間 ヶ月 ヶ月間 カ月 カ月間 ヵ月 ヵ月間", "个月 個月",
    ),
    Unit(
        7_889_400, "3 months",
        "quarter quarters", "kwartaal kwartalen", "Quartal Quartale Quartalen", "trimestre trimestres",
        "四半期", "季度 个季度 個季度",
    ),
    Unit(
        31_557_600, "365.25 days",
        "y yr yrs year years", "jaar jaren", "Jahr Jahre Jahren", "an ans année années annee annees",
        "年 年間", "年",
    ),
)  # fmt: skip
"""`m` is a minute wherever it stands."""

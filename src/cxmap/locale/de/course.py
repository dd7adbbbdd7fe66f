"""German, the versions of a map over time."""

from cxmap.locale.course_words import CourseWords

COURSE_DE = CourseWords(
    kind_of_many="Bewertungen mehrerer Karten im Zeitverlauf",
    whole="alle Kontaktpunkte, Mittelwert",
    versions=lambda n: "1 Fassung" if n == 1 else f"{n} Fassungen",
    maps=lambda n: "1 Karte" if n == 1 else f"{n} Karten",
    open=lambda n: "1 Zielabstand offen" if n == 1 else f"{n} Zielabstände offen",
    closed=lambda n: f"{n} geschlossen",
    eased=lambda n: (
        "1 nur durch ein gesenktes Ziel beendet" if n == 1 else f"{n} nur durch gesenkte Ziele beendet"
    ),
    otherwise=lambda n: f"{n} auf andere Weise beendet",
    no_gaps="Kein Kontaktpunkt lag je unter seinem Ziel",
    median=lambda n: (
        f"die Hälfte aller Zielabstände ist nach {'1 Tag' if n == 1 else f'{n} Tagen'} geschlossen"
    ),
    never="weniger als die Hälfte aller Zielabstände wurde je geschlossen",
    nothing="Es gibt noch keine zwei Fassungen mit Bewertungen",
    below_since="unter Ziel seit dem {date}",
    below_from_start="unter Ziel seit dem {date} oder früher",
    uncommitted="unter Ziel, noch nicht committet",
    met_on="Ziel erreicht am {date}, nach {days}",
    eased_on="Ziel erreicht am {date}, nur weil es gesenkt wurde",
    undecided_on="seit dem {date} nicht mehr entschieden",
    unscored_on="seit dem {date} nicht mehr bewertet",
    gone_on="seit dem {date} nicht mehr auf der Karte",
    met_since="Ziel erreicht seit dem {date}",
    never_below="nie unter Ziel",
    endings={
        "met": "Ziel erreicht",
        "eased": "Ziel erreicht, nur weil es gesenkt wurde",
        "undecided": "nicht mehr entschieden",
        "unscored": "nicht mehr bewertet",
        "gone": "nicht mehr auf der Karte",
    },
    days=lambda n: "1 Tag" if n == 1 else f"{n} Tagen",
    stood=lambda n: "1 Tag" if n == 1 else f"{n} Tage",
    before_that=lambda n: "zuvor einmal" if n == 1 else f"zuvor {n}-mal",
    limits="Eingriffsgrenzen: was dazwischen liegt, ist Rauschen",
    outside="außerhalb der Grenzen: mehr als Rauschen",
    done="Chance umgesetzt",
    done_on="{title}, umgesetzt am {date}",
    done_by="{title}, umgesetzt bis zum {date}",
    lowered="Ziel gesenkt",
    stretch="unter Ziel",
)

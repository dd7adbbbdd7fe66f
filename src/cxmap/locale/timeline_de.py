"""The timeline's words in German."""

from cxmap.locale.timeline_words import TimelineWords

TIMELINE_DE = TimelineWords(
    units=(
        ("s", "s"),
        ("min", "min"),
        ("Std.", "Std."),
        ("Tag", "Tage"),
        ("Woche", "Wochen"),
        ("Monat", "Monate"),
        ("Jahr", "Jahre"),
    ),
    singular=lambda n: n == 1,
    timeline_of="Zeitachse zu „{title}“",
    time="Zeit seit Beginn",
    acting="aktive Zeit",
    waiting="Wartezeit",
    share_waiting="{share} der bekannten Zeit ist Wartezeit",
    waits="wartet {time}",
    up_to="bis zu {time}",
    at_least="mindestens {time}",
    about="etwa {time}",
    open_mark="geht weiter oder dauert länger",
    acting_mark="aktive Zeit",
    waiting_mark="Wartezeit, vor der aktiven Zeit gezeichnet",
    range_mark="zwischen kürzester und längster Zeit",
    untimed_mark="keine Zeit angegeben",
    linear="Die Längen sind maßstäblich.",
    root="Die Längen sind Quadratwurzeln der Zeit: Viermal so lang ist doppelt so lang gezeichnet.",
    logarithmic="Die Längen sind Logarithmen der Zeit: Kurze Momente bleiben neben langen sichtbar; zu vergleichen sind deshalb die Zahlen, nicht die Balken.",
    longest="Bei Zeitspannen ist die längste Zeit gezeichnet.",
    working_days="Ein Arbeitstag zählt als 1,4 Tage: fünf sind eine Woche.",
    even="Es sind keine Zeiten angegeben: Die Kontaktpunkte stehen der Reihe nach in gleichen Abständen, die nichts bedeuten.",
    untimed=lambda k, n: (
        f"{k} von {n} Kontaktpunkten {'hat' if k == 1 else 'haben'} keine Zeit: Punkte in gleichem Abstand, nicht maßstäblich."
    ),
    optional_left_out="optionale Kontaktpunkte zählen nur bei der längsten Zeit mit",
    in_all="insgesamt {time}",
    in_all_known="insgesamt {time}, soweit Zeiten angegeben sind",
    share_longest="{share} des längsten Weges ist Wartezeit",
    beside="Alternativen beginnen zum selben Zeitpunkt; was auf sie folgt, beginnt nach der letzten.",
    by_ways="Die Summen reichen vom kürzesten bis zum längsten Weg durch die Karte.",
    shared="Wo Balken nebeneinander stehen, ist jeder Zeitabschnitt einmal für alle gezeichnet: Zu vergleichen sind die Zahlen.",
)

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
    waits="Wartezeit {time}",
    up_to="bis zu {time}",
    open_mark="läuft weiter",
    acting_mark="aktive Zeit",
    waiting_mark="Wartezeit, vor der aktiven Zeit gezeichnet",
    range_mark="zwischen kürzester und längster Zeit",
    untimed_mark="keine Zeit angegeben",
    linear="Die Längen sind maßstäblich.",
    root="Zeitachse gestaucht: Zahlen vergleichen, nicht Balken.",
    logarithmic="Zeitachse gestaucht: Zahlen vergleichen, nicht Balken.",
    longest="Zeitspannen sind mit ihrer längsten Zeit gezeichnet.",
    even="Es sind keine Zeiten angegeben: Die Kontaktpunkte stehen der Reihe nach in gleichen Abständen.",
    untimed=lambda k, n: (
        f"{k} von {n} Kontaktpunkten {'hat' if k == 1 else 'haben'} keine Zeit: Punkte in gleichem Abstand, nicht maßstäblich."
    ),
    optional_left_out="optionale Kontaktpunkte zählen nur bei der längsten Zeit mit",
    in_all="insgesamt {time}",
    in_all_known="insgesamt {time}, soweit Zeiten angegeben sind",
    share_longest="{share} des längsten Weges ist Wartezeit",
    beside="Alternativen beginnen zum selben Zeitpunkt; was auf sie folgt, beginnt nach der letzten.",
    by_ways="Die Summen reichen vom kürzesten bis zum längsten Weg durch die Karte.",
    shared="Wo Balken nebeneinander stehen: Zahlen vergleichen.",
)

"""The words of the flow and the lifecycle in German."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

FLOW_DE = FlowWords(
    ways=lambda n: "1 Verbindung" if n == 1 else f"{n} Verbindungen",
    loops=lambda n: "1 Schleife" if n == 1 else f"{n} Schleifen",
    arrive="{share} kommen an",
    at_least="mindestens {share}",
    reach="Reichweite {share}",
    drop_off="{share} springen ab",
    end_here="{share} enden hier",
    headline_drop="{share} der Ankommenden springen bei „{name}“ ab",
    known="Zahl der Ankommenden an {k} von {n} Kontaktpunkten bekannt",
    on_page="Seite {page}",
    to="weiter zu {name}",
    rule_journey="Wo kein nächster Schritt genannt ist, gilt die Reihenfolge der Karte, auch wo manche Reisen enden.",
    rule_experience="Eine Erlebniskarte hat keine feste Reihenfolge: Gezeichnet sind nur die Wege, die sie nennt.",
    rule_arrivals="Ankommende sind Anteile aller, die die Reise beginnen.",
    recorded=lambda n, written: (
        f"Ankommende sowie Anteile und Zeiten, die niemand angab, stammen aus {written} "
        f"{'aufgezeichneten Reise' if n == 1 else 'aufgezeichneten Reisen'}."
    ),
    open={
        "no shares": "Wie viele ankommen, ist nicht bekannt: Die Karte nennt keine Anteile.",
        "no entry": "Wie viele ankommen, ist nicht bekannt: Kein Kontaktpunkt ist als Beginn gekennzeichnet.",
        "several entries": "Wie viele ankommen, ist nicht bekannt: Die Reise kann an mehreren Stellen beginnen, und es ist nicht angegeben, wie viele wo beginnen.",
        "one persona": "Wie viele ankommen, ist nicht bekannt: Die Anteile gelten für alle Kunden, nicht für diese Persona.",
        "loop": "In einer Schleife und dahinter lässt sich aus den Anteilen nicht ableiten, wie viele ankommen.",
        "missing share": "Hinter einem Weg ohne Anteil ist nicht bekannt, wie viele ankommen.",
        "optional": "Wie viele einen optionalen Kontaktpunkt überspringen, ist nicht bekannt.",
        "no way in": "Wo kein Weg hinführt, und dahinter, ist nicht bekannt, wie viele ankommen.",
    },
    way_mark="Weg, den die Karte nennt",
    share_mark="dicker: Ein größerer Anteil geht diesen Weg",
    implied_mark="folgt in der Karte",
    loop_mark="zurück, in einer Schleife",
    start="Beginn",
    end="Ende",
    may_end="kann enden",
    from_pages=lambda n, pages: f"von Seite {pages}" if n == 1 else f"von den Seiten {pages}",
    no_way_here="kein Weg führt hierher",
    no_ways="Diese nennt keine, darum stehen die Kontaktpunkte nebeneinander.",
    arriving_mark="Anteil aller Beginnenden, der hier ankommt",
    lost_mark="davon hier abgesprungen",
)

LIFECYCLE_DE = LifecycleWords(
    overall="Alle Phasen",
    by_year="Mittelwerte je Jahr",
    by_quarter="Mittelwerte je Quartal",
    one_period="Alle Bewertungen stammen aus einem Zeitraum, {period}: Es gibt noch keine Entwicklung",
    no_dates="Noch hat keine Bewertung ein Datum: Es gibt keine Entwicklung zu zeigen",
    no_date="ohne Datum",
    not_alike="in jedem Zeitraum andere Kontaktpunkte",
    quarter="Q{quarter} {year}",
    risen="Von {first} ({start}) auf {last} ({end}): besser",
    fallen="Von {first} ({start}) auf {last} ({end}): schlechter",
    level="Unverändert {last} ({start} und {end})",
    interval_clear="nicht allein durch Zufall erklärbar",
    interval_unclear="durch Zufall erklärbar",
    mean_of=lambda n: "1 Kontaktpunkt" if n == 1 else f"Mittelwert aus {n} Kontaktpunkten",
    undated=lambda n: (
        "1 Bewertung hat kein Datum und bleibt außen vor"
        if n == 1
        else f"{n} Bewertungen haben kein Datum und bleiben außen vor"
    ),
    no_scores="keine Bewertung",
    rule_measured="Jeder Punkt ist der Mittelwert des im Zeitraum Gemessenen, je Kontaktpunkt die letzte Zahl.",
    rule_believed="Unsere Schätzung zählt, wo ein Kontaktpunkt im Zeitraum nicht gemessen wurde.",
    rule_interval="Die Fehlerspanne gilt für den Mittelwert; n ist die Zahl der Antworten.",
    rule_compare="Durchgezogene Linien verbinden dieselben Kontaktpunkte, gleich gemessen; gestrichelte die, die beide Zeiträume gemeinsam haben.",
    rule_tested="Veränderungen werden zusammen getestet.",
    alike=lambda k, n: f"über die gemeinsamen Kontaktpunkte ({k} von {n})",
    alike_mark="nur Kontaktpunkte, die beide Zeiträume gemeinsam haben",
    interval_mark="gemessen, mit Fehlerspanne ({level}) und n",
    whole_phase="die Phase als Ganzes",
    limits="Kontrollgrenzen: was ohne besonderen Anlass üblich ist",
    outside="außerhalb der Kontrollgrenzen",
    within_limits="kein Zeitraum außerhalb der Kontrollgrenzen",
    beyond_limits="außerhalb der Kontrollgrenzen: {periods}",
    rule_limits="Kontrollgrenzen liegen 2,66 mittlere Schritte vom Mittelwert entfernt (XmR), ab acht Zeiträumen mit demselben Inhalt; nur was außerhalb liegt, ist ein Signal.",
    by_month="Mittelwerte je Monat",
    month="{month} {year}",
    short_months=("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    question="{name}, zum Ganzen",
    question_of="{name}, {phase}",
)

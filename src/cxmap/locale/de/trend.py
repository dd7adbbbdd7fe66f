"""German, how scores moved."""

from cxmap.locale.trend_words import TrendWords

TREND_DE = TrendWords(
    title="Entwicklung der Bewertungen",
    intro="Frühere Fassungen dieser Karte liegen in Git, und jede wurde so bewertet wie diese. Ein Datum ist das des Commits: der Tag, an dem eine Bewertung notiert wurde, nicht der Tag, an dem Kunden es zu spüren begannen.",
    none="Die Entwicklung der Bewertungen lässt sich nicht zeigen: Keine frühere Fassung dieser Karte hat Bewertungen.",
    shallow="Die Entwicklung der Bewertungen lässt sich nicht zeigen: Diese Kopie des Repositorys enthält nur die letzten Commits (ein Shallow Clone).",
    partial="Die Entwicklung der Bewertungen lässt sich nicht zeigen: Diese Kopie des Repositorys wurde ohne die Inhalte früherer Versionen erstellt (ein Partial Clone).",
    unanswered="Die Entwicklung der Bewertungen lässt sich nicht zeigen: Git hat in diesem Repository nicht geantwortet.",
    worse=lambda k, n, date: (
        f"Der einzige Kontaktpunkt ist seit dem {date} schlechter geworden"
        if n == 1
        else f"{k} von {n} Kontaktpunkten {'ist' if k == 1 else 'sind'} seit dem {date} schlechter geworden"
    ),
    none_worse=lambda n, date: (
        f"Der einzige Kontaktpunkt ist seit dem {date} nicht schlechter geworden"
        if n == 1
        else f"Keiner der {n} Kontaktpunkte ist seit dem {date} schlechter geworden"
    ),
    unchanged=lambda n, date: (
        f"Die Bewertung des einzigen Kontaktpunkts ist seit dem {date} unverändert"
        if n == 1
        else f"Die Bewertungen von {n} Kontaktpunkten sind seit dem {date} unverändert"
    ),
    better=lambda k: f"{k} {'ist' if k == 1 else 'sind'} besser geworden",
    unclear=lambda k: f"bei {k} entscheiden die Daten nicht",
    nothing_alike="Kein Kontaktpunkt wurde früher auf dieselbe Weise bewertet, daher lässt sich nichts vergleichen",
    measured_worse="Gemessen und um mehr als die Fehlerspanne schlechter: {names}.",
    believed_worse="Schlechter nach unserer Schätzung, nicht gemessen: {names}.",
    moved_since="{name} ({gain}, seit dem {date})",
    unclear_are="Gemessen, aber die Veränderung kann Zufall sein, oder die Fehlerspanne ist unbekannt: {names}.",
    worse_again="Wieder schlechter, nachdem es besser war: {names}.",
    not_compared="Jetzt auf andere Weise bewertet als früher und daher nicht verglichen: {names}.",
    alike="Nur Vergleichbares betrachtet ({places}, damals und jetzt auf dieselbe Weise bewertet), ging das mittlere Erlebnis von {first} auf {last} ({gain}).",
    alike_same="Nur Vergleichbares betrachtet ({places}, damals und jetzt auf dieselbe Weise bewertet), liegt das mittlere Erlebnis nach wie vor bei {last}.",
    short_then_now="Damals lagen {k} von {n} unter Ziel; jetzt sind es {l} von {m}.",
    see_dated="Die Karte selbst enthält auch Messungen von mehreren Tagen",
    chart="Mittleres Erlebnis und mittleres Ziel von {n} Fassungen ({first} – {last}).",
    dashed="nicht vergleichbar: andere Kontaktpunkte, eine andere Art der Bewertung oder eine andere Skala",
    present="noch nicht committet",
    moved="Kontaktpunkte mit veränderter Bewertung",
    was="war",
    is_="ist",
    change="Veränderung",
    since="seit",
    states={
        "worse": "schlechter, um mehr als die Fehlerspanne",
        "better": "besser, um mehr als die Fehlerspanne",
        "worse believed": "schlechter, geschätzt",
        "better believed": "besser, geschätzt",
        "unclear": "kann Zufall sein",
        "no margin": "Fehlerspanne nicht bekannt",
        "same": "wieder wie zuvor",
        "unlike": "nicht vergleichbar",
    },
    last_step="zuletzt {gain} am {date}",
    was_believed="geschätzt",
    was_other="auf andere Weise gemessen",
    others_same=lambda n: (
        "1 weiterer Kontaktpunkt ist unverändert bewertet."
        if n == 1
        else f"{n} weitere Kontaktpunkte sind unverändert bewertet."
    ),
    version="Fassung",
    mean_experience="mittleres Erlebnis",
    mean_goal="mittleres Ziel",
    short="unter Ziel",
    priority_sum="Summe der Prioritäten",
    measured="gemessen",
    different="was anders ist",
    fell="schlechter bewertet: {names}",
    rose="besser bewertet: {names}",
    moved_unclear="verändert, aber die Daten entscheiden nicht: {names}",
    rescored="auf andere Weise bewertet: {names}",
    came="erstmals bewertet: {names}",
    went="nicht mehr bewertet: {names}",
    regoaled="anderes Ziel: {names}",
    rescaled="andere Skala; frühere Bewertungen wurden von {low} … {high} umgerechnet",
    unsound=lambda n, names: (
        f"1 Fassung ist weggelassen, weil sie keine gültige Karte ist: {names}."
        if n == 1
        else f"{n} Fassungen sind weggelassen, weil sie keine gültigen Karten sind: {names}."
    ),
    unscored=lambda n: (
        "1 Fassung ohne Bewertungen ist weggelassen."
        if n == 1
        else f"{n} Fassungen ohne Bewertungen sind weggelassen."
    ),
    chosen="Von {n} Fassungen werden {k} verglichen: die erste, die letzte und die, die am längsten Bestand hatten. Eine Veränderung trägt das Datum der ersten dieser Fassungen, die sie zeigt.",
    margin="Zwei gemessene Bewertungen unterscheiden sich, wo der Test ihrer Differenz das zeigt, behandelt als unabhängige Stichproben (Welch 1947 für Mittelwerte, Fisher 1935 für Anteile, MOVER für alles andere), alle Kontaktpunkte zusammen getestet (Holm 1979). Bewertungen auf einer früheren Skala sind nach ihrer Lage zwischen deren Enden auf diese umgerechnet.",
    dated="Mehr als einmal gemessen",
    dated_intro="Messungen derselben Art von mehreren Tagen, wie die Karte selbst sie enthält. Ihr Datum ist der Tag der Messung; mit Fassungen haben sie nichts zu tun.",
    first_time="erste",
    last_time="letzte",
    same_people="bei denselben {n} Personen",
)

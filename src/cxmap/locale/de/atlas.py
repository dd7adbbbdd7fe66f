"""German, the pages over many maps."""

from cxmap.locale.atlas_words import AtlasWords

ATLAS_DE = AtlasWords(
    title="Atlas",
    maps="Karten",
    gaps="Abstände",
    channels="Kanäle",
    people="Menschen",
    opportunities="Chancen",
    filter="Nur zeigen, was diese Wörter enthält",
    skip="Zum Inhalt",
    map="Karte",
    rests="beruht auf",
    worst="größter Abstand",
    links="führt zu",
    journey_line="Das Erlebnis vom ersten bis zum letzten Kontaktpunkt von {title}, in Prozent der Skala.",
    no_scores="noch keine Werte",
    of_maps=lambda n, k: f"{n} Karte{'' if n == 1 else 'n'} mit {k} Kontaktpunkt{'' if k == 1 else 'en'}",
    below=lambda k, n: f"{k} von {n} unter Ziel",
    unlike="Ungleich bedient: {best} bei {best_place}, {worst} bei {worst_place}.",
    in_percent="Skalen unterscheiden sich von Karte zu Karte; Werte und Abstände stehen deshalb in Prozent der Skala ihrer Karte.",
    for_what="wofür es da ist",
    met_at=lambda k, n: f"an {k} Kontaktpunkt{'' if k == 1 else 'en'} in {n} Karte{'' if n == 1 else 'n'}",
    personas="Personas",
    owners="Wer ist wofür verantwortlich",
    nobody="Für diese Kontaktpunkte ist niemand genannt",
    none_below="Kein Kontaktpunkt liegt unter seinem Ziel.",
    none="Es ist nichts aufgeschrieben.",
    unread="Nicht in diesem Atlas, weil sie keine gültigen Karten sind",
    rank="Rang",
    made_with="erstellt mit cxmap {version}",
)

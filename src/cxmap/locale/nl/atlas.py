"""Dutch, the pages over many maps."""

from cxmap.locale.atlas_words import AtlasWords

ATLAS_NL = AtlasWords(
    title="Atlas",
    maps="Kaarten",
    gaps="Verschillen",
    channels="Kanalen",
    people="Mensen",
    opportunities="Kansen",
    filter="Toon alleen wat deze woorden bevat",
    skip="Naar de inhoud",
    map="kaart",
    rests="rust op",
    worst="grootste verschil",
    map_next="Klantreis om nu in kaart te brengen: {place}. Van alles wat nog geen klantreis toont, is dit het slechtst.",
    links="leidt naar",
    trend="verloop",
    since="{moved} sinds {day}",
    still="onveranderd",
    better=lambda k: f"{k} beter",
    worse=lambda k: f"{k} slechter",
    journey_line="De beleving van het eerste tot het laatste contactpunt van {title}, in procenten van de schaal.",
    no_scores="nog geen scores",
    of_maps=lambda n, k: f"{n} kaart{'' if n == 1 else 'en'} met {k} contactpunt{'' if k == 1 else 'en'}",
    below=lambda k, n: f"{k} van {n} onder doel",
    unlike="Ongelijk bediend: {best} bij {best_place}, {worst} bij {worst_place}.",
    in_percent="Schalen verschillen per kaart; daarom staan scores en verschillen in procenten van de schaal van hun kaart.",
    for_what="waarvoor het er is",
    met_at=lambda k, n: (
        f"komt voor bij {k} contactpunt{'' if k == 1 else 'en'} in {n} kaart{'' if n == 1 else 'en'}"
    ),
    personas="Persona’s",
    owners="Wie is waarvoor verantwoordelijk",
    nobody="Voor deze contactpunten is niemand genoemd",
    none_below="Geen enkel contactpunt ligt onder zijn doel.",
    none="Er is niets opgeschreven.",
    unread="Niet in deze atlas, omdat het geen geldige kaarten zijn",
    report="Het hele rapport",
    rank="rang",
    made_with="gemaakt met cxmap {version}",
)

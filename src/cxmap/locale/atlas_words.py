"""The words of an atlas: pages over many maps, as one closed record per language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasWords:
    """Titles, headings and sentences of the pages over all maps."""

    title: str
    maps: str
    gaps: str
    channels: str
    people: str
    opportunities: str
    filter: str
    skip: str
    map: str
    rests: str
    worst: str
    links: str
    journey_line: str
    """What the small line of a map shows; `{title}` is the map."""
    no_scores: str
    of_maps: Callable[[int, int], str]
    """How many maps, and how many touchpoints they have."""
    below: Callable[[int, int], str]
    """How many of how many judged places are below goal."""
    unlike: str
    """A channel is experienced unlike: `{best}` at `{best_place}`, `{worst}` at `{worst_place}`."""
    in_percent: str
    """Why scores of several maps stand in percent."""
    for_what: str
    met_at: Callable[[int, int], str]
    """At how many touchpoints of how many maps."""
    personas: str
    owners: str
    nobody: str
    """Touchpoints without an owner."""
    none_below: str
    none: str
    unread: str
    rank: str
    made_with: str


ATLAS_EN = AtlasWords(
    title="Atlas",
    maps="Maps",
    gaps="Gaps",
    channels="Channels",
    people="People",
    opportunities="Opportunities",
    filter="Show only what holds these words",
    skip="To the content",
    map="map",
    rests="rests on",
    worst="worst gap",
    links="leads to",
    journey_line="The experience from the first to the last touchpoint of {title}, in percent of its scale.",
    no_scores="no scores yet",
    of_maps=lambda n, k: f"{n} map{'' if n == 1 else 's'} with {k} touchpoint{'' if k == 1 else 's'}",
    below=lambda k, n: f"{k} of {n} below goal",
    unlike="Served unlike: {best} at {best_place}, {worst} at {worst_place}.",
    in_percent="Scales differ from map to map, so scores and gaps stand in percent of the scale of their map.",
    for_what="what it is there for",
    met_at=lambda k, n: f"met at {k} touchpoint{'' if k == 1 else 's'} of {n} map{'' if n == 1 else 's'}",
    personas="Personas",
    owners="Who answers for what",
    nobody="Nobody is named for these touchpoints",
    none_below="No touchpoint is below its goal.",
    none="Nothing is written down.",
    unread="Not in this atlas, because they are no sound maps",
    rank="rank",
    made_with="made with cxmap {version}",
)

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
    links="leidt naar",
    journey_line="De beleving van het eerste tot het laatste contactmoment van {title}, in procenten van de schaal.",
    no_scores="nog geen scores",
    of_maps=lambda n, k: f"{n} kaart{'' if n == 1 else 'en'} met {k} contactmoment{'' if k == 1 else 'en'}",
    below=lambda k, n: f"{k} van {n} onder doel",
    unlike="Ongelijk bediend: {best} bij {best_place}, {worst} bij {worst_place}.",
    in_percent="Schalen verschillen per kaart; daarom staan scores en verschillen in procenten van de schaal van hun kaart.",
    for_what="waarvoor het er is",
    met_at=lambda k, n: (
        f"komt voor bij {k} contactmoment{'' if k == 1 else 'en'} in {n} kaart{'' if n == 1 else 'en'}"
    ),
    personas="Persona’s",
    owners="Wie is waarvoor verantwoordelijk",
    nobody="Voor deze contactmomenten is niemand genoemd",
    none_below="Geen enkel contactmoment ligt onder zijn doel.",
    none="Er is niets opgeschreven.",
    unread="Niet in deze atlas, omdat het geen geldige kaarten zijn",
    rank="rang",
    made_with="gemaakt met cxmap {version}",
)

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

ATLAS_FR = AtlasWords(
    title="Atlas",
    maps="Cartes",
    gaps="Écarts",
    channels="Canaux",
    people="Personnes",
    opportunities="Opportunités",
    filter="N’afficher que ce qui contient ces mots",
    skip="Aller au contenu",
    map="carte",
    rests="repose sur",
    worst="plus grand écart",
    links="mène à",
    journey_line="L’expérience du premier au dernier point de contact de {title}, en pourcentage de l’échelle.",
    no_scores="pas encore de notes",
    of_maps=lambda n, k: f"{n} carte{'' if n < 2 else 's'}, {k} point{'' if k < 2 else 's'} de contact",
    below=lambda k, n: f"{k} sur {n} sous l’objectif",
    unlike="Service inégal : {best} à « {best_place} », {worst} à « {worst_place} ».",
    in_percent="Les échelles varient d’une carte à l’autre ; notes et écarts sont donc en pourcentage de l’échelle de leur carte.",
    for_what="à quoi il sert",
    met_at=lambda k, n: (
        f"présent à {k} point{'' if k < 2 else 's'} de contact dans {n} carte{'' if n < 2 else 's'}"
    ),
    personas="Personas",
    owners="Qui répond de quoi",
    nobody="Personne n’est désigné pour ces points de contact",
    none_below="Aucun point de contact n’est sous son objectif.",
    none="Rien n’est noté.",
    unread="Absentes de cet atlas, car ce ne sont pas des cartes valides",
    rank="rang",
    made_with="créé avec cxmap {version}",
)

ATLAS: dict[str, AtlasWords] = {"en": ATLAS_EN, "nl": ATLAS_NL, "de": ATLAS_DE, "fr": ATLAS_FR}

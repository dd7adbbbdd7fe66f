"""The board's words in Dutch."""

from cxmap.locale.board_words import BoardWords
from cxmap.locale.nl.count import places

BOARD_NL = BoardWords(
    fix_measured="Begin met {name}: {experience} bij een doel van {goal}, gemeten{n}",
    fix_believed="Begin met {name}: {experience} bij een doel van {goal}, volgens onze eigen inschatting",
    look_at="Kijk eerst naar {name}: {experience} bij een doel van {goal}, en de gegevens geven nog geen uitsluitsel of dat genoeg is",
    for_some="Kijk eerst naar {name}: gemiddeld is het doel gehaald, maar niet voor iedereen ({short_for})",
    worst_is="{name} wordt het slechtst ervaren ({experience}); er is nog geen doel dat zegt of dat goed genoeg is",
    pain_is="De meeste pijn zit bij {name}: {pain}{severity}",
    pain_unrated="Pijnpunten: {n}, nog zonder ernst; het eerste is bij {name}: {pain}",
    moment_is="Waar het op aankomt, is {name}: {why}",
    wait_is="Het langst wachten mensen bij {name}: {time}",
    nothing_known=lambda touchpoints, phases: (
        f"{places(touchpoints, phases)}, en nog niets bekend van wat mensen daar ervaren"
    ),
    future_is="{lifted}, {name} het meest ({gain}){below}",
    stay_below=lambda n: (
        "niets blijft onder doel" if not n else f"{n} {'blijft' if n == 1 else 'blijven'} onder doel"
    ),
    gaps="Wat eerst te verbeteren",
    closest="Het dichtst bij het doel",
    worst="Wat het slechtst wordt ervaren",
    rises="Wat het meest verbetert",
    below="Wat onder doel blijft",
    pains="Wat het meeste pijn doet",
    waits="De langste wachttijden",
    next="Wat nu uit te zoeken",
    answer="De kans die daarop inspeelt",
    no_answer="Nog geen kans speelt in op {name}",
    no_scores=lambda touchpoints, phases: f"Hoe mensen {places(touchpoints, phases)} ervaren: nog geen score",
    no_goals="Wat mensen zouden moeten ervaren: nog geen doel",
    to_top="Terug naar boven",
    on_paper="Op papier staat alles één keer: de matrix, de afbeeldingen van routes en tijden, en wat op het scherm is dichtgeklapt, ontbreken",
)

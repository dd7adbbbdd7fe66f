"""Dutch, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_NL = JourneyWords(
    measured="gemeten",
    believed="onze inschatting",
    untold={
        "too few": "{k} van de {n} momenten hebben een score; nodig zijn er minstens {least}, en de helft",
        "end without a score": "geen score waar de reis eindigt ({names})",
        "no end": "geen route door de kaart komt tot een einde",
    },
    no_peak_end="Er is geen piek-eindscore: {why}.",
    met_on_average="doel gemiddeld gehaald",
    believed_met_on_average="doel gemiddeld gehaald (inschatting)",
    short_for="onder doel voor {k} van de {n}: {names}",
    also_short_for_some="Doel gemiddeld gehaald, maar niet voor iedereen: {names}.",
    withheld=lambda n: f"niet getoond: een groep met minder dan {n} antwoorden",
    withheld_how="Cijfers van groepen met minder dan {n} antwoorden worden niet getoond, en ook niet van de op een na kleinste groep als het geheel ze anders zou verraden.",
    tested_differences="Is het meer dan toeval?",
    differences_intro="Gemeten verschillen met hun toets, opgevat als onafhankelijke groepen. Onze eigen inschattingen worden niet getoetst.",
    compared="vergeleken",
    difference="verschil",
    against="{better} tegenover {worse}",
    judged={
        "stands": "meer dan toeval",
        "chance": "kan toeval zijn",
        "believed": "niet getoetst (niet alles is gemeten)",
        "asked otherwise": "niet getoetst (anders gevraagd)",
        "too few": "niet getoetst (te weinig antwoorden)",
        "no margin": "niet getoetst (geen foutmarge)",
    },
    channels_judged="Het verschil tussen {worst} en {best}: {judged}.",
    terms={
        "differences": "verschillen",
        "withheld": "privacygrens",
    },
    texts={
        "differences": "Groepen mensen worden vergeleken waar hun hetzelfde is gevraagd: gemiddelden met de toets van Welch (1947), aandelen met Fishers exacte toets (1935) en het interval van Newcombe (1998), een NPS en gemiddelden van kanalen met MOVER (Zou en Donner 2008). Elke lijst van vergelijkingen wordt samen getoetst (Holm 1979). De kaart zegt niet wie twee keer antwoordde, dus niets is gepaard.",
    },
)

"""The words about comments and drivers in German."""

from cxmap.locale.answer_words import AnswerWords

ANSWERS_DE = AnswerWords(
    comments="Kommentare",
    spoken_of=lambda n, of: f"genannt in {n} von {of} Kommentaren" if of else f"genannt in {n} Kommentaren",
    their_score="Bewertung derer, die es nennen: {score} ({around})",
    of_all="alle Kommentare: {score}",
    drivers="was das Gesamturteil treibt",
    driving="was {outcome} treibt",
    intro="Wie Antworten zu einem Kontaktpunkt mit dem Gesamturteil derselben Menschen zusammengehen. Die "
    "Korrelation betrachtet einen Kontaktpunkt für sich; das relative Gewicht verteilt, was sich im Gesamturteil "
    "unterscheidet, auf Kontaktpunkte, die miteinander zusammenhängen. Keines von beiden beweist eine Ursache, und "
    "keines tritt an die Stelle der Wichtigkeit, die die Karte angibt.",
    derived="Wichtigkeit, aus Antworten abgeleitet",
    stated="Wichtigkeit laut Karte",
    correlation="Korrelation",
    weight="relatives Gewicht",
    answered_both="beides beantwortet",
    explained="Zusammen erklären sie {share} dessen, was sich in {outcome} unterscheidet (R-Quadrat). Jedes Paar "
    "von Fragen beruht auf denen, die beide beantwortet haben, mindestens {n} Menschen.",
    unweighed={
        "few answers": "Zu wenige Menschen haben alle diese Fragen beantwortet, um sie gegeneinander abzuwägen.",
        "not told apart": "Zwei dieser Fragen wurden so ähnlich beantwortet, oder von so verschiedenen Menschen, "
        "dass sie sich nicht gegeneinander abwägen lassen.",
    },
    withheld=lambda n: (
        "1 Kontaktpunkt fehlt: zu wenige haben beide Fragen beantwortet, oder alle gaben dieselbe Antwort."
        if n == 1
        else f"{n} Kontaktpunkte fehlen: zu wenige haben beide Fragen beantwortet, oder alle gaben dieselbe Antwort."
    ),
    intervals="Intervalle {confidence}: von Korrelationen nach Fisher, von relativen Gewichten mit der "
    "Delta-Methode, wie bei normalverteilten Antworten.",
    said="steht für {weight} dessen, was sich in {outcome} unterscheidet ({around})",
    correlates="Korrelation {correlation} mit {outcome} ({around})",
    axis="Wichtigkeit, aus Antworten abgeleitet",
    axis_note="Wichtigkeit abgeleitet aus Antworten zu {outcome}: relative Gewichte, das größte bei 5 und keines "
    "bei 1, die Linie bei ihrem Mittel",
    none_derived="aus den Antworten lässt sich hier keine Wichtigkeit ableiten",
)

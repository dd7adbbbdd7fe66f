"""The words about comments and drivers in Dutch."""

from cxmap.locale.answer_words import AnswerWords

ANSWERS_NL = AnswerWords(
    comments="opmerkingen",
    spoken_of=lambda n, of: (
        f"genoemd in {n} van de {of} opmerkingen" if of else f"genoemd in {n} opmerkingen"
    ),
    their_score="score van wie dat doet: {score} ({around})",
    of_all="alle opmerkingen: {score}",
    drivers="wat het totaaloordeel drijft",
    driving="wat {outcome} drijft",
    intro="Hoe antwoorden over een contactpunt samengaan met het totaaloordeel van dezelfde mensen. De correlatie "
    "kijkt naar één contactpunt apart; het relatieve gewicht verdeelt wat in het totaaloordeel verschilt over "
    "contactpunten die met elkaar samenhangen. Geen van beide bewijst een oorzaak, en geen van beide komt in de "
    "plaats van het belang dat de kaart noemt.",
    derived="belang, afgeleid uit antwoorden",
    stated="belang zoals opgegeven",
    correlation="correlatie",
    weight="relatief gewicht",
    answered_both="beide beantwoord",
    explained="Samen verklaren ze {share} van wat in {outcome} verschilt (R-kwadraat). Elk paar vragen rust op wie "
    "beide beantwoordde, minstens {n} mensen.",
    unweighed={
        "few answers": "Te weinig mensen beantwoordden al deze vragen om ze tegen elkaar af te wegen.",
        "not told apart": "Twee van deze vragen zijn zo gelijk beantwoord, of door zo verschillende mensen, dat ze "
        "niet tegen elkaar af te wegen zijn.",
    },
    withheld=lambda n: (
        "1 contactpunt ontbreekt: te weinig mensen beantwoordden beide vragen, of iedereen antwoordde hetzelfde."
        if n == 1
        else f"{n} contactpunten ontbreken: te weinig mensen beantwoordden beide vragen, of iedereen antwoordde "
        "hetzelfde."
    ),
    intervals="Intervallen {confidence}: van correlaties volgens Fisher, van relatieve gewichten met de "
    "deltamethode, als bij normaal verdeelde antwoorden.",
    said="goed voor {weight} van wat in {outcome} verschilt ({around})",
    correlates="correlatie {correlation} met {outcome} ({around})",
    axis="belang, afgeleid uit antwoorden",
    axis_note="Belang afgeleid uit antwoorden over {outcome}: relatieve gewichten, het grootste op 5 en geen op 1, "
    "de lijn op hun gemiddelde",
    none_derived="uit de antwoorden is hier geen belang af te leiden",
)

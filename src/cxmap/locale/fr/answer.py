"""The words about comments and drivers in French."""

from cxmap.locale.answer_words import AnswerWords

_NARROW = "\N{NARROW NO-BREAK SPACE}"

ANSWERS_FR = AnswerWords(
    comments="commentaires",
    spoken_of=lambda n, of: (
        f"évoqué dans {n} commentaires sur {of}" if of else f"évoqué dans {n} commentaires"
    ),
    their_score=f"note de ceux qui l’évoquent{_NARROW}: {{score}} ({{around}})",
    of_all=f"tous les commentaires{_NARROW}: {{score}}",
    drivers="ce qui détermine la note globale",
    driving="ce qui détermine {outcome}",
    intro="Comment les réponses sur un point de contact vont de pair avec la note globale des mêmes personnes. La "
    "corrélation regarde un point de contact seul\N{NARROW NO-BREAK SPACE}; le poids relatif répartit ce qui varie "
    "dans la note globale entre des points de contact liés entre eux. Ni l’une ni l’autre ne prouve une cause, et "
    "ni l’une ni l’autre ne remplace l’importance indiquée par la carte.",
    derived="importance déduite des réponses",
    stated="importance indiquée",
    correlation="corrélation",
    weight="poids relatif",
    answered_both="ont répondu aux deux",
    explained="Ensemble, ils expliquent {share} de ce qui varie dans {outcome} (R carré). Chaque paire de questions "
    "repose sur ceux qui ont répondu aux deux, au moins {n} personnes.",
    unweighed={
        "few answers": "Trop peu de personnes ont répondu à toutes ces questions pour les peser les unes contre les "
        "autres.",
        "not told apart": "Deux de ces questions ont reçu des réponses si semblables, ou de personnes si différentes, "
        "qu’on ne peut les peser l’une contre l’autre.",
    },
    withheld=lambda n: (
        ("1 point de contact manque" if n == 1 else f"{n} points de contact manquent")
        + f"{_NARROW}: trop peu de personnes ont répondu aux deux questions, ou toutes ont donné la même réponse."
    ),
    intervals=f"Intervalles {{confidence}}{_NARROW}: des corrélations selon Fisher, des poids relatifs par la méthode "
    "delta, comme pour des réponses de loi normale.",
    said="compte pour {weight} de ce qui varie dans {outcome} ({around})",
    correlates="corrélation {correlation} avec {outcome} ({around})",
    axis="importance déduite des réponses",
    axis_note=f"Importance déduite des réponses sur {{outcome}}{_NARROW}: poids relatifs, le plus grand à 5 et un "
    "poids nul à 1, la ligne à leur moyenne",
    none_derived="aucune importance ne peut être déduite des réponses ici",
)

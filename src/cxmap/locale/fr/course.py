"""French, the versions of a map over time."""

from cxmap.locale.course_words import CourseWords

COURSE_FR = CourseWords(
    kind_of_many="Scores de plusieurs cartes au fil du temps",
    whole="tous les points de contact, moyenne",
    versions=lambda n: f"{n} version" if n < 2 else f"{n} versions",
    maps=lambda n: f"{n} carte" if n < 2 else f"{n} cartes",
    open=lambda n: f"{n} écart ouvert" if n < 2 else f"{n} écarts ouverts",
    closed=lambda n: f"{n} comblé" if n < 2 else f"{n} comblés",
    eased=lambda n: (
        f"{n} disparu seulement parce que l’objectif a été abaissé"
        if n < 2
        else f"{n} disparus seulement parce que l’objectif a été abaissé"
    ),
    otherwise=lambda n: f"{n} terminé autrement" if n < 2 else f"{n} terminés autrement",
    no_gaps="Aucun point de contact n’a jamais été sous son objectif",
    median=lambda n: f"la moitié des écarts sont comblés au bout de {f'{n} jour' if n < 2 else f'{n} jours'}",
    never="moins de la moitié des écarts ont jamais été comblés",
    nothing="Il n’y a pas encore deux versions avec des scores",
    below_since="sous l’objectif depuis le {date}",
    below_from_start="sous l’objectif depuis le {date} ou avant",
    uncommitted="sous l’objectif, pas encore dans un commit",
    met_on="objectif atteint le {date}, après {days}",
    eased_on="objectif atteint le {date}, seulement parce qu’il a été abaissé",
    undecided_on="depuis le {date}, les données ne permettent plus de trancher",
    unscored_on="n’est plus évalué depuis le {date}",
    gone_on="n’est plus sur la carte depuis le {date}",
    met_since="objectif atteint depuis le {date}",
    never_below="jamais sous l’objectif",
    endings={
        "met": "objectif atteint",
        "eased": "objectif atteint, seulement parce qu’il a été abaissé",
        "undecided": "les données ne permettent plus de trancher",
        "unscored": "n’est plus évalué",
        "gone": "n’est plus sur la carte",
    },
    days=lambda n: f"{n} jour" if n < 2 else f"{n} jours",
    stood=lambda n: f"{n} jour" if n < 2 else f"{n} jours",
    before_that=lambda n: f"{n} fois auparavant",
    limits="limites de contrôle\u202f: entre elles, tout est bruit",
    outside="hors des limites\u202f: plus que du bruit",
    done="opportunité réalisée",
    done_on="{title}, réalisée le {date}",
    done_by="{title}, réalisée au plus tard le {date}",
    lowered="objectif abaissé",
    stretch="sous l’objectif",
)

"""The timeline's words in French."""

from cxmap.locale.timeline_words import TimelineWords

TIMELINE_FR = TimelineWords(
    units=(
        ("s", "s"),
        ("min", "min"),
        ("h", "h"),
        ("jour", "jours"),
        ("semaine", "semaines"),
        ("mois", "mois"),
        ("an", "ans"),
    ),
    singular=lambda n: n < 2,
    timeline_of="Chronologie\u202f: «\u202f{title}\u202f»",
    time="temps écoulé depuis le début",
    acting="temps actif",
    waiting="attente",
    share_waiting="{share} du temps connu se passe en attente",
    waits="attente\u202f: {time}",
    up_to="jusqu’à {time}",
    open_mark="se poursuit",
    acting_mark="temps actif",
    waiting_mark="attente, tracée avant le temps actif",
    range_mark="entre la durée la plus courte et la plus longue",
    untimed_mark="durée non indiquée",
    linear="Les longueurs sont à l’échelle.",
    root="Axe du temps compressé\u202f: comparer les nombres, non les barres.",
    logarithmic="Axe du temps compressé\u202f: comparer les nombres, non les barres.",
    longest="Les fourchettes sont tracées à leur durée la plus longue.",
    even="Aucune durée n’est indiquée\u202f: les points de contact se suivent à intervalles égaux.",
    untimed=lambda k, n: (
        f"{k} {'point' if k < 2 else 'points'} de contact sur {n} sans durée\u202f: points à intervalles égaux, hors échelle."
    ),
    optional_left_out="les points de contact facultatifs ne comptent que dans la durée la plus longue",
    in_all="en tout {time}",
    in_all_known="en tout {time}, d’après les durées indiquées",
    share_longest="{share} du chemin le plus long se passe en attente",
    beside="Les alternatives commencent au même moment\u202f; ce qui les suit commence après la plus tardive.",
    by_ways="Les totaux vont du chemin le plus court au plus long à travers la carte.",
    shared="Là où des barres sont côte à côte, comparer les nombres.",
)

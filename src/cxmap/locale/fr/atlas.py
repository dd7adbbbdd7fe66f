"""French, the pages over many maps."""

from cxmap.locale.atlas_words import AtlasWords

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
    map_next="Prochain parcours à cartographier : {place}. De tout ce qu’aucun parcours ne montre encore, c’est le pire.",
    links="mène à",
    trend="évolution",
    since="{moved} depuis le {day}",
    still="inchangé",
    better=lambda k: f"{k} en mieux",
    worse=lambda k: f"{k} en moins bien",
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
    report="Le rapport complet",
    rank="rang",
    made_with="créé avec cxmap {version}",
)

"""The words of the flow and the lifecycle in French."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

FLOW_FR = FlowWords(
    ways=lambda n: f"{n} liaison" if n < 2 else f"{n} liaisons",
    loops=lambda n: f"{n} boucle" if n < 2 else f"{n} boucles",
    arrive="{share} arrivent",
    at_least="au moins {share}",
    reach="portée {share}",
    drop_off="{share} abandonnent",
    end_here="{share} s’arrêtent ici",
    headline_drop="{share} de ceux qui arrivent à «\u202f{name}\u202f» abandonnent",
    known="arrivées connues à {k} points de contact sur {n}",
    on_page="page {page}",
    to="vers {name}",
    rule_journey="Sans suite indiquée, l’ordre de la carte s’applique, même là où certains parcours s’arrêtent.",
    rule_experience="Une carte d’expérience n’a pas d’ordre propre\u202f: seuls les chemins qu’elle indique sont tracés.",
    rule_arrivals="Les arrivées sont des parts de ceux qui entrent.",
    recorded=lambda n, written: (
        "Les arrivées, ainsi que les parts et durées que personne n’a indiquées, proviennent de "
        f"{written} {'parcours enregistré' if n < 2 else 'parcours enregistrés'}."
    ),
    open={
        "no shares": "Le nombre d’arrivées n’est pas connu\u202f: la carte n’indique aucune part.",
        "no entry": "Le nombre d’arrivées n’est pas connu\u202f: aucun point de contact n’est marqué comme une entrée.",
        "several entries": "Le nombre d’arrivées n’est pas connu\u202f: il y a plusieurs entrées, et rien n’indique combien passent par chacune.",
        "one persona": "Le nombre d’arrivées n’est pas connu\u202f: les parts valent pour tous les clients, pas pour ce persona.",
        "loop": "Dans une boucle et au-delà, les arrivées ne se déduisent pas des parts.",
        "missing share": "Au-delà d’un chemin sans part, les arrivées ne sont pas connues.",
        "optional": "On ne sait pas combien de clients sautent un point de contact facultatif.",
        "no way in": "Là où aucun chemin ne mène, et au-delà, les arrivées ne sont pas connues.",
    },
    way_mark="chemin indiqué par la carte",
    share_mark="plus épais\u202f: une plus grande part prend ce chemin",
    implied_mark="suit dans la carte",
    loop_mark="retour, en boucle",
    start="début",
    end="fin",
    may_end="fin possible",
    from_pages=lambda n, pages: f"depuis la page {pages}" if n == 1 else f"depuis les pages {pages}",
    no_way_here="aucun chemin ne mène ici",
    no_ways="Celle-ci n’en indique aucun\u202f: ses points de contact sont côte à côte.",
    arriving_mark="part des entrants qui arrivent ici",
    lost_mark="dont ceux qui abandonnent ici",
)

LIFECYCLE_FR = LifecycleWords(
    overall="Toutes les phases",
    by_year="Moyennes par année",
    by_quarter="Moyennes par trimestre",
    one_period="Tous les scores datent d’une même période, {period}\u202f: aucune évolution à montrer pour l’instant",
    no_dates="Aucun score n’est encore daté\u202f: il n’y a pas d’évolution à montrer",
    no_date="sans date",
    not_alike="des points de contact différents à chaque période",
    quarter="T{quarter} {year}",
    risen="De {first} ({start}) à {last} ({end})\u202f: mieux",
    fallen="De {first} ({start}) à {last} ({end})\u202f: moins bien",
    level="Inchangé à {last} ({start} et {end})",
    interval_clear="plus que le hasard n’explique",
    interval_unclear="pas plus que le hasard ne peut expliquer",
    mean_of=lambda n: f"{n} point de contact" if n < 2 else f"moyenne de {n} points de contact",
    undated=lambda n: (
        f"{n} score n’est pas daté et est laissé de côté"
        if n < 2
        else f"{n} scores ne sont pas datés et sont laissés de côté"
    ),
    no_scores="pas de score",
    rule_measured="Chaque point est la moyenne de ce qui a été mesuré dans la période, au dernier chiffre de chaque point de contact.",
    rule_believed="Notre estimation compte là où un point de contact n’a pas été mesuré dans la période.",
    rule_interval="La marge d’erreur est celle de la moyenne\u202f; n est le nombre de réponses.",
    rule_compare="Les lignes pleines relient les mêmes points de contact, mesurés de la même façon\u202f; les tirets, ceux que deux périodes ont en commun.",
    rule_tested="Les évolutions sont testées ensemble.",
    alike=lambda k, n: f"sur les points de contact communs ({k} sur {n})",
    alike_mark="points de contact communs aux deux périodes",
    interval_mark="mesuré, avec marge d’erreur (à {level}) et n",
    whole_phase="la phase dans son ensemble",
)

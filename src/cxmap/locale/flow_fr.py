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
    rule_journey="Si un point de contact n’indique pas de suite (next), c’est le suivant de la carte qui vient, même là où certains parcours s’arrêtent.",
    rule_experience="Une carte d’expérience n’a pas d’ordre propre\u202f: seuls les chemins qu’elle indique (next) sont tracés.",
    rule_arrivals="Les arrivées sont une part de ceux qui entrent, transmise selon les parts de chaque chemin\u202f; un chemin unique sans part emmène tout le monde.",
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
    lost_mark="dont abandons ici",
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
    interval_clear="ce que le hasard seul n’explique pas",
    interval_unclear="ce que le hasard peut expliquer",
    mean_of=lambda n: f"{n} point de contact" if n < 2 else f"moyenne de {n} points de contact",
    undated=lambda n: (
        f"{n} score n’est pas daté et est laissé de côté"
        if n < 2
        else f"{n} scores ne sont pas datés et sont laissés de côté"
    ),
    no_scores="pas de score",
    rule_measured="Le score d’une période est la moyenne de ses points de contact mesurés\u202f; si l’un d’eux a été mesuré plusieurs fois, la dernière mesure compte.",
    rule_believed="Les scores présumés comptent dans la période de leur source la plus récente (ou de la carte), et seulement si cette période n’a pas de score mesuré pour le même point de contact.",
    rule_interval="La marge d’erreur est celle de la moyenne, lorsque chacun de ses scores est mesuré et a lui-même une marge d’erreur\u202f; n est le nombre de réponses.",
    rule_compare="Une ligne relie les périodes qui ont les mêmes points de contact, mesurés de la même façon\u202f; une ligne en tirets relie les moyennes de ceux qui leur sont communs. Les périodes sans point de contact commun ne sont pas comparées. Les évolutions sont testées ensemble (Holm 1979).",
    alike=lambda k, n: f"sur les points de contact communs ({k} sur {n})",
    alike_mark="points de contact communs aux deux périodes",
    interval_mark="mesuré, avec marge d’erreur (à {level}) et n",
    whole_phase="la phase dans son ensemble",
)

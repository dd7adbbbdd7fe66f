"""French, how scores moved."""

from cxmap.locale.trend_words import TrendWords

TREND_FR = TrendWords(
    title="Évolution des scores",
    intro="Les versions antérieures de cette carte sont conservées dans git, et chacune a été évaluée comme celle-ci. Une date est celle du commit\u202f: le jour où un score a été noté, et non celui où les clients ont commencé à s’en apercevoir.",
    none="L’évolution des scores ne peut être montrée\u202f: aucune version antérieure de cette carte n’a de scores.",
    shallow="L’évolution des scores ne peut être montrée\u202f: cette copie du dépôt ne contient que les derniers commits (clone superficiel).",
    partial="L’évolution des scores ne peut être montrée\u202f: cette copie du dépôt a été faite sans le contenu des versions antérieures (clone partiel).",
    unanswered="L’évolution des scores ne peut être montrée\u202f: git n’a pas répondu dans ce dépôt.",
    worse=lambda k, n, date: (
        f"Le seul point de contact est moins bien noté qu’au {date}"
        if n == 1
        else f"{k} point de contact sur {n} est moins bien noté qu’au {date}"
        if k < 2
        else f"{k} points de contact sur {n} sont moins bien notés qu’au {date}"
    ),
    none_worse=lambda n, date: (
        f"Le seul point de contact n’est pas moins bien noté qu’au {date}"
        if n == 1
        else f"Aucun des {n} points de contact n’est moins bien noté qu’au {date}"
    ),
    unchanged=lambda n, date: (
        f"Le score du seul point de contact est le même qu’au {date}"
        if n == 1
        else f"Les scores de {n} points de contact sont les mêmes qu’au {date}"
    ),
    better=lambda k: f"{k} est mieux noté" if k < 2 else f"{k} sont mieux notés",
    unclear=lambda k: f"pour {k}, les données ne permettent pas de trancher",
    nothing_alike="Aucun point de contact n’était évalué de la même façon auparavant\u202f: rien ne peut être comparé",
    measured_worse="Mesurés, et moins bons au-delà de la marge d’erreur\u202f: {names}.",
    believed_worse="Moins bons selon notre estimation, non mesurés\u202f: {names}.",
    moved_since="{name} ({gain}, depuis le {date})",
    unclear_are="Mesurés, mais l’évolution peut être due au hasard, ou la marge d’erreur est inconnue\u202f: {names}.",
    worse_again="De nouveau moins bons après avoir été meilleurs\u202f: {names}.",
    not_compared="Évalués maintenant d’une autre façon, et donc non comparés\u202f: {names}.",
    alike="À périmètre égal, sur {places} avec la même façon d’évaluer alors et maintenant, l’expérience moyenne est passée de {first} à {last} ({gain}).",
    alike_same="À périmètre égal, sur {places} avec la même façon d’évaluer alors et maintenant, l’expérience moyenne reste à {last}.",
    short_then_now="Sous l’objectif\u202f: {k} sur {n} alors, {l} sur {m} maintenant.",
    see_dated="La carte elle-même contient aussi des mesures de plusieurs dates",
    chart="Expérience moyenne et objectif moyen de {n} versions ({first} – {last}).",
    dashed="périmètre différent\u202f: autres points de contact, autre façon d’évaluer ou autre échelle",
    present="pas encore dans un commit",
    moved="Points de contact dont le score a changé",
    was="avant",
    is_="maintenant",
    change="variation",
    since="depuis",
    states={
        "worse": "moins bien, au-delà de la marge d’erreur",
        "better": "mieux, au-delà de la marge d’erreur",
        "worse believed": "moins bien, notre estimation",
        "better believed": "mieux, notre estimation",
        "unclear": "peut être dû au hasard",
        "no margin": "marge d’erreur inconnue",
        "same": "revenu au score de départ",
        "unlike": "non comparable",
    },
    last_step="dernière variation {gain}, le {date}",
    was_believed="notre estimation",
    was_other="mesuré d’une autre façon",
    others_same=lambda n: (
        f"{n} autre point de contact a gardé son score."
        if n < 2
        else f"{n} autres points de contact ont gardé leur score."
    ),
    version="version",
    mean_experience="expérience moyenne",
    mean_goal="objectif moyen",
    short="sous l’objectif",
    priority_sum="somme des priorités",
    measured="mesuré",
    different="ce qui change",
    fell="moins bien notés\u202f: {names}",
    rose="mieux notés\u202f: {names}",
    moved_unclear="score différent, mais les données ne permettent pas de trancher\u202f: {names}",
    rescored="évalués d’une autre façon\u202f: {names}",
    came="évalués pour la première fois\u202f: {names}",
    went="ne sont plus évalués\u202f: {names}",
    regoaled="autre objectif\u202f: {names}",
    rescaled="autre échelle\u202f; les scores antérieurs sont convertis depuis {low} … {high}",
    unsound=lambda n, names: (
        f"{n} version est écartée parce qu’elle n’est pas une carte valide\u202f: {names}."
        if n < 2
        else f"{n} versions sont écartées parce qu’elles ne sont pas des cartes valides\u202f: {names}."
    ),
    unscored=lambda n: (
        f"{n} version sans scores est écartée." if n < 2 else f"{n} versions sans scores sont écartées."
    ),
    chosen="Sur {n} versions, {k} sont comparées\u202f: la première, la dernière et celles qui ont duré le plus longtemps. Une variation porte la date de la première d’entre elles qui la montre.",
    margin="Deux scores mesurés diffèrent si le test de leur différence le montre, traités comme des échantillons indépendants (Welch 1947 pour les moyennes, Fisher 1935 pour les parts, MOVER pour le reste), tous les points de contact testés ensemble (Holm 1979). Les scores d’une échelle antérieure sont ramenés à celle-ci selon leur place entre ses extrémités.",
    dated="Mesurés plus d’une fois",
    dated_intro="Mesures du même type et de plusieurs dates, telles que la carte elle-même les contient. Leur date est celle de la mesure\u202f; elles ne disent rien des versions.",
    first_time="première",
    last_time="dernière",
    same_people="chez les mêmes {n} personnes",
)

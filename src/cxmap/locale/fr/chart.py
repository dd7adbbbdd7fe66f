"""The charts' words in French."""

from cxmap.locale.chart_words import ChartWords
from cxmap.locale.fr.count import places

CHARTS_FR = ChartWords(
    kinds={
        "board": "En un coup d’œil",
        "gaps": "Écarts",
        "channels": "Canaux par phase",
        "elements": "Éléments de l’expérience",
        "quadrants": "Importance et performance",
        "opportunities": "Opportunités",
        "flow": "Diagramme de flux",
        "lifecycle": "Évolution dans le temps",
        "trend": "Scores au fil du temps",
    },
    worst="le moins bon",
    best="le meilleur",
    points=lambda number: f"{number} point" if number.partition(",")[0] in ("0", "1") else f"{number} points",
    advice={
        "scores": (
            "Noter, à chaque point de contact, comment les clients le vivent, sur l’échelle de la carte. Une estimation d’atelier suffit pour commencer\u202f; les données peuvent suivre."
        ),
        "goals": (
            "Indiquer ce que les clients devraient vivre. Un objectif pour toute la carte suffit pour commencer\u202f; un canal, une phase ou un point de contact peut avoir le sien."
        ),
        "channels": (
            "Énumérer les canaux de la carte et indiquer, à chaque point de contact, ceux qu’il utilise."
        ),
        "elements": (
            "Indiquer, à chaque point de contact, quels éléments de l’expérience y sont en jeu. Il y en a huit\u202f: {names}."
        ),
        "importance": (
            "Indiquer combien chaque point de contact compte pour les clients, de 1 à 5. Cette image montrera alors par où commencer."
        ),
        "opportunities": (
            "Noter des idées avec les points de contact sur lesquels elles agissent, et évaluer leur impact et leur faisabilité de 1 à 5."
        ),
        "ratings": (
            "Évaluer l’impact et la faisabilité de chaque opportunité de 1 à 5. Cette image les classera alors."
        ),
    },
    to_add="Par exemple, dans la carte\u202f:",
    without_gap="Sans écart",
    short_by="{shortfall} sous l’objectif",
    goal_mark="objectif",
    met_line="au-dessus de l’objectif",
    short_line="sous l’objectif",
    within_line="objectif atteint dans la tolérance",
    channels_apart="{worst} fait le moins bien, {best} le mieux\u202f: {points} de différence",
    one_channel="Seul le canal {name} a un score\u202f: rien encore à comparer",
    no_channels="Aucun canal n’a encore de score",
    without_channel=lambda n: (
        f"{n} point de contact n’indique aucun canal et ne figure pas ici"
        if n < 2
        else f"{n} points de contact n’indiquent aucun canal et ne figurent pas ici"
    ),
    several_channels="Un point de contact à plusieurs canaux compte dans chacun d’eux",
    all_phases="tous les points de contact",
    low_to_high="du moins bon au meilleur point de contact",
    mean_mark="moyenne",
    weakest="Le plus faible\u202f: {name}",
    extremes="Le plus faible\u202f: {worst} ({low})\u202f; le plus fort\u202f: {best} ({high})",
    named_of="éléments cités\u202f: {k} sur {n}",
    unnamed="Cités à aucun point de contact",
    no_elements="Aucun point de contact ne cite encore d’élément de l’expérience",
    elements_unscored="Aucun élément n’a encore de score",
    mean_gap="écart moyen",
    short_of="{k} sur {n} sous l’objectif",
    touchpoint_mark="un point de contact",
    performance="performance",
    concentrate=lambda touchpoints, phases: (
        f"{places(touchpoints, phases)} à traiter en priorité"
        if touchpoints or phases
        else "Rien à traiter en priorité\u202f: rien n’est à la fois important et peu performant"
    ),
    all_equal="Tous les points de contact ont la même importance\u202f: aucun ne se détache",
    no_importance="Personne n’a encore indiqué l’importance de chaque point de contact\u202f: aucun ne se détache",
    crosshair={
        "goal": "Lignes à l’objectif et à l’importance {importance}\u202f: ce qui est à droite atteint son objectif",
        "means": "Lignes aux moyennes\u202f: importance {importance}, performance {performance}",
        "middle": "Lignes au milieu\u202f: importance {importance}, performance {performance}",
    },
    importance_assumed=lambda touchpoints, phases: (
        f"Importance supposée égale à 3, faute d’indication\u202f: {places(touchpoints, phases)}"
    ),
    assumed_mark="importance supposée",
    gap_axis="écart en pourcentage de l’échelle",
    unplaced="Non placés, faute d’objectif ou de score\u202f: {names}",
    side_by_side="Les points qui se recouvriraient sont placés côte à côte",
    begin_with="Commencer par\u202f: {name}",
    answers_first="Pour «\u202f{name}\u202f»\u202f: {title}",
    answers_nothing="Pas encore d’opportunité pour «\u202f{name}\u202f»\u202f; la mieux évaluée est «\u202f{title}\u202f»",
    best_rated="La mieux évaluée\u202f: {title}",
    no_opportunities="Pas encore d’opportunités",
    none_rated="Aucune opportunité n’a encore à la fois un impact et une faisabilité",
    none_open="Toutes les opportunités évaluées sont réalisées ou abandonnées",
    rated_of="opportunités évaluées\u202f: {k} sur {n}",
    unrated="Pas encore évaluées",
    score="impact \N{MULTIPLICATION SIGN} faisabilité",
    rice="RICE",
    larger="taille du cercle\u202f: {what}",
    same_score="même score",
    no_size="trait discontinu\u202f: {what} non indiqué",
)

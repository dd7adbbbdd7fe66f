"""French, the words about goals."""

from cxmap.locale.goal_words import GoalWords

GOALS_FR = GoalWords(
    in_unit="{unit} {value}",
    strictest="le plus exigeant des objectifs de ses canaux",
    channel_first="un canal promet la même chose partout et une phase est une période, l’objectif du canal passe donc avant celui de la phase",
    idle="{own} n’est comparé à rien, car rien n’est mesuré ici dans cette unité",
    as_written="Écrit {own}, et jugé ainsi sur l’échelle propre de la mesure\u202f; sur l’échelle de la carte, cela donne {goal}.",
    taken_as="objectif {goal}, converti en {own}",
    conversion_decides="L’objectif est écrit sur une autre échelle\u202f: {goal} devient {own} par conversion, et c’est ce qui décide du constat. Un objectif dans l’unité propre de la mesure ne demande aucune conversion.",
    converted=lambda n: (
        f"{n} expériences mesurées sont jugées d’après des objectifs convertis dans leur échelle\u202f; un objectif dans l’unité propre de la mesure ne demande aucune conversion."
        if n > 1
        else "Une expérience mesurée est jugée d’après un objectif converti dans son échelle\u202f; un objectif dans l’unité propre de la mesure ne demande aucune conversion."
        if n == 1
        else "Aucune expérience mesurée n’est jugée d’après un objectif converti."
    ),
    also="aussi\u202f: {name} {value} pour un objectif de {goal}\u202f: {verdict}",
    another_short="Un autre chiffre est sous l’objectif à «\u202f{name}\u202f»\u202f: {metric} {value} pour un objectif de {goal}.",
    about_the_whole="Questions sur l’ensemble",
    whole_intro="Ces questions portent sur le parcours ou une phase dans son ensemble. Ce ne sont pas des moments du parcours\u202f: elles n’entrent dans aucune moyenne, ni dans le pic, ni dans la fin.",
    whole_sentence="Sur l’ensemble\u202f: {figures}.",
    whole_figure="{name} {value} pour un objectif de {goal}, {verdict}",
    value="valeur",
    figure="chiffre",
    of_phase="phase {name}",
    withheld=lambda n: (
        f"{n} chiffres propres à un groupe ne sont pas montrés, car trop peu de personnes ont répondu."
        if n > 1
        else "Le chiffre propre à un groupe n’est pas montré, car trop peu de personnes ont répondu."
    ),
)

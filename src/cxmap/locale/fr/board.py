"""The board's words in French."""

from cxmap.locale.board_words import BoardWords
from cxmap.locale.fr.count import places

BOARD_FR = BoardWords(
    fix_measured="À corriger d’abord\N{NARROW NO-BREAK SPACE}: {name}, {experience} pour un objectif de {goal}, mesuré{n}",
    fix_believed="À corriger d’abord\N{NARROW NO-BREAK SPACE}: {name}, {experience} pour un objectif de {goal}, selon notre propre estimation",
    look_at="À examiner d’abord\N{NARROW NO-BREAK SPACE}: {name}, {experience} pour un objectif de {goal}, et les données ne permettent pas encore de trancher",
    for_some="À examiner d’abord\N{NARROW NO-BREAK SPACE}: {name}, objectif atteint en moyenne, mais pas pour tous ({short_for})",
    worst_is="{name} est le moins bien vécu ({experience})\N{NARROW NO-BREAK SPACE}; aucun objectif ne dit encore si cela suffit",
    pain_is="Ce qui fait le plus mal se trouve à {name}\N{NARROW NO-BREAK SPACE}: {pain}{severity}",
    pain_unrated="Irritants\N{NARROW NO-BREAK SPACE}: {n}, sans gravité indiquée\N{NARROW NO-BREAK SPACE}; le premier se trouve à {name}\N{NARROW NO-BREAK SPACE}: {pain}",
    moment_is="Ce qui décide de tout se joue à {name}\N{NARROW NO-BREAK SPACE}: {why}",
    wait_is="C’est à {name} que l’on attend le plus\N{NARROW NO-BREAK SPACE}: {time}",
    nothing_known=lambda touchpoints, phases: (
        f"{places(touchpoints, phases)}, et l’on ne sait encore rien de ce qui y est vécu"
    ),
    future_is="{lifted}, surtout {name} ({gain}){below}",
    stay_below=lambda n: (
        "rien ne reste sous l’objectif"
        if not n
        else f"{n} {'reste' if n == 1 else 'restent'} sous l’objectif"
    ),
    gaps="À corriger d’abord",
    closest="Au plus près de l’objectif",
    worst="Ce qui est le moins bien vécu",
    rises="Ce qui s’améliore le plus",
    below="Ce qui reste sous l’objectif",
    pains="Ce qui fait le plus mal",
    waits="Les plus longues attentes",
    next="Ce qu’il faut savoir ensuite",
    answer="L’opportunité qui y répond",
    no_answer="Aucune opportunité ne répond encore à {name}",
    no_scores=lambda touchpoints, phases: (
        f"Comment {places(touchpoints, phases)} sont vécus\N{NARROW NO-BREAK SPACE}: pas encore de score"
    ),
    no_goals="Ce que l’on devrait vivre\N{NARROW NO-BREAK SPACE}: pas encore d’objectif",
    to_top="Haut de la page",
    on_paper="Sur papier, chaque chose figure une fois\N{NARROW NO-BREAK SPACE}: la matrice, les images des parcours et des durées, et ce qui est replié à l’écran n’y sont pas",
)

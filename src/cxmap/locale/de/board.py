"""The board's words in German."""

from cxmap.locale.board_words import BoardWords
from cxmap.locale.de.count import places

BOARD_DE = BoardWords(
    fix_measured="Zuerst verbessern: {name}, {experience} bei einem Ziel von {goal}, gemessen{n}",
    fix_believed="Zuerst verbessern: {name}, {experience} bei einem Ziel von {goal}, nach unserer eigenen Schätzung",
    look_at="Zuerst ansehen: {name}, {experience} bei einem Ziel von {goal}; die Daten reichen noch nicht, um zu sagen, ob das genügt",
    for_some="Zuerst ansehen: {name}, im Mittel ist das Ziel erreicht, aber nicht für alle ({short_for})",
    worst_is="{name} wird am schlechtesten erlebt ({experience}); noch sagt kein Ziel, ob das gut genug ist",
    pain_is="Am meisten schmerzt es bei {name}: {pain}{severity}",
    pain_unrated="Pain Points: {n}, noch ohne Schweregrad; der erste ist bei {name}: {pain}",
    moment_is="Worauf es ankommt, ist {name}: {why}",
    wait_is="Am längsten wartet man bei {name}: {time}",
    nothing_known=lambda touchpoints, phases: (
        f"{places(touchpoints, phases)}, und noch nichts darüber bekannt, was man dort erlebt"
    ),
    future_is="{lifted}, am meisten {name} ({gain}){below}",
    stay_below=lambda n: (
        "nichts bleibt unter Ziel" if not n else f"{n} {'bleibt' if n == 1 else 'bleiben'} unter Ziel"
    ),
    gaps="Was zuerst zu verbessern ist",
    closest="Dem Ziel am nächsten",
    worst="Was am schlechtesten erlebt wird",
    rises="Was am meisten besser wird",
    below="Was unter Ziel bleibt",
    pains="Was am meisten schmerzt",
    waits="Die längsten Wartezeiten",
    next="Was als Nächstes herauszufinden ist",
    answer="Die Chance, die dort ansetzt",
    no_answer="Noch keine Chance setzt bei {name} an",
    no_scores=lambda touchpoints, phases: (
        f"Wie {places(touchpoints, phases)} erlebt werden: noch keine Bewertung"
    ),
    no_goals="Was man erleben soll: noch kein Ziel",
    to_top="Zurück nach oben",
    on_paper="Auf Papier steht alles einmal: Die Matrix, die Bilder von Wegen und Zeiten und was am Bildschirm zugeklappt ist, fehlen",
)

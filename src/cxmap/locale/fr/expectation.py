"""The words about customers' expectations in French."""

from cxmap.locale.expectation_words import ExpectationWords

EXPECTATION_FR = ExpectationWords(
    expectation="attente",
    mark="ce que les clients attendent",
    nothing="rien de particulier",
    overall="parcours entier {value}",
    difference="expérience \N{MINUS SIGN} attente",
    said="attendu {expectation}, expérience \N{MINUS SIGN} attente {difference}",
    below=lambda k, n: (
        f"En dessous de ce que les clients attendent pour {k} sur {n}\N{NARROW NO-BREAK SPACE}: {{names}}"
    ),
    above_all=lambda n: (
        "Conforme aux attentes des clients ou mieux, là où une attente est indiquée"
        if n == 1
        else f"Conforme aux attentes des clients ou mieux pour les {n} qui en ont une"
    ),
)

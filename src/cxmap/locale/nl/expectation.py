"""The words about customers' expectations in Dutch."""

from cxmap.locale.expectation_words import ExpectationWords

EXPECTATION_NL = ExpectationWords(
    expectation="verwachting",
    mark="wat klanten verwachten",
    nothing="niets in het bijzonder",
    overall="hele reis {value}",
    difference="ervaring \N{MINUS SIGN} verwachting",
    said="verwacht {expectation}, ervaring \N{MINUS SIGN} verwachting {difference}",
    below=lambda k, n: f"Onder wat klanten verwachten bij {k} van de {n}: {{names}}",
    above_all=lambda n: (
        "Zoals klanten verwachten of beter, waar een verwachting is opgegeven"
        if n == 1
        else f"Zoals klanten verwachten of beter bij alle {n} met een verwachting"
    ),
)

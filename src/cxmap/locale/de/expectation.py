"""The words about customers' expectations in German."""

from cxmap.locale.expectation_words import ExpectationWords

EXPECTATION_DE = ExpectationWords(
    expectation="Erwartung",
    mark="was Kunden erwarten",
    nothing="nichts Bestimmtes",
    overall="ganze Reise {value}",
    difference="Erlebnis \N{MINUS SIGN} Erwartung",
    said="erwartet {expectation}, Erlebnis \N{MINUS SIGN} Erwartung {difference}",
    below=lambda k, n: f"Unter dem, was Kunden erwarten, bei {k} von {n}: {{names}}",
    above_all=lambda n: (
        "Wie von Kunden erwartet oder besser, wo eine Erwartung angegeben ist"
        if n == 1
        else f"Wie von Kunden erwartet oder besser bei allen {n} mit einer Erwartung"
    ),
)

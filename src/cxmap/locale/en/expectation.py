"""The words about customers' expectations in English."""

from cxmap.locale.expectation_words import ExpectationWords

EXPECTATION_EN = ExpectationWords(
    expectation="expectation",
    mark="what customers expect",
    nothing="nothing in particular",
    overall="journey as a whole {value}",
    difference="experience \N{MINUS SIGN} expectation",
    said="expected {expectation}, experience \N{MINUS SIGN} expectation {difference}",
    below=lambda k, n: f"Below what customers expect at {k} of {n}: {{names}}",
    above_all=lambda n: (
        "As customers expect or better, where an expectation is given"
        if n == 1
        else f"As customers expect or better at all {n} with an expectation"
    ),
)

"""English, the journey and its people."""

from cxmap.locale.journey_words import JourneyWords

JOURNEY_EN = JourneyWords(
    measured="measured",
    believed="our estimate",
    untold={
        "too few": "{k} of {n} moments have a score; it takes at least {least}, and half of them",
        "end without a score": "no score where journeys end ({names})",
        "no end": "no way through the map comes to an end",
    },
    no_peak_end="There is no peak–end figure: {why}.",
    met_on_average="goal met on average",
    believed_met_on_average="goal met on average (our estimate)",
    short_for="below goal for {k} of {n}: {names}",
    also_short_for_some="Goal met on average, but not for everybody: {names}.",
    withheld=lambda n: f"not shown: a group of fewer than {n} answers",
    withheld_how="Figures of groups with fewer than {n} answers are not shown, nor is the next smallest group where the whole would give them away.",
    tested_differences="Is it more than chance?",
    differences_intro="Measured differences with their test, treated as independent groups. Our own estimates are not tested.",
    compared="compared",
    difference="difference",
    against="{better} against {worse}",
    judged={
        "stands": "more than chance",
        "chance": "may be chance",
        "believed": "not tested (not all measured)",
        "asked otherwise": "not tested (asked in different ways)",
        "too few": "not tested (too few answers)",
        "no margin": "not tested (no margin of error)",
    },
    channels_judged="The difference between {worst} and {best}: {judged}.",
    terms={
        "differences": "differences",
        "withheld": "privacy floor",
    },
    texts={
        "differences": "Groups of people are compared where they were asked the same: means by Welch’s test (1947), shares by Fisher’s exact test (1935) with Newcombe’s interval (1998), an NPS and means of channels by MOVER (Zou and Donner 2008). Each list of comparisons is tested together (Holm 1979). The map does not say who answered twice, so nothing is paired.",
    },
)

"""Dutch, the words about goals."""

from cxmap.locale.goal_words import GoalWords

GOALS_NL = GoalWords(
    in_unit="{value} {unit}",
    strictest="het strengste doel van zijn kanalen",
    channel_first="een kanaal belooft overal hetzelfde en een fase is een periode; daarom gaat het doel van het kanaal voor dat van de fase",
    idle="{own} wordt met niets vergeleken, omdat hier niets in die eenheid is gemeten",
    as_written="Opgegeven als {own}, en daaraan getoetst op de eigen schaal van de meting; op de schaal van de kaart komt dat overeen met {goal}.",
    taken_as="doel {goal}, omgerekend {own}",
    conversion_decides="Het doel staat op een andere schaal: {goal} wordt door omrekening {own}, en dat bepaalt het oordeel. Een doel in de eigen eenheid van de meting hoeft niet te worden omgerekend.",
    converted=lambda n: (
        "Eén gemeten ervaring wordt getoetst aan een doel dat naar haar schaal is omgerekend; een doel in de eigen eenheid van de meting hoeft dat niet."
        if n == 1
        else f"{n} gemeten ervaringen worden getoetst aan doelen die naar hun schaal zijn omgerekend; een doel in de eigen eenheid van de meting hoeft dat niet."
    ),
    also="ook: {name} {value} tegenover {goal}: {verdict}",
    another_short="Bij “{name}” ligt een ander cijfer onder doel: {metric} {value} tegenover {goal}.",
    about_the_whole="Gevraagd over het geheel",
    whole_intro="Deze vragen gaan over de reis of een fase als geheel. Het zijn geen momenten ervan, dus tellen ze in geen gemiddelde, piek of einde mee.",
    whole_sentence="Gevraagd over het geheel: {figures}.",
    whole_figure="{name} {value} tegenover {goal}, {verdict}",
    value="waarde",
    figure="cijfer",
    of_phase="fase {name}",
    withheld=lambda n: (
        f"{n} cijfers van afzonderlijke groepen worden niet getoond, omdat te weinig mensen antwoordden."
        if n != 1
        else "Het cijfer van één groep wordt niet getoond, omdat te weinig mensen antwoordden."
    ),
)

"""The charts' words in Dutch."""

from cxmap.locale.chart_words import ChartWords
from cxmap.locale.nl.count import places

CHARTS_NL = ChartWords(
    kinds={
        "board": "In één oogopslag",
        "gaps": "Verschillen",
        "channels": "Kanalen per fase",
        "elements": "Elementen van de ervaring",
        "quadrants": "Belang en prestatie",
        "opportunities": "Kansen",
        "flow": "Stroomdiagram",
        "lifecycle": "Ontwikkeling in de tijd",
        "trend": "Scores door de tijd",
    },
    worst="slechtst",
    best="best",
    points=lambda number: "1 punt" if number == "1" else f"{number} punten",
    advice={
        "scores": (
            "Schrijf bij elk contactpunt op hoe klanten het ervaren, op de schaal van de kaart. Een schatting uit een workshop is genoeg om te beginnen; data kunnen volgen."
        ),
        "goals": (
            "Zeg wat klanten zouden moeten ervaren. Eén doel voor de hele kaart is genoeg om te beginnen; een kanaal, een fase of een contactpunt mag een eigen doel hebben."
        ),
        "channels": ("Som de kanalen van de kaart op, en noem bij elk contactpunt welke het gebruikt."),
        "elements": (
            "Zeg bij elk contactpunt welke elementen van de ervaring er een rol spelen. Het zijn er acht: {names}."
        ),
        "importance": (
            "Zeg hoe belangrijk elk contactpunt voor klanten is, van 1 tot 5. Dan laat dit beeld zien waar te beginnen."
        ),
        "opportunities": (
            "Schrijf ideeën op met de contactpunten waarbij ze helpen, en beoordeel impact en haalbaarheid van 1 tot 5."
        ),
        "ratings": (
            "Beoordeel de impact en de haalbaarheid van elke kans van 1 tot 5. Dan zet dit beeld ze op volgorde."
        ),
    },
    to_add="Bijvoorbeeld, in de kaart:",
    without_gap="Zonder verschil",
    short_by="{shortfall} onder doel",
    goal_mark="doel",
    met_line="boven doel",
    short_line="onder doel",
    within_line="doel gehaald binnen de tolerantie",
    channels_apart="{worst} doet het slechtst, {best} het best: {points} uit elkaar",
    one_channel="Alleen {name} heeft een score: er is nog niets te vergelijken",
    no_channels="Nog geen kanaal heeft een score",
    without_channel=lambda n: (
        "1 contactpunt noemt geen kanaal en staat hier niet"
        if n == 1
        else f"{n} contactpunten noemen geen kanaal en staan hier niet"
    ),
    several_channels="Een contactpunt met meerdere kanalen telt bij elk daarvan mee",
    all_phases="alle contactpunten",
    low_to_high="slechtste tot beste contactpunt",
    mean_mark="gemiddelde",
    weakest="Zwakst: {name}",
    extremes="Zwakst: {worst} ({low}); sterkst: {best} ({high})",
    named_of="{k} van de {n} elementen genoemd",
    unnamed="Bij geen contactpunt genoemd",
    no_elements="Nog geen contactpunt noemt een element van de ervaring",
    elements_unscored="Nog geen element heeft een score",
    mean_gap="gemiddeld verschil",
    short_of="{k} van de {n} onder doel",
    touchpoint_mark="één contactpunt",
    performance="prestatie",
    concentrate=lambda touchpoints, phases: (
        f"Pak {places(touchpoints, phases)} eerst aan"
        if touchpoints or phases
        else "Niets om eerst aan te pakken: niets is zowel belangrijk als zwak"
    ),
    all_equal="Alle contactpunten zijn even belangrijk: er springt niets uit",
    no_importance="Nog niemand heeft aangegeven hoe belangrijk elk contactpunt is: er springt niets uit",
    crosshair={
        "goal": "Lijnen op het doel en op belang {importance}: wat rechts ligt, haalt zijn doel",
        "means": "Lijnen op de gemiddelden: belang {importance}, prestatie {performance}",
        "middle": "Lijnen in het midden: belang {importance}, prestatie {performance}",
    },
    importance_assumed=lambda touchpoints, phases: (
        f"Belang op 3 gesteld bij {places(touchpoints, phases)}: daar heeft niemand het aangegeven"
    ),
    assumed_mark="belang aangenomen",
    gap_axis="verschil in procenten van de schaal",
    unplaced="Niet geplaatst, want geen doel of geen score: {names}",
    side_by_side="Punten die elkaar zouden bedekken, staan naast elkaar",
    begin_with="Begin met: {name}",
    answers_first="Voor “{name}”: {title}",
    answers_nothing="Nog geen kans voor “{name}”; het hoogst beoordeeld is “{title}”",
    best_rated="Hoogst beoordeeld: {title}",
    no_opportunities="Nog geen kansen",
    none_rated="Nog geen kans heeft zowel een impact als een haalbaarheid",
    none_open="Elke beoordeelde kans is klaar of vervallen",
    rated_of="{k} van de {n} beoordeeld",
    unrated="Nog niet beoordeeld",
    score="impact \N{MULTIPLICATION SIGN} haalbaarheid",
    rice="RICE",
    larger="groter: meer {what}",
    same_score="dezelfde score",
    no_size="onderbroken lijn: {what} niet opgegeven",
)

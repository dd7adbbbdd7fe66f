"""The charts' words in Dutch."""

from cxmap.locale.chart_words import ChartWords

CHARTS_NL = ChartWords(
    kinds={
        "gaps": "Verschillen",
        "channels": "Kanalen per fase",
        "elements": "Elementen van de beleving",
        "quadrants": "Belang en prestatie",
        "opportunities": "Kansen",
        "flow": "Stroomdiagram",
        "lifecycle": "Levensloop",
    },
    worst="slechtst",
    best="best",
    points=lambda number: "1 punt" if number == "1" else f"{number} punten",
    measured_of=lambda k, n: f"{k} van {n} gemeten" if k else "niets gemeten",
    without_gap="Zonder verschil",
    short_by="{shortfall} tekort",
    goal_mark="doel",
    met_line="boven het doel",
    short_line="onder het doel",
    channels_apart="{worst} doet het slechtst, {best} het best: {points} verschil",
    one_channel="Alleen {name} heeft een score: nog niets te vergelijken",
    no_channels="Nog geen kanaal heeft een score",
    without_channel=lambda n: (
        "1 contactpunt noemt geen kanaal en staat hier niet"
        if n == 1
        else f"{n} contactpunten noemen geen kanaal en staan hier niet"
    ),
    several_channels="Een contactpunt met meer kanalen telt mee in elk daarvan",
    all_phases="alle contactpunten",
    low_to_high="laagste tot hoogste contactpunt",
    mean_mark="gemiddelde",
    weakest="Zwakst: {name}",
    named_of="{k} van {n} elementen genoemd",
    unnamed="Bij geen contactpunt genoemd",
    no_elements="Nog geen contactpunt noemt een element van de beleving",
    elements_unscored="Nog geen element heeft een score",
    mean_gap="gemiddeld verschil",
    short_of="{k} van {n} onder doel",
    touchpoint_mark="één contactpunt",
    performance="prestatie",
    concentrate=lambda n: (
        "Niets om eerst aan te pakken: geen contactpunt telt zwaarder en presteert minder"
        if n == 0
        else "Pak 1 contactpunt eerst aan"
        if n == 1
        else f"Pak {n} contactpunten eerst aan"
    ),
    all_equal="Alle contactpunten zijn even belangrijk: niets om op te kiezen",
    crosshair={
        "means": "kruis op de gemiddelden: belang {importance}, prestatie {performance}",
        "middle": "kruis in het midden: belang {importance}, prestatie {performance}",
    },
    importance_assumed=lambda n: (
        "1 contactpunt heeft geen eigen belang en staat op 3"
        if n == 1
        else f"{n} contactpunten hebben geen eigen belang en staan op 3"
    ),
    side_by_side="Punten die elkaar zouden bedekken, staan naast elkaar",
    begin_with="Begin met: {name}",
    no_opportunities="Nog geen kansen",
    none_rated="Nog geen kans heeft zowel een impact als een haalbaarheid",
    none_open="Elke gewogen kans is klaar of vervallen",
    rated_of="{k} van {n} gewogen",
    unrated="Nog niet gewogen",
    score="impact \N{MULTIPLICATION SIGN} haalbaarheid",
    rice="RICE",
    larger="groter: meer {what}",
    same_score="dezelfde score",
    no_size="onderbroken lijn: {what} niet gegeven",
)

"""The words of the flow and the lifecycle in Dutch."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

FLOW_NL = FlowWords(
    ways=lambda n: "1 verbinding" if n == 1 else f"{n} verbindingen",
    loops=lambda n: "1 lus" if n == 1 else f"{n} lussen",
    arrive="{share} komt hier aan",
    at_least="ten minste {share}",
    reach="bereik {share}",
    drop_off="{share} haakt af",
    end_here="{share} eindigt hier",
    headline_drop="{share} van wie hier aankomt, haakt af bij “{name}”",
    known="aankomsten bekend bij {k} van de {n} contactpunten",
    on_page="pagina {page}",
    to="naar {name}",
    rule_journey="Waar geen vervolg is genoemd, geldt de volgorde van de kaart, ook waar sommige reizen eindigen.",
    rule_experience="Een klantbelevingskaart heeft geen vaste volgorde: alleen de routes die ze noemt zijn getekend.",
    rule_arrivals="Aankomsten zijn aandelen van wie de reis begint.",
    recorded=lambda n, written: (
        f"Aankomsten, en aandelen en tijden die niemand opgaf, zijn die van {written} geregistreerde "
        f"{'reis' if n == 1 else 'reizen'}."
    ),
    open={
        "no shares": "Hoeveel er aankomen is onbekend: de kaart geeft geen aandelen.",
        "no entry": "Hoeveel er aankomen is onbekend: geen contactpunt is gemarkeerd als begin.",
        "several entries": "Hoeveel er aankomen is onbekend: de reis kan op meerdere plaatsen beginnen, en er staat niet hoeveel klanten waar beginnen.",
        "one persona": "Hoeveel er aankomen is onbekend: de aandelen gelden voor alle klanten, niet voor deze persona.",
        "loop": "In een lus en daarna zijn de aankomsten niet uit de aandelen af te leiden.",
        "missing share": "Na een route zonder aandeel zijn de aankomsten onbekend.",
        "optional": "Hoeveel klanten een optioneel contactpunt overslaan is onbekend.",
        "no way in": "Waar geen route naartoe leidt, en daarna, zijn de aankomsten onbekend.",
    },
    way_mark="route die de kaart noemt",
    share_mark="dikker: een groter aandeel neemt deze route",
    implied_mark="volgende op de kaart",
    loop_mark="terug, in een lus",
    start="begin",
    end="einde",
    may_end="kan eindigen",
    from_pages=lambda n, pages: f"van pagina {pages}" if n == 1 else f"van pagina’s {pages}",
    no_way_here="geen route leidt hierheen",
    no_ways="Deze noemt er geen; daarom staan de contactpunten naast elkaar.",
    arriving_mark="aandeel van wie de reis begint dat hier aankomt",
    lost_mark="daarvan hier afgehaakt",
)

LIFECYCLE_NL = LifecycleWords(
    overall="Alle fasen",
    by_year="Gemiddelden per jaar",
    by_quarter="Gemiddelden per kwartaal",
    one_period="Alle scores zijn uit één periode, {period}: er is nog geen ontwikkeling",
    no_dates="Nog geen score heeft een datum: er is geen ontwikkeling te tonen",
    no_date="geen datum",
    not_alike="in elke periode andere contactpunten",
    quarter="Q{quarter} {year}",
    risen="Van {first} in {start} naar {last} in {end}: beter",
    fallen="Van {first} in {start} naar {last} in {end}: slechter",
    level="{last} in {end}, net als in {start}",
    interval_clear="meer dan toeval kan verklaren",
    interval_unclear="niet meer dan toeval kan verklaren",
    mean_of=lambda n: "1 contactpunt" if n == 1 else f"gemiddelde van {n} contactpunten",
    undated=lambda n: (
        "1 score heeft geen datum en telt niet mee"
        if n == 1
        else f"{n} scores hebben geen datum en tellen niet mee"
    ),
    no_scores="geen score",
    rule_measured="Elk punt is het gemiddelde van wat in die periode is gemeten, van elk contactpunt het laatste cijfer.",
    rule_believed="Onze inschatting telt waar een contactpunt in die periode niet is gemeten.",
    rule_interval="De foutmarge hoort bij het gemiddelde; n is het aantal antwoorden.",
    rule_compare="Doorgetrokken lijnen verbinden dezelfde contactpunten, op dezelfde manier gemeten; streepjeslijnen de contactpunten die beide perioden gemeen hebben.",
    rule_tested="Veranderingen worden samen getoetst.",
    alike=lambda k, n: f"over de gemeenschappelijke contactpunten ({k} van {n})",
    alike_mark="alleen contactpunten die beide perioden gemeen hebben",
    interval_mark="gemeten, met foutmarge ({level}) en n",
    whole_phase="de fase als geheel",
    limits="regelgrenzen: wat gebruikelijk is zonder bijzondere aanleiding",
    outside="buiten de regelgrenzen",
    within_limits="geen periode buiten de regelgrenzen",
    beyond_limits="buiten de regelgrenzen: {periods}",
    rule_limits="Regelgrenzen liggen 2,66 gemiddelde stappen van het gemiddelde (XmR), vanaf acht perioden met dezelfde inhoud; alleen wat erbuiten ligt is een signaal.",
    by_month="Gemiddelden per maand",
    month="{month} {year}",
    short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    question="{name}, over het geheel",
    question_of="{name}, {phase}",
)

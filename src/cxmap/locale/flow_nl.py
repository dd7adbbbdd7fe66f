"""The words of the flow and the lifecycle in Dutch."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

FLOW_NL = FlowWords(
    ways=lambda n: "1 verbinding" if n == 1 else f"{n} verbindingen",
    loops=lambda n: "1 lus" if n == 1 else f"{n} lussen",
    arrive="{share} komt hier",
    at_least="ten minste {share}",
    reach="bereik {share}",
    drop_off="{share} haakt af",
    end_here="{share} eindigt hier",
    headline_drop="{share} van wie er komt, haakt af bij \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}",
    known="aankomsten bekend bij {k} van de {n} contactpunten",
    on_page="pagina {page}",
    to="naar {name}",
    rule_journey="Waar een contactpunt geen vervolg noemt (next), volgt het volgende van de kaart, ook waar sommige reizen eindigen.",
    rule_experience="Een klantbelevingskaart heeft geen vaste volgorde: alleen de wegen die zij noemt (next) zijn getekend.",
    rule_arrivals="Aankomsten zijn een deel van wie de reis begint, doorgerekend met de aandelen van de wegen; een enige weg zonder aandeel neemt iedereen mee.",
    open={
        "no shares": "Hoeveel er aankomen is onbekend: de kaart geeft geen aandelen.",
        "no entry": "Hoeveel er aankomen is onbekend: geen contactpunt is gemarkeerd als begin.",
        "several entries": "Hoeveel er aankomen is onbekend: de reis kan op meerdere plaatsen beginnen, en niets zegt hoe vaak op welke.",
        "one persona": "Hoeveel er aankomen is onbekend: de aandelen gelden voor alle klanten, niet voor deze persona.",
        "loop": "In een lus en daarachter volgen de aankomsten niet uit de aandelen.",
        "missing share": "Achter een weg zonder aandeel zijn de aankomsten onbekend.",
        "optional": "Hoeveel klanten een optioneel contactpunt overslaan is onbekend.",
        "no way in": "Waar geen weg naartoe leidt, en daarachter, zijn de aankomsten onbekend.",
    },
    way_mark="weg die de kaart noemt",
    share_mark="dikker: een groter aandeel gaat deze weg",
    implied_mark="volgt op de kaart",
    loop_mark="terug, in een lus",
    start="begin",
    end="einde",
    may_end="kan eindigen",
    from_pages=lambda n, pages: f"van pagina {pages}" if n == 1 else f"van pagina’s {pages}",
    no_way_here="geen weg leidt hierheen",
    no_ways="Deze noemt er geen; daarom staan de contactpunten naast elkaar.",
    arriving_mark="deel van wie de reis begint dat hier komt",
    lost_mark="daarvan hier afgehaakt",
)

LIFECYCLE_NL = LifecycleWords(
    overall="Alle fasen",
    by_year="Gemiddelden per jaar",
    by_quarter="Gemiddelden per kwartaal",
    one_period="Alle scores zijn uit één periode, {period}: er is nog geen verloop",
    no_dates="Nog geen score heeft een datum: er is geen verloop te tonen",
    no_date="geen datum",
    not_alike="in elke periode andere contactpunten",
    quarter="K{quarter} {year}",
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
    rule_measured="De score van een periode is het gemiddelde van de gemeten contactpunten; is er een in die periode vaker gemeten, dan telt de laatste meting.",
    rule_believed="Vermoede scores tellen in de periode van hun laatste bron (of van de kaart), en alleen waar die periode voor dat contactpunt geen gemeten score heeft.",
    rule_interval="De foutmarge is die van het gemiddelde, waar elke score erin gemeten is en er zelf een heeft; n is het aantal antwoorden.",
    rule_compare="Een lijn verbindt perioden met dezelfde contactpunten, op dezelfde manier gemeten; een streepjeslijn loopt tussen de gemiddelden van wat in beide staat. Perioden zonder gemeenschappelijke contactpunten zijn niet vergeleken. Veranderingen worden samen getoetst (Holm 1979).",
    alike=lambda k, n: f"over de gemeenschappelijke contactpunten ({k} van {n})",
    alike_mark="alleen contactpunten die beide perioden gemeen hebben",
    interval_mark="gemeten, met foutmarge ({level}) en n",
    whole_phase="de fase als geheel",
)

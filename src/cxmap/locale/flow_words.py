"""The words that the flow and the lifecycle put on a page beside those of every picture, per language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowWords:
    """Ways between touchpoints: what goes on, what is lost, what is not known."""

    ways: Callable[[int], str]
    loops: Callable[[int], str]
    arrive: str
    at_least: str
    reach: str
    drop_off: str
    end_here: str
    headline_drop: str
    known: str
    on_page: str
    to: str
    rule_journey: str
    rule_experience: str
    rule_arrivals: str
    open: dict[str, str]
    way_mark: str
    share_mark: str
    implied_mark: str
    loop_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleWords:
    """Scores by period."""

    overall: str
    by_year: str
    by_quarter: str
    one_period: str
    no_dates: str
    no_date: str
    not_alike: str
    quarter: str
    risen: str
    fallen: str
    level: str
    interval_clear: str
    interval_unclear: str
    mean_of: Callable[[int], str]
    undated: Callable[[int], str]
    no_scores: str
    rule_measured: str
    rule_believed: str
    rule_interval: str
    rule_compare: str
    interval_mark: str
    whole_phase: str


FLOW_EN = FlowWords(
    ways=lambda n: "1 way" if n == 1 else f"{n} ways",
    loops=lambda n: "1 loop" if n == 1 else f"{n} loops",
    arrive="{share} arrive",
    at_least="at least {share}",
    reach="reach {share}",
    drop_off="{share} drop off",
    end_here="{share} end here",
    headline_drop="{share} of those who come drop off at \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}",
    known="arrivals known at {k} of {n} touchpoints",
    on_page="page {page}",
    to="to {name}",
    rule_journey="Where a touchpoint names no way on (next), the following one in the map follows, unless journeys end there.",
    rule_experience="An experience map has no order of its own: only the ways that it names (next) are drawn.",
    rule_arrivals="Arrivals are of those who enter, handed on by the shares; a lone way without a share takes everybody along.",
    open={
        "no shares": "How many arrive is not known: the map gives no shares.",
        "no entry": "How many arrive is not known: no touchpoint is marked as an entry.",
        "several entries": "How many arrive is not known: there are several entries, and nothing says how many use each.",
        "one persona": "How many arrive is not known: the shares are of all customers, not of this persona.",
        "loop": "In a loop and behind it, arrivals cannot be told from shares.",
        "missing share": "Behind a way without a share, arrivals are not known.",
        "optional": "How many pass over an optional touchpoint is not known.",
        "no way in": "Where no way leads in, and behind it, arrivals are not known.",
    },
    way_mark="way that the map names",
    share_mark="thicker: a larger share goes this way",
    implied_mark="follows in the map",
    loop_mark="back, in a loop",
)

FLOW_NL = FlowWords(
    ways=lambda n: "1 weg" if n == 1 else f"{n} wegen",
    loops=lambda n: "1 lus" if n == 1 else f"{n} lussen",
    arrive="{share} komt hier",
    at_least="ten minste {share}",
    reach="bereik {share}",
    drop_off="{share} valt uit",
    end_here="{share} eindigt hier",
    headline_drop="{share} van wie er komt valt uit bij \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}",
    known="aankomsten bekend bij {k} van {n} contactpunten",
    on_page="pagina {page}",
    to="naar {name}",
    rule_journey="Waar een contactpunt geen weg verder noemt (next), volgt het volgende van de kaart, tenzij de reis daar eindigt.",
    rule_experience="Een klantbelevingskaart heeft geen vaste volgorde: alleen de wegen die zij noemt (next) zijn getekend.",
    rule_arrivals="Aankomsten zijn van wie binnenkomt, doorgegeven volgens de aandelen; één weg zonder aandeel neemt iedereen mee.",
    open={
        "no shares": "Hoeveel er aankomen is onbekend: de kaart geeft geen aandelen.",
        "no entry": "Hoeveel er aankomen is onbekend: geen contactpunt is gemerkt als begin.",
        "several entries": "Hoeveel er aankomen is onbekend: de reis kan op meer plaatsen beginnen, en niets zegt hoe vaak waar.",
        "one persona": "Hoeveel er aankomen is onbekend: de aandelen gelden voor alle klanten, niet voor deze persona.",
        "loop": "In een lus en daarachter volgen de aankomsten niet uit de aandelen.",
        "missing share": "Achter een weg zonder aandeel zijn de aankomsten onbekend.",
        "optional": "Hoeveel klanten een contactpunt overslaan dat niet voor iedereen is is onbekend.",
        "no way in": "Waar geen weg heen leidt, en daarachter, zijn de aankomsten onbekend.",
    },
    way_mark="weg die de kaart noemt",
    share_mark="dikker: een groter aandeel gaat deze weg",
    implied_mark="volgt op de kaart",
    loop_mark="terug, in een lus",
)

LIFECYCLE_EN = LifecycleWords(
    overall="All phases",
    by_year="Means per year",
    by_quarter="Means per quarter",
    one_period="All scores are of one period, {period}: there is no trend yet",
    no_dates="No score has a date yet: there is no trend to show",
    no_date="no date",
    not_alike="other touchpoints in each period",
    quarter="Q{quarter} {year}",
    risen="From {first} in {start} to {last} in {end}: better",
    fallen="From {first} in {start} to {last} in {end}: worse",
    level="{last} in {end}, as in {start}",
    interval_clear="more than chance explains",
    interval_unclear="no more than chance can explain",
    mean_of=lambda n: "1 touchpoint" if n == 1 else f"mean of {n} touchpoints",
    undated=lambda n: (
        "1 score has no date and is left out" if n == 1 else f"{n} scores have no date and are left out"
    ),
    no_scores="no score",
    rule_measured="A period's score is the mean of its measured touchpoints; where one was measured several times in a period, the latest counts.",
    rule_believed="Believed scores count in the period of their latest source (or of the map), and only where the period has no measured one of that touchpoint.",
    rule_interval="The margin of error is of the mean, where every score in it is measured and has one of its own; n is the number of answers.",
    rule_compare="Periods with other touchpoints in them are not joined by a line.",
    interval_mark="measured, with its {level} margin of error and n",
    whole_phase="the phase as a whole",
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
    interval_clear="meer dan toeval verklaart",
    interval_unclear="niet meer dan toeval kan verklaren",
    mean_of=lambda n: "1 contactpunt" if n == 1 else f"gemiddelde van {n} contactpunten",
    undated=lambda n: (
        "1 score heeft geen datum en telt niet mee"
        if n == 1
        else f"{n} scores hebben geen datum en tellen niet mee"
    ),
    no_scores="geen score",
    rule_measured="De score van een periode is het gemiddelde van de gemeten contactpunten; is er een in een periode vaker gemeten, dan telt de laatste.",
    rule_believed="Vermoede scores tellen in de periode van hun laatste bron (of van de kaart), en alleen waar die periode voor dat contactpunt geen gemeten score heeft.",
    rule_interval="De foutmarge is die van het gemiddelde, waar elke score erin gemeten is en er zelf een heeft; n is het aantal antwoorden.",
    rule_compare="Perioden met andere contactpunten erin zijn niet door een lijn verbonden.",
    interval_mark="gemeten, met foutmarge ({level}) en n",
    whole_phase="de fase als geheel",
)

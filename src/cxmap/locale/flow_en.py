"""The words of the flow and the lifecycle in English."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

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
    rule_measured="A period’s score is the mean of its measured touchpoints; where one was measured several times in a period, the latest counts.",
    rule_believed="Believed scores count in the period of their latest source (or of the map), and only where the period has no measured one of that touchpoint.",
    rule_interval="The margin of error is of the mean, where every score in it is measured and has one of its own; n is the number of answers.",
    rule_compare="Periods with other touchpoints in them are not joined by a line.",
    interval_mark="measured, with its {level} margin of error and n",
    whole_phase="the phase as a whole",
)

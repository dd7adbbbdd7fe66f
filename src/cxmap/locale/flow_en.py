"""The words of the flow and the lifecycle in English."""

from cxmap.locale.flow_words import FlowWords, LifecycleWords

FLOW_EN = FlowWords(
    ways=lambda n: "1 connection" if n == 1 else f"{n} connections",
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
    rule_journey="Where no next step is named, the map’s order counts, also where some journeys end.",
    rule_experience="An experience map has no order of its own: only the paths that it names are drawn.",
    rule_arrivals="Arrivals are shares of those who enter.",
    recorded=lambda n, written: (
        f"Arrivals, and shares and times that nobody wrote, are those of {written} recorded "
        f"{'journey' if n == 1 else 'journeys'}."
    ),
    open={
        "no shares": "How many arrive is not known: the map gives no shares.",
        "no entry": "How many arrive is not known: no touchpoint is marked as an entry.",
        "several entries": "How many arrive is not known: there are several entries, and nothing says how many use each.",
        "one persona": "How many arrive is not known: the shares are of all customers, not of this persona.",
        "loop": "In a loop and beyond it, arrivals cannot be told from shares.",
        "missing share": "Beyond a path without a share, arrivals are not known.",
        "optional": "How many skip an optional touchpoint is not known.",
        "no way in": "Where no path leads in, and beyond, arrivals are not known.",
    },
    way_mark="path named in the map",
    share_mark="thicker: a larger share takes this path",
    implied_mark="follows in the map",
    loop_mark="back, in a loop",
    start="start",
    end="end",
    may_end="may end",
    from_pages=lambda n, pages: f"from page {pages}" if n == 1 else f"from pages {pages}",
    no_way_here="no way leads here",
    no_ways="This one names none, so its touchpoints stand side by side.",
    arriving_mark="how many of those who enter arrive",
    lost_mark="of them, lost here",
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
    rule_measured="Each point is the mean of what was measured in its period, the latest figure of each touchpoint.",
    rule_believed="Our estimates count where a touchpoint was not measured in the period.",
    rule_interval="Margins of error are of the mean; n is the number of answers.",
    rule_compare="Solid lines join the same touchpoints measured in the same way, dashed ones those that both periods share.",
    rule_tested="Changes are tested together.",
    alike=lambda k, n: f"over the {k} of {n} touchpoints in both",
    alike_mark="touchpoints in both periods only",
    interval_mark="measured, with its {level} margin of error and n",
    whole_phase="the phase as a whole",
)

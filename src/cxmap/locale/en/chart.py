"""The charts' words in English."""

from cxmap.locale.chart_words import ChartWords
from cxmap.locale.en.count import places

CHARTS_EN = ChartWords(
    kinds={
        "board": "At a glance",
        "gaps": "Gaps",
        "channels": "Channels by phase",
        "elements": "Elements of the experience",
        "quadrants": "Importance and performance",
        "opportunities": "Opportunities",
        "flow": "Flow",
        "lifecycle": "Lifecycle",
        "trend": "Scores over time",
    },
    worst="worst",
    best="best",
    points=lambda number: "1 point" if number == "1" else f"{number} points",
    advice={
        "scores": (
            "Write down at each touchpoint how customers experience it, on the map’s scale. A workshop’s estimate is enough to begin with; data can follow."
        ),
        "goals": (
            "Say what you want customers to experience. One goal for the whole map is enough to begin with; a channel, a phase or a touchpoint may have its own."
        ),
        "channels": ("List the channels of the map, and name at each touchpoint the ones it uses."),
        "elements": (
            "Say at each touchpoint which elements of the experience are at play there. There are eight: {names}."
        ),
        "importance": (
            "Say how much each touchpoint matters to customers, from 1 to 5. Then this chart shows where to begin."
        ),
        "opportunities": (
            "Write down ideas with the touchpoints they help, and rate impact and feasibility from 1 to 5."
        ),
        "ratings": (
            "Rate the impact and the feasibility of each opportunity from 1 to 5. Then this chart ranks them."
        ),
    },
    to_add="For example, in the map:",
    without_gap="Without a gap",
    short_by="{shortfall} below goal",
    goal_mark="goal",
    met_line="above goal",
    short_line="below goal",
    within_line="goal met within the tolerance",
    channels_apart="{worst} does worst, {best} best: {points} apart",
    one_channel="Only {name} has a score: nothing to compare yet",
    no_channels="No channel has a score yet",
    without_channel=lambda n: (
        "1 touchpoint names no channel and is not shown"
        if n == 1
        else f"{n} touchpoints name no channel and are not shown"
    ),
    several_channels="A touchpoint with several channels counts in each of them",
    all_phases="all touchpoints",
    low_to_high="worst to best touchpoint",
    mean_mark="mean",
    weakest="Weakest: {name}",
    extremes="Weakest: {worst} ({low}); strongest: {best} ({high})",
    named_of="{k} of {n} elements named",
    unnamed="Named at no touchpoint",
    no_elements="No touchpoint names an element of the experience yet",
    elements_unscored="No element has a score yet",
    mean_gap="mean gap",
    short_of="{k} of {n} below goal",
    touchpoint_mark="one touchpoint",
    performance="performance",
    concentrate=lambda touchpoints, phases: (
        f"Concentrate on {places(touchpoints, phases)}"
        if touchpoints or phases
        else "Nothing to concentrate on: nothing is both important and weak"
    ),
    all_equal="All touchpoints are equally important, so nothing stands out",
    no_importance="Nobody has said yet how important each touchpoint is, so nothing stands out",
    crosshair={
        "goal": "Lines at the goal and at importance {importance}: what lies to the right meets its goal",
        "means": "Lines at the means: importance {importance}, performance {performance}",
        "middle": "Lines at the middle: importance {importance}, performance {performance}",
    },
    importance_assumed=lambda touchpoints, phases: (
        f"Importance assumed to be 3 at {places(touchpoints, phases)}: nobody has given one there"
    ),
    assumed_mark="importance assumed",
    gap_axis="gap in percent of the scale",
    unplaced="Not placed, having no goal or no score: {names}",
    side_by_side="Points that would cover each other stand side by side",
    begin_with="Begin with: {name}",
    answers_first="For “{name}”: {title}",
    answers_nothing="No opportunity answers “{name}” yet; best rated is “{title}”",
    best_rated="Best rated: {title}",
    no_opportunities="No opportunities yet",
    none_rated="No opportunity has both an impact and a feasibility yet",
    none_open="Every rated opportunity is done or dropped",
    rated_of="{k} of {n} rated",
    unrated="Not rated yet",
    score="impact \N{MULTIPLICATION SIGN} feasibility",
    rice="RICE",
    larger="larger: more {what}",
    same_score="same score",
    no_size="broken line: {what} not given",
)

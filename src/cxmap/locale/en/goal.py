"""English, the words about goals."""

from cxmap.locale.goal_words import GoalWords

GOALS_EN = GoalWords(
    in_unit="{value} {unit}",
    strictest="the strictest of its channels’ goals",
    channel_first="a channel promises the same wherever it is met, and a phase is a stretch of time, so the channel’s goal comes before the phase’s",
    idle="{own} is compared with nothing, because nothing is measured here in that unit",
    as_written="Written as {own}, and judged by that on the metric’s own scale; on the map’s scale it is {goal}.",
    taken_as="goal {goal} taken as {own} by conversion",
    conversion_decides="The goal is written on another scale: {goal} is taken as {own} by conversion, and that decides the verdict. A goal in the metric’s own unit needs no conversion.",
    converted=lambda n: (
        "One measured experience is judged by a goal that was converted to its scale; a goal in the metric’s own unit needs no conversion."
        if n == 1
        else f"{n} measured experiences are judged by goals that were converted to their scales; a goal in the metric’s own unit needs no conversion."
    ),
    also="also: {name} {value} against {goal}: {verdict}",
    another_short="Another figure is below goal at “{name}”: {metric} {value} against {goal}.",
    about_the_whole="Asked about the whole",
    whole_intro="These questions are about the journey, or a phase, as a whole. They are not moments of it, so they count in no mean, peak or end.",
    whole_sentence="Asked about the whole: {figures}.",
    whole_figure="{name} {value} against {goal}, {verdict}",
    value="value",
    figure="figure",
    of_phase="phase {name}",
    withheld=lambda n: (
        f"{n} figures of single groups are not shown, because too few people answered."
        if n != 1
        else "The figure of a single group is not shown, because too few people answered."
    ),
)

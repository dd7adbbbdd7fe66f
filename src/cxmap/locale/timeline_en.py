"""The timeline's words in English."""

from cxmap.locale.timeline_words import TimelineWords

TIMELINE_EN = TimelineWords(
    units=(
        ("s", "s"),
        ("min", "min"),
        ("h", "h"),
        ("day", "days"),
        ("week", "weeks"),
        ("month", "months"),
        ("year", "years"),
    ),
    singular=lambda n: n == 1,
    timeline_of="Timeline of \N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}",
    time="time since the start",
    acting="acting",
    waiting="waiting",
    share_waiting="{share} of the known time is waiting",
    waits="waits {time}",
    up_to="up to {time}",
    at_least="at least {time}",
    about="about {time}",
    open_mark="goes on, or takes longer",
    acting_mark="acting",
    waiting_mark="waiting, drawn before the acting",
    range_mark="between shortest and longest",
    untimed_mark="no time given",
    linear="Lengths are true to scale.",
    root="Lengths are square roots of the time: four times as long is drawn twice as long.",
    logarithmic="Lengths are logarithms of the time: short moments stay visible beside long ones, so compare the numbers, not the bars.",
    longest="Ranges are drawn at their longest.",
    working_days="A working day is counted as 1.4 days: five of them are a week.",
    even="No times are given: touchpoints stand in order, evenly spaced, and distances mean nothing.",
    untimed=lambda k, n: (
        f"{k} of {n} touchpoints {'has' if k == 1 else 'have'} no time: evenly spaced dots, not to scale."
    ),
    optional_left_out="optional touchpoints count at the longest only",
    in_all="in all {time}",
    in_all_known="in all {time}, where times are given",
    share_longest="{share} of the longest way is waiting",
    beside="Alternatives begin at the same moment; what follows them begins after the later one.",
    by_ways="Sums run from the shortest to the longest way through the map.",
    shared="Where bars stand beside each other, each stretch of time is drawn once for all of them: compare the numbers.",
)

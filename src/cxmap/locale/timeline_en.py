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
    open_mark="goes on",
    acting_mark="acting",
    waiting_mark="waiting, drawn before the acting",
    range_mark="between shortest and longest",
    untimed_mark="no time given",
    linear="Lengths are true to scale.",
    root="Time axis compressed: compare the numbers, not the bars.",
    logarithmic="Time axis compressed: compare the numbers, not the bars.",
    longest="Ranges are drawn at their longest.",
    even="No times are given: touchpoints stand in order, evenly spaced.",
    untimed=lambda k, n: (
        f"{k} of {n} touchpoints {'has' if k == 1 else 'have'} no time: evenly spaced dots, not to scale."
    ),
    optional_left_out="optional touchpoints count only in the longest",
    in_all="in all {time}",
    in_all_known="in all {time}, where times are given",
    share_longest="{share} of the longest path is waiting",
    beside="Alternatives begin at the same moment; what follows them begins after the last.",
    by_ways="Totals run from the shortest to the longest path through the map.",
    shared="Where bars stand beside each other, compare the numbers.",
)

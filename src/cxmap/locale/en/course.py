"""English, the versions of a map over time."""

from cxmap.locale.course_words import CourseWords

COURSE_EN = CourseWords(
    kind_of_many="Scores of several maps over time",
    whole="all touchpoints, mean",
    versions=lambda n: "1 version" if n == 1 else f"{n} versions",
    maps=lambda n: "1 map" if n == 1 else f"{n} maps",
    open=lambda n: "1 gap open" if n == 1 else f"{n} gaps open",
    closed=lambda n: "1 closed" if n == 1 else f"{n} closed",
    eased=lambda n: (
        "1 gone only because its goal was lowered"
        if n == 1
        else f"{n} gone only because their goals were lowered"
    ),
    otherwise=lambda n: f"{n} ended otherwise",
    no_gaps="No touchpoint was ever below its goal",
    median=lambda n: f"half of all gaps are closed after {'1 day' if n == 1 else f'{n} days'}",
    never="fewer than half of all gaps were ever closed",
    nothing="There are not two versions with scores yet",
    below_since="below goal since {date}",
    below_from_start="below goal since {date} or before",
    uncommitted="below goal, not committed yet",
    met_on="goal met on {date}, after {days}",
    eased_on="goal met on {date} only because it was lowered",
    undecided_on="not decided any more since {date}",
    unscored_on="no longer scored since {date}",
    gone_on="no longer in the map since {date}",
    met_since="goal met since {date}",
    never_below="never below its goal",
    endings={
        "met": "goal met",
        "eased": "goal met only because it was lowered",
        "undecided": "not decided any more",
        "unscored": "no longer scored",
        "gone": "no longer in the map",
    },
    days=lambda n: "1 day" if n == 1 else f"{n} days",
    stood=lambda n: "1 day" if n == 1 else f"{n} days",
    before_that=lambda n: "once before" if n == 1 else f"{n} times before",
    limits="control limits: what lies between them is noise",
    outside="outside the limits: more than noise",
    done="opportunity done",
    done_on="{title}, done on {date}",
    done_by="{title}, done by {date}",
    lowered="goal lowered",
    stretch="below goal",
)

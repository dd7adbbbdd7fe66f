"""English, how scores moved."""

from cxmap.locale.trend_words import TrendWords

TREND_EN = TrendWords(
    title="How the scores changed",
    intro="Earlier versions of this map are kept in git, and each was scored like this one. A date is that of the commit: the day on which a score was written down, not the day on which customers began to notice.",
    none="How the scores changed cannot be shown: no earlier version of this map has scores.",
    shallow="How the scores changed cannot be shown: this copy of the repository holds only the latest commits (a shallow clone).",
    partial="How the scores changed cannot be shown: this copy of the repository was made without the contents of earlier versions (a partial clone).",
    unanswered="How the scores changed cannot be shown: git gave no answer in this repository.",
    worse=lambda k, n, date: (
        f"The only touchpoint got worse since {date}"
        if n == 1
        else f"{k} of {n} touchpoints got worse since {date}"
    ),
    none_worse=lambda n, date: (
        f"The only touchpoint did not get worse since {date}"
        if n == 1
        else f"None of {n} touchpoints got worse since {date}"
    ),
    unchanged=lambda n, date: (
        f"The score of the only touchpoint has not changed since {date}"
        if n == 1
        else f"The scores of {n} touchpoints have not changed since {date}"
    ),
    better=lambda k: f"{k} got better",
    unclear=lambda k: f"for {k} the data do not decide",
    nothing_alike="No touchpoint was scored in the same way before, so nothing can be compared",
    measured_worse="Measured, and worse by more than the margin of error: {names}.",
    believed_worse="Worse in our estimate, not measured: {names}.",
    moved_since="{name} ({gain}, since {date})",
    unclear_are="Measured, but the change may be chance, or the margin of error is not known: {names}.",
    worse_again="Worse again after having been better: {names}.",
    not_compared="Scored in another way than before, so not compared: {names}.",
    alike="Like for like, over {places} scored in the same way then and now, the mean experience went from {first} to {last} ({gain}).",
    alike_same="Like for like, over {places} scored in the same way then and now, the mean experience is still {last}.",
    short_then_now="Then {k} of {n} were below goal; now {l} of {m} are.",
    see_dated="The map itself also holds measurements of several dates",
    chart="Mean experience and mean goal of {n} versions, from {first} to {last}.",
    dashed="not like for like: other touchpoints, another way to score them or another scale",
    present="not committed yet",
    moved="Touchpoints whose score changed",
    was="was",
    is_="is",
    change="change",
    since="since",
    states={
        "worse": "worse, by more than the margin of error",
        "better": "better, by more than the margin of error",
        "worse believed": "worse, our estimate",
        "better believed": "better, our estimate",
        "unclear": "may be chance",
        "no margin": "margin of error not known",
        "same": "back where it was",
        "unlike": "not comparable",
    },
    last_step="last {gain} on {date}",
    was_believed="our estimate",
    was_other="measured in another way",
    others_same=lambda n: (
        "1 other touchpoint has the same score as before."
        if n == 1
        else f"{n} other touchpoints have the same scores as before."
    ),
    version="version",
    mean_experience="mean experience",
    mean_goal="mean goal",
    short="below goal",
    priority_sum="sum of priorities",
    measured="measured",
    different="what is different",
    fell="scored worse: {names}",
    rose="scored better: {names}",
    moved_unclear="changed, but the data do not decide: {names}",
    rescored="scored in another way: {names}",
    came="first scored: {names}",
    went="no longer scored: {names}",
    regoaled="another goal: {names}",
    rescaled="another scale; earlier scores are converted from {low} … {high}",
    unsound=lambda n, names: (
        f"1 version is left out because it is not a valid map: {names}."
        if n == 1
        else f"{n} versions are left out because they are not valid maps: {names}."
    ),
    unscored=lambda n: (
        "1 version without scores is left out." if n == 1 else f"{n} versions without scores are left out."
    ),
    chosen="Of {n} versions {k} are compared: the first, the last, and those that stood longest. A change has the date of the first of these that shows it.",
    margin="Two measured scores differ where the test of their difference says so, treated as independent samples (Welch 1947 for means, Fisher 1935 for shares, MOVER for the rest), all touchpoints tested together (Holm 1979). Scores of an earlier scale are converted to this one by where they lie between its ends.",
    dated="Measured more than once",
    dated_intro="Measurements of the same kind on several dates, as the map itself holds them. They are dated by the day of measuring and have nothing to do with versions.",
    first_time="first",
    last_time="last",
    same_people="by the same {n} people",
)

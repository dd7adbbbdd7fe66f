"""The words about comments and drivers in English."""

from cxmap.locale.answer_words import AnswerWords

ANSWERS_EN = AnswerWords(
    comments="comments",
    spoken_of=lambda n, of: f"spoken of in {n} of {of} comments" if of else f"spoken of in {n} comments",
    their_score="score of those who do: {score} ({around})",
    of_all="all comments: {score}",
    drivers="what drives the overall score",
    driving="what drives {outcome}",
    intro="How answers about a touchpoint go together with the overall score that the same people gave. The "
    "correlation looks at one touchpoint alone; the relative weight shares out what varies in the overall score "
    "among touchpoints that go together. Neither proves a cause, and neither takes the place of the importance "
    "that the map states.",
    derived="importance derived from answers",
    stated="importance as stated",
    correlation="correlation",
    weight="relative weight",
    answered_both="answered both",
    explained="Together they account for {share} of what varies in {outcome} (R squared). Each pair of questions "
    "rests on those who answered both, at least {n} people.",
    unweighed={
        "few answers": "Too few people answered all of these questions to weigh them against each other.",
        "not told apart": "Two of these questions were answered so much alike, or by such different people, that "
        "they cannot be weighed against each other.",
    },
    withheld=lambda n: (
        "1 touchpoint is left out: too few people answered both questions, or all gave the same answer."
        if n == 1
        else f"{n} touchpoints are left out: too few people answered both questions, or all gave the same answer."
    ),
    intervals="Intervals {confidence}: of correlations by Fisher, of relative weights by the delta method, as for "
    "normally distributed answers.",
    said="accounts for {weight} of what varies in {outcome} ({around})",
    correlates="correlation {correlation} with {outcome} ({around})",
    axis="importance derived from answers",
    axis_note="Importance derived from answers about {outcome}: relative weights, the largest at 5 and none at 1, "
    "the line at their mean",
    none_derived="no importance can be derived from answers here",
)

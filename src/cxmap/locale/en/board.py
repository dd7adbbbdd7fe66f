"""The board's words in English."""

from cxmap.locale.board_words import BoardWords
from cxmap.locale.en.count import places

BOARD_EN = BoardWords(
    fix_measured="Fix {name} first: {experience} against a goal of {goal}, measured{n}",
    fix_believed="Fix {name} first: {experience} against a goal of {goal}, by our own estimate",
    look_at="Look at {name} first: {experience} against a goal of {goal}, and the data do not decide yet whether that is enough",
    for_some="Look at {name} first: its average meets the goal, but not everybody’s experience does ({short_for})",
    worst_is="{name} is experienced worst ({experience}); no goal says yet whether that is good enough",
    pain_is="What hurts most is at {name}: {pain}{severity}",
    pain_unrated="Pain points: {n}, none of them rated by severity yet; the first is at {name}: {pain}",
    moment_is="What makes or breaks it is at {name}: {why}",
    wait_is="The longest wait is at {name}: {time}",
    nothing_known=lambda touchpoints, phases: (
        f"{places(touchpoints, phases)}, and nothing known yet of what people experience there"
    ),
    future_is="{lifted}, {name} most ({gain}){below}",
    stay_below=lambda n: (
        "none stays below its goal"
        if not n
        else "1 stays below its goal"
        if n == 1
        else f"{n} stay below their goal"
    ),
    gaps="What to fix first",
    closest="Closest to the goal",
    worst="What is experienced worst",
    rises="What gets better most",
    below="What stays below its goal",
    pains="What hurts most",
    waits="The longest waits",
    next="What to find out next",
    answer="The opportunity that answers it",
    no_answer="No opportunity answers {name} yet",
    no_scores=lambda touchpoints, phases: (
        f"How people experience {places(touchpoints, phases)}: no score yet"
    ),
    no_goals="What people should experience: no goal yet",
    to_top="Back to the top",
    on_paper="On paper each thing stands once: the matrix, the pictures of ways and times, and what is folded away on the screen are left out",
)

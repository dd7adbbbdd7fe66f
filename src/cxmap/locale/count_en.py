"""Counts in English sentences."""

from cxmap.locale.count_words import CountWords


def _several(touchpoints: int, phases: int) -> str:
    """What is counted, in the plural."""
    if touchpoints and phases:
        return "touchpoints and phases"
    return "phases" if phases else "touchpoints"


def places(touchpoints: int, phases: int) -> str:
    """How many touchpoints and phases."""
    parts = (
        [f"{touchpoints} touchpoint{'' if touchpoints == 1 else 's'}"] if touchpoints or not phases else []
    )
    parts += [f"{phases} phase{'' if phases == 1 else 's'}"] if phases else []
    return " and ".join(parts)


def _only(phases: int) -> str:
    return f"The one judged {'phase' if phases else 'touchpoint'}"


def _by(measured: int) -> str:
    return "by measurement" if measured else "by our own estimate"


def _short(measured: int, believed: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"{_only(phases)} falls short of its goal {_by(measured)}"
    first = measured or believed
    verb = "falls short of its goal" if first == 1 else "fall short of their goal"
    more = f", {believed} more by our own estimate" if measured and believed else ""
    return f"{first} of {count} {_several(touchpoints, phases)} {verb} {_by(measured)}{more}"


def _met(measured: int, believed: int, touchpoints: int, phases: int, hiding: int) -> str:
    count, mean = touchpoints + phases, " on average" if hiding else ""
    if count == 1:
        return f"{_only(phases)} meets its goal{mean} {_by(measured)}"
    all_ = "Both" if count == 2 else f"All {count}"
    how = f" {_by(measured)}"
    if measured and believed:
        how = f": {measured} by measurement, {believed} by our own estimate"
    return f"{all_} {_several(touchpoints, phases)} meet their goal{mean}{how}"


def _none_short(touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"{_only(phases)} is not known to fall short"
    return f"None of {count} {_several(touchpoints, phases)} is known to fall short"


def _on_data(resting: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        noun = "phase" if phases else "touchpoint"
        return f"The one scored {noun} {'rests' if resting else 'does not rest'} on data"
    verb = "rests" if resting == 1 else "rest"
    return f"{resting} of {count} scored {_several(touchpoints, phases)} {verb} on data"


COUNTS_EN = CountWords(
    places=places,
    short=_short,
    met=_met,
    short_for=lambda k, short: f"short for someone at {k}{' more' if short else ''}",
    none_short=_none_short,
    undecided=lambda n: f"{n} undecided",
    on_data=_on_data,
    measured=lambda n: f"{n} measured",
    from_data=lambda n: f"{n} believed, read from a survey, interviews or behaviour",
    without_data=lambda n: f"{n} believed, no data",
    claims="What is believed was written down by people, not measured: treat its gaps as claims to be tested.",
    ground={
        "measured": "measured",
        "unnamed": "measured, source not named",
        "believed from data": "believed, from {grade}",
        "believed without data": "believed, no data",
    },
)

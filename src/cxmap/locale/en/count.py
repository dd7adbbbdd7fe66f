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
    return "(measured)" if measured else "(our estimate)"


def _short(measured: int, believed: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"{_only(phases)} is below goal {_by(measured)}"
    first = measured or believed
    verb = "is" if first == 1 else "are"
    more = f", {believed} more by our estimate" if measured and believed else ""
    return f"{first} of {count} {_several(touchpoints, phases)} {verb} below goal {_by(measured)}{more}"


def _met(measured: int, believed: int, touchpoints: int, phases: int, hiding: int) -> str:
    count, mean = touchpoints + phases, " on average" if hiding else ""
    if count == 1:
        return f"{_only(phases)} meets its goal{mean} {_by(measured)}"
    all_ = "Both" if count == 2 else f"All {count}"
    how = f" {_by(measured)}"
    if measured and believed:
        how = f": {measured} measured, {believed} by our estimate"
    return f"{all_} {_several(touchpoints, phases)} meet their goal{mean}{how}"


def _none_short(touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"{_only(phases)} is not known to be below goal"
    return f"None of {count} {_several(touchpoints, phases)} is known to be below goal"


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
    short_for=lambda k, short: f"{k}{' more' if short else ''} below goal for someone",
    none_short=_none_short,
    undecided=lambda n: f"{n} not decided",
    on_data=_on_data,
    measured=lambda n: f"{n} measured",
    from_data=lambda n: f"{n} estimated from a survey, interviews or behaviour",
    without_data=lambda n: f"{n} estimated without data",
    claims="Our own estimates still have to be tested.",
    ground={
        "measured": "measured",
        "unnamed": "measured, source not named",
        "believed from data": "estimated, from {grade}",
        "believed without data": "estimated, no data",
    },
)

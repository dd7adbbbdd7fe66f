"""Counts in French sentences."""

from cxmap.locale.count_words import CountWords


def _noun(number: int, touchpoints: int, phases: int) -> str:
    """What is counted; none and one are singular."""
    if touchpoints and phases:
        return "point de contact ou phase" if number < 2 else "points de contact et phases"
    if phases:
        return "phase" if number < 2 else "phases"
    return "point de contact" if number < 2 else "points de contact"


def places(touchpoints: int, phases: int) -> str:
    """How many touchpoints and phases."""
    parts = []
    if touchpoints or not phases:
        parts.append(f"{touchpoints} {_noun(touchpoints, 1, 0)}")
    if phases:
        parts.append(f"{phases} {_noun(phases, 0, 1)}")
    return " et ".join(parts)


def _only(phases: int) -> str:
    return "a seule phase évaluée" if phases else "e seul point de contact évalué"


def _by(measured: int) -> str:
    return "(mesuré)" if measured else "(notre estimation)"


def _short(measured: int, believed: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"L{_only(phases)} est sous l’objectif {_by(measured)}"
    first = measured or believed
    verb = "est" if first < 2 else "sont"
    more = f", {believed} de plus selon notre estimation" if measured and believed else ""
    return f"{first} {_noun(first, touchpoints, phases)} sur {count} {verb} sous l’objectif {_by(measured)}{more}"


def _met(measured: int, believed: int, touchpoints: int, phases: int, hiding: int) -> str:
    count, mean = touchpoints + phases, " en moyenne" if hiding else ""
    if count == 1:
        return f"L{_only(phases)} atteint son objectif{mean} {_by(measured)}"
    how = f" {_by(measured)}"
    if measured and believed:
        how = f"\u202f: {measured} d’après les mesures, {believed} selon notre estimation"
    number = "deux" if count == 2 else count
    return f"Les {number} {_noun(count, touchpoints, phases)} atteignent leur objectif{mean}{how}"


def _none_short(touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"Rien n’établit que l{_only(phases)} soit sous l’objectif"
    none = "aucun" if touchpoints or not phases else "aucune"
    return f"Pour {none} des {count} {_noun(count, touchpoints, phases)}, il n’est établi que l’objectif est manqué"


def _on_data(resting: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        only = "La seule phase" if phases else "Le seul point de contact"
        return f"{only} avec score {'repose' if resting else 'ne repose pas'} sur des données"
    verb = "repose" if resting < 2 else "reposent"
    return f"{resting} {_noun(resting, touchpoints, phases)} avec score sur {count} {verb} sur des données"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number < 2 else 's'}"


COUNTS_FR = CountWords(
    places=places,
    short=_short,
    met=_met,
    short_for=lambda k, short: f"{k}{' de plus' if short else ''} sous l’objectif pour certains",
    none_short=_none_short,
    undecided=lambda n: f"{n} non tranché{'' if n < 2 else 's'}",
    on_data=_on_data,
    measured=lambda n: _plural(n, "mesuré"),
    from_data=lambda n: f"{_plural(n, 'estimé')} d’après une enquête, des entretiens ou le comportement",
    without_data=lambda n: f"{_plural(n, 'estimé')} sans données",
    claims="Nos propres estimations restent à vérifier.",
    ground={
        "measured": "mesuré",
        "unnamed": "mesuré, source non indiquée",
        "believed from data": "estimé, d’après {grade}",
        "believed without data": "estimé, sans données",
    },
)

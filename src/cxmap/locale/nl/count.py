"""Counts in Dutch sentences."""

from cxmap.locale.count_words import CountWords


def _several(touchpoints: int, phases: int) -> str:
    """What is counted, in the plural."""
    if touchpoints and phases:
        return "contactpunten en fasen"
    return "fasen" if phases else "contactpunten"


def places(touchpoints: int, phases: int) -> str:
    """How many touchpoints and phases."""
    parts = []
    if touchpoints or not phases:
        parts.append(f"{touchpoints} contactpunt{'' if touchpoints == 1 else 'en'}")
    if phases:
        parts.append("1 fase" if phases == 1 else f"{phases} fasen")
    return " en ".join(parts)


def _only(phases: int) -> str:
    return "de enige beoordeelde fase" if phases else "het enige beoordeelde contactpunt"


def _its(touchpoints: int, phases: int) -> str:
    return "zijn" if touchpoints or not phases else "haar"


def _by(measured: int) -> str:
    return "(gemeten)" if measured else "(inschatting)"


def _short(measured: int, believed: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        only = _only(phases)
        return f"{only[0].upper()}{only[1:]} scoort onder doel {_by(measured)}"
    first = measured or believed
    verb = "scoort" if first == 1 else "scoren"
    more = f", nog {believed} volgens onze inschatting" if measured and believed else ""
    return f"{first} van de {count} {_several(touchpoints, phases)} {verb} onder doel {_by(measured)}{more}"


def _met(measured: int, believed: int, touchpoints: int, phases: int, hiding: int) -> str:
    count, mean = touchpoints + phases, "gemiddeld " if hiding else ""
    if count == 1:
        only = _only(phases)
        return f"{only[0].upper()}{only[1:]} haalt {mean}{_its(touchpoints, phases)} doel {_by(measured)}"
    all_ = "Beide" if count == 2 else f"Alle {count}"
    how = f" {_by(measured)}"
    if measured and believed:
        how = f": {measured} gemeten, {believed} volgens onze inschatting"
    return f"{all_} {_several(touchpoints, phases)} halen {mean}hun doel{how}"


def _none_short(touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"Het staat niet vast dat {_only(phases)} {_its(touchpoints, phases)} doel niet haalt"
    return (
        f"Bij geen van de {count} {_several(touchpoints, phases)} staat vast dat het doel niet wordt gehaald"
    )


def _on_data(resting: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        only = "De enige fase" if phases else "Het enige contactpunt"
        return f"{only} met een score berust {'' if resting else 'niet '}op data"
    verb = "berust" if resting == 1 else "berusten"
    return f"{resting} van de {count} {_several(touchpoints, phases)} met een score {verb} op data"


COUNTS_NL = CountWords(
    places=places,
    short=_short,
    met=_met,
    short_for=lambda k, short: f"{k}{' andere' if short else ''} onder doel voor sommigen",
    none_short=_none_short,
    undecided=lambda n: f"{n} onbeslist",
    on_data=_on_data,
    measured=lambda n: f"{n} gemeten",
    from_data=lambda n: f"{n} ingeschat op basis van een enquête, interviews of gedrag",
    without_data=lambda n: f"{n} ingeschat zonder data",
    claims="Onze eigen inschattingen moeten nog worden getoetst.",
    ground={
        "measured": "gemeten",
        "unnamed": "gemeten, bron niet genoemd",
        "believed from data": "ingeschat, op basis van {grade}",
        "believed without data": "ingeschat, geen data",
    },
)

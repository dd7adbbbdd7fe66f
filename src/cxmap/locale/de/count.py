"""Counts in German sentences."""

from cxmap.locale.count_words import CountWords


def _several(touchpoints: int, phases: int, *, dative: bool = False) -> str:
    """What is counted, in the plural; `dative` after `von` and `bei`."""
    points = "Kontaktpunkten" if dative else "Kontaktpunkte"
    if touchpoints and phases:
        return f"{points} und Phasen"
    return "Phasen" if phases else points


def places(touchpoints: int, phases: int) -> str:
    """How many touchpoints and phases."""
    parts = []
    if touchpoints or not phases:
        parts.append(f"{touchpoints} Kontaktpunkt{'' if touchpoints == 1 else 'e'}")
    if phases:
        parts.append("1 Phase" if phases == 1 else f"{phases} Phasen")
    return " und ".join(parts)


def _only(phases: int) -> str:
    return "die einzige beurteilte Phase" if phases else "der einzige beurteilte Kontaktpunkt"


def _its(touchpoints: int, phases: int) -> str:
    return "sein" if touchpoints or not phases else "ihr"


def _by(measured: int) -> str:
    return "(gemessen)" if measured else "(geschätzt)"


def _short(measured: int, believed: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        only = _only(phases)
        return f"{only[0].upper()}{only[1:]} liegt unter Ziel {_by(measured)}"
    first = measured or believed
    verb = "liegt" if first == 1 else "liegen"
    more = f", {_further(believed)} nach unserer Schätzung" if measured and believed else ""
    noun = _several(touchpoints, phases, dative=True)
    return f"{first} von {count} {noun} {verb} unter Ziel {_by(measured)}{more}"


def _further(number: int) -> str:
    return "1 weiterer" if number == 1 else f"{number} weitere"


def _met(measured: int, believed: int, touchpoints: int, phases: int, hiding: int) -> str:
    count, mean = touchpoints + phases, "im Mittel " if hiding else ""
    if count == 1:
        only = _only(phases)
        return f"{only[0].upper()}{only[1:]} erreicht {mean}{_its(touchpoints, phases)} Ziel {_by(measured)}"
    all_ = f"{'Beide' if count == 2 else f'Alle {count}'} {_several(touchpoints, phases)}"
    how = f" {_by(measured)}"
    if measured and believed:
        how = f": {measured} gemessen, {believed} geschätzt"
    return f"{all_} erreichen {mean}ihr Ziel{how}"


def _none_short(touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        return f"Ob {_only(phases)} {_its(touchpoints, phases)} Ziel verfehlt, steht nicht fest"
    none = "keinem" if touchpoints or not phases else "keiner"
    noun = _several(touchpoints, phases)
    return f"Bei {none} der {count} {noun} steht fest, dass das Ziel verfehlt wird"


def _on_data(resting: int, touchpoints: int, phases: int) -> str:
    count = touchpoints + phases
    if count == 1:
        only = "Die einzige bewertete Phase" if phases else "Der einzige bewertete Kontaktpunkt"
        return f"{only} beruht {'' if resting else 'nicht '}auf Daten"
    verb = "beruht" if resting == 1 else "beruhen"
    return f"{resting} von {count} bewerteten {_several(touchpoints, phases, dative=True)} {verb} auf Daten"


COUNTS_DE = CountWords(
    places=places,
    short=_short,
    met=_met,
    short_for=lambda k, short: f"{_further(k) if short else k} für manche unter Ziel",
    none_short=_none_short,
    undecided=lambda n: f"{n} nicht entschieden",
    on_data=_on_data,
    measured=lambda n: f"{n} gemessen",
    from_data=lambda n: f"{n} geschätzt anhand von Befragung, Interviews oder Verhalten",
    without_data=lambda n: f"{n} ohne Daten geschätzt",
    claims="Unsere eigenen Schätzungen sind noch zu prüfen.",
    ground={
        "measured": "gemessen",
        "unnamed": "gemessen, Quelle nicht genannt",
        "believed from data": "geschätzt, nach {grade}",
        "believed without data": "geschätzt, ohne Daten",
    },
)

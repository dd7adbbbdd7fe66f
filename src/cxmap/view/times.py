"""Lengths of time as people wrote them, for whom a page is about."""

from __future__ import annotations

from cxmap.model import Duration, Length
from cxmap.scoring import Scorecard


def time_of(time: Duration | None, card: Scorecard) -> Length | None:
    """The length of time of the persona whom a scorecard is about, or of everybody."""
    return None if time is None else time.of(card.persona)


def time_text(time: Duration | None, card: Scorecard) -> str | None:
    """It as written; where personas have their own and the page is about all of them, each with its name."""
    own = time_of(time, card)
    if own is None or time is None or own is not time or not time.by_persona:
        return None if own is None else own.text
    known = card.map.personas_by_id
    names = {id_: known[id_].name if id_ in known else id_ for id_ in time.by_persona}
    return ", ".join(f"{names[id_]} {length.text}" for id_, length in time.by_persona.items())

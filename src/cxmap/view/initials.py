"""The initials of a persona, for a portrait where there is no picture."""

from __future__ import annotations

import re

from cxmap.model import Persona

_END = re.compile(r"[,;:(\[/|\u2013\u2014]")
MOST = 2


def initials_of(name: str) -> str:
    """The first letters of the first and the last word of a name, up to where it goes on to explain itself.

    `Haruto, accounting clerk` is H, `Business traveller` is BT, `Dr. Aisha Patel` is AP. One sign where a
    script has no words apart; nothing for a name without a letter or a digit.
    """
    first = next((part for part in _END.split(name) if any(sign.isalnum() for sign in part)), "")
    words = [word for word in first.split() if any(sign.isalnum() for sign in word)]
    untitled = [word for word in words if not word.endswith(".")]
    words = untitled or words
    ends = words[:1] + words[-1:] if len(words) >= MOST else words
    return "".join(next(sign for sign in word if sign.isalnum()) for word in ends).upper()[:MOST]


def portrait_initials(persona: Persona) -> str | None:
    """What stands in a persona's portrait where no picture does; nothing for who has no portrait.

    People have one, and so does a team or organisation for which the map names a picture.
    """
    return initials_of(persona.name) if persona.type == "person" or persona.portrait is not None else None

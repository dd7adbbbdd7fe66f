"""A map as plain data, as its author wrote it: for programs, which should not have to read the file again.

Keys are those of the format, short forms and ids are resolved, and fields of one's own (`x-...`) are kept.
Left out are `metrics`: their figures stand in the rows, where the privacy floor has been seen to.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cxmap.model import Claim, Duration, Expected, Experience, Goal, Length, Map, Portion
from cxmap.model.amounts import Quantity
from cxmap.model.part import Part

LEFT_OUT = frozenset({"metrics"})


def written(map_: Map) -> dict[str, Any]:
    """Every field that was written, in the order of the format."""
    return _part(map_)


def _part(part: Part) -> dict[str, Any]:
    own = {
        name: _value(getattr(part, name))
        for name in type(part).model_fields
        if name not in LEFT_OUT and (name in part.model_fields_set or name == "id")
    }
    return own | part.extensions


def _value(value: Any) -> Any:
    if isinstance(value, Goal) and value.is_none_on_purpose:
        return None
    if isinstance(value, Experience):
        if value.by_persona:
            return {persona: _claim(claim) for persona, claim in value.by_persona.items()}
        return None if value.claim is None else _claim(value.claim)
    if isinstance(value, Claim):
        return _claim(value)
    if isinstance(value, Duration) and value.by_persona:
        return {persona: length.text for persona, length in value.by_persona.items()}
    if isinstance(value, Portion):
        return value.middle if value.is_exact else value.text
    if isinstance(value, Length | Quantity):
        return value.text
    if isinstance(value, Expected) and value.model_fields_set == {"score"}:
        return _value(value.score)
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, dict):
        return {key: _value(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_value(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value


def _claim(claim: Claim) -> Any:
    """A number, those of each rater, or `null` for deliberately none."""
    if claim.by:
        return {"by": dict(claim.by)}
    return list(claim.listed) if claim.listed else claim.given

"""Pydantic's findings as diagnostics: routes into the file, plain words, a cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import ErrorDetails

from cxmap.loading.unknown import did_you_mean, key_hint
from cxmap.model import FORMAT_VERSION
from cxmap.model.part import EXTENSION
from cxmap.source import Diagnostic, Document, Route

_EXPECTED = {
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "a text",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list, each item on a line that begins with `- `",
    "dict_type": "`key: value` lines",
    "model_type": "`key: value` lines",
    "model_attributes_type": "`key: value` lines",
    "date_type": "a day, written like 2026-03-31",
    "none_required": "nothing",
}
_SPLIT = "Inside { } a comma ends a text: put the whole text in quotes."
_COMMA = re.compile(r"[-+]?\d+,\d+")


def _kind_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, int | float):
        return f"the number {value:g}"
    if isinstance(value, str):
        return f"the text `{value if len(value) <= 40 else value[:39] + '…'}`"
    return "a list" if isinstance(value, list) else "`key: value` lines"


def _field_of(route: Route) -> str:
    """What to call the place in a message: the key, or the number of the list item below it."""
    last = route[-1] if route else None
    if isinstance(last, int):
        name = next((step for step in reversed(route) if isinstance(step, str)), "")
        return f"item {last + 1} of `{name}`"
    return f"`{last}`" if last is not None else "the map"


def value_at(data: Any, route: Route) -> Any:
    """The value at a route that exists."""
    for step in route:
        data = data[step]
    return data


def _type_hint(kind: str, value: Any, document: Document, route: Route) -> str | None:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'To keep it as a text, put it in quotes: "{document.written(route)}".'
    if kind == "bool_type" and isinstance(value, str):
        word = value.lower()
        return f"Write `{'true' if word in ('yes', 'on', 'y', 'ja', 'true') else 'false'}`."
    if kind in ("float_type", "int_type") and isinstance(value, str):
        if _COMMA.fullmatch(value):
            return f"Write {value.replace(',', '.')}: numbers have a point, not a comma."
        if value.replace("_", "").isdigit():
            return f"Write {value.replace('_', '')}."
        return None
    if value is None:
        return "Write a value, or delete the key."
    if kind == "tuple_type" and isinstance(value, dict):
        return "Put `- ` before the first key and indent the others below it."
    return None


def _wrong_type(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    expected = _EXPECTED[error["type"]]
    message = f"{_field_of(route)} should be {expected}; this is {_kind_of(value)}"
    return Diagnostic("CX104", message, route, hint=_type_hint(error["type"], value, document, route))


def _not_allowed(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    if route == ("cxmap",):
        return _version(value)
    meant = did_you_mean(value, allowed) if isinstance(value, str) else None
    hint = (
        f"Did you mean `{meant}`?" if meant else f"Write one of {', '.join(f'`{word}`' for word in allowed)}."
    )
    if not isinstance(value, str):
        return Diagnostic(
            "CX104", f"{_field_of(route)} should be a word; this is {_kind_of(value)}", route, hint=hint
        )
    shown = value if len(value) <= 40 else value[:39] + "…"
    return Diagnostic("CX105", f"`{shown}` is not one of the words for {_field_of(route)}", route, hint=hint)


def _version(value: Any) -> Diagnostic:
    message = (
        f"this is version {value} of the map format" if isinstance(value, int) else "`cxmap` is not a version"
    )
    hint = f"This cxmap reads version {FORMAT_VERSION}: write `cxmap: {FORMAT_VERSION}`."
    return Diagnostic("CX101", message, ("cxmap",), hint=hint)


def _missing(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    field = str(error["loc"][-1])
    if field == "cxmap":
        hint = (
            f"Write `cxmap: {FORMAT_VERSION}` on the first line; it says which version of the format this is."
        )
        return Diagnostic("CX101", "the map does not say `cxmap: 1`", route, hint=hint)
    owner = _field_of(route)
    return Diagnostic("CX103", f"{owner} has no `{field}`", route, hint=f"Add `{field}: ...`.")


def _range(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    context = error.get("ctx", {})
    if "ge" in context:
        limit = f"at least {context['ge']:g}"
    elif "le" in context:
        limit = f"at most {context['le']:g}"
    else:
        limit = "a finite number"
    return Diagnostic("CX106", f"{_field_of(route)} must be {limit}; this is {_kind_of(value)}", route)


def _text(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    name = _field_of(route)
    kind = error["type"]
    if kind == "string_too_short":
        return Diagnostic("CX107", f"{name} is empty", route, hint="Write a text, or delete the key.")
    if kind == "string_too_long":
        most = error["ctx"]["max_length"]
        return Diagnostic("CX107", f"{name} is longer than {most:,} characters", route, hint="Shorten it.")
    field = route[-1] if route else ""
    if field == "language":
        hint = "Write a language tag: `en`, `nl`, `pt-BR`."
    elif field == "to" or "links" in route:
        hint = "Write an https, http or mailto address, or a path from the map file."
    else:
        hint = "An id has letters, digits, `-`, `_` and `.`, without spaces."
    return Diagnostic(
        "CX107", f"{_kind_of(value).removeprefix('the text ')} cannot stand for {name}", route, hint=hint
    )


def _form(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    if error["type"] == "no_such_day":
        hint = "Write year-month-day, like 2026-03-31."
        return Diagnostic("CX107", error["msg"], route, hint=hint)
    what, _, how = error["msg"].partition("; ")
    return Diagnostic("CX107", f"{_kind_of(value)} {what}", route, hint=how[:1].upper() + how[1:] + ".")


def _contradiction(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    return Diagnostic("CX108", str(error["ctx"]["error"]), route, at="key")


def _too_many(error: ErrorDetails, document: Document, route: Route, value: Any) -> Diagnostic:
    most = error["ctx"]["max_length"]
    return Diagnostic(
        "CX109", f"{_field_of(route)} holds more than {most:,} items", route, hint="Split the map."
    )


_Teller = Callable[[ErrorDetails, Document, Route, Any], Diagnostic]
_TELLERS: dict[str, _Teller] = {
    **dict.fromkeys(_EXPECTED, _wrong_type),
    "literal_error": _not_allowed,
    "missing": _missing,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "finite_number": _range,
    "string_too_short": _text,
    "string_too_long": _text,
    "string_pattern_mismatch": _text,
    "no_such_day": _form,
    "duration": _form,
    "quantity": _form,
    "share": _form,
    "value_error": _contradiction,
    "too_long": _too_many,
}


def shape_problem(error: ErrorDetails, document: Document) -> Diagnostic:
    """The diagnostic for one of pydantic's errors."""
    loc = tuple(step for step in error["loc"] if step != "[key]")
    is_key = len(loc) < len(error["loc"])
    if error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == EXTENSION:
        word = str(loc[-1])
        shown = word if len(word) <= 40 else word[:39] + "…"
        split = document.follows_comma(loc) and value_at(document.data, document.resolve(loc)[0]) is None
        hint = _SPLIT if split else key_hint(word, loc[:-1])
        return Diagnostic("CX102", f"there is no key `{shown}` here", loc, "key", hint)
    route, _ = document.resolve(loc)
    if is_key:
        message = f"`{loc[-1]}` cannot stand for an id"
        hint = "An id has letters, digits, `-`, `_` and `.`, without spaces."
        return Diagnostic("CX107", message, loc, "key", hint)
    teller = _TELLERS.get(error["type"])
    if teller is None:
        return Diagnostic("CX104", f"{_field_of(route)}: {error['msg'].lower()}", route)
    return teller(error, document, route, value_at(document.data, route))

"""Pydantic's findings as diagnostics: routes into the file, plain words, a cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace
from pydantic_core import ErrorDetails

from cxmap.loading.mend import is_unknown_key, place_of
from cxmap.loading.unknown import did_you_mean, key_hint, key_meant
from cxmap.model import FORMAT_VERSION
from cxmap.model.remarks import LINK
from cxmap.source import Diagnostic, Document, Route, shortened

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
_ID_HINT = "An id has letters, digits, `-`, `_` and `.`, without spaces."
_COMMA = re.compile(r"[-+]?\d+,\d+")


def _kind_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, int | float):
        return f"the number {value:.15g}"
    if isinstance(value, str):
        return f"the text `{shortened(value)}`"
    return "a list" if isinstance(value, list) else "`key: value` lines"


def _field_of(route: Route) -> str:
    """What to call the place in a message: the key, or the number of the list item below it."""
    last = route[-1] if route else None
    if isinstance(last, int):
        name = next((step for step in reversed(route) if isinstance(step, str)), "")
        return f"item {last + 1} of `{name}`"
    return f"`{shortened(last)}`" if last is not None else "the map"


def value_at(data: Any, route: Route) -> Any:
    """The value at a route that exists."""
    for step in route:
        data = data[step]
    return data


def _type_hint(kind: str, value: Any, document: Document, route: Route) -> str | None:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'To keep it as a text, put it in quotes: "{document.written(route)}".'
    if kind == "model_type" and isinstance(value, bool | int | float):
        return f'A text would do too: "{document.written(route)}", in quotes.'
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


class _Found(NamedTuple):
    """One of pydantic's errors with the place and value that it is about."""

    error: ErrorDetails
    document: Document
    route: Route
    value: Any

    @property
    def name(self) -> str:
        """What to call the place in a message."""
        return _field_of(self.route)

    @property
    def context(self) -> dict[str, Any]:
        """What pydantic knows besides: limits, patterns, words."""
        return self.error.get("ctx", {})

    def says(self, code: str, message: str, hint: str | None = None) -> Diagnostic:
        """The diagnostic about this place."""
        return Diagnostic(code, message, self.route, hint=hint)


def _wrong_type(error: _Found) -> Diagnostic:
    kind = error.error["type"]
    message = f"{error.name} should be {_EXPECTED[kind]}; this is {_kind_of(error.value)}"
    return error.says("CX104", message, _type_hint(kind, error.value, error.document, error.route))


def _not_allowed(error: _Found) -> Diagnostic:
    if error.route == ("cxmap",):
        return _version(error)
    allowed = re.findall(r"'([^']*)'", error.context["expected"])
    one_of = f"Write one of {', '.join(f'`{word}`' for word in allowed)}."
    if not isinstance(error.value, str):
        return error.says("CX104", f"{error.name} should be a word; this is {_kind_of(error.value)}", one_of)
    meant = did_you_mean(error.value, allowed)
    message = f"`{shortened(error.value)}` is not one of the words for {error.name}"
    problem = error.says("CX105", message, f"Did you mean `{meant}`?" if meant else one_of)
    return replace(problem, meant=meant or "")


def _version(error: _Found) -> Diagnostic:
    numbered = type(error.value) is int
    message = f"this is version {error.value} of the map format" if numbered else "`cxmap` is not a version"
    return error.says(
        "CX101", message, f"This cxmap reads version {FORMAT_VERSION}: write `cxmap: {FORMAT_VERSION}`."
    )


def _missing(error: _Found) -> Diagnostic:
    field = str(error.error["loc"][-1])
    if field == "cxmap":
        hint = (
            f"Write `cxmap: {FORMAT_VERSION}` on the first line; it says which version of the format this is."
        )
        return error.says("CX101", "the map does not say `cxmap: 1`", hint)
    return error.says("CX103", f"{error.name} has no `{field}`", f"Add `{field}: ...`.")


_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _range(error: _Found) -> Diagnostic:
    limits = (f"{words} {error.context[key]:,.15g}" for key, words in _LIMITS.items() if key in error.context)
    limit = next(limits, "a finite number")
    return error.says("CX106", f"{error.name} must be {limit}; this is {_kind_of(error.value)}")


def _text(error: _Found) -> Diagnostic:
    kind = error.error["type"]
    if kind == "string_too_short" or error.value == "":
        return error.says("CX107", f"{error.name} is empty", "Write a text, or delete the key.")
    if kind == "string_too_long":
        most = error.context["max_length"]
        return error.says("CX107", f"{error.name} is longer than {most:,} characters", "Shorten it.")
    if error.route[-1:] == ("language",):
        hint = "Write a language tag: `en`, `nl`, `pt-BR`."
    elif error.context["pattern"] == LINK:
        hint = "Write an https, http or mailto address, or a path from the map file."
    else:
        hint = _ID_HINT
    word = _kind_of(error.value).removeprefix("the text ")
    return error.says("CX107", f"{word} is not valid for {error.name}", hint)


def _form(error: _Found) -> Diagnostic:
    if error.error["type"] == "no_such_day":
        return error.says("CX107", error.error["msg"], "Write year-month-day, like 2026-03-31.")
    what, _, how = error.error["msg"].partition("; ")
    return error.says("CX107", f"{_kind_of(error.value)} {what}", how[:1].upper() + how[1:] + ".")


def _contradiction(error: _Found) -> Diagnostic:
    return Diagnostic("CX108", str(error.context["error"]), error.route, at="key")


def _too_many(error: _Found) -> Diagnostic:
    of_what = {"Dictionary": "keys", "Map": "touchpoints"}.get(error.context["field_type"], "items")
    message = f"{error.name} holds more than {error.context['max_length']:,} {of_what}"
    return error.says("CX109", message, "Split the map.")


_Teller = Callable[[_Found], Diagnostic]
_TELLERS: dict[str, _Teller] = {
    **dict.fromkeys(_EXPECTED, _wrong_type),
    "literal_error": _not_allowed,
    "missing": _missing,
    "greater_than_equal": _range,
    "greater_than": _range,
    "less_than_equal": _range,
    "less_than": _range,
    "finite_number": _range,
    "string_too_short": _text,
    "string_too_long": _text,
    "string_pattern_mismatch": _text,
    "no_such_day": _form,
    "duration": _form,
    "quantity": _form,
    "share": _form,
    "figure": _form,
    "score": _form,
    "value_error": _contradiction,
    "too_long": _too_many,
}


def shape_problem(error: ErrorDetails, document: Document) -> Diagnostic:
    """The diagnostic for one of pydantic's errors."""
    loc = place_of(error)
    is_key = len(loc) < len(error["loc"])
    if is_unknown_key(error):
        word = str(loc[-1])
        split = document.follows_comma(loc) and value_at(document.data, document.resolve(loc)[0]) is None
        hint = _SPLIT if split else key_hint(word, loc[:-1])
        meant = "" if split else key_meant(word, loc[:-1]) or ""
        return Diagnostic("CX102", f"there is no key `{shortened(word)}` here", loc, "key", hint, meant=meant)
    route, _ = document.resolve(loc)
    if is_key:
        message = f"`{shortened(str(loc[-1]))}` is not a valid id"
        return Diagnostic("CX107", message, loc, "key", _ID_HINT)
    teller = _TELLERS.get(error["type"])
    if teller is None:
        return Diagnostic("CX104", f"{_field_of(route)}: {error['msg'].lower()}", route)
    return teller(_Found(error, document, route, value_at(document.data, route)))

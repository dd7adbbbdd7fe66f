"""Results for other programs: JSON and CSV, exact, and safe in a spreadsheet and in the log of a build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from cxmap.rendering.text.signs import harmless, visible, well_formed

_FORMULA = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula."""


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _well_formed(value: Any) -> Any:
    """A value without half characters, which no UTF-8 can hold and many readers refuse."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, Mapping):
        return {well_formed(key): _well_formed(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_well_formed(entry) for entry in value]
    return value


def json_document(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """A JSON document: numbers with every digit, all signs in ASCII.

    Two number signs in a row are a command in the log of a build server if a bracket follows; the second is
    written as `\\u0023`, which every reader turns back. NaN and infinity are no JSON: ValueError.
    """
    text = json.dumps(_well_formed(value), allow_nan=False, ensure_ascii=True, indent=2, default=_plain)
    return text.replace("##", "#\\u0023") + "\n"


def number_cell(value: float) -> str:
    """The shortest decimal number that reads back as the same value."""
    return repr(value).removesuffix(".0")


def cell(value: Any) -> str:
    """A value for a cell: numbers exact, ids joined by spaces, and no text that a spreadsheet would compute.

    Texts that begin like a formula get an apostrophe before them, whatever they were made of.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return number_cell(value)
    text = harmless(" ".join(value) if isinstance(value, list | tuple) else str(value))
    if not isinstance(value, str | list | tuple):
        return text
    return "'" + text if text[:1] and text[0] in _FORMULA else text


def _quoted(text: str) -> str:
    """A cell as it stands in a line: in quotes where it would end early, or begin the line with a command."""
    if any(sign in text for sign in ',"\r\n') or text.lstrip().startswith("::"):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_document(head: Sequence[str], records: Iterable[Mapping[str, Any]]) -> str:
    """A CSV document with a head line (RFC 4180, but for its line ends: a line feed each).

    Python's own writer leaves a carriage return unquoted, at which readers begin a new line.
    """
    lines = [head, *([cell(record[key]) for key in head] for record in records)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~$&@]")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line, and that names nobody."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(visible(text).split()))

"""From a path to text: regular files only, read once, with a cap; strict UTF-8; no forbidden characters."""

from __future__ import annotations

import re
import sys
from itertools import islice

from cxmap.errors import InputError
from cxmap.source.diagnostic import Diagnostic, Span
from cxmap.source.files import read_regular

LARGEST = 4 * 1024 * 1024
STDIN = "-"
MARK = "\ufeff"
"""The byte order mark: it says nothing inside a text and is left out everywhere."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
)
START = Span(1, 1, 1, 1)
_MOST_SHOWN = 20


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file, or of standard input for `-`; one byte more than LARGEST at most.

    Raises InputError for what is missing, unreadable or not a regular file (a pipe or device would block).
    """
    if path == STDIN:
        return _standard_input()
    return read_regular(path, LARGEST + 1)


def read_whole(path: str) -> bytes:
    """The same of a file of which nothing may be left out. Raises InputError for what is larger, too."""
    content = read_bytes(path)
    if len(content) > LARGEST:
        shown = "standard input" if path == STDIN else path
        raise InputError(f"{shown} is larger than {LARGEST // 2**20} MB; no map is")
    return content


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"standard input cannot be read: {error.strerror or error}") from None


def _place(before: str) -> Span:
    plain = before.replace("\r\n", "\n").replace("\r", "\n")
    line = plain.count("\n") + 1
    column = len(plain) - plain.rfind("\n")
    return Span(line, column, line, column + 1)


def name_of(sign: str) -> str:
    """A character that cannot be shown, by its number."""
    return f"U+{ord(sign):04X}"


def _encoding_problem(error: UnicodeDecodeError) -> Diagnostic:
    before = error.object[: error.start].decode("utf-8-sig", errors="replace")
    byte = error.object[error.start]
    guess = "It looks like Windows-1252 or Latin-1. " if 0xA0 <= byte <= 0xFF else ""
    return Diagnostic(
        "CX002",
        f"the byte 0x{byte:02X} here is not valid UTF-8",
        hint=f"{guess}Save the file as UTF-8.",
        span=_place(before),
    )


def _not_text(raw: bytes) -> str | None:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return f"the file is encoded as {name}"
    for mark, name in _MAGIC:
        if raw.startswith(mark):
            return f"the file is {name}, not text"
    head = raw[:64]
    if head.count(0) * 4 > len(head):
        return "the file seems to be encoded as UTF-16"
    return None


def decode(raw: bytes) -> str | Diagnostic:
    """The text of a map file, or why there is none."""
    if len(raw) > LARGEST:
        return Diagnostic(
            "CX001",
            f"the file is larger than {LARGEST // (1024 * 1024)} MB",
            hint="Split it: one file is one map. Answers and events belong in data files, not in the map.",
            span=START,
        )
    if (other := _not_text(raw)) is not None:
        return Diagnostic("CX002", other, hint="Save the file as UTF-8 text.", span=START)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _encoding_problem(error)


def forbidden(text: str) -> tuple[Diagnostic, ...]:
    """The characters in a text that no map may hold, the first twenty of them."""
    match = islice(FORBIDDEN.finditer(text), _MOST_SHOWN)
    return tuple(forbidden_character(sign[0], span=_place(text[: sign.start()])) for sign in match)


def forbidden_character(sign: str, *, span: Span) -> Diagnostic:
    """The diagnostic for a character that no map may hold."""
    if _BIDI.match(sign):
        why = "turns the direction of text invisibly, so that people read something else than what is there"
    else:
        why = "is a control character that no reader can see"
    return Diagnostic("CX003", f"the character {name_of(sign)} {why}", hint="Delete it.", span=span)

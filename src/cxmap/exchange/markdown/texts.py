"""Texts in Markdown that say what they say and mean nothing else: no tag, no link, no list, no heading."""

from __future__ import annotations

import json
import re
from typing import Any

from cxmap.exchange.yaml_text import flow
from cxmap.source import document_of

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ESCAPED = re.compile(rf"\\([{_PUNCTUATION}])")
_ANYWHERE = re.compile(r"[\\`*\[\]<|]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)|!(?=\[)")
_AT_FIRST = re.compile(r"[#+>=~:-]|\d+(?=[.)])")
_TYPED = re.compile(r"(?:true|false|null|[+-]?(?:\d[\d.,_]*|\.\d+)(?:[eE][+-]?\d+)?)\Z", re.IGNORECASE)
"""What is written bare and is no text."""
MOST_DIGITS = 400
"""Of a number: nothing that is longer was written by cxmap, and Python makes none of thousands."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")
_CODE = re.compile(r"`([^`]+)`\Z")
_DASHES = re.compile(r"[:-][\s:-]*\Z")
"""What stands below the header of a table."""
_CHANGED = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f\ufeff]")
"""What editors and readers change without a word."""


def text_of(text: str, indent: str = "") -> str:
    """A text as Markdown; its later lines stand below the first, each after a hard break."""
    if not _stays(text) or _TYPED.match(text):
        return code(text)
    lines = [_escaped(line) for line in text.split("\n")]
    return f"\\\n{indent}".join(lines)


def heading_of(text: str) -> str:
    """A text as a heading, which has one line and is always a text."""
    if "\n" in text or not _stays(text):
        return code(text)
    made = _escaped(text)
    return f"{made[:-1]}\\#" if made.endswith("#") and not made.endswith("\\#") else made


def cell_of(text: str) -> str:
    """A text in a cell of a table, whatever it is; lines are parted as browsers do."""
    made = "<br>".join(
        _ANYWHERE.sub(lambda found: "\\" + found[0], " ".join(line.split())) for line in text.split("\n")
    )
    return f"\\{made}" if _DASHES.match(made) else made


def value_of(value: Any, indent: str = "") -> str:
    """A plain value: texts as they are, everything else as YAML has it."""
    if isinstance(value, str):
        return text_of(value, indent)
    if isinstance(value, bool | int | float):
        return flow(value)
    return code(value)


def code(value: Any) -> str:
    """A value as YAML has it on one line, between backticks."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else flow(value)
    if "`" in text or _CHANGED.search(text):
        text = json.dumps(value, ensure_ascii=False).replace("`", "\\u0060").replace("\x7f", "\\u007f")
        text = _CHANGED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return f"`{text}`"


def _stays(text: str) -> bool:
    """Whether a text comes back from Markdown as it is."""
    lines = text.split("\n")
    return all(line == line.strip() for line in lines) and lines[0] != "" and not _CHANGED.search(text)


def _escaped(line: str) -> str:
    """A line with a backslash before every sign that would mean something."""
    made = _ANYWHERE.sub(lambda found: "\\" + found[0], line)
    first = _AT_FIRST.match(made)
    if first is None:
        return made
    at = first.end() if first[0][0].isdigit() else 0
    return f"{made[:at]}\\{made[at:]}"


def said(markup: str) -> str:
    """The text that Markdown says, with later lines after hard breaks."""
    return "\n".join(_ESCAPED.sub(r"\1", line) for line in markup.split("\\\n"))


def meant(markup: str) -> Any:
    """The value that was written by `value_of`: a number, a text, or what stands between backticks."""
    bare = markup.strip()
    found = _CODE.match(bare)
    if found is not None:
        document = document_of(f"v: {found[1]}\n".encode(), "code")
        if document.data is not None and not document.diagnostics and document.data.keys() == {"v"}:
            return document.data["v"]
    if bare in ("true", "false"):
        return bare == "true"
    if len(bare) <= MOST_DIGITS and _NUMBER.match(bare):
        return float(bare) if any(sign in bare for sign in ".eE") else int(bare)
    return said(bare)


def name_in(markup: str) -> str:
    """The text of a heading, which is never a number."""
    bare = markup.strip()
    found = meant(bare) if _CODE.match(bare) else said(bare)
    return found if isinstance(found, str) else said(bare)

"""Texts as YAML has them."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w()/&+’'.%·–-]| (?=[\w(&+’'/%·–-]))*\Z")
_NOT_TEXTS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])


def scalar(text: str) -> str:
    """A text as YAML has it, also inside `[ ]` and `{ }`: in quotes where it could be read otherwise."""
    plain = _PLAIN.match(text) and text.lower() not in _NOT_TEXTS
    return text if plain else json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")

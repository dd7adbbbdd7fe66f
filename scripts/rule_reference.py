"""docs/rules.md: every code, as `cxmap rule` explains it."""

from __future__ import annotations

from cxmap import api

HEAD = """\
# Every code

What `cxmap validate` can find. `cxmap rule CODE` says the same in the terminal. A code keeps its meaning for
good. CX0xx is about the text of the file, CX1xx about the shape of the map, CX2xx about what its parts do to
each other.

| code | name |
|---|---|
"""


def rule_reference() -> str:
    """The page."""
    pages = api.rules()
    parts = [
        HEAD
        + "".join(f"| [{page.code}](#{page.code.lower()}-{page.name}) | {page.name} |\n" for page in pages)
    ]
    for page in pages:
        parts.append(f"\n## {page.code} {page.name}\n\n{page.text}\n")
        for title, example in (("Wrong", page.wrong), ("Right", page.right)):
            if example:
                parts.append(f"\n{title}:\n\n```yaml\n{example.rstrip()}\n```\n")
    return "".join(parts)

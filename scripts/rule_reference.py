"""docs/rules.md: every code, as `cxmap rule` explains it."""

from __future__ import annotations

from cxmap import api

HEAD = """\
# Every code

What `cxmap validate` can find. `cxmap rule CODE` says the same in the terminal. A code keeps its meaning for
good. CX0xx is about the text of the file, CX1xx about the shape of the map, CX2xx about what its parts do to
each other, CX3xx about the files that belong to it. CX4xx is advice: what somebody who knows the trade would say.

| level | says | lets `cxmap validate` fail |
|---|---|---|
| error | the map cannot be used | always |
| warning | something is probably not meant | with `--strict` |
| advice | the map could serve its readers better | with `--strict` |

## Less, or only what is new

```sh
cxmap validate maps/ --select CX4,CX206       # these, and errors; a code or its beginning
cxmap validate maps/ --ignore CX435           # all but these; the longer beginning wins
cxmap validate maps/ --strict                 # warnings and advice fail, too
cxmap validate maps/ --statistics             # how often each code was found
```

A comment in the map silences a code where it stands: behind a value for that line, on a line of its own for the next
one, and above everything for the whole file. Errors cannot be silenced, and a comment that silences nothing is told
(CX016), so that it does not hide the next finding.

```yaml
# cxmap: ignore[CX439]
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    impact: negative    # cxmap: ignore[CX436]
```

A project says it once, in `cxmap.toml`. Patterns begin at its folder, `*` reaches into folders, and a pattern may be a
file's name alone. `strict` may name the codes that fail.

```toml
[lint]
ignore = ["CX435"]
strict = ["CX424", "CX451"]
baseline = "known.json"

[lint.per_file_ignores]
"archive/*" = ["CX4"]
```

An old collection has findings that nobody will look into today. `cxmap validate maps/ --write-baseline known.json`
writes them down, `--baseline known.json` speaks of what is new. A finding is known by its code and by the ids, names
and texts on the way to it, so lines may move. What is known and no longer there is told, and writing the baseline
again takes it out. Errors are never known.

## Mending

`--fix` mends what nobody would mend otherwise: a channel's spelling (CX110), dashes that stand for nothing (CX421), a
sentence that stands twice (CX423), comments that silence nothing (CX016). Layout, quotes and comments stay as they
are; where a comment may speak of what would go, that is left to people. `--diff` shows it and writes nothing.

## The codes

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

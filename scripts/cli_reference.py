"""docs/cli.md: the help of every command."""

from __future__ import annotations

import os
import subprocess
import sys

from cxmap.rendering.text.gap_records import CSV_COLUMNS

COMMANDS = (
    "new",
    "validate",
    "gaps",
    "compare",
    "diff",
    "trend",
    "blame",
    "journey",
    "whatif",
    "evidence",
    "opportunities",
    "measure",
    "render",
    "import",
    "export",
    "atlas",
    "lsp",
    "mcp",
    "serve",
    "rule",
    "schema",
)
HEAD = """\
# The command line

Results go to standard output, everything else to standard error. Paths may be files, folders (searched for maps)
or `-` for standard input.

| exit code | meaning |
|--:|---|
| 0 | fine |
| 1 | findings: a map has errors, or a gate that was asked for is not met |
| 2 | wrong usage, unreadable input, or an output that cannot be written |
| 3 | a bug in cxmap; `CXMAP_TRACEBACK=1` shows where |
| 130 | interrupted |
| 141 | the reader of the output went away |

`NO_COLOR` switches colours off, `FORCE_COLOR` switches them on.

## Tables

A table is as wide as the terminal, or as `COLUMNS` says, or 100 columns in a pipe; less than 40 is taken for 40. No
number is ever cut and no word broken that fits into its column (`↵` ends a line inside of one that does not). Where a
line is too short for every column, the least important ones go to a second line below their row, and what finds no
room there is named in the last line. `--wide` shows every column on lines as long as they need (for `less -S`), and
`cxmap gaps --explain` where every number comes from.

Numbers have the digits that their scale needs: two decimals from 1 to 5, none from 0 to 1000, five from 0 to 0.01.
With one decimal or none, a 5 behind them stays where nothing follows it (12.5, 0.25), and nothing but 0 reads as 0.
JSON and CSV are never rounded.

## JSON and CSV

JSON holds names beside ids: two touchpoints of the same name are two entries. Every number has all its digits, and NaN or
infinity never occur. Where a file's name is not UTF-8, its odd bytes read `<U+DCE9>`.

Keys, verdicts and the words of `--fail-on` are short and never change; people read other words for them:

| for programs | in lists, pictures and reports |
|---|---|
| `short`, `met`, `undecided` | below goal, goal met, not decided: measured |
| `believed short`, `believed met` | below goal (our estimate), goal met (our estimate): nobody measured |
| `unknown` | no goal, or no score |
| `believed` | our estimate |
| `short_for` | below goal for |

The columns of `cxmap gaps --format csv`; texts that a spreadsheet would take for a formula get an apostrophe before
them:

@COLUMNS@

## In the log of a build

Build servers obey lines of their logs: `::error::...` at the start of one (GitHub, Gitea), `##vso[...]`, `##[...]` or
`##teamcity[...]` anywhere in one (Azure, GitHub, TeamCity). Titles, names of files and cells may hold such texts. Where
`GITHUB_ACTIONS`, `TF_BUILD` or `TEAMCITY_VERSION` is set, a space goes between the first two signs of each, in all that
is printed as text: `: :error::`, `# #vso[`. JSON writes the second number sign as an escape that every reader turns
back (`#\\u0023[`), everywhere. `CXMAP_LOG=safe` asks for harmless lines elsewhere, `CXMAP_LOG=plain` refuses them.
The one exception are the annotations of `--format github`: commands that show something, of one line each, in which every
text is data ([CI](ci.md)). Pictures and reports that go to standard output are bytes and stay as they are.
"""


def _help(*arguments: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", *arguments, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def _columns() -> str:
    rows = [f"| `{name}` | {what} |" for name, what in CSV_COLUMNS.items()]
    return "\n".join(["| column | holds |", "|---|---|", *rows])


def cli_reference() -> str:
    """The page."""
    parts = [HEAD.replace("@COLUMNS@", _columns()), f"\n```text\n{_help()}\n```\n"]
    parts += [f"\n## cxmap {name}\n\n```text\n{_help(name)}\n```\n" for name in COMMANDS]
    return "".join(parts)

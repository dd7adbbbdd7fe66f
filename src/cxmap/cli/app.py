"""The commands, and what becomes of everything that can go wrong in one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cxmap import __version__
from cxmap.cli.build_logs import finish, harmless_output
from cxmap.cli.terminal import CLOSED_PIPE, complain, prepare_streams, silence, unwritable
from cxmap.errors import CxmapError

BUG = 3
INTERRUPTED = 130

COMMANDS = {
    "new": "Begin a map: which kind fits, a first one to go on with.",
    "validate": "Check maps: every problem, with its cure.",
    "gaps": "Rank where customers get less than intended.",
    "compare": "Personas, segments, markets or two maps beside each other.",
    "diff": "What changed between two versions.",
    "trend": "How maps fared over their versions.",
    "blame": "Since when a touchpoint is below goal, and why.",
    "journey": "What a journey adds up to.",
    "whatif": "What would change if touchpoints were better.",
    "evidence": "What scores rest on, what to research next.",
    "opportunities": "What could be done, and what was kept of promises.",
    "measure": "Count the data that a map binds.",
    "render": "Draw pictures and reports.",
    "import": "Make a map from another format.",
    "export": "Write a map in another format.",
    "atlas": "A site over many maps.",
    "lsp": "Help an editor with maps.",
    "mcp": "Help an assistant with maps.",
    "serve": "Maps in the browser, as they are saved.",
    "rule": "Explain a code of `cxmap validate`.",
    "schema": "Print the JSON Schema, for editors.",
}
"""Each with what it is for; it stands in the module of its name (`import` is a word of Python: `import_`)."""
FLAGS = {"--quiet": "quiet", "-q": "quiet", "--no-cache": "no_cache"}
"""Of `cxmap validate`, those that are either there or not."""


def _without_parser(arguments: Sequence[str]) -> int | None:
    """Run `cxmap validate PATH ...` with no options but these flags; None for every other command line.

    It is run on every save and commit, and importing the parser takes longer than checking a map.
    """
    words = arguments[1:]
    paths = [word for word in words if word == "-" or not word.startswith("-")]
    flags = {FLAGS.get(word) for word in words if word not in paths}
    if arguments[:1] != ["validate"] or not paths or None in flags:
        return None
    from cxmap.cli.checking import validate

    return validate(paths, quiet="quiet" in flags, remember="no_cache" not in flags)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Never raises."""
    prepare_streams()
    with harmless_output():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        try:
            code = _without_parser(arguments)
            if code is None:
                from cxmap.cli.parser import app_for

                code = app_for(arguments)(args=list(arguments), prog_name="cxmap", standalone_mode=False)
        finally:
            finish(sys.stdout)
    except (BrokenPipeError, SystemExit):  # the parser turns a closed pipe into an exit of its own
        silence(1)
        silence(2)
        return CLOSED_PIPE
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except CxmapError as error:
        complain(str(error))
        return 2
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an exit code
        return _unforeseen(error)
    if code == INTERRUPTED:  # as newer parsers put it
        complain("interrupted")
    return code if isinstance(code, int) else 0


def _unforeseen(error: Exception) -> int:
    show = getattr(error, "show", None)
    if callable(show) and hasattr(error, "exit_code"):  # the parser's own complaint about the arguments
        try:
            show()
        except OSError:
            silence(2)
        return int(error.exit_code)
    if type(error).__name__ == "Abort":
        complain("interrupted")
        return INTERRUPTED
    if isinstance(error, OSError) and error.filename is None:
        return unwritable(error)
    if isinstance(error, OSError):
        complain(f"{error.filename} cannot be used: {error.strerror or error}")
        return 2
    if os.environ.get("CXMAP_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    complain(f"this is a bug in cxmap {__version__}, not in your map: {type(error).__name__}: {error}")
    complain("please report it with the command and the map; CXMAP_TRACEBACK=1 shows where it happened")
    return BUG

"""`cxmap serve`: a live preview in the browser."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap.api import texts
from cxmap.cli.options import AsOf, Quiet
from cxmap.cli.settings import day_of
from cxmap.cli.terminal import complain, say
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.serving.shelf import Kept

MOST_LINES = 5
"""Of a map's problems, in the terminal; the page has them all."""


def command(
    maps: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MAP",
            help="Map files, and folders to search for maps; the current folder if none is given.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=65535,
            metavar="N",
            help="The port; 8765 or the next that is free if not given, 0 for any.",
        ),
    ] = None,
    browser: Annotated[
        bool | None,
        typer.Option(
            "--open/--no-open",
            help="Open the page in the browser, or do not; where somebody sits at a screen, it is opened if "
            "neither is given.",
        ),
    ] = None,
    editor: Annotated[
        str,
        typer.Option(
            envvar="CXMAP_EDITOR",
            metavar="NAME",
            help="What a click on a line opens: vscode, vscode-insiders, vscodium, cursor, windsurf, zed, "
            "idea, pycharm, sublime, textmate, none, or an address with {path}, {line} and {column} in it.",
        ),
    ] = "vscode",
    as_of: AsOf = None,
    no_history: Annotated[
        bool,
        typer.Option("--no-history", help="Leave the history of the scores in git out of the reports."),
    ] = False,
    quiet: Quiet = False,
) -> int:
    """Show maps in the browser and keep them up to date: save the file, and the picture changes.

    For this machine alone, and until Ctrl-C. Needs the extra `serve`.
    """
    from cxmap.serving.running import insist_on_server

    insist_on_server()
    from cxmap.serving.desk import Desk
    from cxmap.serving.editors import editor_from
    from cxmap.serving.ports import ADDRESS, USUAL, listening
    from cxmap.serving.running import run, server_for

    chosen, day = editor_from(editor), day_of(as_of)
    told = (lambda _: None) if quiet else _tell
    desk = Desk(maps or ["."], chosen, told=told, said=complain, as_of=day, dated=not no_history)
    found, number = listening(port)
    address = f"http://{ADDRESS}:{number}/"
    if port is None and number != USUAL:
        say(f"port {USUAL} is in use, perhaps by another `cxmap serve`; this one has the next free one")
    count = len(desk.shelf.present)
    say(f"{count} map{'' if count == 1 else 's'} at {address} until Ctrl-C")
    for remark in desk.shelf.remarks:
        complain(remark)
    for kept in () if quiet else desk.shelf.present:
        if not kept.is_sound and not kept.is_awaited:
            _tell(kept)
    if browser or (browser is None and _somebody_sits_here()):
        _open(address)
    run(desk, server_for(desk, number, _failed), found)
    say("stopped")
    return 0


def _tell(kept: Kept) -> None:
    """A line for a map that changed, and one for each of its first errors."""
    now = f"{datetime.now().astimezone():%H:%M:%S}"
    if kept.gone:
        say(f"{now} {kept.name}: the file is no longer there")
        return
    errors = [problem for problem in kept.now.checked.diagnostics if problem.severity == "error"]
    others = len(kept.now.checked.diagnostics) - len(errors)
    if kept.now.unread:
        say(f"{now} {kept.now.unread}")
    elif errors:
        number = f"{len(errors)} error{'' if len(errors) == 1 else 's'}"
        say(f"{now} {kept.name}: {number}{'' if kept.good is None else '; the last good picture stays'}")
    else:
        also = f", {others} finding{'' if others == 1 else 's'}" if others else ""
        say(f"{now} {kept.name}: no errors{also}")
    for problem in errors[:MOST_LINES]:
        say(f"  {texts.problem_line(kept.name, problem)}")
    if len(errors) > MOST_LINES:
        say(f"  ... and {len(errors) - MOST_LINES} more")


def _failed(error: BaseException) -> None:
    complain(f"this is a bug in cxmap, not in your map: {type(error).__name__}: {error}")
    if os.environ.get("CXMAP_TRACEBACK"):
        import traceback

        traceback.print_exception(error)


def _somebody_sits_here() -> bool:
    """Whether there is a screen to open a browser on, rather than a text browser in this terminal."""
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    """Open a browser, which may take its time."""
    import webbrowser
    from threading import Thread

    def work() -> None:
        try:
            done = webbrowser.open(address)
        except (webbrowser.Error, OSError, CxmapError):
            done = False
        if not done:
            say(f"no browser could be opened; go to {address}")

    Thread(target=work, daemon=True).start()

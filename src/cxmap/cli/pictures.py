"""Where a picture goes that is drawn by another command than `render`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxmap.cli.terminal import put_bytes, say
from cxmap.errors import CxmapError
from cxmap.output import write


def style_of(said: str | None, output: str | None, usual: str, drawn: Sequence[str]) -> str:
    """The format: as it was said, else by the ending of the file that is to hold it, else the usual one.

    Raises CxmapError for an output that what is wanted cannot go to.
    """
    ending = "" if output is None else Path(output).suffix.lstrip(".").lower()
    if output is None:
        if said in drawn and said != "html":
            raise CxmapError(
                f"--format {said} needs a file: name one with --output, or - for standard output"
            )
        return said or usual
    if not output:
        raise CxmapError("--output is empty; name a file, or - for standard output")
    style = said or (ending if ending in drawn else "")
    if not style:
        raise CxmapError(f"{output} cannot be drawn; there are {', '.join(drawn)}")
    if style not in drawn:
        raise CxmapError(f"--output is for {', '.join(drawn)}; what is told goes to standard output")
    if output != "-" and ending != style:
        raise CxmapError(f"{output} would hold {style}: give it the ending .{style}")
    return style


def write_pages(output: str, files: Sequence[bytes], *, force: bool, quiet: bool) -> None:
    """The pages of a picture to their files, numbered from the second on; its first to standard output."""
    if output == "-":
        put_bytes(files[0])
        return
    for number, file in enumerate(files, start=1):
        place = Path(output)
        place = place if number == 1 else place.with_stem(f"{place.stem}-{number}")
        write(place, file, force=force)
        if not quiet:
            say(f"wrote {place}")

"""The one comment on a pull request: its text, made of pages of Markdown, and which of the comments it is.

    comment.py body PAGE... [--fold PAGE]   the payload for GitHub's API, as JSON
    comment.py find COMMENTS                the id of our comment among those that the API listed

A page to fold shows what `cxmap` says of all maps, and what it says of each one is unfolded by a click.

Only Python's own library is used, so that it runs wherever the action does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

MARKER = "<!-- cxmap: this comment is updated with every push -->"
"""Its first line, by which it is known again; Markdown shows nothing of it."""
MOST = 60_000
"""Signs of the text, counted as GitHub does, which takes 65,536."""


FOLD = "<details><summary>Every list</summary>"


def folded(page: str) -> str:
    """A page of which only the sections at its top that speak of all maps stay open."""
    lines = page.strip().split("\n")
    starts = (
        at for at, line in enumerate(lines) if line.startswith("#") and not line.startswith("### cxmap ")
    )
    at = next(starts, len(lines))
    below = [FOLD, "", *lines[at:], "", "</details>"] if at < len(lines) else []
    return "\n".join([*lines[:at], *below])


def body(pages: Sequence[str]) -> str:
    """The text of the comment. Lines that find no room are left out whole, from the end, and counted."""
    lines = "\n\n".join(page.strip() for page in pages if page.strip()).split("\n")
    kept, size = 0, len(MARKER.encode("utf-16-le")) // 2
    for line in lines:
        size += len(line.encode("utf-16-le", "replace")) // 2 + 1
        if size > MOST:
            break
        kept += 1
    left = len(lines) - kept
    # no text of a map holds a tag: they are escaped
    opened = sum(line.startswith("<details>") - line.startswith("</details>") for line in lines[:kept])
    said = ["\n</details>"] * opened
    said += [f"\n{left} more {'line' if left == 1 else 'lines'} in the summary of the job."] if left else []
    return "\n".join([MARKER, *lines[:kept], *said]) + "\n"


def ours(listed: str) -> int | None:
    """The id of the first comment that is ours. The API lists pages of them, one JSON list after another."""
    decoder, at = json.JSONDecoder(), 0
    while listed[at:].strip():
        at += len(listed[at:]) - len(listed[at:].lstrip())
        comments, at = decoder.raw_decode(listed, at)
        for comment in comments:
            written_by_a_program = comment.get("user", {}).get("type") == "Bot"
            if written_by_a_program and str(comment.get("body", "")).startswith(MARKER):
                return int(comment["id"])
    return None


def main(arguments: Sequence[str]) -> int:
    """Run one of the two. Exit code 2 where neither was asked for."""
    if len(arguments) >= 2 and arguments[0] == "body":
        pages: list[str] = []
        for before, name in pairwise(arguments):
            if name != "--fold":
                page = Path(name).read_text("utf-8")
                pages.append(folded(page) if before == "--fold" else page)
        print(json.dumps({"body": body(pages)}))
        return 0
    if len(arguments) == 2 and arguments[0] == "find":
        known = ours(Path(arguments[1]).read_text("utf-8"))
        print("" if known is None else known)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

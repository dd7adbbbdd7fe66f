"""Writes what is generated from the code and the examples, or checks that it is current.

python scripts/generate.py           write the schema, the reference pages and the pictures
python scripts/generate.py --check   write nothing; exit with 1 where something is out of date
python scripts/generate.py --texts   the schema and the pages alone, in a few seconds; also with --check
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cli_reference import cli_reference
from command_output import drawn, with_output
from format_reference import format_reference
from gallery import gallery
from pictures import check_pictures, write_pictures
from rule_reference import rule_reference
from schema_file import schema_file, shared_schema_file
from walk import walked

ROOT = Path(__file__).resolve().parent.parent

DIFF = "diff docs/diff/spring.cxmap.yaml docs/diff/autumn.cxmap.yaml --as-of map"
"""The example of docs/diff.md."""

TEXTS: dict[str, Callable[[], str]] = {
    "schemas/map.schema.json": schema_file,
    "schemas/shared.schema.json": shared_schema_file,
    "docs/format.md": format_reference,
    "docs/cli.md": cli_reference,
    "docs/rules.md": rule_reference,
    "docs/gallery.md": lambda: gallery(ROOT),
    "README.md": lambda: with_output(ROOT, "README.md"),
    "docs/collections.md": lambda: with_output(ROOT, "docs/collections.md"),
    "docs/compare.md": lambda: with_output(ROOT, "docs/compare.md"),
    "docs/diff.md": lambda: with_output(ROOT, "docs/diff.md"),
    "docs/diff/changes.svg": lambda: drawn(ROOT, DIFF),
    "docs/opportunities.md": lambda: with_output(ROOT, "docs/opportunities.md"),
    "docs/variants.md": lambda: with_output(ROOT, "docs/variants.md"),
    "docs/measure.md": lambda: with_output(ROOT, "docs/measure.md"),
}

WALKED = ("docs/guide.md", "docs/guide.nl.md")
"""Walked command by command, which takes a while. That they are current is a test, so not checked here."""


def main() -> int:
    """Run; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare")
    parser.add_argument("--texts", action="store_true", help="leave the pictures and reports out")
    chosen = parser.parse_args()
    check: bool = chosen.check
    stale = []
    for name, make in TEXTS.items():
        target = ROOT / name
        text = make()
        if check:
            if not target.exists() or target.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    if check and not chosen.texts:
        stale += check_pictures(ROOT)
    elif not chosen.texts:
        write_pictures(ROOT)
        for name in WALKED:
            (ROOT / name).write_text(walked(ROOT, name), encoding="utf-8")
    for name in stale:
        print(f"out of date: {name}; run scripts/generate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

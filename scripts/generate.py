"""Writes what is generated from the code and the examples, or checks that it is current.

python scripts/generate.py           write the schema, the reference pages and the pictures
python scripts/generate.py --check   write nothing; exit with 1 where something is out of date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cli_reference import cli_reference
from command_output import with_output
from format_reference import format_reference
from gallery import gallery
from pictures import check_pictures, write_pictures
from rule_reference import rule_reference
from schema_file import schema_file

ROOT = Path(__file__).resolve().parent.parent

TEXTS: dict[str, Callable[[], str]] = {
    "schemas/map.schema.json": schema_file,
    "docs/format.md": format_reference,
    "docs/cli.md": cli_reference,
    "docs/rules.md": rule_reference,
    "docs/gallery.md": lambda: gallery(ROOT),
    "README.md": lambda: with_output(ROOT, "README.md"),
    "docs/measure.md": lambda: with_output(ROOT, "docs/measure.md"),
}


def main() -> int:
    """Run; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare")
    check: bool = parser.parse_args().check
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
    if check:
        stale += check_pictures(ROOT)
    else:
        write_pictures(ROOT)
    for name in stale:
        print(f"out of date: {name}; run scripts/generate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

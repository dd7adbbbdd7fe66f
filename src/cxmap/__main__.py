"""The way in: exit codes, and no traceback for what a user can mend.

0 fine, 1 findings, 2 wrong usage or unreadable input, 3 a bug of ours, 130 interrupted, 141 closed pipe.
"""

from __future__ import annotations

import gc
import os
import sys

SELDOM = 100_000, 20, 20
"""After how many values circles are looked for among the young ones, and how often among older ones."""


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        from cxmap import __version__
        from cxmap.cli.terminal import put_alone

        sys.exit(put_alone(f"cxmap {__version__}\n"))
    # other packages may offer to change how pydantic checks; to look for them takes a tenth of a small run
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # what is imported stays, so looking for garbage among it is in vain
    try:
        from cxmap.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    gc.freeze()
    # a report of thousands of touchpoints is made of millions of small values and next to no circles of them;
    # looking for those after every 700 values takes a fifth of the time
    gc.set_threshold(*SELDOM)
    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""Maps read and checked, and nothing done with them."""

from __future__ import annotations

import sys

import cxmap

for path in sys.argv[1:]:
    cxmap.load(path)

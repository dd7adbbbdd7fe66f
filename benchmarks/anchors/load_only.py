"""A map read and checked, and nothing done with it."""

from __future__ import annotations

import sys

import cxmap

cxmap.load(sys.argv[1])

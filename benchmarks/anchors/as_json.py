"""A map as JSON, made in a process of its own so that the one that measures stays small."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

data = yaml.load(Path(sys.argv[1]).read_bytes(), Loader=yaml.CSafeLoader)
Path(sys.argv[2]).write_text(json.dumps(data), encoding="utf-8")

"""The files of a folder for maps: settings, checks on every push and commit, help while typing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

SETTINGS = """\
# Settings of `cxmap` for every map in this folder; all of them may be left out.

# confidence = 0.95      # of intervals and verdicts
# min_n = 5              # fewer answers than this decide nothing
# stale_days = 365       # evidence older than this is stale
# privacy_floor = 5      # figures of fewer people are not shown
"""

WORKFLOW = """\
name: maps

on: [push, pull_request]

permissions:
  contents: read

jobs:
  maps:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install cxmap
      - run: cxmap validate maps --format github
      - run: cxmap gaps maps --fail-on short --format github
"""

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: cxmap-validate
        name: cxmap validate
        entry: cxmap validate --quiet
        language: system
        files: \\.cxmap\\.ya?ml$
"""

IGNORED_DATA = """\
# Raw answers never enter git: only the figures that `cxmap measure` counts from them do.
*
!.gitignore
"""

IGNORED = "# Pictures and reports are drawn from the maps, whenever they are needed.\nout/\n"


def project_files(name: str, map_text: str, schema: Mapping[str, Any]) -> dict[str, str]:
    """The files of a new folder by their paths in it; the map is `maps/<name>.cxmap.yaml`."""
    return {
        f"maps/{name}.cxmap.yaml": map_text,
        "cxmap.toml": SETTINGS,
        "schemas/map.schema.json": json.dumps(schema, indent=2) + "\n",
        "data/.gitignore": IGNORED_DATA,
        ".gitignore": IGNORED,
        ".github/workflows/maps.yml": WORKFLOW,
        ".pre-commit-config.yaml": HOOK,
        ".vscode/settings.json": json.dumps(
            {"yaml.schemas": {"./schemas/map.schema.json": "maps/*.cxmap.yaml"}}, indent=2
        )
        + "\n",
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
    }

"""What checking a YAML file by a model from a command line begins with, and nothing done with it."""

from __future__ import annotations

import pydantic
import typer
import yaml

PACKAGES = (pydantic, typer, yaml)

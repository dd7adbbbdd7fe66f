"""The floor of validating one map: YAML and cxmap's models, imported and built, and no map read."""

from __future__ import annotations

import gc
import os

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
gc.disable()

import yaml  # noqa: E402

from cxmap.model import Map  # noqa: E402

Map.model_rebuild()
PACKAGES = (yaml,)

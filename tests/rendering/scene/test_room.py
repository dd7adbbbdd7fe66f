"""What importing the room costs: none of the libraries that draw."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import pkgutil, sys
import cxmap.rendering.scene as room
for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
    __import__(module.name)
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.text import width, wrap
assert wrap("Queue at the till", Style(9), 40) and width("→ ± 😀"[:3], Style(9, bold=True)) > 0
print(sorted({"matplotlib", "numpy", "PIL"} & set(sys.modules)))
"""


def test_texts_are_measured_without_a_library_that_draws() -> None:
    found = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"

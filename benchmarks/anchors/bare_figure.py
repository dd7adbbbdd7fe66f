"""Matplotlib as anybody would use it: a line with points, and the same texts on a page of the same size.

Takes a JSON file with `width` and `height` in inches, `points`, `texts` (x and y from 0 to 1, size, text),
the file to write, and how many times over; once when left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

page = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1):
    figure = Figure(figsize=(page["width"], page["height"]), dpi=144)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.plot([number / page["points"] for number in range(page["points"])], [0.5] * page["points"], "o-")
    for x, y, size, text in page["texts"]:
        figure.text(x, y, text, size=size, parse_math=False)
    figure.savefig(sys.argv[2], dpi=144)

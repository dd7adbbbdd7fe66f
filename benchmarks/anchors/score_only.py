"""Maps read, checked, scored and ranked as one; what came out is shown to nobody."""

from __future__ import annotations

import sys

from cxmap import api
from cxmap.api.collections import collected, unlike_texts

scored = []
for path in sys.argv[1:]:
    opened = api.open_map(path)
    if opened.map is not None:
        scored.append((path, opened, api.score(opened.map)))
collected([(path, card) for path, _, card in scored])
unlike_texts(scored)

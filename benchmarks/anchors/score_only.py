"""Maps read, checked, scored and ranked as one; what came out is shown to nobody."""

from __future__ import annotations

import sys

from cxmap import api
from cxmap.api import Opened
from cxmap.api.collections import collected, unlike_texts

scored = [
    (path, opened, api.score(opened.map))
    for path, opened in api.open_many(sys.argv[1:])
    if isinstance(opened, Opened) and opened.map is not None
]
collected([(path, card) for path, _, card in scored])
unlike_texts(scored)

"""From documents to maps: the shape of the data, told in the words of the format.

Settings files have their own door, `loading.configuration`: who checks a map needs none of it.
"""

from cxmap.loading.load import Loaded, load_map, load_shared

__all__ = ["Loaded", "load_map", "load_shared"]

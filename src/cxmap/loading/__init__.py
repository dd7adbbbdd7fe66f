"""From documents to maps: the shape of the data, told in the words of the format."""

from cxmap.loading.load import Loaded, load_map

__all__ = ["Loaded", "load_map"]

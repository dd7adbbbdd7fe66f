"""From documents to maps: the shape of the data, told in the words of the format."""

from cxmap.loading.configuration import Brand, Configuration, find_configuration
from cxmap.loading.load import Loaded, load_map

__all__ = ["Brand", "Configuration", "Loaded", "find_configuration", "load_map"]

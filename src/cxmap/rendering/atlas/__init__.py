"""The pages over many maps, as HTML: whole without a script, and without a network."""

from cxmap.rendering.atlas.pages import atlas_pages

__all__ = ["atlas_pages"]

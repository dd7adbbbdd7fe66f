"""The pages over many maps, as HTML: whole without a script, and without a network."""

from cxmap.rendering.atlas.pages import PAGES, atlas_pages

__all__ = ["PAGES", "atlas_pages"]

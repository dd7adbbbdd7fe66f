"""What a project's brand brings along to be drawn with: its logo and its font."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.loading.configuration import Brand
    from cxmap.rendering.logo import Logo
    from cxmap.rendering.scene.fonts import Machine


def logo_of_brand(brand: Brand | None) -> Logo | None:
    """A brand's logo. Raises CxmapError where its file cannot be read or is no picture."""
    if brand is None or brand.logo is None:
        return None
    from cxmap.rendering.logo import logo_of

    name = os.fspath(brand.logo)
    return logo_of(read_bytes(name), name)


def fonts_of_the_machine() -> Machine:
    """Who knows the installed fonts, asked when a letter needs one (`scene.fonts.ask`)."""
    from cxmap.rendering.backends import installed

    return installed


def written_for(brand: Brand | None) -> AbstractContextManager[None]:
    """Texts are measured in a brand's font meanwhile. Raises CxmapError for a font that is not installed."""
    from cxmap.rendering.scene.typeface import FAMILY, written_in

    if brand is None or brand.font is None:
        return written_in(FAMILY)
    from cxmap.rendering.backends.installed import installed

    return written_in(installed(brand.font))

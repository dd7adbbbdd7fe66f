"""The words of an atlas, by language."""

from cxmap.locale.atlas_words import AtlasWords
from cxmap.locale.de.atlas import ATLAS_DE
from cxmap.locale.en.atlas import ATLAS_EN
from cxmap.locale.fr.atlas import ATLAS_FR
from cxmap.locale.nl.atlas import ATLAS_NL

ATLAS: dict[str, AtlasWords] = {"en": ATLAS_EN, "nl": ATLAS_NL, "de": ATLAS_DE, "fr": ATLAS_FR}

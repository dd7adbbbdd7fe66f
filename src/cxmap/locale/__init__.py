"""The languages of pictures and reports."""

from cxmap.locale.de import DE
from cxmap.locale.en import EN
from cxmap.locale.fr import FR
from cxmap.locale.nl import NL
from cxmap.locale.words import Words

LANGUAGES: dict[str, Words] = {"en": EN, "de": DE, "fr": FR, "nl": NL}


def words_for(language: str) -> Words:
    """The words for a BCP 47 tag: by its first part, English where the language is not there yet."""
    return LANGUAGES.get(language.partition("-")[0].lower(), EN)


__all__ = ["LANGUAGES", "Words", "words_for"]

"""The languages of pictures and reports; the words of each are loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cxmap.locale.words import Words


def _de() -> Words:
    from cxmap.locale.de import DE

    return DE


def _en() -> Words:
    from cxmap.locale.en import EN

    return EN


def _fr() -> Words:
    from cxmap.locale.fr import FR

    return FR


def _nl() -> Words:
    from cxmap.locale.nl import NL

    return NL


class _Languages(Mapping[str, Words]):
    """The words by language: a picture needs one of several, and each has thousands."""

    def __init__(self, words: Mapping[str, Callable[[], Words]]) -> None:
        self._words = words

    def __getitem__(self, language: str) -> Words:
        return self._words[language]()

    def __contains__(self, language: object) -> bool:
        return language in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


LANGUAGES: Mapping[str, Words] = _Languages({"en": _en, "de": _de, "fr": _fr, "nl": _nl})


def words_for(language: str) -> Words:
    """The words for a BCP 47 tag: by its first part, English where the language is not there yet."""
    own = language.partition("-")[0].lower()
    return LANGUAGES[own if own in LANGUAGES else "en"]


__all__ = ["LANGUAGES", "Words", "words_for"]

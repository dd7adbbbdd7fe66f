"""What kind of channel a name speaks of, in the languages that cxmap knows, so that pictures can show it.

Nothing is guessed: a name without a word from the table has no kind, and gets no sign. The words are read and
never shown, so they stand here and not with those of `locale`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias
from unicodedata import combining, normalize

from cxmap.model import Channel
from cxmap.view.curve.values import Chip

ChannelKind: TypeAlias = Literal[
    "app", "chat", "email", "social", "website", "machine", "phone", "letter", "delivery", "media",
    "person", "shop",
]  # fmt: skip

_WORDS: tuple[tuple[ChannelKind, str], ...] = (
    ("app", "app apps *app *anwendung webapplicatie webapplikation application mobile-app"),
    ("chat", "chat* *chat whatsapp messenger signal telegram slack mattermost sms messaging livechat"),
    ("email", "email* e-mail* *email mail mails courriel* newsletter* nieuwsbrief* infolettre"),
    ("social", "social* sociale soziale sociaux facebook instagram tiktok linkedin youtube forum* community"),
    ("website", "web website* webs* webw* webp* site sites *portal *portaal portail* internet* online-shop"),
    ("machine", "kiosk* *kiosk *automat *automaat *automaten machine machines atm terminal* borne bornes "
        "distributeur* *zuil"),
    ("phone", "phone* telephon* telephone telefo* tel call calls callcenter hotline* helpline bellen anruf*"),
    ("letter", "letter letters brief brieven briefe briefpost post postal courrier* lettre* mailing"),
    ("delivery", "delivery deliver* courier* parcel* bezorg* levering* pakket* lieferung* "
        "lieferdienst paket* "
        "kurier* livraison* livreur* colis taxi voiture shuttle"),
    ("media", "tv television televisie fernsehen radio ad ads advert* reclame* werbung* anzeige* publicit* "
        "advertentie* campaign* campagne* kampagne* billboard* poster* affiche* press pers presse"),
    ("person", "desk reception* recepti* rezeption* balie counter checkout kassa kasse caisse schalter* "
        "guichet* accueil person* persoonlijk* persoenlich* personnel* meeting* gesprek* gesprach* "
        "entretien* "
        "*gesprek *gesprach advis* advise* berater* beratung* conseil* conseiller* medewerker* mitarbeiter* "
        "employee* colleague* collega* kollege* staff bezoek* besuch* visit visite vertreter* agent agents "
        "intermediary tussenpersoon vermittler*"),
    ("shop", "shop shops *shop store stores *store winkel* *winkel laden *laden geschaft* *geschaft magasin* "
        "boutique* filiale* filiaal branch branches outlet* *markt supermarket*"),
)  # fmt: skip
"""Words of each kind; a star stands for what a language joins to them. A word goes to the first "
        "kind it fits."""
_SPLIT = re.compile(r"[^\w-]+|_+")


def _plain(text: str) -> str:
    """In small letters without accents."""
    return "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in words.split()))


_PATTERNS = tuple((kind, _pattern(words)) for kind, words in _WORDS)


def kind_of(channel: Channel) -> ChannelKind | None:
    """The kind that a channel's name speaks of, or else its id; nothing where neither does.

    The first word that has a kind decides, so that a web shop is a website; but a phone app is an app.
    """
    for text in (channel.name, channel.id):
        kinds = [kind for word in _SPLIT.split(_plain(text)) if word and (kind := _of_word(word))]
        if kinds:
            return "app" if "app" in kinds else kinds[0]
    return None


def _of_word(word: str) -> ChannelKind | None:
    """The kind of a word, or of the first of its parts that has one."""
    for part in (word, *(word.split("-") if "-" in word else ())):
        for kind, pattern in _PATTERNS:
            if pattern.fullmatch(part):
                return kind
    return None


def chips_of(channels: Iterable[Channel]) -> dict[str, Chip]:
    """The chip of every channel by its id, numbered in order; the first of two with one id."""
    chips: dict[str, Chip] = {}
    for channel in channels:
        if channel.id not in chips:
            chips[channel.id] = Chip(channel.name, len(chips), kind_of(channel) or "")
    return chips

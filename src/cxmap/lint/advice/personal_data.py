"""A text holds what looks like somebody's mail address, telephone number or bank account.

Maps are shared widely: in git, in reports, on walls. What a customer said about a delivery may be shown
there; how to reach that customer may not, in Europe by law. Addresses of mailboxes that nobody is called
by (`info@`) and of examples, and the `owner` of the map and its parts, are left alone. A bank account is
one only where its check digits fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX424"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    quotes:
      - "Mail me at m.jansen1968@gmail.com, please"
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    quotes: ["Mail me at [address], please"]
"""

_OWN = frozenset({"email", "owner", "url"})
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?![\w-])", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:info|contact|support|help|helpdesk|service|services|customer|customerservice|klantenservice|kundenservice|"
    r"sales|office|team|mail|hello|hallo|bonjour|no-?reply|privacy|feedback|press|jobs|webmaster|admin|security|"
    r"orders|billing|accueil|serviceclient)(?:[.+_-].*)?",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"(?:.*\.)?example(?:\.(?:com|org|net))?|.*\.(?:example|test|invalid|local)", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w+.,/-])(?:\+|00)?\d(?:[ ./-]?\(?\d\)?){7,13}(?![\w/-]|[.,]\d)")
_FREE = re.compile(r"(?:00|\+)?(?:0?80[0-9]|0?90[0-9]|0?118)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_LETTERS = {chr(ord("A") + at): str(10 + at) for at in range(26)}


def is_iban(text: str) -> bool:
    """Whether a text is a bank account number whose check digits fit (ISO 13616: 97 leaves 1)."""
    bare = text.replace(" ", "")
    if not 15 <= len(bare) <= 34:
        return False
    turned = bare[4:] + bare[:4]
    return int("".join(_LETTERS.get(sign, sign) for sign in turned)) % 97 == 1


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each text that holds such data. The finding does not repeat them."""
    for written in survey.texts:
        if written.key in _OWN or len(written.text) < 6:
            continue
        what = _kind(written.text)
        if what is not None:
            message = f"this holds what looks like somebody's {what}, and whoever gets the map can read it"
            cure = (
                "Take it out, in the history of the file as well where it is real; the words alone say "
                "enough."
            )
            yield advise(CODE, message, written.route, cure)


def _kind(text: str) -> str | None:
    if "@" in text and any(_is_somebodys(*match.groups()) for match in _MAIL.finditer(text)):
        return "mail address"
    if not any(map(str.isdigit, text)):
        return None
    if any(is_iban(match[0]) for match in _IBAN.finditer(text)):
        return "bank account"
    if any(_is_phone(match[0]) for match in _PHONE.finditer(_IBAN.sub("", text))):
        return "telephone number"
    return None


def _is_somebodys(mailbox: str, domain: str) -> bool:
    return not _NOBODY.fullmatch(mailbox) and not _EXAMPLE.fullmatch(domain)


def _is_phone(text: str) -> bool:
    """Whether a row of digits begins as numbers of people do: with + or with 0, nine digits or more."""
    digits = sum(map(str.isdigit, text))
    return text.startswith(("+", "0")) and 9 <= digits <= 15 and not _FREE.match(text)

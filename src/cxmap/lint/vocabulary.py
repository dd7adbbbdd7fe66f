"""Words of people who have nothing to say, or clearly feel well or badly: English, Dutch, German, French.

Words whose sense depends on the sentence are left out: a rule that knows less speaks less, and is believed
more.
"""

from __future__ import annotations

import re
import unicodedata

_TO_COME = """
tbd, tba, tbc, todo, to do, fixme, xxx, wip, fill in, placeholder, lorem ipsum, to be determined,
to be defined, to be done, to be confirmed;
ntb, nader te bepalen, nog te bepalen, nog invullen, nog in te vullen, volgt nog;
noch offen, noch zu klären, wird ergänzt, folgt noch, platzhalter;
à définir, à compléter, à déterminer, à remplir
"""
"""How people say that something is still to be written."""
_GLAD = """
happy, glad, delighted, thrilled, satisfied, pleased, excited, enthusiastic, joyful, cheerful, grateful,
content, reassured, proud, confident, impressed, charmed, elated, overjoyed;
blij, tevreden, opgetogen, enthousiast, verheugd, dankbaar, trots, gerustgesteld, vrolijk, verrukt;
glücklich, froh, zufrieden, begeistert, erfreut, stolz, dankbar, fröhlich, beruhigt;
heureux, heureuse, content, contente, satisfait, satisfaite, ravi, ravie, enchanté, enchantée, enthousiaste,
fier, fière, reconnaissant, reconnaissante, rassuré, rassurée
"""
_SAD = """
angry, furious, annoyed, irritated, frustrated, disappointed, sad, upset, dismayed, desperate, cheated,
ignored, humiliated, miserable, outraged, disgusted, betrayed, helpless, dissatisfied, unhappy;
boos, woedend, geërgerd, geïrriteerd, gefrustreerd, teleurgesteld, verdrietig, wanhopig, bekocht, ontevreden,
machteloos, radeloos, verontwaardigd;
wütend, verärgert, genervt, frustriert, enttäuscht, traurig, verzweifelt, unzufrieden, hilflos, empört;
furieux, furieuse, fâché, fâchée, énervé, énervée, agacé, agacée, frustré, frustrée, déçu, déçue, triste,
désespéré, désespérée, mécontent, mécontente, impuissant, impuissante
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in re.split("[,;]", listed))


TO_COME, GLAD, SAD = _words(_TO_COME), _words(_GLAD), _words(_SAD)
_WORD = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")


def says_it_is_to_come(text: str) -> bool:
    """Whether a text only says that something is still to be written: `TBD`, `???`."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    bare = plain.casefold().strip(" .!()[]<>?:*")
    return " ".join(bare.split()) in TO_COME if bare else not text.strip(" ?.")


def mood(word: str) -> int:
    """1 for a word that is clearly glad, -1 for one that is clearly not, 0 for all others.

    Signs such as faces are passed over; a word with others beside it may mean anything (`not happy`).
    """
    match = _WORD.search(unicodedata.normalize("NFC", word).casefold())
    bare = match[0] if match is not None else ""
    return 1 if bare in GLAD else -1 if bare in SAD else 0

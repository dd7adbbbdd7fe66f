"""Counts as sentences: what falls short, findings and claims apart, and what the scores rest on."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring import Grounds, Tally


def verdicts_text(tally: Tally, words: Words) -> str:
    """How many fall short by measurement and by estimate, or none; are undecided; are short for somebody."""
    counted, judged = words.counted, tally.judged
    of = judged.touchpoints, judged.phases
    if tally.all_short:
        text = counted.short(tally.short, tally.believed_short, *of)
    elif tally.undecided:
        text = counted.none_short(*of)
    else:
        text = counted.met(tally.met, tally.believed_met, *of, tally.hiding)
    text += words.semicolon + counted.undecided(tally.undecided) if tally.undecided else ""
    return text + (words.semicolon + counted.short_for(tally.hiding, tally.all_short) if tally.hiding else "")


def grounds_parts(tally: Tally, words: Words) -> tuple[str, ...]:
    """How many scores are measured, believed from data and believed without; only what occurs."""
    counted = words.counted
    parts = (
        (tally.measured, counted.measured),
        (tally.believed_from_data, counted.from_data),
        (tally.believed_without_data, counted.without_data),
    )
    return tuple(text(number) for number, text in parts if number)


def coverage_text(tally: Tally, words: Words) -> str:
    """How many scores rest on data, and how; empty where nothing is scored."""
    scored = tally.scored
    if not scored.total:
        return ""
    said = words.counted.on_data(tally.on_data, scored.touchpoints, scored.phases)
    return said + words.colon + words.semicolon.join(grounds_parts(tally, words))


def ground_text(own: Grounds, words: Words) -> str:
    """What a score rests on, in a few words."""
    if own.ground is None:
        return words.no_score
    key = "unnamed" if own.ground == "measured" and not own.is_named else own.ground
    return words.counted.ground[key].format(grade=words.grades[own.grade])


def source_names(own: Grounds, words: Words) -> str:
    """The names that the map gives to the sources of a score; empty where it gives none."""
    return words.semicolon.join(source.name for source in own.sources if source.name)


def source_kinds(own: Grounds, words: Words) -> str:
    """What kinds of source they are; empty where `ground_text` says so already."""
    if own.ground == "believed from data":
        return ""
    return ", ".join(dict.fromkeys(words.source_types[source.type] for source in own.sources))


def rests_text(own: Grounds, words: Words) -> str:
    """All of it in one line: `believed, from interviews: Talks in the lobby`."""
    sources = ", ".join(text for text in (source_names(own, words), source_kinds(own, words)) if text)
    return ground_text(own, words) + (words.colon + sources if sources else "")

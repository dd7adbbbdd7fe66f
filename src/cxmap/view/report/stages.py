"""What is said of each phase when a report is presented phase by phase."""

from __future__ import annotations

from cxmap.scoring import extremes, tally
from cxmap.view.counting import verdicts_text
from cxmap.view.report.writing import Writer


def stages(writer: Writer) -> dict[str, tuple[str, ...]]:
    """By the id of a phase: its description, its verdicts counted as in the headline, worst and best."""
    return {phase.id: _facts(writer, phase.id, phase.description or "") for phase in writer.map.phases}


def _facts(writer: Writer, phase: str, description: str) -> tuple[str, ...]:
    card, words = writer.card, writer.words
    controls = writer.told.controls
    places = [place for place in card.places if place.phase is not None and place.phase.id == phase]
    facts = [description] if description else []
    counts = tally(card, places)
    if counts.judged.total:
        facts.append(verdicts_text(counts, words))
    ends = extremes(card, places)
    if ends is not None:
        named = list(zip((controls.lowest, controls.highest), ends, strict=True))
        for name, moment in named if ends[0] != ends[1] else named[:1]:
            facts.append(f"{name}{words.colon}{moment.place.name}, {writer.score(moment.score)}")
    return tuple(facts)

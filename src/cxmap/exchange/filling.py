"""What the cells of a table say, put into the touchpoints and phases of a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cxmap.errors import InputError
from cxmap.exchange.celltexts import number, plain, several
from cxmap.exchange.draft import MOST_ITEMS, Draft, Ids
from cxmap.exchange.meanings import OF
from cxmap.exchange.scales import scale_for
from cxmap.model.identity import id_from

_EXACT = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\Z")
_TEXT_KEYS = frozenset(("description", "when", "owner", "note"))
_REMARKS = frozenset(("actions", "thoughts", "questions", "pain_points", "gains", "quotes"))
_LIST_KEYS = _REMARKS | {"frontstage", "backstage", "support"}
FELT = frozenset(("experience", "feelings", "goal", "opportunities"))
OF_PHASES = _REMARKS | _TEXT_KEYS
"""What may be said of a phase as a whole."""
_WHOSE = re.compile(r"(.+): ([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\Z")
"""In tables of cxmap: the score of a persona."""


class Filler:
    """A map that is made of cells. Of tables of cxmap, they are `exact`: taken as they are."""

    def __init__(self, name: str, scale: tuple[float, float] | None, *, exact: bool = False) -> None:
        self.name, self.scale, self.exact = name, scale, exact
        self._named: list[dict[str, Any]] = []
        """Places that were given an id."""
        self.draft_ = Draft({"cxmap": 1, "title": ""})
        self.channels = Ids(str.casefold)
        self.personas = Ids(str.casefold)
        self.lanes = Ids(str.casefold)
        self.opportunities: list[dict[str, Any]] = []
        self.scores: list[float] = []

    def fill(
        self, place: dict[str, Any], cells: Mapping[str, str], extra: Mapping[str, str], *, of_phase: bool
    ) -> None:
        """Put what the cells of a row or column say into a touchpoint or phase."""
        lanes = dict(extra)
        for key, cell in cells.items():
            if key.startswith(OF):
                self.feel_of(place, key.removeprefix(OF), cell, lanes)
            elif of_phase and key not in (*OF_PHASES, *FELT):
                lanes[key.replace("_", " ").capitalize()] = cell
            elif key in _TEXT_KEYS:
                place[key] = self.plain(cell)
            elif key in _LIST_KEYS:
                place[key] = self.several(cell)
            elif key in ("experience", "feelings"):
                self.feel(place, key, cell)
            elif key in ("goal", "importance"):
                number = self.number(cell)
                if number is None:
                    if key == "goal":
                        place["goal"] = {"words": plain(cell)}
                    else:
                        lanes["Importance"] = cell
                elif key == "importance" and not 1 <= number <= 5:
                    lanes["Importance"] = cell
                else:
                    place[key] = number
                    self.scores += [number] if key == "goal" else []
            elif key == "channel":
                place["channel"] = [self.channels.of(text) for text in self.several(cell, "/,+")]
            elif key == "personas":
                place["personas"] = [self.personas.of(text) for text in self.several(cell, "/,&")]
            elif key == "opportunities":
                self.opportunities += [{"title": text, "for": place} for text in self.several(cell)]
        if lanes:
            place["lanes"] = {self.lanes.of(plain(name)): self.several(cell) for name, cell in lanes.items()}

    def several(self, cell: str, also: str = "") -> list[str]:
        """The texts in a cell; in tables of cxmap each has a line, and is taken as it is."""
        if not self.exact:
            return several(cell, also)
        return [line for line in cell.split("\n") if line.strip()]

    def number(self, cell: str) -> float | None:
        """A number; those of cxmap's own tables have as many digits as they need."""
        return float(cell) if self.exact and _EXACT.match(cell) else number(cell)

    def plain(self, cell: str) -> str:
        """A text on one line; that of cxmap's own tables as it is."""
        return " ".join(cell.split()) if self.exact else plain(cell)

    def feel(self, place: dict[str, Any], key: str, cell: str) -> None:
        number = self.number(cell)
        by_persona = [_WHOSE.match(line) for line in cell.split("\n")] if self.exact else []
        if key == "experience" and by_persona and all(by_persona):
            scores = {self.personas.of(found[1]): float(found[2]) for found in by_persona if found}
            place["experience"] = scores
            self.scores += scores.values()
            return
        if number is not None and "experience" not in place:
            place["experience"] = number
            self.scores.append(number)
        elif number is not None:
            place.setdefault("lanes", {})[self.lanes.of(plain(key))] = [cell]
        else:
            place["feelings"] = [*place.get("feelings", []), *self.several(cell)]

    def feel_of(self, place: dict[str, Any], persona: str, cell: str, lanes: dict[str, str]) -> None:
        """The score of one persona; what is no score stays a lane of its name."""
        score, held = self.number(cell), place.get("experience")
        if score is None or (held is not None and not isinstance(held, dict)):
            lanes[persona] = cell
            return
        place["experience"] = {**(held or {}), self.personas.of(plain(persona)): score}
        self.scores.append(score)

    def done(self, phases: list[dict[str, Any]]) -> Draft:
        draft, data = self.draft_, self.draft_.data
        if not any(phase["name"] or phase["touchpoints"] for phase in phases):
            raise InputError(f"{self.name} holds a header and no rows")
        if len(phases) + sum(len(phase["touchpoints"]) for phase in phases) > MOST_ITEMS:
            raise InputError(f"{self.name} has more than {MOST_ITEMS:,} phases and touchpoints")
        if self.scores:
            self.set_scale()
        for key, known in (("personas", self.personas), ("channels", self.channels), ("lanes", self.lanes)):
            if known.names:
                data[key] = [{"id": id_, "name": name} for id_, name in known.names.items()]
        self.name_places(phases)
        named = [phase for phase in phases if phase["name"]]
        if named:
            for phase in phases:
                phase["name"] = phase["name"] or "Journey"
                if not phase["touchpoints"]:
                    del phase["touchpoints"]
            data["phases"] = phases
        else:
            data["touchpoints"] = [step for phase in phases for step in phase["touchpoints"]]
        if self.opportunities:
            data["opportunities"] = list(self.merged())
        return draft

    def name_places(self, phases: Sequence[dict[str, Any]]) -> None:
        """Give an id to what an opportunity is for."""
        wanted = {id(item["for"]) for item in self.opportunities if "id" not in item["for"]}
        taken = {place["id"] for place in self._named}
        for place in (*phases, *(step for phase in phases for step in phase["touchpoints"])):
            if id(place) not in wanted:
                continue
            made = first = id_from(place["name"] or "journey")
            number = 1
            while made in taken:
                number += 1
                made = f"{first}-{number}"
            taken.add(made)
            rest = dict(place)
            place.clear()
            place |= {"id": made} | rest

    def merged(self) -> Iterator[dict[str, Any]]:
        """Opportunities, each once with all that it is for."""
        by_title: dict[str, list[str]] = {}
        for item in self.opportunities:
            by_title.setdefault(item["title"], []).append(item["for"]["id"])
        for title, places in by_title.items():
            yield {"title": title, "addresses": list(dict.fromkeys(places))}

    def set_scale(self) -> None:
        ends, remark = scale_for(self.scores, self.scale, self.name)
        if remark:
            self.draft_.tell(remark)
        if ends != (-2, 2):
            self.draft_.data["scale"] = {"min": ends[0], "max": ends[1]}

"""What an assistant can ask for: the commands of cxmap as functions, of paths in one folder.

Each gives what its command prints for programs, so that both say the same. Everything that cannot be done is
a CxmapError with the reason.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from cxmap import api
from cxmap.api import texts
from cxmap.errors import CxmapError
from cxmap.mcp.project import Project
from cxmap.output import write

if TYPE_CHECKING:
    from cxmap.api import Format, Map, Opened

Json = dict[str, Any]
MOST_FINDINGS = 100
MOST_ROWS = 100
MOST_PAGES = 4
WIDTH = 100
"""Columns of what is shown as it is in a terminal."""
LARGEST_TEXT = 2_000_000


class Tools:
    """All of them, for one folder, which is the current one of this process."""

    def __init__(self, project: Project) -> None:
        self.project = project

    # looking

    def maps(self, path: str) -> Json:
        """The maps of a folder."""
        search = self.project.maps(path)
        found = []
        for name in search.maps:
            opened, why = self._opened(name)
            map_ = opened.map if opened is not None else None
            entry: Json = {"file": name, "sound": map_ is not None}
            if map_ is not None:
                entry |= {
                    "title": map_.title,
                    "touchpoints": len(map_.steps),
                    "personas": list(map_.personas_by_id),
                }
            found.append(entry | ({"why": why} if why else {}))
        passed_over = [*map(str, search.unread), *search.passed_over]
        return {"maps": found, "passed_over": passed_over}

    def _opened(self, name: str) -> tuple[Opened | None, str]:
        try:
            return api.open_map(name), ""
        except CxmapError as error:
            return None, str(error)

    def validate(self, path: str, text: str | None) -> Json:
        """What `cxmap validate --format json` says of files, or of a text that would stand at a path."""
        verdicts = []
        unread: list[str] = []
        if text is not None:
            if len(text) > LARGEST_TEXT:
                raise CxmapError("the text is too large for a map")
            name = api.NO_FILE if path == "." else self.project.map_file(path)
            verdicts.append((name, api.verdict_of(name, text.encode("utf-8", "surrogatepass"))))
        else:
            search = self.project.maps(path)
            unread += [*map(str, search.unread), *search.passed_over]
            for name in search.maps:
                try:
                    verdicts.append((name, api.verdict_of(name)))
                except CxmapError as error:
                    unread.append(str(error))
        unread += dict.fromkeys(verdict.complaint for _, verdict in verdicts if verdict.complaint)
        found = [(name, problem) for name, verdict in verdicts for problem in verdict.problems]
        found.sort(key=lambda one: ("error", "warning", "advice").index(one[1].severity))
        document = texts.problems_json(found, files=len(verdicts), unreadable=unread)
        told: Json = json.loads(document)
        told["findings_left_out"] = max(0, len(found) - MOST_FINDINGS)
        told["findings"] = told["findings"][:MOST_FINDINGS]
        return told

    def gaps(
        self,
        path: str,
        persona: str | None,
        phase: str | None,
        channel: str | None,
        *,
        everything: bool,
        top: int,
    ) -> Json:
        """What `cxmap gaps --format json` says of one map."""
        name, map_ = self._sound(path)
        table = api.gaps(map_, persona=persona, phase=phase, channel=channel, language="en", **_scoring(name))
        told: Json = json.loads(texts.gaps_json([(name, table.cut(everything=everything, top=top))]))
        return told

    def explain_code(self, code: str) -> str:
        """The page of a code."""
        page = api.rule_page(code.upper())
        if not page:
            known = ", ".join(rule.code for rule in api.rules())
            raise CxmapError(f"there is no code `{code[:40]}`; there are {known}")
        return page

    def explain_key(self, key: str) -> str:
        """What a key of the format holds, by the keys on the way to it."""
        return api.key_page(key)

    def explain_gap(self, path: str, touchpoint: str, persona: str | None) -> str:
        """Where the figures of a touchpoint come from, as `cxmap gaps --explain` tells it."""
        name, map_ = self._sound(path)
        table = api.gaps(map_, persona=persona, language="en", **_scoring(name))
        rows = tuple(row for row in table.rows if row.id == touchpoint)
        if not rows:
            known = ", ".join(row.id for row in table.rows)
            raise CxmapError(f"{name} has no touchpoint `{touchpoint[:80]}`; it has {known}")
        one = replace(table, rows=rows, hidden=table.total - len(rows))
        return texts.gap_list(one, width=WIDTH, explain=True).plain

    def diff(self, path: str, other: str | None, revision: str, persona: str | None) -> str:
        """What `cxmap diff --format markdown` says of two files, or of a path between revisions."""
        first = self.project.inside(path)
        if other is not None:
            words = [first, self.project.inside(other)]
        else:
            words = [self.project.revision(revision), first]
        compared = api.diff(words, persona=persona, how_for=_scoring)
        told = texts.changes_markdown(compared)
        return told + "".join(f"\n{line}" for line in compared.skipped)

    # drawing

    def render(self, path: str, view: str, form: Format, **how: str | None) -> tuple[list[bytes], str]:
        """The pages of a picture, the first few of them, and what is to be said of them."""
        pages, said = self._drawn(path, view, form, how)
        if len(pages) > MOST_PAGES:
            said.append(f"the {view} has {len(pages)} pages, of which the first {MOST_PAGES} are here")
        return pages[:MOST_PAGES], "\n".join(said)

    def save(self, path: str, view: str, to: str, **how: str | None) -> list[str]:
        """Write a picture or report into the folder, never over somebody else's file: what was written."""
        place = Path(self.project.inside(to))
        form: Any = place.suffix.lstrip(".").lower()
        if form not in api.formats_of(view):
            raise CxmapError(
                f"the {view} comes as {', '.join(api.formats_of(view))}: give {place} such an ending"
            )
        pages, said = self._drawn(path, view, form, how, os.fspath(place.parent))
        places = [
            place if number == 1 else place.with_stem(f"{place.stem}-{number}")
            for number in range(1, len(pages) + 1)
        ]
        for own in places:
            self.project.inside(os.fspath(own))
        for own, page in zip(places, pages, strict=True):
            write(own, page)
        return [*(f"wrote {own}" for own in places), *said]

    def _drawn(
        self, path: str, view: str, form: Format, how: dict[str, str | None], folder: str = ""
    ) -> tuple[list[bytes], list[str]]:
        name, map_ = self._sound(path)
        own_name, own, future = name, map_, None
        said = []
        current = api.current_of(name, map_) if view in api.WITH_FUTURE else None
        if current is not None and current.map is not None:
            own_name, own, future = self.project.map_file(current.name), current.map, map_
        elif current is not None:
            said.append(f"the current map that {name} names is not shown: {current.why}")
        drawing = api.Drawing(
            own,
            **api.options_of(
                api.configuration_for(own_name),
                _scoring(own_name),
                persona=how.get("persona"),
                language=how.get("language"),
                theme=how.get("theme") or "light",
                size=how.get("size"),
                future=future,
                revision=api.revision_of(own_name),
                history=api.history(own_name, own) if view == api.REPORT else None,
                map_folder=folder and api.way_to_map(own_name, Path(folder)),
                portraits=api.portraits_of(own_name, own).pictures,
            ),
        )
        pages = list(drawing.files(view, form))
        if why := drawing.nothing_to_say(view):
            said.append(f"the {view} has nothing to show: {why}")
        there, needed = drawing.pages_needed(view)
        if there < needed:
            said.append(
                f"the {view} needs {needed} pages, of which {there} are drawn; another size holds more"
            )
        if signs := drawing.missing_characters(view):
            said.append(
                f"no font here has {' '.join(f'U+{ord(sign):04X}' for sign in signs[:8])}; boxes stand there"
            )
        return pages, said

    # writing

    def mend(self, path: str) -> str:
        """Mend what is certain in a map file, as `cxmap validate --fix` does: the change as a diff."""
        name = self.project.map_file(path)
        verdict = api.verdict_of(name)
        done = api.mended(name, advice=verdict.ruling.ages, keeps=verdict.ruling.kept)
        if not done.diff:
            return "there is nothing that could be mended for certain"
        done.write()
        return done.diff

    # maps

    def _sound(self, path: str) -> tuple[str, Map]:
        """A map that can be judged. Raises CxmapError with its first errors where it is none."""
        name = self.project.map_file(path)
        opened = api.open_map(name)
        if opened.map is None:
            raise CxmapError(_unsound(name, opened.checked.diagnostics))
        return name, opened.map


def _unsound(name: str, problems: Sequence[api.Diagnostic]) -> str:
    errors = [texts.problem_line(name, problem) for problem in problems if problem.severity == "error"]
    more = [f"and {len(errors) - 5} more; `validate` lists them"] if len(errors) > 5 else []
    return "\n".join([f"{name} has errors, so that nothing of it is judged:", *errors[:5], *more])


def _scoring(name: str) -> api.Scoring:
    return api.scoring_of(api.configuration_for(name))

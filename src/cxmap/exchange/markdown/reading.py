"""Markdown to a map: an outline or a table that cxmap wrote, and what others write in the same manner.

Phases are headings, touchpoints are headings below them or items of their lists. In an outline of cxmap every
item begins with the name of a key; in others names are known as those of tables are, in four languages.
"""

from __future__ import annotations

import re
from typing import Any

from cxmap.errors import InputError
from cxmap.exchange.draft import Draft
from cxmap.exchange.grid import MOST_ROWS, Grid
from cxmap.exchange.headers import meaning
from cxmap.exchange.markdown.lines import Bullet, Part, Table, parts_of
from cxmap.exchange.markdown.shorthands import main_key
from cxmap.exchange.markdown.texts import meant, name_in, said
from cxmap.exchange.names import key_of
from cxmap.exchange.scales import scale_in
from cxmap.exchange.tables import TableReader
from cxmap.source import shortened

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPTY = object()
"""What stands behind a key that somebody left without a value."""
MARK = "<!-- An outline by cxmap: cxmap import reads it back. -->"
TABLE_MARK = "<!-- A table by cxmap: cxmap import reads it back. -->"
END = "<!-- Here it ends. -->"
"""The last line of both: without it somebody has half a file."""
_LABEL = re.compile(r"\*\*((?:[^*\\]|\\.)+?):\*\*[ \t]*(.*)\Z", re.DOTALL)
_RAW = re.compile(r"`([^`]+)`:[ \t]*(.*)\Z", re.DOTALL)
_BOLD = re.compile(r"\*\*((?:[^*\\]|\\.)+?)\*\*\Z", re.DOTALL)
_FREE_LABEL = re.compile(r"(?:\*\*|__)?([^:*_\n]{1,60}?)(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(.*)\Z", re.DOTALL)


def read_markdown(content: bytes, name: str, **options: Any) -> Draft:
    """The map in a document. Raises InputError for what is none."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: this is no text in UTF-8") from None
    parts = parts_of(text, name)
    is_outline, is_table = MARK in text[:1000], TABLE_MARK in text[:1000]
    draft = _Own(name, parts).draft() if is_outline else _others(name, parts, options, exact=is_table)
    if (is_outline or is_table) and END not in text:
        draft.tell("the last line that cxmap writes is not there; is the file whole?", text.count("\n") + 1)
    return draft


def _others(name: str, parts: list[Part], options: dict[str, Any], *, exact: bool) -> Draft:
    """A table where there is one that holds a journey, else an outline of somebody's own."""
    tables = [table for part in parts for table in part.tables if len(table.rows) > 1]
    fitting = [table for table in tables if _is_journey(table.rows[0])]
    if fitting:
        return _table(name, parts, fitting, options, exact=exact)
    return _Free(name, parts, options.get("scale")).draft()


class _Own:
    """An outline as cxmap writes it."""

    def __init__(self, name: str, parts: list[Part]) -> None:
        self.name, self.parts = name, parts
        self.draft_ = Draft({"cxmap": 1})

    def draft(self) -> Draft:
        data = self.draft_.data
        here: dict[str, Any] = data
        for part in self.parts:
            title = name_in(part.name)
            if part.level == 1 and "title" not in data:
                data["title"] = title
            elif part.level == 1:
                self.section(part, title)
                _tell_unread(self.draft_, part, texts=True)
                continue
            elif part.level == 2:
                here = {"name": title}
                data.setdefault("phases", []).append(here)
            elif part.level >= 3:
                here = {"name": title}
                (data["phases"][-1] if "phases" in data else data).setdefault("touchpoints", []).append(here)
            if part.paragraphs:
                here["description"] = "\n\n".join(map(said, part.paragraphs))
            here |= self.fields(part.bullets)
            _tell_unread(self.draft_, part, texts=False)
        return self.draft_

    def section(self, part: Part, title: str) -> None:
        """A list of the map itself."""
        key = key_of(title)
        if key is None:
            raise InputError(
                f"{self.name}:{part.line}: `{shortened(title)}` is no list of a map; a phase is a heading of "
                "two signs, as ## Purchase"
            )
        values = [self.item(bullet, key) for bullet in part.bullets]
        self.draft_.data[key] = [] if values == [[]] else values

    def field(self, bullet: Bullet) -> tuple[str, Any]:
        """A key and its value; nothing for one that somebody left empty."""
        found, raw = _LABEL.match(bullet.text), _RAW.match(bullet.text)
        if found is not None:
            key, written = key_of(said(found[1])), found[2]
            if key is None:
                raise self.error(bullet, f"`{shortened(said(found[1]))}` is no key of a map")
        elif raw is not None:
            key, written = raw[1], raw[2]
        else:
            raise self.error(
                bullet,
                f"`{shortened(bullet.text)}` has no key before it, as **Actions:**, in bold and with a colon",
            )
        if not bullet.inside:
            return key, meant(written) if written.strip() else _EMPTY
        if written.strip():
            return key, self.item(Bullet(bullet.line, written, bullet.inside), key)
        labelled = [_is_labelled(inner) for inner in bullet.inside]
        if all(labelled):
            return key, self.fields(bullet.inside)
        if any(labelled):
            raise self.error(bullet, f"some items of `{key}` have a key before them and some have none")
        return key, [self.item(inner, key) for inner in bullet.inside]

    def fields(self, bullets: list[Bullet]) -> dict[str, Any]:
        """Keys and values, without those that are empty. Raises InputError for one that is there twice."""
        found: dict[str, Any] = {}
        for bullet in bullets:
            key, value = self.field(bullet)
            if key in found:
                raise self.error(bullet, f"`{key}` stands here twice")
            if value is not _EMPTY:
                found[key] = value
        return found

    def item(self, bullet: Bullet, key: str) -> Any:
        """An item of a list: a value, or a thing with what is said of it below."""
        bold = _BOLD.match(bullet.text)
        text = bold[1] if bold is not None and bullet.inside else bullet.text
        if not bullet.inside:
            return meant(text)
        main = main_key(key)
        if main is None:
            raise self.error(bullet, f"an item of `{key}` has no list below it; write it as `{{key: value}}`")
        return {main: name_in(text)} | self.fields(bullet.inside)

    def error(self, bullet: Bullet, what: str) -> InputError:
        return InputError(f"{self.name}:{bullet.line}: {what}")


def _tell_unread(draft: Draft, part: Part, *, texts: bool) -> None:
    """Name the tables below a heading, and its paragraphs where these have no place."""
    for table in part.tables:
        draft.tell("a table has no place in an outline and was not read", table.line)
    if texts and part.texts:
        draft.tell("a text has no place here and was not read", part.text_line)


def _is_labelled(bullet: Bullet) -> bool:
    return bool(_LABEL.match(bullet.text) or _RAW.match(bullet.text))


def _is_journey(header: list[str]) -> bool:
    known = {meaning(cell) for cell in header}
    return bool(known & {"touchpoint", "phase", "actions"})


def _title(parts: list[Part]) -> str:
    tops = [part for part in parts if part.level == min((one.level for one in parts if one.level), default=0)]
    return name_in(tops[0].name) if len(tops) == 1 and tops[0].level else ""


def _table(
    name: str,
    parts: list[Part],
    tables: list[Table],
    options: dict[str, Any],
    *,
    exact: bool,
) -> Draft:
    """The map in the first table that holds a journey; what else stands there is named."""
    rows = tables[0].rows
    if len(rows) > MOST_ROWS + 1:
        raise InputError(f"{name} has more than {MOST_ROWS:,} rows; a map holds no more touchpoints")
    wide = max(map(len, rows))
    texts = [[said(_BREAK.sub("\n", cell)) for cell in (*row, *[""] * (wide - len(row)))] for row in rows]
    reader = TableReader(
        Grid(tuple(map(tuple, texts))),
        name,
        options.get("columns") or {},
        options.get("scale") or scale_in(texts[0]),
        exact=exact,
    )
    draft = reader.draft()
    draft.data["title"] = _title(parts)
    own = tables[0]
    for part in parts:
        for table in part.tables:
            if table is own:
                continue
            if table.rows and _is_journey(table.rows[0]):
                draft.tell("a second table was not read; put its rows into the first one", table.line)
            else:
                draft.tell("a table without touchpoints or phases was not read", table.line)
        beside = [part.text_line] * bool(part.texts) + [bullet.line for bullet in part.bullets]
        if beside:
            draft.tell("what stands beside the table was not read", min(beside))
    return draft


class _Free(TableReader):
    """An outline of somebody's own."""

    def __init__(self, name: str, parts: list[Part], scale: tuple[float, float] | None) -> None:
        super().__init__(Grid(()), name, {}, scale)
        self.parts = parts

    def draft(self) -> Draft:
        title = _title(self.parts)
        levels = sorted({part.level for part in self.parts if part.level})
        below = levels[1:] if title else levels
        phases: list[dict[str, Any]] = []
        for part in self.parts:
            _tell_unread(self.draft_, part, texts=part.level == 0)
            if part.level in levels and part.level not in below:
                self.described(self.draft_.data, part)
                if not below:
                    phases.append({"name": "", "touchpoints": []})
                    self.listed(phases[-1], part)
            elif part.level and part.level == below[0]:
                phases.append({"name": name_in(part.name), "touchpoints": []})
                self.described(phases[-1], part)
                self.listed(phases[-1], part)
            elif part.level:
                step: dict[str, Any] = {"name": name_in(part.name)}
                if not phases:  # it stands before the first heading of a phase
                    phases.append({"name": "", "touchpoints": []})
                phases[-1]["touchpoints"].append(step)
                self.described(step, part)
                self.step(step, part.bullets)
            elif part.bullets:
                phases.append({"name": "", "touchpoints": []})
                self.listed(phases[-1], part)
        if not any(phase["name"] or phase["touchpoints"] for phase in phases):
            raise InputError(
                f"{self.name} holds neither phases nor touchpoints: phases are headings, as ## Purchase, "
                "touchpoints headings below them or items of their lists"
            )
        draft = self.done(phases)
        draft.data["title"] = title
        return draft

    def described(self, place: dict[str, Any], part: Part) -> None:
        if part.paragraphs:
            place["description"] = "\n\n".join(_bare(text) for text in part.paragraphs)

    def listed(self, phase: dict[str, Any], part: Part) -> None:
        """The items of a phase: what is said of it, and its touchpoints."""
        cells: dict[str, list[str]] = {}
        for bullet in part.bullets:
            label, text = _labelled(bullet)
            if label and (meaning(label) is not None):
                self.gather(cells, label, text, bullet)
            else:
                step: dict[str, Any] = {"name": _bare(bullet.text)}
                phase["touchpoints"].append(step)
                self.step(step, bullet.inside)
        self.put(phase, cells, of_phase=True)

    def step(self, step: dict[str, Any], bullets: list[Bullet]) -> None:
        cells: dict[str, list[str]] = {}
        for bullet in bullets:
            label, text = _labelled(bullet)
            self.gather(cells, label or "actions", text, bullet)
        self.put(step, cells, of_phase=False)

    def gather(self, cells: dict[str, list[str]], label: str, text: str, bullet: Bullet) -> None:
        texts = [_bare(text), *(_bare(inner.text) for inner in _all(bullet.inside))]
        cells.setdefault(label, []).extend(filter(None, texts))

    def put(self, place: dict[str, Any], cells: dict[str, list[str]], *, of_phase: bool) -> None:
        known: dict[str, str] = {}
        extra: dict[str, str] = {}
        for label, texts in cells.items():
            key = meaning(label)
            if not texts:
                continue
            if key in (None, "phase", "touchpoint") or key in known:
                extra[label] = "\n".join(texts)
            else:
                known[str(key)] = "\n".join(texts)
        self.fill(place, known, extra, of_phase=of_phase)


def _all(bullets: list[Bullet]) -> list[Bullet]:
    return [one for bullet in bullets for one in (bullet, *_all(bullet.inside))]


def _labelled(bullet: Bullet) -> tuple[str, str]:
    """The name before the colon, where there is one, and what follows it."""
    found = _LABEL.match(bullet.text) or _FREE_LABEL.match(bullet.text)
    if found is None and bullet.inside and bullet.text.rstrip("*_").endswith(":"):
        return _bare(bullet.text).rstrip(": "), ""
    return (_bare(found[1]), found[2]) if found is not None else ("", bullet.text)


def _bare(markup: str) -> str:
    """A text without the marks of bold print, links and code."""
    plain = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", markup)
    return said(re.sub(r"(?<!\\)(\*\*|__|`)", "", plain)).strip()

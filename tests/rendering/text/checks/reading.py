"""Readers of every format, by the rules of whoever reads it: all of them give the same `Seen`."""

from __future__ import annotations

import html
import json
import re
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

_LINE = re.compile(r"(.*?):(\d+):\d+: (\w+) (\S+) (.*)")


class Seen(NamedTuple):
    """A finding as a server has it."""

    file: str
    line: int
    code: str
    sentence: str


class Obeyed(NamedTuple):
    """A command of a log as GitHub's runner takes it apart."""

    name: str
    properties: dict[str, str]
    message: str


def obeyed(line: str) -> Obeyed | None:
    """What the runner makes of a line; None where it is no command."""
    line = line.lstrip()
    head, separator, message = line[2:].partition("::")
    if not line.startswith("::") or not separator:
        return None
    name, _, about = head.partition(" ")
    properties = {}
    for pair in filter(None, about.split(",")):
        key, _, value = pair.partition("=")
        properties[key] = _unescaped(value, ("%3A", ":"), ("%2C", ","))
    return Obeyed(name, properties, _unescaped(message))


def _unescaped(text: str, *more: tuple[str, str]) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def from_github(text: str) -> set[Seen]:
    seen = set()
    for line in text.split("\n"):
        command = obeyed(line)
        if command is None:
            place = _LINE.fullmatch(line)
            if place is not None:
                seen.add(Seen(place[1], int(place[2]), place[4], place[5]))
        elif command.name in ("error", "warning", "notice"):
            code = command.properties["title"].partition(" ")[0]
            file, number = command.properties.get("file", "."), command.properties.get("line", "1")
            seen.add(Seen(file, int(number), code, command.message))
    return seen


def from_gitlab(text: str) -> set[Seen]:
    return {
        Seen(
            found["location"]["path"],
            found["location"]["lines"]["begin"],
            found["check_name"].removeprefix("cxmap/"),
            found["description"],
        )
        for found in json.loads(text)
    }


def from_sarif(text: str) -> set[Seen]:
    (run,) = json.loads(text)["runs"]
    return {_result(found) for found in run["results"]}


def _result(found: dict[str, Any]) -> Seen:
    place = found["locations"][0]["physicalLocation"]
    uri = unquote(place["artifactLocation"]["uri"]).removeprefix("file://")
    return Seen(uri, place["region"]["startLine"], found["ruleId"], found["message"]["text"])


def from_junit(text: str) -> set[Seen]:
    seen = set()
    for case in Xml.fromstring(text).iter("testcase"):
        for outcome in (*case.iter("failure"), *case.iter("skipped")):
            code = str(case.get("name")).partition(" ")[0]
            seen.add(
                Seen(str(case.get("file")), int(case.get("line") or 0), code, str(outcome.get("message")))
            )
    return seen


def from_markdown(text: str) -> set[Seen]:
    seen = set()
    for line in text.split("\n"):
        if not line.startswith("| ") or line.startswith(("| | ", "| --- ")):
            continue
        _, where, what, hint = (html.unescape(cell.strip()) for cell in line.strip("|").split("|"))
        file, _, number = where.rpartition(":")
        title, _, message = what.partition(": ")
        sentence = f"{message}. {hint}" if hint else message
        seen.add(Seen(file, int(number), title.partition(" ")[0], sentence))
    return seen


READERS = {
    "github": from_github,
    "gitlab": from_gitlab,
    "sarif": from_sarif,
    "junit": from_junit,
    "markdown": from_markdown,
}

"""What a check asks of the files around a map, with the answers: while they hold, so does its verdict."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from cxmap.errors import InputError
from cxmap.source.beside import measured_bytes, measured_path
from cxmap.source.files import read_regular
from cxmap.source.project import insist_on_inside, project_of
from cxmap.source.text import read_bytes

Question = Literal["current", "file", "leads", "measured", "named", "portrait", "project"]
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""Schemes have two letters at least, so that the drive of a path is none."""
_PATH = re.compile(r"[^?#]*")
_LARGEST_PICTURE = 4_000_001
"""One byte more than a portrait may have (`portraits.MOST_BYTES`)."""


class Surroundings:
    """The files around the map file of a name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._home = Path("map" if name == "-" else name).parent
        self.asked: dict[tuple[Question, str], str] = {}
        """Every question that was asked, what it was about, and the answer."""

    def leads_anywhere(self, to: str) -> bool:
        """Whether a link of the map leads out into the world, or to a file that is there."""
        return bool(_OUTSIDE.match(to)) or self.answer("leads", to) == "yes"

    def answer(self, question: Question, about: str = "") -> str:
        """The answer to a question, which is asked once: whether a link leads to a file, what the measured
        file, a portrait or the current map holds, what the map file is called."""
        known = self.asked.get((question, about))
        if known is None:
            known = self.asked[question, about] = self._found_out(question, about)
        return known

    def _found_out(self, question: Question, about: str) -> str:
        match question:
            case "current":
                from cxmap.api.currents import what_lies_there

                return what_lies_there(self._name, about)
            case "file":
                return self._content(about)
            case "leads":
                return "yes" if self._is_there(about) else "no"
            case "measured":
                return _digest(measured_path(self._name))
            case "named":
                return self._name
            case "portrait":
                return self._portrait(about)
            case "project":
                return os.fspath(project_of(self._home))

    def read(self, path: str) -> bytes:
        """What a file of the map's project holds. Raises InputError where it cannot be used."""
        self.answer("named")  # what is said of the file names it from here
        self.answer("project")
        try:
            content = self._read(path)
        except InputError as error:
            self.asked["file", path] = str(error)
            raise
        self.asked["file", path] = blake2b(content, digest_size=16).hexdigest()
        return content

    def _read(self, path: str) -> bytes:
        insist_on_inside(self._name, path)
        return read_bytes(path)

    def _content(self, path: str) -> str:
        """What a file of the project holds, as far as two are told apart, or why it cannot be used."""
        try:
            return blake2b(self._read(path), digest_size=16).hexdigest()
        except InputError as error:
            return str(error)

    def _portrait(self, to: str) -> str:
        """What a picture beside the map holds, as far as two are told apart, or why it cannot be read."""
        try:
            place = (self._home / to).resolve()
            if not place.is_relative_to(project_of(self._home)):
                return "outside"
            return blake2b(read_regular(place, _LARGEST_PICTURE), digest_size=16).hexdigest()
        except (InputError, OSError, RuntimeError, ValueError) as error:
            return f"{type(error).__name__}: {error}"

    def _is_there(self, to: str) -> bool:
        path = _PATH.match(to)
        own = path[0] if path else ""
        try:
            if not own or (self._home / own).exists():
                return True
            if "%" not in own:
                return False
            from urllib.parse import unquote

            return (self._home / unquote(own)).exists()
        except (OSError, ValueError):
            return False


def _digest(path: Path) -> str:
    """What stands in a measured file, as far as two of them are told apart, or why it cannot be read."""
    if not os.path.lexists(path):
        return "nothing"
    try:
        return blake2b(measured_bytes(path), digest_size=16).hexdigest()
    except InputError as error:
        return str(error)

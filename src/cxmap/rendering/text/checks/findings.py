"""What checks found, as every format of a build server has it: problems of maps and shortfalls alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

from cxmap.source import Related, Severity, Span

LEVELS: tuple[Severity, ...] = ("error", "warning", "advice")
"""The worst one first."""
_COUNTED = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}
BEGINNING = Span(1, 1, 1, 1)


class Finding(Struct, frozen=True):
    """One thing that was found, where, and what to do about it.

    `fingerprint` stays the same while lines move and is known within the file; `weight` ranks findings of one
    level, the heaviest first.
    """

    file: str
    code: str
    level: Severity
    message: str
    hint: str = ""
    span: Span = BEGINNING
    related: tuple[Related, ...] = ()
    subject: str = ""
    """What it is about, without figures that change from day to day; the message where nothing is shorter."""
    fingerprint: str = ""
    fails: bool = False
    """Whether the run fails because of it."""
    weight: float = 0.0

    @property
    def key(self) -> str:
        """The fingerprint among the findings of all files: 32 hexadecimal digits."""
        return sha256(f"{self.file}\n{self.code}\n{self.fingerprint}".encode("utf-8", "replace")).hexdigest()[
            :32
        ]

    @property
    def sentence(self) -> str:
        """What is wrong and what to do about it."""
        return f"{self.message}. {self.hint}" if self.hint else self.message


class Help(Struct, frozen=True):
    """The page of a code, with a wrong and a right example where a text can show one."""

    code: str
    name: str
    text: str
    wrong: str | None = None
    right: str | None = None

    @property
    def title(self) -> str:
        """The code with what it is called; the name alone where the code is a word of its own."""
        name = self.name.replace("-", " ")
        return f"{self.code} {name}" if self.code.startswith("CX") else name

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, each paragraph on one line."""
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n") if part.strip())


class Findings(Struct, frozen=True):
    """All that one run found. `files` names every map that was checked, whether anything was found or not."""

    command: str
    version: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    pages: tuple[Help, ...]
    """The pages of the codes that were found, by code."""

    @property
    def summary(self) -> str:
        """How much was found, in one line."""
        maps = f"{len(self.files)} {'map' if len(self.files) == 1 else 'maps'}"
        return f"{counted(self.findings) or 'nothing found'} in {maps}"

    def title_of(self, finding: Finding) -> str:
        """What the code of a finding is called."""
        return next((page.title for page in self.pages if page.code == finding.code), finding.code)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """By level, then by weight; findings alike keep their order."""
    return sorted(findings, key=lambda finding: (LEVELS.index(finding.level), -finding.weight))


def counted(findings: Sequence[Finding]) -> str:
    """How many of each level, the worst first; empty for none."""
    numbers = Counter(finding.level for finding in findings)
    return ", ".join(
        f"{numbers[level]} {_COUNTED[level][numbers[level] > 1]}" for level in LEVELS if numbers[level]
    )

"""Every command, view and format, driven with one map, and what must hold of whatever comes out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Never
from xml.etree import ElementTree
from zipfile import ZipFile

from cxmap import api
from cxmap.cli.build_logs import log_obeys
from cxmap.model import Map
from tests.generated.collections import BELOW, SHARED
from tests.generated.folders import SECRET
from tests.generated.programs import PROGRAMS

MOST_PAGES = 40
MOST_BYTES = 60_000_000
"""Of all the files of one view in one format."""
_NO_NUMBER = re.compile(r"(?<![\w.\\])-?(?:nan|NaN|inf|Infinity)(?![\w])")
_OBEYED = re.compile(r"^[\s\ufeff]*::|##[A-Za-z.]*\[")
_OURS = re.compile(r"::(?:error|warning|notice) [^:]*::|::(?:group::|endgroup::)")
"""Commands with a place, or around lines: texts have none of either."""
_SCRIPTS = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
Command = tuple[str, ...]


def commands(random: Random, map_: Map, path: str, folder: str, out: str) -> Iterator[Command]:
    """What to run: every command in every format, and every view in a format and a size."""
    personas = [("--persona", persona.id) for persona in map_.personas[:2]]
    tuned = random.choice(
        ((), ("--confidence", "0.5"), ("--confidence", "0.9999"), ("--tolerance", "0.1"), ("--min-n", "1000"))
    )
    persona = random.choice([(), *personas])
    if map_.bound:
        yield from _measures(random, map_, path, folder)
    for form in ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"):
        yield ("validate", random.choice((path, folder)), "--format", form)
    yield ("validate", folder, "--strict", "--statistics", "--select", "CX4", "--ignore", "CX42")
    yield ("validate", path, "--diff")
    for form in ("table", "json", "csv", "markdown", "github", "gitlab", "sarif", "junit"):
        yield ("gaps", random.choice((path, folder)), "--format", form, "--all", *tuned)
    yield ("gaps", path, "--explain", "--all", *persona)
    yield ("gaps", path, "--fail-on", "targets", "--fail-on", "short", "--top", "1")
    for form in ("table", "json"):
        yield ("journey", path, "--by", "phase", "--by", "persona", "--format", form, *persona, *tuned)
        yield (
            "evidence",
            path,
            "--format",
            form,
            "--all",
            "--today",
            random.choice(("2026-11-28", "0001-01-01", "9999-12-31")),
        )
        yield ("whatif", path, "--best", "--format", form)
        yield ("whatif", path, f"{map_.steps[0].touchpoint.id if map_.steps else 'a'}=goal", "--format", form)
    for form in ("table", "json", "csv", "markdown"):
        yield ("compare", path, path, "--format", form, *tuned)
        for by in ("persona", "segment", "market"):
            yield ("compare", path, "--by", by, "--format", form, *tuned)
    yield from _diffs(random, path, folder, persona)
    yield from _courses(random, map_, path, folder, (*persona, *tuned))
    yield from _exchanges(random, path, folder, out)
    yield from _pictured(random, path, folder, out)
    yield from _returned(random, map_, path, folder, out)
    yield from _below(random, path, folder, out)
    for name in PROGRAMS:
        if name != "~lock" or map_.bound:
            yield (name, str(random.randrange(10**9)), path, folder, out)
    yield ("gaps", folder, "--together", "--format", random.choice(("table", "json", "csv", "markdown")))
    yield ("atlas", folder, "-o", f"{out}/site", "--quiet")
    for view in api.VIEWS:
        yield from _renders(random, view, path, out, (*persona, *tuned))
    yield ("render", path, "--future", path, "-o", out, "--format", "svg,html", "--force")
    yield ("render", folder, "-o", out, "--view", "curve", "--format", "svg", "--force")


def _measures(random: Random, map_: Map, path: str, folder: str) -> Iterator[Command]:
    files = [file.file for binding in map_.bound for file in binding.files]
    yield ("measure", path, "--dry-run", *random.choice(((), ("--wide",), ("--quiet",))))
    yield ("measure", path, "--check")
    yield ("measure", random.choice((path, folder)), "--force", *random.choice(((), ("--quiet",))))
    yield ("measure", random.choice((path, folder)))
    yield ("measure", path, "--check", "--quiet")
    yield ("measure", path, "--suggest", f"{folder}/{random.choice(files or ['none.csv'])}")
    yield ("gaps", path, "--all", "--explain")


def _diffs(random: Random, path: str, folder: str, persona: Command) -> Iterator[Command]:
    """Two files, a revision and the files as they are, two revisions, in a repository or without one."""
    tuned: Command = random.choice(
        ((), ("--as-of", "map"), ("--as-of", "0001-01-01"), ("--as-of", "9999-12-31"), ("--min-n", "1000"),
         ("--confidence", "0.5"), ("--exit-code",), ("--quiet",))
    )  # fmt: skip
    for form in ("table", "json", "markdown"):
        yield (
            "diff",
            random.choice(("HEAD", "HEAD~1", "main")),
            random.choice((path, folder)),
            "--format",
            form,
        )
        yield ("diff", folder, "--format", form, *persona, *tuned)
    yield ("diff", random.choice(("HEAD~1..HEAD", "HEAD...", "HEAD~1...HEAD", "..")), path, "--wide", *tuned)
    yield ("diff", path, path, *persona)
    yield ("diff", random.choice(("/dev/null", folder)), folder)


def _courses(random: Random, map_: Map, path: str, folder: str, more: Command) -> Iterator[Command]:
    """What became of the map over its versions, and what could be done."""
    place = random.choice(map_.steps).touchpoint.id if map_.steps else "nowhere"
    for form in ("table", "json"):
        every = random.choice(("commit", "month", "year"))
        since = random.choice(((), ("--since", "2024-01-01"), ("--since", "9999-12-31")))
        yield ("trend", random.choice((path, folder)), "--every", every, "--format", form, *since, *more)
        yield ("blame", path, place, "--format", form, *more)
    for form in ("table", "json", "csv", "markdown"):
        by = random.choice(("score", "impact", "rice"))
        budget = random.choice(((), ("--budget", "0"), ("--budget", "1000.5"), ("--budget", "1e12")))
        yield ("opportunities", random.choice((path, folder)), "--by", by, "--format", form, *budget)


def _exchanges(random: Random, path: str, folder: str, out: str) -> Iterator[Command]:
    """Out into another format and in again, the data of the map as a table, and a first map of its own."""
    yield ("export", path, "--to", "mermaid", "-o", f"{out}/map.mmd")
    for form in (
        "json",
        "vega-lite",
        random.choice(("markdown", "markdown-table", "csv", "miro", "lucid", "cjml")),
    ):
        yield ("export", path, "--to", form)
    for name in ("strange.mmd", "strange.csv", "strange.json", "strange.md", "strange.cjml"):
        yield ("import", f"{folder}/{name}", "-o", "-", *random.choice(((), ("--scale", "1..5"))))
    yield ("new", "-", "--no-input", "--from", f"{folder}/strange.txt")
    yield (
        "new", f"{out}/", "--no-input", "--kind", random.choice(("journey", "experience")),
        "--business", random.choice(("retail", "bank", "software")),
        "--language", random.choice(("en", "nl", "de", "fr")), "--title", random.choice(_TITLES),
    )  # fmt: skip


def _pictured(random: Random, path: str, folder: str, out: str) -> Iterator[Command]:
    """Groups, versions and changes as pictures and pages."""
    look = (
        "--force",
        "--theme",
        random.choice(("light", "dark")),
        "--lang",
        random.choice(("en", "nl", "xx")),
    )
    form = random.choice(("svg", "png", "pdf", "html"))
    by = random.choice(("persona", "segment", "market", "variant"))
    yield ("compare", path, "--by", by, "-o", f"{out}/groups.{form}", *look)
    yield ("diff", random.choice(("HEAD~1..HEAD", "HEAD")), path, "-o", f"{out}/changes.{form}", *look)
    yield (
        "trend",
        random.choice((path, folder)),
        "-o",
        f"{out}/versions.{random.choice(('svg', 'png'))}",
        *look,
    )
    yield (
        "render",
        path,
        "-o",
        out,
        "--view",
        random.choice(api.VIEWS),
        "--format",
        "html",
        "--force",
        "--quiet",
    )


def _returned(random: Random, map_: Map, path: str, folder: str, out: str) -> Iterator[Command]:
    """What goes out to be changed elsewhere and comes back, and what could become of the map."""
    yield ("export", path, "-o", f"{out}/book.xlsx", "--force", "--quiet")
    yield ("export", path, "-o", f"{out}/deck.pptx", "--force", "--quiet")
    yield ("import", f"{out}/book.xlsx", "--into", path, "--dry-run")
    strange = random.choice(("strange.csv", "strange.json", "strange.md"))
    yield ("import", f"{folder}/{strange}", "--into", path, "--dry-run", *random.choice(((), ("--remove",))))
    yield ("opportunities", path, "--from", f"{folder}/strange.csv", "--dry-run")
    place = map_.steps[0].touchpoint.id if map_.steps else "a"
    yield ("whatif", path, f"{place}=goal", "--save", f"{out}/later.cxmap.yaml")
    for variant in [variant.id for variant in map_.variants[:1]]:
        yield ("gaps", path, "--variant", variant, "--format", "json")


def _below(random: Random, path: str, folder: str, out: str) -> Iterator[Command]:
    """Maps that lead to others, and take in what others share, whatever these are."""
    for name in random.sample(BELOW, 2):
        yield ("validate", f"{folder}/{name}", "--format", random.choice(("full", "json")))
        yield ("gaps", f"{folder}/{name}", "--all", "--explain")
        yield ("journey", f"{folder}/{name}", "--format", random.choice(("table", "json")))
        yield ("render", f"{folder}/{name}", "-o", out, "--view", "report", "--force", "--quiet")
    name = random.choice((*SHARED, "circle.yaml", "itself.yaml", "spoilt.yaml", "pipe.yaml"))
    yield (random.choice(("validate", "gaps", "export", "whatif", "measure")), f"{folder}/{name}")
    yield ("export", f"{folder}/{random.choice(BELOW)}", "--to", random.choice(("json", "markdown")))
    yield ("import", f"{folder}/strange.xlsx", "-o", "-", *random.choice(((), ("--scale", "1..5"))))
    yield ("journey", path)


_TITLES = ("a", "::error::x", "../../up", "=1+1", "\u202ered", "a\nb", "\U0001f469" * 90, "", "- &a *b")


def _renders(random: Random, view: str, path: str, out: str, more: Command) -> Iterator[Command]:
    look = (
        "--theme", random.choice(("light", "dark", "print")),
        "--lang", random.choice(("en", "nl", "de", "fr", "xx")),
        "--force", "--quiet",
    )  # fmt: skip
    if view == api.REPORT:
        yield ("render", path, "-o", out, "--view", view, *look, *more)
        return
    for form in ("svg", random.choice(("png", "pdf"))):
        size = random.choice(((), ("--size", random.choice(("slide", "a4", "a3", "a0")))))
        yield ("render", path, "-o", out, "--view", view, "--format", form, *size, *look, *more)


def _refuse(word: str) -> Never:
    raise ValueError(f"{word} is no JSON")


def said_wrong(command: Command, code: int, stdout: str, stderr: str) -> Iterator[str]:
    """What is wrong with what a command said."""
    if code not in (0, 1, 2):
        yield f"exit code {code}: {stderr[-300:]}"
    if SECRET.split()[1] in stdout + stderr:
        yield "it shows what is in a file outside of the folder"
    on_server = {"gitlab", "sarif", "junit"}.intersection(command)
    if on_server == {"junit"} and code < 2:
        try:
            ElementTree.fromstring(stdout)
        except ElementTree.ParseError as error:
            yield f"this is no XML: {error}"
    elif ("json" in command and code == 0) or (on_server and code < 2):
        try:
            json.loads(stdout, parse_constant=_refuse)
        except ValueError as error:
            yield f"this is no JSON: {error}"
    if "csv" in command and code < 2:
        yield from (f"a spreadsheet takes {cell!r} for a formula" for cell in formulas(stdout))
    if log_obeys():
        lines = (line for line in re.split("[\r\n]", stdout + stderr) if _OBEYED.search(line))
        yield from (f"a build server obeys {line[:80]!r}" for line in lines if not _OURS.match(line))
    if number := _NO_NUMBER.search(stdout):
        yield f"it prints {number[0]}: ...{stdout[max(0, number.start() - 60) : number.end() + 20]}"


def formulas(table: str) -> Iterator[str]:
    """Cells of a table in CSV that a spreadsheet would work out."""
    for row in csv.reader(io.StringIO(table, newline="")):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(cell):
                yield cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def drawn_wrong(out: Path) -> Iterator[str]:
    """What is wrong with the files that a command wrote."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    if len(files) > MOST_PAGES:
        yield f"{len(files)} files"
    if (size := sum(path.stat().st_size for path in files)) > MOST_BYTES:
        yield f"{size:,} bytes"
    for path in files:
        yield from (f"{path.name}: {wrong}" for wrong in _file(path.read_bytes(), path.suffix))


def _file(content: bytes, ending: str) -> Iterator[str]:
    if ending in (".pptx", ".xlsx"):
        yield from _office(content)
    elif ending == ".png" and not content.endswith(b"IEND\xaeB`\x82"):
        yield "this is no whole PNG"
    elif ending == ".pdf":
        if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
            yield "this is no whole PDF"
        if (pages := len(re.findall(rb"/Type /Page\b", content))) > MOST_PAGES:
            yield f"{pages} pages"
    elif ending == ".svg":
        try:
            ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            yield f"this is no SVG: {error}"
    if ending in (".svg", ".html"):
        yield from (f"it shows {number}" for number in shows_no_number(content))


def _office(content: bytes) -> Iterator[str]:
    """What is wrong with a file for Office: each of its parts is sound XML."""
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    ElementTree.fromstring(archive.read(name))
                except ElementTree.ParseError as error:
                    yield f"{name} is no XML: {error}"


def shows_no_number(content: bytes) -> Iterator[str]:
    """What a picture or page shows as a number that is none."""
    if number := _NO_NUMBER.search(_SCRIPTS.sub("", content.decode())):
        yield number[0]

"""Folders as strangers leave them: sound maps among broken ones, links, pipes, and settings at any level."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from cxmap.exchange.markdown.reading import MARK
from cxmap.source.scalars import resolve
from tests.generated.bindings import content, named_files
from tests.generated.collections import collect
from tests.generated.settings import settings
from tests.generated.versions import committed
from tests.generated.workbooks import strange as workbook

SECRET = "password: hunter2\n"
_PIECES = (
    "cxmap: 1\n", "title: a\n", "- ", "  ", "\t", '"', "'", "# ", "{", "}", "[", "]", ",", ": ", "|\n",
    ">-\n", "&a ", "*a ", "!!str ", "---\n", "...\n", "%YAML 1.1\n", "? ", "touchpoints:\n", "- name: x\n",
    "\ufeff", "\u2028", "\x00", "\u202e", "\n", "012", ".nan", "1e999", "~", "<<: ", "\U0001f469", "\r",
)  # fmt: skip


STRANGE = (
    "Pay", "::error::x", "##[error]", "=1+1", "a\tb", "Ünï", "日本", "\U0001f469", "a:b", "#59;", "title",
    "---", "section", "x" * 300, "- a", '"', "'", "a;b", "%%", "{", "\u0645\u0631", "012", "null", "",
)  # fmt: skip
"""Names of touchpoints that mean something elsewhere."""


class _Dumper(yaml.SafeDumper):
    """Writes texts as YAML 1.2 reads them: in quotes where they would be numbers."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, None if resolve(text) == text else '"')


_Dumper.add_representer(str, _text)


def written(random: Random, data: dict[str, Any]) -> str:
    """A map's data as somebody might write it: in blocks, or in brackets."""
    plain = json.loads(json.dumps(data))
    if random.random() < 0.5:
        return json.dumps(plain, ensure_ascii=False, indent=random.choice((None, 1)))
    width = random.choice((60, 10_000))
    return str(yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width))


def broken(random: Random, text: str) -> bytes:
    """A text that is most likely no map any more."""
    kind = random.choice(("soup", "cut", "piece", "bytes", "empty"))
    if kind == "soup":
        text = "".join(random.choice(_PIECES) for _ in range(random.randint(1, 40)))
    elif kind == "cut":
        text = text[: random.randrange(len(text) + 1)]
    elif kind == "piece":
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(_PIECES) + text[at:]
    elif kind == "bytes":
        return random.randbytes(random.randint(0, 200))
    return b"" if kind == "empty" else text.encode("utf-8", "surrogatepass")


def exchanged(random: Random, text: str) -> Iterator[tuple[str, bytes]]:
    """Files in other formats, most of them no map in any."""
    names = [random.choice(STRANGE) for _ in range(random.randint(0, 12))]
    scores = ("3", "-1", "9", "1e400", "", "x", "+1", "3: Me, You", "2.5: =1+1")
    diagram = [f"  {name}: {random.choice(scores)}" for name in names]
    diagram.insert(
        random.randint(0, len(diagram)), random.choice(("section s", "accDescr {", "%%{ x", "title "))
    )
    rows = [",".join(random.choice((name, "3", "", "=a", '"')) for _ in range(4)) for name in names]
    outline = [
        f"{' ' * random.choice((0, 2, 4))}{name} {random.choice(('+1', '--', '[Web]', '(3)'))}"
        for name in names
    ]
    signs = ("# ", "## ", "- ", "  - ", "| ", "", "**a:** ", f"{MARK}\n")
    markdown = "\n".join(random.choice(signs) + name for name in names)
    points = "".join(f"<actualAction><touchpointID>{name}</touchpointID></actualAction>" for name in names)
    journey = f"<actualJourney><touchpoints>{points}</touchpoints></actualJourney>"
    journey = f"<CJML version='2.0'>{journey}</CJML>"
    yield "strange.md", markdown.encode()
    yield "strange.cjml", journey.encode() if random.random() < 0.5 else broken(random, journey)
    yield "strange.mmd", "\n".join(["journey", *diagram]).encode()
    yield "strange.csv", "\n".join(["phase,touchpoint,score,channel", *rows]).encode()
    yield "strange.json", text.encode() if random.random() < 0.5 else broken(random, text)
    yield "strange.txt", "\n".join(outline).encode()


def fill(random: Random, folder: Path, data: dict[str, Any], before: dict[str, Any] | None = None) -> Path:
    """Put a sound map into a folder, and around it what must not disturb it; the path of the map.

    With its data `before`, the folder above is a repository in which the map was that.
    """
    folder.mkdir(parents=True)
    secret = folder.parent / "secret.yaml"
    secret.write_text(SECRET, encoding="utf-8")
    path = folder / "map.cxmap.yaml"
    text = written(random, data)
    path.write_text(text, encoding="utf-8")
    for name in sorted(set(named_files(data))):
        (folder / name).write_bytes(content(random, name))
    for name, strange in exchanged(random, text):
        (folder / name).write_bytes(strange)
    (folder / "strange.xlsx").write_bytes(workbook(random))
    deep = folder / "deep"
    deep.mkdir()
    for at in range(random.randint(0, 3)):
        (random.choice((folder, deep)) / f"broken{at}.cxmap.yaml").write_bytes(broken(random, text))
    if random.random() < 0.5:
        (deep / "link.cxmap.yaml").symlink_to(secret)
        (folder / "link.yaml").symlink_to("../secret.yaml")
    if random.random() < 0.3:
        os.mkfifo(deep / "pipe.cxmap.yaml")
    if random.random() < 0.5:
        name, toml = settings(random)
        (random.choice((folder, deep, folder.parent)) / name).write_text(toml, encoding="utf-8")
    collect(random, folder, data, written)
    if before is not None:
        committed(random, folder.parent, path, written(random, before))
    return path

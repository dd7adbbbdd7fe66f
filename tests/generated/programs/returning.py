"""What goes out of a map, is changed by somebody, and comes back into it: wholly, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cxmap import api
from cxmap.errors import CxmapError
from tests.generated.folders import broken
from tests.generated.programs.copies import copied, ran
from tests.generated.workbooks import CELLS, edited, strange

_ENTRY = re.compile(r"^(?=- |\w)", re.MULTILINE)
_REMARK = re.compile(r"^# kept \d+$", re.MULTILINE)


def drive(random: Random, path: str, folder: str, out: str) -> Iterator[str]:
    """What is wrong with `import --into` and `opportunities --from`, for real."""
    own = copied(folder, out) / Path(path).name
    _remark(own)
    before = own.read_bytes()
    here = Path(out)
    form = random.choice(("book.xlsx", "table.csv", "map.json"))
    to = {"book.xlsx": "xlsx", "table.csv": "csv", "map.json": "json"}[form]
    code, said = ran("export", str(own), "--to", to, "-o", str(here / form), "--force", "--quiet")
    if code:
        yield f"export to {to} ends in {code}: {said[-300:]}"
        return
    code, said = ran("import", str(here / form), "--into", str(own))
    if own.read_bytes() != before or (code and "takes in other files" not in said):
        yield f"{form} that nobody changed comes back with {code}, and changes the map: {said[-300:]}"
    own.write_bytes(before)
    for how in ((), ("--remove",), ("--prefer", "file")):
        back = _spoilt(random, here / form)
        yield from _brought(own, before, "import", str(back), "--into", str(own), *how)
        own.write_bytes(before)
    (here / "strange.xlsx").write_bytes(strange(random))
    yield from _brought(own, before, "import", str(here / "strange.xlsx"), "--into", str(own))
    own.write_bytes(before)
    code, said = ran("opportunities", str(own), "--format", "csv")
    if code == 0:
        backlog = here / "backlog.csv"
        backlog.write_text(_scribbled(random, said), encoding="utf-8")
        yield from _brought(own, before, "opportunities", str(own), "--from", str(backlog))
        own.write_bytes(before)
    code, said = ran("import", str(here / "strange.xlsx"), "-o", str(here / "made.cxmap.yaml"), "--force")
    if code not in (0, 1, 2):
        yield f"import of a strange workbook ends in {code}: {said[-300:]}"
    elif code == 0:
        yield from _sound(here / "made.cxmap.yaml")


def _brought(own: Path, before: bytes, *command: str) -> Iterator[str]:
    """What is wrong after something was brought into a map."""
    code, said = ran(*command)
    after = own.read_bytes()
    if code not in (0, 1, 2):
        yield f"{' '.join(command[:2])} ends in {code}: {said[-300:]}"
    if code != 0 and after != before:
        yield f"{' '.join(command)} is refused with {code}, and has changed the map"
    if code == 0 and after != before:
        yield from _sound(own)
        lost = set(_REMARK.findall(before.decode())) - set(_REMARK.findall(after.decode()))
        if lost and "--remove" not in command:
            yield f"{' '.join(command)} loses {sorted(lost)}"
    if strays := [entry.name for entry in own.parent.iterdir() if entry.name.endswith((".tmp", "~"))]:
        yield f"{' '.join(command)} leaves {strays}"


def _sound(path: Path) -> Iterator[str]:
    try:
        api.load(path)
    except CxmapError as error:
        yield f"{path.name} is no map any more: {str(error)[:300]}"


def _remark(own: Path) -> None:
    """Put comments into a map that is written in blocks, before what stands at the left."""
    text, number = own.read_text(encoding="utf-8"), iter(range(100_000))
    remarked = _ENTRY.sub(lambda _: f"# kept {next(number)}\n", text)
    try:
        if api.loads(remarked) == api.loads(text):
            own.write_text(remarked, encoding="utf-8")
    except CxmapError:
        return


def _spoilt(random: Random, file: Path) -> Path:
    """A copy of a file that somebody has changed."""
    back = file.with_stem(f"{file.stem}-back")
    back.write_bytes(file.read_bytes())
    if file.suffix == ".xlsx":
        edited(random, back)
    elif file.suffix == ".csv":
        back.write_text(_scribbled(random, file.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        back.write_bytes(broken(random, file.read_text(encoding="utf-8")))
    return back


def _scribbled(random: Random, text: str) -> str:
    """A table with some other cells and lines."""
    lines = text.split("\n")
    for _ in range(random.choice((0, 1, 3))):
        at = random.randrange(len(lines))
        cells = lines[at].split(",")
        cells[random.randrange(len(cells))] = str(random.choice(CELLS)).replace(",", " ")[:200]
        lines[at] = random.choice((",".join(cells), ",".join(cells), "", lines[at] + "\n" + lines[at]))
    return "\n".join(lines)

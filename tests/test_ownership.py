"""What cxmap wrote is known by its signature; what only speaks of cxmap is somebody's own."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from cxmap import api
from cxmap.errors import InputError
from cxmap.ownership import is_ours

HEAD = '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
GENERATOR = '<meta name="generator" content="cxmap 0.1.0">\n'
DRAWING = (
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
    '  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg width="1pt" version="1.1">\n'
)
CREATOR = "<dc:creator>\n<cc:Agent>\n<dc:title>cxmap 0.1.0</dc:title>"


def _long_map() -> str:
    points = "".join(
        f"  - {{name: Touchpoint {number} {'name ' * 8}, experience: 1}}\n" for number in range(90)
    )
    return f"cxmap: 1\ntitle: cxmap & 0.1 <b>\ngoal: 1\ntouchpoints:\n{points}"


@pytest.mark.parametrize("revision", [None, "42bda13+"])
@pytest.mark.parametrize("form", ["png", "svg", "pdf", "html"])
def test_what_is_written_today(form: api.Format, revision: str | None, tmp_path: Path) -> None:
    view = "report" if form == "html" else "gaps"
    for size in (None, "a4") if form == "pdf" else (None,):
        pages = api.render_pages(api.loads(_long_map()), view, form, revision=revision, size=size)
        for page in pages:
            (tmp_path / "page").write_bytes(page)
            assert is_ours(tmp_path / "page")
            (tmp_path / "page").write_bytes(b" " + page)
            assert not is_ours(tmp_path / "page")


def test_what_was_written_before(project: Path) -> None:
    files = list(project.glob("docs/reports/*.html"))
    assert len(files) >= 6
    assert [path.name for path in files if not is_ours(path)] == []


def _png(*, wide: bool = False, **texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        if wide:
            info.add_itxt(key, value)
        else:
            info.add_text(key, value)
    file = BytesIO()
    Image.new("L", (40, 40)).save(file, "png", pnginfo=info)
    return file.getvalue()


def _pdf(information: str) -> bytes:
    body = f"%PDF-1.4\n1 0 obj\n{information}\nendobj\n"
    table = f"xref\n0 2\n0000000000 65535 f \n{9:010d} 00000 n \n"
    return f"{body}{table}trailer\n<< /Size 2 /Info 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode(
        "latin-1"
    )


OURS = _pdf("<< /Creator (cxmap 0.1.0) >>")
OWN = {
    "page": HEAD + "<title>a</title>\n" + GENERATOR,
    "drawing": f"{DRAWING}<title>a</title>\n<metadata>\n<rdf:RDF>\n<cc:Work>\n{CREATOR}",
    "png": _png(Software="cxmap 0.1.0"),
    "png of today": _png(wide=True, Software="cxmap 0.1.0"),
    "pdf": OURS,
}
FOREIGN = {
    "mention": "<!doctype html><p>My page about maps, drawn with cxmap 0.1, by hand</p>",
    "in the body": f"{HEAD}</head>\n<body>\n{GENERATOR}",
    "in a comment": f"{HEAD}<!-- {GENERATOR} -->",
    "as a text": HEAD + "<title>" + GENERATOR.replace("<", "&lt;") + "</title>",
    "before the page": f"<!-- {GENERATOR} -->{HEAD}",
    "another generator": HEAD + GENERATOR.replace("cxmap 0", "not cxmap 0"),
    "a title of a drawing": f"{DRAWING}<title>cxmap 0.1.0</title><desc>{GENERATOR}</desc>",
    "a creator out of place": f"{DRAWING}<g><metadata><rdf:RDF><cc:Work>{CREATOR}",
    "another creator": f"{DRAWING}<metadata><rdf:RDF><cc:Work>{CREATOR.replace('cxmap', 'not cxmap')}",
    "another text of a picture": _png(Comment="cxmap 0.1.0"),
    "a picture that was edited": _png(Software="Editor 9", Comment="made with cxmap 0.1.0"),
    "a picture without texts": _png(),
    "another wide text": _png(wide=True, Comment="cxmap 0.1.0", Software="cxmap 0.1.0"),
    "a cut picture": _png(Software="cxmap 0.1.0")[:40],
    "another document": _pdf("<< /Title (cxmap 0.1.0) /Creator (Writer) >>"),
    "a title like a creator": _pdf("<< /Title (/Creator \\(cxmap 0.1.0\\)) >>"),
    "a document without an end": OURS[:-9],
    "a document without a table": OURS.replace(b"xref\n0", b"xref\n1"),
    "a document without information": OURS.replace(b"Info 1", b"Info 7"),
    "a document that points nowhere": OURS.replace(b"0000000009", b"9999999999"),
    "a document with another table": OURS.replace(b"0000000009", b"<< >> abcd"),
    "a map": "cxmap: 1\ntitle: cxmap 0.1.0\n",
    "nothing": "",
}


def _written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("content", OWN.values(), ids=OWN)
def test_the_least_that_is_ours(content: str | bytes, tmp_path: Path) -> None:
    assert is_ours(_written(tmp_path / "a", content))


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_what_is_somebody_elses(content: str | bytes, tmp_path: Path) -> None:
    assert not is_ours(_written(tmp_path / "a", content))


def test_what_cannot_be_looked_at(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is not a regular file but a pipe"):
        is_ours(tmp_path / "pipe")

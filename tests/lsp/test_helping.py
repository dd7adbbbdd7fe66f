"""What an editor gets to show and to write, over the protocol, in texts of all kinds of lines and signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.cursor import MAP
from tests.lsp.client import CAPABILITIES, Editor, Json, Refused, edited, placed

SCORED = MAP.replace(
    "        channel: store\n", "        channel: store\n        experience: 2\n        goal: 4\n"
)
ENDS = pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])


def _range(line: int, start: int, end: int) -> Json:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def _changes(answer: Json) -> list[Json]:
    (change,) = answer["documentChanges"]
    edits: list[Json] = change["edits"]
    return edits


def test_completion_of_an_id(editor: Editor, folder: Path) -> None:
    text, line, column = placed(MAP + "      - name: I 😀 pay\n        channel: st|")
    uri = editor.open(folder / "a.cxmap.yaml", text)
    answer = editor.at("textDocument/completion", uri, line, column)
    assert not answer["isIncomplete"]
    store = next(one for one in answer["items"] if one["label"] == "store")
    assert store["detail"] == "Store"
    assert "**Store**" in store["documentation"]["value"]
    assert edited(text, [store["textEdit"]]).endswith("channel: store")


def test_completion_behind_wide_signs_on_the_same_line(editor: Editor, folder: Path) -> None:
    text, line, column = placed(MAP + "      - {name: 😀😀, channel: w|}\n")
    uri = editor.open(folder / "b.cxmap.yaml", text)
    items = editor.at("textDocument/completion", uri, line, column)["items"]
    web = next(one for one in items if one["label"] == "web")
    assert edited(text, [web["textEdit"]]).endswith("{name: 😀😀, channel: web}\n")


def test_completion_for_editors_with_and_without_places_to_fill_in(folder: Path) -> None:
    text, line, column = placed(MAP + "      |")
    plain = {**CAPABILITIES, "textDocument": {}}
    written = {}
    for name, capabilities in {"fills in": CAPABILITIES, "plain": plain}.items():
        with Editor(folder) as editor:
            editor.initialize(capabilities)
            uri = editor.open(folder / "c.cxmap.yaml", text)
            items = editor.at("textDocument/completion", uri, line, column)["items"]
            touchpoint = next(one for one in items if one["label"] == "touchpoint with a channel")
            written[name] = touchpoint["textEdit"]["newText"], touchpoint["insertTextFormat"]
    assert written == {
        "fills in": ("- name: ${1:I ...}\n  channel: $2", 2),
        "plain": ("- name: I ...\n  channel: ", 1),
    }


@ENDS
def test_hover_definition_references(editor: Editor, folder: Path, end: str) -> None:
    text = MAP.replace("name: I look around", "name: I 😀 look around, then").replace("\n", end)
    uri = editor.open(folder / "d.cxmap.yaml", text)
    line = text.split(end).index("        channel: web")
    hover = editor.at("textDocument/hover", uri, line, 18)
    assert "**Web shop** (channel `web`)" in hover["contents"]["value"]
    assert hover["range"] == _range(line, 17, 20)
    assert editor.at("textDocument/definition", uri, line, 18) == {"uri": uri, "range": _range(6, 9, 12)}
    spots = editor.at("textDocument/references", uri, 6, 10, context={"includeDeclaration": True})
    assert [spot["range"] for spot in spots] == [_range(6, 9, 12), _range(line, 17, 20)]
    spots = editor.at("textDocument/references", uri, 6, 10, context={"includeDeclaration": False})
    assert [spot["range"] for spot in spots] == [_range(line, 17, 20)]
    marked = editor.at("textDocument/documentHighlight", uri, line, 18)
    assert [spot["range"] for spot in marked] == [_range(6, 9, 12), _range(line, 17, 20)]
    assert "what happens" in editor.at("textDocument/hover", uri, line - 1, 10)["contents"]["value"].lower()


def test_a_definition_in_a_shared_file(editor: Editor, folder: Path) -> None:
    shared = folder / "shared parts.yaml"
    shared.write_text("cxmap-shared: 1\ntitle: 😀\nchannels: [{name: 😀, id: store}]\n", "utf-8")
    uri = editor.open(
        folder / "s.cxmap.yaml",
        f"cxmap: 1\ntitle: S\nuse: {shared.name}\ntouchpoints:\n  - {{name: a, channel: store}}\n",
    )
    found = editor.at("textDocument/definition", uri, 4, 26)
    assert found == {"uri": shared.as_uri(), "range": _range(2, 26, 31)}
    assert "store" in str(editor.at("textDocument/completion", uri, 4, 24))


@ENDS
def test_renaming(editor: Editor, folder: Path, end: str) -> None:
    text = (MAP + '      - {name: 😀, channel: "web"}\n').replace("\n", end)
    uri = editor.open(folder / "e.cxmap.yaml", text)
    assert editor.at("textDocument/prepareRename", uri, 6, 10) == {
        "range": _range(6, 9, 12),
        "placeholder": "web",
    }
    answer = editor.at("textDocument/rename", uri, 6, 10, newName="shop")
    (change,) = answer["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    after = edited(text, change["edits"])
    expected = text.replace("id: web", "id: shop").replace("channel: web", "channel: shop")
    assert after == expected.replace('"web"', '"shop"')


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("store", "The id `store` is already taken, by the channel 'Store'"),
        ("no id", "An id has letters, digits"),
        ("", "An id has letters, digits"),
    ],
)
def test_a_renaming_that_cannot_be_says_why(editor: Editor, folder: Path, new: str, why: str) -> None:
    uri = editor.open(folder / "f.cxmap.yaml", MAP)
    with pytest.raises(Refused, match=why[:30]) as refused:
        editor.at("textDocument/rename", uri, 6, 10, newName=new)
    assert refused.value.code == -32803
    with pytest.raises(Refused, match="There is no id here"):
        editor.at("textDocument/prepareRename", uri, 0, 2)


def test_a_new_id_for_a_name_alone_keeps_the_line_breaks(editor: Editor, folder: Path) -> None:
    text = "cxmap: 1\r\ntitle: t\r\nchannels:\r\n  - Web\r\ntouchpoints:\r\n  - {name: x, channel: web}\r\n"
    uri = editor.open(folder / "g.cxmap.yaml", text)
    after = edited(text, _changes(editor.at("textDocument/rename", uri, 3, 5, newName="shop")))
    assert after == text.replace("- Web", "- id: shop\r\n    name: Web").replace(
        "channel: web", "channel: shop"
    )


def test_the_gap_stands_behind_the_name(editor: Editor, folder: Path) -> None:
    text = SCORED.replace("I come in", "I come 😀 in")
    uri = editor.open(folder / "h.cxmap.yaml", text)
    (hint,) = editor.hints(uri)
    line = next(at for at, one in enumerate(text.split("\n")) if "I come" in one)
    assert hint["position"] == {"line": line, "character": len("        name: ") + len("I come xx in")}
    assert hint["label"] == "gap −2 · below goal (our estimate) · #1"
    assert "experience 2" in hint["tooltip"]["value"]
    hover = editor.at("textDocument/hover", uri, line + 2, 10)["contents"]["value"]
    assert "**gap −2**" in hover
    editor.change(uri, text.replace("experience: 2", "experience: 5"), 2)
    assert editor.hints(uri)[0]["label"].startswith("gap +1 · goal met")


def test_hints_wait_for_the_newest_text_and_are_asked_for_anew(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "i.cxmap.yaml", SCORED)
    editor.findings(uri, 1)
    editor.told.clear()
    editor.change(uri, SCORED.replace("goal: 4", "goal: 5"), 2)
    assert editor.hints(uri)[0]["label"].startswith("gap −3")
    editor.wait_for("workspace/inlayHint/refresh")


def test_outline_folding_and_links(editor: Editor, folder: Path) -> None:
    (folder / "notes 1.md").write_text("")
    text = MAP + "links: ['https://example.org/a', notes 1.md, ../../etc/passwd]\n"
    uri = editor.open(folder / "j.cxmap.yaml", text)
    outline = editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    phases = next(one for one in outline if one["name"] == "phases")["children"]
    inside = {one["name"]: [inner["name"] for inner in one["children"]] for one in phases}
    assert inside == {"Before": ["I look around"], "There": ["I come in"]}
    folds = editor.ask("textDocument/foldingRange", textDocument={"uri": uri})
    assert {"startLine": 5, "endLine": 7} in [
        {key: one[key] for key in ("startLine", "endLine")} for one in folds
    ]
    links = editor.ask("textDocument/documentLink", textDocument={"uri": uri})
    assert [one["target"] for one in links] == ["https://example.org/a", (folder / "notes 1.md").as_uri()]


@ENDS
@pytest.mark.parametrize(
    ("title", "wrong", "right"),
    [
        ("Change to `store`", "channel: stoer", "channel: store"),
        (
            "Add the channel `stoer`",
            "name: Store}\ntouchpoints:\n  - {name: 😀, channel: stoer",
            "name: Store}\n  - {id: stoer, name: Stoer}\ntouchpoints:\n  - {name: 😀, channel: stoer",
        ),
    ],
)
def test_quick_fixes(editor: Editor, folder: Path, title: str, wrong: str, right: str, end: str) -> None:
    text = (
        "cxmap: 1\ntitle: t\nchannels:\n  - {id: store, name: Store}\n"
        "touchpoints:\n  - {name: 😀, channel: stoer}\n"
    )
    text = text.replace("\n", end)
    uri = editor.open(folder / "k.cxmap.yaml", text)
    action = editor.actions(uri, 5)[title]
    assert action["kind"] == "quickfix"
    assert [one["code"] for one in action["diagnostics"]] == ["CX201"]
    assert edited(text, _changes(action["edit"])) == text.replace(
        wrong.replace("\n", end), right.replace("\n", end)
    )


@ENDS
def test_all_that_is_certain_at_once(editor: Editor, folder: Path, end: str) -> None:
    text = (
        "# kept\ncxmap: 1\ntitle: t\nlanguage: en\nchannels: [{id: web, name: W}]  # kept, too\n"
        "touchpoints:\n  - {name: 😀, channel: WEB}\n  - {name: y, channel: Web}\n"
    ).replace("\n", end)
    path = folder / "l.cxmap.yaml"
    uri = editor.open(path, text)
    actions = editor.actions(uri, 0, "source.fixAll")
    assert list(actions) == ["Mend all that is certain"]
    after = edited(text, _changes(actions["Mend all that is certain"]["edit"]))
    assert after == text.replace("channel: WEB", "channel: web").replace("channel: Web", "channel: web")
    assert not path.exists()
    editor.change(uri, after, 2)
    assert editor.actions(uri, 0, "source.fixAll") == {}


def test_silence_is_a_comment(editor: Editor, folder: Path) -> None:
    text = (
        "cxmap: 1\ntitle: t\nlanguage: en\nchannels:\n  - {id: w, name: 😀}\n  - Post\n"
        "touchpoints:\n  - {name: x, channel: w}\n"
    )
    uri = editor.open(folder / "m.cxmap.yaml", text)
    action = editor.actions(uri, 5)["Ignore CX402 on this line"]
    after = edited(text, _changes(action["edit"]))
    assert after == text.replace("- Post\n", "- Post  # cxmap: ignore[CX402]\n")


def test_a_broken_text_is_still_helped_with(editor: Editor, folder: Path) -> None:
    text, line, column = placed(MAP + '      - name: "never closed\n        channel: |')
    uri = editor.open(folder / "n.cxmap.yaml", text)
    items = editor.at("textDocument/completion", uri, line, column)["items"]
    assert [one["label"] for one in items if one["kind"] == 18] == ["web", "store"]
    assert editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    assert editor.hints(uri) == []
    with pytest.raises(Refused, match="cannot be read as YAML"):
        editor.at("textDocument/rename", uri, 6, 10, newName="shop")

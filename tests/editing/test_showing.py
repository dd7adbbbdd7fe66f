"""What is shown of a text: cards, figures, the outline, folds and links."""

from __future__ import annotations

from pathlib import Path

from cxmap import api
from cxmap.editing.cards import safe
from tests.editing.cursor import MAP, placed

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "examples" / "shopping-day.cxmap.yaml"


def _card(text: str) -> str:
    edited, line, column = placed(text)
    assert edited.figures is None or edited.is_judged
    card = edited.card(line, column)
    return "" if card is None else card.text


def test_a_key_says_what_it_takes() -> None:
    card = _card(MAP + "        imp|act: negative\n")
    assert "**impact**" in card
    assert "`negative`: It is remembered with anger." in card
    assert "From 1 to 5." in _card(MAP + "        impo|rtance: 4\n")
    assert "On the map's scale, from 1 to 5." in _card(MAP + "        exp|erience: 4\n")
    assert "from 1 to 5, where lower is better" in _card(
        MAP.replace("max: 5}", "max: 5, direction: lower-is-better}") + "        exp|erience: 4\n"
    )
    assert "id of `channels`" in _card(MAP.replace("channel: web", "chan|nel: web"))
    assert _card(MAP + "        colo|ur: x\n") == ""


def test_an_id_says_what_has_it() -> None:
    assert _card(MAP.replace("channel: web", "channel: w|eb")).startswith("**Web shop** (channel `web`)")
    assert "purpose: Show what there is" in _card(MAP.replace("channel: web", "channel: w|eb"))
    assert "The id is made from the name." in _card(MAP.replace("I come in", "I co|me in"))


def test_words_say_what_they_mean_and_free_text_nothing() -> None:
    assert _card("ki|nd: journey\n" + MAP).startswith("**kind**")
    assert "causes of trouble are roughly known" in _card("kind: jour|ney\n" + MAP)
    assert _card(MAP.replace("A visit", "A vi|sit")) == ""


def test_a_touchpoint_has_its_figures_and_never_more_than_the_list_says() -> None:
    text = SHOP.read_text("utf-8")
    edited = api.Edited(text, str(SHOP), SHOP.parent)
    table = api.gaps(api.load(SHOP))
    rows = {row.id: row for row in table.rows}
    assert edited.figures is not None
    hints = edited.hints()
    assert len(hints) == sum(row.gap is not None or bool(row.short_for_text) for row in table.rows)
    lines = text.split("\n")
    for hint in hints:
        row = next(
            row for row in rows.values() if lines[hint.line][: hint.column].rstrip("\"'").endswith(row.name)
        )
        assert row.verdict_text in hint.text
        assert f"#{row.rank}" in hint.text or row.rank is None
    line = next(at for at, written in enumerate(lines) if "name: Queue at the till" in written)
    card = edited.card(line, lines[line].index("Queue"))
    assert card is not None
    assert "below goal \\(our estimate\\)" in card.text
    assert "goal \\+1 \\(its own\\)" in card.text


def test_no_figures_of_a_map_that_is_not_sound() -> None:
    edited = api.Edited(SHOP.read_text("utf-8") + "kind: x\n")
    assert edited.figures is None
    assert edited.hints() == []


def test_figures_speak_the_language_of_the_map() -> None:
    path = ROOT / "examples" / "shopping-day.nl.cxmap.yaml"
    edited = api.Edited(path.read_text("utf-8"), str(path), path.parent)
    assert any("onder doel" in hint.text for hint in edited.hints())


def test_words_of_a_map_stay_words() -> None:
    hostile = "![x](https://example.org/a.png) <b>**B**</b> [l](javascript:x) `c`"
    shown = safe(hostile)
    assert "![" not in shown
    assert "](" not in shown
    assert "<b>" not in shown
    assert len(safe("long " * 500)) < 700
    text = MAP.replace("name: Web shop", f"name: '{hostile}'").replace("channel: web", "channel: w|eb")
    assert "](" not in _card(text)


def test_the_outline_is_phases_and_touchpoints_and_the_rest() -> None:
    edited = api.Edited(MAP)
    outline = {item.name: item for item in edited.outline()}
    assert list(outline) == ["personas", "sources", "channels", "phases"]
    phases = outline["phases"].inside
    assert [(phase.name, [point.name for point in phase.inside]) for phase in phases] == [
        ("Before", ["I look around"]),
        ("There", ["I come in"]),
    ]
    for item in [*outline.values(), *phases]:
        assert item.whole[:2] <= item.at[:2]
        assert item.at[2:] <= item.whole[2:]
    assert phases[0].whole.end_line == 14


def test_a_broken_text_keeps_its_outline() -> None:
    edited = api.Edited(MAP + '        note: "open\n')
    assert [item.name for item in edited.outline()] == ["personas", "sources", "channels", "phases"]


def test_folds() -> None:
    folds = api.Edited("# one\n# two\n\n" + MAP + "\n\n# end\n").folds()
    assert (0, 1) in folds
    assert (8, 10) in folds  # channels
    assert (11, 21) in folds  # phases
    assert all(start < end for start, end in folds)
    assert len({start for start, _ in folds}) == len(folds)


def test_links_lead_to_the_web_and_to_files_of_the_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (project / "a b.png").write_bytes(b"")
    (project / "out.png").symlink_to(tmp_path / "secret.png")
    text = (
        "cxmap: 1\ntitle: t\nof: m.cxmap.yaml\n"
        "links: ['https://example.org', 'a b.png', ../secret.png, out.png, none.png]\n"
        "personas: [{name: x, portrait: ./a b.png}]\ndata: {files: [{file: m.cxmap.yaml}]}\n"
        "touchpoints: [x]\n"
    )
    path = project / "m.cxmap.yaml"
    path.write_text(text)
    leads = api.Edited(text, str(path), project).links()
    assert [(lead.is_file, lead.to.removeprefix(str(project) + "/")) for lead in leads] == [
        (True, "m.cxmap.yaml"),
        (False, "https://example.org"),
        (True, "a b.png"),
        (True, "a b.png"),
        (True, "m.cxmap.yaml"),
    ]
    assert [lead.to for lead in api.Edited(text).links()] == ["https://example.org"]

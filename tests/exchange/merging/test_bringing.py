"""An edited workbook brought back into the map that it was made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cxmap import api
from cxmap.exchange import yaml_text
from cxmap.exchange.tables import read_table
from cxmap.exchange.workbook.sheets import LISTS, PLACED, Kind
from tests.exchange.merging.books import ALL, added, cell, changed, edited, export, into, row_of
from tests.generated.maps import MapMaker, mended

EXAMPLES = ["hotel-stay", "insurer-lifecycle", "shopping-day", "software-support"]
EVERY = [*LISTS, *PLACED]


def lines_changed(before: str, after: str) -> set[str]:
    return set(after.splitlines()) ^ set(before.splitlines())


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_nobody_changed_stays_to_the_letter(name: str, project: Path) -> None:
    text = (project / "examples" / f"{name}.cxmap.yaml").read_bytes().decode()
    brought = into(text, export(text))
    assert (brought.text, brought.conflicts, brought.told, brought.summary) == (text, (), (), "")


@pytest.mark.parametrize("seed", range(6))
def test_maps_that_nobody_wrote_stay_to_the_letter(seed: int) -> None:
    text = yaml_text(mended(MapMaker(Random(seed), 60 + 40 * seed).make()))
    assert into(text, export(text)).text == text


def test_a_cell_changes_its_value_and_nothing_else() -> None:
    def edit(book: Any) -> None:
        cell(book, "Touchpoints", "See an ad", "Experience").value = 2
        cell(book, "Touchpoints", "Queue", "Experience (persona you)").value = 0
        cell(book, "Touchpoints", "Ask a friend", "Thoughts").value = "Would this one fit us?"
        cell(book, "Channels", "Shop", "Purpose").value = "Help: in person"

    brought = changed(ALL, edit)
    assert brought.summary == "4 cells changed"
    assert lines_changed(ALL, brought.text) == {
        "  - {id: shop, name: Shop, goal: 2}  # the one in town",
        '  - {id: shop, name: Shop, purpose: "Help: in person", goal: 2}  # the one in town',
        "      - {name: See an ad, channel: web, experience: 1}",
        "      - {name: See an ad, channel: web, experience: 2}",
        "          Would this one",
        "          fit me?",
        "          Would this one fit us?",
        "        experience: {me: -1, you: -2}",
        "        experience: {me: -1, you: 0}",
    }


def test_what_the_map_says_of_itself_is_changed_where_it_stands() -> None:
    def edit(book: Any) -> None:
        cell(book, "Map", "title", "Value").value = "Two days"
        cell(book, "Map", "owner.email", "Value").value = None

    assert lines_changed(ALL, changed(ALL, edit).text) == {
        "title: A day   # of shopping",
        "title: Two days   # of shopping",
        "owner: {name: Ann, email: ann@example.org}",
        "owner: {name: Ann}",
    }


def items(text: str, kind: Kind) -> list[str]:
    """What the items of a list say first, wherever they stand."""
    map_ = api.loads(text)
    if kind.key == "touchpoints":
        held: list[Any] = [step.touchpoint for step in map_.steps]
    elif kind in PLACED:
        places = [map_, *map_.phases, *(step.touchpoint for step in map_.steps)]
        held = [item for place in places for item in getattr(place, kind.key)]
    else:
        held = list(getattr(map_, kind.key))
    return [str(getattr(item, kind.usual[0])) for item in held]


NEW: dict[str, dict[str, Any]] = {
    "metrics": {"Type": "csat", "Value": "80%", "n": 30, "Place": "pay"},
    "targets": {"Must meet": True},
    "pain_points": {"Place": "pay"},
    "kpis": {"Place": "pay"},
}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_a_new_row_is_a_new_item_of_any_list(kind: Kind) -> None:
    before = items(ALL, kind)

    def edit(book: Any) -> None:
        cells = {(kind.first or kind.usual[0].capitalize()): "Fresh"} | NEW.get(kind.key, {})
        headers = {str(one.value).casefold(): one.value for one in book[kind.name][1]}
        added(book, kind.name, **{headers[key.casefold()]: value for key, value in cells.items()})

    brought = changed(ALL, edit)
    name = "csat" if kind.key == "metrics" else "Fresh"
    assert items(brought.text, kind) == [*before, name]
    assert brought.summary == "1 row added"
    gone = set(ALL.splitlines()) - set(brought.text.splitlines())
    assert len(gone) <= 1  # the line of a list in brackets, or of an item that was a name alone


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_a_row_that_is_gone_stays_until_somebody_says_that_it_goes(kind: Kind) -> None:
    text = ALL.replace("opportunities:\n", "opportunities:\n  - {title: Nothing}\n")
    text = text.replace("\nlanes: [", "\nlanes: [Gone, ").replace("segments: [", "segments: [Gone, ")
    text = text.replace("sources: [", "sources: [Gone, ").replace("markets: [", "markets: [Gone, ")
    text = text.replace("curves: [", "curves: [Gone, ").replace("personas:\n", "personas:\n  - Gone\n")
    text = text.replace("channels:\n", "channels:\n  - Gone\n").replace("phases:\n", "phases:\n  - Gone\n")
    before = items(text, kind)
    at = 4 if kind.key == "touchpoints" else 1
    content = edited(export(text), lambda book: book[kind.name].delete_rows(at + 1))
    kept = into(text, content)
    assert kept.text == text
    assert kept.told and "was kept; --remove takes it out" in kept.told[0]
    removed = into(text, content, remove=True)
    assert items(removed.text, kind) == [*before[: at - 1], *before[at:]]
    assert [line for line in text.splitlines() if "#" in line] == [
        line for line in removed.text.splitlines() if "#" in line
    ]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_rows_in_another_order_are_items_in_another_order(kind: Kind) -> None:
    def edit(book: Any) -> None:
        sheet = book[kind.name]
        at = 4 if kind.key == "touchpoints" else 2  # two of the same phase
        for column in range(1, sheet.max_column + 1):
            one, two = sheet.cell(at, column), sheet.cell(at + 1, column)
            one.value, two.value = two.value, one.value

    before = items(ALL, kind)
    first = 2 if kind.key == "touchpoints" else 0
    wanted = [*before]
    wanted[first : first + 2] = reversed(wanted[first : first + 2])
    brought = changed(ALL, edit)
    if kind.key == "phases":
        wanted = ["Buy it", "Find it"]
    assert items(brought.text, kind) == wanted
    assert changed(ALL, edit, keep_order=True).text == ALL
    assert sorted(line.strip() for line in brought.text.splitlines() if "#" in line) == sorted(
        line.strip() for line in ALL.splitlines() if "#" in line
    )


def test_a_touchpoint_takes_its_lines_to_another_phase() -> None:
    brought = changed(
        ALL, lambda book: setattr(cell(book, "Touchpoints", "Queue", "Phase"), "value", "Find it")
    )
    first, second = api.loads(brought.text).phases
    assert [step.name for step in first.touchpoints] == ["See an ad", "Ask a friend", "Queue"]
    assert [step.name for step in second.touchpoints] == ["Pay"]
    assert "      # the long one\n      - name: Queue\n        channel: shop\n" in brought.text
    assert brought.summary == "1 row moved elsewhere"


def test_what_is_renamed_keeps_what_others_call_it_by() -> None:
    def edit(book: Any) -> None:
        cell(book, "Touchpoints", "Queue", "Touchpoint").value = "Stand in line"
        cell(book, "Channels", "Phone", "Name").value = "Telephone"
        cell(book, "Phases", "Find it", "Phase").value = "Look around"

    map_ = api.loads(changed(ALL, edit).text)
    step = map_.phases[1].touchpoints[0]
    assert (step.id, step.name, map_.opportunities[0].addresses) == ("queue", "Stand in line", ("queue",))
    assert [(channel.id, channel.name) for channel in map_.channels][2] == ("phone", "Telephone")
    assert (map_.phases[0].id, map_.phases[0].name) == ("find-it", "Look around")
    assert len(map_.phases[0].touchpoints) == 2


def test_a_phase_that_is_typed_beside_a_touchpoint_is_a_new_one() -> None:
    brought = changed(
        ALL, lambda book: added(book, "Touchpoints", Phase="Use it", Touchpoint="Wear it", Experience=2)
    )
    assert brought.text == ALL.replace(
        "opportunities:\n",
        "  - name: Use it\n    touchpoints: [{name: Wear it, experience: 2}]\nopportunities:\n",
    )


def test_a_copied_row_is_a_new_touchpoint() -> None:
    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.append([one.value for one in sheet[row_of(book, "Touchpoints", "Queue")]])

    brought = changed(ALL, edit)
    steps = api.loads(brought.text).phases[1].touchpoints
    assert [(step.id, step.name) for step in steps] == [
        ("queue", "Queue"), ("pay", "Pay"), ("queue-2", "Queue"),
    ]  # fmt: skip
    assert any("of which it is a copy" in told for told in brought.told)


def test_whoever_goes_on_with_a_workbook_brings_it_in_twice() -> None:
    def edit(book: Any) -> None:
        added(book, "Touchpoints", Touchpoint="Leave", Phase="Buy it")
        added(book, "Pain points", Text="Dark", Place="ask")
        added(book, "Channels", Name="Fax")
        cell(book, "Touchpoints", "Pay", "Note").value = "In cash"

    content = edited(export(ALL), edit)
    once = into(ALL, content).text
    assert once != ALL
    assert into(once, content).text == once


# both sides


def test_a_conflict_names_the_cell_and_both_values() -> None:
    def edit(book: Any) -> None:
        cell(book, "Touchpoints", "See an ad", "Experience").value = 2
        cell(book, "Map", "title", "Value").value = "Theirs"
        cell(book, "Channels", "Shop", "Goal").value = 1

    content = edited(export(ALL), edit)
    mine = ALL.replace("web, experience: 1", "web, experience: -1").replace("A day ", "Ours ")
    brought = into(mine, content)
    assert brought.text == mine
    row = row_of_export("Touchpoints", "See an ad")
    assert [str(conflict) for conflict in brought.conflicts] == [
        f"Touchpoints!F{row}, Experience of See an ad: the map says -1, the file 2",
        f"Map!B{row_of_export('Map', 'title')}, `title`: the map says Ours, the file Theirs",
    ]
    assert into(mine, content, prefer="map").text == mine.replace(
        "name: Shop, goal: 2", "name: Shop, goal: 1"
    )
    theirs = into(mine, content, prefer="file").text
    assert theirs == ALL.replace("name: Shop, goal: 2", "name: Shop, goal: 1").replace(
        "web, experience: 1", "web, experience: 2"
    ).replace("A day ", "Theirs ")


def row_of_export(sheet: str, name: str) -> int:
    import io

    import openpyxl

    return row_of(openpyxl.load_workbook(io.BytesIO(export(ALL))), sheet, name)


def test_both_may_change_different_cells_and_lists() -> None:
    def edit(book: Any) -> None:
        cell(book, "Touchpoints", "Queue", "Note").value = "On Saturdays"
        added(book, "Channels", Name="Fax")

    content = edited(export(ALL), edit)
    mine = ALL.replace("      - Pay\n", "      - Pay\n      - Leave\n").replace(
        "  - Phone\n", "  - Phone\n  - Mail\n"
    )
    brought = into(mine, content, remove=True)
    assert (brought.conflicts, brought.told) == ((), ())
    map_ = api.loads(brought.text)
    assert [step.name for step in map_.phases[1].touchpoints] == ["Queue", "Pay", "Leave"]
    assert {channel.name for channel in map_.channels} == {"Shop", "Web", "Phone", "Mail", "Fax"}
    assert map_.phases[1].touchpoints[0].note == "On Saturdays"


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    content = edited(export(ALL), lambda book: setattr(cell(book, "Map", "title", "Value"), "value", "Two"))
    mine = ALL.replace("A day ", "Two ")
    assert into(mine, content).text == mine


@pytest.mark.parametrize(
    ("mine", "edit", "what"),
    [
        (
            ("      - Pay\n", ""),
            lambda book: setattr(cell(book, "Touchpoints", "Pay", "Note"), "value", "In cash"),
            "Pay: the map says nothing: it was taken out, the file other words under Note",
        ),
        (
            ("name: Web", "name: Web\n    purpose: Sell"),
            lambda book: book["Channels"].delete_rows(3),
            "Channels: Web: the map says something else than when it was exported, the file it is gone",
        ),
        (
            ("text: Too slow, severity: 3", "text: Too slow, severity: 4"),
            lambda book: book["Touchpoints"].delete_rows(3),
            "Pain points: Too slow, of Ask a friend: the map says something else than when it was exported, "
            "the file what it belongs to is gone",
        ),
        (
            ("      - Pay\n", "      - Leave\n      - Pay\n"),
            None,
            "",
        ),
    ],
)  # fmt: skip
def test_rows_that_one_side_took_out(
    mine: tuple[str, str], edit: Callable[[Any], None] | None, what: str
) -> None:
    text = ALL.replace(*mine)
    assert text != ALL
    brought = into(text, edited(export(ALL), edit or (lambda book: None)), remove=True)
    if not what:
        assert brought.text == text
        return
    assert brought.text == text
    assert any(what in str(conflict) for conflict in brought.conflicts)


def test_what_belongs_to_a_touchpoint_goes_with_it_and_that_is_told() -> None:
    text = ALL.replace("addresses: queue", "addresses: pay")
    brought = changed(text, lambda book: book["Touchpoints"].delete_rows(4), remove=True)
    assert [told for told in brought.told if "went with it" in told] == [
        "Metrics: csat, of Queue, went with it",
        "Metrics: nps, of Queue, went with it",
        "KPIs: Minutes, of Queue, went with it",
        "KPIs: People, of Queue, went with it",
        "the comment `# the long one` went with it",
    ]
    assert [step.touchpoint.name for step in api.loads(brought.text).steps] == [
        "See an ad", "Ask a friend", "Pay",
    ]  # fmt: skip


def test_touchpoints_put_into_a_phase_that_the_map_took_out() -> None:
    text = ALL.replace("  - id: buy\n", "  - Wait\n  - id: buy\n")
    content = edited(export(text), lambda book: added(book, "Touchpoints", Touchpoint="Read", Phase="Wait"))
    assert "Wait" not in into(ALL, content).text
    assert any("the phase of Read" in str(conflict) for conflict in into(ALL, content).conflicts)
    kept = into(ALL, content, prefer="map")
    assert kept.text == ALL
    assert any("its phase is not in the map" in told for told in kept.told)
    back = api.loads(into(ALL, content, prefer="file").text)
    assert [phase.name for phase in back.phases] == ["Find it", "Wait", "Buy it"]
    assert [step.name for step in back.phases[1].touchpoints] == ["Read"]


# what is not there


def test_without_its_marks_every_difference_is_a_change_of_the_file() -> None:
    content = edited(export(ALL), lambda book: book.remove(book["cxmap"]))
    assert into(ALL, content).text == ALL
    brought = into(ALL.replace("A day ", "Ours "), content)
    assert brought.text == ALL
    assert any("does not remember what the map said" in told for told in brought.told)


def test_columns_and_sheets_that_are_gone_take_nothing_along() -> None:
    def edit(book: Any) -> None:
        del book["Sources"]
        sheet = book["Touchpoints"]
        sheet.delete_cols([one.value for one in sheet[1]].index("Thoughts") + 1)
        sheet.cell(1, sheet.max_column + 1).value = "My own"
        sheet.cell(2, sheet.max_column).value = "x"

    brought = changed(ALL, edit, remove=True)
    assert brought.text == ALL
    assert sorted(brought.told) == [
        "the column `My own` of the sheet `Touchpoints` is none of cxmap's and was not read",
        "the sheet `Sources` is not there; what the map says of that was kept",
        "the sheet `Touchpoints` has no column `Thoughts`; what the map says there was kept",
    ]


def test_an_experience_of_everybody_beside_those_of_personas_is_not_taken() -> None:
    brought = changed(ALL, lambda book: setattr(cell(book, "Touchpoints", "Queue", "Experience"), "value", 2))
    assert brought.text == ALL
    assert "the personas' were taken, and 2 was not" in brought.told[0]


# the law


@pytest.mark.parametrize("seed", range(12))
def test_an_edit_in_the_workbook_is_the_same_edit_made_by_hand(seed: int) -> None:
    """Whatever is done to a workbook, the map says what a new one made of that workbook would say."""
    random = Random(seed)
    text = commented(yaml_text(mended(MapMaker(random, 60 + 20 * seed).make())), random)
    content = edited(export(text), lambda book: scribble(book, random))
    draft = read_table(content, "m.xlsx")
    brought = into(text, content, remove=True)
    assert brought.conflicts == ()
    assert plain(api.loads(brought.text)) == plain(api.loads(yaml_text(draft.data)))
    for comment in (line for line in text.splitlines() if "# remark" in line):
        assert (
            comment.strip() in brought.text or f"the comment `{comment.strip()}` went with it" in brought.told
        )


def commented(text: str, random: Random) -> str:
    """The text of a map with remarks between its lines."""
    made: list[str] = []
    for number, line in enumerate(text.splitlines()):
        if random.random() < 0.1 and line.lstrip().startswith("- ") and not made[-1].endswith(("|", "|-")):
            made.append(f"{' ' * (len(line) - len(line.lstrip()))}# remark {number}")
        made.append(line)
    return "\n".join((*made, ""))


def scribble(book: Any, random: Random) -> None:
    """Change names and notes all over a workbook."""
    for sheet, headers in (
        ("Touchpoints", ("Touchpoint", "Note", "Actions")), ("Phases", ("Phase", "Description", "Note")),
        ("Channels", ("Name", "Purpose")), ("Personas", ("Name",)), ("Opportunities", ("Title", "Note")),
    ):  # fmt: skip
        made = book[sheet]
        names = [one.value for one in made[1]]
        for row in range(2, made.max_row + 1):
            if random.random() < 0.2:
                header = random.choice([header for header in headers if header in names])
                text = random.choice(["Other", "a: b", "two\nlines", "{x", "# no", "12", "=1"]) + str(row)
                made.cell(row, names.index(header) + 1).value = text
                made.cell(row, names.index(header) + 1).data_type = "s"


def plain(map_: Any) -> Any:
    """A map with as many digits as every program that writes workbooks keeps."""

    def rounded(value: Any) -> Any:
        if isinstance(value, float):
            return float(f"{value:.11g}")
        if isinstance(value, dict):
            return {key: rounded(inner) for key, inner in value.items()}
        return [rounded(item) for item in value] if isinstance(value, list) else value

    dumped = rounded(map_.model_dump(mode="json"))
    # a source that says nothing is an empty row, which no table has
    dumped["sources"] = [source for source in dumped["sources"] if any(source.values())]
    return dumped


@pytest.mark.parametrize("seed", [0, 1, 2, 10, 11, 20])
def test_changes_of_two_people_come_to_the_same_in_any_order(seed: int) -> None:
    """Two who edited copies of one workbook: whoever is first, nothing of either is lost without a word."""
    one, two = (edited(export(ALL), partial(scribble, random=Random(f"{seed}{by}"))) for by in ("a", "b"))
    first, second = into(into(ALL, one).text, two), into(into(ALL, two).text, one)
    assert len(first.conflicts) == len(second.conflicts) == {10: 1, 11: 2, 20: 1}.get(seed, 0)
    if not first.conflicts:
        assert api.loads(first.text) == api.loads(second.text)
    for conflict, other in zip(first.conflicts, second.conflicts, strict=True):
        assert conflict.what.partition(",")[0] == other.what.partition(",")[0]  # the cell
        assert (conflict.ours, conflict.theirs) == (other.theirs, other.ours)

"""Problems as text: the caret stands under its place, whatever the line holds."""

from __future__ import annotations

from rich.cells import cell_len

from cxmap.rendering.text.findings import WINDOW, concise, full
from cxmap.rendering.text.signs import visible
from cxmap.source import Diagnostic, Related, Span


def _shown(line: str, first: int, last: int, *, end_line: int = 1) -> list[str]:
    problem = Diagnostic("CX999", "m", span=Span(1, first, end_line, last))
    return full("f", problem, {1: line}).plain.splitlines()


def _under_caret(shown: list[str]) -> str:
    """What stands above the carets, by columns of the terminal."""
    _, line, carets = shown[:3]
    start, width = cell_len(carets[: carets.index("^")]), carets.count("^")
    found, column = "", 0
    for sign in line:
        if start <= column < start + width:
            found += sign
        column += cell_len(sign)
    return found


def test_the_caret_stands_under_its_place() -> None:
    assert _under_caret(_shown("name: stoer # x", 7, 12)) == "stoer"
    assert _under_caret(_shown("名前: 漢字 # x", 5, 7)) == "漢字"
    assert _under_caret(_shown("\tname: stoer", 8, 13)) == "stoer"
    assert _under_caret(_shown("a\u202eb: stoer", 6, 11)) == "stoer"
    assert _under_caret(_shown("x" * 5_000 + " stoer " + "y" * 5_000, 5_002, 5_007)) == "stoer"


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert _under_caret(_shown("a: [b,", 4, 2, end_line=3)) == "[b,"


def test_a_place_at_the_end_of_a_line_has_one_caret() -> None:
    assert _shown("a: [b", 6, 7)[2].count("^") == 1


def test_long_lines_are_cut_around_the_place() -> None:
    shown = _shown("x" * 100_000, 50_000, 50_010)
    assert max(map(len, shown)) < WINDOW + 20
    assert _under_caret(shown) == "x" * 10


def test_a_problem_without_its_line() -> None:
    assert full("f", Diagnostic("CX001", "too large"), {}).plain == "f:1:1: CX001 too large\n"


def test_other_places_and_a_cure() -> None:
    related = (Related("the first one", span=Span(1, 1, 1, 2)), Related("somewhere"))
    problem = Diagnostic("CX202", "m", hint="h", severity="warning", span=Span(2, 1, 2, 2), related=related)
    assert full("f", problem, {1: "a", 2: "b"}).plain == (
        "f:2:1: warning: CX202 m\n2 | b\n  | ^\n1 | a\n  | - the first one\n  = h\n"
    )


def test_nothing_invisible_is_printed() -> None:
    assert visible("a\x1b[31m\tb\n\u061c\u202e\ufeff\udcff é漢😀") == (
        "a<U+001B>[31m b<U+000A><U+061C><U+202E><U+FEFF><U+DCFF> é漢😀"
    )
    problem = Diagnostic("CX102", "no `\n::error`", hint="h\r")
    assert concise("a\nb", problem) == "a<U+000A>b:1:1: CX102 no `<U+000A>::error`. h<U+000D>"


def test_sentences_are_wrapped_to_a_width_and_code_stays_whole() -> None:
    hint = "Correct the number, or declare the scale under `scale: {min: ..., max: ...}`."
    problem = Diagnostic("CX203", "it lies outside the scale of the map", hint=hint, span=Span(2, 1, 2, 2))
    assert full("a.yaml", problem, {2: "x"}, width=60).plain == (
        "a.yaml:2:1: CX203 it lies outside the scale of the map\n2 | x\n  | ^\n"
        "  = Correct the number, or declare the scale under\n    `scale: {min: ..., max: ...}`.\n"
    )
    narrow = full("a.yaml", problem, {2: "x"}, width=40).plain.splitlines()
    assert narrow[:2] == ["a.yaml:2:1: CX203 it lies outside the", "  scale of the map"]


def test_the_name_of_a_file_stays_one_word() -> None:
    name = "/a/long/way/down/to/a/map/with a space.cxmap.yaml"
    shown = full(name, Diagnostic("CX001", "too large"), {}, width=40).plain.splitlines()
    assert shown == [f"{name}:1:1:", "CX001 too large"]


def test_lines_of_the_map_are_cut_to_a_width() -> None:
    line = "x" * 50 + " stoer " + "漢" * 50
    problem = Diagnostic("CX999", "m", span=Span(1, 52, 1, 57))
    shown = full("f", problem, {1: line}, width=40).plain.splitlines()
    assert max(map(cell_len, shown)) <= 40
    assert _under_caret(shown) == "stoer"

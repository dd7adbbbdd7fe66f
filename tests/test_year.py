"""A made-up year of an example in a real repository: what the log says is what diff, trend and blame say.

Each commit has a message that claims something. The claims stand beside the edits that make them true, and
every command is asked for the same story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cxmap import api
from cxmap.api.texts import changes_markdown
from cxmap.changes import Comparison
from cxmap.changes.shortfalls import shortfalls
from cxmap.cli.app import run
from cxmap.locale import words_for
from cxmap.ownership import is_ours
from cxmap.scoring.course import Course
from cxmap.view.trend.build import build_maps_over_time, build_over_time
from tests.history.repository import Repository

OLD, NEW = "maps/shopping-day.cxmap.yaml", "customers/shopping.cxmap.yaml"
ANSWERS = "        metrics: [{{type: csat, answers: {answers}, source: survey, date: 2024-10-01}}]\n"
LIKED, DISLIKED = [20, 20, 40, 60, 60], [70, 60, 40, 20, 10]


def score(id_: str, value: int) -> Callable[[str], str]:
    """Another believed experience of a touchpoint."""

    def made(text: str) -> str:
        return re.sub(
            rf"(- id: {id_}\n(?:(?!      - id).*\n)*?        experience: )\S+", rf"\g<1>{value}", text
        )

    return made


def swap(before: str, after: str) -> Callable[[str], str]:
    def made(text: str) -> str:
        assert before in text
        return text.replace(before, after)

    return made


def lower_the_goals(text: str) -> str:
    """Of the whole phase of buying."""
    return re.sub(r"(name: Purchase\n(?:.*\n)*?    goal: \{score: )1", r"\1-1", text)


def asked(answers: list[int]) -> Callable[[str], str]:
    """What a survey says of how a solution was asked for."""

    def made(text: str) -> str:
        text = re.sub(r"        metrics: \[\{type: csat.*\n", "", text)
        line = ANSWERS.format(answers=answers)
        if "id: survey" not in text:
            text = text.replace("sources:\n", "sources:\n  - {id: survey, name: Survey, type: survey}\n", 1)
        return text.replace("      - id: solution\n", f"      - id: solution\n{line}", 1)

    return made


def both(*edits: Callable[[str], str]) -> Callable[[str], str]:
    def made(text: str) -> str:
        for edit in edits:
            text = edit(text)
        return text

    return made


@dataclass(frozen=True)
class Chapter:
    """A commit: what its message claims, the edit, and what changed by it, as kinds with ids."""

    claims: str
    edit: Callable[[str], str]
    changed: frozenset[tuple[str, str]] = frozenset()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    eased: tuple[str, ...] = ()


def chapter(claims: str, edit: Callable[[str], str], *changed: tuple[str, str], **gaps: Any) -> Chapter:
    return Chapter(claims, edit, frozenset(changed), **gaps)


STORY = (
    chapter("The diary of one customer", lambda text: text),
    chapter(
        "The self-checkouts work, nobody waits any more", score("queue", 1),
        ("experience", "queue"), ("verdict", "queue"), closed=("queue",),
    ),
    chapter("Maps have moved to the folder of the customer team", lambda text: text),
    chapter(
        "The queue is at the self-checkout now",
        both(lambda text: re.sub(r"\bqueue\b", "checkout", text),
             lambda text: re.sub(r"(- id: checkout\n        name: ).*", r"\1Pay at the self-checkout", text)),
        ("renamed", "checkout"),
    ),
    chapter("The crowd is worse than we thought", score("crowd", -2), ("experience", "crowd")),
    chapter(
        "Be realistic about buying", lower_the_goals,
        ("goal lowered", "*"), ("verdict", "button"), ("verdict", "fitting"),
        eased=("fitting", "button", "pay"),
    ),
    chapter("A draft that does not load", lambda text: "phases: [[\n" + text),
    chapter(
        "The second size is never in store",
        both(lambda text: text.removeprefix("phases: [[\n"), score("sizes", -2)),
        ("experience", "sizes"), ("verdict", "sizes"), opened=("sizes",),
    ),
    chapter(
        "No more discount mails to recent buyers",
        both(score("mail", 1), swap("    status: doing\n", "    status: done\n    done: 2024-09-01\n")),
        ("experience", "mail"), ("verdict", "mail"), ("status", "list"), ("done", "list"), closed=("mail",),
    ),
    chapter("Two hundred customers were asked", asked(LIKED), ("grounds", "solution")),
    chapter("They like it less, and that is no chance", asked(DISLIKED), ("experience", "solution")),
    chapter("A word about the tailor", swap("description: ", "description: With a tailor. "), ("text", "")),
)  # fmt: skip
MERGED = 8
"""The chapter that was written on a branch."""
DRAFT = 6


@dataclass(frozen=True)
class Year:
    """The repository of the year, with the commit of each chapter."""

    repository: Repository
    path: Path
    commits: tuple[str, ...]

    def between(self, at: int) -> Comparison | None:
        """What changed in a chapter, held against the one before; of the first sound one after a draft."""
        before = at - 2 if at - 1 == DRAFT else at - 1
        place = "." if at == 2 else (OLD if at < 2 else NEW)
        told = api.diff([f"{self.commits[before]}..{self.commits[at]}", place], as_of="map")
        return told.files[0].comparison if told.files else None

    @property
    def told(self) -> list[int]:
        """The chapters that a history has versions of: not the moved file, whose content stayed."""
        return [at for at in range(len(STORY)) if at not in (2, DRAFT)]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Year:
    """The year, written once."""
    repository = Repository(tmp_path_factory.mktemp("year") / "repository")
    text = (project / "examples/shopping-day.cxmap.yaml").read_text("utf-8")
    commits = []
    for at, chapter_ in enumerate(STORY):
        repository.day = 30 * at
        text = chapter_.edit(text)
        if at == 2:
            (repository.folder / NEW).parent.mkdir()
            repository.git("mv", OLD, NEW)
        if at == MERGED:
            repository.git("checkout", "-q", "-b", "mail")
        path = repository.folder / (OLD if at < 2 else NEW)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        repository.commit(message=chapter_.claims)
        if at == MERGED:
            repository.git("checkout", "-q", "main")
            repository.git("merge", "-q", "--no-ff", "-m", chapter_.claims, "mail")
        commits.append(repository.git("rev-parse", "HEAD").strip())
    return Year(repository, path, tuple(commits))


@pytest.fixture
def here(year: Year, monkeypatch: pytest.MonkeyPatch) -> Year:
    monkeypatch.chdir(year.repository.folder)
    return year


@pytest.fixture
def course(here: Year) -> Course:
    return api.course(here.path, api.load(here.path))


@pytest.mark.parametrize("at", range(1, len(STORY)), ids=lambda at: STORY[at].claims)
def test_diff_tells_what_the_message_claims(at: int, here: Year) -> None:
    chapter_ = STORY[at]
    if at == DRAFT:
        told = api.diff([f"{here.commits[at - 1]}..{here.commits[at]}", NEW])
        assert not told.files and len(told.skipped) == 1
        return
    comparison = here.between(at)
    changes = () if comparison is None else comparison.changes
    kinds = {
        (change.kind, "*" if change.places else change.spot.id) for change in changes if change.kind != "rank"
    }
    assert chapter_.changed <= kinds
    if not chapter_.changed:
        assert not kinds
    about = {id_ for _, id_ in chapter_.changed}
    worse_or_better = {
        change.spot.id for change in changes if change.group == "customers" and change.tone != "neutral"
    }
    assert worse_or_better <= about
    if comparison is not None:
        gaps = shortfalls(comparison)
        found = [tuple(place.id for place in side) for side in (gaps.opened, gaps.closed, gaps.eased)]
        assert [set(side) for side in found] == [
            set(chapter_.opened),
            set(chapter_.closed),
            set(chapter_.eased),
        ]


def test_trend_has_the_gaps_of_the_story_at_their_commits(here: Year, course: Course) -> None:
    assert [point.version.revision for point in course.points] == [here.commits[at][:8] for at in here.told]
    assert [version.revision for version in course.trend.unsound] == [here.commits[DRAFT][:8]]
    for at, (point, chapter_) in enumerate((at, STORY[chapter_]) for at, chapter_ in enumerate(here.told)):
        if point == 0:
            continue
        ended = course.ended_at(at)
        told = (
            {gap.place.id for gap in course.opened_at(at)},
            {gap.place.id for gap in ended if gap.is_closed},
            {gap.place.id for gap in ended if gap.eased},
        )
        renamed = [{"checkout" if id_ == "queue" else id_ for id_ in side} for side in
                   (chapter_.opened, chapter_.closed, chapter_.eased)]  # fmt: skip
        assert list(told) == renamed, chapter_.claims
    assert [(done.title, STORY[here.told[done.at]].claims) for done in course.done] == [
        ("Spare recent buyers the sale mail", STORY[MERGED].claims)
    ]


def test_trend_and_diff_agree_on_every_step(here: Year, course: Course) -> None:
    """The same law for any two points: gaps of the one are gaps of the other."""
    cards = [point.version.card for point in course.points]
    for at, (old, new) in enumerate(pairwise(cards), start=1):
        assert old is not None and new is not None
        gaps = shortfalls(api.compare(old.map, new.map))
        assert {gap.place.id for gap in course.opened_at(at)} == {place.id for place in gaps.opened}
        assert {gap.place.id for gap in course.ended_at(at) if gap.eased} == {
            place.id for place in gaps.eased
        }
        point = course.points[at]
        assert (gaps.before, gaps.after) == (course.points[at - 1].short, point.short)


@pytest.mark.parametrize(
    ("place", "since", "verdict"),
    [
        ("checkout", "The self-checkouts work, nobody waits any more", "believed met"),
        ("crowd", "The diary of one customer", "believed short"),
        ("sizes", "The second size is never in store", "believed short"),
        ("button", "Be realistic about buying", "believed met"),
        ("mail", "No more discount mails to recent buyers", "believed met"),
        ("solution", "The diary of one customer", "short"),
    ],
)
def test_blame_names_the_commit(
    place: str, since: str, verdict: str, here: Year, capsys: pytest.CaptureFixture[str]
) -> None:
    blame = api.blame(here.path, api.load(here.path), place)
    assert blame.since is not None and blame.place.verdict == verdict
    trace = blame.traces[blame.since]
    assert trace.author is not None and trace.author.subject == since
    told = [trace.author.subject for trace in blame.traces if trace.author is not None]
    own = {place, "queue"} if place == "checkout" else {place}
    lasting = [
        chapter_.claims for chapter_ in STORY
        if any(id_ in own and kind in ("experience", "grounds", "verdict") for kind, id_ in chapter_.changed)
    ]  # fmt: skip
    assert [subject for subject in told if subject in lasting] == lasting
    assert run(["blame", NEW, place]) == 0
    assert since in " ".join(capsys.readouterr().out.split())


def test_the_whole_year_as_one_comment(here: Year) -> None:
    told = api.diff([f"{here.commits[0]}..HEAD", "."])
    text = changes_markdown(told)
    assert [file.name for file in told.files] == [f"{OLD} -> {NEW}"]
    first = text.partition("**for customers**")[0]
    assert "gone only because the goal or tolerance gave way: " in first and "goalposts moved" in first
    for name in ("Pay at the self-checkout", "E-mail: now half price"):
        assert name in first
    assert "@" not in text


def test_every_form_tells_the_same_numbers(here: Year, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", NEW, "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)["maps"][0]["points"]
    assert run(["diff", f"{here.commits[0]}..HEAD", ".", "--format", "json"]) == 0
    gaps = json.loads(capsys.readouterr().out)["maps"][0]["gaps"]
    assert (gaps["before"], gaps["after"]) == (points[0]["short"], points[-1]["short"])


def test_the_picture_of_the_year_tells_it_too(here: Year, course: Course) -> None:
    view = build_over_time(api.score(api.load(here.path)), course, words_for("en"))
    rows = {row.name: row for row in view.rows}
    assert rows["Pay at the self-checkout"].told.startswith("goal met on 31 January 2024, after 30 days")
    assert rows["Spot the missing button"].told.endswith("only because it was lowered")
    assert (rows["Spot the missing button"].standing, rows["Try two sizes in the store"].standing) == (
        "other",
        "short",
    )
    assert len(rows["Spot the missing button"].lowered) == 1
    assert [mark.text for mark in view.done] == [
        "Spare recent buyers the sale mail, done on 1 September 2024"
    ]
    assert [mark.number for mark in rows["E-mail: now half price"].done] == [1]
    assert any(here.commits[DRAFT][:8] in note for note in view.notes)
    standing = [row.standing == "short" for row in view.rows]
    assert standing == sorted(standing, reverse=True)
    solution = rows["Ask for a solution"]
    assert [mark.measured for mark in solution.marks][-3:] == [True, True, True]
    assert [mark.alike for mark in solution.marks[-4:]] == [True, False, True, True]
    assert all(0 <= mark.x <= 100 and 0 <= mark.y <= 100 for row in view.rows for mark in row.marks)


@pytest.mark.parametrize(("ending", "language"), [("png", "en"), ("svg", "nl"), ("pdf", "de"), ("svg", "fr")])
def test_the_year_is_drawn(ending: str, language: str, here: Year, tmp_path: Path) -> None:
    for words in (("trend", NEW), ("diff", f"{here.commits[0]}..HEAD", ".")):
        output = tmp_path / f"{words[0]}.{ending}"
        assert run([*words, "-o", str(output), "--lang", language]) == 0
        assert is_ours(output)


def test_several_maps_stand_beside_each_other(here: Year, tmp_path: Path) -> None:
    path = here.path
    other = tmp_path / "other"
    repository = Repository(other)
    for score_ in (1, -1):
        repository.write(f"cxmap: 1\ntitle: B\ngoal: 0\ntouchpoints: [{{name: Pay, experience: {score_}}}]\n")
    maps = [(str(place), api.load(place)) for place in (path, other / "map.cxmap.yaml")]
    entries = [(name, api.score(map_), api.course(name, map_)) for name, map_ in maps]
    view = build_maps_over_time(entries, words_for("en"))
    assert [row.name for row in view.rows][-1] == "B" and view.rows[-1].told.startswith(
        "1 gap open, 0 closed"
    )
    assert view.chart is None and view.sheet.title == "2 maps"

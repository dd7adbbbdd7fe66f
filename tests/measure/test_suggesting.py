"""A proposal for an unknown file: it can be used, and says where the author has to decide."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

import cxmap
from cxmap.errors import InputError
from cxmap.measure import measure
from cxmap.measure.suggesting import suggestion

MAP = """\
cxmap: 1
title: A visit
personas: [{id: student, name: Student}]
touchpoints:
  - {id: queue, name: Queue at the till}
  - {id: pay, name: Pay}
  - {id: leave, name: Walk out}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chance = random.Random(1)
    rows = ["resp_id,when,kind,Q1_queue,Q2 pay,Q3_all,nps,wgt,remark"]
    for number in range(300):
        day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/2026"
        scores = [chance.choice([1, 2, 3, 4, 5, 5, 9]) for _ in range(3)]
        kind = chance.choice(["student", "family"])
        rows.append(
            f"{number},{day},{kind},{','.join(map(str, scores))},{chance.randint(1, 10)},"
            f"{chance.random():.3f},text {number}"
        )
    (tmp_path / "answers.csv").write_text("\n".join(rows), "utf-8")
    return tmp_path


def test_a_proposal_can_be_put_into_the_map_and_measured(folder: Path) -> None:
    proposal = suggestion(cxmap.loads(MAP), "answers.csv", folder)
    map_ = cxmap.loads(MAP + proposal)
    answers, recommending = map_.data
    assert dict(answers.scores) == {"queue": ("Q1_queue",), "pay": ("Q2 pay",)}
    assert answers.no_answer == (9.0,)
    assert (answers.overall, answers.weight, answers.respondent) == (("Q3_all",), "wgt", "resp_id")
    assert (answers.date, answers.date_format) == ("when", "%d/%m/%Y")
    assert (recommending.type, recommending.overall) == ("nps", ("nps",))
    assert measure(map_, folder).content.figures


def test_what_is_unsure_is_a_comment(folder: Path) -> None:
    proposal = suggestion(cxmap.loads(MAP), "answers.csv", folder)
    assert "# leave: which column is about `Walk out`?" in proposal
    assert "off the scale: 9 (" in proposal
    assert "# personas: {column: kind}  # it holds: " in proposal


def test_days_that_could_be_months_are_said(folder: Path) -> None:
    (folder / "few.csv").write_text(
        "Q1,when\n" + "".join(f"{n},0{n}/02/2026\n" for n in range(1, 6)), "utf-8"
    )
    assert "or %m/%d/%Y: no day in the file tells" in suggestion(cxmap.loads(MAP), "few.csv", folder)


def test_a_file_without_scores_is_refused(folder: Path) -> None:
    (folder / "names.csv").write_text("name,town\nAnn,Delft\nBen,Breda\n", "utf-8")
    with pytest.raises(
        InputError, match="no column looks like scores on a scale, comments or events; it has `name`, `town`"
    ):
        suggestion(cxmap.loads(MAP), "names.csv", folder)


def test_thousands_of_columns_take_seconds(folder: Path) -> None:
    names = ",".join(f"Q{at}" for at in range(4_000))
    rows = "\n".join(",".join(str(1 + (row + at) % 5) for at in range(4_000)) for row in range(120))
    (folder / "wide.csv").write_text(f"{names}\n{rows}\n", "utf-8")
    assert "# Only its first 100 rows were looked at." in suggestion(cxmap.loads(MAP), "wide.csv", folder)


def test_a_file_whose_name_looks_like_a_pattern_is_meant_itself(folder: Path) -> None:
    (folder / "a[1].csv").write_bytes((folder / "answers.csv").read_bytes())
    assert '  - files: "a[[]1].csv"' in suggestion(cxmap.loads(MAP), "a[1].csv", folder)


def test_nothing_breaks_out_of_a_comment(tmp_path: Path) -> None:
    """Names of columns, groups, touchpoints and files may hold ends of lines."""
    names = ["q\nue\n: - x", "012", "\u202ered", "g\nh", "\U000e0001"]
    with (tmp_path / "a\nb: x.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for at in range(60):
            writer.writerow(
                ["012" if at % 7 else at % 5 + 1, at % 5 + 1, at % 5 + 1, ("a\nb: [", "c")[at % 2], at]
            )
    text = MAP.replace("Walk out", '"Walk\\nout: [\\n"')
    proposal = suggestion(cxmap.loads(text), "a\nb: x.csv", tmp_path)
    assert all(sign.isprintable() for line in proposal.split("\n") for sign in line)
    assert cxmap.loads(text + proposal.replace("    scores:\n", "    scores:\n      queue: '012'\n", 1)).data


def test_a_column_of_sentences_is_proposed_with_codes_and_rows_to_quote(folder: Path) -> None:
    lines = [f"{at},{at % 5 + 1},{f'I waited {at} minutes' if at % 3 else '-'}" for at in range(30)]
    (folder / "said.csv").write_text("id,queue,why\n" + "\n".join(lines) + "\n", "utf-8")
    text = suggestion(cxmap.loads(MAP), "said.csv", folder)
    assert "comments:\n" in text
    assert "    text: why  # are these comments?\n" in text
    assert '    no_answer: ["-"]\n' in text
    assert "    # row: id" in text


def test_comments_alone_are_enough_for_a_proposal(folder: Path) -> None:
    (folder / "said.csv").write_text("why\nI waited far too long\nIt went very well today\n", "utf-8")
    text = suggestion(cxmap.loads(MAP), "said.csv", folder)
    assert text.startswith("# A proposal for said.csv")
    assert "data:" not in text
    assert "text: why" in text


LOG = "order no,what happened,status,begun,ended,by\n" + "".join(
    f"O{case},{step},{state},2026-01-0{day} 09:00,2026-01-0{day} 09:30,{by}\n"
    for case in range(30)
    for day, (step, by) in enumerate((("Queue", "shop"), ("pay by card", "till"), ("home", "till")), start=1)
    for state in ("complete",)
)


def test_a_log_is_proposed_as_events(folder: Path) -> None:
    (folder / "log.csv").write_text(LOG, "utf-8")
    map_ = cxmap.loads(
        "cxmap: 1\ntitle: T\nchannels: [till, shop]\n"
        "touchpoints: [{id: queue, name: Queue}, {id: pay, name: Pay with a card}]\n"
    )
    text = suggestion(map_, "log.csv", folder)
    assert '    case: "order no"  # does it tell one journey from another?' in text
    assert '    activity: "what happened"\n    start: begun\n    end: ended\n' in text
    assert '      pay: ["pay by card"]  # alike: is it the same?' in text
    assert "    # of no touchpoint yet: home (30 times)" in text
    assert "    # channels: {column: by}  # it holds: till, shop" in text
    assert "data:" not in text and "queue:" not in text, "what is called by its name needs no word"
    whole = f"cxmap: 1\ntitle: T\n{text}touchpoints: [{{id: queue, name: Queue}}, {{id: pay, name: Pay}}]\n"
    (events,) = measure(cxmap.loads(whole), folder).content.events
    assert [(place.touchpoint, place.cases) for place in events.touchpoints] == [("queue", 30), ("pay", 30)]


def test_the_end_of_an_event_in_a_row_of_its_own_is_said(folder: Path) -> None:
    rows = "".join(
        f"{case},step {step},{state},2026-01-01\n"
        for case in range(9)
        for step in "ab"
        for state in ("start", "COMPLETE")
    )
    (folder / "log.csv").write_text(f"case,activity,lifecycle,at\n{rows}", "utf-8")
    text = suggestion(cxmap.loads(MAP), "log.csv", folder)
    assert "    where: {lifecycle: COMPLETE}  # a row for the beginning and the end of each?" in text


def test_journeys_in_a_cell_are_proposed_as_a_path(folder: Path) -> None:
    (folder / "paths.csv").write_text("way,visitors\nqueue -> pay,5\nqueue -> out,3\npay,1\n", "utf-8")
    text = suggestion(cxmap.loads(MAP), "paths.csv", folder)
    assert '    path: way  # whole journeys, step by step?\n    path_separator: "->"\n' in text
    assert "    # count: visitors  # how many journeys a row stands for?" in text
    assert "out (1 times)" in text


def test_a_row_for_each_answer_is_proposed_as_such(folder: Path) -> None:
    rows = "".join(f"{who},{step},{1 + who % 5}\n" for who in range(10) for step in ("Queue", "Pay", "Park"))
    (folder / "long.csv").write_text(f"respondent,step,score\n{rows}", "utf-8")
    text = suggestion(cxmap.loads(MAP), "long.csv", folder)
    assert (
        "    touchpoint: step  # a row for each answer; is it what that is about?\n    score: score\n" in text
    )
    assert "scores:" not in text


def test_times_without_a_day_and_yes_or_no_are_no_periods_and_no_recommendation(folder: Path) -> None:
    rows = "".join(f"{1 + at % 5},12/31/1899 09:{at:02}:00 AM,{at % 2}\n" for at in range(40))
    (folder / "odd.csv").write_text(f"queue,departs,recommended\n{rows}", "utf-8")
    text = suggestion(cxmap.loads(MAP), "odd.csv", folder)
    assert "date:" not in text and "nps" not in text and "outcome" not in text and "comments" not in text
    assert "    # times without a day, which say of no period: departs" in text


def test_the_longest_texts_are_the_comments(folder: Path) -> None:
    rows = "".join(
        f"{1 + at % 5},The long way {at},We waited for a very long time and nobody came to help us {at}\n"
        for at in range(9)
    )
    (folder / "texts.csv").write_text(f"queue,title,said\n{rows}", "utf-8")
    text = suggestion(cxmap.loads(MAP), "texts.csv", folder)
    assert "    text: said  # are these comments?" in text
    assert "  # or are these comments: title?" in text
    assert text.count("text:") == 1


def test_a_survey_in_which_people_answer_twice_is_no_log(folder: Path) -> None:
    rows = "".join(
        f"{who},2026-01-{1 + who % 28:02},{1 + who % 5},{1 + who % 4},{('pay', 'queue')[who % 2]} is slow\n"
        for who in [*range(60), 3, 4]
    )
    (folder / "twice.csv").write_text(f"id,day,queue,pay,step\n{rows}", "utf-8")
    text = suggestion(cxmap.loads(MAP), "twice.csv", folder)
    assert "events:" not in text
    assert "      queue: queue\n" in text
    lines = LOG.splitlines()
    (folder / "once.csv").write_text("\n".join([lines[0], *lines[1::3]]) + "\n", "utf-8")
    with pytest.raises(InputError, match="no column looks like"):
        suggestion(cxmap.loads(MAP), "once.csv", folder)

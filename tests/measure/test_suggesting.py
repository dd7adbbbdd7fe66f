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
        InputError, match="no column looks like scores on a scale or comments; it has `name`, `town`"
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

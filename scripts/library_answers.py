"""docs/measure/answers.csv: made-up answers of a library's visitors, always the same ones.

python scripts/library_answers.py

It looks as an export of a survey tool does: semicolons, a code for "did not use it", blanks, one column for
each question, people who answered twice.
"""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "docs" / "measure" / "answers.csv"
SEED, PEOPLE = 20_260_101, 900
FIRST_DAY, DAYS = date(2025, 7, 1), 273
NOT_USED = 9
MEANS = {
    "Q1_find": {"student": (3.4, 3.4), "family": (4.2, 4.2)},
    "Q2_borrow": {"student": (4.3, 4.3), "family": (4.1, 4.1)},
    "Q3_reserve": {"student": (3.1, 3.9), "family": (3.2, 3.9)},
    "Q4_ask": {"student": (4.4, 4.4), "family": (4.5, 4.5)},
}
"""Of each question and group: before and after reservations were made simpler on 1 January 2026."""
DRIVES = {"Q1_find": 0.9, "Q2_borrow": 0.25, "Q3_reserve": 0.55, "Q4_ask": 0.5}
"""How much a point more at each question adds to the likelihood that somebody recommends the library."""
COMMENTS = {
    "Q1_find": (
        "Could not find the book, the shelves are a maze.",
        "The SHELVES are not in order!",
        "I like to stroll along the shelves, and found what I was looking for",
    ),
    "Q2_borrow": (
        "The machine did not read my card",
        "Machine out of order again, had to queue",
        "Borrowing at the machine takes a minute, great",
    ),
    "Q3_reserve": (
        "My reservation was gone, nobody knew why.",
        "Waited six weeks for a reservation",
        "Reserved it at home, fetched it the next day",
    ),
    "Q4_ask": (
        "Nobody at the desk to ask",
        "The librarian was busy; had to wait at the info-desk",
        "The librarian knew exactly which book my son would like",
    ),
}
"""Of each question: said by somebody who was displeased, twice, and by somebody who was pleased."""
WITHOUT_COMMENT, NOTHING_SAID = 0.55, 0.08
UNUSED = {"Q1_find": 0.05, "Q2_borrow": 0.02, "Q3_reserve": 0.35, "Q4_ask": 0.3}


def main() -> None:
    """Write the file."""
    chance = random.Random(SEED)  # noqa: S311 - made-up answers, no secret
    rows = []
    for number in range(PEOPLE):
        group = "student" if chance.random() < 0.3 else "family"
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        scores: list[int | str] = []
        for question, means in MEANS.items():
            mean = means[group][day >= date(2026, 1, 1)]
            score = round(min(5.0, max(1.0, chance.gauss(mean, 1.0))))
            roll = chance.random()
            scores.append(NOT_USED if roll < UNUSED[question] else "" if roll > 0.98 else score)
        given = {
            question: score
            for question, score in zip(MEANS, scores, strict=True)
            if isinstance(score, int) and score != NOT_USED
        }
        pleased = sum(DRIVES[question] * (score - 4) for question, score in given.items())
        likely = min(10, max(0, round(8.0 + pleased + chance.gauss(0.0, 1.5))))
        rows.append(
            [1000 + number, day.strftime("%d-%m-%Y"), group, *scores, likely, _comment(chance, given)]
        )
    rows += [[*row[:3], *[5] * len(MEANS), *row[-2:]] for row in rows[:3]]  # three who sent it twice
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["id", "sent", "Who are you?", *MEANS, "Q5_recommend", "Q6_why"])
        writer.writerows(rows)


def _comment(chance: random.Random, given: dict[str, int]) -> str:
    """What somebody says of the question that they answered most extremely; most say nothing."""
    roll = chance.random()
    if roll < WITHOUT_COMMENT or not given:
        return ""
    if roll < WITHOUT_COMMENT + NOTHING_SAID:
        return "-"
    question = max(given, key=lambda name: (abs(given[name] - 3.4), name))
    first, second, pleased = COMMENTS[question]
    displeased = first if chance.random() < 0.5 else second
    return pleased if given[question] > 3 else displeased


if __name__ == "__main__":
    main()

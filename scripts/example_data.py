"""The data behind examples/parcel: people and parcels that do not exist, the same ones on every machine.

    python scripts/example_data.py [FOLDER]

A survey with the same panel every month for fifteen months, with what some of them wrote, and the log of some
parcels. Lockers came in March 2026 and made dropping off better; refunds were slow all the time, worse for
those who had to ask.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "examples" / "parcel"
MONTHS = 15
PANEL = 130
PARCELS = 600
NEVER = 9
WRITES = 0.3
SAID = {
    "label": (
        "The label would not print",
        "The label took three tries",
        "I have no printer for a label",
    ),
    "drop": ("Dropping it off was quick", "The locker is round the corner", "A queue at the parcel shop"),
    "refund": ("Where is my refund?", "I waited for my money for weeks", "The refund came late, again"),
    "ask": ("Nobody answers the mail", "Had to ask twice by e-mail"),
    "": ("Fine", "-", "All as usual"),
}
"""What people write, by what it is about; a hyphen is all that some do."""
SURVEYS = {2025: "survey-2025.csv", 2026: "survey-2026.csv"}


def _month(number: int) -> date:
    year, month = divmod(6 + number, 12)
    return date(2025 + year, month + 1, 1)


def _answer(draw: random.Random, middle: float, person: float, low: int = 1, high: int = 5) -> int:
    return min(high, max(low, round(draw.gauss(middle + person, 0.7 * (high - low) / 4))))


def survey(draw: random.Random) -> dict[int, list[str]]:
    """The answers by year: id, day, three touchpoints, how likely people are to order again, and why."""
    words = random.Random(20260901)  # noqa: S311 - of its own, so that answers do not depend on words
    taste = [draw.gauss(0, 0.5) for _ in range(PANEL)]
    rows: dict[int, list[str]] = {year: [] for year in SURVEYS}
    for number in range(MONTHS):
        first = _month(number)
        drop = 4.2 if number >= 8 else 3.4
        for person, own in enumerate(taste):
            if draw.random() < 0.35:
                continue
            day = first + timedelta(days=draw.randrange(28))
            scores = [_answer(draw, middle, own) for middle in (3.6, drop, 2.9)]
            scores = [NEVER if draw.random() < 0.08 else score for score in scores]
            again = _answer(draw, 7.4 + (0.6 if number >= 8 else 0.0), 2 * own, 0, 10)
            why = _said(words, scores, is_new=number >= 8)
            rows[first.year].append(f"{1000 + person},{day},{','.join(map(str, scores))},{again},{why}")
    return rows


def _said(draw: random.Random, scores: Sequence[int], *, is_new: bool) -> str:
    """What somebody wrote beside the scores, most often about what went worst; quoted where needed."""
    if draw.random() > WRITES:
        return ""
    about = ("label", "drop", "refund")[scores.index(min(scores))]
    if min(scores) > 3:
        about = draw.choice(("", "drop"))
    elif about == "refund" and draw.random() < 0.2:
        about = "ask"
    texts = [text for text in SAID[about] if is_new or "locker" not in text]
    text = draw.choice(texts)
    return f'"{text}"' if "," in text else text


def parcels(draw: random.Random) -> list[str]:
    """The log: one row an event, from a printed label to the refund, or as far as the parcel came."""
    rows = []
    for number in range(PARCELS):
        moment = datetime(2026, 7, 1, 8, tzinfo=UTC) + timedelta(minutes=draw.randrange(80 * 24 * 60))
        waits = draw.random()
        steps = [("label printed", "web", 0.1, 5)]
        if draw.random() < 0.93:
            steps += [
                ("dropped off", draw.choice(("shop", "locker", "locker")), 30, 4),
                ("checked", "", 70, 25),
            ]
            steps += [("asked where it is", "mail", 60, 9)] if waits > 0.72 else []
            steps += [("refunded", "mail", 90 if waits > 0.72 else 40, 1)] if draw.random() < 0.97 else []
        for step, channel, hours, minutes in steps:
            moment += timedelta(hours=round(hours * draw.lognormvariate(0, 0.5), 2))
            end = moment + timedelta(minutes=round(minutes * draw.lognormvariate(0, 0.4)))
            rows.append(f"P{number:04},{step},{moment:%Y-%m-%d %H:%M},{end:%Y-%m-%d %H:%M},{channel}")
            moment = end
    return rows


def write(folder: Path) -> None:
    """Write all files."""
    draw = random.Random(20260930)  # noqa: S311 - the same data on every machine
    folder.mkdir(parents=True, exist_ok=True)
    for year, rows in survey(draw).items():
        (folder / SURVEYS[year]).write_text(
            "\n".join(["id,answered,Q1,Q2,Q3,Q9,why", *rows]) + "\n", newline="\n"
        )
    lines = ["parcel,step,begun,ended,by", *parcels(draw)]
    (folder / "parcels.csv").write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

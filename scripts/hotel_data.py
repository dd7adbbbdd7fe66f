"""The data behind examples/hotel-stay: guests and stays that do not exist, the same ones on every machine.

    python scripts/hotel_data.py [FOLDER]

The questionnaire of two quarters, wide: a column for each question, 9 where somebody did not use it, some who
do not say what they travel for, and what some wrote. And the log of the house: one row an event. How many
gave which answer is fixed (`QUARTERS`), since docs/method.md reckons with it; who gave
which one is drawn.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "hotel-stay"
SEED = 20_260_315
NOT_USED = 9
BUSINESS, FAMILY, UNTOLD = "work", "family", ""
EVERYBODY = "everybody"


class Quarter(NamedTuple):
    """A wave: its days, how many guests of each kind answered, and how many gave which answer."""

    first: date
    last: date
    guests: Mapping[str, int]
    room: Sequence[int]
    wifi: Mapping[str, Sequence[int]]
    help: Sequence[int]
    recommend: Sequence[int]


QUARTERS = {
    "guests-2025-q4.csv": Quarter(
        date(2025, 10, 1),
        date(2025, 12, 29),
        {BUSINESS: 229, FAMILY: 146, UNTOLD: 11},
        (19, 37, 71, 131, 112),
        {BUSINESS: (56, 65, 47, 36, 21), FAMILY: (8, 14, 30, 54, 37)},
        (8, 12, 14, 25, 19),
        (3, 2, 4, 7, 10, 25, 35, 79, 83, 71, 55),
    ),
    "guests-2026-q1.csv": Quarter(
        date(2026, 1, 2),
        date(2026, 3, 15),
        {BUSINESS: 250, FAMILY: 163, UNTOLD: 11},
        (14, 31, 68, 149, 146),
        {BUSINESS: (58, 71, 49, 44, 25), FAMILY: (6, 14, 31, 62, 48)},
        (3, 5, 9, 27, 38),
        (2, 1, 3, 6, 9, 24, 37, 88, 86, 81, 75),
    ),
}
SAID = {
    ("wifi", False): (
        "The Wi-Fi dropped every call I made",
        "WIFI on the fifth floor is a joke",
        "No signal at the desk in my room",
        "Wi-Fi too slow to send a file",
    ),
    ("wifi", True): ("Good Wi-Fi, the children could watch their film",),
    ("enter", False): (
        "Extra beds still folded in the corner",
        "Only two beds made up for the four of us",
        "The room was not ready, and the beds were not made",
    ),
    ("enter", True): ("What a view from the room!", "Lovely room, everything in its place"),
    ("trouble", False): ("Called twice before somebody came to mend the heating",),
    ("trouble", True): (
        "Handyman at the door within ten minutes",
        "The lamp was mended before I had unpacked",
    ),
    ("breakfast", True): ("Pancakes! The children talk of nothing else", "Breakfast was a feast"),
    ("breakfast", False): ("Breakfast is too loud to think", "No quiet table at breakfast, so I left"),
    ("desk-in", False): ("A queue at three in the afternoon and one desk open", "Waited long for the key"),
    ("", True): ("-", "All fine, thank you", "See you next year"),
}
"""What guests write, by what it is about and whether they were content; a hyphen is all that some do."""
WRITES = 0.42


def _dealt(draw: random.Random, likings: Sequence[float], counts: Sequence[int], first: int) -> list[int]:
    """Answers for some people, each given by as many as wanted: the higher, the more they like it."""
    order = sorted(range(len(likings)), key=lambda at: likings[at] + draw.gauss(0, 0.7))
    given = [first + at for at, n in enumerate(counts) for _ in range(n)]
    answers = [0] * len(likings)
    for at, answer in zip(order, given, strict=True):
        answers[at] = answer
    return answers


def _asked(draw: random.Random, kinds: Sequence[str], wanted: Mapping[str, int]) -> list[int]:
    """Which people answer a question, so that as many of each kind do as wanted."""
    chosen: list[int] = []
    for kind, n in wanted.items():
        chosen += draw.sample([at for at, own in enumerate(kinds) if own == kind], n)
    return sorted(chosen)


def _answers(
    draw: random.Random,
    people: Sequence[int],
    likings: Sequence[float],
    counts: Sequence[int],
    first: int = 1,
) -> dict[int, int]:
    dealt = _dealt(draw, [likings[at] for at in people], counts, first)
    return dict(zip(people, dealt, strict=True))


def guests(draw: random.Random, quarter: Quarter) -> list[list[str]]:
    """The rows of one quarter, in the order of the days on which people answered."""
    kinds = [kind for kind, n in quarter.guests.items() for _ in range(n)]
    draw.shuffle(kinds)
    taste = [draw.gauss(0, 0.6) for _ in kinds]
    silent = draw.sample(range(len(kinds)), len(kinds) - sum(quarter.room))
    in_room = [at for at in range(len(kinds)) if at not in silent]
    families = [own - (1.3 if kind == FAMILY else 0) for own, kind in zip(taste, kinds, strict=True)]
    room = _answers(draw, in_room, families, quarter.room)
    wifi: dict[int, int] = {}
    for kind, counts in quarter.wifi.items():
        wifi |= _answers(draw, _asked(draw, kinds, {kind: sum(counts)}), taste, counts)
    untold = 7
    of_families = round((sum(quarter.help) - untold) * 0.4)
    of_business = sum(quarter.help) - untold - of_families
    helped = _asked(draw, kinds, {BUSINESS: of_business, FAMILY: of_families, UNTOLD: untold})
    help_ = _answers(draw, helped, taste, quarter.help)
    rating = [
        own + 0.45 * (room.get(at, 3) - 3) + 0.3 * (wifi.get(at, 3) - 3) + (0.6 if kinds[at] == FAMILY else 0)
        for at, own in enumerate(taste)
    ]
    voting = draw.sample(range(len(kinds)), sum(quarter.recommend))
    recommend = _answers(draw, voting, rating, quarter.recommend, 0)
    days = (quarter.last - quarter.first).days
    dates = sorted(quarter.first + timedelta(days=draw.randrange(days + 1)) for _ in kinds)
    dates[-3:] = [quarter.last] * 3
    return [
        [
            kinds[at],
            f"{dates[at]:%d.%m.%Y}",
            str(room.get(at, "")),
            str(wifi.get(at, NOT_USED)),
            str(help_.get(at, NOT_USED)),
            str(recommend.get(at, "")),
            _said(draw, kinds[at], room.get(at, 3), wifi.get(at, 3), help_.get(at, 3), recommend.get(at, 7)),
        ]
        for at in range(len(kinds))
    ]


def _said(draw: random.Random, kind: str, room: int, wifi: int, helped: int, recommend: int) -> str:
    """What somebody wrote, most often about what was worst or best."""
    if draw.random() > WRITES:
        return ""
    others = [("breakfast", kind == FAMILY), ("", True), ("desk-in", False) if recommend < 8 else ("", True)]
    felt = [("enter", room), ("wifi", wifi), ("trouble", helped)]
    draw.shuffle(felt)
    worst, best = min(felt, key=lambda one: one[1]), max(felt, key=lambda one: one[1])
    about = draw.choice(others)
    if worst[1] <= 2 and recommend < 9 and draw.random() < 0.85:
        about = worst[0], False
    elif best[1] == 5 and draw.random() < 0.6:
        about = best[0], True
    return draw.choice(SAID[about])


STAYS = 400
WAYS = {"app and door": 80, "app and desk": 72, "desk": 248}
"""How guests got into their rooms: half of those who checked in on the app stood at the desk all the same."""
SHARES = {"breakfast": 340, "help": 88}


def stays(draw: random.Random) -> list[list[str]]:
    """The log: what happened in each stay, when it began and ended, and by which channel."""
    ways = [way for way, n in WAYS.items() for _ in range(n)]
    draw.shuffle(ways)
    came = {what: set(draw.sample(range(STAYS), n)) for what, n in SHARES.items()}
    rows = []
    for number, way in enumerate(ways):
        arrival = datetime(2026, 1, 4, 14, 30, tzinfo=UTC) + timedelta(days=draw.randrange(68))
        arrival += timedelta(minutes=min(420, round(draw.expovariate(1 / 90))))
        nights = draw.choice((1, 1, 2, 2, 3))

        def note(
            step: str, begun: datetime, minutes: float, channel: str = "", number: int = number
        ) -> datetime:
            end = begun + timedelta(minutes=max(1, round(minutes * draw.lognormvariate(0, 0.35))))
            rows.append([f"S{number:03}", step, f"{begun:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}", channel])
            return end

        note("booked", arrival - timedelta(hours=round(24 * draw.lognormvariate(2.3, 0.7))), 6, "web")
        if way != "desk":
            note("checked in on the app", arrival - timedelta(hours=draw.randrange(2, 30)), 5, "app")
        now = arrival
        if way != "app and door":
            now += timedelta(minutes=round(7 * draw.lognormvariate(0, 0.4)))
            now = note("key handed over", now, 4, "desk")
        now = note("door opened", now + timedelta(minutes=round(5 * draw.lognormvariate(0, 0.4))), 1, "room")
        if number in came["help"]:
            channel = draw.choice(("app", "app", "desk"))
            note("help asked for", now + timedelta(minutes=draw.randrange(10, 600)), 12, channel)
        morning = arrival.replace(hour=7, minute=draw.randrange(60)) + timedelta(days=nights)
        if number in came["breakfast"]:
            morning = note("breakfast", morning, 26, "restaurant")
        leaving = morning + timedelta(minutes=draw.randrange(20, 170))
        note("checked out", leaving, 3, draw.choice(("app", "desk", "desk")))
    return rows


def write(folder: Path) -> None:
    """Write all files."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(SEED)  # noqa: S311 - made-up answers, no secret
    head = [
        "guest",
        "travelling for",
        "answered",
        "first look at the room",
        "wi-fi",
        "help",
        "recommend",
        "why",
    ]
    number = 4000
    for name, quarter in QUARTERS.items():
        rows = []
        for row in guests(draw, quarter):
            number += draw.randrange(1, 4)
            rows.append([str(number), *row])
        _put(folder / name, head, rows, ";")
    _put(folder / "stays.csv", ["stay", "step", "begun", "ended", "by"], stays(draw), ",")


def _put(path: Path, head: Sequence[str], rows: Sequence[Sequence[str]], separator: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\n")
        writer.writerows([head, *rows])


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

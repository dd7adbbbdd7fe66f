"""How often verdicts are wrong, and what it costs to be right: the tables of error rates in docs/method.md.

python scripts/error_rates.py           work the tables out anew and put them into docs/method.md (slow)
python scripts/error_rates.py --check   write nothing; exit with 1 where one would change

A verdict is wrong where the true figure lies on the goal and it is called short, or met (the goal then lies a
hair's breadth higher). Where few enough surveys are possible, all of them are weighed by their probabilities;
where not, surveys are drawn, with a fixed seed. Both are the same on every machine, but for the last digit.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import combinations, product
from pathlib import Path

import numpy as np

from cxmap.model import Metric, Scale
from cxmap.scoring.intervals import moments
from cxmap.scoring.measured import sample_of
from cxmap.scoring.pooling import Group, together
from cxmap.scoring.sample import Kind, Sample
from cxmap.scoring.verdicts import decide

ROOT = Path(__file__).resolve().parent.parent
ALPHA = 0.05
LEAST = 5
"""The usual settings."""
MOST_SURVEYS = 12_000
"""Up to so many different surveys are all weighed; beyond, `DRAWN` are drawn."""
DRAWN = 20_000
PLACES = 200
"""Touchpoints in a map that are all on their goals."""
SIZES = (1, 2, 5, 10, 20, 50, 100, 400, 2_000)
STAR_SIZES = (2, 5, 20, 100)
POWER_SIZES = (10, 30, 100, 400)
Weighed = Iterator[tuple[tuple[int, ...], float]]


@dataclass(frozen=True)
class People:
    """People who answer a question: which share of them gives each answer, and what it counts for."""

    name: str
    kind: Kind
    values: tuple[float, ...]
    shares: tuple[float, ...]
    low: float
    high: float

    @property
    def mean(self) -> float:
        """The true figure."""
        return math.fsum(value * share for value, share in zip(self.values, self.shares, strict=True))

    @property
    def sd(self) -> float:
        """How far their answers lie apart."""
        given = zip(self.values, self.shares, strict=True)
        return math.sqrt(math.fsum(share * (value - self.mean) ** 2 for value, share in given))


def csat(percent: float) -> People:
    """People of whom so many are content."""
    share = percent / 100
    return People(f"{percent:g}%", "share", (0.0, 100.0), (1 - share, share), 0.0, 100.0)


def nps(detractors: int, passives: int, promoters: int) -> People:
    """People with that NPS, in percent of them."""
    name = f"{detractors}, {passives}, {promoters}"
    shares = (detractors / 100, passives / 100, promoters / 100)
    return People(name, "nps", (-100.0, 0.0, 100.0), shares, -100.0, 100.0)


def rating(low: int, *percent: float) -> People:
    """People who give so many percent of their answers from `low` upwards."""
    given = [(low + at, share / 100) for at, share in enumerate(percent) if share]
    name = f"{', '.join(f'{share:g}' for share in percent)}"
    values = tuple(float(value) for value, _ in given)
    high = float(low + len(percent) - 1)
    return People(name, "mean", values, tuple(share for _, share in given), float(low), high)


SHARES = tuple(csat(percent) for percent in (50, 60, 70, 75, 80, 82.5, 85, 87.5, 90, 92.5, 95, 97, 98, 99))
GROUPS = (nps(30, 40, 30), nps(50, 0, 50), nps(15, 25, 60), nps(5, 10, 85), nps(10, 0, 90), nps(1, 4, 95))
FIVES = (
    rating(1, 10, 20, 40, 20, 10),
    rating(1, 50, 0, 0, 0, 50),
    rating(1, 0, 0, 0, 50, 50),
    rating(1, 2, 5, 13, 35, 45),
    rating(1, 1, 1, 3, 10, 85),
    rating(1, 10, 0, 0, 0, 90),
    rating(1, 2, 0, 0, 0, 98),
    rating(1, 70, 20, 7, 2, 1),
)
TENS = (
    rating(1, 2, 4, 8, 14, 22, 22, 14, 8, 4, 2),
    rating(1, 1, 1, 2, 3, 5, 9, 16, 25, 22, 16),
    rating(1, 3, 0, 0, 0, 1, 1, 2, 5, 18, 70),
    rating(1, 20, 0, 0, 0, 0, 0, 0, 0, 0, 80),
)
ELEVENS = (
    rating(0, 1, 3, 6, 11, 18, 22, 18, 11, 6, 3, 1),
    rating(0, 4, 1, 1, 2, 2, 6, 6, 14, 22, 16, 26),
    rating(0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 5, 90),
)


def sampled(
    people: People, counts: Sequence[float], *, n: float | None = None, of: int | None = None
) -> Sample:
    """The survey in which so many (weighted: with these weights, of effective n) gave each answer."""
    total = math.fsum(counts)
    size = total if n is None else n
    point, sd = moments(people.values, counts, size)
    shares = tuple(count / total for count in counts)
    answers = round(total) if n is None else math.ceil(n)
    return Sample(people.kind, people.low, people.high, point, size, answers, sd, people.values, shares, of)


def summarised(people: People, counts: Sequence[float]) -> Sample:
    """The same survey where only its mean, standard deviation and n were published."""
    n = math.fsum(counts)
    point, sd = moments(people.values, counts, n)
    return Sample(people.kind, people.low, people.high, point, n, round(n), sd)


def bare(people: People, counts: Sequence[float]) -> Sample:
    """The same survey where only its figure and n were published: as if all had answered at the ends."""
    n = math.fsum(counts)
    point, _ = moments(people.values, counts, n)
    share = (point - people.low) / (people.high - people.low)
    if people.kind == "nps":
        widest: tuple[tuple[float, ...], tuple[float, ...]] = people.values, (1.0 - share, 0.0, share)
    else:
        widest = (people.low, people.high), (1.0 - share, share)
    return Sample(
        people.kind,
        people.low,
        people.high,
        point,
        n,
        round(n),
        values=widest[0],
        shares=widest[1],
        widest=True,
    )


@dataclass(frozen=True)
class Found:
    """What two rules say of a survey: the interval alone, and the whole rule; and their p-values."""

    alone: str
    whole: str
    p_alone: float
    p_whole: float


@cache
def _scale(low: float, high: float) -> Scale:
    return Scale(min=low, max=high)


def judged(sample: Sample, goal: float) -> Found:
    """The verdicts on a survey. The old rule has no interval where all answers of a mean are equal."""
    interval = sample.interval(1 - ALPHA)
    alone = "undecided"
    if interval.low is not None and interval.high is not None and interval.method != "exact bound":
        below, above = interval.high < goal - sample.noise, interval.low >= goal - sample.noise
        alone = "short" if below else "met" if above else "undecided"
    p_alone = sample.p_printed(goal) if alone != "undecided" else None
    if alone == "undecided" and interval.method != "exact bound":
        return Found(alone, "undecided", 1.0, 1.0)
    decision = decide(sample, interval, goal, _scale(sample.low, sample.high), ALPHA, LEAST)
    p_whole = 1.0 if decision.p_value is None else decision.p_value
    return Found(alone, decision.verdict, 1.0 if p_alone is None else p_alone, p_whole)


def possible(people: People, n: int) -> int:
    """How many different surveys of n of them there are."""
    parts = sum(share > 0 for share in people.shares)
    return math.comb(n + parts - 1, parts - 1)


def surveys(people: People, n: int) -> Weighed:
    """Every survey of n of them with its probability, or as many as were drawn."""
    if possible(people, n) > MOST_SURVEYS:
        yield from _drawn(people, n)
        return
    given = [at for at, share in enumerate(people.shares) if share]
    parts = len(given)
    logs = [math.log(people.shares[at]) for at in given]
    whole = math.lgamma(n + 1)
    for bars in combinations(range(n + parts - 1), parts - 1):
        edges = (-1, *bars, n + parts - 1)
        counts = tuple(edges[at + 1] - edges[at] - 1 for at in range(parts))
        each = math.fsum(
            count * log - math.lgamma(count + 1) for count, log in zip(counts, logs, strict=True)
        )
        survey = [0] * len(people.shares)
        for at, count in zip(given, counts, strict=True):
            survey[at] = count
        yield tuple(survey), math.exp(whole + each)


def _drawn(people: People, n: int) -> Weighed:
    random = np.random.default_rng([n, len(people.shares), round(1e6 * people.mean)])
    drawn = random.multinomial(n, people.shares, DRAWN)
    found, times = np.unique(drawn, axis=0, return_counts=True)
    for counts, count in zip(found.tolist(), times.tolist(), strict=True):
        yield tuple(counts), count / DRAWN


@dataclass(frozen=True)
class Rates:
    """Probabilities that a figure on its goal is called short or met."""

    short_alone: float = 0.0
    short: float = 0.0
    met_alone: float = 0.0
    met: float = 0.0
    star_alone: float = 0.0
    star: float = 0.0
    """Short, and at Holm's first step of `PLACES`."""


def _rates(found: Iterator[tuple[Found, float]]) -> Rates:
    totals = [0.0] * 6
    first = ALPHA / PLACES
    for one, weight in found:
        for at, happened in enumerate(
            (
                one.alone == "short",
                one.whole == "short",
                one.alone == "met",
                one.whole == "met",
                one.alone == "short" and one.p_alone <= first,
                one.whole == "short" and one.p_whole <= first,
            )
        ):
            totals[at] += weight * happened
    return Rates(*totals)


Surveyed = Callable[[People, Sequence[float]], Sample]


def rates(people: People, n: int, goal: float | None = None, make: Surveyed = sampled) -> Rates:
    """Of surveys of n people against a goal; where they are when left out."""
    aim = people.mean if goal is None else goal
    return _rates((judged(make(people, counts), aim), weight) for counts, weight in surveys(people, n))


def weighted_rates(people: People, n: int) -> Rates:
    """Of surveys whose answers weigh 1, 2 or 4, whoever gave them."""
    random = np.random.default_rng([n, 7, round(1e6 * people.mean)])
    weights = random.choice([1.0, 2.0, 4.0], (DRAWN, n), p=[0.5, 0.3, 0.2])
    given = random.choice(len(people.values), (DRAWN, n), p=people.shares)
    effective = weights.sum(1) ** 2 / (weights**2).sum(1)
    sums = np.stack([(weights * (given == at)).sum(1) for at in range(len(people.values))], 1)
    return _rates(
        (judged(sampled(people, row, n=size), people.mean), 1 / DRAWN)
        for row, size in zip(sums.tolist(), effective.tolist(), strict=True)
    )


def limited_rates(people: People, n: int, of: int) -> Rates:
    """Of surveys of n out of so many people."""
    counts = [round(share * of) for share in people.shares]
    counts[int(np.argmax(counts))] += of - sum(counts)
    mean = math.fsum(value * count for value, count in zip(people.values, counts, strict=True)) / of
    random = np.random.default_rng([n, of, round(1e6 * mean)])
    drawn = random.multivariate_hypergeometric(counts, n, DRAWN)
    found, times = np.unique(drawn, axis=0, return_counts=True)
    return _rates(
        (judged(sampled(people, row, of=of), mean), count / DRAWN)
        for row, count in zip(found.tolist(), times.tolist(), strict=True)
    )


SHARED = (0.5, 0.8, 0.2)
"""The share of customers of the first of two groups, whoever answered."""
ANSWERED = (0.5, 0.1)
"""The part of the answers that the first group gave."""
OTHERS = (0.0, 0.25, 0.7)
"""How many of the second group, as parts of it, give the worst answer where the first answers as it does."""
CONTENT = (0.98, 0.75)
"""Or how many of them give the best one."""


def _others(people: People) -> Iterator[People]:
    """The second groups that are tried: alike, less content, much more content."""
    for worst in OTHERS:
        shares = [(1.0 - worst) * share for share in people.shares]
        shares[0] += worst
        yield replace(people, shares=tuple(shares))
    for best in CONTENT:
        shares = [(1.0 - best) * share for share in people.shares]
        shares[-1] += best
        yield replace(people, shares=tuple(shares))


def shared_rates(people: People, n: int) -> list[Rates]:
    """Of two groups put together by their shares, n answers in all: of every case that is tried."""
    sizes = (max(2, round(part * n)) for part in ANSWERED)
    cases = product(_others(people), SHARED, sizes)
    return [_shared((people, other), (share, 1.0 - share), (size, n - size)) for other, share, size in cases]


def _shared(groups: tuple[People, People], shares: tuple[float, float], sizes: tuple[int, int]) -> Rates:
    goal = math.fsum(share * group.mean for share, group in zip(shares, groups, strict=True))
    random = np.random.default_rng([*sizes, 11, round(1e6 * abs(goal)), round(100 * shares[0])])
    drawn = np.concatenate(
        [random.multinomial(n, group.shares, DRAWN) for n, group in zip(sizes, groups, strict=True)], 1
    )
    surveyed, times = np.unique(drawn, axis=0, return_counts=True)
    parts = len(groups[0].values)

    def sample(row: list[int]) -> Sample:
        metrics = [_metric(groups[0], row[:parts]), _metric(groups[1], row[parts:])]
        pooled = together(
            [Group("persona", "", "", metric, share) for metric, share in zip(metrics, shares, strict=True)]
        )
        assert pooled is not None
        return sample_of(pooled)

    return _rates(
        (judged(sample(row), goal), count / DRAWN)
        for row, count in zip(surveyed.tolist(), times.tolist(), strict=True)
    )


def _metric(people: People, counts: Sequence[int]) -> Metric:
    """The survey in which so many gave each answer, as a map has it."""
    if people.kind == "share":
        return Metric.model_construct(type="csat", answers=(counts[0], 0, 0, 0, counts[1]))
    given = dict(zip(people.values, counts, strict=True))
    steps = range(round(people.low), round(people.high) + 1)
    answers = tuple(given.get(float(step), 0) for step in steps)
    return Metric.model_construct(type="rating", scale=_scale(people.low, people.high), answers=answers)


@dataclass(frozen=True)
class Figures:
    """A kind of figure: the people that it is tried on, and how."""

    name: str
    people: tuple[People, ...]
    sizes: tuple[int, ...] = SIZES
    rate: Callable[[People, int], Rates | list[Rates]] = rates


KINDS = (
    Figures("share (CSAT)", SHARES),
    Figures("NPS", GROUPS),
    Figures("rating 1 to 5", FIVES),
    Figures("rating 1 to 10", TENS),
    Figures("rating 0 to 10", ELEVENS),
    Figures("mean of 1 to 5, known by sd and n", FIVES, rate=partial(rates, make=summarised)),
    Figures("mean of 1 to 5, known by n", FIVES, (5, 20, 100, 400), partial(rates, make=bare)),
    Figures("NPS, known by n", GROUPS, (5, 20, 100, 400), partial(rates, make=bare)),
    Figures("weighted share", (csat(50), csat(75), csat(90), csat(97)), (5, 20, 100, 400), weighted_rates),
    Figures("weighted rating 1 to 5", FIVES, (5, 20, 100, 400), weighted_rates),
    Figures("share (CSAT) of two groups", (csat(50), csat(90), csat(97)), (10, 20, 50, 100), shared_rates),
    Figures("rating 1 to 5 of two groups", FIVES[3:6], (10, 20, 50, 100), shared_rates),
)
LIMITED = ((36, 40), (60, 120), (115, 120), (200, 1_000), (3_000, 3_300))


def percent(rate: float) -> str:
    """A probability in percent with two decimals."""
    return f"{100 * rate:.2f}"


def worst(found: Sequence[Rates]) -> list[str]:
    """The highest rates of several kinds of people, in the order of the columns."""
    return [
        percent(max(getattr(one, column) for one in found))
        for column in ("short_alone", "short", "met_alone", "met")
    ]


def error_row(kind: Figures, n: int) -> list[str]:
    """A row of the first table."""
    found: list[Rates] = []
    for people in kind.people:
        rated = kind.rate(people, n)
        found += rated if isinstance(rated, list) else [rated]
    drawn = kind.rate in (weighted_rates, shared_rates) or any(
        possible(one, n) > MOST_SURVEYS for one in kind.people
    )
    return [kind.name, f"{n:,}", *worst(found), "drawn" if drawn else "weighed"]


def limited_row(name: str, people: Sequence[People], n: int, of: int) -> list[str]:
    """A row of the first table for people whose number is known."""
    return [name, f"{n:,} of {of:,}", *worst([limited_rates(one, n, of) for one in people]), "drawn"]


def error_table() -> list[list[str]]:
    """Every kind of figure with every number of answers."""
    rows = [error_row(kind, n) for kind in KINDS for n in kind.sizes]
    rows += [limited_row("share (CSAT)", SHARES, n, of) for n, of in LIMITED]
    rows += [limited_row("rating 1 to 5", FIVES, n, of) for n, of in LIMITED]
    return [["figure", "n", "short, interval alone", "short", "met, interval alone", "met", "how"], *rows]


STARRED = (
    *(csat(percent) for percent in (75, 87.5, 95)),
    nps(15, 25, 60),
    nps(5, 10, 85),
    rating(1, 10, 0, 30, 0, 60),
)


def family(rate: float) -> str:
    """The chance of any star among all places, in percent."""
    return percent(1 - (1 - rate) ** PLACES)


def star_row(people: People) -> list[str]:
    """A row of the second table."""
    found = [rates(people, n) for n in STAR_SIZES]
    kind = {"share": "CSAT", "nps": "NPS", "mean": "rating"}[people.kind]
    cells = [f"{family(one.star_alone)} / {family(one.star)}" for one in found]
    return [f"{kind} {people.name}", *cells]


def star_table() -> list[list[str]]:
    """The chance of a false star in a map of `PLACES` places on their goals."""
    return [["all on the goal", *(f"n = {n}" for n in STAR_SIZES)], *(star_row(people) for people in STARRED)]


POWERED = (csat(75), csat(90), nps(15, 25, 60), FIVES[0], FIVES[3], FIVES[4])


def power_row(people: People, n: int, make: Surveyed = sampled) -> list[str]:
    """A row of the third table: goals 2.8 standard errors off, which a normal figure shows in 80 of 100."""
    cells = []
    for side, column in ((1, "short"), (-1, "met")):
        goal = people.mean + side * 2.8 * people.sd / math.sqrt(n)
        if not people.low < goal < people.high:
            cells += ["", ""]
            continue
        found = rates(people, n, goal, make)
        cells += [f"{100 * getattr(found, name):.0f}" for name in (f"{column}_alone", column)]
    kind = {"share": "CSAT", "nps": "NPS", "mean": "rating"}[people.kind]
    return [f"{kind} {people.name}" + (", known by sd and n" if make is summarised else ""), f"{n}", *cells]


def power_table() -> list[list[str]]:
    """What the exact test costs."""
    rows = [power_row(people, n) for people in POWERED for n in POWER_SIZES]
    rows += [power_row(FIVES[3], n, summarised) for n in POWER_SIZES]
    return [["people", "n", "short, interval alone", "short", "met, interval alone", "met"], *rows]


TABLES: dict[str, Callable[[], list[list[str]]]] = {
    "error rates": error_table,
    "false stars": star_table,
    "power": power_table,
}


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table; its head is the first row."""
    head, *rest = rows
    ruler = ["---" if at == 0 else "--:" for at in range(len(head))]
    return "\n".join(
        f"| {' | '.join(row)} |" if row is not ruler else f"|{'|'.join(row)}|" for row in (head, ruler, *rest)
    )


def with_table(page: str, name: str, table: str) -> str:
    """The page with the table of that name put in place of what is there."""
    mark = f"<!-- table: {name} -->\n"
    before, _, after = page.partition(mark)
    if not after:
        raise SystemExit(f"docs/method.md has no place for the table of {name}: {mark!r}")
    lines = after.split("\n")
    rest = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return before + mark + table + "\n" + "\n".join(lines[rest:])


def main() -> int:
    """Run; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare")
    check: bool = parser.parse_args().check
    target = ROOT / "docs/method.md"
    before = page = target.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        page = with_table(page, name, markdown(make()))
    if not check:
        target.write_text(page, encoding="utf-8")
    elif page != before:
        print("out of date: docs/method.md; run scripts/error_rates.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

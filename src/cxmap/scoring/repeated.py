"""Is a figure another than it was before? By the same people where most of them answered again.

same people  the paired t test of a mean or an NPS (Student 1908), the exact test of McNemar (1947) of a share
otherwise    as of independent samples (`differences.contrast`): where a few answered both times, that is
             cautious, since answers of one person are alike

Which test decides is settled by who answered, never by what comes out. Changes of the same people that point
the other way than the figures do decide nothing.
"""

from __future__ import annotations

import math
from datetime import date

from cxmap.model import Scale
from cxmap.model.metrics import SamePeople
from cxmap.scoring.differences import Contrast, contrast
from cxmap.scoring.distributions import t_critical, t_survival
from cxmap.scoring.measured import Estimate, kind
from cxmap.scoring.settings import Settings

MOST = 0.5
"""Of the answers of the smaller figure, from which share on those of the same people decide."""
EXACT = 2_000
"""Changed answers, up to which the exact test of McNemar is summed; beyond, the normal one says the same."""


def same_people(first: Estimate, second: Estimate, day: date | None, settings: Settings) -> SamePeople | None:
    """How those changed who gave both figures, where they are most of the smaller one's and not too few.

    `day` is that of the first figure. Nothing for figures of different kinds.
    """
    if kind(first.metric) != kind(second.metric):
        return None
    again = next((same_person for same_person in second.metric.same_people if same_person.since == day), None)
    sizes = [size for size in (first.answered, second.answered) if size]
    if again is None or again.n < settings.min_n or again.n < MOST * min(sizes, default=0):
        return None
    return again


def contrast_over_time(
    first: Estimate, second: Estimate, day: date | None, scale: Scale, settings: Settings
) -> Contrast:
    """How far a later figure is from an earlier one, in points of the map's scale; above zero is better."""
    again = same_people(first, second, day, settings)
    if again is None:
        return contrast(first, second, scale, settings)
    own = first.metric.own_scale
    is_share = first.metric.is_share
    p_value = p_mcnemar(again) if is_share else p_paired(again.n, again.change, again.sd)
    if again.change * (second.sample.point - first.sample.point) < 0.0:
        p_value = 1.0
    room = t_critical(settings.confidence, again.n - 1.0) * again.sd / math.sqrt(again.n)
    ends = (again.change - room, again.change + room)
    low, high = sorted(scale.length / own.length * own.difference(end, 0.0) for end in ends)
    return Contrast(low, high, p_value, "measured")


def p_paired(n: int, mean: float, sd: float) -> float:
    """Two-sided, of no mean change among `n` people: t = mean / (sd / sqrt(n)), n - 1 degrees of freedom.

    Where all changed by as much, the sign test: 2 / 2^n, and 1 where nobody changed.
    """
    if not sd:
        return math.ldexp(1.0, 1 - n) if mean else 1.0
    return min(1.0, 2.0 * t_survival(abs(mean) * math.sqrt(n) / sd, n - 1.0))


def p_mcnemar(again: SamePeople) -> float:
    """Two-sided, of as many who became satisfied as ceased to be: binomial, of these (McNemar 1947).

    How many these are follows from the changes, each of which is -100, 0 or 100:
    up - down = n mean / 100, up + down = ((n - 1) sd^2 + n mean^2) / 100^2.
    """
    net = round(again.n * again.change / 100.0)
    moved = round(((again.n - 1) * again.sd**2 + again.n * again.change**2) / 10_000.0)
    moved = max(moved, abs(net))
    if moved > EXACT:
        return math.erfc(max(0.0, abs(net) - 1.0) / math.sqrt(2.0 * moved))
    fewer = (moved - abs(net)) // 2
    ways = sum(math.comb(moved, k) for k in range(fewer + 1))
    return min(1.0, float(2 * ways / 2**moved))

"""How the figures were made: with the scale, confidence and tolerance really used, and only what occurs."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.locale.literature import cited
from cxmap.model import Scale
from cxmap.scoring import Estimate, channel_spread, quadrants
from cxmap.scoring.journey import LEAST_SCORED
from cxmap.scoring.verdicts import FEWEST
from cxmap.view.gaps.rows import GapTable
from cxmap.view.report.numbers import Explained, GroundsView
from cxmap.view.report.writing import Writer

_SAID_BESIDE = frozenset({"means", "peak_end", "quadrant", "opportunity_score", "debt"})
"""Terms whose figures say on paper themselves how they are made, or stand on the screen alone."""
_TALLY = ("short", "met", "undecided", "believed short", "believed met", "unknown")


def _scale_text(writer: Writer, scale: Scale) -> str:
    words = writer.words
    worst, best = scale.min, scale.max
    if scale.direction == "lower-is-better":
        worst, best = best, worst
    low, high = map(writer.shown.score, (worst, best))
    text = words.scale_text.format(low=low, high=high)
    return f"{text.removesuffix('.')}{words.colon}{', '.join(scale.words)}." if scale.words else text


class _Method:
    """Collects the terms that occur in one report, and the works behind them."""

    def __init__(
        self, writer: Writer, gaps: GapTable, tested: int, grounds: GroundsView | None, *, compared: bool
    ) -> None:
        self.writer, self.gaps, self.tested, self.grounds = writer, gaps, tested, grounds
        self.compared = compared
        self.words, self.told, self.card = writer.words, writer.told, writer.card
        self.measured: list[Estimate] = [
            place.measured for place in self.card.places if place.measured is not None
        ]
        further = (*self.card.whole, *(other for place in self.card.places for other in place.others))
        self.measured += [score.estimate for score in further]
        self.works: set[str] = set()

    def term(self, key: str, *texts: str, name: str = "") -> Explained:
        return Explained(key, name or self.told.terms[key], texts, key in _SAID_BESIDE)

    def explained(self) -> Iterator[Explained]:
        words, report_words, card = self.words, self.told, self.card
        lower = card.scale.direction == "lower-is-better"
        yield self.term(
            "scale", _scale_text(self.writer, card.scale), *([words.scale_reversed] if lower else [])
        )
        if card.judged:
            yield from self._gap()
        if any(place.measured is None for place in card.scored):
            several = [words.method_importance_named] if len(self.writer.map.personas) > 1 else []
            yield self.term("believed", words.method_believed, *several)
        if self.measured:
            yield from self._measured()
        verdicts = {place.verdict for place in card.places}
        if verdicts - {"unknown"}:
            least = words.count(max(card.settings.min_n, FEWEST))
            yield self.term(
                "verdict",
                *(
                    f"{report_words.tally[key]}{words.colon}{report_words.verdicts[key].format(least=least)}."
                    for key in _TALLY
                    if key in verdicts
                ),
                *self._exact(),
            )
        if self.tested:
            yield self._holm()
        if self.compared:
            self.works |= {"welch", "fisher", "newcombe", "zou", "holm"}
            own = words.in_journey
            yield self.term("differences", own.texts["differences"], name=own.terms["differences"])
        if any(row.withheld_text or row.withheld_below is not None for row in self.gaps.rows):
            self.works.add("cox")
            own = words.in_journey
            how = own.withheld_how.format(n=card.settings.privacy_floor)
            yield self.term("withheld", how, name=own.terms["withheld"])
        if self.gaps.stability is not None:
            draws = words.number(self.gaps.stability.draws)
            width = words.in_charts.points(words.number(self.gaps.stability.guess_width, decimals=3))
            yield self.term("stability", report_words.texts["stability"].format(draws=draws, width=width))
        if card.scored:
            yield from self._figures()
        if self.grounds is not None and self.grounds.debts:
            yield self.term("debt", report_words.texts["debt"].format(days=self.grounds.stale_days))

    def _gap(self) -> Iterator[Explained]:
        words, report_words = self.words, self.told
        length = self.writer.finer.plain(self.card.scale.length)
        yield self.term("gap", words.method_gap, name=words.gap)
        shortfall = report_words.texts["shortfall"].format(length=length)
        yield self.term("priority", shortfall, report_words.texts["priority"], name=words.priority)
        if self.gaps.tolerance:
            tolerance = words.in_charts.points(self.writer.finer.plain(self.gaps.tolerance))
            yield self.term("tolerance", report_words.texts["tolerance"].format(tolerance=tolerance))

    def _measured(self) -> Iterator[Explained]:
        report_words, words = self.told, self.words
        yield self.term("measured", report_words.texts["measured"])
        kinds = {estimate.metric.type for estimate in self.measured}
        self.works |= {work for kind, work in (("nps", "reichheld"), ("ces", "dixon")) if kind in kinds}
        methods = {estimate.own.method for estimate in self.measured if estimate.own.low is not None}
        known = {
            "t": "student",
            "weighted t": "kish",
            "stratified t": "satterthwaite",
            "Wilson": "wilson",
            "adjusted Wald": "rocks",
            "MOVER": "zou",
            "exact bound": "gaffke",
        }
        self.works |= {work for method, work in known.items() if method in methods}
        widest = {
            estimate.metric.type for estimate in self.measured if estimate.own.method == "widest spread"
        }
        self.works |= {"rocks" if kind == "nps" else "wilson" for kind in widest}
        if any(estimate.metric.effective_n is not None for estimate in self.measured):
            self.works.add("kish")
        texts = [report_words.texts["interval"].format(confidence=words.percent(self.gaps.confidence))]
        names = {
            estimate.metric.name or words.metrics[estimate.metric.type]: estimate.own.method
            for estimate in self.measured
            if estimate.own.low is not None
        }
        texts += [
            f"{name}{words.colon}{report_words.methods.get(method, method)}."
            for name, method in names.items()
        ]
        if any(estimate.own.low is None for estimate in self.measured):
            texts.append(report_words.texts["no_interval"])
        yield self.term("interval", *texts)
        if any(place.blind_spot is not None for place in self.card.places):
            yield self.term("blind_spot", report_words.texts["blind_spot"])

    def _exact(self) -> tuple[str, ...]:
        """What the exact test is, where something was tested by it."""
        if not self.tested:
            return ()
        self.works.add("gaffke")
        if any(estimate.metric.is_share for estimate in self.measured):
            self.works.add("clopper")
        return (self.told.texts["exact"],)

    def _holm(self) -> Explained:
        report_words, words = self.told, self.words
        if self.tested == 1:
            return self.term("holm", report_words.texts["holm_one"])
        self.works.add("holm")
        alpha = words.number(1 - self.gaps.confidence, decimals=4)
        return self.term(
            "holm", report_words.texts["holm"].format(m=self.tested, m_less=self.tested - 1, alpha=alpha)
        )

    def _figures(self) -> Iterator[Explained]:
        words, report_words = self.words, self.told
        self.works |= {"fredrickson", "baumeister", "ulwick"}
        yield self.term("means", report_words.texts["means"])
        yield self.term("peak_end", words.method_peak_end.format(least=LEAST_SCORED))
        yield self.term("opportunity_score", report_words.texts["opportunity_score"])
        if quadrants(self.card).lacks is None and len(self.card.scored) > 1:
            self.works.add("martilla")
            yield self.term("quadrant", report_words.texts[f"quadrant_{self.card.settings.crosshair}"])
        if channel_spread(self.card) is not None:
            self.works.add("kuehnl")
        if self.card.map.drivers and self.card.persona is None:
            self.works |= {"fisher_z", "johnson", "olkin"}


def method(
    writer: Writer, gaps: GapTable, tested: int, grounds: GroundsView | None, *, compared: bool
) -> tuple[tuple[Explained, ...], tuple[str, ...]]:
    """The terms of the method, and the literature behind them; `compared` is whether differences were."""
    sections = _Method(writer, gaps, tested, grounds, compared=compared)
    explained = tuple(sections.explained())
    if not sections.measured and writer.card.scored:
        interval = Explained("interval", writer.told.terms["interval"], (writer.words.method_interval,))
        explained = (*explained, interval)
    return explained, cited(sections.works)

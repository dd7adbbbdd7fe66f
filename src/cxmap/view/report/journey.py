"""The journey in figures: each with its sum, seams, spreads, and the groups of touchpoints side by side."""

from __future__ import annotations

from cxmap.scoring import (
    By,
    ChannelSpread,
    Group,
    Journey,
    Seam,
    channel_spread,
    groups,
    journey,
    persona_spreads,
    seams,
)
from cxmap.view.answering import DOTS
from cxmap.view.curve.values import CurveView
from cxmap.view.differences import DifferenceRow, build_differences, p_text
from cxmap.view.figures import BYS, build_figures
from cxmap.view.metric_rows import whole_rows
from cxmap.view.phrase import Phrase
from cxmap.view.report.numbers import (
    DifferenceItem,
    Dot,
    GroupItem,
    GroupItems,
    JourneyNumbers,
    SeamItem,
    SpreadItem,
    SumStep,
)
from cxmap.view.report.writing import Writer, capital
from cxmap.view.shares import ABOUT


def journey_numbers(writer: Writer, curve: CurveView) -> JourneyNumbers | None:
    """The figures of the journey; nothing without any score, unless somebody was asked about the whole."""
    card, whole_journey = writer.card, journey(writer.card)
    if whole_journey is None and not card.whole and not card.withheld:
        return None
    spread = channel_spread(writer.card)
    differences = build_differences(writer.card, spread, writer.words)
    return JourneyNumbers(
        figures=() if whole_journey is None else _figures(writer, whole_journey),
        places={} if whole_journey is None else _places(writer, whole_journey),
        seams=tuple(_seam(writer, seam) for seam in seams(writer.card)),
        channels=" ".join(text for text in (_channels(writer, spread), differences.channels) if text),
        spreads=_spreads(writer, curve),
        differences=tuple(_difference(writer, row) for row in differences.rows),
        tables=tuple(table for by in BYS if (table := _groups(writer, by)).rows) if whole_journey else (),
        whole=whole_rows(card, writer.words),
        withheld=writer.words.in_goals.withheld(card.withheld) if card.withheld else "",
    )


def asked_about_the_whole(writer: Writer) -> JourneyNumbers | None:
    """Of the figures of the journey those that somebody was asked for; nothing where nobody was."""
    card = writer.card
    if not card.whole and not card.withheld:
        return None
    return JourneyNumbers(
        figures=(),
        places={},
        seams=(),
        channels="",
        spreads=(),
        differences=(),
        tables=(),
        whole=whole_rows(card, writer.words),
        withheld=writer.words.in_goals.withheld(card.withheld) if card.withheld else "",
    )


def _plain(writer: Writer, value: float) -> str:
    return writer.words.number(value, decimals=3)


def _sums(writer: Writer, whole_journey: Journey) -> dict[str, str]:
    """The sums behind the figures, written out."""
    rated = [(place, place.experience or 0.0) for place in writer.card.scored]
    scores = [writer.finer.score(value) for _, value in rated]
    terms = [
        f"{_plain(writer, place.importance)} × {score}"
        for (place, _), score in zip(rated, scores, strict=True)
    ]
    weights = [_plain(writer, place.importance) for place, _ in rated]
    weighted = writer.finer.score(whole_journey.weighted_mean)
    sums = {
        "mean": f"({' + '.join(scores)}) / {len(rated)} = {writer.finer.score(whole_journey.mean)}",
        "weighted_mean": f"({' + '.join(terms)}) / ({' + '.join(weights)}) = {weighted}",
    }
    if whole_journey.peak is None or whole_journey.end is None:
        return sums
    peak, end = writer.finer.score(whole_journey.peak_score), writer.finer.score(whole_journey.end)
    sums["peak_end"] = f"({peak} + {end}) / 2 = {writer.finer.score(whole_journey.peak_end)}"
    if len(whole_journey.ends) > 1:
        parts = [
            f"{_plain(writer, end.share)} × {writer.finer.score(end.score)}" for end in whole_journey.ends
        ]
        parts = [
            ABOUT + part if end.rough else part for end, part in zip(whole_journey.ends, parts, strict=True)
        ]
        sums["end"] = f"{' + '.join(parts)} = {end}"
    return sums


def _places(writer: Writer, whole_journey: Journey) -> dict[str, Phrase]:
    places = {"lowest": writer.reference(whole_journey.lowest)}
    if len(whole_journey.ends) == 1 and whole_journey.end is not None:
        places["end"] = writer.reference(whole_journey.ends[0].place)
    return places


def _figures(writer: Writer, whole_journey: Journey) -> tuple[SumStep, ...]:
    sums = _sums(writer, whole_journey)
    middle = writer.told.peak_how.format(middle=writer.score(writer.card.scale.middle))
    steps = []
    for figure in build_figures(writer.card, writer.words, "").figures:
        how = [figure.how, *([sums[figure.key]] if figure.key in sums else [])]
        how += [middle] if figure.key == "peak_end" and figure.value is not None else []
        steps.append(SumStep(figure.key, figure.name, writer.score(figure.value), tuple(how)))
    return tuple(steps)


def _seam(writer: Writer, seam: Seam) -> SeamItem:
    words = writer.words
    before, after = (writer.finer.score(score) for score in seam.scores)
    changes = ((seam.channel_changes, words.channel), (seam.owner_changes, words.owner))
    return SeamItem(
        before=writer.reference(seam.before),
        after=writer.reference(seam.after),
        drop=writer.shown.difference(-seam.drop),
        how=f"{before} \N{RIGHTWARDS ARROW} {after}",
        changes=tuple(name for changes_, name in changes if changes_),
        who=writer.people(seam.personas),
    )


def _difference(writer: Writer, row: DifferenceRow) -> DifferenceItem:
    words, interval = writer.words, ""
    if row.low is not None and row.high is not None:
        interval = f" {DOTS} ".join(writer.shown.ends(row.low, row.high, signed=True))
    return DifferenceItem(
        place=writer.place(row.id) if row.id else Phrase(capital(words.channels)),
        compared=row.compared,
        difference=writer.shown.difference(row.difference),
        interval=interval,
        p_value=p_text(row.p_value, words),
        judged=row.judged,
        stands=row.stands,
    )


def _channels(writer: Writer, spread: ChannelSpread | None) -> str:
    words = writer.told
    if spread is None:
        return ""
    text = words.channel_range.format(
        range=writer.words.in_charts.points(writer.shown.plain(spread.range)),
        worst=spread.worst.name,
        worst_mean=writer.score(spread.worst.mean),
        best=spread.best.name,
        best_mean=writer.score(spread.best.mean),
    )
    return f"{text} {words.channel_proxy}"


def _dot(writer: Writer, name: str, value: float, number: int = 0) -> Dot:
    return Dot(name, writer.score(value), writer.card.scale.percent(value), number)


def _spreads(writer: Writer, curve: CurveView) -> tuple[SpreadItem, ...]:
    if writer.card.persona is not None:
        return ()
    numbers = {line.id: line.number - 1 for line in curve.series if line.role == "persona"}
    return tuple(
        SpreadItem(
            writer.reference(persona_spread.place),
            writer.shown.plain(persona_spread.range),
            tuple(
                _dot(writer, own.name, own.experience, numbers.get(own.persona, 0))
                for own in persona_spread.place.personas
                if own.experience is not None
            ),
        )
        for persona_spread in persona_spreads(writer.card)
    )


def _group(writer: Writer, by: By, group: Group) -> GroupItem:
    words = writer.words
    name = words.element_names.get(group.name, group.name) if by == "element" else group.name

    def dot(value: float | None) -> Dot | None:
        return None if value is None else _dot(writer, name, value)

    return GroupItem(
        name=name,
        touchpoints=group.touchpoints,
        scored=group.scored,
        worst=dot(group.lowest),
        mean=dot(group.mean),
        best=dot(group.highest),
        gap=writer.shown.difference(group.mean_gap),
        short=group.short,
    )


def _groups(writer: Writer, by: By) -> GroupItems:
    words = writer.words
    names = {
        "phase": words.phase,
        "channel": words.channel,
        "element": words.element,
        "owner": words.owner,
        "persona": words.persona,
        "market": words.market,
    }
    rows = tuple(_group(writer, by, group) for group in groups(writer.card, by))
    return GroupItems(by, writer.told.by[by], names[by], rows)

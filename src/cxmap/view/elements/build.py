"""The elements of the experience: what each comes to over the touchpoints where it is at play."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from cxmap.locale import Words
from cxmap.model.touchpoint import Element
from cxmap.scoring import Group, Scorecard, groups
from cxmap.view.advice import Need, advice_for
from cxmap.view.curve.values import Tone
from cxmap.view.elements.values import ElementRow, ElementsView, Sign
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import gap_text, points

ELEMENTS: tuple[str, ...] = get_args(Element)


def _tone(group: Group) -> Tone:
    if group.mean_gap is None:
        return "plain"
    if group.mean_gap < 0:
        return "bad" if group.short else "plain"
    return "plain" if group.short else "good"


def _row(card: Scorecard, group: Group, words: Words) -> ElementRow:
    scale = card.scale
    members = [own for own in card.touchpoints if group.id in own.point.elements]
    scores = sorted(
        (scale.percent(own.experience), "measured" if own.measured else "believed")
        for own in members
        if own.experience is not None
    )
    judged = sum(own.gap is not None for own in members)
    differ = group.lowest != group.highest

    def label(value: float | None) -> str:
        return "" if value is None else points(card, value, words)

    return ElementRow(
        id=group.id,
        name=words.element_names[group.id],
        touchpoints=words.touchpoints(group.touchpoints),
        scores=tuple(score for score, _ in scores),
        kinds=tuple("measured" if kind == "measured" else "believed" for _, kind in scores),
        mean=None if group.mean is None else scale.percent(group.mean),
        mean_label=label(group.mean) or words.no_score,
        low_label=label(group.lowest) if differ else "",
        high_label=label(group.highest) if differ else "",
        gap=group.mean_gap,
        gap_label=gap_text(card, group.mean_gap, words),
        short=words.in_charts.short_of.format(k=group.short, n=judged) if judged else "",
        tone=_tone(group),
    )


def _headline(rows: Sequence[ElementRow], scored: Sequence[ElementRow], words: Words) -> str:
    own = words.in_charts
    if not scored:
        return own.elements_unscored if rows else own.no_elements

    def named(mean: float | None) -> str:
        names = [row.name for row in scored if row.mean == mean]
        return ", ".join(names[:2] + ([words.more(len(names) - 2)] if len(names) > 2 else []))

    worst, best = scored[0], scored[-1]
    if worst.mean == best.mean:
        return own.weakest.format(name=named(worst.mean))
    return own.extremes.format(
        worst=named(worst.mean), low=worst.mean_label, best=named(best.mean), high=best.mean_label
    )


def build_elements(card: Scorecard, words: Words) -> ElementsView:
    """The eight elements by their mean, the weakest first; those without a score come last."""
    own = words.in_charts
    by_id = {group.id: group for group in groups(card, "element")}
    named = [by_id[id_] for id_ in ELEMENTS if id_ in by_id]
    named.sort(key=lambda group: 101.0 if group.mean is None else card.scale.percent(group.mean))
    rows = tuple(_row(card, group, words) for group in named)
    unnamed = tuple(words.element_names[id_] for id_ in ELEMENTS if id_ not in by_id)
    scored = [row for row in rows if row.scores]
    need: Need | None = None if scored else "scores" if rows else "elements"
    kinds = {kind for row in rows for kind in row.kinds}
    marks: tuple[tuple[Sign, str, bool], ...] = (
        ("mean", own.mean_mark, any(row.low_label for row in rows)),
        ("believed", f"{own.touchpoint_mark}, {words.believed_mark}", "believed" in kinds),
        ("measured", f"{own.touchpoint_mark}, {words.measured_mark.split(',')[0]}", "measured" in kinds),
        ("spread", own.low_to_high, any(row.low_label for row in rows)),
    )
    return ElementsView(
        sheet=sheet_of(
            card,
            words,
            "elements",
            _headline(rows, scored, words),
            figures=(own.named_of.format(k=len(rows), n=len(ELEMENTS)),),
            lines=tuple(
                f"{row.name} {row.mean_label}, {words.gap} {row.gap_label} ({row.touchpoints})"
                for row in rows
            ),
            advice=None if need is None else advice_for(card, words, need),
        ),
        ticks=scale_ticks(card.scale, words),
        rows=rows,
        unnamed=unnamed,
        unnamed_label=own.unnamed,
        columns=(words.element, words.experience, own.mean_gap),
        marks=tuple((key, text) for key, text, occurs in marks if occurs),
    )

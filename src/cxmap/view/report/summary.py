"""What it comes down to and how sure that is, in sentences written from the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.locale import Words
from cxmap.scoring import Journey, PlaceScore, Verdict, extremes, journey, tally
from cxmap.scoring.opportunities import CLOSED, answering
from cxmap.view.counting import coverage_text
from cxmap.view.gaps.rows import GapTable
from cxmap.view.metric_rows import metric_row, whole_rows
from cxmap.view.peak_end import untold_text
from cxmap.view.phrase import Phrase
from cxmap.view.report.numbers import Share, Surety
from cxmap.view.report.values import OpportunityRow
from cxmap.view.report.writing import Values, Writer, fill, joined
from cxmap.view.wording import gap_text, short_for_text, why_text

_ORDER: tuple[Verdict, ...] = ("short", "undecided", "believed short", "met", "believed met", "unknown")
MOST_NAMES = 3


def summary(
    writer: Writer, opportunities: Sequence[OpportunityRow], worse: tuple[Phrase, ...] = ()
) -> tuple[tuple[Phrase, ...], ...]:
    """Sentences beside the headline, the most pressing first; `worse` says what got worse."""
    card, figures = writer.card, journey(writer.card)
    sentences: list[tuple[Phrase, ...]] = []
    if card.listed:
        sentences.append(_first_to_mend(writer))
    hidden = [_hidden_people(writer)] if card.hiding else []
    answer = _opportunity(writer, opportunities)
    sentences += [*answer, *hidden] if card.listed else [*hidden, *answer]
    if worse:
        sentences.append(worse)
    sentences += [*_missed(writer), *_whole(writer)]
    if figures is not None:
        sentences += _remembered(writer, figures)
    return tuple(sentences)


def _opportunity(writer: Writer, opportunities: Sequence[OpportunityRow]) -> list[tuple[Phrase, ...]]:
    """What answers that which comes first, as on the board; the best rated opportunity where nothing does."""
    words, first = writer.words, next(iter(writer.card.pressing), None)
    answer = None if first is None else answering(writer.map, first.id)
    opportunity_row = next(
        (row for row in opportunities if row.score is not None and row.status not in CLOSED), None
    )
    template = words.opportunity_alone if first is None else words.opportunity_unmet
    if first is not None and answer is not None:
        opportunity_row = next(row for row in opportunities if row.anchor == f"op-{answer.id}")
        template = words.opportunity_sentence
        if opportunity_row.score is None:
            named: Values = {
                "name": [writer.reference(first)],
                "title": [Phrase(opportunity_row.title, opportunity_row.anchor)],
            }
            return [(*fill(words.in_charts.answers_first, named), Phrase("."))]
    if opportunity_row is None:
        return []
    values: Values = {
        "name": [Phrase(opportunity_row.title, opportunity_row.anchor)],
        "impact": words.number(opportunity_row.impact or 0),
        "feasibility": words.number(opportunity_row.feasibility or 0),
    }
    return [fill(template, values)]


def _hidden_people(writer: Writer) -> tuple[Phrase, ...]:
    """Where somebody falls short though the mean does not say so, and who."""
    words, card = writer.words, writer.card
    places = card.hiding if card.listed else card.pressing  # the first of these is answered next
    runs: list[Phrase] = []
    for place in places[:MOST_NAMES]:
        runs += [Phrase(words.semicolon)] if runs else []
        runs += [writer.reference(place), Phrase(f" ({short_for_text(place, words)})")]
    if len(places) > MOST_NAMES:
        runs.append(Phrase(f"{words.semicolon}{words.more(len(places) - MOST_NAMES)}"))
    return fill(words.in_journey.also_short_for_some, {"names": runs})


def _remembered(writer: Writer, figures: Journey) -> list[tuple[Phrase, ...]]:
    """What stays with people, or why that is not told; and the best moment, where enough is scored."""
    words, card = writer.words, writer.card
    sentence: tuple[Phrase, ...] = (
        Phrase(words.in_journey.no_peak_end.format(why=untold_text(figures, words))),
    )
    if figures.peak is None:
        return [sentence]
    if figures.peak_end is not None:
        reasons = [Phrase(writer.score(figures.peak_end), "figures-peak_end")]
        once = [end.place for end in figures.ends] == [figures.peak]
        template = words.remembered_once if once else words.remembered
        values: Values = {
            "peak": [writer.reference(figures.peak)],
            "end": joined((writer.reference(end.place) for end in figures.ends), between=_apart(words)),
            "mean": [Phrase(writer.score(figures.mean), "figures-mean")],
            "peak_end": reasons,
        }
        sentence = fill(template, values)
    ends = extremes(card, card.places)
    if ends is None or (ends[1].place is figures.peak and ends[1].score == figures.peak_score):
        return [sentence]
    best, score = ends[1]
    told_score = [Phrase(writer.score(score))] if best.moves else _traced(writer, best)
    praise: Values = {"name": [writer.reference(best)], "experience": told_score}
    return [sentence, fill(words.best_moment, praise)]


def _apart(words: Words) -> str:
    """Between two names of which each is quoted, where the sentence quotes all of them."""
    start, _, end = words.quoted.partition("{text}")
    return f"{end}, {start}"


def _traced(writer: Writer, place: PlaceScore) -> list[Phrase]:
    return [Phrase(writer.with_interval(place), writer.trace_anchor(place))]


def _first_to_mend(writer: Writer) -> tuple[Phrase, ...]:
    words, report_words, (first, *others) = writer.words, writer.told, writer.card.listed
    values: Values = {
        "name": [writer.reference(first)],
        "experience": _traced(writer, first),
        "goal": writer.score(first.goal.score),
        "gap": gap_text(writer.card, first.gap, words),
    }
    undecided = first.verdict == "undecided"
    sentence = fill(report_words.first_to_look_at if undecided else words.first_to_mend, values)
    some = any(place.measured is not None for place in writer.card.scored)
    if undecided:
        sentence += (Phrase(f" {report_words.first_is_undecided}"),)
    elif some and first.measured is None:
        sentence += (Phrase(f" {report_words.first_is_believed}"),)
    if not others:
        return sentence
    names = joined(writer.reference(place) for place in others[:2])
    return (*sentence, Phrase(" "), *fill(words.first_to_mend_next, {"names": names}))


def _missed(writer: Writer) -> tuple[tuple[Phrase, ...], ...]:
    """Where a further metric is short of its own goal and the touchpoint is not listed for its first one."""
    words, card = writer.words, writer.card
    missed = [
        (place, metric_row(card, other, words))
        for place in card.places
        if place.rank is None
        for other in place.missed
    ]
    return tuple(
        fill(
            words.in_goals.another_short,
            {
                "name": [Phrase(place.name, writer.trace_anchor(place))],
                "metric": row.name,
                "value": row.figure_text,
                "goal": row.goal_text,
            },
        )
        for place, row in missed
    )


def _whole(writer: Writer) -> tuple[tuple[Phrase, ...], ...]:
    """What the map's own metrics say that have a goal in their own unit."""
    words = writer.words
    texts = [
        words.in_goals.whole_figure.format(
            name=", ".join(text for text in (row.name, row.whose) if text),
            value=row.figure_text,
            goal=row.goal_text,
            verdict=row.verdict_text,
        )
        for row in whole_rows(writer.card, words)
        if row.newest
        if row.goal is not None and not (row.converted or row.phase or row.group)
    ]
    if not texts:
        return ()
    figures = Phrase(words.semicolon.join(texts), "asked-about-the-whole")
    return (fill(words.in_goals.whole_sentence, {"figures": [figures]}),)


def surety(writer: Writer, gaps: GapTable) -> Surety:
    """The verdicts counted, and what is known of how far they hold."""
    sentences = [
        _grounds(writer),
        _stability(writer, gaps),
        _undecided(writer),
        _blind_spot(writer, gaps),
        _unscored(writer),
    ]
    return Surety(_tally(writer), tuple(phrases for phrases in sentences if phrases))


def _tally(writer: Writer) -> tuple[Share, ...]:
    places = writer.card.places
    shares: list[Share] = []
    at = 0.0
    for verdict in _ORDER:
        count = sum(place.verdict == verdict for place in places)
        if count:
            width = count / len(places) * 100
            shares.append(Share(verdict, writer.told.tally[verdict], count, at, width))
            at += width
    return tuple(shares) if any(share.verdict != "unknown" for share in shares) else ()


def _grounds(writer: Writer) -> tuple[Phrase, ...]:
    """What the scores rest on, and what to make of those that nobody measured."""
    counts, words = tally(writer.card), writer.words
    said = coverage_text(counts, words)
    if not said:
        return ()
    claims = "" if counts.measured == counts.scored.total else f" {words.counted.claims}"
    return (Phrase(f"{said}.{claims}"),)


def _stability(writer: Writer, gaps: GapTable) -> tuple[Phrase, ...]:
    stability, words = gaps.stability, writer.words
    if stability is None:
        return ()
    draws = words.number(stability.draws)
    top, first = words.percent(stability.same_top), words.percent(stability.same_first)
    return (Phrase(writer.told.stable(len(stability.top), draws, top, first)),)


def _undecided(writer: Writer) -> tuple[Phrase, ...]:
    report_words, words = writer.told, writer.words
    places = [place_score for place_score in writer.card.ranked if place_score.verdict == "undecided"]
    runs: list[Phrase] = []
    for place in places[:MOST_NAMES]:
        judged = place.judgement
        assert judged is not None
        known = judged.needed is not None and judged.missing is not None
        values: Values = {
            "name": [writer.reference(place)],
            "n": writer.about(judged.needed or 0),
            "missing": writer.about(judged.missing or 0),
            "why": why_text(writer.card, judged, words),
        }
        runs += [Phrase(words.semicolon)] if runs else []
        runs += fill(report_words.undecided_one if known else report_words.undecided_plain, values)
    if len(places) > MOST_NAMES:
        runs.append(Phrase(f"{words.semicolon}{words.more(len(places) - MOST_NAMES)}"))
    return fill(report_words.undecided_are, {"names": runs}) if runs else ()


def _blind_spot(writer: Writer, gaps: GapTable) -> tuple[Phrase, ...]:
    """The place where people are furthest off what was measured, where they are off at all."""
    if not gaps.blind:
        return ()
    row, words = gaps.blind[0], writer.told
    values: Values = {
        "name": [writer.place(row.id)],
        "believed": writer.score(row.believed),
        "measured": [Phrase(writer.score(row.experience), f"how-{writer.anchors[row.id]}")],
    }
    better = (row.blind_spot or 0.0) > 0
    return fill(words.blind_spot_better if better else words.blind_spot_worse, values)


def _unscored(writer: Writer) -> tuple[Phrase, ...]:
    card = writer.card
    unscored = [
        place for place in card.touchpoints if place.experience is None and card.stood_for(place) is None
    ]
    return (Phrase(writer.words.without_score(len(unscored))),) if unscored else ()

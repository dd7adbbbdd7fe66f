"""Sentences that several views share, written from the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.locale import Words
from cxmap.model import Map, Phase, Source, Touchpoint
from cxmap.scoring import AppliedGoal, Estimate, Judgement, PlaceScore, Scorecard, Unknown, Verdict, tally
from cxmap.scoring.verdicts import FEWEST
from cxmap.view.answering import answers, filled_positive, groups, positive_answers
from cxmap.view.counting import verdicts_text
from cxmap.view.numbers import numbers_of
from cxmap.view.shares import share_text

MOST_PEOPLE = 7
"""Names in a row; what goes beyond is counted."""


def points(card: Scorecard, value: float | None, words: Words) -> str:
    """A score in the map's scale, with its sign where the scale has negative numbers; a dash for none."""
    return numbers_of(card.scale, words).score(value)


def gap_text(card: Scorecard, gap: float | None, words: Words) -> str:
    """A gap in points of the map's scale, always with its sign; a dash for none."""
    return numbers_of(card.scale, words).difference(gap)


def verdict_text(place: PlaceScore, words: Words) -> str:
    """The verdict in words; for `unknown`, what is missing. Whom a mean hides is told by `short_for_text`."""
    own = words.in_journey
    if place.withheld_below is not None and place.experience is None:
        return own.withheld(place.withheld_below)
    if place.hides_someone and place.verdict in ("met", "believed met"):
        return own.met_on_average if place.verdict == "met" else own.believed_met_on_average
    if place.unknown == "no experience" and place.place.metrics:
        return words.no_common_figure
    if place.unknown == "no experience" and place.believed.basis == "none on purpose":
        return words.no_score_on_purpose
    if place.unknown is not None:
        return missing_text(place.unknown, words)
    return verdict_word(place.verdict, words)


def missing_text(unknown: Unknown, words: Words) -> str:
    """What is missing for a verdict."""
    return {"no goal": words.no_goal, "no experience": words.no_experience, "neither": words.neither}[unknown]


def verdict_word(verdict: Verdict, words: Words) -> str:
    """A verdict that there is."""
    return {
        "short": words.short,
        "met": words.met,
        "undecided": words.undecided,
        "believed short": words.believed_short,
        "believed met": words.believed_met,
    }[verdict]


def short_for_text(place: PlaceScore, words: Words) -> str:
    """For whom it falls short, of how many; empty where that goes without saying.

    Where the average was measured, whoever is only believed to fall short is marked.
    """
    k, n = len(place.short_for), len(place.judged_for)
    if not k or (place.is_short and k == n):
        return ""
    claim = f" ({words.in_journey.believed})" if place.measured is not None else ""
    names = [own.name + ("" if own.measured is not None else claim) for own in place.short_for]
    if k > MOST_PEOPLE:
        names[MOST_PEOPLE - 1 :] = [words.more(k - MOST_PEOPLE + 1)]
    between = words.semicolon if any(", " in name for name in names) else ", "
    return words.in_journey.short_for.format(k=k, n=n, names=between.join(names))


def mixed_text(card: Scorecard, moment: Sequence[float], words: Words) -> str:
    """What is felt at once."""
    return " & ".join(points(card, score, words) for score in moment)


def turn_text(card: Scorecard, turns: tuple[tuple[float, ...], ...], words: Words) -> str:
    """How a mood changes within a touchpoint, or is mixed; empty where it does not and is not."""
    if not turns:
        return ""
    moments = [mixed_text(card, moment, words) for moment in turns]
    if len(moments) == 1:
        return words.in_people.mixed.format(moods=moments[0])
    return words.in_people.turn.format(moves=" \N{RIGHTWARDS ARROW} ".join(moments))


def whose_text(card: Scorecard, place: PlaceScore) -> str:
    """Who comes to a touchpoint, where it names them; empty for everybody, or where one persona is chosen."""
    if place.touchpoint is None or card.persona is not None:
        return ""
    known = card.map.personas_by_id
    return ", ".join(known[id_].name if id_ in known else id_ for id_ in place.touchpoint.personas)


def no_score_text(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """Why a touchpoint has no score: on purpose, because its phase has one, or because nobody gave one."""
    if place.believed.basis == "none on purpose":
        return words.no_score_on_purpose
    return words.no_score if card.stood_for(place) is None else words.in_people.with_phase


def withheld_text(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """Whose answers are not shown, and why; empty where all are, or where the verdict says so."""
    below, own = place.withheld_below, words.in_journey
    if below is not None:
        return own.withheld(below) if place.experience is not None else ""
    hidden = [
        persona_score for persona_score in place.personas if persona_score.suppressed and card.persona is None
    ]
    names = [persona_score.name for persona_score in hidden]
    if place.measured is not None:
        names += [
            stratum.name
            for stratum in place.measured.strata
            if stratum.withheld and stratum.party == "segment"
        ]
    if not names:
        return ""
    between = words.semicolon if any(", " in name for name in names) else ", "
    return f"{between.join(names)}{words.colon}{own.withheld(card.settings.privacy_floor)}"


def origin_text(goal: AppliedGoal, map_: Map, words: Words) -> str:
    """Where the goal was written, with the name of the channel; empty without a goal."""
    match goal.origin:
        case None:
            return ""
        case "channel":
            channel = map_.channels_by_id.get(goal.channel or "")
            return words.from_channel.format(name=channel.name if channel else goal.channel or "")
        case origin:
            return {
                "touchpoint": words.from_touchpoint,
                "phase": words.from_phase,
                "map": words.from_map,
            }[origin]


def goal_reasons(card: Scorecard, place: PlaceScore, words: Words) -> tuple[str, ...]:
    """Why a channel's goal is the one in force, where others could have been; as parts of a sentence."""
    if place.goal.origin != "channel" or place.touchpoint is None:
        return ()
    known, own = card.map.channels_by_id, words.in_goals
    rivals = [id_ for id_ in dict.fromkeys(place.touchpoint.channel) if id_ in known and known[id_].goal]
    reasons = [own.strictest] if len(rivals) > 1 else []
    reasons += [own.channel_first] if place.phase is not None and place.phase.goal is not None else []
    return tuple(reasons)


def why_text(card: Scorecard, judged: Judgement | None, words: Words) -> str:
    """Why a figure is undecided; empty where it is not."""
    if judged is None or judged.why is None:
        return ""
    least = words.count(max(card.settings.min_n, FEWEST))
    return words.undecided_why[judged.why].format(least=least)


def reason_text(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """Why there is no verdict, or none that the data show; empty where there is one."""
    if place.unknown is None:
        return why_text(card, place.judgement, words)
    return verdict_text(place, words)


def response_text(estimate: Estimate, words: Words) -> str:
    """Which share of those who could have answered did; empty where nobody says how many could."""
    answered, people = estimate.answered, estimate.metric.of
    if answered is None or people is None:
        return ""
    return words.response_rate.format(rate=words.percent(answered / people), people=words.count(people))


def method_text(estimate: Estimate, words: Words) -> str:
    """How an experience was measured: the metric, its own figure and interval, what counts, whose, and n."""
    own, metric = estimate.own, estimate.metric
    name = metric.name or words.metrics[metric.type]
    unit = words.per_cent if metric.is_share else ""
    shown = numbers_of(metric.own_scale, words)
    parts = [f"{name} {shown.plain(own.point or 0.0)}{unit}"]
    if own.method == "census":
        parts.append(words.everybody.format(n=words.count(estimate.answered or 0)))
    elif own.low is not None and own.high is not None:
        low, high = shown.ends(own.low, own.high, signed=False)
        level = words.interval_at.format(level=words.percent(estimate.confidence))
        method = words.in_report.methods_in_short.get(own.method, own.method)
        parts.append(f"{level} {low} \N{HORIZONTAL ELLIPSIS} {high}{unit} ({method})")
    measure_words = words.in_measures
    if positive_answers(metric, words):
        parts.append(filled_positive(measure_words.in_short_positive, metric, words))
    if estimate.strata:
        template = (
            measure_words.in_short_by_share
            if estimate.pool == "by share"
            else measure_words.in_short_by_answers
        )
        parts.append(template.format(terms=groups(estimate, words)))
    if own.method != "census":
        parts += [answers(estimate, words, short=True), response_text(estimate, words)]
    if metric.date is not None:
        parts.append(words.long_date(metric.date))
    return ", ".join(part for part in parts if part)


def touchpoint_summary(card: Scorecard, place: PlaceScore, words: Words) -> str:
    """One line: name, experience, goal, gap, verdict."""
    name = place.name
    turn = turn_text(card, place.turns, words)
    if place.gap is None:
        return words.semicolon.join(filter(None, (f"{name}{words.colon}{verdict_text(place, words)}", turn)))
    parts = [text for text in (verdict_text(place, words), short_for_text(place, words), turn) if text]
    interval = ""
    if place.measured is not None and place.measured.low is not None and place.measured.high is not None:
        low, high = numbers_of(card.scale, words).ends(place.measured.low, place.measured.high)
        counted = answers(place.measured, words, short=True)
        interval = f" ({low} \N{HORIZONTAL ELLIPSIS} {high}, {counted})"
    return (
        f"{name}{words.colon}{words.experience} {points(card, place.experience, words)}{interval}, "
        f"{words.goal} {points(card, place.goal.score, words)}, "
        f"{words.gap} {gap_text(card, place.gap, words)} ({', '.join(parts)})"
    )


def goal_summary(card: Scorecard, words: Words) -> tuple[str, bool]:
    """The headline, and whether it is bad news."""
    counts = tally(card)
    if not counts.judged.total:
        goals = any(place.goal.score is not None for place in card.places)
        if not card.scored:
            return words.headline_no_scores, False
        return (words.headline_unjudged if goals else words.headline_no_goals), False
    return verdicts_text(counts, words), counts.all_short > 0 or counts.hiding > 0


def persona_names(card: Scorecard, words: Words) -> str:
    """Whose experience it is: the chosen persona, or up to three people, apart even with commas in a name."""
    if card.persona is not None:
        return card.map.personas_by_id[card.persona].name
    people = [persona.name for persona in card.map.personas if persona.type == "person"]
    between = words.semicolon if any(", " in name for name in people) else ", "
    if len(people) > 3:
        return between.join(people[:2]) + " " + words.more(len(people) - 2)
    return between.join(people)


def subtitle_parts(card: Scorecard, words: Words, *, compared: bool = False) -> tuple[str, ...]:
    """What a map is, of whom, what for and when, for the line below its title."""
    map_ = card.map
    kind = words.journey_map if map_.kind == "journey" else words.experience_map
    state = words.current_state if map_.state == "current" else words.future_state
    if compared:
        state = words.both_states
    parts = [f"{kind}, {state}", persona_names(card, words)]
    if map_.scope is not None and map_.scope.objective:
        parts.append(map_.scope.objective)
    if map_.date is not None and not compared:
        parts.append(words.long_date(map_.date))
    return tuple(part for part in parts if part)


def weight_text(place: Touchpoint | Phase, words: Words) -> str:
    """How much a place matters and who comes there, as far as the map says so."""
    texts = []
    if place.importance is not None:
        texts.append(f"{words.importance}\N{NO-BREAK SPACE}{words.number(place.importance)}")
    if isinstance(place, Touchpoint) and place.reach is not None:
        texts.append(f"{words.reach}\N{NO-BREAK SPACE}{share_text(place.reach, words)}")
    return "\N{NO-BREAK SPACE}\N{MIDDLE DOT} ".join(texts)


def source_text(source: Source, words: Words) -> str:
    """A source in a few words: what it is, when and how many."""
    parts = [source.name or words.source_types[source.type]]
    if source.name and words.source_types[source.type].lower() not in source.name.lower():
        parts.append(words.source_types[source.type])
    if source.date is not None:
        parts.append(words.long_date(source.date))
    if source.n is not None:
        parts.append(f"n = {words.number(source.n)}")
    if source.status == "planned":
        parts.append(words.planned)
    return ", ".join(parts)


def source_line(map_: Map, words: Words, *, first: Sequence[Source] = (), most: int = 2) -> tuple[str, ...]:
    """The collected sources for a caption: so many, those in `first` before all others, and how many more."""
    collected = [source for source in map_.sources if source.status == "collected"]
    collected.sort(key=lambda source: source not in first)
    texts = [source_text(source, words) for source in collected[:most]]
    if len(collected) > most:
        texts.append(words.more(len(collected) - most))
    return tuple(texts)

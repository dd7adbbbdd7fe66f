"""The text of a first map: what an outline says, with comments that teach the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxmap.model.identity import id_from
from cxmap.scalars import scalar
from cxmap.starting.kinds import Kind
from cxmap.starting.outline import Outline, Step, Stretch
from cxmap.starting.words import StartingWords

USUAL_SCALE = (-2.0, 2.0)
_COLUMN = 46
"""Where comments behind a key begin, so that they stand below each other."""
_WIDEST = 100
"""A longer line is broken by an editor's window."""


def map_text(
    outline: Outline,
    kind: Kind,
    words: StartingWords,
    *,
    scale: tuple[float, float] = USUAL_SCALE,
    schema: str = "",
    bound: bool = False,
) -> str:
    """A map in the words of a language, ready to be written on.

    `schema` is where editors find the JSON Schema, relative to the map; `bound` adds what binding a survey
    looks like. Nothing is stated that the outline does not say: goals, sources and the rest are comments.
    """
    composer = _Composer(outline, kind, words, scale)
    return "\n".join(line.rstrip() for line in composer.lines(schema, bound=bound)) + "\n"


class _Composer:
    def __init__(
        self, outline: Outline, kind: Kind, words: StartingWords, scale: tuple[float, float]
    ) -> None:
        self.outline = outline
        self.kind = kind
        self.words = words
        self.scale = scale
        self.steps = [step for stretch in outline.stretches for step in stretch.steps]
        named = (
            *(medium.name for medium in outline.mediums),
            *(name for step in self.steps for name in step.channels),
        )
        self.channel: dict[str, str] = {}
        """The first spelling of each channel, by its name in small letters."""
        for name in named:
            self.channel.setdefault(name.casefold(), name)
        self.taught = False

    def lines(self, schema: str, *, bound: bool) -> Iterator[str]:
        words, outline = self.words, self.outline
        if schema:
            yield f"# yaml-language-server: $schema={schema}"
        yield f"# {words.about[self.kind]}"
        yield f"# {words.unknown}"
        yield "cxmap: 1"
        yield f"kind: {self.kind}"
        yield f"title: {scalar(outline.title or words.title)}"
        yield f"language: {words.language}"
        yield from _noted("# owner: ", words.owner)
        if outline.objective:
            yield "scope:"
            yield from _noted(f"  objective: {scalar(outline.objective)}", words.scope)
        else:
            yield from _noted("# scope: ", words.scope)
        yield ""
        yield from self.on_scale()
        yield ""
        yield f"# {words.personas}"
        yield f"personas: [{scalar(outline.persona or words.persona)}]"
        yield ""
        yield f"# {words.sources}"
        yield f"# sources: [{{id: interviews, name: {scalar(words.source_name)}, type: interview, n: 12}}]"
        yield ""
        yield from self.channels()
        yield "phases:"
        for stretch in outline.stretches:
            yield from self.phase(stretch)
        yield ""
        yield f"# {words.opportunities}"
        yield "# opportunities: [{title: ..., addresses: [...], impact: 4, feasibility: 3}]"
        if bound:
            first = id_from(self.steps[0].name) if self.steps else "touchpoint"
            yield ""
            yield f"# {words.data}"
            yield "# data:"
            yield "#   - files: ../data/survey.csv"
            yield "#     scale: {min: 1, max: 5}"
            yield f"#     scores: {{{scalar(first)}: Q1}}"

    def on_scale(self) -> Iterator[str]:
        low, high = self.scale
        if self.scale == USUAL_SCALE:
            yield f"# {self.words.scale}"
            yield "# scale: {min: 1, max: 5}"
        else:
            yield f"scale: {{min: {low:.15g}, max: {high:.15g}}}"
        yield from _noted("# goal: 1" if self.scale == USUAL_SCALE else "# goal: ", self.words.goal)

    def channels(self) -> Iterator[str]:
        outline, words = self.outline, self.words
        given = {medium.name.casefold() for medium in outline.mediums}
        others = [name for key, name in self.channel.items() if key not in given]
        if not outline.mediums and not others:
            return
        yield f"# {words.channels if outline.mediums else words.own_channels}"
        yield "channels:"
        for medium in outline.mediums:
            facts = [
                ("name", scalar(medium.name)),
                ("mode", medium.mode),
                ("purpose", scalar(medium.purpose)),
            ]
            yield "  - {" + ", ".join(f"{key}: {value}" for key, value in facts if value) + "}"
        yield from (f"  - {scalar(name)}" for name in others)
        yield ""

    def phase(self, stretch: Stretch) -> Iterator[str]:
        yield f"  - name: {scalar(stretch.name or self.words.first_phase)}"
        if stretch.score is not None:
            yield f"    experience: {stretch.score:.15g}"
        if stretch.steps:
            yield "    touchpoints:"
        for step in stretch.steps:
            yield from self.touchpoint(step)

    def touchpoint(self, step: Step) -> Iterator[str]:
        yield f"      - name: {scalar(step.name)}"
        if step.channels:
            names = dict.fromkeys(self.channel[name.casefold()] for name in step.channels)
            yield f"        channel: {_one_or_list(tuple(names))}"
        if step.score is not None:
            yield f"        experience: {step.score:.15g}"
        for key, texts in (
            ("actions", step.actions),
            ("thoughts", step.thoughts),
            ("pain_points", step.pains),
        ):
            if texts:
                yield f"        {key}: {_listed(texts)}"
        if not self.taught:
            self.taught = True
            yield from self.lesson(step)

    def lesson(self, step: Step) -> Iterator[str]:
        """What may be said of a touchpoint, once, as comments."""
        words = self.words
        if step.score is None:
            yield from _noted("        # experience: -1", words.experience)
        yield from _noted(f"        # feelings: [{scalar(words.feeling)}]", words.feelings)
        if not step.pains:
            yield from _noted(
                f"        # pain_points: [{{text: {scalar(words.pain_example)}, severity: 4}}]", words.pain
            )
        yield from _noted(
            f"        # impact: {{direction: negative, why: {scalar(words.impact_example)}}}", words.impact
        )
        yield from _noted("        # evidence: [interviews]", words.evidence)


def _noted(line: str, comment: str) -> Iterator[str]:
    """A line with a comment behind it, or above it where both together are too long to read."""
    together = f"{line:<{_COLUMN}}  # {comment}"
    if len(together) <= _WIDEST:
        yield together
    else:
        yield f"{' ' * (len(line) - len(line.lstrip()))}# {comment}"
        yield line


def _one_or_list(texts: Sequence[str]) -> str:
    return scalar(texts[0]) if len(texts) == 1 else _listed(texts)


def _listed(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(scalar, texts)) + "]"

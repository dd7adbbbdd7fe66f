"""`measure`: every binding of a map, from its files to figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cxmap.errors import InputError
from cxmap.measure.counting import counted
from cxmap.measure.engine import opened
from cxmap.measure.figures import figures_of
from cxmap.measure.files import table_of
from cxmap.measure.inputs import fingerprint, inputs_of
from cxmap.measure.sorting import MOST_EXAMPLES, Reason, Sorted, sorted_out
from cxmap.model import Map, MeasuredFigure, MeasuredFile, MeasuredMap, binding_of

MENDABLE: tuple[Reason, ...] = (
    "no such place", "no number", "off the scale", "between the answers", "no date", "no weight", "malformed",
)  # fmt: skip
"""Reasons that speak of a fault in the file or in the binding, and not of people who did not answer."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcome of measuring a map: what goes into its measured file, and what only the terminal shows."""

    content: MeasuredMap
    examples: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """For each mendable reason, what stands in the files and how often, most often first."""

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(file.rows for file in self.content.inputs)

    @property
    def dropped(self) -> Counter[str]:
        """What was not counted, by reason, over all files."""
        total: Counter[str] = Counter()
        for file in self.content.inputs:
            total.update(file.dropped)
        return total


def measure(
    map_: Map, folder: Path, *, floor: int = 5, on_file: Callable[[str], None] | None = None
) -> Measured:
    """Count what the map's `data` binds. `folder` is that of the map file; groups below `floor` are withheld.

    `on_file` hears the name of each file before it is read. Raises InputError for files and columns that are
    not there, that lie outside the folder or cannot be read, and where nothing is left to count.
    """
    figures: list[MeasuredFigure] = []
    files: list[MeasuredFile] = []
    examples: dict[Reason, Counter[str]] = {}
    withheld = 0
    for data in map_.data:
        inputs = inputs_of(data, folder)
        with opened([input_.path for input_ in inputs]) as engine:
            tables = []
            for input_ in inputs:
                if on_file is not None:
                    on_file(input_.name)
                tables.append(table_of(engine, data, input_))
            counts = counted(engine, data, tables)
        answers = sorted_out(map_, data, counts)
        _insist_on_answers(answers, [input_.name for input_ in inputs])
        made, small = figures_of(map_, data, answers, floor)
        figures += made
        withheld += small
        for reason, seen in answers.examples.items():
            examples.setdefault(reason, Counter()).update(seen)
        files += [
            MeasuredFile(
                file=input_.name,
                sha256=fingerprint(input_.path),
                rows=count.rows,
                dropped={reason: n for reason, n in sorted(answers.dropped[count.name].items()) if n},
            )
            for input_, count in zip(inputs, counts, strict=True)
        ]
    content = MeasuredMap(
        measured=1, binding=binding_of(map_), inputs=tuple(files), withheld=withheld, figures=tuple(figures)
    )
    shown: dict[str, tuple[tuple[str, int], ...]] = {
        reason: tuple(sorted(examples[reason].items(), key=lambda item: (-item[1], item[0]))[:MOST_EXAMPLES])
        for reason in MENDABLE
        if reason in examples
    }
    return Measured(content, shown)


def _insist_on_answers(answers: Sorted, names: list[str]) -> None:
    if answers.tallies:
        return
    total: Counter[Reason] = Counter()
    for dropped in answers.dropped.values():
        total.update(dropped)
    why = ", ".join(f"{n} {reason}" for reason, n in total.most_common() if n) or "no rows"
    examples = next((seen for reason in MENDABLE if (seen := answers.examples.get(reason))), None)
    shown = f"; such as `{examples.most_common(1)[0][0]}`" if examples else ""
    raise InputError(f"data: nothing is left to count in {', '.join(names[:3])}: {why}{shown}")

"""docs/gallery.md: every picture that cxmap draws, of the examples that show it best."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cxmap
from cxmap.rendering.registry import PICTURES

SUFFIX = ".cxmap.yaml"
HEAD = """\
# Gallery

Every picture that `cxmap render --view` draws, with the question that it answers. All are of the maps in
[examples/](../examples), described in [examples.md](examples.md); `--format svg,pdf` gives the same as lines
and letters. The report, `--view report`, is an HTML file, such as [this](reports/shopping-day.report.html).
"""


@dataclass(frozen=True)
class Shown:
    """How the gallery shows a picture."""

    heading: str
    answers: str
    examples: tuple[str, ...]
    """The first files that show it best, by their names without ending."""


GALLERY: dict[str, Shown] = {
    "board": Shown(
        "Board",
        "What is to be mended first, how sure is that, and what answers it? One slide, in letters to be read "
        "from across the room; beside a future, what gets better and what stays below its goal.",
        ("hotel-stay",),
    ),
    "curve": Shown(
        "Emotion curve",
        "How do customers feel on their way, where is that less than intended, and for whom is it different?",
        ("shopping-day", "hotel-stay"),
    ),
    "matrix": Shown(
        "Matrix",
        "What does the map say of each touchpoint, from actions and feelings to what the company does, what "
        "could be done and what it all rests on?",
        ("shopping-day",),
    ),
    "timeline": Shown(
        "Timeline",
        "How long does it take, and how much of that is waiting?",
        ("software-support",),
    ),
    "flow": Shown(
        "Flow",
        "Which ways do customers take, how many arrive at each touchpoint, and where do they go round again?",
        ("software-support",),
    ),
    "gaps": Shown(
        "Gaps",
        "What is below its goal, how sure is that, and what comes first?",
        ("hotel-stay",),
    ),
    "channels": Shown(
        "Channels by phase",
        "Which channel keeps what it promises, in which phase, and how far are the channels apart?",
        ("insurer-lifecycle",),
    ),
    "elements": Shown(
        "Elements of the experience",
        "What is lacking: support, quality, help, knowledge, competence, advice, dedication or satisfaction?",
        ("hotel-stay",),
    ),
    "quadrants": Shown(
        "Importance and performance",
        "Which touchpoints matter much and do badly, and where is more done than matters?",
        ("insurer-lifecycle",),
    ),
    "opportunities": Shown(
        "Opportunities",
        "What should be done first, by impact and feasibility, and how far is it? (In Dutch.)",
        ("shopping-day.nl",),
    ),
    "lifecycle": Shown(
        "Lifecycle",
        "How does each phase of the relationship develop from one period to the next?",
        ("insurer-lifecycle",),
    ),
}


def shown(view: str) -> Shown:
    """The entry of a picture; a plain one where nobody has written it yet."""
    return GALLERY.get(view) or Shown(view.capitalize(), "", ("shopping-day",))


def picture(name: str, view: str) -> str:
    """Where the picture of an example stands, from the root of the project."""
    return f"docs/images/{name}.{view}.png"


def gallery(root: Path) -> str:
    """The page."""
    parts = [HEAD]
    for view in PICTURES:
        entry = shown(view)
        parts.append(f"## {entry.heading}\n\n`--view {view}`. {entry.answers}".rstrip() + "\n")
        for name in entry.examples:
            title = cxmap.load(root / "examples" / f"{name}{SUFFIX}").title
            image = Path(picture(name, view)).relative_to("docs").as_posix()
            parts.append(f"![{entry.heading}: {title}]({image})\n")
    return "\n".join(parts)

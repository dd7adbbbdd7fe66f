"""What somebody begins with: a few lines to fill in. Nothing stands in them that would pass for a fact.

A number without a value would say "deliberately none", so these have only what a workshop knows.
"""

from __future__ import annotations

from typing import NamedTuple


class Snippet(NamedTuple):
    """Lines with places to fill in (`$1`, `${2|one,other|}`), and what they are for."""

    label: str
    description: str
    lines: tuple[str, ...]


SNIPPETS: dict[str, tuple[Snippet, ...]] = {
    "touchpoints": (
        Snippet("touchpoint", "What happens, in the first person", ("name: ${1:I ...}",)),
        Snippet("touchpoint with a channel", "What happens, and where", ("name: ${1:I ...}", "channel: $2")),
        Snippet(
            "touchpoint that hurts",
            "What happens, what it feels like and what hurts",
            (
                "name: ${1:I ...}",
                "channel: $2",
                "feelings: [${3:annoyed}]",
                "pain_points:",
                "  - text: ${4:What hurts}",
            ),
        ),
    ),
    "phases": (
        Snippet(
            "phase",
            "A phase with a first touchpoint",
            ("name: ${1:Phase}", "touchpoints:", "  - name: ${2:I ...}"),
        ),
    ),
    "channels": (
        Snippet(
            "channel",
            "A channel and what it is there for",
            ("id: ${1:id}", "name: ${2:Name}", "mode: ${3|online,offline,both|}", "purpose: ${4:Purpose}"),
        ),
    ),
    "personas": (
        Snippet(
            "persona",
            "Whose experience is mapped",
            ("id: ${1:id}", "name: ${2:Name}", "needs: [${3:A need}]"),
        ),
    ),
    "sources": (
        Snippet(
            "source",
            "Where knowledge comes from",
            ("id: ${1:id}", "type: ${2|interview,survey,workshop,assumption|}"),
        ),
    ),
    "opportunities": (
        Snippet(
            "opportunity",
            "Something that could be done, and where it helps",
            ("title: ${1:What to do}", "addresses: [$2]"),
        ),
    ),
    "pain_points": (
        Snippet(
            "pain point",
            "What hurts, and how much",
            ("text: ${1:What hurts}", "severity: ${2|1,2,3,4,5|}"),
        ),
    ),
    "impact": (
        Snippet(
            "impact moment",
            "A moment that makes or breaks the journey",
            ("direction: ${1|positive,negative,either|}", "why: ${2:Why it weighs so much}"),
        ),
    ),
}
"""By the key of the list whose items they begin."""
WHOLE = Snippet(
    "cxmap map",
    "A journey map with a channel, a phase and a touchpoint",
    (
        "cxmap: 1",
        "title: ${1:A journey}",
        "kind: ${2|journey,experience|}",
        "channels:",
        "  - {id: ${3:store}, name: ${4:Store}}",
        "phases:",
        "  - name: ${5:Phase}",
        "    touchpoints:",
        "      - name: ${6:I ...}",
        "        channel: ${3:store}",
    ),
)

"""docs/format.md: every key of the map format, from the models."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from cxmap import model
from cxmap.loading.unknown import part_class
from cxmap.model import data, events
from cxmap.model.part import Part, Refers
from cxmap.model.units import UNITS

PARTS: tuple[type[Part], ...] = (
    model.Map, model.Scope, model.Scale, model.Persona, model.Market, model.Segment, model.Source, model.Channel,
    model.Phase, model.Touchpoint, model.Deeper, model.Goal, model.Expected, model.Feeling, model.Remark, model.PainPoint, model.Quote,
    model.Impact, model.Evidence, model.Metric, model.Kpi, model.Activity, model.Next, model.Link, model.Curve, model.Lane,
    model.Opportunity, model.Expectation, model.Target, model.Owner,
    model.Data, model.DataFile, data.Personas, data.Segments, model.Outcome, model.Events, events.Channels, model.Comments,
    model.Shared,
)  # fmt: skip

_QUOTED_DAY = re.compile(r"'(\d{4}-\d{2}-\d{2})'")

HEAD = """\
# The map format

A map is one YAML file, written by hand. Only three keys are needed: `cxmap: 1`, a `title`, and `phases` or
`touchpoints`. Everything else may come later, when it is known.

- **Short forms**: where a thing has one main text, the text alone will do (`thoughts: [So crowded]`); where a key
  takes a list, a single item may stand alone (`channel: store`).
- **Ids**: what has a `name` gets an id from it (`I queue at the till` becomes `i-queue-at-the-till`); write an `id`
  where others refer to it, so that a new name breaks nothing.
- **Channels** may be referred to by their names as well, in any capitals (`channel: Web shop`); everything else by its id.
- **Nothing is not zero**: a key left out means that nobody knows; `experience: null` means that there is
  deliberately no score; `goal: null` that there is deliberately no goal.
- **Several people's scores**: where several people judged an experience, write their numbers as a list, or with names,
  also for each persona: `experience: [2, 4, 3]`, `experience: {by: {Ann: 2, Ben: 4}}`, `experience: {shopper: [2, 3]}`.
  Its score is their mean; a `null` among them is left out.
- **Goals are inherited**: a touchpoint without a goal takes the strictest of its channels', else its phase's, else the
  map's. A channel promises the same wherever it is met and a phase is a stretch of time, so the channel comes first.
- **Ways on**: a touchpoint without `next` is followed by the next one in the map. `exit: true` says that journeys may
  end there, and that the others go on; where all of them end, write `next: []`. After an exit, the next one does not
  follow by itself where a `next` further up leads to it: then it is the other branch of a fork.
- **Feelings** in a list follow each other, as a change of mood: `feelings: [{word: hopeful, score: 1}, {word: let down,
  score: -2}]`. What is felt at the same time as the one before it says `at_once: true`.
- **Journeys below**: `journey` at a phase or touchpoint of any map names the map, or the maps, that show it more closely;
  what these add up to stands beside its own score and never in its place.
- **What maps share** stands in a file of its own, whose first key is `cxmap-shared: 1`, and a map takes it in with `use`:
  it then has those channels, personas, sources and so on that it names. See [collections.md](collections.md).
- **What has no key** is shown in a lane of your own: `lanes: [drives]` in the map, `lanes: {drives: ...}` at a touchpoint
  or phase. Fields that begin with `x-` may hold anything, are kept for programs and shown nowhere. Every other unknown
  key is an error.
- **Plain YAML**: no anchors, aliases, merge keys or tags. Inside `{ }` and `[ ]` a comma ends a text, so sentences
  with commas go in quotes or on lines of their own.

For help while typing, let the first line of a map be
`# yaml-language-server: $schema=../schemas/map.schema.json`; `cxmap schema` prints that file.
"""


QUANTITIES = """
## Durations

A length of time is kept as it is written, and shown so. For axes and sums it is read in seconds:

| written | read as |
|---|---|
| `10 min`, `1.5 h`, `1,5 uur`, `2 h 30 min`, `1½ h` | so long |
| `3-5 days`, `30 min to 2 h`, `3 bis 5 Tage`, `3～5日` | a range; sums of ranges are ranges |
| `<2 days`, `max 2 h`, `up to 3 days`, `hoogstens 2 uur`, `15分以内` | at most so long; no time at all is possible |
| `30+ days`, `at least 2 weeks`, `minstens 3 dagen`, `3日以上` | at least so long; a sum that holds it says "at least" |
| `ca. 10 min`, `~10 min`, `ongeveer 10 min`, `約15分` | so long; a sum that holds it says "about" |
| `5 working days`, `5 werkdagen`, `3営業日` | 1.4 days each, five of them a week; the picture says so |
| `ongoing`, `doorlopend`, `fortlaufend`, `en continu`, `継続中`, `持续` | no length: it goes on |
| `{shopper: 10 min, companion: 1 h}` | each persona's own; in a picture of everybody, from the shortest to the longest |

Begin no value with `>`, which means something else in YAML: write `30+ days`, or put it in quotes. Thousands have no
sign between them: whether `1,000 days` is one or a thousand depends on who reads it. What cannot be counted (`a few
days`) goes under `when`.

## Shares

A share is a part of a whole: `0.4`, `40%`, `12,5 %`. It may also be a range (`15-20%`), a bound (`<10%`, `30+%`, `at most
5%`) or an approximation (`ca. 40%`); these are shown as written, and what is added up from them is a range too. Where one
number has to stand for a range, to weigh with, it is the middle, and the sum says so.

## Units of time

Capitals and a full stop behind a short form make no difference.

| one is | English | Dutch | German | French | Japanese | Chinese |
|---|---|---|---|---|---|---|
"""


def _anchor(part: type[Part]) -> str:
    return f"[{part.__name__}](#{part.__name__.lower()})"


def _refers(field: FieldInfo) -> str | None:
    def look(annotation: Any) -> str | None:
        for mark in getattr(annotation, "__metadata__", ()):
            if isinstance(mark, Refers):
                return " or ".join(section.removesuffix("s") for section in mark.sections)
        for inner in getattr(annotation, "__args__", ()):
            if (found := look(inner)) is not None:
                return found
        return None

    for mark in field.metadata:
        if isinstance(mark, Refers):
            return " or ".join(section.removesuffix("s") for section in mark.sections)
    return look(field.annotation)


def _plain(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        known = [_plain(option) for option in schema["anyOf"] if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(known))
    if "enum" in schema:
        return " ".join(f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    match schema.get("type"):
        case "string":
            if schema.get("format") == "date":
                return "a day"
            return "a percentage" if "%" in schema.get("pattern", "") else "a text"
        case "number" | "integer":
            low, high = schema.get("minimum"), schema.get("maximum")
            whole = "a whole number" if schema["type"] == "integer" else "a number"
            return (
                f"{whole} {low:g}..{high:g}" if low is not None and high is not None and high < 1e8 else whole
            )
        case "boolean":
            return "`true` or `false`"
        case "array":
            return "a list"
        case "object":
            return "values by the name of a column"
    raise ValueError(f"no word for {schema}")


def _takes(part: type[Part], name: str, schema: dict[str, Any]) -> str:
    field = part.model_fields[name]
    options = [option for option in schema.get("anyOf", [schema]) if option.get("type") != "null"]
    several = any(option.get("type") == "array" for option in options)
    reference, inner = _refers(field), part_class(field.annotation)
    if reference and schema.get("type") == "object":
        (entry,) = schema["patternProperties"].values()
        what = _plain(entry)
        several_kinds = "a text" in what and "a number" in what
        kind = "numbers or texts" if several_kinds else "texts" if "a text" in what else "numbers"
        return f"{kind} by {reference} id"
    if reference:
        what = f"id of a {reference}"
    elif inner is model.Duration:
        what = "a [duration](#durations), also by persona id"
    elif inner is model.Portion:
        what = "a [share](#shares)"
    elif inner is model.Quantity:
        what = "a number or amount"
    elif inner is model.Experience:
        what = "a number, `null`, a list of numbers, `by` with numbers by name, or any of these by persona id"
    elif inner is not None:
        what = _anchor(inner)
    else:
        leaf = [option.get("items", option) for option in options]
        what = " or ".join(dict.fromkeys(_plain(option) for option in leaf))
    if not several:
        return what
    return f"one or more: {what}" if len(options) > 1 else f"list of {what}"


def _inline(value: Any) -> str:
    text: str = yaml.safe_dump(
        value, default_flow_style=True, width=10_000, allow_unicode=True, sort_keys=False
    )
    return _QUOTED_DAY.sub(r"\1", text.removesuffix("\n").removesuffix("\n..."))


def _rows(part: type[Part]) -> list[str]:
    schema = part.model_json_schema(ref_template="#/definitions/{model}")
    properties: dict[str, Any] = {}
    for candidate in [
        schema,
        *schema.get("anyOf", []),
        *schema.get("$defs", {}).get(part.__name__, {}).get("anyOf", []),
    ]:
        properties = properties or candidate.get("properties", {})
    if not properties:
        properties = schema["$defs"][part.__name__]["properties"]
    rows = []
    for name, field in part.model_fields.items():
        need = " **needed**" if field.is_required() else ""
        example = _inline((field.examples or [""])[0])
        text = f"{field.description}{need}".replace("|", "\\|")
        key = field.alias or name
        row = f"| `{key}` | {_takes(part, name, properties[key])} | {text} | `{key}: {example}` |"
        rows.append(row.replace("\n", " "))
    return rows


def _quantities() -> str:
    """How lengths of time and shares are written, with every unit."""
    languages = ("english", "dutch", "german", "french", "japanese", "chinese")
    rows = [
        f"| {unit.told} | "
        + " | ".join(", ".join(getattr(unit, language).split()).replace("_", " ") for language in languages)
        + " |"
        for unit in UNITS
    ]
    return QUANTITIES + "\n".join(rows) + "\n"


def format_reference() -> str:
    """The page."""
    parts = [HEAD]
    for part in PARTS:
        parts.append(f"\n## {part.__name__}\n\n{cleandoc(part.__doc__ or '')}\n")
        if part.shorthand:
            parts.append(f"\nShort form: a text alone stands for `{part.shorthand}`.\n")
        parts.append(
            "\n| key | takes | meaning | example |\n|---|---|---|---|\n" + "\n".join(_rows(part)) + "\n"
        )
    return "".join([*parts, _quantities()])

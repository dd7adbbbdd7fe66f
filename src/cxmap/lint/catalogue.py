"""Every code that cxmap can report, with its explanation and a wrong and a right example.

Codes are never given out a second time. CX0xx: the text of the file; CX1xx: the shape of the map; CX2xx: what
its parts do to each other (the rules, whose modules explain themselves); CX3xx: the files that belong to it;
CX4xx: advice, of which each rule is a module too.
"""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc

from msgspec import Struct

from cxmap.lint.advised import ADVICE
from cxmap.lint.registry import RULES
from cxmap.lint.rule import Explained


class Page(Struct, frozen=True):
    """The explanation of one code. `wrong` and `right` are whole map files where a text can show it."""

    code: str
    name: str
    text: str
    wrong: str | None = None
    right: str | None = None


_HEAD = "cxmap: 1\ntitle: A visit\n"
_BODY = "touchpoints: [I come in]\n"

_TEXT_PAGES = (
    Page(
        "CX001",
        "file-too-large",
        "The file is larger than 4 MB. A map of two thousand touchpoints takes about 1 MB, so something else is in "
        "there: answers and events belong in data files.",
    ),
    Page(
        "CX002",
        "not-utf-8",
        "The file is not UTF-8 text. Other encodings cannot be told apart with certainty, and a guess would put "
        "wrong letters into a report. A byte order mark at the beginning is fine.",
    ),
    Page(
        "CX003",
        "forbidden-character",
        "A character that nobody can see: a control character, or one that changes the direction of text, so that a "
        "reviewer reads something other than what is there.",
        _HEAD + 'note: "a\\u202Eb"\n' + _BODY,
        _HEAD + 'note: "ab"\n' + _BODY,
    ),
    Page(
        "CX004",
        "not-yaml",
        "The text is not well-formed YAML. The usual causes are a text with `: ` in it that is not in quotes, a tab "
        "in the indentation, and a quote or bracket that is never closed. Text that programs read differently, or "
        "in part, is refused as well: a `#` directly behind a closing quote, `{?name: x}`, lines inside quotes or "
        "brackets that are not indented.",
        _HEAD + "note: it's: bad\n" + _BODY,
        _HEAD + 'note: "it\'s: good"\n' + _BODY,
    ),
    Page(
        "CX005",
        "too-deep-or-too-many",
        "The file is nested more than 64 levels deep or holds more than 120,000 values. No map written by "
        "people does; such files are made to exhaust programs.",
    ),
    Page(
        "CX006",
        "anchor-alias-or-merge",
        "Anchors (`&`), aliases (`*`) and merge keys (`<<`) are not part of the format: they hide what a line "
        "says from whoever reads it, and small files can unfold into huge ones. Give things ids and refer to those.",
        _HEAD + "note: &a text\n" + _BODY,
        _HEAD + "note: text\n" + _BODY,
    ),
    Page(
        "CX007",
        "tag",
        "YAML tags (`!something`) ask a program to make an object. A map is plain data.",
        _HEAD + "note: !!str text\n" + _BODY,
        _HEAD + "note: text\n" + _BODY,
    ),
    Page(
        "CX008",
        "duplicate-key",
        "A key occurs twice in the same place. Most programs keep the last one and say nothing, so that part of what "
        "was written would be lost.",
        _HEAD + "title: Another visit\n" + _BODY,
        _HEAD + _BODY,
    ),
    Page(
        "CX009",
        "key-not-text",
        "A key is a number, `true`, `null` or a whole structure. The keys of a map are words.",
        _HEAD + "touchpoints:\n  - {name: I come in, 1: x}\n",
        _HEAD + "touchpoints:\n  - {name: I come in, x-1: x}\n",
    ),
    Page(
        "CX010",
        "second-document",
        "A line `---` begins a second document. One file is one map.",
        _HEAD + _BODY + "---\n" + _HEAD,
        _HEAD + _BODY,
    ),
    Page("CX011", "empty-file", "There is nothing in the file.", "", _HEAD + _BODY),
    Page(
        "CX012",
        "not-a-mapping",
        "The file holds a list or a single value where a map's keys should be.",
        "- I come in\n",
        _HEAD + _BODY,
    ),
    Page(
        "CX013",
        "number-not-usable",
        "A number is not finite, or has more than 18 digits and could not be kept exactly.",
        _HEAD + "touchpoints:\n  - {name: I come in, experience: .nan}\n",
        _HEAD + "touchpoints:\n  - {name: I come in}\n",
    ),
    Page(
        "CX014",
        "ambiguous-number",
        "A number with a leading zero, or an octal or hexadecimal one, is read differently by different programs: "
        "`012` is 12 to one and 10 to another.",
        _HEAD + "touchpoints:\n  - {name: I come in, importance: 04}\n",
        _HEAD + "touchpoints:\n  - {name: I come in, importance: 4}\n",
    ),
    Page(
        "CX015",
        "text-cut-by-comment",
        "A warning: ` #` begins a comment, so the text before it ends there. Where the # belongs to the text, quotes "
        "keep it.",
        _HEAD + "note: see issue #12\n" + _BODY,
        _HEAD + 'note: "see issue #12"\n' + _BODY,
    ),
    Page(
        "CX016",
        "ignore-of-nothing",
        "Advice: a comment `# cxmap: ignore[CX402]` silences nothing, because the finding is gone, the comment stands "
        "at another line, or the code is not the one that was meant. Left there it would hide the next finding of its "
        "kind. Such a comment holds for the line that it stands on, on a line of its own for the next one, and above "
        "everything for the whole file; beginnings of codes will do (`CX4`). Errors cannot be ignored.",
        _HEAD + "# cxmap: ignore[CX421]\n" + _BODY,
        _HEAD + _BODY,
    ),
)

_SHAPE_PAGES = (
    Page(
        "CX101",
        "format-version",
        "Every map says `cxmap: 1`, the version of the format that it is written in, so that a later cxmap knows "
        "how to read it.",
        "title: A visit\n" + _BODY,
        _HEAD + _BODY,
    ),
    Page(
        "CX102",
        "unknown-key",
        "There is no such key. Otherwise a typing error would make a score or a pain point disappear without a word. "
        "What has no key of its own is shown in a lane of the map's own (`lanes`), or under `note`; fields that begin "
        "with `x-` are kept for programs, and shown nowhere.",
        _HEAD + "touchpoint: [I come in]\n" + _BODY,
        _HEAD + "x-workshop: Utrecht\n" + _BODY,
    ),
    Page(
        "CX103",
        "missing-key",
        "A key that is always needed is missing. There are few such keys: a map needs a title, and most entries need a name.",
        _HEAD + "touchpoints:\n  - {experience: 1}\n",
        _HEAD + "touchpoints:\n  - {name: I come in, experience: 1}\n",
    ),
    Page(
        "CX104",
        "wrong-type",
        "A value is not of the kind that the key takes: a text where a number belongs, or a number where a text does.",
        _HEAD + "touchpoints:\n  - {name: 12}\n",
        _HEAD + 'touchpoints:\n  - {name: "12"}\n',
    ),
    Page(
        "CX105",
        "not-one-of-the-words",
        "The key takes one of a few words, and this is none of them.",
        _HEAD + "kind: jurney\n" + _BODY,
        _HEAD + "kind: journey\n" + _BODY,
    ),
    Page(
        "CX106",
        "out-of-range",
        "A number lies outside the range of its key, such as an importance above 5.",
        _HEAD + "touchpoints:\n  - {name: I come in, importance: 9}\n",
        _HEAD + "touchpoints:\n  - {name: I come in, importance: 5}\n",
    ),
    Page(
        "CX107",
        "wrong-form",
        "A text is empty, too long, or not written in the form that its key takes: ids, days, durations, shares, "
        "links and language tags each have one.",
        _HEAD + "touchpoints:\n  - {name: I come in, duration: a while}\n",
        _HEAD + "touchpoints:\n  - {name: I come in, duration: 10 min}\n",
    ),
    Page(
        "CX108",
        "contradiction",
        "Two values contradict each other: a scale whose ends are swapped, shares that add up to more than 100%, "
        "phases beside touchpoints that belong to none.",
        _HEAD + "scale: {min: 5, max: 1}\n" + _BODY,
        _HEAD + "scale: {min: 1, max: 5}\n" + _BODY,
    ),
    Page(
        "CX109",
        "too-many-items",
        "A list holds more than 2,000 items, one entry has more than 500 keys, or the map has more than 5,000 "
        "touchpoints. Several maps are easier to read than one of that size.",
    ),
    Page(
        "CX110",
        "channel-spelled-otherwise",
        "A warning: a channel is written with other capitals than its id or name has. It is taken for that channel, so "
        "nothing is lost; but whoever searches the file for the channel misses this place. Its exact name is fine.",
        _HEAD
        + "channels: [{id: web, name: Web shop}]\ntouchpoints:\n  - {name: I come in, channel: WEB SHOP}\n",
        _HEAD + "channels: [{id: web, name: Web shop}]\ntouchpoints:\n  - {name: I come in, channel: web}\n",
    ),
)


def _pages_of(rules: Iterable[Explained]) -> tuple[Page, ...]:
    return tuple(
        Page(
            rule.CODE,
            rule.__name__.rpartition(".")[2].replace("_", "-"),
            cleandoc(rule.__doc__ or ""),
            rule.WRONG,
            rule.RIGHT,
        )
        for rule in rules
    )


_FILE_PAGES = (
    Page(
        "CX301",
        "never-measured",
        "The map binds data with `data` or `events`, but there is no measured file beside it, so the figures are in no "
        "list, picture or report yet. `cxmap measure` counts the answers and writes the file, which is committed with the map.",
    ),
    Page(
        "CX302",
        "measured-before",
        "What the map binds was changed after the measured file was written, so that its figures answer an earlier "
        "question: other columns, another scale, another period; or the file speaks of a place, group or source that the map does "
        "not have, so that its figures count nowhere. `cxmap measure` writes the file again.",
    ),
    Page(
        "CX303",
        "measured-file-unusable",
        "The measured file beside the map cannot be read: it was edited by hand, comes from another version or was "
        "damaged in a merge, so that what stands there is not what was counted. Do not correct it by hand; `cxmap measure` writes it again.",
    ),
    Page(
        "CX304",
        "link-to-nowhere",
        "A warning: a link of the map, or the `url` of a source, names a file that is not there, so that whoever "
        "follows it from a report finds nothing. Paths begin at the folder of the map. Only `cxmap validate` and "
        "reports look for these files, and only for a map that is a file itself.",
    ),
    Page(
        "CX305",
        "portrait-not-shown",
        "A warning: the `portrait` of a persona cannot be shown, because the file is missing, lies outside the project of "
        "the map, has more than 4 MB or 16 million dots, or is no PNG or JPEG. Initials are drawn in its place. Only "
        "`cxmap validate` and `cxmap render` look for these files, and only for a map that is a file itself.",
    ),
    Page(
        "CX306",
        "current-map-unusable",
        "A warning: `of` in a map of the future names its current map, and the two cannot be held against each "
        "other: there is no such file, it lies outside the project, is no sound map, leads back to this one, shows no "
        "current state, has no touchpoint in common, or has a scale that runs the other way; or this map is no map of "
        "the future (`state: future`). The path begins at the folder of the map. `cxmap render` then draws the map alone.",
    ),
    Page(
        "CX320",
        "shared-file-unusable",
        "A file under `use` cannot be taken in: it is not there, lies outside the project, is no file of shared parts (its "
        "first key is `cxmap-shared: 1`) or has errors of its own, of which the first is told with its place. The path "
        "begins at the folder of the file that names it. A map from standard input has no folder in which one could lie.",
    ),
    Page(
        "CX321",
        "shared-files-in-a-circle",
        "Shared files take one another in, by the way that is told, so that none of them comes first.",
    ),
    Page(
        "CX322",
        "shared-part-twice",
        "Two shared files have a part of the same id, or a map has one of its own with the id of a shared one, or two "
        "different scales are taken in. Nobody could say which of the two is meant. An entry that is nothing but the id or "
        "the name of a shared part stands for that part, and is no second one.",
    ),
    Page(
        "CX323",
        "shared-file-is-no-map",
        "The file holds what maps share (`cxmap-shared: 1`), and a map was asked for. `cxmap validate` checks such a file by "
        "itself; every other command wants the maps that take it in.",
    ),
    Page(
        "CX324",
        "journey-not-found",
        "A warning: `journey` names a map that is not there, cannot be read, lies outside the project, or is not followed "
        "because more than 20 levels or 1,000 maps lie below. The path begins at the folder of the map that names it. The map "
        "is as good as before; what its other journeys add up to is told without this one.",
    ),
    Page(
        "CX325",
        "journeys-in-a-circle",
        "A warning: maps lead on to one another in a circle, by the way that is told, so that what they add up to would "
        "rest on itself. The link that leads back up is left out; the others count.",
    ),
    Page(
        "CX326",
        "not-a-journey",
        "A warning: `journey` names something that shows no journey: an experience map, a file of shared parts, a measured "
        "file, a map of another version of the format, or a map of the future below one of how things are.",
    ),
    Page(
        "CX327",
        "journey-with-errors",
        "A warning: the map that `journey` names has errors, of which the first is told with its place. `cxmap validate` "
        "of that map shows all of them.",
    ),
    Page(
        "CX328",
        "unlike-its-journeys",
        "A warning: a phase or touchpoint has a score of its own, and the journeys that show it more closely add up to "
        "another. Where both have an interval they differ if that of their difference leaves 0 out; else if a tenth of the scale "
        "lies between them. Neither is changed: somebody should ask which is right. `cxmap gaps --explain` shows every "
        "part of the sum.",
    ),
    Page(
        "CX329",
        "one-touchpoint-two-scores",
        "A warning: two maps describe one touchpoint (with the same written `id`, or with the same name and channels), and "
        "its scores differ: as measured where both are, else by a tenth of the scale. Maps of other people, other markets "
        "or another state say other things with good reason and are not held against each other. `cxmap gaps` tells it "
        "where it is given several maps; touchpoints that are two get two names.",
    ),
)

PAGES: tuple[Page, ...] = (
    *_TEXT_PAGES,
    *_SHAPE_PAGES,
    *_pages_of(RULES),
    *_FILE_PAGES,
    *_pages_of(ADVICE),
)
NAMES: dict[str, str] = {page.code: page.name for page in PAGES}
"""What each code is called."""

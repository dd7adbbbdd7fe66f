"""`cxmap new`: the first map, and which kind it should be."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from cxmap import api
from cxmap.cli.terminal import columns, put, say
from cxmap.errors import CxmapError
from cxmap.output import write

ENDING = ".cxmap.yaml"
MOST_TRIES = 3
MOST_DIGITS = 9
"""Of an answer that is a number: Python makes none of thousands."""
_Choice = TypeVar("_Choice")
_CAUSES: tuple[Literal["known", "unknown"] | None, ...] = ("known", "unknown", None)
_SCOPES: tuple[Literal["journey", "relation"] | None, ...] = ("journey", "relation", None)
_MATURITIES: tuple[Literal["first-steps", "under-way", "established"], ...] = (
    "first-steps",
    "under-way",
    "established",
)


def command(
    where: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHERE]",
            help="The file to write, a folder to write it into, or - for standard output.",
        ),
    ] = None,
    kind: Annotated[
        Literal["journey", "experience"] | None, typer.Option(help="The kind of map, where it is clear.")
    ] = None,
    business: Annotated[
        Literal[
            "retail", "hotel", "consumer-goods", "insurer", "bank", "non-profit", "software", "public-service"
        ]
        | None,
        typer.Option(help="Begin with what customers of such a business come to."),
    ] = None,
    language: Annotated[
        Literal["en", "nl", "de", "fr"] | None,
        typer.Option(help="Language of the map and of the questions; the terminal's if not given."),
    ] = None,
    outline: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Begin with an outline: phases, touchpoints indented below, scores at the end; - reads it.",
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(metavar="LOW..HIGH", help="The scale of the scores; -2..2 if not given."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the map is called.")] = "",
    persona: Annotated[str, typer.Option(metavar="NAME", help="Whose experience it is.")] = "",
    cause: Annotated[
        Literal["known", "unknown"] | None,
        typer.Option(help="Whether it is known where customers are dissatisfied, and why."),
    ] = None,
    scope: Annotated[
        Literal["journey", "relation"] | None,
        typer.Option(help="Whether it is about one journey or the whole relationship."),
    ] = None,
    part: Annotated[
        str, typer.Option(metavar="TEXT", help="The part of the customer lifecycle that it is about.")
    ] = "",
    maturity: Annotated[
        Literal["first-steps", "under-way", "established"] | None,
        typer.Option(help="How far the organisation is with customer experience."),
    ] = None,
    project: Annotated[
        bool,
        typer.Option(
            "--project", help="A whole folder: settings, checks on every push and commit, help while typing."
        ),
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are already there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> int:
    """Begin a map: say which kind fits and why, and write a first one to go on with."""
    if where == "":
        raise CxmapError("a path is empty; write . for the current folder")
    words = api.starting_words(language or _own_language())
    answers = api.Answers(cause, scope, part, maturity)
    ends = None if scale is None else api.scale_from(scale)
    read = None if outline is None else api.read_outline(outline, ends)
    listening = not no_input and outline != "-" and sys.stdin.isatty()
    if listening and kind is None and answers == api.Answers():
        answers = _asked(words)
    if listening and business is None and read is None:
        business = _choose(words, words.ask_business, _labels(words), (*api.BUSINESSES, None))
    fit = api.best_kind(answers)
    if kind is None and not quiet:
        _explain(fit, answers.part, words)
    wanted = kind or fit.kind
    name = _name(where, title or (read.title if read else ""), business or wanted, project=project)
    text = api.first_map(
        read,
        kind=wanted,
        business=business or "",
        language=words.language,
        title=title,
        persona=persona,
        scale=ends,
        schema="../schemas/map.schema.json" if project else "",
        bound=project,
    )
    scored = "\n        experience: " in text
    if where == "-":
        if project:
            raise CxmapError("a folder of files does not fit on standard output; name one")
        put(text)
        return 0
    if not project:
        _write({name: text}, force=force)
        _next(Path(name), scored=scored, quiet=quiet)
        return 0
    folder = Path(where or ".")
    files = api.project_files(name, text, api.schema())
    _write({str(folder / path): content for path, content in files.items()}, force=force)
    _next(folder / "maps" / f"{name}{ENDING}", scored=scored, quiet=quiet, folder=folder)
    return 0


def _own_language() -> str:
    """The language of the terminal, as it says itself."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0] or "en"


def _name(where: str | None, title: str, otherwise: str, *, project: bool) -> str:
    """The path of the map, or its bare name where a whole folder is made."""
    own = api.file_name_from(title) if title else otherwise
    if project:
        return own
    if where is None or where == "-":
        return own + ENDING
    path = Path(where)
    if path.is_dir() or where.endswith(("/", os.sep)):
        return str(path / (own + ENDING))
    return where if where.endswith((".yaml", ".yml")) else where + ENDING


def _labels(words: api.StartingWords) -> tuple[str, ...]:
    return (*(words.businesses[name] for name in api.BUSINESSES), words.none_of_these)


def _asked(words: api.StartingWords) -> api.Answers:
    """The answers of somebody at the keyboard."""
    cause = _choose(words, words.ask_cause, words.causes, _CAUSES)
    scope = _choose(words, words.ask_scope, words.scopes, _SCOPES)
    part = "" if scope == "relation" else _line(f"{words.ask_part}\n> ")
    maturity = _choose(words, words.ask_maturity, words.maturities, _MATURITIES)
    return api.Answers(cause, scope, part, maturity)


def _choose(
    words: api.StartingWords, question: str, labels: Sequence[str], choices: Sequence[_Choice]
) -> _Choice:
    say(question)
    for number, label in enumerate(labels, start=1):
        say(f"  {number}  {label}")
    for _ in range(MOST_TRIES):
        answer = _line(words.pick.format(first=1, last=len(labels)))
        number = int(answer) if answer.isdecimal() and len(answer) <= MOST_DIGITS else 0
        if 1 <= number <= len(labels):
            return choices[number - 1]
        named = [at for at, label in enumerate(labels) if answer and label.casefold() == answer.casefold()]
        if named:
            return choices[named[0]]
        say(words.again.format(first=1, last=len(labels)))
    raise CxmapError("no answer was understood; --help lists the options that answer without questions")


def _line(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise CxmapError("the answers ended; --help lists the options that answer without questions")
    return answer.strip()


def _explain(fit: api.Fit, part: str, words: api.StartingWords) -> None:
    from textwrap import wrap

    said = [words.fits[fit.kind], f"{words.because}: {words.reasons[fit.reason].format(part=part.strip())}"]
    said += [f"{words.also}: {words.reasons[reason].format(part=part.strip())}" for reason in fit.also]
    said += [f"{words.against}: {words.cautions[caution]}" for caution in fit.cautions]
    for sentence in said:
        for line in wrap(sentence, min(columns(sys.stderr), 100), subsequent_indent="  "):
            say(line)


def _write(files: dict[str, str], *, force: bool) -> None:
    """All of the files, or none where one of them is already there."""
    there = [name for name in files if Path(name).exists() or Path(name).is_symlink()]
    if there and not force:
        more = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise CxmapError(
            f"{', '.join(there[:3])}{more} already there; nothing was written, --force replaces what is there"
        )
    for name, content in files.items():
        write(Path(name), content.encode(), force=force)


def _next(path: Path, *, scored: bool, quiet: bool, folder: Path | None = None) -> None:
    if quiet:
        return
    say(f"{path} was written." if folder is None else f"{folder} holds a map, settings and checks: {path}")
    shown = f'"{path}"' if " " in str(path) else str(path)
    say(f"Next: cxmap validate {shown}")
    say(f"      cxmap render {shown} --view {'curve' if scored else 'matrix'}")

"""The YAML parser's complaints in words that say what to do."""

from __future__ import annotations

import yaml

from cxmap.source.diagnostic import Diagnostic, Related, Span
from cxmap.source.document import LINE_BREAK

_QUOTE = 'Put the whole text in quotes: key: "text: with a colon".'
_ALIGN = (
    "Keys of one block begin in the same column, and so do the dashes of one list. Check the indentation."
)

# (part of the parser's problem, what is wrong, what to do); the first that fits is taken
_CURES: tuple[tuple[str, str, str], ...] = (
    ("tab character", "a tab stands where the indentation is", "Indent with spaces."),
    ("mapping values are not allowed", "a second `: ` stands in one value, or the indentation is off", _QUOTE),
    ("could not find expected ':'", "this line is neither `key: value` nor a list item", "Write `key: value`, with a space after the colon, and align it with its neighbours."),
    ("did not find expected key", "this does not fit into the block around it", _ALIGN),
    ("did not find expected '-'", "a list item was expected here", _ALIGN),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "Begin the list on a line of its own below the key."),
    ("unexpected end of stream", "a quote is opened and never closed", "Close it with the same kind of quote."),
    ("document indicator", "a quote is opened and never closed", "Close it with the same kind of quote."),
    ("did not find expected ',' or", "a bracket is opened here and something inside it does not fit", "Separate items by commas, close the bracket, and put texts with special characters in quotes."),
    ("did not find expected node content", "a value is missing or begins with a special character", "Put texts that begin with a special character in quotes."),
    ("unknown escape character", "a backslash in double quotes begins an escape that does not exist", "Use single quotes, or write the backslash twice."),
    ("escape code", "an escape in double quotes names no character", "Use single quotes, or write the backslash twice."),
    ("hexdecimal number", "an escape in double quotes is not complete", "Use single quotes, or write the backslash twice."),
    ("alphabetic or numeric", "`&` and `*` have a meaning of their own in YAML", "Put the text in quotes."),
    ("expected <document start>", "something stands after the end of the map", _ALIGN),
    ("incompatible YAML document", "the %YAML line asks for a version that does not exist", "Delete the %YAML line."),
    ("directive", "a line that begins with % has a meaning of its own in YAML", "Delete the line, or put the text in quotes."),
    ("indentation indicator", "a text that begins with | or > is indented in a wrong way", "Indent all of its lines by two spaces more than the key."),
    ("version number", "a line that begins with % has a meaning of its own in YAML", "Delete the line, or put the text in quotes."),
    ("comment or line break", "something stands where this line should end", "Delete it, or put the whole text in quotes."),
    ("expected '>'", "`!` has a meaning of its own in YAML", "Put the text in quotes."),
    ("tag", "`!` has a meaning of its own in YAML", "Put the text in quotes."),
)  # fmt: skip


_UNEXPECTED = ("did not find expected key", "did not find expected ','", "did not find expected '-'")


def _span(mark: yaml.Mark, text: str) -> Span:
    """The place of a mark; where the text is over, the end of its last line that is not empty."""
    written = text.rstrip()
    if mark.index < len(written):
        return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    lines = LINE_BREAK.split(written)
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


def _behind_quote(text: str, mark: yaml.Mark) -> bool:
    """Whether the parser stopped at something that follows a closing quote or bracket on its line."""
    before = text[max(0, mark.index - 200) : mark.index].rstrip(" \t")
    return before.endswith(('"', "'", "]", "}"))


def _first_sign(text: str, mark: yaml.Mark) -> str:
    return text[mark.index : mark.index + 1]


def syntax_problem(error: yaml.YAMLError, text: str) -> Diagnostic:
    """The diagnostic for what stopped the parser."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", "") or error)
    if mark is None:
        return Diagnostic("CX004", f"this is not YAML: {problem}", span=Span(1, 1, 1, 1))
    message, hint = f"this is not YAML: {problem}", "Put texts with special characters in quotes."
    if "cannot start any token" in problem:
        sign = _first_sign(text, mark)
        if sign == "\t":
            message, hint = "a tab stands where the indentation is", "Indent with spaces."
        else:
            message, hint = f"a text cannot begin with `{sign}`", "Put the text in quotes."
    elif problem.startswith(_UNEXPECTED) and _behind_quote(text, mark):
        message = "something stands behind a closing quote or bracket"
        hint = "Put the whole text into the quotes, or a comma between two items."
    else:
        for part, meaning, cure in _CURES:
            if part in problem:
                message, hint = meaning, cure
                break
    related: tuple[Related, ...] = ()
    context_mark = getattr(error, "context_mark", None)
    if context_mark is not None and context_mark.line != mark.line:
        related = (Related("it began here", span=_span(context_mark, text)),)
    return Diagnostic("CX004", message, hint=hint, span=_span(mark, text), related=related)

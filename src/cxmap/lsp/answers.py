"""Values of cxmap as values of the protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types

from cxmap.lsp.positions import Ruler

if TYPE_CHECKING:
    from cxmap.api import Diagnostic, Draft, Edit, Item, Proposal

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}
IDLE = frozenset({"CX016", "CX402", "CX403", "CX404", "CX405", "CX406"})
"""Codes of what is there for nothing, which editors show faded."""
MOST = 500
"""Findings that are shown; a file with more has one cause for most of them."""
_KINDS = {
    "key": types.CompletionItemKind.Property,
    "id": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.EnumMember,
    "number": types.CompletionItemKind.Value,
    "snippet": types.CompletionItemKind.Snippet,
}
_SORTS = {
    "section": types.SymbolKind.Namespace,
    "phase": types.SymbolKind.Module,
    "touchpoint": types.SymbolKind.Event,
    "thing": types.SymbolKind.Object,
}
_LINE_FEED = re.compile(r"(?<!\r)\n")
_FILLED = re.compile(r"\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\d+")


def diagnostic(
    problem: Diagnostic, ruler: Ruler, uri: str, *, page: str | None, related: bool
) -> types.Diagnostic:
    """A finding, with its cure, the places that have to do with it and the page of its code."""
    assert problem.span is not None
    others = [
        types.DiagnosticRelatedInformation(types.Location(uri, ruler.first_line(other.span)), other.message)
        for other in problem.related
        if other.span is not None
    ]
    return types.Diagnostic(
        range=ruler.first_line(problem.span),
        message=f"{problem.message}\n{problem.hint}" if problem.hint else problem.message,
        severity=SEVERITIES[problem.severity],
        code=problem.code,
        code_description=None if page is None else types.CodeDescription(page),
        source="cxmap",
        tags=[types.DiagnosticTag.Unnecessary] if problem.code in IDLE else None,
        related_information=others if others and related else None,
        data=problem.fingerprint,
    )


def completion(
    proposal: Proposal, at: int, line: int, ruler: Ruler, *, snippets: bool
) -> types.CompletionItem:
    """A proposal; `at` is its place in the list."""
    is_snippet = proposal.is_snippet and snippets
    text = proposal.text if is_snippet or not proposal.is_snippet else filled(proposal.text)
    span = types.Range(ruler.position(line, proposal.start), ruler.position(line, proposal.end))
    about = types.MarkupContent(types.MarkupKind.Markdown, proposal.about) if proposal.about else None
    return types.CompletionItem(
        label=proposal.label,
        kind=_KINDS[proposal.what],
        detail=proposal.detail or None,
        documentation=about,
        sort_text=f"{at:04}",
        filter_text=proposal.label,
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
        insert_text_mode=types.InsertTextMode.AdjustIndentation if "\n" in text else None,
        text_edit=types.TextEdit(span, text),
    )


def filled(snippet: str) -> str:
    """A snippet for an editor that has none: what stands in its places, or their first choice."""
    return _FILLED.sub(lambda match: match[1] or match[2] or "", snippet)


def text_edits(edits: Iterable[Edit], draft: Draft, ruler: Ruler) -> list[types.TextEdit]:
    """Edits of the text, whose lines end as those of the text do."""
    windows = "\r\n" in draft.text
    return [
        types.TextEdit(
            ruler.range(draft.span(edit)), _LINE_FEED.sub("\r\n", edit.text) if windows else edit.text
        )
        for edit in edits
    ]


def symbol(item: Item, ruler: Ruler) -> types.DocumentSymbol:
    """A part of the outline, with its own."""
    return types.DocumentSymbol(
        name=" ".join(item.name.split()) or item.detail or "?",
        detail=item.detail,
        kind=_SORTS[item.sort],
        range=ruler.range(item.whole),
        selection_range=ruler.range(item.at),
        children=[symbol(inner, ruler) for inner in item.inside] or None,
    )

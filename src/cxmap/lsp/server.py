"""The server: which questions of an editor are answered, and by what.

Every answer is made of the text as the editor has it. A question about a text that is not open, or is no map,
gets no answer rather than an error: editors ask about every file of a language.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types

from cxmap import api
from cxmap.lsp import answers
from cxmap.lsp.desk import Open
from cxmap.lsp.editor import CxmapServer
from cxmap.lsp.positions import Ruler
from cxmap.lsp.protocol import OneLine, Refused, is_worth_telling

TRIGGERS = [" ", ":", "-", "[", "{", ",", '"', "'"]
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.cxmap"


def make_server() -> CxmapServer:
    """A server with everything that it answers."""
    server = CxmapServer()
    _add_texts(server)
    _add_writing(server)
    _add_ids(server)
    _add_outline(server)
    _add_cures(server)
    return server


def _add_texts(server: CxmapServer) -> None:
    """What the editor tells: texts, folders, files."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.start(params)

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.desk.put(document.uri, document.version, document.language_id, document.text, pause=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri, changes = params.text_document.uri, params.content_changes
        if changes:
            language = server.desk.language(uri)
            server.desk.put(uri, params.text_document.version, language, changes[-1].text)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.desk.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.desk.close(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.desk.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            server.desk.folders.close(folder.uri)
        for folder in params.event.added:
            server.desk.folders.open(folder.uri)
        server.desk.look_again()

    @server.feature(types.SHUTDOWN)
    def shut_down(_: None) -> None:
        server.was_shut_down = True
        server.desk.shut()


def _add_writing(server: CxmapServer) -> None:
    """What may be written, and what is said of what was."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        line, column = state.ruler.point(params.position)
        found = await server.desk.ask(lambda: state.edited.proposals(line, column))
        snippets = server.knows_snippets
        items = [
            answers.completion(one, at, line, state.ruler, snippets=snippets) for at, one in enumerate(found)
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        card = await server.desk.ask(lambda: state.edited.card(*state.ruler.point(params.position)))
        if card is None:
            return None
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, card.text), state.ruler.first_line(card.span)
        )

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hints(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        state = server.text(params.text_document)
        if state is None or not await server.desk.until_judged(state):
            return None
        first, last = params.range.start.line, params.range.end.line
        hints = await server.desk.ask(state.edited.hints)
        return [
            types.InlayHint(
                position=state.ruler.position(hint.line, hint.column),
                label=hint.text,
                tooltip=types.MarkupContent(types.MarkupKind.Markdown, hint.about),
                padding_left=True,
            )
            for hint in hints
            if first <= hint.line <= last
        ]


def _add_ids(server: CxmapServer) -> None:
    """Where an id is given, where it is used, and another one for it."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        found = await server.desk.ask(lambda: state.edited.definition(*state.ruler.point(params.position)))
        if found is None:
            return None
        if found.path is None:
            return types.Location(state.uri, state.ruler.first_line(found.span))
        ruler = Ruler(found.text, server.desk.encoding)
        return types.Location(Path(found.path).absolute().as_uri(), ruler.first_line(found.span))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        wanted, point = params.context.include_declaration, state.ruler.point(params.position)
        spans = await server.desk.ask(lambda: state.edited.references(*point, declaration=wanted))
        return [types.Location(state.uri, state.ruler.first_line(span)) for span in spans]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlights(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        spans = await server.desk.ask(lambda: state.edited.references(*state.ruler.point(params.position)))
        return [types.DocumentHighlight(state.ruler.first_line(span)) for span in spans]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        found = await server.desk.ask(lambda: state.edited.renamable(*state.ruler.point(params.position)))
        if isinstance(found, api.Refusal):
            raise Refused(found.why)
        return types.PrepareRenamePlaceholder(state.ruler.first_line(found.span), found.thing.id)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        point = state.ruler.point(params.position)
        edits = await server.desk.ask(lambda: state.edited.renamed(*point, params.new_name))
        if isinstance(edits, api.Refusal):
            raise Refused(edits.why)
        return server.changed(state, edits)


def _add_outline(server: CxmapServer) -> None:
    """What a map is made of."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        items = await server.desk.ask(state.edited.outline)
        return [answers.symbol(item, state.ruler) for item in items]

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        return [types.FoldingRange(first, last) for first, last in await server.desk.ask(state.edited.folds)]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkOptions(resolve_provider=False))
    async def links(params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        state = server.text(params.text_document)
        if state is None:
            return None
        return [
            types.DocumentLink(
                state.ruler.range(lead.span), target=Path(lead.to).as_uri() if lead.is_file else lead.to
            )
            for lead in await server.desk.ask(state.edited.links)
        ]


def _add_cures(server: CxmapServer) -> None:
    """What can be done about findings."""
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        state = server.text(params.text_document)
        if state is None or not await server.desk.until_judged(state):
            return None
        only = params.context.only
        first, last = params.range.start.line, params.range.end.line
        found: list[types.CodeAction] = []
        if only is None or _asked(types.CodeActionKind.QuickFix, only):
            found += await server.desk.ask(lambda: _quick_fixes(server, state, first, last))
        if only is not None and _asked(FIX_ALL, only):
            edits = await server.desk.ask(state.edited.mended)
            if edits:
                found.append(
                    types.CodeAction("Mend all that is certain", FIX_ALL, edit=server.changed(state, edits))
                )
        return found


def _asked(kind: str, only: Any) -> bool:
    """Whether a kind of action is among those that are wanted, by its name or the beginning of it."""
    plain = [str(getattr(wanted, "value", wanted)) for wanted in only]
    name = str(getattr(kind, "value", kind))
    return any(name == wanted or name.startswith(f"{wanted}.") for wanted in plain)


def _quick_fixes(server: CxmapServer, state: Open, first: int, last: int) -> list[types.CodeAction]:
    found = []
    for problem in state.edited.verdict.problems:
        if problem.span is None or not first <= problem.span.line - 1 <= last:
            continue
        shown = answers.diagnostic(
            problem, state.ruler, state.uri, page=server.page(problem.code), related=False
        )
        found += [
            types.CodeAction(
                cure.title,
                types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                is_preferred=cure.preferred or None,
                edit=server.changed(state, cure.edits),
            )
            for cure in state.edited.cures(problem)
        ]
    return found


def run() -> int:
    """Serve standard input and output: the exit code, 1 where the editor went away without a word."""
    log = logging.StreamHandler(sys.stderr)
    log.setFormatter(OneLine())
    log.addFilter(is_worth_telling)
    logging.basicConfig(level=logging.ERROR, handlers=[log])
    server = make_server()
    with _alone_on_output() as output:
        server.start_io(sys.stdin.buffer, output)
    server.desk.shut()
    return 0 if server.was_shut_down else 1


@contextlib.contextmanager
def _alone_on_output() -> Any:
    """The stream of the protocol; whatever else is printed goes to standard error."""
    with os.fdopen(os.dup(1), "wb", closefd=True) as output:
        os.dup2(2, 1)
        yield output

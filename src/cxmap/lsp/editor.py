"""One editor's server: what that editor can do, what it is shown unasked, and how it is told of bugs."""

from __future__ import annotations

import logging
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from cxmap import __version__, api
from cxmap.lsp import answers
from cxmap.lsp.desk import LONGEST_PAUSE, Desk, Open
from cxmap.lsp.protocol import Protocol

WATCHED = ("**/cxmap.toml", "**/pyproject.toml", "**/*.measured.yaml", "**/*.cxmap.yaml", "**/*.cxmap.yml")
"""Files beside a map that have a say in what is found in it."""


class CxmapServer(LanguageServer):
    """One editor's server."""

    def __init__(self) -> None:
        # whole texts: a map is small, and nothing can then go wrong in putting pieces together
        super().__init__("cxmap", __version__, types.TextDocumentSyncKind.Full, protocol_cls=Protocol)
        self.desk = Desk(self.publish, self.report)
        self.rule_pages = ""
        self.was_shut_down = False
        self._complaint = ""

    # what the editor can do

    def _can(self, *way: str) -> bool:
        here: Any = self.client_capabilities
        for step in way:
            here = getattr(here, step, None)
        return bool(here)

    @property
    def knows_snippets(self) -> bool:
        """Whether the editor lets people fill in places."""
        return self._can("text_document", "completion", "completion_item", "snippet_support")

    def start(self, params: types.InitializeParams) -> None:
        """Take in what the editor says of itself."""
        for folder in params.workspace_folders or ():
            self.desk.folders.open(folder.uri)
        if not params.workspace_folders and params.root_uri:
            self.desk.folders.open(params.root_uri)
        encoding = self.workspace.position_encoding
        self.desk.encoding = str(getattr(encoding, "value", encoding) or "utf-16")
        wanted = params.initialization_options
        if isinstance(wanted, dict):
            pause, pages = wanted.get("pause"), wanted.get("rulePages")
            if isinstance(pause, int | float) and 0 <= pause <= LONGEST_PAUSE:
                self.desk.pause = pause / 1_000
            if isinstance(pages, str) and pages.startswith(("https://", "http://")):
                self.rule_pages = pages

    def watch(self) -> None:
        """Ask to be told of files that have a say."""
        if not self._can("workspace", "did_change_watched_files", "dynamic_registration"):
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(types.RegistrationParams([registration]))

    # findings

    def page(self, code: str) -> str | None:
        """The address of the page of a code."""
        if self.rule_pages:
            return f"{self.rule_pages}{code}"
        path = api.rule_file(code)
        return None if path is None else path.as_uri()

    async def publish(self, state: Open) -> None:
        """Show the findings of a text."""
        shown = await self.desk.ask(lambda: self._diagnostics(state)) if state.is_map else []
        if not self.desk.is_newest(state):
            return
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(state.uri, shown, state.version)
        )
        complaint = state.edited.verdict.complaint if state.is_map else ""
        if complaint and complaint != self._complaint:
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Warning, f"cxmap: {complaint}")
            )
        self._complaint = complaint
        if self._can("workspace", "inlay_hint", "refresh_support"):
            self.workspace_inlay_hint_refresh(None)

    def _diagnostics(self, state: Open) -> list[types.Diagnostic]:
        problems = [problem for problem in state.edited.verdict.problems if problem.span is not None]
        related = self._can("text_document", "publish_diagnostics", "related_information")
        pages = {code: self.page(code) for code in {problem.code for problem in problems[: answers.MOST]}}
        shown = [
            answers.diagnostic(problem, state.ruler, state.uri, page=pages[problem.code], related=related)
            for problem in problems[: answers.MOST]
        ]
        if len(problems) > answers.MOST:
            start = state.ruler.position(0, 0)
            more = f"{len(problems) - answers.MOST} more findings are not shown; `cxmap validate` lists all"
            shown.append(types.Diagnostic(types.Range(start, start), more, source="cxmap"))
        return shown

    def report(self, error: Exception) -> None:
        """Say that something is wrong with cxmap, and go on."""
        said = f"this is a bug in cxmap {__version__}, not in your map: {type(error).__name__}: {error}"
        logging.getLogger(__name__).error(said, exc_info=error)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, said))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Put a message of the editor that could not be read into the log: no person can mend it."""
        del source
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"cxmap: {error}"))

    # answers

    def text(self, document: types.TextDocumentIdentifier) -> Open | None:
        """An open map."""
        return self.desk.text(document.uri)

    def changed(self, state: Open, edits: list[api.Edit]) -> types.WorkspaceEdit:
        """Edits of one text, of this version where the editor can tell."""
        made = answers.text_edits(edits, state.edited.draft, state.ruler)
        if self._can("workspace", "workspace_edit", "document_changes"):
            document = types.OptionalVersionedTextDocumentIdentifier(state.uri, state.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(made))])
        return types.WorkspaceEdit(changes={state.uri: made})

"""Language server: the program behind editors' completion for YAML, talked to as an editor does.

It comes from npm into `.venv/node` (see `.ci/package.json`); tests are skipped where it is not.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from desk.rendering import ROOT
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PROGRAM: Final = ROOT / ".venv/node/node_modules/yaml-language-server/bin/yaml-language-server"
MISSING: Final = (
    "node is not there"
    if shutil.which("node") is None
    else f"{PROGRAM.relative_to(ROOT)} is not there; make test installs it"
    if not PROGRAM.is_file()
    else ""
)
SECONDS: Final = 20


class Editor:
    """An editor's side of the protocol, for the files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("brief-tests", "1")
        self.diagnostics: dict[str, asyncio.Queue[list[tuple[int, str]]]] = {}

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _take(params: lsp.PublishDiagnosticsParams) -> None:
            found = [(each.range.start.line + 1, str(each.message)) for each in params.diagnostics]
            self.diagnostics.setdefault(params.uri, asyncio.Queue()).put_nowait(found)

        @self.client.feature(lsp.WORKSPACE_CONFIGURATION)  # type: ignore[untyped-decorator]
        def _configure(params: lsp.ConfigurationParams) -> list[object]:
            return [{} for _ in params.items]

    async def start(self) -> None:
        """Start the program; it is told that it may not fetch schemas."""
        await self.client.start_io("node", str(PROGRAM), "--stdio")
        await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(
                    text_document=lsp.TextDocumentClientCapabilities(
                        publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(),
                        completion=lsp.CompletionClientCapabilities(),
                    )
                ),
                root_uri=self.folder.as_uri(),
            )
        )
        self.client.initialized(lsp.InitializedParams())
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True}}
        self.client.workspace_did_change_configuration(
            lsp.DidChangeConfigurationParams(settings=settings)
        )

    async def stop(self) -> None:
        """End the program."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    async def open(self, name: str, text: str) -> list[tuple[int, str]]:
        """Open a file; what the program finds wrong with it: lines and messages."""
        uri = self._uri(name)
        self.diagnostics[uri] = asyncio.Queue()
        document = lsp.TextDocumentItem(uri, "yaml", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return await asyncio.wait_for(self.diagnostics[uri].get(), SECONDS)

    async def complete(self, name: str, text: str) -> list[str]:
        """What is offered where `‸` stands in a text."""
        before, _, after = text.partition("‸")
        await self.open(name, before + after)
        line = before.count("\n")
        position = lsp.Position(line, len(before.rpartition("\n")[2]))
        answer = await self.client.text_document_completion_async(
            lsp.CompletionParams(lsp.TextDocumentIdentifier(self._uri(name)), position)
        )
        items = answer.items if isinstance(answer, lsp.CompletionList) else answer or []
        return [item.label for item in items]

    async def hover(self, name: str, text: str) -> str:
        """What is shown for the word behind `‸` in a text."""
        before, _, after = text.partition("‸")
        await self.open(name, before + after)
        position = lsp.Position(before.count("\n"), len(before.rpartition("\n")[2]) + 1)
        answer = await self.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(self._uri(name)), position)
        )
        assert answer is not None
        assert isinstance(answer.contents, lsp.MarkupContent)
        return answer.contents.value

    def _uri(self, name: str) -> str:
        return (self.folder / name).as_uri()


@asynccontextmanager
async def editor_in(folder: Path) -> AsyncIterator[Editor]:
    """An editor with the program running, for a folder."""
    editor = Editor(folder)
    await editor.start()
    try:
        yield editor
    finally:
        await editor.stop()

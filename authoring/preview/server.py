"""Server: the addresses of the preview, and how it starts and ends.

Place in the flow: what `brief preview` calls. One process, one event loop, bound to this machine.
"""

import asyncio
import contextlib
import gc
import json
import secrets
import signal
import socket
import threading
import webbrowser
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Position
from authoring.preview.channel import Channel, Follower
from authoring.preview.editor import Editor
from authoring.preview.guard import ADDRESS, PAGE_POLICY, Guard
from authoring.preview.live import PRINT_PART, USUAL_PARTS, WEB_PART, LiveIssue, write_part
from authoring.preview.session import INDEX_PARTS, Session
from authoring.project.discovery import Project

HEARTBEAT: Final = 10.0
"""Seconds after which a browser hears that the server is still there."""
MOST_OF_A_REQUEST: Final = 4096
FIRST_PORT: Final = 20000
PORTS: Final = 10000
STATIC: Final = {path.name: path for path in sorted((Path(__file__).parent / "static").iterdir())}
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOR_EVER: Final = {"Cache-Control": "private, max-age=31536000, immutable"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says: what to show, where, and who opens files."""

    project: Project
    issue: Path | None = None
    port: int | None = None
    style: str | None = None
    editor: Editor | None = None
    opens_browser: bool = True


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve a project until Ctrl-C; `tell` gets the address as soon as it answers.

    Raises `BriefError` where the port is taken.
    """
    gc.enable()
    with _bind(settings) as listener:
        port = listener.getsockname()[1]
        address = f"http://{ADDRESS}:{port}{_first_page(settings)}"
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(settings, listener, lambda: _announce(settings, address, tell)))


async def _serve(settings: Settings, listener: socket.socket, announce: Callable[[], None]) -> None:
    session = Session(settings.project, settings.style)
    app = Guard(Site(session, settings.editor).build(), listener.getsockname()[1])
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = _Server(config, session)
    work = asyncio.create_task(session.run())
    work.add_done_callback(lambda _: server.end())
    announce()
    try:
        await server.serve(sockets=[listener])
    finally:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work


class _Server(uvicorn.Server):
    """Ends at once: pages that follow a save are let go before it waits for them."""

    def __init__(self, config: uvicorn.Config, session: Session) -> None:
        super().__init__(config)
        self._session = session
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; a second Ctrl-C does not wait for anything."""
        self._loop.call_soon_threadsafe(self._session.close)
        super().handle_exit(signal.Signals(sig), frame)

    def end(self) -> None:
        """End without a signal: there is nobody left who follows the files."""
        self._session.close()
        self.should_exit = True


class Site:
    """The addresses of the preview."""

    def __init__(self, session: Session, editor: Editor | None) -> None:
        """Show a session; `editor` opens files, if there is one."""
        self._session = session
        self._editor = editor
        self._token = secrets.token_urlsafe(24)

    def build(self) -> Starlette:
        """The application."""
        routes = (
            Route("/", self.show_index),
            Route("/events", self.follow_index),
            Route("/issues/{name}", self.show_issue),
            Route("/issues/{name}/page", self.show_page),
            Route("/issues/{name}/events", self.follow_issue),
            Route("/issues/{name}/open", self.open, methods=["POST"]),
            Route("/files/{name}", self.give_file),
            Route("/static/{name}", self.give_static),
        )
        return Starlette(routes=routes)

    async def show_index(self, _request: Request) -> Response:
        """The list of all issues."""
        return HTMLResponse(await self._write("index.html"))

    async def show_issue(self, request: Request) -> Response:
        """The page around an issue."""
        live = self._find(request)
        others = len(self._session.names()) > 1
        page = await self._write("issue.html", file=live.path.name, others=others)
        return HTMLResponse(page)

    async def show_page(self, request: Request) -> Response:
        """The issue's own page, as it was last made."""
        live = self._find(request)
        await self._session.prepare(live)
        headers = {"Content-Security-Policy": PAGE_POLICY}
        return HTMLResponse(live.shown or write_part("empty.html"), headers=headers)

    async def follow_index(self, request: Request) -> Response:
        """What changes in the list, as server-sent events."""
        return self._stream(self._session.index, self._session.index.join(INDEX_PARTS), request)

    async def follow_issue(self, request: Request) -> Response:
        """What changes in an issue, as server-sent events; `view` is “web” or “print”."""
        live = self._find(request)
        part = PRINT_PART if request.query_params.get("view") == "print" else WEB_PART
        return self._stream(live.channel, live.channel.join(USUAL_PARTS | {part}), request)

    async def open(self, request: Request) -> Response:
        """Say where something stands, and open it in the editor."""
        if not secrets.compare_digest(request.headers.get("x-token", ""), self._token):
            raise HTTPException(403, "The page is of another session; load it again.")
        live = self._find(request)
        asked = await _read_json(request)
        path, position = self._locate(live, asked)
        opened = self._editor is not None and self._editor.open(path, position)
        told = {"place": f"{path}:{position.line}:{position.column}", "opened": opened}
        return JSONResponse(told)

    async def give_file(self, request: Request) -> Response:
        """A file that a page names."""
        file = self._session.files.find(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        if isinstance(file.content, bytes):
            return Response(file.content, media_type=file.media_type, headers=_FOR_EVER)
        if not file.content.is_file():
            raise HTTPException(404)
        return FileResponse(file.content, media_type=file.media_type, headers=_FOR_EVER)

    async def give_static(self, request: Request) -> Response:
        """A script or style sheet of the preview's own."""
        path = STATIC.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return Response(path.read_bytes(), media_type=_TYPES[path.suffix])

    def _find(self, request: Request) -> LiveIssue:
        live = self._session.find(request.path_params["name"])
        if live is None:
            raise HTTPException(404, "There is no such issue.")
        return live

    async def _write(self, name: str, **values: object) -> str:
        return write_part(
            name, token=self._token, style=await self._session.preview_style(), **values
        )

    def _stream(self, channel: Channel, follower: Follower, request: Request) -> Response:
        self._session.wake()

        async def events() -> AsyncIterator[str]:
            try:
                yield f"retry: 500\n{_event('hello', {'token': self._token})}"
                while not (self._session.closed or await request.is_disconnected()):
                    parts = follower.take()
                    if parts:
                        yield _event("parts", parts)
                    try:
                        await asyncio.wait_for(follower.news.wait(), HEARTBEAT)
                    except TimeoutError:
                        yield _event("ping", {})
            finally:
                channel.leave(follower)

        return StreamingResponse(events(), media_type="text/event-stream")

    def _locate(self, live: LiveIssue, asked: Mapping[str, object]) -> tuple[Path, Position]:
        """The file and the position of a part of the page, or of a problem by its number."""
        number, place = asked.get("problem"), asked.get("place")
        if isinstance(number, int) and 0 <= number < len(live.rows):
            problem = live.rows[number].problem
            return problem.path, problem.span.start
        try:
            position = live.position(place) if isinstance(place, str) else None
        except ValueError:
            position = None
        if position is None:
            raise HTTPException(404, "The place is not there any more.")
        return live.path, position


async def _read_json(request: Request) -> Mapping[str, object]:
    """The object that a request holds; an empty one for anything else."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_OF_A_REQUEST:
            raise HTTPException(413)
    try:
        value = json.loads(body)
    except ValueError:
        raise HTTPException(400) from None
    return value if isinstance(value, dict) else {}


def _event(name: str, value: Mapping[str, str]) -> str:
    """An event as it goes over the line (HTML, 9.2)."""
    return f"event: {name}\ndata: {json.dumps(value)}\n\n"


def _bind(settings: Settings) -> socket.socket:
    """A socket on the port that was asked for; else on the project's usual one; else on a free one.

    The usual one makes pages that are still open find the server again after a restart.
    """
    if settings.port is not None:
        listener = _try_to_bind(settings.port)
        if listener is None:
            raise BriefError(
                f"port {settings.port} can't be used", "Leave --port out, or name another."
            )
        return listener
    root = str(settings.project.root.resolve())
    usual = FIRST_PORT + zlib.crc32(root.encode("utf-8", "surrogateescape")) % PORTS
    listener = _try_to_bind(usual) or _try_to_bind(0)
    if listener is None:
        raise BriefError(f"no port of {ADDRESS} is free")
    return listener


def _try_to_bind(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        # From here on, who comes waits for an answer and is not turned away.
        listener.listen()
    except OSError:
        listener.close()
        return None
    return listener


def _first_page(settings: Settings) -> str:
    return "/" if settings.issue is None else f"/issues/{quote(settings.issue.name)}"


def _announce(settings: Settings, address: str, tell: Callable[[str], None]) -> None:
    tell(address)
    if settings.opens_browser:
        # A browser that stays in the foreground must not keep the preview from ending.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

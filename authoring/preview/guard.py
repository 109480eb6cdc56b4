"""Guard: who may ask the preview's server.

Place in the flow: around the server. It listens on this machine alone, but every page that a browser
shows can send requests here: those of other pages are refused, by Host (names that lead here), by
Origin and by Fetch Metadata (W3C), and no page may put ours into itself.
"""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ADDRESS: Final = "127.0.0.1"
NAMES: Final = (ADDRESS, "localhost")
OWN: Final = ("same-origin", "none")
"""Where a request may come from: our pages, or the address line."""

SHELL_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""For the brief itself: a desk's own template may have styles in it, but nothing runs."""

_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": SHELL_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Lets requests of our own pages through, and says with every answer what it may do."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Stand before `app`, which listens on `port`."""
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 403."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        app = self._app
        if not self._is_own(scope["method"], Headers(scope=scope)):
            app = PlainTextResponse("The preview answers its own pages only.\n", 403)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, send_guarded)

    def _is_own(self, method: str, headers: Headers) -> bool:
        origins = headers.getlist("origin")
        return (
            len(headers.getlist("host")) == 1
            and headers["host"].lower() in self._hosts
            and all(origin in self._origins for origin in origins)
            and all(site in OWN for site in headers.getlist("sec-fetch-site"))
            and (method in ("GET", "HEAD") or len(origins) == 1)
        )
